"""Workbooks as an office might keep them, for tests of the import."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

HEADINGS = {
    "number": "Номер договора",
    "organisation": "Организация",
    "locality": "Населённый пункт",
    "region": "Регион",
    "signed": "Дата подписания",
    "starts": "Действует с",
    "ends": "Действует по",
    "hours": "Часов в год",
    "name1": "Ответственное лицо 1",
    "phone1": "Телефон 1",
    "email1": "E-mail 1",
    "appointed1": "Назначен 1",
    "trained1": "Обучен 1",
    "name2": "Ответственное лицо 2",
    "phone2": "Телефон 2",
    "email2": "E-mail 2",
    "appointed2": "Назначен 2",
    "trained2": "Обучен 2",
}
GOOD: dict[str, Any] = {
    "number": "15/2026-МЭО",
    "organisation": "МБОУ «СОШ № 14»",
    "locality": "Рязань",
    "region": "обл Рязанская",
    "signed": datetime(2025, 12, 20),
    "starts": datetime(2026, 1, 1),
    "ends": "31.12.2026",
    "name1": "Иванова Анна Петровна",
    "phone1": "8 926 715 90 14",
    "email1": "school@example.org",
    "appointed1": datetime(2025, 12, 20),
    "trained1": "15.01.2026",
}


def registry(
    path: Path, *rows: dict[str, Any], headings: dict[str, str] | None = None, title: bool = True
) -> Path:
    """A workbook with a title, headings and rows; a row is GOOD with what the test changes, None empties a cell.

    The first row under the headings is Excel's row 4, or 2 without the title.
    """
    columns = headings or HEADINGS
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Договоры"
    if title:
        sheet.append(["Реестр договоров МЭО"])
        sheet.append(["выгружено 20.11.2026"])
    sheet.append(list(columns.values()))
    for row in rows:
        whole = GOOD | row
        sheet.append([whole.get(key) for key in columns])
    book.save(path)
    return path
