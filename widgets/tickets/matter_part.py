"""What the call is about: its kind, the place in the course or the kind of incident, and the words of the caller."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.fields import Field, by_key
from models.fields import Kind as FieldKind
from models.formats import fold
from models.text import QT_TRANSLATE_NOOP
from models.tickets import choices
from models.tickets.choices import Effect, Kind, Phase
from models.tickets.listing import FIELDS
from models.tickets.rules import required_fields
from models.tickets.similar import Asked
from models.tickets.subjects import SUBJECTS
from widgets.parts.form import Form, LongText, Option, PickList
from widgets.tickets.place_edits import GradeEdit, PlaceEdit, PlaceErrors

COURSE = ("subject", "grade", "lesson", "internet_lesson")
INCIDENT = ("phase", "effect")
PHASE = Field(
    key="phase",
    title=QT_TRANSLATE_NOOP("fields", "The incident"),
    kind=FieldKind.CHOICE,
    choices=choices.PHASES,
)
EFFECT = Field(
    key="effect",
    title=QT_TRANSLATE_NOOP("fields", "What it does"),
    kind=FieldKind.CHOICE,
    choices=choices.EFFECTS,
)
SHORT_TITLE = QT_TRANSLATE_NOOP("fields", "IL no.")
"""As in a ticket's summary: the room of the whole title belongs to the subject."""
_KNOWN = by_key(FIELDS)


class SubjectEdit(PickList):
    """The subject: its first letters are enough; a digit is already the grade, so «алг 7» goes on by itself."""

    went_on = Signal(str)

    def tidy(self) -> None:
        """Take the first subject that begins like this; anything else stays as it was typed."""
        typed = fold(self.text())
        if self.chosen() is None and typed:
            begun = [option for option in self.matching(typed) if fold(option.title).startswith(typed)]
            if begun:
                self.pick(begun[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the grade with the first digit."""
        if event.text().isdecimal() and self.text().strip():
            self.tidy()
            self.went_on.emit(event.text())
            return
        super().keyPressEvent(event)


def _is_cut(name: str) -> bool:
    """Whether a subject named earlier is only the beginning of a word of a usual one, as «Алг» is."""
    begun = fold(name)
    return any(whole.startswith(begun) and whole[len(begun) :][:1].isalpha() for whole in map(fold, SUBJECTS))


class MatterPart(QWidget):
    """Kind, fields of the kind, description and «от имени»; `changed(key)` at every edit."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(parent=self)
        words_only = [replace(choice, icon="") for choice in choices.KINDS]
        kind = replace(_KNOWN["kind"], choices=words_only, title=QT_TRANSLATE_NOOP("fields", "Kind"))
        self.form.add(kind)
        self.subject = SubjectEdit([Option(name, name) for name in SUBJECTS], free=True)
        place = (
            (self._required("subject", 190), self.subject),
            (self._required("grade", 52), GradeEdit()),
            (self._required("lesson", 66), PlaceEdit()),
            (replace(self._required("internet_lesson", 66), title=SHORT_TITLE), PlaceEdit()),
        )
        self.place_errors = PlaceErrors(self.form.add_line(*place), self)
        self.form.add_widget(self.place_errors)
        self.form.add_line(PHASE, EFFECT)
        self.form.add(self._required("description", 320), LongText(lines=4))
        self.form.add(_KNOWN["on_behalf_of"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.form.changed.connect(self._changed)
        self.subject.went_on.connect(self._to_grade)
        self.show_values({"kind": Kind.COURSE_ERROR, "phase": Phase.HAPPENED, "effect": Effect.OUTAGE})

    @staticmethod
    def _required(key: str, width: int) -> Field:
        return replace(_KNOWN[key], required=True, width=width)

    @property
    def kind(self) -> Kind:
        """What the call is about."""
        return Kind(self.form.value("kind"))

    def offer_subjects(self, names: Iterable[str]) -> None:
        """Offer these subjects beside the usual ones."""
        whole = {*SUBJECTS, *(name for name in names if not _is_cut(name))}
        self.subject.set_options(Option(name, name) for name in sorted(whole, key=fold))

    def settle(self) -> None:
        """Take what is typed as if the cursor had left; an open list closes."""
        self.subject.settle()

    def values(self) -> dict[str, Any]:
        """What stands in the fields, as a draft wants it; nothing for fields of other kinds."""
        values = self.form.values()
        return {key: "" if value is None and key != "grade" else value for key, value in values.items()}

    def asked(self) -> Asked:
        """What is known so far, for finding tickets like this."""
        values = self.values()
        names = ("subject", "grade", "lesson", "internet_lesson", "description")
        return Asked(self.kind, **{name: values[name] for name in names})

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show these values; fields that are not named stay as they are."""
        self.form.show_values(values)
        self._fit_kind()

    def check(self) -> bool:
        """Mark what is missing or unreadable and go to the first such field; True when all is well."""
        return self.form.check() is not None

    def focus_matter(self) -> None:
        """Go where the next words belong: the subject of a course error, else the description."""
        key = "subject" if self.kind == Kind.COURSE_ERROR else "description"
        self.form.cell(key).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_grade(self, digit: str) -> None:
        grade = self.form.editor("grade")
        grade.setFocus(Qt.FocusReason.TabFocusReason)
        grade.insert(digit)

    def _changed(self, key: str) -> None:
        if key == "kind":
            self._fit_kind()
        self.changed.emit(key)

    def _fit_kind(self) -> None:
        """Show the fields of the kind and hide those of the others."""
        needed = required_fields(self.kind)
        for key in COURSE:
            self.form.set_shown(key, key in needed)
        self.place_errors.setVisible(self.kind == Kind.COURSE_ERROR)
        for key in INCIDENT:
            self.form.set_shown(key, self.kind == Kind.INCIDENT)
