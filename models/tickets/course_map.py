"""Where in the courses the errors are: counts by subject and grade, and by lesson and internet lesson within them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from models.formats import sort_key
from models.tickets.choices import Kind
from models.tickets.listing import IS_OPEN
from models.tickets.tables import Ticket


@dataclass(frozen=True, slots=True)
class HeatGrid:
    """Numbers of errors by row and column; `rows` and `columns` in the order in which people expect them."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: dict[tuple[str, str], int]

    @property
    def most(self) -> int:
        """The largest number."""
        return max(self.counts.values(), default=0)

    @property
    def total(self) -> int:
        """All errors together."""
        return sum(self.counts.values())


def _errors(*, only_open: bool) -> ColumnElement[bool]:
    """Course errors, read along the index of the places in courses."""
    named = Ticket.subject != ""
    return and_(named, IS_OPEN) if only_open else named


def _grid(found: list[tuple[str, str, int]]) -> HeatGrid:
    counts = {(row, column): number for row, column, number in found}
    rows = sorted({row for row, _ in counts}, key=sort_key)
    columns = sorted({column for _, column in counts}, key=sort_key)
    return HeatGrid(tuple(rows), tuple(columns), counts)


def subject_map(session: Session, *, only_open: bool = True) -> HeatGrid:
    """Errors by subject and grade."""
    statement = (
        select(Ticket.subject, Ticket.grade, func.count())
        .where(_errors(only_open=only_open))
        .group_by(Ticket.subject, Ticket.grade)
    )
    return _grid([(row[0], str(row[1] or ""), int(row[2])) for row in session.execute(statement)])


def lesson_map(session: Session, subject: str, grade: str, *, only_open: bool = True) -> HeatGrid:
    """Errors of one course by lesson and internet lesson."""
    statement = (
        select(Ticket.lesson, Ticket.internet_lesson, func.count())
        .where(_of_course(subject, grade), _errors(only_open=only_open))
        .group_by(Ticket.lesson, Ticket.internet_lesson)
    )
    return _grid([(row[0], row[1], int(row[2])) for row in session.execute(statement)])


def _of_course(subject: str, grade: str) -> ColumnElement[bool]:
    return and_(Ticket.subject == subject, Ticket.grade == (int(grade) if grade else None))


def errors_at(session: Session, subject: str, grade: str, lesson: str, internet_lesson: str) -> list[int]:
    """The open errors at one place: what one fix closes."""
    statement = select(Ticket.id).where(
        _of_course(subject, grade),
        Ticket.lesson == lesson,
        Ticket.internet_lesson == internet_lesson,
        Ticket.kind == Kind.COURSE_ERROR,
        IS_OPEN,
    )
    return list(session.scalars(statement.order_by(Ticket.id)))
