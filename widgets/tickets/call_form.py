"""The form of a call: a tab beside the list, never a dialog; everything typed is kept in the drafts at once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.errors import InputError, KnownError, RuleError
from models.formats import format_clock
from models.text import QT_TRANSLATE_NOOP
from models.tickets.drafts import NewAttachment, TicketDraft
from widgets.parts.commands import action, command
from widgets.parts.context import Context
from widgets.parts.outbox import SendLater
from widgets.parts.page import CommandButton
from widgets.parts.theme import Theme, set_look
from widgets.tickets.call_keeper import CallKeeper
from widgets.tickets.caller_part import CallerPart, HoursLeft
from widgets.tickets.fields_area import FieldsArea
from widgets.tickets.files import Files, TakesFiles
from widgets.tickets.matter_part import MatterPart
from widgets.tickets.similar_part import JoinKey, SimilarPart
from widgets.tickets.stopwatch import Stopwatch, StopwatchButton

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.operations import Saved


class CallForm(TakesFiles):
    """Takes one call; `saved(number, refused)` when it is stored, `renamed` when its tab has another title."""

    saved = Signal(int, bool)  # number, whether the call was recorded as refused
    renamed = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, hours_left: HoursLeft | None = None, client_key: str = "") -> None:
        super().__init__(Files(context))
        self.client_key = client_key or str(uuid.uuid4())
        self._context = context
        self._saving = False
        self._refused = False
        self._save_when_known = False
        self._outbox = SendLater(context.tasks, self._send_again, self)
        self._outbox.changed.connect(self._say_state)
        self.restored: datetime | None = None
        self.watch = Stopwatch(self)
        self.caller = CallerPart(context, hours_left)
        self.matter = MatterPart()
        self.similar = SimilarPart(context)
        self._keeper = CallKeeper(self, context.drafts)
        self.setProperty("help_topic", "call")
        self._arrange()
        self._connect()
        self.setFocusProxy(self.caller.field)

    # -- building --------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self._state = QLabel(self)
        set_look(self._state, "caption")
        self.caller.head.addWidget(self._state)
        self.caller.head.addWidget(StopwatchButton(self.watch, self))
        self._scroll = FieldsArea((self.caller, self.matter, self.files))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(_foot(self))

    def _connect(self) -> None:
        self.caller.changed.connect(self.keep)
        self.caller.settled.connect(self._go_on)
        self.matter.changed.connect(self._matter_changed)
        self.files.changed.connect(self._keep_files)
        self.files.watch_copying()
        self.similar.add_button(CommandButton(action(self, "call.join"), self.similar))
        JoinKey(action(self, "call.join"), self.similar, self)
        self.similar.ticket_asked.connect(lambda number: self._context.show_record("ticket", number))
        self.similar.left.connect(self.matter.focus_matter)
        self.watch.ticked.connect(lambda _seconds: self._ticked())
        self.watch_pasting(self.matter.form.editor("description"), self.caller.field, self.matter.subject)
        self._context.tasks.read(_subjects, self.matter.offer_subjects, self)
        self._ticked()

    def _go_on(self) -> None:
        """The caller is settled, or Enter was faster than the database: go on, and save now if that was wished."""
        focus = QApplication.focusWidget()
        if (
            focus is None
            or self.caller.field in (focus, focus.parentWidget())
            or not self.isAncestorOf(focus)
        ):
            self.matter.focus_matter()
        if self._save_when_known and not self.caller.field.waits:
            self._save_when_known = False
            self.save()

    # -- saving ----------------------------------------------------------------------------------------------

    @command(
        "call.save",
        QT_TRANSLATE_NOOP("commands", "Save"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="save",
        menu="tickets",
        primary=True,
        scope="widget",
    )
    def save(self) -> None:
        """Store the call; while the caller is still being looked for, as soon as he is found."""
        if self.caller.field.waits:
            self._save_when_known = True
            return
        self._settle()
        if not self.caller.field.text().strip():
            self.caller.say_error(self.tr("Say who is calling"))
        elif self.matter.check():
            if self.caller.is_refused and not self.caller.values()["override_reason"]:
                self.caller.ask_for_reason()
            else:
                self._write(self.draft())

    def _settle(self) -> None:
        """Take what is typed as if the cursor had left: what is stored is what the fields will say."""
        self.caller.field.take_as_said()
        self.matter.settle()

    def can_save(self) -> bool:
        """Not twice at once."""
        return not self._saving

    @command(
        "call.refuse",
        QT_TRANSLATE_NOOP("commands", "Refusal"),
        shortcut="F12",
        icon="ban",
        menu="tickets",
        scope="widget",
    )
    def refuse(self) -> None:
        """Record the call as refused, with whatever is known of it."""
        self._settle()
        self._write(self.draft(refused=True))

    def can_refuse(self) -> bool:
        """Not twice at once."""
        return not self._saving

    @command(
        "call.join",
        QT_TRANSLATE_NOOP("commands", "Join"),
        shortcut="Alt+1",
        icon="merge",
        menu="tickets",
        scope="widget",
    )
    def join(self) -> None:
        """Make the call a further report of the first similar ticket; once more takes that back."""
        self.similar.join()

    def can_join(self) -> bool:
        """A similar ticket is offered."""
        return bool(self.similar.found())

    def draft(self, *, refused: bool = False) -> TicketDraft:
        """The call as it stands in the form."""
        began = self.caller.began
        return TicketDraft(
            client_key=self.client_key,
            received_at=self.restored,
            began_seconds_ago=max(int((datetime.now(UTC) - began).total_seconds()), 0),
            stopwatch_seconds=self.watch.seconds(),
            refused=refused,
            parent_id=None if refused else self.similar.parent_id,
            attachments=tuple(NewAttachment(file.name, file.content) for file in self.files.files()),
            **self.matter.values() | self.caller.values(),
        )

    def _write(self, draft: TicketDraft) -> None:
        from models.tickets.operations import add_ticket

        self._refused = draft.refused
        self._outbox.begin()
        self._busy(True)
        self.keep()  # a console that ends in the middle of the write sends it at the next start
        self._context.tasks.write(
            lambda session: add_ticket(session, draft), self._saved, self, failed=self._failed
        )

    def _busy(self, saving: bool) -> None:
        self._saving = saving
        if saving and isinstance(QApplication.focusWidget(), CommandButton):
            # A button that sleeps gives it to anybody.
            self.caller.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_state()
        for name in ("call.save", "call.refuse"):
            action(self, name).refresh()

    def _send_again(self) -> None:
        """The database may answer again: the same call under the same key, so that it is stored once."""
        if self.caller.comeback.runs:
            self.caller.comeback.look()
        elif not self._saving:
            self._write(self.draft(refused=self._refused))

    def _saved(self, saved: Saved) -> None:
        self._outbox.settle()
        self._busy(False)
        self._keeper.forget()
        self.saved.emit(saved.id, self._refused)

    def _failed(self, error: Exception) -> None:
        waits = self._outbox.takes(error)
        self._busy(False)
        self.keep()
        if not waits:
            _show_refusal(self, self._context, error)

    # -- drafts ----------------------------------------------------------------------------------------------

    def _matter_changed(self, key: str) -> None:
        if key == "kind":
            self.caller.set_kind(self.matter.kind)
        self.similar.ask(self.matter.asked())
        self._scroll.follow()
        self.keep()

    def keep(self) -> None:
        """Keep what is typed now in the drafts."""
        self._keeper.keep(waits=self._outbox.intends, refused=self._refused)
        self._say_state()

    def _say_state(self) -> None:
        now = self.tr("saving…") if self._saving else self.tr("draft kept")
        self._state.setText(self.tr("goes out when the database answers") if self._outbox.waits else now)

    def _keep_files(self) -> None:
        self._keeper.keep_files()
        self.keep()

    def restore(self, data: Mapping[str, Any], files: list[Mapping[str, Any]]) -> None:
        """Fill the form with what an earlier run has left behind."""
        self.restored = self._keeper.restore(data, files)
        if data.get("waits"):  # it was saved while the database did not answer, and then the console ended
            self._refused = bool(data.get("refused"))
            self._outbox.wait()

    @property
    def draft_key(self) -> str:
        """The key of this call's draft, for the window."""
        return self.client_key

    def is_empty(self) -> bool:
        """Whether nothing has been typed yet."""
        return not any((self.caller.field.text(), self.matter.form.value("description"), self.files.files()))

    # -- the tab ---------------------------------------------------------------------------------------------

    def title(self) -> str:
        """What stands on the tab: the stopwatch."""
        return self.tr("Call {clock}").format(clock=format_clock(self.watch.seconds()))

    def _ticked(self) -> None:
        self.renamed.emit(self.title())

    def may_close(self) -> bool:
        """An empty call is forgotten; one with words stays among the drafts."""
        if self.is_empty():
            self._keeper.forget()
        self.closed.emit()
        return True

    def explain(self) -> bool:
        """F1 in the form: why the gate says what it says, once it has said it."""
        if self.caller.gate.verdict is None:
            return False
        self.caller.gate.asked.emit()
        return True


