"""Consultations and webinars: planned, given, cancelled, reversed."""

from __future__ import annotations

from sqlalchemy import String, and_, case, func, literal, select

from models.fields import Field, Kind
from models.hours import choices
from models.hours.choices import State
from models.hours.search import all_words
from models.hours.tables import Consultation, Participant, Topic
from models.storage.listing import Listing
from models.text import QT_TRANSLATE_NOOP

_CALLER = case(
    (Consultation.kind == choices.Kind.WEBINAR, Consultation.question),
    else_=func.trim(Consultation.surname + " " + Consultation.name + " " + Consultation.patronymic),
)
_SCHOOLS = (
    select(func.count())
    .select_from(Participant)
    .where(Participant.consultation_id == Consultation.id, Consultation.kind == choices.Kind.WEBINAR)
    .scalar_subquery()
)
_LENGTH = case((Consultation.state == State.PLANNED, Consultation.expected), else_=Consultation.minutes)
_CHARGING = case(
    (Consultation.charging.in_([choices.Charging.PARTLY, choices.Charging.UNCHARGED]), Consultation.charging),
    else_=literal(None, String),
)

CONSULTATION_FIELDS = (
    Field(
        key="at",
        title=QT_TRANSLATE_NOOP("fields", "When"),
        kind=Kind.MOMENT,
        column=Consultation.at,
        width=130,
    ),
    Field(
        key="kind",
        title=QT_TRANSLATE_NOOP("fields", "Kind"),
        kind=Kind.CHOICE,
        column=Consultation.kind,
        choices=choices.KINDS,
        width=130,
    ),
    Field(
        key="caller",
        title=QT_TRANSLATE_NOOP("fields", "Who asked, or what about"),
        kind=Kind.TEXT,
        column=_CALLER,
        order=Consultation.caller_key,
        width=150,
        stretch=True,
    ),
    Field(
        key="organisation",
        title=QT_TRANSLATE_NOOP("fields", "Organisation"),
        kind=Kind.TEXT,
        column=Consultation.organisation,
        order=Consultation.place_key,
        width=150,
        stretch=True,
    ),
    Field(
        key="locality",
        title=QT_TRANSLATE_NOOP("fields", "Locality"),
        kind=Kind.TEXT,
        column=Consultation.locality,
        width=120,
        shown=False,
    ),
    Field(
        key="schools",
        title=QT_TRANSLATE_NOOP("fields", "Schools"),
        kind=Kind.INTEGER,
        column=func.nullif(_SCHOOLS, 0),
        width=70,
    ),
    Field(
        key="topic",
        title=QT_TRANSLATE_NOOP("fields", "Topic"),
        kind=Kind.TEXT,
        column=Topic.title,
        order=Topic.title_key,
        width=190,
        min_window=1600,
    ),
    Field(
        key="length",
        title=QT_TRANSLATE_NOOP("fields", "Length"),
        kind=Kind.MINUTES,
        column=_LENGTH,
        width=104,
    ),
    Field(
        key="state",
        title=QT_TRANSLATE_NOOP("fields", "State"),
        kind=Kind.CHOICE,
        column=Consultation.state,
        choices=choices.STATES,
        width=140,
    ),
    Field(
        key="charging",
        title=QT_TRANSLATE_NOOP("fields", "Charge"),
        kind=Kind.CHOICE,
        column=_CHARGING,
        choices=choices.CHARGING,
        width=150,
        min_window=1600,
    ),
    Field(
        key="methodologist",
        title=QT_TRANSLATE_NOOP("fields", "Methodologist"),
        kind=Kind.TEXT,
        column=Consultation.methodologist,
        width=150,
        min_window=1600,
    ),
)

CONSULTATIONS = Listing(
    fields=CONSULTATION_FIELDS,
    id_column=Consultation.id,
    joins=lambda statement: statement.outerjoin(Topic, Topic.id == Consultation.topic_id),
    search=lambda words: all_words(Consultation.search_text, words),
    filters={
        "state": lambda state: Consultation.state == state,
        "uncharged": lambda _: and_(
            Consultation.state == State.HELD, Consultation.charging.in_(["uncharged", "partly"])
        ),
        "webinar": lambda _: Consultation.kind == choices.Kind.WEBINAR,
        "methodologist": lambda name: Consultation.methodologist == name,
        "topic": lambda topic_id: Consultation.topic_id == topic_id,
        "kind": lambda kind: Consultation.kind == kind,
        "since": lambda moment: Consultation.at >= moment,
        "until": lambda moment: Consultation.at < moment,
    },
    default_order=(("at", True),),
)
