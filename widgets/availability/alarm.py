"""The alarm: a bar while something is down, a message when it goes or comes back, a sound only if switched on.

A message is shown by the tray where there is one and the window is not in front; otherwise the bar and a toast say
it. Changes of one moment are summed up, and a message that is no longer true is taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from models.formats import format_moment
from widgets.parts.icons import icon

if TYPE_CHECKING:
    from models.availability.live import ComponentNow
    from widgets.parts.context import Context

BAR = "availability"
GATHER_MS = 1500
SHOWN_MS = 10_000
TRAY, SOUND = "availability.tray", "availability.sound"
DOWN = "down"


class Alarm(QObject):
    """Compares what is now with what was, and tells the difference once."""

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context = context
        self._widget = widget
        self._down: dict[int, str] | None = None  # id -> name, None before the first look
        self._news: dict[int, tuple[str, bool]] = {}  # id -> (name, down)
        self._tray: QSystemTrayIcon | None = None
        self._telling = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._telling.timeout.connect(self._tell)

    def watch(self, live: Sequence[ComponentNow]) -> None:
        """Take the states of this moment."""
        down = {one.row.id: one.row.name for one in live if one.state == DOWN}
        self._show_bar([one for one in live if one.row.id in down])
        if self._down is None:
            self._down = down  # what was down before the console began is told by the bar alone
            return
        for key, name in down.items():
            if key not in self._down:
                self._note(key, name, down=True)
        known = {one.row.id for one in live}
        for key, name in self._down.items():
            if key not in down and key in known:
                self._note(key, name, down=False)
        self._down = down

    def _note(self, key: int, name: str, *, down: bool) -> None:
        """Two opposite changes before anybody was told cancel each other out."""
        before = self._news.pop(key, None)
        if before is None or before[1] == down:
            self._news[key] = (name, down)
        if self._news and not self._telling.isActive():
            self._telling.start()

    # -- the bar ---------------------------------------------------------------------------------------------

    def _show_bar(self, down: Sequence[ComponentNow]) -> None:
        if not down:
            self._context.notices.clear(BAR)
            return
        from models.availability.instants import moscow

        parts = []
        for one in down:
            since = format_moment(moscow(one.since)) if one.since is not None else ""
            said = self.tr("{name} is down since {since}").format(name=one.row.name, since=since)
            parts.append(f"{said} ({one.cause})" if one.cause else said)
        self._context.notices.bar(BAR, "; ".join(parts), "bad", (self.tr("Show"), self._open))

    def _open(self) -> None:
        self._context.show_page("availability")

    # -- messages --------------------------------------------------------------------------------------------

    def summary(self) -> str:
        """What has changed since the last message, in one sentence."""
        gone = [name for name, down in self._news.values() if down]
        back = [name for name, down in self._news.values() if not down]
        parts = []
        if gone:
            parts.append(self.tr("Down: {names}").format(names=", ".join(gone)))
        if back:
            parts.append(self.tr("Back: {names}").format(names=", ".join(back)))
        return ". ".join(parts)

    def _tell(self) -> None:
        words = self.summary()
        worse = any(down for _, down in self._news.values())
        self._news = {}
        if not words:
            self._withdraw()
            return
        if worse and self._wanted(SOUND):
            QApplication.beep()
        window = self._widget.window()
        in_front = window.isVisible() and window.isActiveWindow()
        if in_front or not self._wanted(TRAY) or not self._say_by_tray(words, worse=worse):
            self._context.notices.toast(words, tone="bad" if worse else "ok")

    def _wanted(self, key: str) -> bool:
        return bool(self._context.settings.value(key))

    def _say_by_tray(self, words: str, *, worse: bool) -> bool:
        """False where the desktop has no tray."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        tray = self._tray
        if tray is None:
            tray = self._tray = QSystemTrayIcon(self)
            tray.setToolTip(self.tr("MEO Console"))
            tray.messageClicked.connect(self._bring_up)
            tray.activated.connect(lambda _reason: self._bring_up())
        tray.setIcon(icon("activity", "bad" if worse else "ok", 22))
        tray.show()
        kind = QSystemTrayIcon.MessageIcon.Critical if worse else QSystemTrayIcon.MessageIcon.Information
        tray.showMessage(self.tr("Availability"), words, kind, SHOWN_MS)
        return True

    def _withdraw(self) -> None:
        """What was told is no longer true: take the message back."""
        if self._tray is not None:
            self._tray.hide()

    def _bring_up(self) -> None:
        window = self._widget.window()
        window.show()
        window.raise_()
        window.activateWindow()
        self._open()
