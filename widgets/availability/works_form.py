"""Announcing maintenance works: what, when, and when it was announced; the next free window is proposed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QWidget

from models.agreement.readings import Readings
from models.availability.drafts import WorksDraft
from models.availability.instants import from_us, moscow, to_us
from models.availability.operations import announce_works
from models.availability.terms import terms_of
from models.availability.windows import window_at, windows
from widgets.availability import fields
from widgets.availability.entry_form import EntryForm, Operation
from widgets.availability.outage_form import Names
from widgets.parts.form import Option, PickList
from widgets.parts.theme import set_look

if TYPE_CHECKING:
    from widgets.parts.context import Context


class WorksForm(EntryForm):
    """New announced works."""

    def __init__(self, context: Context, names: Names, parent: QWidget | None = None) -> None:
        self._names = names
        self._hint = QLabel()
        super().__init__(context, "", parent)
        self.head.setText(self.tr("Announced works"))
        self._propose()
        self.form.changed.connect(self._judge)
        self._judge()

    def build(self) -> None:
        """The fields of an announcement."""
        where = PickList([Option(key, name) for key, name in self._names])
        where.setPlaceholderText(self.tr("the whole platform"))
        self.form.add(fields.SUBJECT)
        self.form.add_line(fields.WORKS_BEGIN, fields.WORKS_END)
        self.form.add(fields.ANNOUNCED)
        self.form.add(fields.WHERE, where)
        self._hint.setWordWrap(True)
        set_look(self._hint, "muted")
        self.form.add_widget(self._hint)

    def save_words(self) -> str:
        """What saving does."""
        return self.tr("Announce")

    def _propose(self) -> None:
        """The next window of the agreement, announced now."""
        now = datetime.now(UTC)
        instant = to_us(now)
        start, end = window_at(instant, self._rule(instant))
        if start <= instant:
            start, end = window_at(end, self._rule(end))
        self.form.show_values({"started_at": from_us(start), "ended_at": from_us(end), "announced_at": now})

    @staticmethod
    def _rule(instant: int) -> Any:
        return terms_of(moscow(instant).year, instant, Readings()).window

    def _judge(self, *_: object) -> None:
        """Say at once how much of the works the second reading will leave out."""
        start, end = self.form.value("started_at"), self.form.value("ended_at")
        if start is None or end is None or end <= start:
            self._hint.setText("")
            return
        first, last = to_us(start), to_us(end)
        inside = windows(first, last, self._rule(first)).length()
        if inside == last - first:
            words = self.tr("Entirely inside the maintenance window of the agreement.")
        elif inside:
            words = self.tr(
                "Only the part inside the window (Thursday 18:00–20:00) can be left out of the year."
            )
        else:
            words = self.tr("Outside the maintenance windows: such works excuse nothing.")
        self._hint.setText(words)

    def operation(self, values: dict[str, Any]) -> Operation:
        """Record the announcement."""
        draft = WorksDraft(
            values["component_id"],
            values["announced_at"],
            values["started_at"],
            values["ended_at"],
            values["subject"],
        )
        return lambda session: announce_works(session, draft)
