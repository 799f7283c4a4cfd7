"""The subjects of the platform's courses, offered before anything has been typed, and those that tickets name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.formats import fold
from models.tickets.tables import Ticket

SUBJECTS = (
    "Алгебра",
    "Английский язык",
    "Астрономия",
    "Биология",
    "География",
    "Геометрия",
    "Изобразительное искусство",
    "Информатика",
    "История",
    "Литература",
    "Литературное чтение",
    "Математика",
    "Музыка",
    "Немецкий язык",
    "Обществознание",
    "Окружающий мир",
    "ОБЖ",
    "ОДНКНР",
    "Русский язык",
    "Технология",
    "Физика",
    "Физическая культура",
    "Французский язык",
    "Химия",
)


def _in_use() -> CTE:
    """The different subjects of all tickets: few, and in an index, which each step asks for the next one only."""
    walk = select(func.min(Ticket.subject).label("subject")).cte("subjects", recursive=True, nesting=True)
    after = aliased(Ticket)
    following = select(func.min(after.subject)).where(after.subject > walk.c.subject).scalar_subquery()
    return walk.union_all(select(following).where(walk.c.subject.is_not(None)))


def subjects_in_use(session: Session) -> list[str]:
    """The subjects that tickets name."""
    walk = _in_use()
    return [subject for subject in session.scalars(select(walk.c.subject)) if subject]


def subject_begins(value: Any) -> ColumnElement[bool]:
    """The filter by a subject, or by the beginning of one while none is called just so; or by one of several."""
    texts = value if isinstance(value, tuple | list | set | frozenset) else (value,)
    forms = sorted({form for text in texts for form in _written(text)})
    walk, other = _in_use(), aliased(Ticket)
    called_so = select(other.id).where(other.subject.in_(forms)).exists()
    begins = or_(*(func.substr(walk.c.subject, 1, len(form)) == form for form in forms))
    return Ticket.subject.in_(
        select(walk.c.subject).where(or_(walk.c.subject.in_(forms), and_(begins, ~called_so)))
    )


def _written(text: str) -> tuple[str, ...]:
    """How the same may be written: SQLite knows no cases of Cyrillic letters."""
    return text, fold(text), text.upper(), text.capitalize(), text.title()
