"""The shape of this room's forms in the panel: title, fields, one save; errors stand beside their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.availability.drafts import ComponentDraft, OutageDraft, ProbeDraft
from models.errors import InputError, KnownError
from models.storage.merge import FieldClash
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import collect, command
from widgets.parts.form import Clashes, Form
from widgets.parts.form.area import ButtonLine, ScrollColumn
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.parts.context import Context

Draft = TypeVar("Draft", OutageDraft, ComponentDraft, ProbeDraft)
Operation = Callable[["Session"], Any]


class EntryForm(QWidget):
    """Base: subclasses fill `form` and say in `operation` what saving does; `saved(result)` afterwards."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.form = Form(parent=self)
        self.clashes = Clashes(self.form)
        self._theirs: dict[str, Any] = {}
        self.head = QLabel(title, self)
        self.buttons = ButtonLine(self)
        self._saving = False
        set_look(self, "surface")
        set_look(self.head, "title")
        self.setProperty("help_topic", "availability")
        self.below = QVBoxLayout()
        holder = QWidget(self)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, Theme.current().px(8), 0)
        inner.addWidget(self.form)
        inner.addLayout(self.below)
        inner.addStretch(1)
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.head)
        column.addWidget(ScrollColumn(holder, self), 1)
        column.addWidget(self.buttons)
        self.build()
        self.save_button = self.buttons.add(
            self.save_words(), self.save, look="primary", key="Ctrl+Return", icon="check"
        )
        self.setFocusProxy(self.form.cell(self.first_field()).widget)
        collect(self)

    def build(self) -> None:
        """Add the fields and further buttons."""
        raise NotImplementedError

    def first_field(self) -> str:
        """The field that the cursor begins in."""
        return self.form.keys()[0]

    def rebased(self, before: Draft) -> Draft:
        """What the form began with, and where it was told of a colleague's value, that value."""
        return replace(before, **self._theirs)

    def save_words(self) -> str:
        """What stands on the main button."""
        return self.tr("Save")

    def operation(self, values: dict[str, Any]) -> Operation:
        """What saving these values does."""
        raise NotImplementedError

    def reason(self) -> str:
        """Why it is saved, for the journal."""
        return ""

    @command(
        "availability.save",
        QT_TRANSLATE_NOOP("commands", "Save the entry"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="check",
        scope="widget",
    )
    def save(self) -> None:
        """Check everything and save once."""
        values = None if self._saving else self.form.check()
        if values is None or self.clashes.undecided():
            return
        self._saving = True
        self.save_button.setEnabled(False)
        self.context.tasks.write(
            self.operation(values), self._done, self, reason=self.reason(), failed=self._failed
        )

    def _done(self, result: object) -> None:
        self._rest()
        self.saved.emit(result)

    def _failed(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, InputError) and error.fields.keys() & set(self.form.keys()):
            self.form.show_errors(error)
        elif isinstance(error, FieldClash):
            self._theirs |= {clash.field: clash.theirs for clash in error.clashes}
            self.clashes.ask(error)
        elif isinstance(error, KnownError):
            self.context.notices.failure(error)

    def _rest(self) -> None:
        self._saving = False
        self.save_button.setEnabled(True)
