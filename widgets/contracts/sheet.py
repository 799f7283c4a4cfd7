"""What the forms of this room have in common: title, fields, refusal, buttons; Ctrl+Enter saves, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import ConflictError, InputError, KnownError, RuleError
from models.formats import to_moscow
from models.storage.merge import FieldClash
from models.text import QT_TRANSLATE_NOOP
from widgets.contracts.labels import words
from widgets.contracts.refusal import Refusal
from widgets.parts.commands import collect, command
from widgets.parts.context import Context
from widgets.parts.form import ButtonLine, Clashes, Form, ScrollColumn
from widgets.parts.text import shown, translate
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CONTEXT = "contract_sheets"
Work = Callable[["Session"], Any]


def today() -> date:
    """The Moscow date that forms propose; what counts is decided by the database's clock."""
    return to_moscow(datetime.now(UTC)).date()


class Sheet(QWidget):
    """A form in the panel; `saved(value)` when its work was done, `left` when it was given up.

    A subclass fills `form` and says in `work` what saving the checked values means.
    """

    saved = Signal(object)
    left = Signal()

    title: ClassVar[str] = ""  # source string of the context «contract_sheets»; {name} is whom it is about

    def __init__(self, context: Context, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.form = Form()
        self.clashes = Clashes(self.form)
        self.refusal = Refusal(self)
        self.buttons = ButtonLine(self)
        self._saving = False
        self._arrange(translate(CONTEXT, self.title).format(name=about))
        self.refusal.asked.connect(context.why)
        collect(self)

    def _arrange(self, title: str) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        inside = QWidget()
        holder = QVBoxLayout(inside)
        holder.setContentsMargins(0, 0, px(12), 0)
        holder.addWidget(self.form)
        holder.addStretch(1)
        self._cancel = self.buttons.add(self.tr("Cancel"), self.leave, key="Esc")
        self._save = self.buttons.add(
            self.tr("Save"), self.save, look="primary", key="Ctrl+Return", icon="check"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(4), px(12))
        column.setSpacing(px(8))
        column.addWidget(words(title, self, "title"))
        column.addWidget(ScrollColumn(inside, self), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, px(12), 0)
        foot.setSpacing(px(8))
        foot.addWidget(self.refusal)
        foot.addWidget(self.buttons)
        column.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """The fields are complete now: the buttons come after them, also for Tab."""
        super().showEvent(event)
        self.order_tabs()

    def order_tabs(self) -> None:
        """Let Tab reach the buttons after the last field; a form begins at its first field."""
        fields = [self.form.cell(key).widget for key in self.form.keys()]  # noqa: SIM118 (no mapping)
        self.setFocusProxy(fields[0])
        for one, other in pairwise((*fields, *self.after_fields(), self._cancel, self._save)):
            QWidget.setTabOrder(one, other)

    # -- for subclasses --------------------------------------------------------------------------------------

    def after_fields(self) -> tuple[QWidget, ...]:
        """What Tab reaches between the fields and the buttons."""
        return ()

    def work(self, values: Mapping[str, Any]) -> Work:
        """The operation that saves these values."""
        raise NotImplementedError

    def field_of(self, key: str) -> str:
        """Which field of the form shows a problem that the models name `key`."""
        return key

    def rebase(self, error: FieldClash) -> None:
        """A colleague has changed the same fields; subclasses begin their next try from what the colleague wrote."""

    def collided(self, error: ConflictError) -> None:
        """Somebody else has saved the record meanwhile."""
        self.refusal.say(" ".join(map(shown, error.sentences())), tone="warn")

    # -- doing -----------------------------------------------------------------------------------------------

    @command(
        "contracts.save",
        QT_TRANSLATE_NOOP("commands", "Save the contract or the person"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="check",
        menu="contracts",
        scope="widget",
    )
    def save(self) -> None:
        """Check every field, then save; what is wrong is said beside its field."""
        values = self.form.check()
        if values is None or self._saving or self.clashes.undecided():
            return
        self.refusal.say("")
        self._saving = True
        self.context.tasks.write(self.work(values), self._done, self, failed=self._failed)

    @command(
        "contracts.leave",
        QT_TRANSLATE_NOOP("commands", "Leave the form"),
        shortcut="Esc",
        icon="x",
        menu="contracts",
        scope="widget",
    )
    def leave(self) -> None:
        """Give the form up."""
        self.left.emit()

    def _done(self, value: object) -> None:
        self._saving = False
        self.saved.emit(value)

    def _failed(self, error: Exception) -> None:
        self._saving = False
        if isinstance(error, InputError):
            fields = {self.field_of(key): text for key, text in error.fields.items()}
            self.form.show_errors(InputError(fields))
        elif isinstance(error, FieldClash):
            self.rebase(error)
            self.clashes.ask(error)
        elif isinstance(error, ConflictError):
            self.collided(error)
        elif isinstance(error, RuleError):
            verdict: Any = error.verdict
            self.refusal.say(shown(error.happened), verdict=verdict)
        elif isinstance(error, KnownError):
            self.context.notices.failure(error)
