"""Excel from every list: the list as it stands, in a child process, with progress and cancel."""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.wiring import Services
from models.errors import KnownError
from models.reports.jobs import Job
from models.storage.database import Database
from models.storage.listing import Query
from models.tickets.listing import LISTING
from models.workbook.target import part_name, temporary_prefix
from tests.screen import Host
from tests.tickets.factories import register, save
from widgets.parts.child import write_in_child
from widgets.parts.export import BAR, Exporter, proposed_name
from widgets.parts.grid import Grid
from widgets.parts.row_model import RowModel
from widgets.parts.tasks import Cancelled

CHILD_MS = 60_000
LISTED = "models.tickets.listing:LISTING"


@pytest.fixture
def calls(sqlite_database: Database) -> Database:
    register(sqlite_database)
    for lesson in ("2", "12", "=1+1"):
        save(sqlite_database, lesson=lesson)
    return sqlite_database


@pytest.fixture
def page(qtbot: QtBot, host: Host, calls: Database) -> QWidget:
    made = QWidget()
    host.show_with(made)
    return made


def listed(page: QWidget, host: Host, query: Query, qtbot: QtBot) -> tuple[Grid, RowModel]:
    model = RowModel(host.context.tasks, LISTING, page)
    grid = Grid(page, key="test")
    grid.setModel(model)
    with qtbot.waitSignal(model.ready):
        model.set_query(query)
    return grid, model


def test_the_list_goes_out_as_it_stands(qtbot: QtBot, host: Host, page: QWidget, tmp_path: Path) -> None:
    """Filter, order and columns of the screen; the bar tells the progress and offers the file."""
    grid, model = listed(page, host, Query("", {"kind": "course_error"}, (("number", False),)), qtbot)
    exporter = Exporter(host.context, page, ask=lambda proposed: str(tmp_path / "список"))
    said: list[str] = []
    host.notices.said.connect(said.append)
    exporter.export_grid(grid, model, LISTED, "Обращения", ("ошибки в курсах",))
    qtbot.waitUntil(lambda: bool(exporter.written), timeout=CHILD_MS)
    assert any("список.xlsx" in text and text.startswith("Записываю") for text in said)
    assert host.notices.bars.texts()[BAR].startswith("Записан файл «список.xlsx»")
    workbook = openpyxl.load_workbook(tmp_path / "список.xlsx")
    assert workbook.sheetnames == ["Сводка", "Данные", "Справочник", "Соглашение"]
    sheet = workbook["Данные"]
    assert "ошибки в курсах" in sheet["A2"].value
    titles = [cell.value for cell in sheet[6]]
    assert titles[0] == "№"
    assert len(titles) >= len(grid.shown_keys())
    assert [sheet.cell(row, 1).value for row in (7, 8, 9)] == ["1", "2", "3"]


def test_the_screen_is_alive_and_cancel_leaves_no_file_within_a_second(
    qtbot: QtBot, host: Host, page: QWidget, tmp_path: Path
) -> None:
    grid, model = listed(page, host, Query(), qtbot)
    exporter = Exporter(host.context, page, ask=lambda proposed: str(tmp_path / "x.xlsx"))
    beats: list[float] = []
    timer = QTimer(page, interval=20)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    exporter.export_grid(grid, model, LISTED, "Обращения")
    qtbot.waitUntil(lambda: exporter.busy, timeout=CHILD_MS)
    qtbot.wait(300)
    begun = time.monotonic()
    exporter.cancel()
    idle: list[int] = []
    host.context.tasks.run(
        lambda progress: 1, idle.append, page
    )  # waits for the runner: the child is gone by then
    qtbot.waitUntil(lambda: bool(idle), timeout=CHILD_MS)
    assert time.monotonic() - begun < 1.0
    assert max(later - earlier for earlier, later in pairwise(beats)) < 1.0
    assert list(tmp_path.glob("*.xlsx")) + list(tmp_path.glob(".*part")) == []
    assert not exporter.busy
    assert exporter.written == []
    assert BAR not in host.notices.bars.texts()


def test_nothing_happens_when_no_place_is_chosen(qtbot: QtBot, host: Host, page: QWidget) -> None:
    grid, model = listed(page, host, Query(), qtbot)
    exporter = Exporter(host.context, page, ask=lambda proposed: "")
    exporter.export_grid(grid, model, LISTED, "Обращения")
    assert not exporter.busy


def test_the_folder_is_remembered(qtbot: QtBot, host: Host, page: QWidget, tmp_path: Path) -> None:
    asked: list[str] = []
    exporter = Exporter(
        host.context, page, ask=lambda proposed: asked.append(proposed) or str(tmp_path / "a.xlsx")
    )
    grid, model = listed(page, host, Query(), qtbot)
    exporter.export_grid(grid, model, LISTED, "Обращения")
    qtbot.waitUntil(lambda: bool(exporter.written), timeout=CHILD_MS)
    exporter.export_grid(grid, model, LISTED, "Обращения")
    assert Path(asked[1]).parent == tmp_path
    exporter.cancel()


def test_a_refused_job_comes_back_in_the_child_s_own_words(calls: Database, tmp_path: Path) -> None:
    job = Job(out=str(tmp_path / "x.xlsx"), token="t", made_by="", report="statement").to_json()
    with pytest.raises(KnownError) as caught:
        write_in_child(job, str(calls.url), "ru", lambda done, total: None)
    assert caught.value.happened.values["text"] == "Этот отчёт составляется ровно по одному договору."


def test_a_child_that_cannot_start_is_a_sentence_too(tmp_path: Path) -> None:
    job = Job(out=str(tmp_path / "x.xlsx"), token="t", made_by="", report="tickets").to_json()
    with pytest.raises(KnownError):
        write_in_child(job, str(tmp_path / "no such.sqlite"), "ru", lambda done, total: None)


def test_names_of_files_are_fit_for_every_system() -> None:
    name = proposed_name('Обращения: «новые» / "все" *?')
    assert name.startswith("МЭО_Обращения_новые_все_")
    assert not set('<>:"/\\|?*') & set(name)


def test_services_speak_russian(services: Services) -> None:
    from widgets.parts.export import interface_language

    assert interface_language() == "ru"


def test_a_child_that_does_not_listen_is_ended_within_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has begun its part file and sleeps: the process is ended and the part file removed."""
    out = tmp_path / "x.xlsx"
    part = part_name(out, "t")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    rows = temporary / f"{temporary_prefix('t')}x"
    sleeper = (
        f"import pathlib, time; pathlib.Path({str(rows)!r}).mkdir(); "
        f"pathlib.Path({str(part)!r}).touch(); time.sleep(60)"
    )
    monkeypatch.setattr("widgets.parts.child.command", lambda *_: [sys.executable, "-c", sleeper])
    begun: list[float] = []

    def progress(done: int, total: int) -> None:
        if part.exists():
            begun.append(time.monotonic())
            raise Cancelled

    job = Job(out=str(out), token="t", made_by="", report="tickets").to_json()
    with pytest.raises(Cancelled):
        write_in_child(job, "", "ru", progress)
    assert time.monotonic() - begun[0] < 1.0
    assert list(tmp_path.rglob("*")) == [temporary]
