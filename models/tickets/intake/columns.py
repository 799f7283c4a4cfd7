"""Which column of an old log holds what: proposed from the headings, put right by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as fields_of

from models.fields import Field, Kind
from models.formats import fold
from models.text import QT_TRANSLATE_NOOP


def _field(key: str, title: str, headers: str, *, required: bool = False) -> Field:
    return Field(key=key, title=title, kind=Kind.TEXT, required=required, headers=tuple(headers.split("|")))


FIELDS = (
    _field(
        "number", QT_TRANSLATE_NOOP("fields", "Number"), "number|номер|№|id|ticket|обращение", required=True
    ),
    _field(
        "state",
        QT_TRANSLATE_NOOP("fields", "State"),
        "incident_state|state|status|состояние|статус",
        required=True,
    ),
    _field(
        "changed_at",
        QT_TRANSLATE_NOOP("fields", "Changed at"),
        "sys_updated_at|updated_at|changed_at|изменено|дата изменения",
    ),
    _field(
        "changed_by",
        QT_TRANSLATE_NOOP("fields", "Changed by"),
        "sys_updated_by|updated_by|кто изменил|оператор",
    ),
    _field(
        "opened_at",
        QT_TRANSLATE_NOOP("fields", "Received"),
        "opened_at|created_at|opened|получено|дата|дата обращения|создано",
        required=True,
    ),
    _field("caller", QT_TRANSLATE_NOOP("fields", "Caller"), "caller_id|caller|requester|заявитель|кто|фио"),
    _field("organisation", QT_TRANSLATE_NOOP("fields", "Organisation"), "location|company|организация|школа"),
    _field("contract", QT_TRANSLATE_NOOP("fields", "Contract"), "contract|договор|номер договора|№ договора"),
    _field("phone", QT_TRANSLATE_NOOP("fields", "Phone"), "phone|телефон"),
    _field("channel", QT_TRANSLATE_NOOP("fields", "Channel"), "contact_type|channel|канал|способ обращения"),
    _field("priority", QT_TRANSLATE_NOOP("fields", "Priority"), "priority|приоритет"),
    _field("kind", QT_TRANSLATE_NOOP("fields", "Kind"), "type|kind|вид|тип"),
    _field("summary", QT_TRANSLATE_NOOP("fields", "Matter"), "short_description|subject|summary|тема|суть"),
    _field("description", QT_TRANSLATE_NOOP("fields", "Description"), "description|описание|текст"),
    _field("category", QT_TRANSLATE_NOOP("fields", "Category"), "category|категория"),
    _field("subcategory", QT_TRANSLATE_NOOP("fields", "Subcategory"), "subcategory|подкатегория"),
    _field("symptom", QT_TRANSLATE_NOOP("fields", "Symptom"), "u_symptom|symptom|симптом"),
)
"""What a log may tell of a ticket; the keys are those of `Mapping`."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The heading of the column for each thing; empty where the log has none."""

    number: str = ""
    state: str = ""
    changed_at: str = ""
    changed_by: str = ""
    opened_at: str = ""
    caller: str = ""
    organisation: str = ""
    contract: str = ""
    phone: str = ""
    channel: str = ""
    priority: str = ""
    kind: str = ""
    summary: str = ""
    description: str = ""
    category: str = ""
    subcategory: str = ""
    symptom: str = ""

    def missing(self) -> tuple[str, ...]:
        """The required things that no column holds."""
        return tuple(field.key for field in FIELDS if field.required and not getattr(self, field.key))

    def with_column(self, key: str, header: str) -> Mapping:
        """The same with another column for one thing."""
        if key not in {field.name for field in fields_of(self)}:
            raise KeyError(key)
        return replace(self, **{key: header})


def proposed(headers: Sequence[str]) -> Mapping:
    """What the headings seem to mean; a heading is used once, for the first thing it fits."""
    free = {fold(header): header for header in reversed(headers)}
    found: dict[str, str] = {}
    for field in FIELDS:
        for name in field.headers:
            if name in free:
                found[field.key] = free.pop(name)
                break
    return Mapping(**found)
