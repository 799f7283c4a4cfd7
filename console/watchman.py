"""Keeps the window true to what goes on around it: the database, the connection, drafts, settings, the clock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from console.pages import load
from console.permits import Permits
from models.errors import LoginRefused
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import refresh_all
from widgets.parts.draft_file import whole
from widgets.parts.text import translate

if TYPE_CHECKING:
    from console.main_window import MainWindow
    from models.storage.database import Database

LATER_MS = 300
LEFT_BEHIND = QT_TRANSLATE_NOOP("watchman", "%n draft(s) of an earlier run were kept.")


class Watchman(QObject):
    """Listens to the services of a window and says in bars what lasts."""

    def __init__(self, window: MainWindow, status_widget: str) -> None:
        super().__init__(window)
        self._window = window
        self._status_widget = status_widget
        services = window.services
        services.tasks.online.connect(self._on_online)
        services.tasks.ear.refused.connect(window.notices.failure)
        window.notices.offer(LoginRefused, (self.tr("Sign in again"), window.sign_in_wanted.emit))
        services.drafts.trouble.connect(self._on_draft_trouble)
        services.drafts.found.connect(self._on_drafts)
        services.settings.changed.connect(self._on_setting)
        window.stack.shown.connect(self._begin, Qt.ConnectionType.SingleShotConnection)
        # Queued: a form that was saved drops its draft before or after its tab goes.
        window.panel.form_closed.connect(self._on_form_closed, Qt.ConnectionType.QueuedConnection)
        for moment in (window.panel.opened, window.panel.closed, window.stack.shown, services.tasks.changed):
            moment.connect(self.refresh_commands)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.refresh_commands)
        self._show_operator()
        window.reason_against = Permits(window).reason_against

    def refresh_commands(self, *_: object) -> None:
        """Ask again which commands may run: a key of a disabled one would be dead."""
        shown = (self._window.stack.current(), self._window.panel.tabs.currentWidget())
        targets = (*self._window.command_objects, *shown)
        for target in targets:
            if target is not None:
                refresh_all(target)

    def _begin(self) -> None:
        """What stands around the first page waits for that page; what nobody sees waits for its rows as well."""
        from console.desk_clock import DeskClock

        window = self._window
        clock = DeskClock(window.context)
        window.status.set_middle(clock)
        clock.refresh()
        window.services.tasks.with_database(_facts, self._on_facts, self)
        self._on_drafts()
        QTimer.singleShot(LATER_MS, self, self._begin_quietly)

    def _begin_quietly(self) -> None:
        from console.backup_clock import BackupClock
        from console.own_monitor import OwnMonitor
        from console.report_clock import ReportClock

        window = self._window
        if self._status_widget:
            window.services.tasks.run(lambda _: load(self._status_widget), self._on_status_widget, self)
        ReportClock(window.context, self)
        BackupClock(window.context, self)
        OwnMonitor(window.context, window)
        window.stack.preload()

    def _on_status_widget(self, kind: type) -> None:
        self._window.status.set_right(kind(self._window.context))

    def _on_facts(self, facts: tuple[str, bool]) -> None:
        name, demo = facts
        self._window.is_demo = demo
        self._window.status.set_database(name, demo=demo)

    def _on_online(self, online: bool) -> None:
        if online:
            self._window.notices.clear("database")
            self._window.refresh()
        else:
            said = self.tr("No connection to the database: what you type is kept in the drafts.")
            self._window.notices.bar("database", said, "bad")

    def _on_draft_trouble(self, trouble: bool) -> None:
        if trouble:
            said = self.tr("Drafts cannot be kept: the disk is full or read-only. Save what is open.")
            self._window.notices.bar("draft-trouble", said, "bad")
        else:
            self._window.notices.clear("draft-trouble")

    def _on_form_closed(self, key: str) -> None:
        """A form that was closed with words in it can be had back at once."""
        for draft in self._window.services.drafts.pending():
            if draft.key == key:
                undo = partial(self._window.restore_draft, draft)
                said, back = self.tr("The draft is kept"), self.tr("Bring back")
                self._window.notices.toast(said, undo, tone="accent", back=back)

    def _on_drafts(self, *_: object) -> None:
        """Offer what was typed for this database; what belongs to another one waits for it in silence."""
        left = whole(self._window.services.drafts.pending())
        if not left:
            return
        said = translate("watchman", LEFT_BEHIND, len(left))
        action = (self.tr("Open"), self._window.restore_drafts)
        self._window.notices.bar("drafts", said, "accent", action)

    def _on_setting(self, key: str) -> None:
        services = self._window.services
        settings = services.settings
        if key.startswith("look.") and key != "look.language":
            services.theme.apply(
                settings.value("look.theme"),
                settings.value("look.points"),
                compact=settings.value("look.compact"),
            )
        elif key == "look.language":
            self._change_language()
        elif key.startswith("operator."):
            self._show_operator()

    def _change_language(self) -> None:
        """Build the window anew, unless somebody is in the middle of something."""
        if self._window.panel.keys():
            said = self.tr("The language changes at the next start: something is open in the panel.")
            self._window.notices.toast(said, tone="accent")
        else:
            self._window.rebuild_wanted.emit()

    def _show_operator(self) -> None:
        settings = self._window.services.settings
        self._window.status.set_operator(settings.value("operator.name"), settings.value("operator.line"))


def _facts(database: Database) -> tuple[str, bool]:
    """How the database is called, and whether it holds sample data; asked in a worker."""
    from models.desk.demo import PROPERTY
    from models.desk.queries import get_property

    return database.shown, database.read(lambda session: get_property(session, PROPERTY)) is not None
