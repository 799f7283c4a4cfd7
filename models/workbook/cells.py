"""What a cell of somebody else's table means: text, a day, a number; tolerant of form, strict about sense.

A reader function gives None for an empty cell and raises CellError, with a sentence, for one that it cannot read.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

from models.formats import clean_spaces, fold
from models.text import QT_TRANSLATE_NOOP, Text

FIRST_YEAR, LAST_YEAR = 1990, 2100
EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range((date(FIRST_YEAR, 1, 1) - EXCEL_EPOCH).days, (date(LAST_YEAR, 12, 31) - EXCEL_EPOCH).days + 1)
SHOWN_LENGTH = 40

_ERRORS = frozenset(
    [
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"),
        *("#Н/Д", "#ССЫЛКА!", "#ЗНАЧ!", "#ДЕЛ/0!", "#ИМЯ?", "#ПУСТО!", "#ЧИСЛО!"),
    ]
)
# Soft hyphens, zero-width and direction marks: invisible, so nobody typed them on purpose.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_MONTH_ENDINGS = re.compile(
    r"(?:янв(?:ар[ья])?|фев(?:р(?:ал[ья])?)?|мар(?:та?)?|апр(?:ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?|авг(?:уста?)?|"
    r"сен(?:т(?:ябр[ья])?)?|окт(?:ябр[ья])?|ноя(?:б(?:р[ья])?)?|дек(?:абр[ья])?)\.?"
)
_TAIL = r"(?:\s*(?:г|год|года)\.?)?(?:[t ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?"
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})" + _TAIL)
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})" + _TAIL)
_IN_WORDS = re.compile(r"«?(\d{1,2})»?\s+([а-я]+\.?)\s+(\d{4})" + _TAIL)
_HOURS = re.compile(
    r"([-+−]?[\d ]+(?:[.,]\d+)?)\s*(?:ч|час|часа|часов)\.?(?:\s*(\d{1,2})\s*(?:м|мин|минут[аы]?)\.?)?"
)
_NUMBER = re.compile(r"[-+−]?\d+(?:[ \u2009]\d{3})*(?:[.,]\d+)?")


class CellError(ValueError):
    """A cell cannot be taken; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source)
        self.text = text


def is_error(value: object) -> bool:
    """Whether the cell holds an Excel error such as #N/A."""
    return isinstance(value, str) and value.strip().upper() in _ERRORS


def is_blank(value: object) -> bool:
    """Whether nobody would see anything in the cell."""
    return value is None or (isinstance(value, str) and not clean(value))


def shown(value: object) -> str:
    """The cell as a sentence may quote it: readable, and never longer than a line."""
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y}"
    try:
        text = as_text(value) or ""
    except CellError:
        text = str(value)
    return text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"


def as_text(value: object, *, lines: bool = False) -> str | None:
    """The cell as text without invisible characters; numbers without a needless `.0`, `lines` keeps line breaks."""
    if value is None:
        return None
    if is_error(value):
        raise CellError(
            Text(
                QT_TRANSLATE_NOOP("models", "The cell holds the error {value}"), {"value": str(value).strip()}
            )
        )
    if isinstance(value, bool):
        raise CellError(
            Text(
                QT_TRANSLATE_NOOP("models", "The cell holds «{value}» instead of text"),
                {"value": str(value).upper()},
            )
        )
    if isinstance(value, float):
        if not math.isfinite(value):
            raise CellError(Text(QT_TRANSLATE_NOOP("models", "The number cannot be read")))
        text = str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    elif isinstance(value, datetime):
        text = f"{value:%d.%m.%Y}" if value.time() == time() else f"{value:%d.%m.%Y %H:%M}"
    elif isinstance(value, date):
        text = f"{value:%d.%m.%Y}"
    else:
        text = str(value)
    return clean(text, lines=lines) or None


def as_day(value: object) -> date | None:
    """The cell as a day: a real date, Excel's serial number, or text such as 05.11.2026, 5.11.26, 2026-11-05.

    Day comes before month. Days outside the years 1990…2100 are taken for slips of the pen and refused.
    """
    if is_blank(value):
        return None
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, bool) or is_error(value):
        raise _no_day(value)
    if isinstance(value, int | float):
        return _from_serial(value)
    if isinstance(value, str):
        return _from_words(value)
    raise _no_day(value)


def as_number(value: object) -> float | None:
    """The cell as a number; text such as «64», «1 000,5» counts, times of day and dates do not."""
    if is_blank(value):
        return None
    if isinstance(value, bool) or is_error(value):
        raise _no_number(value)
    if isinstance(value, int | float):
        if not math.isfinite(value):
            raise _no_number(value)
        return float(value)
    if isinstance(value, str):
        text = clean(value)
        if _NUMBER.fullmatch(text):
            return float(text.replace("−", "-").replace(" ", "").replace("\u2009", "").replace(",", "."))
    raise _no_number(value)


def as_hours(value: object) -> float | None:
    """The cell as hours: 64, «64», «64 ч», «64 часа», «1 ч 30 мин», or a duration that Excel shows as 64:00."""
    if isinstance(value, timedelta):
        return value.total_seconds() / 3600
    if isinstance(value, str):
        match = _HOURS.fullmatch(fold(clean(value)))
        if match:
            return (as_number(match[1]) or 0.0) + int(match[2] or 0) / 60
    return as_number(value)


def clean(text: str, *, lines: bool = False) -> str:
    """The text without invisible and control characters, blanks single; `lines` keeps the breaks between lines."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    if lines:
        return "\n".join(line for line in map(clean_spaces, re.split(r"[\r\n\v\f]+", text)) if line)
    return clean_spaces(text)


def _from_serial(value: float) -> date:
    whole = math.floor(value) if math.isfinite(value) else -1
    if whole not in SERIALS:
        raise _no_day(value)
    return EXCEL_EPOCH + timedelta(days=whole)


def _from_words(value: str) -> date:
    text = fold(clean(value)).strip(" .,;")
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, number = match[1], int(match[3]), int(match[4])
    elif match := _DAY_FIRST.fullmatch(text):
        year, month, number = match[4], int(match[3]), int(match[1])
    elif (match := _IN_WORDS.fullmatch(text)) and _MONTH_ENDINGS.fullmatch(match[2]):
        month = next(at for at, name in enumerate(_MONTHS, start=1) if match[2].startswith(name))
        year, number = match[3], int(match[1])
    elif re.fullmatch(r"\d{5}(?:[.,]0+)?", text):
        return _from_serial(float(text.replace(",", ".")))
    else:
        raise _no_day(value)
    try:
        day = date(_full_year(year), month, number)
    except ValueError as error:
        raise CellError(
            Text(QT_TRANSLATE_NOOP("models", "There is no such day: «{value}»"), {"value": shown(value)})
        ) from error
    return _plausible(day)


def _full_year(figures: str) -> int:
    """Two figures mean the years 1970…2069; four mean what they say, also when they are a slip such as 0026."""
    year = int(figures)
    if len(figures) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _plausible(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CellError(
            Text(QT_TRANSLATE_NOOP("models", "The year {year} cannot be right"), {"year": str(day.year)})
        )
    return day


def _no_day(value: object) -> CellError:
    return CellError(Text(QT_TRANSLATE_NOOP("models", "Not a date: «{value}»"), {"value": shown(value)}))


def _no_number(value: object) -> CellError:
    return CellError(Text(QT_TRANSLATE_NOOP("models", "Not a number: «{value}»"), {"value": shown(value)}))
