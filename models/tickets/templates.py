"""Answer templates: texts with fields in braces that are filled in from the ticket."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import InputError
from models.formats import clean_spaces, format_date, to_moscow
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.rules import LONGEST_DESCRIPTION, course_place
from models.tickets.tables import AnswerTemplate

if TYPE_CHECKING:
    from models.tickets.queries import TicketCard

LONGEST_TITLE = 80
FIELDS: dict[str, Callable[[TicketCard], str]] = {
    "ФИО": lambda card: card.caller,
    "номер": lambda card: str(card.id),
    "урок": lambda card: course_place(card.values),
    "организация": lambda card: card.organisation,
    "договор": lambda card: card.contract_no,
    "дата": lambda card: format_date(to_moscow(card.received_at).date()),
    "суть": lambda card: card.summary,
}
"""The fields a template may name, as the desk writes them."""


def filled(body: str, card: TicketCard) -> str:
    """The template with its fields filled in; braces around anything else stay as they are."""
    for name, value in FIELDS.items():
        body = body.replace(f"{{{name}}}", value(card))
    return body


def add_template(session: Session, body: str, title: str = "") -> int:
    """Keep a template; without a title its first words are one. An equal title is replaced. Raises InputError."""
    text = body.strip()
    if not text or len(text) > LONGEST_DESCRIPTION:
        raise InputError(
            {"text": Text(QT_TRANSLATE_NOOP("models", "Write something, at most 20,000 characters."))}
        )
    name = clean_spaces(title or text)
    name = name if len(name) <= LONGEST_TITLE else name[: LONGEST_TITLE - 1].rstrip() + "…"
    template = session.scalars(select(AnswerTemplate).where(AnswerTemplate.title == name)).one_or_none()
    if template is None:
        template = AnswerTemplate(title=name, body=text)
        session.add(template)
    else:
        template.body = text
    session.flush()
    return template.id