def _subjects(session: Session) -> list[str]:
    from models.tickets.queries import subjects

    return subjects(session)


def _show_refusal(form: CallForm, context: Context, error: Exception) -> None:
    """Say beside the fields, or the gate, why a call was not taken."""
    if isinstance(error, InputError):
        if not form.caller.show_errors(error.fields):
            form.matter.form.show_errors(error)
    elif isinstance(error, RuleError) and error.verdict is not None:
        form.caller.gate.show_verdict(error.verdict)  # type: ignore[arg-type]  # kept as object in the errors
        form.caller.ask_for_reason()
    elif isinstance(error, KnownError):
        context.notices.failure(error)


def _foot(form: CallForm) -> QWidget:
    """The offer to join, seen whatever is scrolled and moving no field when it comes; beneath it the buttons."""
    px = Theme.current().px
    foot = QWidget(form)
    set_look(foot, "surface")
    column = QVBoxLayout(foot)
    column.setContentsMargins(px(16), px(8), px(16), px(12))
    column.setSpacing(px(8))
    column.addWidget(form.similar)
    form.similar.watch_height(form)
    line = QHBoxLayout()
    line.setSpacing(px(8))
    column.addLayout(line)
    line.addStretch(1)
    line.addWidget(CommandButton(action(form, "call.refuse"), foot))
    line.addWidget(CommandButton(action(form, "call.save"), foot))
    return foot
