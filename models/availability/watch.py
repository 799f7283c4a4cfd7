"""The monitor's judgement, pure: from answers of probes to states of components and the intervals to be stored.

Nothing here knows a clock, a socket or a database: stamps come in, intervals go out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from models.availability.instants import SECOND
from models.availability.states import State
from models.text import QT_TRANSLATE_NOOP, Text

SMALLEST_PATIENCE = 2 * SECOND


@dataclass(frozen=True, slots=True)
class Answer:
    """What a probe found out in one round, its retries included; `at` is when the round began (microseconds)."""

    at: int
    state: State
    latency_ms: int | None = None
    problem: str = ""
    detail: str = ""
    certificate_until: int | None = None


PROBLEMS = {
    "refused": Text(QT_TRANSLATE_NOOP("models", "the connection is refused")),
    "timeout": Text(QT_TRANSLATE_NOOP("models", "no answer in time")),
    "name": Text(QT_TRANSLATE_NOOP("models", "the name is not found")),
    "network": Text(QT_TRANSLATE_NOOP("models", "the network does not lead there")),
    "protocol": Text(QT_TRANSLATE_NOOP("models", "the answer is not understood")),
    "status": Text(QT_TRANSLATE_NOOP("models", "unexpected status")),
    "text": Text(QT_TRANSLATE_NOOP("models", "the expected text is missing")),
    "slow": Text(QT_TRANSLATE_NOOP("models", "answers slowly")),
    "tls": Text(QT_TRANSLATE_NOOP("models", "no secure connection")),
    "certificate": Text(QT_TRANSLATE_NOOP("models", "the certificate is not trusted")),
    "expired": Text(QT_TRANSLATE_NOOP("models", "the certificate has expired")),
    "expires": Text(QT_TRANSLATE_NOOP("models", "the certificate expires soon")),
    "address": Text(QT_TRANSLATE_NOOP("models", "the address is not one that can be asked")),
}


def problem_text(problem: str, detail: str) -> Text | None:
    """What was wrong, in words; None when nothing was."""
    if not problem:
        return None
    words = PROBLEMS.get(problem, Text("{problem}", {"problem": problem}))
    return Text("{problem}: {detail}", {"problem": words, "detail": detail}) if detail else words


def component_state(states: Iterable[State], quorum: int) -> State:
    """A component by its probes: down when `quorum` of those that answered fail, degraded when any is not well.

    A quorum larger than the number of probes means all of them; without an answer there is no data.
    """
    known = [state for state in states if state is not State.NO_DATA]
    if not known:
        return State.NO_DATA
    failing = known.count(State.DOWN)
    if failing and failing >= min(quorum, len(known)):
        return State.DOWN
    return State.UP if set(known) == {State.UP} else State.DEGRADED


@dataclass(slots=True)
class OpenSpan:
    """An interval that is or was growing; `row_id` None until it was stored."""

    start: int
    end: int
    state: State
    row_id: int | None = None
    stored_end: int | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether the database does not know all of it yet."""
        return self.row_id is None or self.stored_end != self.end


@dataclass(frozen=True, slots=True)
class SpanWrite:
    """What is to be stored of an interval; `before_end` is where the one before it ended, if there was one."""

    component_id: int
    start: int
    end: int
    state: State
    row_id: int | None
    before_end: int | None


@dataclass(slots=True)
class Track:
    """What the monitor knows of one component since it began to watch: spans to be stored, the last one growing."""

    component_id: int
    quorum: int
    interval: int
    spans: list[OpenSpan] = field(default_factory=list)
    states: dict[int, State] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """What the component is now."""
        return self.spans[-1].state if self.spans else State.NO_DATA

    @property
    def patience(self) -> int:
        """A longer silence than this is a gap: no data, neither up nor down."""
        return max(2 * self.interval, SMALLEST_PATIENCE)

    def observe(self, probe_id: int, answer: Answer) -> bool:
        """Take one probe's answer; True when the component's state has changed by it."""
        before = self.state
        self.states[probe_id] = answer.state
        state = component_state(self.states.values(), self.quorum)
        last = self.spans[-1] if self.spans else None
        if last is None or answer.at - last.end > self.patience:
            # A silence in between (a suspended machine, a stuck monitor) belongs to nobody.
            self.spans.append(OpenSpan(answer.at, answer.at, state))
            return state is not before or last is not None
        last.end = max(last.end, answer.at)  # answers of different probes may come in out of order
        if state is not last.state:
            self.spans.append(OpenSpan(last.end, last.end, state))
        return state is not before

    def forget_probe(self, probe_id: int) -> None:
        """A probe was deleted or switched off: it no longer has a say."""
        self.states.pop(probe_id, None)

    def writes(self) -> list[tuple[OpenSpan, SpanWrite]]:
        """What has to be stored, in order of time, each with the interval that it is a snapshot of."""
        found = []
        before: OpenSpan | None = None
        for span in self.spans:
            if span.is_dirty:
                ended = before.end if before is not None else None
                write = SpanWrite(self.component_id, span.start, span.end, span.state, span.row_id, ended)
                found.append((span, write))
            before = span
        return found

    def settle(self) -> None:
        """Forget what was stored; only the growing interval and what came in meanwhile are still needed."""
        self.spans[:-1] = [span for span in self.spans[:-1] if span.is_dirty]
