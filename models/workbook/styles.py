"""Cell styles: one type scale, quiet lines, Russian number formats; each style is made once a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from models.fields import Kind

ACCENT = "#2F5DD0"
TEXT = "#1B1F27"
MUTED = "#5B6472"
LINE = "#C9CED8"
HEADER = "#E6EDFC"
TOTALS = "#F1F3F7"
OK = "#0B6B57"
BAD = "#A92A3B"
SERIES = (ACCENT, "#0B6B57", "#C07B0A", "#5C4A9C", "#A92A3B", "#6B7482")
"""Colours of chart series, told apart also by their order and labels."""

_HEADING = {
    "bold": True,
    "bg_color": HEADER,
    "bottom": 2,
    "bottom_color": ACCENT,
    "text_wrap": True,
    "valign": "vcenter",
}
NUMBER_FORMATS = {
    "integer": "#,##0",
    "date": "dd.mm.yyyy",
    "moment": "dd.mm.yyyy hh:mm",
    "clock": "[h]:mm",
    "long_clock": "[h]:mm:ss",
    "code": "@",
}
_KINDS = {
    Kind.INTEGER: "integer",
    Kind.MINUTES: "integer",
    Kind.SECONDS: "integer",
    Kind.DATE: "date",
    Kind.MOMENT: "moment",
    Kind.PERCENT: "percent",
    Kind.LONG_TEXT: "wrapped",
    Kind.CODE: "code",
    Kind.PHONE: "code",
}


def style_of(kind: Kind) -> str:
    """The name of the style that shows values of a kind."""
    return _KINDS.get(kind, "text")


def is_number(style: str) -> bool:
    """Whether cells of the style are numbers and stand on the right."""
    return style not in {"text", "wrapped", "code"}


class Styles:
    """The styles of one workbook, asked for by what they show."""

    def __init__(self, workbook: Workbook, formats: Mapping[str, str]) -> None:
        """`formats` are the number formats in the reader's language, by style."""
        self._workbook = workbook
        self._formats = {**NUMBER_FORMATS, **formats}
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def _make(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"font_color": TEXT, **properties})
        return self._made[key]

    def cell(
        self, style: str, *, quoted: bool = False, decimals: int = 2, align: str = "", **more: Any
    ) -> Format:
        """A cell of a list; `quoted` keeps a text such as `=1+1` a text when a person edits the cell."""
        properties: dict[str, Any] = {"valign": "top", **more}
        form = f"0.{'0' * decimals}%" if style == "percent" else self._formats.get(style)
        if form is not None:
            properties["num_format"] = form
        if style == "wrapped":
            properties["text_wrap"] = True
        if align or style in {"date", "moment", "month"}:
            properties["align"] = align or "left"
        if quoted:
            properties["quote_prefix"] = True
        return self._make(**properties)

    def total(self, style: str, *, decimals: int = 2) -> Format:
        """A cell of the line of totals."""
        return self.cell(style, decimals=decimals, bold=True, bg_color=TOTALS, top=1, top_color=LINE)

    def header(self, style: str) -> Format:
        """The heading of a column of a list; numbers have theirs on the right."""
        right = is_number(style) and style not in {"date", "moment"}
        return self._make(**_HEADING, align="right" if right else "left")

    def value_header(self, style: str) -> Format:
        """The heading of a column of a summary table."""
        return self._make(
            **_HEADING, **({"align": "right"} if is_number(style) else {"align": "left", "indent": 1})
        )

    def number(self) -> Format:
        """The number of a line."""
        return self._make(font_color=MUTED, align="center", valign="top")

    def number_header(self) -> Format:
        """The heading over the numbers of lines."""
        return self._make(**_HEADING, align="center")

    def title(self) -> Format:
        """The name of the report."""
        return self._make(bold=True, font_size=15)

    def block(self) -> Format:
        """The title of a block of the summary."""
        return self._make(bold=True, font_size=12, font_color=ACCENT)

    def fact(self) -> Format:
        """A line of the title block."""
        return self._make(font_color=MUTED)

    def paragraph(self) -> Format:
        """Running text."""
        return self._make(text_wrap=True, valign="top")

    def note(self) -> Format:
        """Small print."""
        return self._make(font_color=MUTED, font_size=9, text_wrap=True, valign="top")

    def figure(self, style: str, *, decimals: int = 2) -> Format:
        """The value of a figure."""
        return self.cell(style, decimals=decimals, bold=True, align="right", bottom=4, bottom_color=LINE)

    def figure_title(self) -> Format:
        """The words before a figure."""
        return self._make(text_wrap=True, valign="top", bottom=4, bottom_color=LINE)

    def signature(self) -> Format:
        """A line to sign on."""
        return self._make(valign="bottom")

    def remark(self) -> Format:
        """What stands behind a figure."""
        return self._make(font_color=MUTED, align="left", indent=1, valign="top", text_wrap=True)

    def number_format(self, style: str) -> str:
        """The number format of a style, empty for none."""
        return self._formats.get(style, "")

    def own(self) -> Format:
        """A hidden value of our own."""
        return self._make(font_color=MUTED, align="left")

    def check(self) -> Format:
        """The visible cell with the number of discrepancies."""
        return self._make(bold=True)

    def verdict(self, *, good: bool) -> Format:
        """What the check looks like when all is well, and when not."""
        return self._make(bold=True, font_color=OK if good else BAD)
