"""The fields of this room's forms, each declared once."""

from __future__ import annotations

from models.availability.drafts import HTTP, TCP
from models.availability.states import STATE_CHOICES, ZONE_CHOICES, State
from models.fields import Choice, Field, Kind
from models.text import QT_TRANSLATE_NOOP

WHERE = Field(
    key="component_id",
    title=QT_TRANSLATE_NOOP("fields", "Component"),
    kind=Kind.CHOICE,
    help=QT_TRANSLATE_NOOP("fields", "Empty: the whole platform"),
)
BEGAN = Field(
    key="started_at", title=QT_TRANSLATE_NOOP("fields", "Began"), kind=Kind.MOMENT, width=170, required=True
)
ENDED = Field(
    key="ended_at",
    title=QT_TRANSLATE_NOOP("fields", "Ended"),
    kind=Kind.MOMENT,
    width=170,
    help=QT_TRANSLATE_NOOP("fields", "Empty while it goes on"),
)
WHAT = Field(
    key="state",
    title=QT_TRANSLATE_NOOP("fields", "What it was"),
    kind=Kind.CHOICE,
    choices=tuple(choice for choice in STATE_CHOICES if choice.value in {State.DOWN, State.DEGRADED}),
    required=True,
)
ZONE = Field(
    key="zone",
    title=QT_TRANSLATE_NOOP("fields", "Zone of responsibility"),
    kind=Kind.CHOICE,
    choices=ZONE_CHOICES,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "Only faults in the data centre and of the system itself are charged"),
)
CAUSE = Field(key="cause", title=QT_TRANSLATE_NOOP("fields", "Cause"), kind=Kind.TEXT)
NOTE = Field(key="note", title=QT_TRANSLATE_NOOP("fields", "What was found out"), kind=Kind.LONG_TEXT)
REASON = Field(
    key="reason",
    title=QT_TRANSLATE_NOOP("fields", "Why it is corrected"),
    kind=Kind.TEXT,
    help=QT_TRANSLATE_NOOP("fields", "Stands in the history beside the earlier values"),
)
ANSWER = Field(key="answer", title=QT_TRANSLATE_NOOP("fields", "Answer to the callers"), kind=Kind.LONG_TEXT)

SUBJECT = Field(key="subject", title=QT_TRANSLATE_NOOP("fields", "Works"), kind=Kind.TEXT, required=True)
WORKS_BEGIN = Field(
    key="started_at", title=QT_TRANSLATE_NOOP("fields", "Begin"), kind=Kind.MOMENT, width=170, required=True
)
WORKS_END = Field(
    key="ended_at", title=QT_TRANSLATE_NOOP("fields", "End"), kind=Kind.MOMENT, width=170, required=True
)
ANNOUNCED = Field(
    key="announced_at",
    title=QT_TRANSLATE_NOOP("fields", "Announced"),
    kind=Kind.MOMENT,
    width=170,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "Works excuse only when they were announced before they began"),
)

NAME = Field(key="name", title=QT_TRANSLATE_NOOP("fields", "Component"), kind=Kind.TEXT, required=True)
SINCE = Field(
    key="since",
    title=QT_TRANSLATE_NOOP("fields", "In service since"),
    kind=Kind.MOMENT,
    width=170,
    help=QT_TRANSLATE_NOOP("fields", "Empty: for longer than any year that is asked for"),
)
INTERVAL = Field(
    key="interval_seconds",
    title=QT_TRANSLATE_NOOP("fields", "Interval, s"),
    kind=Kind.INTEGER,
    width=100,
    required=True,
)
QUORUM = Field(
    key="quorum",
    title=QT_TRANSLATE_NOOP("fields", "Failing probes"),
    kind=Kind.INTEGER,
    width=130,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "So many probes must fail before the component counts as down"),
)
ACTIVE = Field(key="active", title=QT_TRANSLATE_NOOP("fields", "Is judged"), kind=Kind.FLAG)

KIND = Field(
    key="kind",
    title=QT_TRANSLATE_NOOP("fields", "How it is asked"),
    kind=Kind.CHOICE,
    choices=(
        Choice(HTTP, QT_TRANSLATE_NOOP("choices", "page (HTTP, HTTPS)")),
        Choice(TCP, QT_TRANSLATE_NOOP("choices", "port (TCP)")),
    ),
    required=True,
)
TARGET = Field(
    key="target",
    title=QT_TRANSLATE_NOOP("fields", "Address"),
    kind=Kind.TEXT,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "https://… for a page, host:port for a port"),
)
STATUS = Field(
    key="expected_status", title=QT_TRANSLATE_NOOP("fields", "Expected status"), kind=Kind.TEXT, width=140
)
PAGE_TEXT = Field(
    key="expected_text", title=QT_TRANSLATE_NOOP("fields", "Text on the page"), kind=Kind.TEXT, width=180
)
TIMEOUT = Field(
    key="timeout_ms",
    title=QT_TRANSLATE_NOOP("fields", "Time-out, ms"),
    kind=Kind.INTEGER,
    width=110,
    required=True,
)
RETRIES = Field(
    key="retries", title=QT_TRANSLATE_NOOP("fields", "Retries"), kind=Kind.INTEGER, width=90, required=True
)
SLOW = Field(
    key="slow_ms",
    title=QT_TRANSLATE_NOOP("fields", "Slow from, ms"),
    kind=Kind.INTEGER,
    width=110,
    help=QT_TRANSLATE_NOOP("fields", "Empty: slowness is never degradation"),
)
CERTIFICATE = Field(
    key="certificate_days",
    title=QT_TRANSLATE_NOOP("fields", "Warn of the certificate, days"),
    kind=Kind.INTEGER,
    width=190,
    required=True,
)
VERIFY = Field(
    key="verify", title=QT_TRANSLATE_NOOP("fields", "Check who signed the certificate"), kind=Kind.FLAG
)
PROBE_ACTIVE = Field(key="active", title=QT_TRANSLATE_NOOP("fields", "Is asked"), kind=Kind.FLAG)
