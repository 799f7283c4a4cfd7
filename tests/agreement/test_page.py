"""The page «Соглашение»: clauses found by word and section, readings of a day, switching by a supervisor."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from console.wiring import Services
from models.agreement.clauses import load_agreement
from models.agreement.operations import switch_reading
from models.agreement.queries import load_readings
from models.agreement.readings import WORKTIME, Readings
from models.storage.database import Database
from models.storage.journal import SYSTEM, Actor
from tests.agreement.test_readings import add_operator
from tests.keys import press, type_text
from tests.screen import Host
from widgets.agreement.document import HOLDS, SWITCH, Entry
from widgets.agreement.page import SWITCH_TAB, AgreementPage
from widgets.agreement.sections import SECTIONS, VIEWS, in_order, section_of
from widgets.agreement.switch_panel import SwitchPanel
from widgets.parts.theme import Theme

SHARED, WHOLE = "Поровну", "Полностью с каждого договора"
RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "agreement"


@pytest.fixture
def page(qtbot: QtBot, host: Host) -> AgreementPage:
    """The page as somebody sees it who may do everything."""
    host.context.tasks.actor = Actor(None, "Кузнецова А. П.")
    return opened(qtbot, host)


def opened(qtbot: QtBot, host: Host) -> AgreementPage:
    made = AgreementPage(host.context)
    asked: list[object] = []
    take = made._take
    made._take = lambda answer: (take(answer), asked.append(answer))  # type: ignore[method-assign]
    host.show_with(made)
    qtbot.waitUntil(lambda: bool(asked))
    return made


def found(page: AgreementPage) -> list[str]:
    return [entry.clause.id for entry in page.found()]


def chosen(page: AgreementPage) -> list[str]:
    """The readings that stand marked as holding, from top to bottom."""
    lines = page.text.toPlainText().replace("\u00a0", " ").splitlines()
    return [lines[number + 1] for number, line in enumerate(lines) if line.strip() == HOLDS]


def test_all_clauses_are_there_with_quotation_and_values(page: AgreementPage) -> None:
    text = page.text.toPlainText()

    assert sorted(found(page)) == sorted(load_agreement().editions[0].clauses)
    assert all(f"«{entry.clause.quote}»" in text for entry in page.entries)
    assert "Норма в год\n64 ч" in text
    assert page._summary.text() == "Соглашение об уровне услуг · редакция 1 из 1, действует с 01.01.2015"
    assert page.text.accessibleName() == "Пункты соглашения"


def test_foreign_words_cannot_become_marks_of_the_document(page: AgreementPage) -> None:
    clause = dataclasses.replace(page.entries[0].clause, quote="<b>1 & 2</b>", title="<i>x</i>")
    page.entries = [Entry(clause, ())]
    page._fill()

    assert "<b>1 & 2</b>" in page.text.toPlainText()
    assert "<i>x</i>" in page.text.toPlainText()


def test_every_clause_has_its_section_in_order() -> None:
    clauses = in_order(load_agreement().editions[0].clauses.values())
    sections = [section_of(clause.id) for clause in clauses]

    assert list(dict.fromkeys(sections)) == [key for key, _, _ in SECTIONS]
    assert sections == sorted(sections, key=[key for key, _, _ in SECTIONS].index)
    with pytest.raises(KeyError):
        section_of("weather.rain")


def test_words_find_clauses_in_quotations_values_and_headings(page: AgreementPage) -> None:
    assert page.search is not None
    answers = {}
    for words in ("четверг", "64 ч", "вебинар", "ОТЧЕСТВО регион", "еще ничего"):
        page.search.setText(words)
        page.search.search_now()
        answers[words] = found(page)

    assert answers["четверг"] == ["availability.windows"]
    assert "hours.quota" in answers["64 ч"]
    assert answers["вебинар"] == ["hours.included"]
    assert answers["ОТЧЕСТВО регион"] == ["method.details"]
    assert answers["еще ничего"] == []
    assert page.text.toPlainText().startswith("Таких слов в соглашении нет.")
    page.search.clear()
    page.search.search_now()
    assert len(found(page)) == 47


def test_views_are_the_sections_and_the_open_questions(page: AgreementPage) -> None:
    assert page.views is not None
    keys = [key for key, _ in VIEWS]
    page.views.chip(keys.index("open")).click()
    assert found(page) == ["time.technical", "hours.quota", "hours.included", "availability.windows"]
    page.views.chip(keys.index("persons")).click()
    assert {section_of(clause) for clause in found(page)} == {"persons"}
    assert page.views.chip(0).text() == "Все пункты  47"


def test_a_clause_asked_for_elsewhere_is_shown_and_marked(qtbot: QtBot, page: AgreementPage) -> None:
    assert page.search is not None
    type_text(page.search, "четверг")
    page.search.search_now()

    page.show_clause("hours.quota")

    assert len(found(page)) == 47
    assert page.text.hasFocus()
    qtbot.waitUntil(lambda: page.text.verticalScrollBar().value() > 0)
    top = page.text.cursorForPosition(QPoint(30, 10)).block().text()
    assert top == "Методические часы"
    accent = QColor(Theme.current().hex("accent_soft"))
    assert page.text.grab().toImage().pixelColor(400, 40) == accent


def test_a_clause_asked_for_before_the_page_was_seen_is_shown_later(qtbot: QtBot, host: Host) -> None:
    made = AgreementPage(host.context)
    made.show_clause("availability.windows")
    host.show_with(made)

    qtbot.waitUntil(lambda: made.text.verticalScrollBar().value() > 0)


def test_the_place_is_kept_when_a_reading_changes(
    qtbot: QtBot, page: AgreementPage, sqlite_database: Database
) -> None:
    page.text.verticalScrollBar().setValue(500)
    written = sqlite_database.write(SYSTEM, lambda s: switch_reading(s, WORKTIME, "production", reason="x"))
    page.context.tasks.changed.emit(written.changes)
    qtbot.waitUntil(lambda: chosen(page)[0].startswith("Как в производственном календаре"))

    assert page.text.verticalScrollBar().value() == 500


class TestSwitching:
    """Only a supervisor, only with a reason, never for the past."""

    def test_a_reading_is_switched_with_a_reason(
        self, qtbot: QtBot, page: AgreementPage, sqlite_database: Database
    ) -> None:
        assert SHARED in chosen(page)
        page.text.anchorClicked.emit(QUrl(f"{SWITCH}hours.webinar"))
        panel = page.context.panel.tab(SWITCH_TAB)
        assert isinstance(panel, SwitchPanel)
        panel.save()
        assert panel.form.cell("reason").error.text()
        panel.form.show_values({"reading": "full", "reason": "решение отдела"})
        press(panel.form.cell("reason").widget, "Ctrl+Return")

        qtbot.waitUntil(lambda: WHOLE in chosen(page))
        (made,) = sqlite_database.read(load_readings).switches
        assert (made.reading, made.reason, made.actor) == ("full", "решение отдела", "Кузнецова А. П.")
        assert page.context.panel.tab(SWITCH_TAB) is None
        assert page.context.notices.toasts() == ["Чтение соглашения изменено."]

    def test_the_past_is_refused_beside_its_field(self, qtbot: QtBot, page: AgreementPage) -> None:
        page.open_switch(WORKTIME)
        panel = page.context.panel.tab(SWITCH_TAB)
        assert isinstance(panel, SwitchPanel)
        past = datetime.now(UTC) - timedelta(days=1)
        panel.form.show_values({"reading": "production", "since": past, "reason": "x"})
        panel.save()

        qtbot.waitUntil(lambda: "задним числом" in panel.form.cell("since").error.text())

    def test_the_same_reading_again_is_a_sentence(
        self, qtbot: QtBot, page: AgreementPage, mishaps: list[Exception]
    ) -> None:
        page.open_switch(WORKTIME)
        panel = page.context.panel.tab(SWITCH_TAB)
        assert isinstance(panel, SwitchPanel)
        panel.form.show_values({"reason": "x"})
        panel.save()

        qtbot.waitUntil(lambda: len(mishaps) == 1)

    def test_what_was_switched_before_is_told(
        self, qtbot: QtBot, page: AgreementPage, sqlite_database: Database
    ) -> None:
        written = sqlite_database.write(
            SYSTEM, lambda s: switch_reading(s, WORKTIME, "production", reason="так решили")
        )
        page.context.tasks.changed.emit(written.changes)
        qtbot.waitUntil(lambda: len(page._answer.readings.switches) == 1)

        page.open_switch(WORKTIME)
        panel = page.context.panel.tab(SWITCH_TAB)

        assert isinstance(panel, SwitchPanel)
        texts = [label.text() for label in panel.findChildren(type(page._summary))]
        assert any("так решили" in text and "рабочие субботы работают" in text for text in texts)

    def test_an_operator_reads_but_does_not_switch(
        self, qtbot: QtBot, host: Host, sqlite_database: Database
    ) -> None:
        host.context.tasks.actor = add_operator(sqlite_database, "operator")
        page = opened(qtbot, host)
        assert SHARED in chosen(page)
        assert SWITCH not in page.text.toHtml()

        page.open_switch(WORKTIME)

        assert page.context.panel.tab(SWITCH_TAB) is None

    def test_a_supervisor_may(self, qtbot: QtBot, host: Host, sqlite_database: Database) -> None:
        host.context.tasks.actor = add_operator(sqlite_database, "supervisor")
        page = opened(qtbot, host)
        qtbot.waitUntil(lambda: page._answer.may_switch)

        page.open_switch(WORKTIME)

        assert isinstance(page.context.panel.tab(SWITCH_TAB), SwitchPanel)


class TestOtherDays:
    """The page shows the edition and the readings of the chosen day."""

    def test_an_earlier_day_has_the_reading_of_that_day(
        self, qtbot: QtBot, page: AgreementPage, sqlite_database: Database
    ) -> None:
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        sqlite_database.write(
            SYSTEM, lambda s: switch_reading(s, "hours.webinar", "full", reason="x", since=tomorrow)
        )
        page.reload(None)
        qtbot.waitUntil(lambda: len(page._answer.readings.switches) == 1)
        for day, reading in (
            ("", SHARED),
            (f"{tomorrow + timedelta(days=2):%d.%m.%Y}", WHOLE),
            ("01.01.2020", SHARED),
            ("", SHARED),
        ):
            page._day.setText(day)
            assert reading in chosen(page)
            assert (SWITCH in page.text.toHtml()) == (day == "")

    def test_a_later_day_has_its_edition(self, qtbot: QtBot, page: AgreementPage, tmp_path: Path) -> None:
        shutil.copy(RESOURCES / "2015.toml", tmp_path / "1.toml")
        later = (RESOURCES / "2015.toml").read_text(encoding="utf-8")
        later = later.replace("starts = 2015-01-01", "starts = 2027-03-01").replace(
            'edition = "1"', 'edition = "2"'
        )
        (tmp_path / "2.toml").write_text(later.replace("3840", "4800"), encoding="utf-8")
        agreement = load_agreement(tmp_path)
        page._take(
            type(page._answer)(
                Readings((), agreement), may_switch=True, now=datetime(2026, 11, 22, tzinfo=UTC)
            )
        )
        assert page._summary.text().endswith("редакция 1 из 2, действует с 01.01.2015 · по 28.02.2027")

        page._day.show_value(date(2027, 3, 1))

        assert page._summary.text().endswith("редакция 2 из 2, действует с 01.03.2027")
        assert "80 ч" in page.text.toPlainText()


def test_the_page_speaks_the_language_of_the_interface(page: AgreementPage, services: Services) -> None:
    services.languages.silence()
    page.retranslate()

    assert page.text.toPlainText().startswith(
        "Channels and working time\nMail of technical support\n\n«Электронная"
    )
