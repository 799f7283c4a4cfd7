"""The log of an old help desk: what the columns hold, states and waits, bad rows, the same file again, the window."""

from __future__ import annotations

import csv
import itertools
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from console.cli import cli
from models.calendar.desk_calendar import desk_calendar
from models.calendar.rules import working_seconds
from models.errors import FileProblem
from models.formats import MOSCOW
from models.storage.database import Database
from models.storage.listing import Query
from models.tickets.choices import Priority, State
from models.tickets.intake import import_tickets, proposed, read_file, tickets_of
from models.tickets.intake.columns import FIELDS
from models.tickets.intake.reading import read_log
from models.tickets.intake.storing import key_of
from models.tickets.intake.tickets import parse_log_moment
from models.tickets.listing import LISTING
from models.tickets.queries import ticket_card
from models.tickets.tables import Ticket
from tests.keys import press
from tests.screen import Host
from tests.tickets.factories import ACTOR, NUMBER, register
from widgets.tickets.import_panel import ColumnChoice
from widgets.tickets.page import TicketsPage

LOG = """Номер;Статус;Изменено;Кто изменил;Получено;Заявитель;Договор;Тема;Приоритет
A-1;Новое;16.09.2025 10:00;Иванова;16.09.2025 10:00;Кузнецова Анна;412/2025-мэо;Не открывается тест;1 - Critical
A-1;В работе;16.09.2025 11:00;Петров;16.09.2025 10:00;Кузнецова Анна;412/2025-мэо;Не открывается тест;1 - Critical
A-1;Ждём ответа;16.09.2025 12:00;Петров;16.09.2025 10:00;Кузнецова Анна;412/2025-мэо;Не открывается тест;1 - Critical
A-1;В работе;17.09.2025 10:00;Петров;16.09.2025 10:00;Кузнецова Анна;412/2025-мэо;Не открывается тест;1 - Critical
A-1;Решено;17.09.2025 12:00;Петров;16.09.2025 10:00;Кузнецова Анна;412/2025-мэо;Не открывается тест;1 - Critical
A-2;Закрыто;18.09.2025 09:30;?;18.09.2025 09:00;?;?;?;?
;Новое;18.09.2025 09:30;;18.09.2025 09:00;;;;
A-3;Неведомое;18.09.2025 09:30;;18.09.2025 09:00;;;;
A-4;Новое;вчера;;18.09.2025 09:00;;;;
A-5;Новое;;;31.02.2025 09:00;;;;
"""


def tickets(text: str = LOG):
    log = read_log(text.encode())
    return tickets_of(log, proposed(log.headers))


def test_events_become_tickets_with_their_states_and_bad_rows_are_told() -> None:
    found, rejected = tickets()
    assert [(ticket.number, ticket.state) for ticket in found] == [
        ("A-1", State.SOLVED),
        ("A-2", State.CLOSED),
    ]
    first = found[0]
    assert [move.state for move in first.moves] == [
        *(State.NEW, State.WORK, State.WAITING, State.WORK, State.SOLVED),
    ]
    assert first.moves[2].at == datetime(2025, 9, 16, 9, 0, tzinfo=UTC)
    assert [(bad.row, bad.column) for bad in rejected] == [
        (8, "Номер"),
        (9, "Статус"),
        (10, "Изменено"),
        (11, "Получено"),
    ]


def test_the_order_of_the_rows_does_not_matter() -> None:
    head, *rows = LOG.splitlines()
    found, _ = tickets("\n".join([head, *reversed(rows)]))
    assert [move.state for move in found[0].moves] == [move.state for move in tickets()[0][0].moves]


def test_waits_are_counted_and_everything_is_found(database: Database) -> None:
    register(database)
    found, _ = tickets()
    result = database.write(ACTOR, lambda s: import_tickets(s, found)).value
    assert (result.imported, result.unchanged) == (2, 0)
    (number,) = database.read(lambda s: LISTING.ids(s, Query("тест A-1"))).tolist()
    card = database.read(lambda s: ticket_card(s, number))
    assert (card.age_seconds, card.waited_seconds) == (4 * 3600, 7 * 3600)
    assert (card.contract_no, card.priority, card.foreign_number) == (NUMBER, Priority.HIGH, "A-1")
    assert card.organisation.startswith("МБОУ «СОШ № 14»")
    assert card.moves[1].actor == "Петров"

    again = database.write(ACTOR, lambda s: import_tickets(s, found)).value
    assert (again.imported, again.unchanged) == (0, 2)
    assert database.read(lambda s: s.scalar(select(func.count(Ticket.id)))) == 2


def test_a_real_log_comes_in_whole_with_its_waits(sqlite_database: Database, shared_data: Path) -> None:
    """890 tickets in 5,998 events; the waits of a sample agree with a count made straight from the file."""
    path = shared_data / "incident_event_log.csv"
    log = read_file(path)
    found, rejected = tickets_of(log, proposed(log.headers))
    assert (len(found), len(log.rows), rejected) == (890, 5_998, [])
    sqlite_database.write(ACTOR, lambda s: import_tickets(s, found))
    assert sqlite_database.read(lambda s: s.scalar(select(func.count(Ticket.id)))) == 890

    events: dict[str, list[tuple[datetime, str]]] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            at = datetime.strptime(row["sys_updated_at"], "%d-%m-%Y %H:%M").replace(tzinfo=MOSCOW)
            events.setdefault(row["number"], []).append((at, row["incident_state"]))
    waiting = [
        number for number, steps in events.items() if any(state.startswith("Await") for _, state in steps)
    ]
    calendar = desk_calendar()
    for number in waiting[::15]:
        steps = sorted(events[number], key=lambda step: step[0])
        pairs = itertools.pairwise(steps)
        expected = sum(
            working_seconds(one[0], other[0], calendar) for one, other in pairs if one[1].startswith("Await")
        )
        ticket = next(ticket for ticket in found if ticket.number == number)
        key = key_of(ticket)
        card_id = sqlite_database.read(
            lambda s, key=key: s.scalar(select(Ticket.id).where(Ticket.client_key == key))
        )
        card = sqlite_database.read(lambda s, card_id=card_id: ticket_card(s, card_id))
        assert card.waited_seconds == expected, number


