"""What a page writes to Excel, by the real job and writer, but in this process: no test waits for a second program."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from models.reports.jobs import Job, perform
from models.storage.database import Database
from widgets.parts.child import WrittenFile
from widgets.parts.text import translate

PATIENCE = 30_000
HEAD = 6  # the row of the headings on a data sheet

Export = Callable[[Any, Callable[[], object]], openpyxl.Workbook]


@pytest.fixture
def export(
    qtbot: QtBot, sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Export:
    """`export(page, page.excel)`: the workbook that the command has written."""

    def write(job: Mapping[str, Any], place: str, language: str, progress: Any) -> WrittenFile:
        told = Job.from_json(json.loads(json.dumps(job)))
        done = perform(sqlite_database, told, translate, "test", progress)
        return WrittenFile(done.path, done.rows, done.size)

    monkeypatch.setattr("widgets.parts.export.write_in_child", write)

    def run(page: Any, command: Callable[[], object]) -> openpyxl.Workbook:
        exporter, before = page.exporter, len(page.exporter.written)
        monkeypatch.setattr(exporter, "_ask", lambda _proposed: str(tmp_path / f"list{before}.xlsx"))
        command()
        qtbot.waitUntil(lambda: len(exporter.written) > before and not exporter.busy, timeout=PATIENCE)
        return openpyxl.load_workbook(exporter.written[-1].path)

    return run


def listed(book: openpyxl.Workbook) -> list[dict[str, Any]]:
    """The rows of the data sheet, by their headings."""
    sheet = book["Данные"]
    titles = [cell.value for cell in sheet[HEAD]]
    rows = sheet.iter_rows(min_row=HEAD + 1, values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows if any(value is not None for value in row)]


def described(book: openpyxl.Workbook) -> str:
    """The title block of the data sheet: title and filter."""
    return " / ".join(str(book["Данные"].cell(row, 1).value) for row in (1, 2, 3))
