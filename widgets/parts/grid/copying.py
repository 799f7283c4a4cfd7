"""Rows for the clipboard: tab-separated text and an HTML table, both with their headings."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData

from models.fields import Field, Kind
from widgets.parts.text import shown_value

STARTS_FORMULA = ("=", "@", "\t", "\r")
SIGNS = ("+", "-", "−")


def copied(field: Field, value: object) -> str:
    """A value as a spreadsheet takes it: numbers without blanks, minutes as hours and minutes, the rest as shown."""
    if isinstance(value, int) and field.kind is Kind.INTEGER:
        return str(value)
    if isinstance(value, int) and field.kind is Kind.MINUTES:
        hours, minutes = divmod(abs(value), 60)
        return f"{'-' if value < 0 else ''}{hours}:{minutes:02d}"
    return shown_value(field, value)


def harmless(text: str) -> str:
    """`text` such that a spreadsheet shows it instead of computing it; phones and numbers stay as they are."""
    formula = text.startswith(STARTS_FORMULA) or (text.startswith(SIGNS) and not text[1:2].isdecimal())
    return f"'{text}" if formula else text


def as_tsv(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """One line a row; tabs and line breaks inside a value become blanks."""
    lines = [titles, *([harmless(value) for value in row] for row in rows)]
    return "\n".join("\t".join(" ".join(value.split()) for value in line) for line in lines)


def as_html(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are text, so that «007» and «1-2» stay what they are."""
    head = "".join(f"<th>{html.escape(title)}</th>" for title in titles)
    body = "".join(
        "<tr>"
        + "".join(f"<td style=\"mso-number-format:'\\@'\">{html.escape(value)}</td>" for value in row)
        + "</tr>"
        for row in rows
    )
    return f'<meta charset="utf-8"><table><tr>{head}</tr>{body}</table>'


def as_mime(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """Both forms for the clipboard."""
    data = QMimeData()
    data.setText(as_tsv(titles, rows))
    data.setHtml(as_html(titles, rows))
    return data
