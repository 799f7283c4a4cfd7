"""When a saved report is due, and which days it then speaks of: pure functions, the moment is always passed in.

A report is due on the first working day of a month (week, quarter, year), at the opening hour of that day. However many
times were missed, only the latest one is made up for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from models.calendar.spans import Calendar
from models.fields import Choice
from models.text import QT_TRANSLATE_NOOP

MONTH, WEEK, QUARTER, YEAR = "month", "week", "quarter", "year"
ONLY_ASKED = ""
LONGEST_HOLIDAYS = 31
"""No stretch without a working day is longer; a calendar with one has no due day then."""

EVERY = (
    Choice(ONLY_ASKED, QT_TRANSLATE_NOOP("choices", "only when asked")),
    Choice(WEEK, QT_TRANSLATE_NOOP("choices", "first working day of the week")),
    Choice(MONTH, QT_TRANSLATE_NOOP("choices", "first working day of the month")),
    Choice(QUARTER, QT_TRANSLATE_NOOP("choices", "first working day of the quarter")),
    Choice(YEAR, QT_TRANSLATE_NOOP("choices", "first working day of the year")),
)

LAST_MONTH, THIS_MONTH, LAST_WEEK = "last_month", "this_month", "last_week"
LAST_QUARTER, THIS_YEAR, LAST_YEAR, FIXED = "last_quarter", "this_year", "last_year", "fixed"
PERIODS = (
    Choice(THIS_MONTH, QT_TRANSLATE_NOOP("choices", "this month")),
    Choice(LAST_MONTH, QT_TRANSLATE_NOOP("choices", "last month")),
    Choice(LAST_WEEK, QT_TRANSLATE_NOOP("choices", "last week")),
    Choice(LAST_QUARTER, QT_TRANSLATE_NOOP("choices", "last quarter")),
    Choice(THIS_YEAR, QT_TRANSLATE_NOOP("choices", "this year")),
    Choice(LAST_YEAR, QT_TRANSLATE_NOOP("choices", "last year")),
    Choice(FIXED, QT_TRANSLATE_NOOP("choices", "from … to …")),
)

Days = tuple[date, date]


def month_begin(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def week_begin(day: date) -> date:
    """The Monday of the week."""
    return day - timedelta(days=day.weekday())


def quarter_begin(day: date) -> date:
    """The first day of the quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def year_begin(day: date) -> date:
    """The first of January."""
    return date(day.year, 1, 1)


_BEGINS: Mapping[str, Callable[[date], date]] = {
    MONTH: month_begin,
    WEEK: week_begin,
    QUARTER: quarter_begin,
    YEAR: year_begin,
}


def first_working_day(begin: date, calendar: Calendar) -> date | None:
    """The first working day from `begin` on; None when a month has none."""
    days = (begin + timedelta(days=number) for number in range(LONGEST_HOLIDAYS))
    return next((day for day in days if calendar.spans_of(day)), None)


def latest_due(every: str, now: datetime, since: date, calendar: Calendar) -> date | None:
    """The latest due day whose opening hour is past and that lies not before `since`; None when there is none."""
    if every not in _BEGINS:
        return None
    begin_of, today = _BEGINS[every], calendar.date_of(now)
    begin = begin_of(today)
    for start in (begin, begin_of(begin - timedelta(days=1))):
        due = first_working_day(start, calendar)
        if due is not None and calendar.spans_of(due)[0].start <= now:
            return due if due >= since else None
    return None


def days_of(period: str, today: date) -> Days:
    """The first and the last day of a named period as seen from `today`; ValueError for one that has no days itself."""
    before = {
        LAST_MONTH: month_begin,
        LAST_WEEK: week_begin,
        LAST_QUARTER: quarter_begin,
        LAST_YEAR: year_begin,
    }
    if period in before:
        begin_of = before[period]
        last = begin_of(today) - timedelta(days=1)
        return begin_of(last), last
    if period == THIS_MONTH:
        return month_begin(today), today
    if period == THIS_YEAR:
        return year_begin(today), today
    raise ValueError(f"not a period with days of its own: {period!r}")
