"""The fields of the forms of this room."""

from __future__ import annotations

from dataclasses import replace

from models.fields import Field, Kind
from models.text import QT_TRANSLATE_NOOP

NUMBER = Field(
    key="number", title=QT_TRANSLATE_NOOP("fields", "Contract no."), kind=Kind.CODE, width=180, required=True
)
ORGANISATION = Field(
    key="organisation",
    title=QT_TRANSLATE_NOOP("fields", "Organisation"),
    kind=Kind.TEXT,
    width=340,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "Any part of the name; a new name may be typed too"),
)
LOCALITY = Field(key="locality", title=QT_TRANSLATE_NOOP("fields", "Locality"), kind=Kind.TEXT, width=150)
REGION = Field(key="region", title=QT_TRANSLATE_NOOP("fields", "Region"), kind=Kind.TEXT, width=170)
SIGNED = Field(
    key="signed_on",
    title=QT_TRANSLATE_NOOP("fields", "Signed on"),
    kind=Kind.DATE,
    width=104,
    help=QT_TRANSLATE_NOOP("fields", "Empty: a draft, nobody may ask for support yet"),
)
STARTS = Field(
    key="starts_on", title=QT_TRANSLATE_NOOP("fields", "Valid from"), kind=Kind.DATE, width=104, required=True
)
ENDS = Field(
    key="ends_on",
    title=QT_TRANSLATE_NOOP("fields", "Valid to"),
    kind=Kind.DATE,
    width=104,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "The last day belongs to the contract"),
)
QUOTA = Field(
    key="quota_minutes",
    title=QT_TRANSLATE_NOOP("fields", "Methodological hours a year"),
    kind=Kind.MINUTES,
    width=120,
    help=QT_TRANSLATE_NOOP("fields", "Empty: as many as the agreement names"),
)
NOTE = Field(key="note", title=QT_TRANSLATE_NOOP("fields", "Note"), kind=Kind.LONG_TEXT)
NAME = Field(
    key="name", title=QT_TRANSLATE_NOOP("fields", "Surname, name, patronymic"), kind=Kind.TEXT, required=True
)
POSITION = Field(key="position", title=QT_TRANSLATE_NOOP("fields", "Position"), kind=Kind.TEXT, width=160)
PHONE = Field(key="phone", title=QT_TRANSLATE_NOOP("fields", "Phone"), kind=Kind.PHONE, width=170)
EMAIL = Field(key="email", title=QT_TRANSLATE_NOOP("fields", "E-mail"), kind=Kind.EMAIL, width=170)
APPOINTED = Field(
    key="appointed_on",
    title=QT_TRANSLATE_NOOP("fields", "Appointed on"),
    kind=Kind.DATE,
    width=120,
    required=True,
)
REPLACED = Field(
    key="appointed_on",
    title=QT_TRANSLATE_NOOP("fields", "Takes over on"),
    kind=Kind.DATE,
    width=120,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "From this day on the new person speaks, no longer the old one"),
)
TRAINED = Field(
    key="trained_on",
    title=QT_TRANSLATE_NOOP("fields", "Trained on"),
    kind=Kind.DATE,
    width=120,
    help=QT_TRANSLATE_NOOP("fields", "Without training nobody may ask for technical support"),
)
ENDED = Field(
    key="ended_on",
    title=QT_TRANSLATE_NOOP("fields", "Authority ended on"),
    kind=Kind.DATE,
    width=120,
    required=True,
    help=QT_TRANSLATE_NOOP("fields", "From this day on the person may no longer ask"),
)
WHY_ENDED = Field(key="end_reason", title=QT_TRANSLATE_NOOP("fields", "Why it ended"), kind=Kind.TEXT)

PERSON = (NAME, POSITION, PHONE, EMAIL)


def numbered(field: Field, number: int, *, required: bool = False) -> Field:
    """The same field of the first or second person of a contract that is being entered."""
    return replace(field, key=f"{field.key}{number}", required=required)
