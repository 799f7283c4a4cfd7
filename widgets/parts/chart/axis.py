"""The time axis: Moscow time, ticks at whole minutes, hours, days and months, written the Russian way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QLocale

from models.formats import MOSCOW

MINUTE, HOUR, DAY = 60, 3600, 86400
SHORT_STEPS = (MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR)
DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120)
LABEL_PIXELS = 62
DAYS_IN_MONTH = 30.5


class MoscowAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis whose values are seconds since 1970 (UTC)."""

    def __init__(self, orientation: str = "bottom") -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N803
        """Ticks as far apart as labels are wide; `size` is the length of the axis in pixels."""
        step = wanted_step(maxVal - minVal, size)
        return [(step, list(ticks(minVal, maxVal, step)))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Times of day below a day, days below a month, months and years above."""
        del scale
        return [label(value, spacing) for value in values]


def wanted_step(span: float, pixels: float) -> float:
    """The distance between ticks, in seconds, such that their labels do not touch."""
    least = span * LABEL_PIXELS / max(pixels, 1)
    steps: Iterator[Any] = iter(
        [
            *SHORT_STEPS,
            *(days * DAY for days in DAY_STEPS),
            *(round(m * DAYS_IN_MONTH * DAY) for m in MONTH_STEPS),
        ]
    )
    return float(
        next((step for step in steps if step >= least), round(MONTH_STEPS[-1] * DAYS_IN_MONTH * DAY))
    )


def ticks(first: float, last: float, step: float) -> Iterator[float]:
    """Round Moscow moments between `first` and `last`, about `step` seconds apart."""
    start = datetime.fromtimestamp(first, UTC).astimezone(MOSCOW)
    if step < DAY:
        midnight = start.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        value = midnight + -(-(first - midnight) // step) * step
        while value <= last:
            yield value
            value += step
        return
    moments = (
        _days(start, round(step / DAY)) if step < DAYS_IN_MONTH * DAY / 2 + DAY else _months(start, step)
    )
    for moment in moments:
        if moment.timestamp() > last:
            return
        if moment.timestamp() >= first:
            yield moment.timestamp()


def _days(start: datetime, step: int) -> Iterator[datetime]:
    """Midnights; steps of whole weeks are Mondays."""
    day = start.replace(hour=0, minute=0, second=0, microsecond=0)
    day -= timedelta(days=day.weekday() if step % 7 == 0 else (day.toordinal() % step))
    while True:
        yield day
        day += timedelta(days=step)


def _months(start: datetime, step: float) -> Iterator[datetime]:
    """First days of months."""
    months = max(round(step / DAYS_IN_MONTH / DAY), 1)
    number = (start.year * 12 + start.month - 1) // months * months
    while True:
        yield datetime(number // 12, number % 12 + 1, 1, tzinfo=MOSCOW)
        number += months


def label(value: float, step: float) -> str:
    """One tick in words: «09:30», «05.11», «нояб. 2026», «2026»."""
    moment = datetime.fromtimestamp(value, UTC).astimezone(MOSCOW)
    if step < DAY:
        midnight = moment.hour == moment.minute == 0
        return f"{moment:%d.%m}" if midnight else f"{moment:%H:%M}"
    if step < DAYS_IN_MONTH * DAY / 2 + DAY:
        return f"{moment:%d.%m}"
    if step >= 12 * DAYS_IN_MONTH * DAY:
        return str(moment.year)
    month = QLocale().standaloneMonthName(moment.month, QLocale.FormatType.ShortFormat)
    return f"{month} {moment.year}" if moment.month == 1 or step >= 3 * DAYS_IN_MONTH * DAY else month
