"""The words of a ticket: kinds, states, channels, outcomes, priorities, with the titles and icons people see."""

from __future__ import annotations

from enum import StrEnum

from models.fields import Choice
from models.text import QT_TRANSLATE_NOOP


class Kind(StrEnum):
    """What a call is about; the four kinds of the agreement's definitions."""

    INCIDENT = "incident"
    REQUEST = "request"
    COURSE_ERROR = "course_error"
    METHODOLOGY = "methodology"


class State(StrEnum):
    """Where a ticket stands; `WAITING` stops the clock, `REFUSED` is a call the gate did not let in."""

    NEW = "new"
    WORK = "in_work"
    WAITING = "waiting"
    SOLVED = "solved"
    CLOSED = "closed"
    REFUSED = "refused"


class Outcome(StrEnum):
    """How a course error ended; without it a course error is not closed."""

    FIXED = "fixed"
    NO_ERROR = "no_error"
    DUPLICATE = "duplicate"


class Channel(StrEnum):
    """How the call reached the desk."""

    PHONE = "phone"
    MAIL = "mail"
    OTHER = "other"


class Phase(StrEnum):
    """An incident has led, or may lead, to worse access (definition of «Инцидент»)."""

    HAPPENED = "happened"
    MAY_HAPPEN = "may_happen"


class Effect(StrEnum):
    """What an incident does to access: breaks it, or lowers its quality (definition of «Инцидент»)."""

    OUTAGE = "outage"
    DEGRADATION = "degradation"


class Priority(StrEnum):
    """What is looked at first; local to the desk, the agreement knows no priorities."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class LinkKind(StrEnum):
    """How one ticket is related to another."""

    DUPLICATE_OF = "duplicate_of"
    CAUSED_BY = "caused_by"
    RELATED = "related"


OPEN_STATES = (State.NEW, State.WORK, State.WAITING)
"""The states in which somebody still has something to do."""

TECHNICAL_LINE = "222"
METHOD_LINES = ("111", "132")

KINDS = (
    Choice(Kind.COURSE_ERROR, QT_TRANSLATE_NOOP("choices", "course error"), "book-alert"),
    Choice(Kind.INCIDENT, QT_TRANSLATE_NOOP("choices", "incident"), "zap"),
    Choice(Kind.REQUEST, QT_TRANSLATE_NOOP("choices", "request"), "circle-help"),
    Choice(Kind.METHODOLOGY, QT_TRANSLATE_NOOP("choices", "methodology"), "graduation-cap"),
)

STATES = (
    Choice(State.NEW, QT_TRANSLATE_NOOP("choices", "new"), "circle", "accent"),
    Choice(State.WORK, QT_TRANSLATE_NOOP("choices", "in work"), "circle-play", "ok"),
    Choice(State.WAITING, QT_TRANSLATE_NOOP("choices", "waiting for information"), "circle-pause", "wait"),
    Choice(State.SOLVED, QT_TRANSLATE_NOOP("choices", "solved"), "circle-check"),
    Choice(State.CLOSED, QT_TRANSLATE_NOOP("choices", "closed"), "lock"),
    Choice(State.REFUSED, QT_TRANSLATE_NOOP("choices", "refused"), "ban", "bad"),
)

OUTCOMES = (
    Choice(Outcome.FIXED, QT_TRANSLATE_NOOP("choices", "fixed"), "check", "ok"),
    Choice(Outcome.NO_ERROR, QT_TRANSLATE_NOOP("choices", "not an error"), "minus"),
    Choice(Outcome.DUPLICATE, QT_TRANSLATE_NOOP("choices", "duplicate"), "copy"),
)

CHANNELS = (
    Choice(Channel.PHONE, QT_TRANSLATE_NOOP("choices", "phone"), "phone"),
    Choice(Channel.MAIL, QT_TRANSLATE_NOOP("choices", "e-mail"), "mail"),
    Choice(Channel.OTHER, QT_TRANSLATE_NOOP("choices", "other channel"), "ellipsis"),
)

PHASES = (
    Choice(Phase.HAPPENED, QT_TRANSLATE_NOOP("choices", "has happened")),
    Choice(Phase.MAY_HAPPEN, QT_TRANSLATE_NOOP("choices", "may happen")),
)

EFFECTS = (
    Choice(Effect.OUTAGE, QT_TRANSLATE_NOOP("choices", "no access")),
    Choice(Effect.DEGRADATION, QT_TRANSLATE_NOOP("choices", "access got worse")),
)

PRIORITIES = (
    Choice(Priority.HIGH, QT_TRANSLATE_NOOP("choices", "high"), "chevron-up", "bad"),
    Choice(Priority.NORMAL, QT_TRANSLATE_NOOP("choices", "normal"), ""),
    Choice(Priority.LOW, QT_TRANSLATE_NOOP("choices", "low"), "chevron-down"),
)

GATE_WORDS = (
    Choice("allowed", QT_TRANSLATE_NOOP("choices", "allowed"), "check", "ok"),
    Choice("warning", QT_TRANSLATE_NOOP("choices", "allowed with a remark"), "triangle-alert", "warn"),
    Choice("refused", QT_TRANSLATE_NOOP("choices", "not allowed"), "ban", "bad"),
)
