"""Working time with its reasons: the same answers as `rules.py`, each with its clause, inputs and steps.

`calendars` holds the calendar that judges under "" and the one of every reading by itself
(models.calendar.queries.load_calendars), so that the other readings' answers stand beside the headline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from models.agreement.clauses import Clause
from models.agreement.verdict import Answer, Step, Verdict
from models.calendar import rules
from models.calendar.rules import DayPart, Pause
from models.calendar.spans import Calendar, Day, clock_text, moment_text
from models.text import QT_TRANSLATE_NOOP, Text

MINUTE: Final = timedelta(minutes=1)
SECOND: Final = timedelta(seconds=1)
MANY_DAYS: Final = 31
"""So many days are told one by one; of more, the months between the first and the last are summed up."""

WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("models", "Mon"),
    QT_TRANSLATE_NOOP("models", "Tue"),
    QT_TRANSLATE_NOOP("models", "Wed"),
    QT_TRANSLATE_NOOP("models", "Thu"),
    QT_TRANSLATE_NOOP("models", "Fri"),
    QT_TRANSLATE_NOOP("models", "Sat"),
    QT_TRANSLATE_NOOP("models", "Sun"),
)
OUTSIDE_HOURS: Final = Text(QT_TRANSLATE_NOOP("models", "nothing inside working hours"))
FROM: Final = Text(QT_TRANSLATE_NOOP("models", "From"))
UNTIL: Final = Text(QT_TRANSLATE_NOOP("models", "Until"))
PAUSE: Final = Text(QT_TRANSLATE_NOOP("models", "Pause"))
MINUTES: Final = Text(QT_TRANSLATE_NOOP("models", "Working minutes"))
MOMENT: Final = Text(QT_TRANSLATE_NOOP("models", "Moment"))
DAY: Final = Text(QT_TRANSLATE_NOOP("models", "Day"))


def weekday(day: date) -> Text:
    """The short name of the weekday."""
    return Text(WEEKDAYS[day.weekday()])


def duration(length: timedelta) -> Text:
    """«1 ч 30 мин», with the seconds where there are some."""
    minutes, rest = divmod(length, MINUTE)
    seconds = rest // SECOND
    values = {"minutes": minutes, "seconds": seconds}
    if seconds:
        return Text(QT_TRANSLATE_NOOP("models", "{minutes:duration} {seconds} s"), values)
    return Text("{minutes:duration}", values)


def explain_working_time(
    start: datetime,
    end: datetime,
    calendars: Mapping[str, Calendar],
    clause: Clause | None,
    pauses: Sequence[Pause] = (),
    at: datetime | None = None,
) -> Verdict:
    """How much working time lies in [start, end), day by day."""
    calendar = calendars[""]
    parts = rules.day_parts(start, end, calendar, pauses)
    total = sum((part.counted for part in parts), timedelta())
    sentence = Text(QT_TRANSLATE_NOOP("models", "Working time: {length}"), {"length": duration(total)})
    return Verdict(
        Answer.JUDGED,
        sentence,
        checks=(clause.check("working_time", None, sentence),) if clause else (),
        inputs=((FROM, calendar.local(start)), (UNTIL, calendar.local(end)), *_pauses(pauses, calendar)),
        steps=tuple(steps(parts, calendar)),
        other=_others(
            calendars, lambda other: duration(rules.working_time(start, end, other, pauses)), duration(total)
        ),
        at=at,
        question=("worktime", start, end, tuple(pauses)),
        reading=calendar.reading_of(calendar.date_of(start)),
        figures={"seconds": total // SECOND},
    )


def explain_due(
    start: datetime,
    minutes: float,
    calendars: Mapping[str, Calendar],
    clause: Clause | None,
    pauses: Sequence[Pause] = (),
    at: datetime | None = None,
) -> Verdict:
    """When `minutes` of working time from `start` on are over, day by day."""
    calendar = calendars[""]
    over = rules.due(start, minutes, calendar, pauses)
    sentence = _due_sentence(over, calendar)
    return Verdict(
        Answer.JUDGED,
        sentence,
        checks=(clause.check("due", None, sentence),) if clause else (),
        inputs=((FROM, calendar.local(start)), (MINUTES, minutes), *_pauses(pauses, calendar)),
        steps=tuple(steps(rules.day_parts(start, over, calendar, pauses), calendar)),
        other=_others(
            calendars, lambda other: _due_sentence(rules.due(start, minutes, other, pauses), other), sentence
        ),
        at=at,
        question=("due", start, minutes, tuple(pauses)),
        reading=calendar.reading_of(calendar.date_of(start)),
        figures={"due": over},
    )


def explain_moment(
    moment: datetime, calendars: Mapping[str, Calendar], clause: Clause, at: datetime | None = None
) -> Verdict:
    """Whether the desk works at `moment`, until when, or from when on."""
    calendar = calendars[""]
    local = calendar.local(moment)
    day = calendar.day(local.date())
    works = rules.is_working(moment, calendar)
    sentence = state(moment, calendar)
    hours = Text(
        QT_TRANSLATE_NOOP("models", "{weekday} {moment}"),
        {"weekday": weekday(local.date()), "moment": moment_text(local, calendar)},
    )
    return Verdict(
        Answer.ALLOWED if works else Answer.REFUSED,
        sentence,
        checks=(
            clause.check("working_day", day.working, day.name),
            clause.check("working_hours", works if day.working else None, hours),
        ),
        inputs=((MOMENT, local),),
        other=_others(calendars, lambda other: state(moment, other), sentence),
        at=at,
        question=("moment", moment),
        reading=calendar.reading_of(local.date()),
    )


def explain_day(
    day: date,
    calendars: Mapping[str, Calendar],
    clause: Clause,
    facts: Sequence[tuple[Text, object]] = (),
    at: datetime | None = None,
) -> Verdict:
    """Whether the desk works on `day`, with the `facts` that made it so (the official calendar, a decision)."""
    calendar = calendars[""]
    found = calendar.day(day)
    sentence = _day_sentence(found, calendar)
    return Verdict(
        Answer.ALLOWED if found.working else Answer.REFUSED,
        sentence,
        checks=(clause.check("working_day", found.working, found.name),),
        inputs=((DAY, Text("{weekday} {day}", {"weekday": weekday(day), "day": day})), *facts),
        other=_others(calendars, lambda other: _day_sentence(other.day(day), other), sentence),
        at=at,
        question=("day", day),
        reading=calendar.reading_of(day),
    )


def _day_sentence(day: Day, calendar: Calendar) -> Text:
    if not day.working:
        return Text(QT_TRANSLATE_NOOP("models", "Support does not work on this day"))
    spans = calendar.spans_of(day.date)
    clock = {
        "start": clock_text(calendar.local(spans[0].start)),
        "end": clock_text(calendar.local(spans[-1].end)),
    }
    return Text(QT_TRANSLATE_NOOP("models", "Support works from {start} to {end}"), clock)


def state(moment: datetime, calendar: Calendar) -> Text:
    """«Рабочее время до 18:00», or when the desk opens next."""
    closes = rules.closing(moment, calendar)
    if closes is not None:
        return Text(QT_TRANSLATE_NOOP("models", "Working time until {clock}"), {"clock": clock_text(closes)})
    opens = rules.next_working(moment, calendar)
    values = {"weekday": weekday(opens.date()), "opens": moment_text(opens, calendar)}
    return Text(QT_TRANSLATE_NOOP("models", "Not working time until {weekday} {opens}"), values)


def steps(parts: Sequence[DayPart], calendar: Calendar) -> Iterator[Step]:
    """The days one by one; of a long stretch the months in between summed up."""
    if len(parts) <= MANY_DAYS:
        for part in parts:
            yield from _day_steps(part, calendar)
        return
    yield from _day_steps(parts[0], calendar)
    for (year, month), days in groupby(
        parts[1:-1], key=lambda part: (part.day.date.year, part.day.date.month)
    ):
        yield _month_step(f"{month:02d}.{year}", tuple(days))
    yield from _day_steps(parts[-1], calendar)


def _day_steps(part: DayPart, calendar: Calendar) -> Iterator[Step]:
    day = part.day
    values: dict[str, object] = {"weekday": weekday(day.date), "day": f"{day.date:%d.%m}"}
    if not part.spans:
        values["why"] = OUTSIDE_HOURS if day.working else day.name
        yield Step(Text(QT_TRANSLATE_NOOP("models", "{weekday} {day}: {why}"), values), 0)
    for span in part.spans:
        begin, end = calendar.local(span.start), calendar.local(span.end)
        clock = {"start": clock_text(begin), "end": clock_text(end)}
        yield Step(
            Text(QT_TRANSLATE_NOOP("models", "{weekday} {day} {start}–{end}"), values | clock),
            (span.end - span.start) // MINUTE,
        )


def _month_step(name: str, parts: Sequence[DayPart]) -> Step:
    total = sum((part.counted for part in parts), timedelta())
    days = sum(bool(part.spans) for part in parts)
    return Step(
        Text(QT_TRANSLATE_NOOP("models", "{month}, days worked: {days}"), {"month": name, "days": days}),
        total // MINUTE,
    )


def _pauses(pauses: Iterable[Pause], calendar: Calendar) -> Iterator[tuple[Text, Text]]:
    for span in rules.merged(pauses, calendar):
        values = {"start": moment_text(span.start, calendar), "end": moment_text(span.end, calendar)}
        yield PAUSE, Text("{start} – {end}", values)


def _others(
    calendars: Mapping[str, Calendar], answer: Callable[[Calendar], Text], headline: Text
) -> tuple[tuple[Text, str], ...]:
    """What the readings answer that do not give the headline's answer."""
    answers = ((answer(calendar), name) for name, calendar in calendars.items() if name)
    return tuple((text, name) for text, name in answers if text != headline)


def _due_sentence(over: datetime, calendar: Calendar) -> Text:
    values = {"weekday": weekday(over.date()), "due": moment_text(over, calendar)}
    return Text(QT_TRANSLATE_NOOP("models", "Due {weekday} {due}"), values)