def test_headings_are_understood_in_any_order_and_case() -> None:
    mapping = proposed(["Статус", "ОПИСАНИЕ", "Кто", "Дата", "№"])
    assert (mapping.number, mapping.state, mapping.opened_at, mapping.caller) == (
        "№",
        "Статус",
        "Дата",
        "Кто",
    )
    assert mapping.missing() == ()
    assert proposed(["a", "b"]).missing() == ("number", "state", "opened_at")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29-02-2016 01:16", datetime(2016, 2, 28, 22, 16, tzinfo=UTC)),
        ("16.09.2025", datetime(2025, 9, 15, 21, 0, tzinfo=UTC)),
        ("2025-09-16T10:00:00+05:00", datetime(2025, 9, 16, 5, 0, tzinfo=UTC)),
        ("2025-09-16 10:00", datetime(2025, 9, 16, 7, 0, tzinfo=UTC)),
        ("30-02-2016 01:16", None),
        ("16.09.1025", None),
        ("16.09.2999", None),
        ("", None),
        ("09/16/2025", None),
    ],
)
def test_moments_are_read_day_first(text: str, expected: datetime | None) -> None:
    assert parse_log_moment(text) == expected


def test_files_of_other_encodings_and_separators_are_read() -> None:
    assert read_log("номер,статус\n1,новое\n".encode("cp1251")).rows == (
        (2, {"номер": "1", "статус": "новое"}),
    )
    assert read_log("﻿номер\tстатус\n1\tновое\n".encode()).headers == ("номер", "статус")


@pytest.mark.parametrize("data", [b"", b"  \n ", b"a," * 600 + b"\n1", b'a,b\n"' + b"x" * 200_000])
def test_what_is_no_log_is_refused(data: bytes) -> None:
    with pytest.raises(FileProblem):
        read_log(data)


@given(st.binary(max_size=400))
def test_no_bytes_whatever_raise_anything_but_a_file_problem(data: bytes) -> None:
    try:
        log = read_log(data)
    except FileProblem:
        return
    tickets_of(log, proposed(log.headers))


def test_the_command_line_answers_programs(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG, encoding="utf-8")
    place = str(tmp_path / "desk.sqlite")
    runner = CliRunner()
    dry = runner.invoke(cli, ["--database", place, "import", "tickets", str(path), "--dry-run", "--json"])
    assert json.loads(dry.output)["imported"] == 2
    done = json.loads(
        runner.invoke(cli, ["--database", place, "import", "tickets", str(path), "--json"]).output
    )
    assert (done["imported"], done["unchanged"], done["events"]) == (2, 0, 6)
    assert done["rejected"][0] == {"row": 8, "column": "Номер", "problem": "отсутствует"}


def turn_the_wheel(over: QWidget) -> None:
    """One click of the wheel downwards."""
    middle = over.rect().center()
    where, down, nothing = QPointF(over.mapToGlobal(middle)), QPoint(0, -120), Qt.MouseButton.NoButton
    plain, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(
        over, QWheelEvent(QPointF(middle), where, QPoint(), down, nothing, plain, phase, False)
    )


def test_the_window_shows_what_would_come_in_and_takes_it(
    qtbot: QtBot, host: Host, sqlite_database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LOG.replace("Статус", "Где"), encoding="utf-8")
    page = TicketsPage(host.context)
    host.show_with(page)
    page.import_log()
    panel = host.panel.tab("import")
    panel.load(path)
    qtbot.waitUntil(lambda: panel.preview() == "Укажите столбцы: Состояние")
    panel.set_column("state", "Где")
    qtbot.waitUntil(panel.take.isEnabled)
    combo = panel.findChildren(ColumnChoice)[0]
    chosen = combo.currentIndex()
    turn_the_wheel(combo)
    assert combo.currentIndex() == chosen, "the wheel scrolls the form; it must not choose another column"
    panel.load(path)
    qtbot.waitUntil(lambda: panel.preview() == "Укажите столбцы: Состояние")
    qtbot.waitUntil(lambda: bool([each for each in panel.findChildren(ColumnChoice) if each.isVisible()]))
    columns = [each for each in panel.findChildren(ColumnChoice) if not each.isHidden()]
    assert len(columns) == len(FIELDS), "another file lays its columns over those of the first"
    panel.set_column("state", "Где")
    qtbot.waitUntil(panel.take.isEnabled)
    assert panel.preview().startswith(
        "Будет загружено 2 обращения\nНапример:\n• A-1 · 16.09.2025 10:00 · решено"
    )
    panel.resize(400, 500)
    qtbot.waitUntil(lambda: panel.rect().contains(panel._preview.geometry()))
    columns[-1].setFocus()
    press(columns[-1], "Tab")
    assert panel.window().focusWidget() is panel.take
    assert panel.take.toolTip().endswith("Ctrl+⏎")
    press(columns[-1], "Ctrl+Return")
    qtbot.waitUntil(lambda: host.panel.tab("import") is None)
    assert sqlite_database.read(lambda s: s.scalar(select(func.count(Ticket.id)))) == 2
    qtbot.waitUntil(lambda: page.model.complete)
