"""The map of course errors in the panel: subject by grade, then lesson by internet lesson, then the tickets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.formats import group_digits
from models.storage.changes import Changes
from models.tickets.choices import Outcome
from models.tickets.course_map import HeatGrid, errors_at, lesson_map, subject_map
from widgets.parts.context import Context
from widgets.parts.flow import FlowLayout
from widgets.parts.theme import Theme, set_look
from widgets.tickets.heat_map import HeatMap
from widgets.tickets.labels import plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.tickets.handling import Handling

Place = tuple[str, str, str, str]
LESSONS_WIDTH = 48


class CourseMap(QWidget):
    """`place_asked(place)` when the tickets of a place are to be listed; one fix closes all of them."""

    place_asked = Signal(object)

    def __init__(self, context: Context, handling: Handling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._handling = handling
        self._course: tuple[str, str] | None = None
        self._place: Place | None = None
        self._go_to: QWidget | None = None
        self.subjects = HeatMap(self.tr("Errors by subject and grade"))
        self.lessons = HeatMap(self.tr("Errors by lesson and internet lesson"), names_width=LESSONS_WIDTH)
        self.only_open = QCheckBox(self.tr("Open ones only"))
        self.only_open.setChecked(True)
        self._title = plain("", self, "title")
        self._course_title = plain("", self, "title")
        self._place_title = plain("", self)
        self.show_tickets = QPushButton(self.tr("Show the tickets"))
        self.close_group = QPushButton(self.tr("Fixed: close them all"))
        set_look(self.close_group, "primary")
        self._arrange()
        self.subjects.picked.connect(self._course_picked)
        self.lessons.picked.connect(self._place_picked)
        self.only_open.toggled.connect(lambda _on: self.reload())
        self.show_tickets.clicked.connect(lambda: self.place_asked.emit(self._place))
        self.close_group.clicked.connect(self._close_group)
        context.tasks.changed.connect(self._note)
        self.setFocusProxy(self.subjects)
        self.reload()

    def _arrange(self) -> None:
        px = Theme.current().px
        inside = QWidget()
        set_look(inside, "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        self._actions = QWidget(inside)
        line = FlowLayout(
            self._actions, gap=8, line_gap=8
        )  # beneath each other where a bar takes some of the room
        line.addWidget(self.show_tickets)
        line.addWidget(self.close_group)
        parts: tuple[QWidget, ...] = (
            *(self._title, self.only_open, self.subjects),
            *(self._course_title, self.lessons, self._place_title, self._actions),
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(scroll, "surface")
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def reload(self) -> None:
        """Count again."""
        only_open, course = self.only_open.isChecked(), self._course
        query = partial(_maps, only_open=only_open, course=course)
        self._context.tasks.read(query, self._show, self, key="map")

    def _note(self, changes: Changes) -> None:
        if "ticket" in changes.tables and self.isVisible():
            self.reload()

    def _show(self, maps: tuple[HeatGrid, HeatGrid | None]) -> None:
        whole, lessons = maps
        total = group_digits(whole.total)
        self._title.setText(self.tr("Errors in the courses: {total}").format(total=total))
        self.subjects.show_grid(whole)
        self.lessons.setVisible(lessons is not None)
        self._course_title.setVisible(lessons is not None)
        if lessons is not None and self._course is not None:
            words = self.tr("{subject}, grade {grade}: lesson down, internet lesson across")
            self._course_title.setText(words.format(subject=self._course[0], grade=self._course[1]))
            self.lessons.show_grid(lessons)
        place = self._place if lessons is not None else None
        count = (
            lessons.counts.get((place[2], place[3]), 0) if lessons is not None and place is not None else 0
        )
        self._place_title.setVisible(count > 0)
        self._actions.setVisible(count > 0)
        if place is not None:
            words = self.tr("Lesson {lesson}, internet lesson {internet}: %n error(s)", "", count)
            self._place_title.setText(words.format(lesson=place[2], internet=place[3]))
        self._go_on()

    def _go_on(self) -> None:
        """Take who has gone into a place there, now that it can be seen."""
        target, self._go_to = self._go_to, None
        if target is not None and target.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, target, lambda: self._scroll.ensureWidgetVisible(target))

    def _course_picked(self, subject: str, grade: str) -> None:
        self._course, self._place = (subject, grade), None
        self.lessons.begin()
        self._go_to = self.lessons
        self.reload()

    def _place_picked(self, lesson: str, internet_lesson: str) -> None:
        if self._course is not None:
            self._place = (*self._course, lesson, internet_lesson)
            self._go_to = self.show_tickets
            self.reload()

    def _close_group(self) -> None:
        place = self._place
        if place is not None:
            self._context.tasks.read(
                lambda session: errors_at(session, *place), self._close, self, key="group"
            )

    def _close(self, numbers: list[int]) -> None:
        self._handling.move(numbers, "close", outcome=Outcome.FIXED)


def _maps(
    session: Session, *, only_open: bool, course: tuple[str, str] | None
) -> tuple[HeatGrid, HeatGrid | None]:
    lessons = lesson_map(session, *course, only_open=only_open) if course is not None else None
    return subject_map(session, only_open=only_open), lessons
