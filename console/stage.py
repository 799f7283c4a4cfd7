"""The real window without a person: demo data in a folder of its own, keys pressed, pictures taken.

Used by `meo-console screenshots` and by the walk-through of a machine without a display.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QKeyCombination,
    QMessageLogContext,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.app import Console, make_application
from console.places import Places

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from console.main_window import MainWindow

T = TypeVar("T")

OFFSCREEN_SAYS = "This plugin does not support"
QUIET_SECONDS = 0.25
PATIENCE_SECONDS = 120.0
OPERATOR = "Петрова Инна Сергеевна"


class Stage:
    """One console over demo data; `close` gives everything back."""

    def __init__(self, folder: Path, *, theme: str = "light", language: str = "ru") -> None:
        self.application = make_application()
        qInstallMessageHandler(_say_unless_offscreen)
        self.places = Places.under(folder)
        self.console = Console(self.application, self.places, language=language)
        settings = self.console.settings
        settings.set("look.theme", theme)
        settings.set("look.language", language)
        self.console.theme.apply(theme)
        settings.set("operator.name", OPERATOR)

    def make_demo(self, tickets: int, contracts: int, *, until: datetime | None = None) -> Path:
        """Fill the demo database of this stage; returns its place."""
        from console.demo import SEED, fill
        from models.desk.demo import DemoPlan
        from models.storage.database import Database

        place = self.places.demo_database
        database = Database.open(place)
        fill(database, DemoPlan(tickets, contracts, SEED, until or datetime.now(UTC)), lambda *_: None)
        database.close()
        return place

    def open(self, place: Path, width: int, height: int) -> MainWindow:
        """Show the window in a size and wait until it has come to rest."""
        window = self.console.open(str(place))
        self.resize(width, height)
        window.activateWindow()
        self.until(window.isActiveWindow)  # keys of commands are dead before
        self.settle()
        return window

    @property
    def window(self) -> MainWindow:
        """The window that is shown."""
        if self.console.window is None:
            raise RuntimeError("the window is not open")
        return self.console.window

    def resize(self, width: int, height: int) -> None:
        """Give the window a size, whatever the screen."""
        self.window.setMinimumSize(0, 0)
        self.window.resize(width, height)

    def settle(self) -> None:
        """Let everything happen that is under way; TimeoutError when it does not end."""
        until = time.monotonic() + PATIENCE_SECONDS
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < QUIET_SECONDS:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)
            tasks = self.console.tasks
            if tasks is not None and not tasks.idle:
                quiet_since = time.monotonic()
            if time.monotonic() > until:
                raise TimeoutError("the window does not come to rest")

    def read(self, query: Callable[[Session], T]) -> T:
        """Ask the open database something, through the workers."""
        found: list[T] = []
        if self.console.tasks is None:
            raise RuntimeError("no database is open")
        self.console.tasks.read(query, found.append, self.window)
        self.until(lambda: bool(found))
        return found[0]

    def until(self, reached: Callable[[], bool]) -> None:
        """Let things happen until `reached()`; TimeoutError when it never is."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not reached():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.005)
            if time.monotonic() > end:
                raise TimeoutError("what was waited for did not happen")

    def press(self, keys: str) -> None:
        """Press a key or chord where the focus is."""
        chord: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know it
        QTest.keyClick(self.focus(), chord.key(), chord.keyboardModifiers())
        self.application.processEvents()

    def type(self, text: str) -> None:
        """Type letters where the focus is, as key events with their text."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                self.application.sendEvent(self.focus(), event)
        self.application.processEvents()

    def focus(self) -> QWidget:
        """The widget that has the focus; the window where none has."""
        return QApplication.focusWidget() or self.window

    def picture(self, path: Path, widget: QWidget | None = None) -> Path:
        """Save what is shown as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not (widget or self.window).grab().save(str(path)):
            raise OSError(f"{path} cannot be written")
        return path

    def close(self) -> None:
        """Close the window and its database."""
        self.console.close()
        qInstallMessageHandler(None)


def _say_unless_offscreen(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's messages to stderr, but for what every window without a screen says."""
    del kind, context
    if not message.startswith(OFFSCREEN_SAYS):
        sys.stderr.write(f"{message}\n")
