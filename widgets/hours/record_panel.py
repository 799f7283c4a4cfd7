"""The panel of one consultation: what was told, what was charged, and what can still be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import InputError, KnownError
from models.hours import choices
from models.hours.records import Record, record_of
from models.storage.changes import Changes
from models.text import QT_TRANSLATE_NOOP
from widgets.hours import fields
from widgets.hours.record_view import RecordView
from widgets.parts.commands import collect, command, refresh_all
from widgets.parts.form import Form
from widgets.parts.form.area import ButtonLine, ScrollColumn
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from widgets.parts.context import Context


class RecordPanel(QWidget):
    """Shows a consultation and stays true to it; the wishes of the buttons go out as signals."""

    reverse_wanted = Signal(object, str)  # record, reason
    correct_wanted = Signal(object, str)
    bind_wanted = Signal(object, str)
    hold_wanted = Signal(object)
    cancel_wanted = Signal(object, str)

    def __init__(self, context: Context, consultation_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record: Record | None = None
        self._pending: Callable[[], object] = self.reverse
        self._id = consultation_id
        self._content: QWidget = QWidget(self)
        self._form = Form(parent=self)
        self._buttons = ButtonLine(self)
        self._build()
        collect(self)
        context.tasks.changed.connect(self._take_changes)
        self.reload()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        self._form.add(fields.WHY_REVERSED)
        self._form.hide()
        self._holder = QWidget(self)
        self._holder_column = QVBoxLayout(self._holder)
        self._holder_column.setContentsMargins(0, 0, px(12), 0)
        self._holder_column.addWidget(self._content)
        self._holder_column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(ScrollColumn(self._holder, self), 1)
        column.addWidget(self._form)
        column.addWidget(self._buttons)
        add = self._buttons.add
        self._actions = {
            "bind": add(self.tr("Charge now"), self.bind, look="primary", key="Ctrl+Return"),
            "hold": add(self.tr("It took place…"), self.hold, look="primary", key="Ctrl+Return"),
            "cancel": add(self.tr("Call off"), self.cancel),
            "correct": add(self.tr("Correct…"), self.correct, key="Ctrl+F7"),
            "reverse": add(self.tr("Reverse"), self.reverse, look="danger", key="Shift+F7", icon="undo"),
        }
        self.setProperty("help_topic", "consultation")
        self._offer()

    # -- showing ---------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the consultation again."""
        number = self._id
        self.context.tasks.read(
            lambda session: record_of(session, number), self.show_record, self, key="record"
        )

    def show_record(self, record: Record) -> None:
        """Lay the consultation out anew."""
        self.record = record
        old, self._content = self._content, RecordView(record, self._holder)
        self._holder_column.replaceWidget(old, self._content)
        old.hide()
        old.deleteLater()
        self._offer()

    def _offer(self) -> None:
        """Show the buttons that make sense now."""
        refresh_all(self)
        for name, button in self._actions.items():
            button.setVisible(bool(getattr(self, f"can_{name}")()))

    def _take_changes(self, changes: Changes) -> None:
        if self._id in changes.ids("consultation") or changes.is_everything("consultation"):
            self.reload()

    # -- doing -----------------------------------------------------------------------------------------------

    def _reason(self, pending: Callable[[], object]) -> str | None:
        """The reason typed; shows the field for it at the first time, and Ctrl+Enter then does what is pending."""
        self._pending = pending
        if self._form.isHidden():
            self._form.show()
            self._form.focus_first()
            return None
        values = self._form.check()
        return values["reason"] if values else None

    @command(
        "consultation.proceed",
        QT_TRANSLATE_NOOP("commands", "Do what the main button says"),
        shortcut="Ctrl+Return",
        icon="check",
        menu="hours",
        scope="widget",
    )
    def proceed(self) -> None:
        """Go on with what asked for a reason, else charge, else record what took place."""
        if not self._form.isHidden():
            self._pending()
        elif self.can_bind():
            self.bind()
        elif self.can_hold():
            self.hold()

    @command(
        "consultation.reverse",
        QT_TRANSLATE_NOOP("commands", "Reverse the consultation"),
        shortcut="Shift+F7",
        icon="undo",
        menu="hours",
        scope="widget",
    )
    def reverse(self) -> None:
        """Ask for the reason, then take all lines back."""
        reason = self._reason(self.reverse)
        if reason and self.record:
            self.reverse_wanted.emit(self.record, reason)

    def can_reverse(self) -> bool:
        """It was given and stands."""
        return self.record is not None and self.record.is_held

    @command(
        "consultation.correct",
        QT_TRANSLATE_NOOP("commands", "Reverse and record anew"),
        shortcut="Ctrl+F7",
        icon="pencil",
        menu="hours",
        scope="widget",
    )
    def correct(self) -> None:
        """Ask for the reason, then open the form filled in."""
        reason = self._reason(self.correct)
        if reason and self.record:
            self.correct_wanted.emit(self.record, reason)

    def can_correct(self) -> bool:
        """It was given to one school and stands."""
        return self.can_reverse() and self.record is not None and self.record.kind != choices.Kind.WEBINAR

    @command(
        "consultation.bind",
        QT_TRANSLATE_NOOP("commands", "Charge what was not charged"),
        icon="link",
        menu="hours",
        scope="widget",
    )
    def bind(self) -> None:
        """Charge it to the contract that covers its day by now."""
        if self.record:
            self.bind_wanted.emit(self.record, "")

    def can_bind(self) -> bool:
        """Some of it was charged to nobody."""
        return self.record is not None and self.record.has_uncharged

    @command(
        "webinar.hold",
        QT_TRANSLATE_NOOP("commands", "The planned event took place"),
        icon="presentation",
        menu="hours",
        scope="widget",
    )
    def hold(self) -> None:
        """Ask for length and attendance."""
        if self.record:
            self.hold_wanted.emit(self.record)

    def can_hold(self) -> bool:
        """It is still planned."""
        return self.record is not None and self.record.is_planned

    @command(
        "webinar.cancel",
        QT_TRANSLATE_NOOP("commands", "Call the planned event off"),
        icon="calendar-off",
        menu="hours",
        scope="widget",
    )
    def cancel(self) -> None:
        """Give its hours back."""
        if self.record:
            self.cancel_wanted.emit(self.record, "")

    def can_cancel(self) -> bool:
        """It is still planned."""
        return self.can_hold()

    def refuse(self, error: Exception) -> None:
        """What was wanted failed: say why."""
        if isinstance(error, InputError):
            self._form.show_errors(error)
        elif isinstance(error, KnownError):
            self.context.notices.failure(error)
