"""The page «Календарь»: twelve months, walked with the keyboard, decided in the panel, from and to files."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from console.wiring import Services
from models.agreement.verdict import Verdict
from models.calendar.choices import OFFICIAL
from models.calendar.operations import DayDraft, decide_day
from models.calendar.queries import day_history, load_decisions
from models.calendar.spans import DayKind
from models.storage.database import Database
from models.storage.journal import SYSTEM
from tests.calendar.conftest import FRIDAY
from tests.keys import press, type_text
from tests.screen import Host
from widgets.calendar.day_cell import LOOKS, Cell
from widgets.calendar.day_panel import DayPanel
from widgets.calendar.deciding import DAY_TAB
from widgets.calendar.legend import SAMPLES, SHORT_NAMES, Swatch
from widgets.calendar.page import CalendarPage
from widgets.calendar.year_view import MONTHS, YearSheet, sheet_for


def panel_of(qtbot: QtBot, page: CalendarPage) -> DayPanel:
    """The open panel once it shows the day we stand on."""
    panel = page.context.panel.tab(DAY_TAB)
    assert isinstance(panel, DayPanel)
    qtbot.waitUntil(lambda: panel.day == page.sheet.current)
    return panel


class TestWalking:
    """The keyboard reaches every day; the words follow."""

    def test_keys_walk_days_weeks_months_and_the_year(self, page: CalendarPage) -> None:
        walks = {
            "Right": date(2026, 11, 7),
            "Left": date(2026, 11, 5),
            "Down": date(2026, 11, 13),
            "Up": date(2026, 10, 30),
            "PgDown": date(2026, 12, 6),
            "PgUp": date(2026, 10, 6),
            "Home": date(2026, 11, 1),
            "End": date(2026, 11, 30),
            "Ctrl+Home": date(2026, 1, 1),
            "Ctrl+End": date(2026, 12, 31),
        }
        reached = {}
        for keys in walks:
            page.sheet.go(FRIDAY)
            press(page.sheet, keys)
            reached[keys] = page.sheet.current

        assert reached == walks

    def test_a_shorter_month_ends_on_its_last_day(self, page: CalendarPage) -> None:
        page.sheet.go(date(2026, 1, 31))
        press(page.sheet, "PgDown")

        assert page.sheet.current == date(2026, 2, 28)

    def test_walking_past_december_shows_the_next_year(self, qtbot: QtBot, page: CalendarPage) -> None:
        page.sheet.go(date(2026, 12, 31))
        press(page.sheet, "Right")

        qtbot.waitUntil(lambda: page.sheet.year is not None and page.sheet.year.year == 2027)
        assert page.sheet.current == date(2027, 1, 1)

    def test_the_arrows_of_the_bar_keep_month_and_day(self, qtbot: QtBot, page: CalendarPage) -> None:
        page.previous_year()
        qtbot.waitUntil(lambda: page.sheet.year is not None and page.sheet.year.year == 2025)
        assert page.sheet.current == date(2025, 11, 6)
        page.next_year()
        page.next_year()
        qtbot.waitUntil(lambda: page.sheet.year is not None and page.sheet.year.year == 2027)
        assert page.sheet.current == date(2027, 11, 6)
        page.go_today()
        qtbot.waitUntil(lambda: page.sheet.year is not None and page.sheet.year.year == 2026)
        assert page.sheet.current == date(2026, 11, 22)

    def test_there_is_no_year_2200(self, page: CalendarPage) -> None:
        page._wanted = 2199
        page._go_beyond(2200, date(2200, 1, 1))

        assert page._wanted == 2199

    def test_the_place_is_told_in_words(self, page: CalendarPage) -> None:
        press(page.sheet, "Left")
        press(page.sheet, "Left")

        assert page.sheet.accessibleName() == "Календарь 2026 года"
        assert page.sheet.accessibleDescription() == (
            "Среда, 4 ноября 2026: День народного единства, поддержка не работает"
        )

    def test_a_date_or_a_name_is_found(self, page: CalendarPage) -> None:
        wanted = {
            "9.05": date(2026, 5, 9),
            "2026-06-11": date(2026, 6, 11),
            "день победы": date(2026, 5, 9),
            "выходной, перенес": date(2026, 12, 31),
            "народного": date(2026, 11, 4),
            "праздник непослушания": FRIDAY,
        }
        found = {}
        for text in wanted:
            page.sheet.go(FRIDAY)
            page.go_to(text)
            found[text] = page.sheet.current

        assert found == wanted

    def test_the_search_line_goes_there_while_one_types(self, page: CalendarPage) -> None:
        assert page.search is not None
        type_text(page.search, "9.05")
        page.search.search_now()
        assert page.sheet.current == date(2026, 5, 9)
        page.search.clear()
        page.search.search_now()
        assert page.sheet.current == date(2026, 5, 9)


class TestSheet:
    """Where the days stand, and that colour is never alone."""

    @pytest.mark.parametrize(
        ("width", "columns"), [(1700, 4), (1140, 4), (740, 4), (700, 3), (500, 2), (300, 1)]
    )
    def test_as_many_months_stand_beside_each_other_as_are_readable(
        self, services: Services, width: int, columns: int
    ) -> None:
        sheet = sheet_for(width, 600)

        assert sheet.columns == columns
        assert columns * 7 * sheet.cell_width <= width or columns == 1

    def test_the_whole_year_fits_into_a_small_window(self, services: Services) -> None:
        assert sheet_for(1140, 536).height <= 536

    def test_no_two_days_overlap_and_each_is_found_under_the_mouse(self, page: CalendarPage) -> None:
        page.sheet.fit(QSize(1100, 560))
        days = [date(2026, 1, 1) + timedelta(number) for number in range(365)]

        assert [page.sheet.day_at(page.sheet.rect_of(day).center()) for day in days] == days
        assert page.sheet.day_at(page.sheet.rect_of(date(2026, 1, 1)).topLeft() - QPoint(500, 0)) is None

    def test_every_kind_that_is_no_plain_day_has_a_shape_of_its_own(self) -> None:
        shapes = [
            look.shape for kind, look in LOOKS.items() if kind not in (DayKind.WORKING, DayKind.WEEKEND)
        ]

        assert set(LOOKS) == set(DayKind)
        assert all(shapes)
        assert len(set(shapes)) == len(shapes)

    @pytest.mark.parametrize("dark", [False, True])
    def test_kinds_can_be_told_apart_without_colour(
        self, qtbot: QtBot, services: Services, dark: bool
    ) -> None:
        services.theme.apply("dark" if dark else "light")

        def grey(kind: DayKind) -> bytes:
            swatch = Swatch(Cell("5", kind, working=True))
            qtbot.addWidget(swatch)
            swatch.resize(28, 22)
            image = swatch.grab().toImage()
            return bytes(image.convertToFormat(image.Format.Format_Grayscale8).constBits())

        pictures = {grey(kind) for kind in DayKind if kind is not DayKind.WEEKEND}

        assert len(pictures) == len(DayKind) - 1

    def test_the_legend_names_every_kind(self) -> None:
        assert {cell.kind for cell in SAMPLES} == set(SHORT_NAMES) == set(DayKind) - {DayKind.WORKING}

    def test_the_mouse_is_told_the_day_in_words(self, page: CalendarPage) -> None:
        place = page.sheet.rect_of(date(2026, 1, 9)).center().toPoint()
        event = QHelpEvent(QEvent.Type.ToolTip, place, page.sheet.mapToGlobal(place))
        QApplication.sendEvent(page.sheet, event)

        assert (
            QToolTip.text()
            == "Пятница, 9 января 2026: Выходной, перенесён с 03.01.2026, поддержка не работает"
        )

    def test_readings_change_what_works(self, qtbot: QtBot, page: CalendarPage) -> None:
        page._go_beyond(2024, date(2024, 4, 27))
        qtbot.waitUntil(lambda: page.sheet.year is not None and page.sheet.year.year == 2024)
        saturday = page.sheet.day(date(2024, 4, 27))
        assert saturday is not None
        assert page.views is not None

        works = []
        for number in range(4):
            page.views.chip(number).click()
            works.append(page.sheet.working(saturday))

        assert works == [False, False, True, False]
        assert "Рабочих дней: 250" in page._summary.text()

    def test_twelve_months_are_painted(self, page: CalendarPage) -> None:
        picture = page.sheet.grab().toImage()
        colours = {
            picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
        }

        assert MONTHS == 12
        assert len(colours) > 8


class TestDeciding:
    """A decision has a kind, a name, a reason; it can be taken back and is never lost."""

    def test_enter_opens_the_day_and_its_form(self, qtbot: QtBot, page: CalendarPage) -> None:
        press(page.sheet, "Return")
        panel = panel_of(qtbot, page)

        assert panel._title.text() == "Пятница, 6 ноября 2026"
        assert page.sheet.hasFocus()

    def test_a_day_is_closed_with_a_reason(
        self, qtbot: QtBot, page: CalendarPage, sqlite_database: Database
    ) -> None:
        page.edit_day()
        panel = panel_of(qtbot, page)
        panel.form.show_values({"kind": "closed", "name": "Переезд", "reason": "приказ 15"})
        press(panel.form.cell("reason").widget, "Ctrl+Return")

        qtbot.waitUntil(lambda: page.sheet.day(FRIDAY).mark.kind is DayKind.CLOSED)
        (made,) = sqlite_database.read(lambda s: day_history(s, FRIDAY))
        assert (made.kind, made.name, made.reason) == ("closed", "Переезд", "приказ 15")
        assert page.context.notices.toasts() == ["Решено: Пятница, 6 ноября 2026"]
        qtbot.waitUntil(lambda: "Переезд" in panel._kind.text())
        assert page.sheet.accessibleDescription().endswith(f"решение: {made.actor}")

    def test_a_decision_is_taken_back(
        self, qtbot: QtBot, page: CalendarPage, sqlite_database: Database
    ) -> None:
        page.deciding.decide((DayDraft(FRIDAY, DayKind.CLOSED),), "приказ")
        qtbot.waitUntil(lambda: page.sheet.day(FRIDAY).mark.kind is DayKind.CLOSED)

        assert page.context.notices.undo()

        qtbot.waitUntil(lambda: page.sheet.day(FRIDAY).mark.kind is DayKind.WORKING)
        assert [made.kind for made in sqlite_database.read(lambda s: day_history(s, FRIDAY))] == [
            OFFICIAL,
            "closed",
        ]

    def test_undo_gives_back_the_earlier_decision(self, qtbot: QtBot, page: CalendarPage) -> None:
        for name in ("Переезд", "Ремонт"):
            page.deciding.decide((DayDraft(FRIDAY, DayKind.CLOSED, name),), "приказ")
            qtbot.waitUntil(lambda name=name: page.sheet.day(FRIDAY).mark.name.values.get("name") == name)

        page.context.notices.undo()

        qtbot.waitUntil(lambda: page.sheet.day(FRIDAY).mark.name.values.get("name") == "Переезд")

    def test_several_days_are_closed_at_once(
        self, qtbot: QtBot, page: CalendarPage, sqlite_database: Database
    ) -> None:
        page.edit_day()
        panel = panel_of(qtbot, page)
        panel.form.show_values({"kind": "closed", "until": date(2026, 11, 10), "reason": "приказ 15"})
        panel.save()

        qtbot.waitUntil(lambda: page.sheet.day(date(2026, 11, 10)).mark.kind is DayKind.CLOSED)
        assert len(sqlite_database.read(load_decisions)) == 5

    def test_deciding_nothing_new_says_so(self, qtbot: QtBot, page: CalendarPage) -> None:
        page.deciding.decide((DayDraft(FRIDAY, OFFICIAL),), "приказ")

        qtbot.waitUntil(lambda: page.context.notices.toasts() == ["Календарь уже так и говорит."])

    @pytest.mark.parametrize(
        ("values", "key"),
        [
            ({"kind": "closed"}, "reason"),
            ({"reason": "x"}, "kind"),
            ({"kind": "closed", "reason": "x", "until": date(2026, 11, 5)}, "until"),
            ({"kind": "closed", "reason": "x", "until": date(2027, 11, 7)}, "until"),
            ({"kind": "working_weekend", "reason": "x"}, "kind"),
        ],
    )
    def test_what_is_wrong_is_said_beside_the_field(
        self, qtbot: QtBot, page: CalendarPage, values: dict[str, object], key: str
    ) -> None:
        page.edit_day()
        panel = panel_of(qtbot, page)
        panel.form.show_values(values)
        panel.save()

        qtbot.waitUntil(lambda: bool(panel.form.cell(key).error.text()))

    def test_what_was_typed_stays_when_a_colleague_decides(
        self, qtbot: QtBot, page: CalendarPage, sqlite_database: Database
    ) -> None:
        page.edit_day()
        panel = panel_of(qtbot, page)
        panel.form.show_values({"kind": "open", "reason": "пишу причи"})

        draft = DayDraft(FRIDAY, DayKind.CLOSED)
        written = sqlite_database.write(SYSTEM, lambda s: decide_day(s, draft, reason="приказ"))
        page.context.tasks.changed.emit(written.changes)

        qtbot.waitUntil(lambda: panel._history.count() == 1)
        assert (panel.form.value("kind"), panel.form.value("reason")) == ("open", "пишу причи")

    def test_walking_on_shows_the_next_day(self, qtbot: QtBot, page: CalendarPage) -> None:
        page.edit_day()
        panel_of(qtbot, page)
        page.sheet.setFocus()
        press(page.sheet, "Right")
        panel = panel_of(qtbot, page)

        assert panel._title.text() == "Суббота, 7 ноября 2026"

    def test_why_is_asked_for_the_day(self, qtbot: QtBot, page: CalendarPage, host: Host) -> None:
        page.edit_day()
        QTest.mouseClick(panel_of(qtbot, page)._state, Qt.MouseButton.LeftButton)
        (question,) = host.whys
        assert callable(question)
        answers: list[Verdict] = []

        host.context.tasks.read(lambda session: question(session, None), answers.append, page)

        qtbot.waitUntil(lambda: len(answers) == 1)
        assert answers[0].question == ("day", FRIDAY)


def test_everything_is_named_for_screen_readers_and_speaks_russian(qtbot: QtBot, page: CalendarPage) -> None:
    page.edit_day()
    panel = panel_of(qtbot, page)
    latin = set("abcdefghijklmnopqrstuvwxyz")

    for cell in ("kind", "name", "until", "reason"):
        assert panel.form.cell(cell).widget.accessibleName()
        assert not latin & set(panel.form.cell(cell).caption.text().lower())
    assert isinstance(page.sheet, YearSheet)
