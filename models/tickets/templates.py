"""Answer templates: texts with fields in braces that are filled in from the ticket."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import InputError, NotFound
from models.formats import clean_spaces, fold, format_date, to_moscow
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

_BY_NAME = {fold(name): value for name, value in FIELDS.items()}
_FIELD = re.compile(r"\{([^\W\d_][\w .-]{0,39})\}")
"""A name in braces: no number, no code in several lines."""

BLANK_LINE = 2  # line ends


def filled(body: str, card: TicketCard) -> str:
    """The template with its fields filled in; what the ticket does not know and what is no field stays in braces."""

    def value(field: re.Match[str]) -> str:
        known = _BY_NAME.get(fold(field[1]))
        return (known(card) if known is not None else "") or field[0]

    return _FIELD.sub(value, body)


def unfilled(text: str) -> list[str]:
    """The fields that a text still has in braces, as they are written, each once."""
    return list(dict.fromkeys(field[0] for field in _FIELD.finditer(text)))


def set_apart(before: str, body: str, after: str) -> str:
    """`body` with the line ends that it needs to stand as a paragraph of its own between two texts."""
    above = before[len(before.rstrip()) :].count("\n")
    below = after[: len(after) - len(after.lstrip())].count("\n")
    lead = "\n" * max(BLANK_LINE - above, 0) if before.strip() else ""
    trail = "\n" * max(BLANK_LINE - below, 0) if after.strip() else ""
    return f"{lead}{body}{trail}"


def rename_template(session: Session, template_id: int, title: str) -> None:
    """Give a template another name. Raises InputError (`title`) for none, one too long or one in use, NotFound."""
    name = clean_spaces(title)
    if not name or len(name) > LONGEST_TITLE:
        raise InputError(
            {
                "title": Text(
                    QT_TRANSLATE_NOOP("models", "The name of a template has one to eighty characters.")
                )
            }
        )
    template = _existing(session, template_id)
    same = select(AnswerTemplate.id).where(AnswerTemplate.title == name, AnswerTemplate.id != template_id)
    if session.scalars(same).first() is not None:
        raise InputError(
            {"title": Text(QT_TRANSLATE_NOOP("models", "There is a template of this name already."))}
        )
    template.title = name


def remove_template(session: Session, template_id: int) -> None:
    """Forget a template. Raises NotFound."""
    session.delete(_existing(session, template_id))


def _existing(session: Session, template_id: int) -> AnswerTemplate:
    template = session.get(AnswerTemplate, template_id)
    if template is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This template no longer exists.")))
    return template


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
