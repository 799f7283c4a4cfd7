"""Announced works in the panel: when, what, how much of them the second reading leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.availability.cards import WorksRow, works_row
from models.availability.instants import to_us
from models.availability.operations import withdraw_works
from models.availability.words import shown_length, shown_period
from models.errors import KnownError
from models.formats import format_moment, joined
from widgets.parts.form.area import ButtonLine
from widgets.parts.labels import ValueLabel
from widgets.parts.text import shown_units
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from models.storage.changes import Changes
    from widgets.parts.context import Context


class WorksCard(QWidget):
    """Shows announced works; they can be cancelled and put back."""

    def __init__(self, context: Context, works_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._id = works_id
        self._title = QLabel(self)
        self._facts = ValueLabel(parent=self)
        self._buttons = ButtonLine(self)
        px = Theme.current().px
        set_look(self, "surface")
        set_look(self._title, "title")
        self._title.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self._cancel = self._buttons.add(self.tr("Cancel the works"), self.cancel)
        self._restore = self._buttons.add(self.tr("They take place"), self.restore)
        self.setProperty("help_topic", "availability")
        context.tasks.changed.connect(self._take_changes)
        self.reload()

    def reload(self) -> None:
        """Ask for the works again."""
        number = self._id
        self.context.tasks.read(
            lambda session: works_row(session, number), self._show, self, failed=self._gone
        )

    def _show(self, row: WorksRow) -> None:
        self._title.setText(joined((row.subject, row.component or self.tr("the whole platform"))))
        lines = [
            shown_period(to_us(row.started_at), to_us(row.ended_at)),
            self.tr("announced {moment}").format(moment=format_moment(row.announced_at)),
            self.tr("inside the maintenance window: {length}").format(
                length=shown_length(row.inside_window, shown_units())
            ),
        ]
        if row.withdrawn:
            lines.append(self.tr("cancelled: nothing is left out of the year"))
        self._facts.set_value("\n".join(lines))
        self._cancel.setVisible(not row.withdrawn)
        self._restore.setVisible(row.withdrawn)

    def _gone(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.context.notices.failure(error)

    def _take_changes(self, changes: Changes) -> None:
        if self._id in changes.ids("maintenance"):
            self.reload()

    def cancel(self) -> None:
        """The works did not take place."""
        self._set(withdrawn=True)

    def restore(self) -> None:
        """They take place after all."""
        self._set(withdrawn=False)

    def _set(self, *, withdrawn: bool) -> None:
        number = self._id
        self.context.tasks.write(
            lambda session: withdraw_works(session, number, withdrawn=withdrawn), lambda _: None, self
        )
