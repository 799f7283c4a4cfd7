"""How dates, durations, phones and names are written and read in Russian: the one place for it, without Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

MOSCOW = ZoneInfo("Europe/Moscow")
NBSP = "\u00a0"
MINUTES_IN_HOUR = 60
CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Units:
    """What hours, minutes and seconds are called."""

    hour: str
    minute: str
    second: str


RUSSIAN_UNITS = Units("ч", "мин", "с")


def to_moscow(moment: datetime) -> datetime:
    """The same moment on the Moscow clock; refuses a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(MOSCOW)


def format_date(day: date) -> str:
    """`05.11.2026`."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def format_moment(moment: datetime) -> str:
    """`05.11.2026 09:03` on the Moscow clock."""
    local = to_moscow(moment)
    return f"{format_date(local.date())} {local:%H:%M}"


def format_minutes(minutes: int, units: Units = RUSSIAN_UNITS) -> str:
    """`90` as «1 ч 30 мин»; whole hours lose their minutes, less than an hour loses its hours."""
    sign = "−" if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), MINUTES_IN_HOUR)
    parts = [f"{group_digits(hours)}{NBSP}{units.hour}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}{units.minute}")
    return sign + NBSP.join(parts)


def format_length(seconds: int, units: Units = RUSSIAN_UNITS) -> str:
    """`5412` as «1 ч 30 мин 12 с»; seconds only where there are some."""
    sign = "−" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    parts = [format_minutes(minutes, units)] if minutes or not rest else []
    if rest:
        parts.append(f"{rest}{NBSP}{units.second}")
    return sign + NBSP.join(parts)


def format_clock(seconds: int) -> str:
    """A stopwatch: `04:12`, from an hour on `1:04:12`."""
    hours, rest = divmod(max(seconds, 0), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes:02d}:{left:02d}"


def group_digits(number: int) -> str:
    """`1234567` as «1 234 567» with no-break spaces (U+00A0)."""
    return f"{number:,}".replace(",", NBSP)


def format_decimal(number: float, places: int) -> str:
    """`99.98` as «99,98»: the comma, no-break spaces between thousands."""
    return f"{number:,.{places}f}".replace(",", NBSP).replace(".", ",")


def format_percent(share: float, places: int = 2) -> str:
    """`99.98` (already in per cent) as «99,98 %»."""
    return f"{format_decimal(share, places)}{NBSP}%"


def format_size(size: int) -> str:
    """Bytes as «184 КБ» or «2,3 МБ»."""
    if size < 1024:
        return f"{size}{NBSP}Б"
    if size < 1024 * 1024:
        return f"{size // 1024}{NBSP}КБ"
    return f"{format_decimal(size / 1024 / 1024, 1)}{NBSP}МБ"


_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)")
_HOURS_MINUTES = re.compile(
    r"(?:(?P<hours>\d{1,5}(?:[.,]\d{1,3})?)\s*(?:часов|часа|час|ч|h)\.?)?\s*"
    r"(?:(?P<minutes>\d{1,5})\s*(?:минуты|минута|минут|мин|м|min|m)?\.?)?",
    re.IGNORECASE,
)


def parse_minutes(text: str) -> int:
    """Read «1:30», «90», «1,5 ч», «1ч30», «1 ч 30 мин» as 90 whole minutes; ValueError for anything else."""
    clean = _THOUSANDS.sub("", text.replace(NBSP, " ")).strip()
    clock = _CLOCK.fullmatch(clean)
    if clock:
        return int(clock[1]) * MINUTES_IN_HOUR + int(clock[2])
    match = _HOURS_MINUTES.fullmatch(clean)
    if not clean or match is None:
        raise ValueError(f"not a duration: {text!r}")
    hours = float((match["hours"] or "0").replace(",", "."))
    minutes = hours * MINUTES_IN_HOUR + int(match["minutes"] or 0)
    if abs(minutes - round(minutes)) > 1e-6:
        raise ValueError(f"not a whole number of minutes: {text!r}")
    return round(minutes)


_DATE = re.compile(r"(\d{1,2})[.,/-](\d{1,2})(?:[.,/-](\d{2}|\d{4}))?\.?(?:\s*г\.?)?")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def parse_date(text: str, today: date | None = None) -> date:
    """Read «05.11.2026», «5.11.26», «5.11», «2026-11-05», «сегодня», «вчера», «завтра»; ValueError otherwise.

    A date without a year is of the year of `today` (by default the Moscow date of now).
    """
    clean = fold(text)
    today = today or datetime.now(UTC).astimezone(MOSCOW).date()
    words = {"сегодня": 0, "вчера": -1, "завтра": 1, "today": 0, "yesterday": -1, "tomorrow": 1}
    if clean in words:
        return today + timedelta(days=words[clean])
    iso = _ISO_DATE.fullmatch(clean)
    if iso:
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    match = _DATE.fullmatch(clean)
    if match is None:
        raise ValueError(f"not a date: {text!r}")
    year = int(match[3]) if match[3] else today.year
    return date(year + CENTURY if year < 100 else year, int(match[2]), int(match[1]))


def plural_ru(n: int, one: str, few: str, many: str) -> str:
    """The Russian word form after the number `n`: 1 час, 2 часа, 5 часов, 11 часов, 21 час."""
    last_two, last = abs(n) % 100, abs(n) % 10
    if 11 <= last_two <= 14:
        return many
    if last == 1:
        return one
    return few if 2 <= last <= 4 else many


def clean_spaces(text: str) -> str:
    """One blank between words, none at the ends; no-break blanks count as blanks."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """How texts are compared: case, ё and blanks do not matter."""
    return clean_spaces(text.casefold().replace("ё", "е"))


_DIGITS = re.compile(r"\d+")


def sort_key(text: str) -> str:
    """A key whose plain binary order is the order people expect: folded, numbers by value («7» before «12»)."""
    return _DIGITS.sub(lambda match: match[0].lstrip("0").zfill(12)[-12:], fold(text))


def digits(text: str) -> str:
    """Only the digits of `text`, in their order."""
    return "".join(character for character in text if character.isdecimal())


def short_name(full_name: str) -> str:
    """«Иванова Анна Петровна» as «Иванова А. П.»; other shapes stay as they are."""
    family, *given = full_name.split()[:3] or [full_name]
    return NBSP.join([family, *(f"{name[0]}." for name in given)])


def joined(parts: Iterable[str | None], separator: str = " · ") -> str:
    """The parts that say something, with a separator between them."""
    return separator.join(part for part in parts if part)


_BEFORE_PHONE = re.compile(r"^(?:тел|т|моб|сот|раб|факс)[а-я]*\.?:?\s*(?=[+(\d])", re.IGNORECASE)
_AFTER_PHONE = re.compile(r"\s*\((?:моб|сот|раб|дом|факс)[а-я]*\.?\)$", re.IGNORECASE)
_EXTENSION = re.compile(r"(?<![а-яё])(?:доб|внутр|вн|д)[а-я]*\.?\s*:?\s*(?=\d)", re.IGNORECASE)


def normalise_phone(raw: str) -> tuple[str | None, str]:
    """(E.164 number with `;ext=`, or None when unreadable; how it is shown). Numbers without a country are Russian.

    What has no area code stays as it was written: nobody knows to which town it belongs.
    """
    import phonenumbers

    kept = clean_spaces(raw)
    bare = _AFTER_PHONE.sub("", _BEFORE_PHONE.sub("", kept))
    try:
        number = phonenumbers.parse(_EXTENSION.sub("ext. ", bare), "RU")
    except phonenumbers.NumberParseException:
        return None, kept
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None, kept
    extension = number.extension
    number.extension = None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    if extension:
        return f"{e164};ext={extension}", f"{shown}, доб.{NBSP}{extension}"
    return e164, shown
