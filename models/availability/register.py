"""How the register of outages corrects the measurement: pure, from plain rows to the timeline that is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.availability.states import State, Zone, code_of
from models.availability.timeline import Codes, Intervals, Timeline, corrected, resolve

MONITOR = "monitor"
IMPORTED = "import"
HAND = "hand"


@dataclass(frozen=True, slots=True)
class Measured:
    """The measured rows of one component, and the last instant of which its monitor knew anything."""

    rows: Intervals
    codes: Codes
    last_seen: int | None = None

    @classmethod
    def nothing(cls) -> Measured:
        """A component without a single row."""
        return cls(Intervals.of(()), np.empty(0, dtype=np.int8))


@dataclass(frozen=True, slots=True)
class Judgement:
    """An entry of the register that differs from the measurement (microseconds; None: still going on)."""

    component_id: int | None
    start: int
    end: int | None
    state: State
    zone: Zone
    source: str
    withdrawn: bool
    measured_from: int | None
    measured_to: int | None

    def stretch(self, now: int, last_seen: int | None) -> tuple[int, int]:
        """What the entry says, until now when it is going on; an entry of the monitor knows only what it has seen."""
        if self.end is not None:
            return self.start, self.end
        return self.start, (last_seen or self.start) if self.source == MONITOR else now

    def replaced(self, now: int) -> tuple[int, int] | None:
        """The measurement that no longer counts, because the entry speaks for it."""
        if self.measured_from is None:
            return None
        return self.measured_from, self.measured_to if self.measured_to is not None else now


def component_timeline(start: int, end: int, measured: Measured, judgements: Sequence[Judgement]) -> Timeline:
    """What a component was over [start, end): measured, and corrected by what people entered."""
    line = resolve(start, end, measured.rows, measured.codes)
    if not judgements or start >= end:
        return line
    spoken = [entry for entry in judgements if not entry.withdrawn]
    stretches = [entry.stretch(end, measured.last_seen) for entry in spoken]
    codes = np.array([code_of(entry.state, entry.zone) for entry in spoken], dtype=np.int8)
    judged = resolve(start, end, Intervals.of(stretches), codes)
    replaced = Intervals.of([pair for entry in judgements if (pair := entry.replaced(end)) is not None])
    return corrected(line, judged, replaced.clipped(start, end))


def last_seen_end(now: int, measured: Measured, patience: int) -> int:
    """Where the judged period of a live component ends: at its last sign of life while the monitor is not overdue.

    Otherwise the seconds since the last answer would flicker as «no data» between two probes.
    """
    seen = measured.last_seen
    return seen if seen is not None and 0 <= now - seen <= patience else now
