"""What is known of a consultation before it is saved: plain values, the same from the form and from a script."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from models.errors import InputError
from models.formats import clean_spaces
from models.hours.choices import CHANNELS, KINDS, METHOD_LINES, Channel, Kind
from models.hours.rules.callers import Role, read_patronymic
from models.hours.rules.shares import Share
from models.text import QT_TRANSLATE_NOOP, Text

LONGEST = 24 * 60
"""Minutes; a longer «consultation» is a slip of the keyboard."""
_LENGTHS = {
    "surname": 100,
    "name": 100,
    "patronymic": 100,
    "organisation": 300,
    "locality": 200,
    "region": 200,
}
_ONE_LINE = (*_LENGTHS, "topic", "reason")
_MISSING: Mapping[str, str] = {
    "surname": QT_TRANSLATE_NOOP("models", "Type the surname."),
    "name": QT_TRANSLATE_NOOP("models", "Type the name."),
    "patronymic": QT_TRANSLATE_NOOP("models", "Type the patronymic, or «нет» if the person has none."),
    "organisation": QT_TRANSLATE_NOOP("models", "Type the name of the school."),
    "locality": QT_TRANSLATE_NOOP("models", "Type the locality of the school."),
    "region": QT_TRANSLATE_NOOP("models", "Choose the region of the school."),
}


@dataclass(frozen=True, slots=True)
class Attendee:
    """A school that takes part in a webinar: by its contract, or by itself; `attendance` counts its people."""

    contract_id: int | None = None
    organisation_id: int | None = None
    attendance: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationDraft:
    """A consultation as it was typed; `at` None means the moment of saving.

    `client_key` makes saving repeatable: the same key twice is one consultation. `contract_id` is only given when
    somebody named the contract; otherwise it is found from the organisation. `topic` is a topic's id, or words.
    `minutes` is the real length, or the expected one when it is planned; `raw_seconds` what the stopwatch showed.
    """

    client_key: str = field(default_factory=lambda: str(uuid.uuid4()))
    at: datetime | None = None
    kind: str = Kind.INDIVIDUAL
    line: str = METHOD_LINES[0]
    channel: str = Channel.PHONE
    topic: int | str = ""
    surname: str = ""
    name: str = ""
    patronymic: str = ""
    role: str = Role.TEACHER
    contract_id: int | None = None
    organisation_id: int | None = None
    organisation: str = ""
    locality: str = ""
    region: str = ""
    question: str = ""
    answer: str = ""
    minutes: int = 0
    raw_seconds: int | None = None
    reason: str = ""
    attendees: tuple[Attendee, ...] = ()
    share: str = Share.EQUAL
    demo: bool = False

    @property
    def is_webinar(self) -> bool:
        """Whether several schools take part."""
        return self.kind == Kind.WEBINAR


def storable(text: str) -> str:
    """The text without what no database keeps: NUL and lone surrogates become the replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")


def tidy(draft: ConsultationDraft) -> ConsultationDraft:
    """The same draft with blanks put right."""
    values: dict[str, object] = {}
    for name in _ONE_LINE:
        value = getattr(draft, name)
        if isinstance(value, str):
            values[name] = clean_spaces(storable(value))
    values["question"] = storable(draft.question).strip()
    values["answer"] = storable(draft.answer).strip()
    return dataclasses.replace(draft, **values)  # type: ignore[arg-type]


def check(draft: ConsultationDraft) -> None:
    """Raise InputError naming every field that is missing or senseless (clause method.details)."""
    problems = _name_problems(draft) | _place_problems(draft) | _webinar_problems(draft)
    for name, longest in _LENGTHS.items():
        if len(getattr(draft, name)) > longest:
            problems[name] = Text(
                QT_TRANSLATE_NOOP("models", "At most {longest} letters fit here."), {"longest": longest}
            )
    if not draft.topic:
        problems["topic"] = Text(QT_TRANSLATE_NOOP("models", "Choose the topic."))
    if not 1 <= draft.minutes <= LONGEST:
        problems["minutes"] = Text(
            QT_TRANSLATE_NOOP("models", "Type how long it took: 90, 1:30, 1,5 ч or 1ч30, at most 24 hours.")
        )
    for name, known in (("kind", KINDS), ("channel", CHANNELS)):
        if getattr(draft, name) not in {choice.value for choice in known}:
            problems[name] = Text(QT_TRANSLATE_NOOP("models", "Choose one of the list."))
    if draft.line not in METHOD_LINES:
        problems["line"] = Text(QT_TRANSLATE_NOOP("models", "Consultations are given on lines 111 and 132."))
    if problems:
        raise InputError(problems)


def _name_problems(draft: ConsultationDraft) -> dict[str, Text]:
    if draft.is_webinar and not (draft.surname or draft.name):
        return {}
    return {
        name: Text(_MISSING[name]) for name in ("surname", "name", "patronymic") if not getattr(draft, name)
    }


def _place_problems(draft: ConsultationDraft) -> dict[str, Text]:
    if draft.is_webinar or draft.contract_id is not None or draft.organisation_id is not None:
        return {}
    names = ("organisation", "locality", "region")
    return {name: Text(_MISSING[name]) for name in names if not getattr(draft, name)}


def _webinar_problems(draft: ConsultationDraft) -> dict[str, Text]:
    if not draft.is_webinar:
        return {}
    if not draft.attendees:
        return {"attendees": Text(QT_TRANSLATE_NOOP("models", "Name at least one school that takes part."))}
    keys = [(one.contract_id, one.organisation_id) for one in draft.attendees]
    if len(set(keys)) < len(keys):
        return {"attendees": Text(QT_TRANSLATE_NOOP("models", "A school is listed twice."))}
    if draft.share not in set(Share):
        return {"share": Text(QT_TRANSLATE_NOOP("models", "Choose one of the list."))}
    return {}


def stored_patronymic(draft: ConsultationDraft) -> str:
    """The patronymic as it is kept: empty for «нет»."""
    return read_patronymic(draft.patronymic)
