"""The fields of the consultation and webinar forms, each declared once."""

from __future__ import annotations

from models.fields import Choice, Field, Kind
from models.hours.choices import CHANNELS, KINDS, METHOD_LINES, ROLES, SHARES
from models.text import QT_TRANSLATE_NOOP

CALLER = Field(
    key="caller",
    title=QT_TRANSLATE_NOOP("fields", "Surname, name, patronymic"),
    kind=Kind.TEXT,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "«нет» in place of the patronymic if the person has none"),
)
ROLE = Field(
    key="role",
    title=QT_TRANSLATE_NOOP("fields", "Who is asking"),
    kind=Kind.CHOICE,
    choices=ROLES,
    required=True,
)
SCHOOL = Field(
    key="school",
    title=QT_TRANSLATE_NOOP("fields", "Organisation"),
    kind=Kind.TEXT,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "Any words of name, locality and region, or the number of the contract"),
)
LOCALITY = Field(
    key="locality",
    title=QT_TRANSLATE_NOOP("fields", "Locality"),
    kind=Kind.TEXT,
    required=True,
    width=150,
)
REGION = Field(
    key="region", title=QT_TRANSLATE_NOOP("fields", "Region"), kind=Kind.TEXT, required=True, width=200
)
TOPIC = Field(
    key="topic",
    title=QT_TRANSLATE_NOOP("fields", "Topic"),
    kind=Kind.TEXT,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "A number, words of the topic, or a topic of your own"),
)
QUESTION = Field(key="question", title=QT_TRANSLATE_NOOP("fields", "What was asked"), kind=Kind.LONG_TEXT)
ANSWER = Field(key="answer", title=QT_TRANSLATE_NOOP("fields", "What was answered"), kind=Kind.LONG_TEXT)
MINUTES = Field(
    key="minutes",
    title=QT_TRANSLATE_NOOP("fields", "Length"),
    kind=Kind.MINUTES,
    width=120,
    help=QT_TRANSLATE_NOOP("fields", "Empty: as the stopwatch says. 90, 1:30, 1,5 ч and 1ч30 are the same"),
)
AT = Field(
    key="at",
    title=QT_TRANSLATE_NOOP("fields", "Began"),
    kind=Kind.MOMENT,
    width=150,
    help=QT_TRANSLATE_NOOP("fields", "Empty: now. Later entries are marked"),
)
KIND = Field(key="kind", title=QT_TRANSLATE_NOOP("fields", "Kind"), kind=Kind.CHOICE, choices=KINDS)
LINE = Field(
    key="line",
    title=QT_TRANSLATE_NOOP("fields", "Line"),
    kind=Kind.CHOICE,
    choices=[Choice(line, line) for line in METHOD_LINES],
)
CHANNEL = Field(
    key="channel", title=QT_TRANSLATE_NOOP("fields", "Channel"), kind=Kind.CHOICE, choices=CHANNELS
)
REASON = Field(
    key="reason",
    title=QT_TRANSLATE_NOOP("fields", "Why beyond the quota"),
    kind=Kind.TEXT,
    required=True,
)
WHY_REVERSED = Field(
    key="reason",
    title=QT_TRANSLATE_NOOP("fields", "Why it is reversed"),
    kind=Kind.TEXT,
    required=True,
)
STARTS = Field(
    key="at",
    title=QT_TRANSLATE_NOOP("fields", "Begins"),
    kind=Kind.MOMENT,
    required=True,
    width=150,
)
LENGTH = Field(
    key="minutes",
    title=QT_TRANSLATE_NOOP("fields", "Length"),
    kind=Kind.MINUTES,
    required=True,
    width=120,
)
SHARE = Field(
    key="share",
    title=QT_TRANSLATE_NOOP("fields", "How it is charged"),
    kind=Kind.CHOICE,
    choices=SHARES,
    required=True,
)
ADD_SCHOOL = Field(
    key="add",
    title=QT_TRANSLATE_NOOP("fields", "Add a school"),
    kind=Kind.TEXT,
    help=QT_TRANSLATE_NOOP("fields", "Any words of name, locality and region, or the number of the contract"),
)
ABOUT = Field(key="question", title=QT_TRANSLATE_NOOP("fields", "What it is about"), kind=Kind.LONG_TEXT)
