"""P12: working seconds of a million pairs, against a bare minute table and against packages that do the same.

Run by hand: python -m tests.bench.bench_worktime [PAIRS]. CPU time, medians of interleaved runs; every answer is
compared with the slow definition before anything is timed. Packages that are not installed are left out and named.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time

import numpy as np

from models.calendar.clock import Seconds, working_seconds_of
from models.calendar.desk_calendar import desk_calendar
from models.calendar.rules import day_parts, working_seconds
from models.calendar.spans import Calendar

FIRST, LAST = date(2019, 1, 1), date(2026, 12, 31)
LONGEST = 30 * 86_400
ROUNDS = 9
MOSCOW = timedelta(hours=3)


def epoch(day: date) -> int:
    """Seconds of that day's midnight, UTC."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def moment(seconds: int) -> datetime:
    """The moment itself."""
    return datetime.fromtimestamp(int(seconds), UTC)


def minute_table(calendar: Calendar) -> Callable[[Seconds, Seconds], Seconds]:
    """The floor: two look-ups in a table of worked minutes, both ends cut to the minute."""
    origin = epoch(FIRST) - 86_400
    worked = np.zeros((epoch(LAST) + 60 * 86_400 - origin) // 60 + 1, np.int32)
    for part in day_parts(moment(origin), moment(origin + 60 * (len(worked) - 1)), calendar):
        for span in part.spans:
            begin, end = ((int(edge.timestamp()) - origin) // 60 for edge in span)
            worked[begin + 1 : end + 1] = 1
    table = np.cumsum(worked, dtype=np.int32)
    return lambda starts, ends: table[(ends - origin) // 60] - table[(starts - origin) // 60]


def busday(calendar: Calendar) -> Callable[[Seconds, Seconds], Seconds]:
    """numpy's own business days, the parts of the first and the last day added by hand; to the second."""
    days = [FIRST + timedelta(number) for number in range((LAST - FIRST).days + 90)]
    closed = [day for day in days if day.weekday() < 5 and not calendar.day(day).working]
    week = np.busdaycalendar(holidays=np.array(closed, "datetime64[D]"))

    def worked(seconds: Seconds) -> Seconds:
        local = seconds + 3 * 3600
        day = local // 86_400
        dates = day.astype("datetime64[D]")
        whole = np.busday_count(np.datetime64(FIRST), dates, busdaycal=week) * 32_400
        inside = np.clip(local - day * 86_400 - 32_400, 0, 32_400)
        answer: Seconds = whole + np.where(np.is_busday(dates, busdaycal=week), inside, 0)
        return answer

    return lambda starts, ends: worked(ends) - worked(starts)


def rivals(calendar: Calendar) -> dict[str, Callable[[datetime, datetime], float]]:
    """Packages that answer one pair of Moscow times, in seconds; only those that are installed."""
    days = [FIRST + timedelta(number) for number in range((LAST - FIRST).days + 90)]
    closed = {day: "off" for day in days if day.weekday() < 5 and not calendar.day(day).working}
    found: dict[str, Callable[[datetime, datetime], float]] = {}
    if importlib.util.find_spec("businesstimedelta"):
        import businesstimedelta as package

        rules = package.Rules(
            [
                package.WorkDayRule(clock_time(9), clock_time(18), [0, 1, 2, 3, 4]),
                package.HolidayRule(closed),
            ]
        )
        found["businesstimedelta"] = lambda start, end: rules.difference(start, end).timedelta.total_seconds()
    if importlib.util.find_spec("business_duration"):
        from business_duration import businessDuration

        found["business-duration"] = lambda start, end: businessDuration(
            start, end, clock_time(9), clock_time(18), holidaylist=closed, unit="sec"
        )
    return found


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> None:
    """Compare, then time, then print the table."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    numbers = np.random.default_rng(12)
    starts = numbers.integers(epoch(FIRST), epoch(LAST) - LONGEST, pairs)
    ends = starts + numbers.integers(0, LONGEST, pairs)
    calendar = desk_calendar()
    cold = cpu(lambda: working_seconds_of(starts, ends, calendar))
    ours = working_seconds_of(starts, ends, calendar)
    floor, by_days = minute_table(calendar), busday(calendar)
    for row in range(2000):
        assert ours[row] == working_seconds(moment(starts[row]), moment(ends[row]), calendar)
    assert (ours == by_days(starts, ends)).all()
    off = int((ours != floor(starts, ends).astype(np.int64) * 60).sum())

    def scalar() -> None:
        for row in range(2000):
            working_seconds(moment(starts[row]), moment(ends[row]), calendar)

    runs: dict[str, tuple[Callable[[], object], int]] = {
        "bare minute table": (lambda: floor(starts, ends), pairs),
        "working_seconds_of": (lambda: working_seconds_of(starts, ends, calendar), pairs),
        "numpy busday_count": (lambda: by_days(starts, ends), pairs),
        "working_seconds, one by one": (scalar, 2000),
    }
    few = [
        (moment(starts[row]).replace(tzinfo=None) + MOSCOW, moment(ends[row]).replace(tzinfo=None) + MOSCOW)
        for row in range(100)
    ]
    for name, answer in rivals(calendar).items():
        wrong = sum(round(answer(start, end)) != ours[row] for row, (start, end) in enumerate(few))
        print(f"{name}: {100 - wrong} of 100 answers are ours")
        runs[name] = (lambda answer=answer: [answer(start, end) for start, end in few], len(few))
    for name in {"businesstimedelta", "business-duration"} - set(runs):
        print(f"{name}: not installed, left out")
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, (work, count) in runs.items():
            times[name].append(cpu(work) / count * 1e6)
    base = statistics.median(times["bare minute table"])
    print(f"{pairs:,} pairs; minute table wrong on {off / pairs:.0%} of them (it cuts both ends)")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"{name:30} {middle:10.4f} us a pair {middle / base:10.2f}x")
    print(
        f"{'first call, table built':30} {cold / pairs * 1e6:10.4f} us a pair {cold / pairs * 1e6 / base:10.2f}x"
    )


if __name__ == "__main__":
    main()
