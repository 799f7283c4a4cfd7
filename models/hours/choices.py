"""The words of a consultation and of a balance: kinds, states, roles, channels, levels, as people see them."""

from __future__ import annotations

from enum import StrEnum

from models.fields import Choice
from models.hours.rules.balance import Level
from models.hours.rules.callers import Role
from models.hours.rules.shares import Share
from models.text import QT_TRANSLATE_NOOP


class Kind(StrEnum):
    """How the consultation was given; all draw the same quota."""

    INDIVIDUAL = "individual"
    WEBINAR = "webinar"
    EMAIL = "email"


class State(StrEnum):
    """Where a consultation stands; a planned one reserves hours, a held one is charged."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    REVERSED = "reversed"


class Charging(StrEnum):
    """Whether the hours of a held consultation reached a contract."""

    CHARGED = "charged"
    PARTLY = "partly"
    UNCHARGED = "uncharged"


class Channel(StrEnum):
    """How the caller reached the methodologist."""

    PHONE = "phone"
    MAIL = "mail"
    VIDEO = "video"
    OTHER = "other"


class LineKind(StrEnum):
    """What a line of the ledger is."""

    CHARGE = "charge"
    REVERSAL = "reversal"
    QUOTA = "quota"


METHOD_LINES = ("111", "132")

KINDS = (
    Choice(Kind.INDIVIDUAL, QT_TRANSLATE_NOOP("choices", "individual"), "user"),
    Choice(Kind.WEBINAR, QT_TRANSLATE_NOOP("choices", "webinar"), "users"),
    Choice(Kind.EMAIL, QT_TRANSLATE_NOOP("choices", "by e-mail"), "mail"),
)

STATES = (
    Choice(State.PLANNED, QT_TRANSLATE_NOOP("choices", "scheduled"), "calendar-clock", "wait"),
    Choice(State.HELD, QT_TRANSLATE_NOOP("choices", "held"), "check", "ok"),
    Choice(State.CANCELLED, QT_TRANSLATE_NOOP("choices", "cancelled"), "x"),
    Choice(State.REVERSED, QT_TRANSLATE_NOOP("choices", "reversed"), "undo", "warn"),
)

CHARGING = (
    Choice(Charging.CHARGED, QT_TRANSLATE_NOOP("choices", "charged"), "check"),
    Choice(Charging.PARTLY, QT_TRANSLATE_NOOP("choices", "charged in part"), "triangle-alert", "warn"),
    Choice(Charging.UNCHARGED, QT_TRANSLATE_NOOP("choices", "not charged"), "ban", "warn"),
)

CHANNELS = (
    Choice(Channel.PHONE, QT_TRANSLATE_NOOP("choices", "phone"), "phone"),
    Choice(Channel.MAIL, QT_TRANSLATE_NOOP("choices", "e-mail"), "mail"),
    Choice(Channel.VIDEO, QT_TRANSLATE_NOOP("choices", "video call"), "video"),
    Choice(Channel.OTHER, QT_TRANSLATE_NOOP("choices", "other channel"), "ellipsis"),
)

ROLES = (
    Choice(Role.TEACHER, QT_TRANSLATE_NOOP("choices", "teacher")),
    Choice(Role.ADMINISTRATION, QT_TRANSLATE_NOOP("choices", "administration")),
    Choice(Role.PARENT, QT_TRANSLATE_NOOP("choices", "parent")),
    Choice(Role.ADULT, QT_TRANSLATE_NOOP("choices", "another adult")),
    Choice(Role.PUPIL, QT_TRANSLATE_NOOP("choices", "pupil"), "ban", "bad"),
)

SHARES = (
    Choice(Share.EQUAL, QT_TRANSLATE_NOOP("choices", "equal shares")),
    Choice(Share.FULL, QT_TRANSLATE_NOOP("choices", "in full to each")),
    Choice(Share.ATTENDANCE, QT_TRANSLATE_NOOP("choices", "by attendance")),
)

LEVELS = (
    Choice(Level.FREE, QT_TRANSLATE_NOOP("choices", "enough hours"), "check", "ok"),
    Choice(Level.NEAR, QT_TRANSLATE_NOOP("choices", "80 % used"), "hourglass", "warn"),
    Choice(Level.CLOSE, QT_TRANSLATE_NOOP("choices", "nearly used up"), "triangle-alert", "warn"),
    Choice(Level.SPENT, QT_TRANSLATE_NOOP("choices", "used up"), "circle-x", "bad"),
    Choice(Level.OVER, QT_TRANSLATE_NOOP("choices", "over the quota"), "flag", "bad"),
)

LINE_KINDS = (
    Choice(LineKind.CHARGE, QT_TRANSLATE_NOOP("choices", "charge"), ""),
    Choice(LineKind.REVERSAL, QT_TRANSLATE_NOOP("choices", "reversal"), "rotate-ccw", "warn"),
    Choice(LineKind.QUOTA, QT_TRANSLATE_NOOP("choices", "change of the quota"), "scale", "accent"),
)
