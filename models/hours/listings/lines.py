"""Lines of the ledger, in the order of posting, with what was left after each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, null, select
from sqlalchemy.orm import aliased

from models.contracts.tables import Contract, Organisation
from models.fields import Choice, Field, Kind
from models.hours import choices
from models.hours.choices import LineKind
from models.hours.search import all_words
from models.hours.tables import Consultation, HoursLine, HoursYear, Topic
from models.storage.listing import Listing
from models.text import QT_TRANSLATE_NOOP

MARKS = (
    Choice("late", QT_TRANSLATE_NOOP("choices", "entered late"), "clock-alert"),
    Choice("over", QT_TRANSLATE_NOOP("choices", "over the quota"), "flag"),
    Choice("reversed", QT_TRANSLATE_NOOP("choices", "reversed"), "undo"),
    Choice("reversal", QT_TRANSLATE_NOOP("choices", "reversal"), "rotate-ccw"),
    Choice("quota", QT_TRANSLATE_NOOP("choices", "change of the quota"), "scale"),
)

_earlier = aliased(HoursLine)
_back = aliased(HoursLine)
_RUNNING = (
    select(func.sum(_earlier.minutes))
    .where(_earlier.year_id == HoursLine.year_id, _earlier.id <= HoursLine.id)
    .scalar_subquery()
)
_IS_REVERSED = exists().where(_back.reverses_id == HoursLine.id)
MARK: ColumnElement[Any] = case(
    (HoursLine.kind == LineKind.QUOTA, "quota"),
    (HoursLine.kind == LineKind.REVERSAL, "reversal"),
    (_IS_REVERSED, "reversed"),
    (HoursLine.excess > 0, "over"),
    (HoursLine.late, "late"),
    else_=null(),
)
_CALLER = case(
    (Consultation.kind == choices.Kind.WEBINAR, Consultation.question),
    else_=func.trim(Consultation.surname + " " + Consultation.name + " " + Consultation.patronymic),
)

LINE_FIELDS = (
    Field(
        key="id",
        title=QT_TRANSLATE_NOOP("fields", "No."),
        kind=Kind.CODE,
        column=HoursLine.id,
        width=64,
        min_window=1600,
    ),
    Field(
        key="at", title=QT_TRANSLATE_NOOP("fields", "When"), kind=Kind.MOMENT, column=HoursLine.at, width=130
    ),
    Field(
        key="contract",
        title=QT_TRANSLATE_NOOP("fields", "Contract"),
        kind=Kind.CODE,
        column=Contract.number,
        order=Contract.number_sort,
        width=140,
    ),
    Field(
        key="organisation",
        title=QT_TRANSLATE_NOOP("fields", "Organisation"),
        kind=Kind.TEXT,
        column=Organisation.name,
        order=Organisation.name_key,
        width=180,
        min_window=1600,
    ),
    Field(
        key="caller",
        title=QT_TRANSLATE_NOOP("fields", "Who asked, or what about"),
        kind=Kind.TEXT,
        column=_CALLER,
        order=Consultation.caller_key,
        width=140,
        stretch=True,
    ),
    Field(
        key="topic",
        title=QT_TRANSLATE_NOOP("fields", "Topic"),
        kind=Kind.TEXT,
        column=Topic.title,
        order=Topic.title_key,
        width=110,
        stretch=True,
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
        key="minutes",
        title=QT_TRANSLATE_NOOP("fields", "Charged"),
        kind=Kind.MINUTES,
        column=HoursLine.minutes,
        width=104,
    ),
    Field(
        key="real",
        title=QT_TRANSLATE_NOOP("fields", "Real length"),
        kind=Kind.MINUTES,
        column=HoursLine.real,
        width=104,
        shown=False,
    ),
    Field(
        key="left",
        title=QT_TRANSLATE_NOOP("fields", "Left after it"),
        kind=Kind.MINUTES,
        column=HoursYear.quota - _RUNNING,
        order=HoursLine.id,
        width=110,
    ),
    Field(
        key="mark",
        title=QT_TRANSLATE_NOOP("fields", "Mark"),
        kind=Kind.CHOICE,
        column=MARK,
        choices=MARKS,
        width=150,
    ),
    Field(
        key="methodologist",
        title=QT_TRANSLATE_NOOP("fields", "Methodologist"),
        kind=Kind.TEXT,
        column=HoursLine.actor_name,
        width=150,
        min_window=1600,
    ),
    Field(
        key="recorded_at",
        title=QT_TRANSLATE_NOOP("fields", "Entered"),
        kind=Kind.MOMENT,
        column=HoursLine.recorded_at,
        width=130,
        shown=False,
    ),
    Field(
        key="reason",
        title=QT_TRANSLATE_NOOP("fields", "Reason"),
        kind=Kind.TEXT,
        column=HoursLine.reason,
        width=160,
        shown=False,
    ),
)


def _line_joins(statement: Select[Any]) -> Select[Any]:
    return (
        statement.outerjoin(HoursYear, HoursYear.id == HoursLine.year_id)
        .outerjoin(Contract, Contract.id == HoursYear.contract_id)
        .outerjoin(Organisation, Organisation.id == Contract.organisation_id)
        .outerjoin(Consultation, Consultation.id == HoursLine.consultation_id)
        .outerjoin(Topic, Topic.id == Consultation.topic_id)
    )


LINES = Listing(
    fields=LINE_FIELDS,
    id_column=HoursLine.id,
    joins=_line_joins,
    search=lambda words: all_words(Consultation.search_text, words),
    filters={
        "year": lambda year_id: HoursLine.year_id == year_id,
        "contract": lambda contract_id: HoursYear.contract_id == contract_id,
        "methodologist": lambda name: HoursLine.actor_name == name,
        "topic": lambda topic_id: Consultation.topic_id == topic_id,
        "kind": lambda kind: Consultation.kind == kind,
        "since": lambda moment: HoursLine.at >= moment,
        "until": lambda moment: HoursLine.at < moment,
    },
    default_order=(("id", True),),
)
