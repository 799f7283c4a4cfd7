"""Makes any value safe for a cell: nothing raises, nothing becomes a formula, what had to change can be seen.

Excel's own limits (32,767 UTF-16 units a text, 15 digits a number, dates from 1900) are answered here and nowhere else.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from models.formats import format_date, group_digits, to_moscow

Cell = str | int | float | None
"""What a cell of ours can hold; dates are Excel's serial days."""

TEXT_LIMIT = 32_767
"""The most UTF-16 units that Excel keeps in one cell."""
EXACT_LIMIT = 10**15
"""Whole numbers from here on lose digits in Excel, so they are written as text."""
MINUTES_IN_DAY = 1440
SECONDS_IN_DAY = 86_400

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (Excel's day 0, a clock without a zone)
_FIRST_TRUE_DAY = date(1900, 3, 1)  # before it Excel counts a 29 February 1900 that never was
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNWRITABLE = re.compile("[\ufffe\uffff]")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_RISKY_START = tuple("=+-@'\t\n")
_DELETE = 0x7F
_PICTURES = 0x2400


@dataclass(slots=True)
class Repairs:
    """How many texts had to be changed on their way into the file; announced in the title block."""

    replaced: int = 0
    cut: int = 0

    def __bool__(self) -> bool:
        return bool(self.replaced or self.cut)


def safe_text(text: str, repairs: Repairs | None = None) -> str:
    """The text as a cell can hold it: control characters as their pictures (␀), broken letters as �, cut at the limit.

    Line ends become one line feed; everything else, also `=1+1` and right-to-left marks, stays letter by letter.
    """
    if _SUSPECT.search(text):
        text = _repaired(text, repairs)
    if len(text) <= TEXT_LIMIT // 2 or _units(text) <= TEXT_LIMIT:
        return text
    if repairs is not None:
        repairs.cut += 1
    mark = f"… [{group_digits(len(text))} → {group_digits(TEXT_LIMIT)}]"
    return _first_units(text, TEXT_LIMIT - _units(mark)) + mark


def _repaired(text: str, repairs: Repairs | None) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = _CONTROL.sub(_picture, text)
    clean = _UNWRITABLE.sub("\ufffd", _joined_surrogates(clean))
    if repairs is not None and clean != text:
        repairs.replaced += 1
    return clean


def _picture(match: re.Match[str]) -> str:
    """The symbol of a control character: U+0007 is shown as U+2407."""
    code = ord(match[0])
    return "\u2421" if code == _DELETE else chr(_PICTURES + code)


def _joined_surrogates(text: str) -> str:
    """Two halves that stand together are one letter after all; one that stands alone becomes �."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _units(text: str) -> int:
    """Length in UTF-16 units, as Excel counts."""
    return len(text.encode("utf-16-le")) // 2


def _first_units(text: str, count: int) -> str:
    """The first `count` UTF-16 units, never half a letter."""
    return text.encode("utf-16-le")[: 2 * count].decode("utf-16-le", "ignore")


def needs_quote(text: str) -> bool:
    """Whether Excel would read the text as something else when a person edits the cell and presses Enter."""
    return text.startswith(_RISKY_START)


def serial(value: datetime | date) -> float | str:
    """Excel's serial day: an aware moment on the Moscow clock; what Excel cannot count comes as text."""
    if isinstance(value, datetime):
        local = to_moscow(value).replace(tzinfo=None) if value.tzinfo else value
        if local.date() < _FIRST_TRUE_DAY:
            return f"{format_date(local.date())} {local:%H:%M}"
        span = local - _EPOCH
        return span.days + span.seconds / SECONDS_IN_DAY
    if value < _FIRST_TRUE_DAY:
        return format_date(value)
    return float((value - _EPOCH.date()).days)


def safe_number(value: float | Decimal | Fraction) -> Cell:
    """A number Excel shows unchanged, as text where it could not; not-a-number is an empty cell."""
    if isinstance(value, int):
        return int(value) if abs(value) < EXACT_LIMIT else str(value)
    try:
        number = float(value)
    except OverflowError:
        return str(value)
    return number if math.isfinite(number) else None


def safe_cell(value: object, repairs: Repairs | None = None) -> Cell:
    """Any value as a cell, an empty text as an empty one; kinds that Excel does not know are written as their text."""
    if isinstance(value, str):
        return safe_text(value, repairs) or None
    if isinstance(value, (int, float, Decimal, Fraction)):
        return safe_number(value)
    if isinstance(value, (datetime, date)):
        return serial(value)
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    return None if value is None else safe_text(str(value), repairs)
