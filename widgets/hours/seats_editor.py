"""The schools of a webinar: each with what it has left, its share, and how many of its people attended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from models.hours.lookups import School, Standing, standing
from models.hours.rules.shares import Share, shared
from widgets.hours.pickers import SchoolList
from widgets.parts.form import IntegerEdit, UnreadableError
from widgets.parts.icons import wear
from widgets.parts.text import shown_minutes
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from widgets.parts.tasks import Tasks

ATTENDANCE_WIDTH = 64


@dataclass(frozen=True, slots=True)
class SeatDraft:
    """A school that takes part; `seat_id` of a planned webinar's participant, `attendance` None while unknown."""

    school: School
    seat_id: int | None = None
    attendance: int | None = None


class SeatRow(QWidget):
    """One school in a line: name and place, hours left, its share, attendance, a button to take it out."""

    changed = Signal()
    removed = Signal()

    def __init__(self, seat: SeatDraft, parent: QWidget | None = None, *, fixed: bool = False) -> None:
        super().__init__(parent)
        self.seat = seat
        self._name = QLabel(seat.school.name, self)
        self._detail = QLabel(seat.school.place, self)
        self._share = QLabel(self)
        self.attendance = IntegerEdit(self)
        self._remove = QToolButton(self)
        self._left = ""
        self._build(fixed=fixed)
        if seat.attendance:
            self.attendance.show_value(seat.attendance)

    def _build(self, *, fixed: bool) -> None:
        px = Theme.current().px
        set_look(self._detail, "caption")
        self._name.setMinimumWidth(px(80))
        self._name.setToolTip(f"{self.seat.school.name}, {self.seat.school.place}")
        self.attendance.setFixedWidth(px(ATTENDANCE_WIDTH))
        self.attendance.setPlaceholderText(self.tr("people"))
        self.attendance.setAccessibleName(self.tr("Attended: {school}").format(school=self.seat.school.name))
        self.attendance.edited.connect(self.changed)
        wear(self._remove, "x")
        self._remove.setAccessibleName(self.tr("Take out {school}").format(school=self.seat.school.name))
        self._remove.setToolTip(self._remove.accessibleName())
        self._remove.clicked.connect(self.removed)
        self._remove.setVisible(not fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addLayout(words, 1)
        line.addWidget(self._share, 0, Qt.AlignmentFlag.AlignRight)
        line.addWidget(self.attendance)
        line.addWidget(self._remove)

    def people(self) -> int:
        """How many attended; 0 while nothing readable was typed."""
        try:
            return max(self.attendance.read() or 0, 0)
        except UnreadableError:
            return 0

    def show_standing(self, found: Standing) -> None:
        """Say what the school has left."""
        if found.state is None:
            self._left = self.tr("no valid contract, nothing is charged")
        else:
            self._left = self.tr("{contract}, {left} left").format(
                contract=found.state.contract.number, left=shown_minutes(found.state.balance.left)
            )
        self._detail.setText(self._left)
        self._detail.setToolTip(f"{self.seat.school.place}\n{self._left}")

    def show_share(self, minutes: int | None) -> None:
        """Say the minutes of its share."""
        self._share.setText("" if minutes is None else shown_minutes(minutes))


class SeatsEditor(QWidget):
    """Adds schools by typing, shows their shares; `changed` at every edit."""

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._rows: list[SeatRow] = []
        self._with_attendance = False
        self._at: datetime | None = None
        self.adder = SchoolList(tasks, self)
        self.adder.setPlaceholderText(self.tr("Add a school: name, place or contract"))
        self.adder.setAccessibleName(self.tr("Add a school"))
        self.adder.picked.connect(self._take)
        self._list = QVBoxLayout()
        self._list.setSpacing(Theme.current().px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(8))
        column.addLayout(self._list)
        column.addWidget(self.adder)

    def add(self, seat: SeatDraft, *, fixed: bool = False) -> None:
        """Append a school, once."""
        if any(row.seat.school.id == seat.school.id for row in self._rows):
            return
        row = SeatRow(seat, self, fixed=fixed)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        row.attendance.setVisible(self._with_attendance)
        self._rows.append(row)
        self._list.addWidget(row)
        self._ask(row)
        self.changed.emit()

    def put_back(self, seat: SeatDraft) -> None:
        """A school of a draft: its attendance is typed into the row that is there, else it gets one."""
        known = next((row for row in self._rows if row.seat.school.id == seat.school.id), None)
        if known is None:
            self.add(seat)
        elif seat.attendance:
            known.attendance.show_value(seat.attendance)

    def fix(self) -> None:
        """No more schools: those of a planned webinar stay."""
        self.adder.hide()

    def seats(self) -> list[SeatDraft]:
        """The schools with their attendance, in the order they were added."""
        return [SeatDraft(row.seat.school, row.seat.seat_id, row.people()) for row in self._rows]

    def ask_attendance(self, wanted: bool) -> None:
        """Ask how many people attended, or no longer."""
        self._with_attendance = wanted
        for row in self._rows:
            row.attendance.setVisible(wanted)

    def ask_as_of(self, at: datetime | None) -> None:
        """Show what the schools have left on another day."""
        if at != self._at:
            self._at = at
            for row in self._rows:
                self._ask(row)

    def show_shares(self, minutes: int, share: Share) -> None:
        """Show everybody's share of `minutes`; nothing while it cannot be told."""
        try:
            parts: Sequence[int | None] = shared(minutes, [row.people() for row in self._rows], share)
        except ValueError:
            parts = [None] * len(self._rows)
        for row, part in zip(self._rows, parts, strict=True):
            row.show_share(part if minutes else None)

    def _take(self, value: object) -> None:
        if isinstance(value, School):
            self.add(SeatDraft(value))
            self.adder.clear()

    def _remove(self, row: SeatRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.adder.setFocus()
        self.changed.emit()

    def _ask(self, row: SeatRow) -> None:
        at, school = self._at, row.seat.school
        self._tasks.read(
            lambda session: standing(session, organisation_id=school.id, at=at, role=None),
            row.show_standing,
            row,
            key="standing",
        )
