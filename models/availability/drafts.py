"""What is typed about availability before it is checked: components, probes, outages, announced works."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from models.availability.states import State, Zone
from models.errors import InputError
from models.formats import clean_spaces
from models.text import QT_TRANSLATE_NOOP, Text

LEAST_INTERVAL, LARGEST_INTERVAL = 1, 3600
LEAST_TIMEOUT_MS = 100
LARGEST_RETRIES = 10
HTTP, TCP = "http", "tcp"

_REQUIRED = Text(QT_TRANSLATE_NOOP("models", "This must be filled in."))
_STATUS = re.compile(r"[1-5]\d\d(?:-[1-5]\d\d)?(?:\s*,\s*[1-5]\d\d(?:-[1-5]\d\d)?)*")
_ADDRESS = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|[^\s:/\[\]]+):(?P<port>\d{1,5})")


@dataclass(frozen=True, slots=True)
class ComponentDraft:
    """A component as it is typed; `since` None: older than any figure asked for."""

    name: str
    since: datetime | None = None
    interval_seconds: int = 30
    quorum: int = 1
    active: bool = True

    def checked(self) -> ComponentDraft:
        """The draft with its blanks in order; InputError names every field that cannot be taken."""
        problems: dict[str, Text] = {}
        name = clean_spaces(self.name)
        if not name:
            problems["name"] = _REQUIRED
        if not LEAST_INTERVAL <= self.interval_seconds <= LARGEST_INTERVAL:
            problems["interval_seconds"] = Text(
                QT_TRANSLATE_NOOP("models", "Between {least} and {largest} seconds."),
                {"least": LEAST_INTERVAL, "largest": LARGEST_INTERVAL},
            )
        if self.quorum < 1:
            problems["quorum"] = Text(QT_TRANSLATE_NOOP("models", "At least one probe must fail."))
        if problems:
            raise InputError(problems)
        return replace(self, name=name)


@dataclass(frozen=True, slots=True)
class ProbeDraft:
    """A probe as it is typed: an address of a page, or «host:port»."""

    component_id: int
    kind: str
    target: str
    timeout_ms: int = 10_000
    retries: int = 1
    slow_ms: int | None = None
    expected_status: str = "200-299"
    expected_text: str = ""
    certificate_days: int = 14
    verify: bool = True
    active: bool = True

    def checked(self, interval_seconds: int) -> ProbeDraft:
        """The draft with its blanks in order; InputError names every field that cannot be taken."""
        problems = self.problems(interval_seconds)
        if problems:
            raise InputError(problems)
        words = {name: getattr(self, name).strip() for name in ("target", "expected_status", "expected_text")}
        return replace(self, **words)

    def problems(self, interval_seconds: int) -> dict[str, Text]:
        """Every field that cannot be taken for a component asked every `interval_seconds`."""
        problems: dict[str, Text] = {}
        target = check_target(self.kind, self.target)
        if target is not None:
            problems["target"] = target
        if not 0 <= self.retries <= LARGEST_RETRIES:
            problems["retries"] = Text(
                QT_TRANSLATE_NOOP("models", "Between {least} and {largest}."),
                {"least": 0, "largest": LARGEST_RETRIES},
            )
        else:
            longest = longest_timeout_ms(interval_seconds, self.retries)
            if not LEAST_TIMEOUT_MS <= self.timeout_ms <= longest:
                problems["timeout_ms"] = Text(
                    QT_TRANSLATE_NOOP(
                        "models",
                        "Between {least} and {largest} ms: with all retries a probe must fit into its interval, "
                        "so that an outage is seen within two.",
                    ),
                    {"least": LEAST_TIMEOUT_MS, "largest": longest},
                )
        if self.slow_ms is not None and self.slow_ms < 1:
            problems["slow_ms"] = Text(QT_TRANSLATE_NOOP("models", "At least 1 ms, or empty."))
        if self.kind == HTTP and not _STATUS.fullmatch(self.expected_status.strip()):
            problems["expected_status"] = Text(
                QT_TRANSLATE_NOOP("models", "Codes and ranges with commas, such as 200-299, 401.")
            )
        if self.certificate_days < 0:
            problems["certificate_days"] = Text(QT_TRANSLATE_NOOP("models", "Not less than 0 days."))
        return problems


def longest_timeout_ms(interval_seconds: int, retries: int) -> int:
    """How long one attempt may take so that the first and all retries end within one interval."""
    attempts = retries + 1
    return max((interval_seconds * 1000 - RETRY_PAUSE_MS * retries) * 9 // (10 * attempts), LEAST_TIMEOUT_MS)


RETRY_PAUSE_MS = 100


def check_target(kind: str, target: str) -> Text | None:
    """What is wrong with the address of a probe, None when nothing is."""
    if not target.strip():
        return _REQUIRED
    if kind == TCP:
        return None if split_address(target) else Text(QT_TRANSLATE_NOOP("models", "Write host:port."))
    try:
        parts = urlsplit(target.strip())
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    return None if sound else Text(QT_TRANSLATE_NOOP("models", "Write an address with http:// or https://."))


def split_address(target: str) -> tuple[str, int] | None:
    """(host, port) of «host:port»; IPv6 in brackets; None when it is none."""
    match = _ADDRESS.fullmatch(target.strip())
    if match is None or not 0 < int(match["port"]) < 65_536:
        return None
    return match["host"].strip("[]"), int(match["port"])


def parse_status(text: str) -> frozenset[int]:
    """«200-299, 401» as the set of codes."""
    codes: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        codes.update(range(int(first), int(last or first) + 1))
    return frozenset(codes)


@dataclass(frozen=True, slots=True)
class OutageDraft:
    """An outage as people enter or correct it; `component_id` None: the whole platform, `ended_at` None: going on."""

    component_id: int | None
    started_at: datetime | None
    ended_at: datetime | None
    state: str = State.DOWN
    zone: str = Zone.SYSTEM
    cause: str = ""
    note: str = ""

    def checked(self, now: datetime) -> OutageDraft:
        """The draft with its blanks in order; InputError names every field that cannot be taken."""
        problems: dict[str, Text] = {}
        if self.started_at is None:
            problems["started_at"] = _REQUIRED
        elif self.started_at > now:
            problems["started_at"] = Text(
                QT_TRANSLATE_NOOP("models", "An outage cannot begin in the future.")
            )
        if self.ended_at is not None:
            if self.ended_at > now:
                problems["ended_at"] = Text(
                    QT_TRANSLATE_NOOP("models", "It has not ended yet: leave the end empty while it goes on.")
                )
            elif self.started_at is not None and self.ended_at <= self.started_at:
                problems["ended_at"] = Text(
                    QT_TRANSLATE_NOOP("models", "The end must be after the beginning.")
                )
        if self.state not in {State.DOWN, State.DEGRADED}:
            problems["state"] = Text(QT_TRANSLATE_NOOP("models", "An outage is down or degraded."))
        if self.zone not in set(Zone):
            problems["zone"] = Text(QT_TRANSLATE_NOOP("models", "Choose where the fault lay."))
        if problems:
            raise InputError(problems)
        return replace(self, cause=clean_spaces(self.cause), note=self.note.strip())


LONGEST_WORKS = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class WorksDraft:
    """Maintenance works as they are announced; `component_id` None: the whole platform."""

    component_id: int | None
    announced_at: datetime
    started_at: datetime
    ended_at: datetime
    subject: str

    def checked(self, now: datetime) -> WorksDraft:
        """The draft with its blanks in order; InputError names every field that cannot be taken."""
        problems: dict[str, Text] = {}
        subject = clean_spaces(self.subject)
        if not subject:
            problems["subject"] = _REQUIRED
        if self.announced_at > now:
            problems["announced_at"] = Text(QT_TRANSLATE_NOOP("models", "The announcement is in the future."))
        elif self.announced_at > self.started_at:
            problems["announced_at"] = Text(
                QT_TRANSLATE_NOOP("models", "Works count as announced only when announced before they begin.")
            )
        if self.ended_at <= self.started_at:
            problems["ended_at"] = Text(QT_TRANSLATE_NOOP("models", "The end must be after the beginning."))
        elif self.ended_at - self.started_at > LONGEST_WORKS:
            problems["ended_at"] = Text(
                QT_TRANSLATE_NOOP("models", "Works longer than three days: check the dates.")
            )
        if problems:
            raise InputError(problems)
        return replace(self, subject=subject)
