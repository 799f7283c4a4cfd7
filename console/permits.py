"""Which commands nobody here may run: those that the person's group has no right to, and all writing on a newer schema.

The server refuses such things in any case (models/rights.py); said beforehand, nobody types in vain.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from models.errors import NewerSchema
from widgets.parts.commands import CommandAction

if TYPE_CHECKING:
    from console.main_window import MainWindow
    from models.storage.database import Database

LOOK_MS = 30_000
SETTLED_MS = 3_000  # after the connection is back: first the lists
SCHEMA_BAR = "schema"  # the key of the bar of NewerSchema (widgets/parts/notices)

NEEDS: dict[str, str] = {
    "agreement.switch": "insert reading_switch",
    "availability.answer": "insert ticket_note",
    "availability.component": "insert component",
    "availability.correct": "update outage",
    "availability.outage": "insert outage",
    "availability.probe": "insert probe",
    "availability.save": "insert outage",
    "availability.works": "insert maintenance",
    "calendar.decide": "insert day_decision",
    "calendar.import": "insert day_decision",
    "calendar.open_day": "insert day_decision",
    "calendar.take": "insert day_decision",
    "call.join": "update ticket",
    "call.refuse": "insert ticket",
    "call.save": "insert ticket",
    "consultation.bind": "insert hours_line",
    "consultation.correct": "insert hours_line",
    "consultation.new": "insert consultation",
    "consultation.proceed": "update consultation",
    "consultation.reverse": "insert hours_line",
    "consultation.save": "insert consultation",
    "consultation.take_back": "insert hours_line",
    "contracts.appoint": "insert appointment",
    "contracts.edit": "update contract",
    "contracts.import": "insert contract",
    "contracts.new": "insert contract",
    "contracts.replace": "insert appointment",
    "contracts.save": "insert person",
    "contracts.take": "insert contract",
    "picture.attach": "insert ticket_attachment",
    "report.keep": "insert saved_report",
    "report.keep_now": "insert saved_report",
    "ticket.answer": "insert ticket_note",
    "ticket.ask": "update ticket",
    "ticket.assign": "update ticket",
    "ticket.close": "update ticket",
    "ticket.correct": "update ticket",
    "ticket.edit": "update ticket",
    "ticket.import": "insert ticket",
    "ticket.import_shown": "insert ticket",
    "ticket.join": "update ticket",
    "ticket.link": "insert ticket_link",
    "ticket.merge": "update ticket",
    "ticket.new": "insert ticket",
    "ticket.note": "insert ticket_note",
    "ticket.priority": "update ticket",
    "ticket.remove_view": "delete saved_view",
    "ticket.reopen": "update ticket",
    "ticket.save_view": "insert saved_view",
    "ticket.solve": "update ticket",
    "ticket.step": "update ticket",
    "ticket.tag": "insert ticket_tag",
    "ticket.take": "update ticket",
    "ticket.template": "insert ticket_note",
    "ticket.templates": "update answer_template",
    "webinar.cancel": "update consultation",
    "webinar.hold": "update consultation",
    "webinar.new": "insert consultation",
    "webinar.save": "insert consultation",
}
"""What each writing command does to which table; a command that is missing here writes nothing."""

OPENERS = frozenset({"ticket.new", "consultation.new", "webinar.new"})
"""They only open a form with a draft: a call is written down there even while nothing can be saved."""

STEPS = "ticket.step"  # the name of widgets whose buttons are no commands


class Permits(QObject):
    """Answers `reason_against` for a window; looks now and then whether a newer console has migrated the database."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._role = ""
        self._refused: frozenset[str] = frozenset()
        self._newer = False
        self._looking = False
        tasks = window.services.tasks
        tasks.signed_in.connect(self._ask_rights, Qt.ConnectionType.QueuedConnection)
        tasks.online.connect(self._on_online)
        window.notices.said.connect(self._on_said, Qt.ConnectionType.QueuedConnection)
        window.panel.opened.connect(self._mark_steps)
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self._ask_rights()

    def reason_against(self, command_id: str) -> str:
        """Why nobody here may run it now, in words; empty if they may."""
        if command_id in self._refused:
            return self.tr("Your group on this server («{group}») may not do this.").format(group=self._role)
        if self._newer and command_id in NEEDS and command_id not in OPENERS:
            return self.tr("The database is of a newer version: update the console to save anything.")
        return ""

    def look(self) -> None:
        """Ask, in a worker, whether this console still knows the schema."""
        tasks = self._window.services.tasks
        if not self._looking and tasks.ear.is_online:
            self._looking = True
            tasks.with_database(_refuse_newer, lambda _: self._take_schema(None), self, self._take_schema)

    def _take_schema(self, error: Exception | None) -> None:
        self._looking = False
        if error is not None and not isinstance(error, NewerSchema):
            return  # nothing is known: the bar of the connection tells of it
        if isinstance(error, NewerSchema):
            self._window.notices.failure(error)
        else:
            self._window.notices.clear(SCHEMA_BAR)
        if self._newer != (error is not None):
            self._newer = error is not None
            self._apply()

    def _on_online(self, online: bool) -> None:
        if online:
            QTimer.singleShot(SETTLED_MS, self, self.look)

    def _on_said(self, _: str) -> None:
        """A write was refused: no need to wait for the next look."""
        if not self._newer and SCHEMA_BAR in self._window.notices.bars.texts():
            self.look()

    def _ask_rights(self) -> None:
        actor = self._window.services.tasks.actor
        if actor is not None and actor.role:
            work = partial(_refused, actor.role)
            take = partial(self._take_rights, actor.role)
            self._window.services.tasks.run(lambda _: work(), take, self)

    def _take_rights(self, role: str, refused: frozenset[str]) -> None:
        self._role, self._refused = role, refused
        self._apply()

    def _apply(self) -> None:
        for each in self._window.findChildren(CommandAction):
            each.refresh()
        self._mark_steps()

    def _mark_steps(self, *_: object) -> None:
        reason = self.reason_against(STEPS)
        for each in self._window.findChildren(QWidget, STEPS):
            each.setEnabled(not reason)
            each.setToolTip(reason)


def _refuse_newer(database: Database) -> None:
    """Raise NewerSchema for a server that a newer console has migrated; a file is not migrated while it is open."""
    from models.storage.schema import refuse_newer

    if not database.is_sqlite:
        database.read(lambda session: refuse_newer(session.connection()))


def _refused(group: str) -> frozenset[str]:
    """The commands that a group of the server has no right to; none where the group is unknown."""
    from models.rights import RIGHTS
    from models.storage.server import GROUPS

    if group not in GROUPS:
        return frozenset()
    needs = ((name, *need.split()) for name, need in NEEDS.items())
    return frozenset(name for name, verb, table in needs if group not in getattr(RIGHTS[table], verb))
