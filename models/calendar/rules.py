"""Working time: is it, how much of it lies between two moments, when is so much of it over.

All bounds are half-open: at 09:00:00 the desk works, at 18:00:00 it does not (clause time.technical). Moments may be
in any zone; a moment without one is on the calendar's own clock. Answers are on the calendar's clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from models.calendar.spans import DAY, FIRST_DAY, Calendar, Day, Span, moment_text
from models.errors import InputError, RuleError
from models.text import QT_TRANSLATE_NOOP, Text

NOTHING: Final = timedelta()
SECOND: Final = timedelta(seconds=1)
INSTANT: Final = timedelta.resolution
PATIENCE: Final = 3660 * DAY
"""A desk that does not open for ten years never opens."""

MOST_MINUTES: Final = 100_000_000
"""More than the calendar holds: what lies beyond is a slip of the pen."""

Pause = tuple[datetime, datetime]
"""[from, to): time that does not count, such as «ждём информацию» (clause ticket.information)."""


@dataclass(frozen=True, slots=True)
class DayPart:
    """How much of one day counted."""

    day: Day
    counted: timedelta
    spans: tuple[Span, ...]


def is_working(moment: datetime, calendar: Calendar) -> bool:
    """Whether the desk works at `moment`."""
    return closing(moment, calendar) is not None


def closing(moment: datetime, calendar: Calendar) -> datetime | None:
    """When the desk closes next if it works at `moment`, else None."""
    at = calendar.utc(moment)
    day = calendar.date_of(moment)
    for span in calendar.spans_from(day, day):
        if span.start <= at < span.end:
            return calendar.local(span.end)
    return None


def next_working(moment: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()) -> datetime:
    """The first working moment from `moment` on, `moment` itself included; RuleError where none ever comes."""
    return due(moment, 0, calendar, pauses)


def previous_working(moment: datetime, calendar: Calendar) -> datetime:
    """`moment` itself while the desk works, else the closing time before it.

    RuleError where there is none for ten years.
    """
    at = calendar.utc(moment)
    day = calendar.date_of(moment)
    first = max(day - PATIENCE, FIRST_DAY)
    while day >= first:
        for span in reversed(tuple(calendar.spans_from(day, day))):
            if span.start <= at:
                return calendar.local(min(at, span.end))
        day -= DAY
    raise RuleError(
        Text(
            QT_TRANSLATE_NOOP("models", "The calendar has no working time before {moment}."),
            {"moment": moment_text(moment, calendar)},
        )
    )


def working_time(
    start: datetime, end: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> timedelta:
    """Working time in [start, end) outside the pauses; none where `end` is not after `start`."""
    return sum((part.counted for part in day_parts(start, end, calendar, pauses)), NOTHING)


def working_seconds(start: datetime, end: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()) -> int:
    """Whole seconds of `working_time`."""
    return working_time(start, end, calendar, pauses) // SECOND


def due(start: datetime, minutes: float, calendar: Calendar, pauses: Sequence[Pause] = ()) -> datetime:
    """The moment when `minutes` of working time from `start` on are over.

    A moment on closing time stays there; no minutes at all are over at the first working moment. InputError for
    impossible minutes, RuleError where the calendar has not so much working time.
    """
    left = _duration(minutes)
    for span in _counted_spans(calendar.utc(start), calendar.date_of(start), calendar, pauses):
        if left <= span.end - span.start:
            return calendar.local(span.start + left)
        left -= span.end - span.start
    raise _never(start, calendar)


def day_parts(
    start: datetime, end: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> tuple[DayPart, ...]:
    """Every day that [start, end) touches with what counts of it; a night shift belongs to the day it began on."""
    begin, over = calendar.utc(start), calendar.utc(end)
    stopped = merged(pauses, calendar)
    if over <= begin:
        return ()
    first, last = calendar.date_of(begin), calendar.date_of(over - INSTANT)
    parts = []
    reached = begin
    for number in range(max(first - DAY, FIRST_DAY).toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        spans: list[Span] = []
        for span in calendar.spans_of(day):
            spans.extend(_without(Span(max(span.start, reached), min(span.end, over)), stopped))
            reached = max(reached, span.end)
        if spans or day >= first:
            counted = sum((span.end - span.start for span in spans), NOTHING)
            parts.append(DayPart(calendar.day(day), counted, tuple(spans)))
    return tuple(parts)


def merged(pauses: Iterable[Pause], calendar: Calendar) -> tuple[Span, ...]:
    """Pauses as spans in order, overlapping ones counted once, empty ones left out; InputError for a reversed one."""
    spans = sorted(Span(calendar.utc(begin), calendar.utc(end)) for begin, end in pauses)
    found: list[Span] = []
    for span in spans:
        if span.end < span.start:
            wrong = Text(QT_TRANSLATE_NOOP("models", "A pause ends before it begins."))
            raise InputError({"pause": wrong})
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.start < span.end:
            found.append(span)
    return tuple(found)


def _counted_spans(begin: datetime, day: date, calendar: Calendar, pauses: Sequence[Pause]) -> Iterator[Span]:
    """Working spans from `begin` on without the pauses, to the end of the calendar."""
    stopped = merged(pauses, calendar)
    for span in calendar.spans_from(day):
        yield from _without(Span(max(span.start, begin), span.end), stopped)


def _without(span: Span, stopped: Sequence[Span]) -> Iterator[Span]:
    """What is left of `span` when the ordered `stopped` are taken out, empty pieces left out."""
    start = span.start
    for pause in stopped:
        upto = min(pause.start, span.end)
        if start < upto:
            yield Span(start, upto)
        start = max(start, pause.end)
    if start < span.end:
        yield Span(start, span.end)


def _duration(minutes: float) -> timedelta:
    if not 0 <= minutes <= MOST_MINUTES:
        wrong = Text(QT_TRANSLATE_NOOP("models", "Minutes must be from 0 to {most}."), {"most": MOST_MINUTES})
        raise InputError({"minutes": wrong})
    return timedelta(minutes=minutes)


def _never(moment: datetime, calendar: Calendar) -> RuleError:
    return RuleError(
        Text(
            QT_TRANSLATE_NOOP("models", "The calendar has not so much working time from {moment} on."),
            {"moment": moment_text(moment, calendar)},
        )
    )
