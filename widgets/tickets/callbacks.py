"""Whom to call back: the callers of a mass incident that is dealt with, each with phone and tickets, to tick off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.errors import KnownError
from models.formats import NBSP, fold, joined, normalise_phone
from models.storage.changes import Changes
from models.tickets.callbacks import CallbackFamily, CallbackRow, callback_families, note_told
from widgets.parts.context import Context
from widgets.parts.text import shown_moment
from widgets.parts.theme import Theme, set_look
from widgets.tickets.labels import plain, selectable
from widgets.tickets.links import ElidedLink

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.tickets.labels import MarkedLabel

Person = tuple[int, str, str]


@dataclass(slots=True)
class _Row:
    """One person of the list: his tickets, the box to tick, and who has called him."""

    numbers: tuple[int, ...]
    box: QCheckBox
    words: MarkedLabel
    told: QLabel


class CallbackList(QWidget):
    """Mass incidents with all who wait for word; `ticket_asked(number)` of one, `over` when nobody is to be told.

    What is ticked is stored at once and seen by colleagues; what they tick is ticked here.
    """

    ticket_asked = Signal(int)
    over = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._families: tuple[CallbackFamily, ...] = ()
        self._heads: list[int] = []
        self._rows: dict[Person, _Row] = {}
        self._storing: set[Person] = set()
        self._title = plain("", self, "title")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(self._scroll, "surface")
        px = Theme.current().px
        head = QVBoxLayout()
        head.setContentsMargins(px(16), px(12), px(16), px(4))
        head.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.setProperty("help_topic", "tickets")
        context.tasks.changed.connect(self._changed)

    def add(self, families: Iterable[CallbackFamily]) -> None:
        """Show these too, on top; one that is shown already comes up to date."""
        new = {family.number: family for family in families}
        self.show_families([*new.values(), *(one for one in self._families if one.number not in new)])

    def show_families(self, families: Sequence[CallbackFamily]) -> None:
        """Show just these, of which those that are open again without an answer are left out."""
        told = tuple(family for family in families if family.dealt_with)
        self._heads = [family.number for family in told]
        people = {
            (family.number, *person): reports
            for family in told
            for person, reports in people_of(family.rows).items()
        }
        shape = [(person, [row.ticket_id for row in reports]) for person, reports in people.items()]
        if shape != [(person, list(row.numbers)) for person, row in self._rows.items()]:
            self._build(told, people)
        self._families = told
        for person, reports in people.items():
            self._mark(person, reports)
        boxes = [row.box for row in self._rows.values()]
        self.setFocusProxy(
            next((box for box in boxes if not box.isChecked()), self._scroll)
        )  # whom to call next
        self._count()
        if not told:
            self.over.emit()

    # -- building --------------------------------------------------------------------------------------------

    def _build(self, families: Sequence[CallbackFamily], people: dict[Person, list[CallbackRow]]) -> None:
        """Make the rows anew; the box that has the focus has it again."""
        focus = QApplication.focusWidget()
        had = next((person for person, row in self._rows.items() if row.box is focus), None)
        px = Theme.current().px
        inside = QWidget()
        set_look(inside, "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(4), px(16), px(12))
        column.setSpacing(px(12))
        self._rows = {}
        for family in families:
            column.addWidget(self._link(joined((str(family.number), family.summary)), family.number, inside))
            for person, reports in people.items():
                if person[0] == family.number:
                    column.addWidget(self._row(person, reports, inside))
        column.addStretch(1)
        self._scroll.setWidget(inside)
        if had in self._rows:
            self._rows[had].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, person: Person, reports: Sequence[CallbackRow], parent: QWidget) -> QWidget:
        row, first = QWidget(parent), reports[0]
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        box = QCheckBox(row)
        box.setAccessibleName(self.tr("{name} was called back").format(name=first.caller or self._nameless()))
        box.setToolTip(self.tr("Called back"))
        box.clicked.connect(lambda on: self._store(person, on=on))
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        phone = normalise_phone(first.phone)[1].replace(" ", NBSP) if first.phone else ""
        reached = joined((phone, "" if phone else first.email)) or self.tr("no phone")
        who = selectable(joined((first.caller or self._nameless(), reached)), row)
        words.addWidget(who)
        for report in reports:
            named = joined((str(report.ticket_id), report.organisation))
            words.addWidget(self._link(named, report.ticket_id, row))
        told = plain("", row, "caption")
        words.addWidget(told)
        line.addLayout(words, 1)
        self._rows[person] = _Row(tuple(report.ticket_id for report in reports), box, who, told)
        return row

    def _nameless(self) -> str:
        return self.tr("Caller unknown")

    def _link(self, words: str, number: int, parent: QWidget) -> ElidedLink:
        link = ElidedLink(words, parent)
        link.clicked.connect(lambda _checked=False: self.ticket_asked.emit(number))
        return link

    def _mark(self, person: Person, reports: Sequence[CallbackRow]) -> None:
        row = self._rows[person]
        calls = [(report.told_at, report.told_by) for report in reports if report.told_at is not None]
        if person not in self._storing:
            row.box.setChecked(len(calls) == len(reports))
        row.told.setVisible(bool(calls))
        if calls:
            when, who = max(calls)
            said = self.tr("called back: {who}, {when}")
            row.told.setText(said.format(who=who, when=shown_moment(when)))
        set_look(row.words, "muted" if row.box.isChecked() else "")

    def _count(self) -> None:
        waiting = sum(not row.box.isChecked() for row in self._rows.values())
        told = self.tr("Everybody has been called back")
        self._title.setText(self.tr("%n caller(s) still to be called back", "", waiting) if waiting else told)

    # -- ticking ---------------------------------------------------------------------------------------------

    def _store(self, person: Person, *, on: bool) -> None:
        numbers = self._rows[person].numbers
        self._storing.add(person)
        self._count()

        def work(session: Session) -> list[int]:
            return note_told(session, numbers, on=on)

        def failed(error: Exception) -> None:
            self._stored(person)
            if isinstance(error, KnownError):
                self._context.notices.failure(error)

        self._context.tasks.write(work, lambda _: self._stored(person), self, failed=failed)

    def _stored(self, person: Person) -> None:
        self._storing.discard(person)
        self.reload()

    def _changed(self, changes: Changes) -> None:
        if "ticket" in changes.tables:
            self.reload()

    def reload(self) -> None:
        """Ask the database again: who is ticked, who has come in, what is dealt with."""
        heads = list(self._heads)

        def query(session: Session) -> list[CallbackFamily]:
            return callback_families(session, heads)

        def found(families: list[CallbackFamily]) -> None:
            order = {head: place for place, head in enumerate(self._heads)}
            self.show_families(sorted(families, key=lambda one: order.get(one.number, len(order))))

        if heads:
            self._context.tasks.read(query, found, self, key="callbacks")


def people_of(reports: Iterable[CallbackRow]) -> dict[tuple[str, str], list[CallbackRow]]:
    """The reports of one person together, in the order of the first: nobody is called twice.

    Without a phone it is the school that tells namesakes apart; who said no name is himself alone.
    """
    people: dict[tuple[str, str], list[CallbackRow]] = {}
    for report in reports:
        phone = normalise_phone(report.phone)[0] or report.phone
        known = phone or fold(report.email) or fold(report.organisation)
        key = (fold(report.caller), known) if report.caller or report.phone else ("", str(report.ticket_id))
        people.setdefault(key, []).append(report)
    return people
