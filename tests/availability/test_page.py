"""The page as an operator uses it: figures, their minutes, outages by hand, corrections, works, probes; live."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.services.monitor import MonitorThread
from models.availability.instants import DAY, HOUR, MINUTE, SECOND, from_us, moscow, to_us
from models.availability.operations import correct_outage
from models.availability.queries import components, probes
from models.storage.database import Database
from tests.availability.factories import component, enter_measured, measure, registered
from tests.availability.target import Target
from tests.availability.test_monitor import watch
from tests.keys import press, type_text
from tests.tickets.factories import ACTOR, incident, register, save
from widgets.availability.minutes_panel import MinutesPanel
from widgets.availability.outage_card import OutageCardPanel
from widgets.availability.outage_form import OutageForm
from widgets.availability.page import OUTAGES, PROBES, UNEXPLAINED, WORKS, YEAR, AvailabilityPage
from widgets.availability.watch_forms import ComponentForm, ProbeForm
from widgets.availability.works_form import WorksForm
from widgets.parts.row_model import RawRole


def now_us() -> int:
    return to_us(datetime.now(UTC)) // SECOND * SECOND


@pytest.fixture
def history(sqlite_database: Database) -> dict[str, Any]:
    """Two components measured for ten days: «Система» was down for an hour two days ago, «БД» never."""
    end = now_us()
    start, fault = end - 10 * DAY, end - 2 * DAY
    system, base = component(sqlite_database), component(sqlite_database, "БД")
    measure(
        sqlite_database,
        system,
        (start, fault, "up"),
        (fault, fault + HOUR, "down"),
        (
            fault + HOUR,
            end + 5 * MINUTE,
            "up",
        ),  # ahead of the clock: the monitor is alive throughout the test
    )
    measure(sqlite_database, base, (start, end + 5 * MINUTE, "up"))
    outage = enter_measured(sqlite_database, system, fault, fault + HOUR)
    return {"system": system, "base": base, "outage": outage, "fault": fault, "end": end}


@pytest.fixture
def page(qtbot, host, history) -> AvailabilityPage:
    made = AvailabilityPage(host.context)
    host.show_with(made)
    qtbot.waitUntil(lambda: made.feed.last is not None and made.now.figures.model().rowCount() == 3)
    return made


def figures(page: AvailabilityPage) -> list[dict[str, Any]]:
    model = page.now.figures.model()
    keys = [field.key for field in model.fields]
    return [
        {key: model.index(row, column).data(RawRole) for column, key in enumerate(keys)}
        for row in range(model.rowCount())
    ]


def tab(host: Any, kind: type) -> Any:
    widget = host.panel.tabs.currentWidget()
    assert isinstance(widget, kind), type(widget)
    return widget


def test_the_figures_of_the_platform_and_each_component_are_shown_with_their_state(page):
    platform, system, base = figures(page)
    assert [row["name"] for row in (platform, system, base)] == ["Платформа в целом", "Система", "БД"]
    assert {row["state"] for row in (platform, system, base)} == {"up"}
    assert system["down"] == platform["down"] == "1\u00a0ч"
    assert base["percent"] == "100,0000\u00a0%"
    assert system["left"].startswith("875\u00a0ч")


def test_a_click_on_a_figure_lists_its_minutes_which_add_up_to_it(qtbot, host, page):
    page.now.figures.judged_clicked.emit(1, 3)
    panel = tab(host, MinutesPanel)
    qtbot.waitUntil(lambda: panel.grid.model().rowCount() == 1)
    assert sum(line.cost.seconds for line in panel.lines) == 3600
    assert "1 отрезок, всего 1\u00a0ч" in panel._total.text()
    panel.grid.opened.emit(0)
    assert tab(host, OutageCardPanel)._id == 1


def test_f1_on_a_figure_asks_why_and_the_answer_names_the_clauses(host, page):
    table = page.now.figures
    table.setCurrentIndex(table.model().index(1, 3))
    table.setFocus()
    press(table, "F1")
    (verdict,) = host.whys
    assert verdict.verdict == "met"
    assert next(clause for clause, _ in verdict.clauses) == "availability.target"


def test_an_outage_is_entered_by_keyboard_and_charged_at_once(qtbot, host, page, history, sqlite_database):
    page.enter_outage()
    form = tab(host, OutageForm)
    type_text(form.form.editor("cause"), "Отказ хранилища")
    form.form.editor("started_at").set_raw(f"{moscow(history['end'] - 3 * HOUR):%d.%m.%Y %H:%M}")
    form.form.editor("ended_at").set_raw(f"{moscow(history['end'] - HOUR):%d.%m.%Y %H:%M}")
    press(form.form.editor("cause"), "Ctrl+Return")
    qtbot.waitUntil(lambda: len(registered(sqlite_database)) == 2)
    qtbot.waitUntil(lambda: figures(page)[0]["down"].startswith("3\u00a0ч"))
    assert registered(sqlite_database)[1]["cause"] == "Отказ хранилища"
    assert host.panel.keys() == []


def test_a_wrong_entry_is_marked_beside_its_field_and_nothing_is_saved(qtbot, host, page, sqlite_database):
    page.enter_outage()
    form = tab(host, OutageForm)
    form.form.editor("ended_at").set_raw("01.01.2020 10:00")
    form.save()
    qtbot.waitUntil(lambda: bool(form.form.cell("ended_at").error.text()))
    assert len(registered(sqlite_database)) == 1


def test_what_is_typed_into_a_new_entry_is_kept_as_a_draft_and_offered_again(qtbot, host, page):
    page.enter_outage()
    form = tab(host, OutageForm)
    type_text(form.form.editor("note"), "Звонили из ЦОД")
    assert host.context.drafts.flush()
    kept = form.form.raw()
    host.panel.close_tab(host.panel.current_key(), ask=False)
    page.tabs.enter_outage().restore("availability.outage:1", kept)
    assert tab(host, OutageForm).form.value("note") == "Звонили из ЦОД"


def card(qtbot: Any, host: Any, page: AvailabilityPage, outage: int) -> OutageCardPanel:
    page.open_record("outage", outage)
    panel = tab(host, OutageCardPanel)
    qtbot.waitUntil(lambda: panel.card is not None)
    return panel


def test_a_correction_of_the_zone_takes_the_hour_off_the_figure(qtbot, host, page, history):
    panel = card(qtbot, host, page, history["outage"])
    assert "Засчитывается Лицензиару" in panel._charged.text()
    panel.correct()
    form = tab(host, OutageForm)
    form.form.editor("zone").show_value("client")
    form.form.editor("reason").set_raw("акт школы")
    form.save()
    qtbot.waitUntil(lambda: figures(page)[1]["down"] == "0\u00a0мин")
    panel = tab(host, OutageCardPanel)
    qtbot.waitUntil(lambda: "(акт школы)" in panel._history.text())
    assert "система → у клиента" in panel._history.text()


def test_two_corrections_of_one_cause_ask_which_stands(qtbot, host, page, history, sqlite_database):
    panel = card(qtbot, host, page, history["outage"])
    panel.correct()
    form = tab(host, OutageForm)
    seen = panel.card.draft
    theirs = replace(seen, cause="Авария на подстанции", note="акт ЦОД")
    sqlite_database.write(ACTOR, lambda s: correct_outage(s, history["outage"], seen, theirs))
    form.form.editor("cause").set_raw("Отказ коммутатора")
    form.save()
    qtbot.waitUntil(lambda: "cause" in form.clashes.rows)
    assert form.clashes.rows["cause"].take.accessibleDescription() == "У коллеги: Авария на подстанции"
    form.clashes.rows["cause"].keep.click()
    form.save()
    qtbot.waitUntil(lambda: registered(sqlite_database)[0]["cause"] == "Отказ коммутатора")
    assert registered(sqlite_database)[0]["note"] == "акт ЦОД"  # the colleague's other field stays


def test_a_correction_that_changes_no_time_keeps_the_seconds(qtbot, host, page, history, sqlite_database):
    panel = card(qtbot, host, page, history["outage"])
    before = registered(sqlite_database)[0]
    panel.correct()
    form = tab(host, OutageForm)
    form.form.editor("cause").set_raw("Питание")
    form.save()
    qtbot.waitUntil(lambda: registered(sqlite_database)[0]["cause"] == "Питание")
    after = registered(sqlite_database)[0]
    assert (after["started_at"], after["ended_at"], after["judged"]) == (
        before["started_at"],
        before["ended_at"],
        False,
    )


def test_a_false_alarm_is_withdrawn_and_put_back_by_undo(qtbot, host, page, history):
    panel = card(qtbot, host, page, history["outage"])
    panel.withdraw()
    qtbot.waitUntil(lambda: figures(page)[1]["down"] == "0\u00a0мин")
    assert host.notices.undo()
    qtbot.waitUntil(lambda: figures(page)[1]["down"] == "1\u00a0ч")


def test_callers_are_linked_by_a_tick_and_answered_all_at_once(qtbot, host, page, history, sqlite_database):
    register(sqlite_database)
    fault = from_us(history["fault"])
    calls = [
        incident(received_at=fault + timedelta(minutes=minutes), override_reason="договор продлевают")
        for minutes in (5, 9)
    ]
    tickets = [save(sqlite_database, one) for one in calls]
    panel = card(qtbot, host, page, history["outage"])
    for ticket in tickets:
        panel._evidence.link_wanted.emit(ticket, True)
    qtbot.waitUntil(lambda: panel.card is not None and sum(one.linked for one in panel.card.evidence) == 2)
    qtbot.waitUntil(panel.can_answer)
    panel._answer.editor("answer").set_raw("Доступ восстановлен")
    panel.answer()
    qtbot.waitUntil(lambda: any("обращениям, они решены" in words for words in host.notices.toasts()))
    qtbot.waitUntil(lambda: not panel.can_answer())
    panel._evidence.ticket_asked.emit(tickets[0])
    assert host.records == [("ticket", tickets[0])]


def test_the_register_is_searched_and_filtered_by_views(qtbot, page, history, sqlite_database):
    page.show_view(OUTAGES)
    qtbot.waitUntil(lambda: page.outages.model.rowCount() == 1)
    page.search.setText("нет такой причины")
    page.search.search_now()
    qtbot.waitUntil(lambda: page.outages.model.complete and page.outages.model.rowCount() == 0)
    page.search.empty()
    page.show_view(UNEXPLAINED)
    qtbot.waitUntil(lambda: page.outages.model.rowCount() == 1)


def test_works_are_announced_for_the_next_window(qtbot, host, page):
    page.announce()
    form = tab(host, WorksForm)
    start = form.form.value("started_at")
    assert (moscow(to_us(start)).isoweekday(), moscow(to_us(start)).hour) == (4, 18)
    assert "Целиком" in form._hint.text()
    form.form.editor("started_at").show_value(start - timedelta(hours=1))
    assert "только часть" in form._hint.text()
    form.form.editor("subject").set_raw("Обновление")
    form.save()
    page.show_view(WORKS)
    qtbot.waitUntil(lambda: page.works.model.rowCount() == 1)
    page.works.opened.emit(page.works.model.id_at(0))
    works = host.panel.tabs.currentWidget()
    qtbot.waitUntil(lambda: "2\u00a0ч" in works._facts.text())
    works.cancel()
    qtbot.waitUntil(lambda: "отменены" in works._facts.text())


def test_a_component_and_its_probe_are_set_up_in_the_panel(qtbot, host, page, sqlite_database):
    page.add_component()
    form = tab(host, ComponentForm)
    form.form.editor("name").set_raw("Канал")
    form.save()
    qtbot.waitUntil(lambda: len(sqlite_database.read(components)) == 3)
    page.show_view(PROBES)
    qtbot.waitUntil(lambda: page.probes.model.rowCount() == 3)
    page.probes.grid.setCurrentIndex(page.probes.model.index(2, 0))
    page.add_probe()
    probe = tab(host, ProbeForm)
    probe.form.editor("kind").show_value("tcp")
    probe._follow_kind("kind")
    probe.form.editor("target").set_raw("нет порта")
    probe.save()
    qtbot.waitUntil(lambda: bool(probe.form.cell("target").error.text()))
    probe.form.editor("target").set_raw("edge.example:443")
    probe.save()
    qtbot.waitUntil(lambda: len(sqlite_database.read(probes)) == 1)
    qtbot.waitUntil(lambda: page.probes.model.rowCount() == 4)
    key = page.probes.model.id_at(3)
    page.probes.open(key)
    tab(host, ProbeForm).delete()
    qtbot.waitUntil(lambda: sqlite_database.read(probes) == [])


def test_the_year_shows_its_days_and_a_click_goes_to_the_day(qtbot, page, history):
    page.show_view(YEAR)
    day = moscow(history["fault"]).date()
    number = day.timetuple().tm_yday - 1
    assert "недоступно" in page.year.heat.words_of_day(number)
    assert page.year.heat.words_of_day(number).startswith(f"{day:%d.%m.%Y}: ")
    page.year.heat.choose(number)
    press(page.year.heat, "Return")
    left, right = page.now.strips.visible()
    assert right - left == pytest.approx(86_400, abs=2)
    assert left <= history["fault"] / SECOND + 1


def test_another_year_is_one_click_away_and_the_newest_has_no_later(qtbot, page):
    this = page.years.year
    assert not page.years._later.isEnabled()
    QTest.mouseClick(page.years._earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.years.year == this - 1)
    assert page.years._later.isEnabled()
    assert figures(page)[0]["percent"] == "—"


def test_nothing_watched_yet_says_what_to_do(qtbot, host):
    empty = AvailabilityPage(host.context)
    host.show_with(empty)
    qtbot.waitUntil(lambda: empty.feed.last is not None)
    assert empty._empty.isVisible()
    assert "Заведите компоненты" in empty._empty._sentence.text()


def test_the_real_window_shows_a_failure_within_two_intervals(qtbot, host, sqlite_database):
    target = Target()
    watch(sqlite_database, "Система", target.url)
    page = AvailabilityPage(host.context)
    host.show_with(page)
    monitor = MonitorThread(sqlite_database)
    monitor.start()

    def state() -> object:
        rows = figures(page)
        return rows[0]["state"] if rows else None

    qtbot.waitUntil(lambda: state() == "up", timeout=5000)
    target.mode = "error"
    failed = datetime.now(UTC)
    qtbot.waitUntil(lambda: state() == "down", timeout=4000)
    seen = (datetime.now(UTC) - failed).total_seconds()
    assert seen < 2 + 1.2  # two intervals, and the page's own beat of a second
    monitor.stop()
    target.switch_off()
