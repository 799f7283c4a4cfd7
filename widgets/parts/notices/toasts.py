"""Toasts: what has happened, for ten seconds, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.parts.icons import wear
from widgets.parts.labels import IconLabel
from widgets.parts.notices.bars import ICONS
from widgets.parts.theme import Theme, set_look

SECONDS = 10
AT_MOST = 3
WIDEST = 560
MARGIN = 16


WORK = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
"""What somebody does who sits in front of the window."""


class Toast(QFrame):
    """One message; stays while the mouse or the cursor is on it. `undo` puts a button on it.

    A `patient` one counts its seconds only once somebody goes on working in the window: until then nobody has seen it.
    """

    over = Signal()

    def __init__(
        self,
        text: str,
        tone: str,
        undo: Callable[[], object] | None,
        seconds: int,
        parent: QWidget,
        back: str = "",
        *,
        patient: bool = False,
    ) -> None:
        super().__init__(parent)
        self._undo = undo
        self._patient = patient
        self._words = QLabel(text, self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(text)
        set_look(self, "toast")
        px = Theme.current().px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(12), px(8), px(8), px(8))
        line.setSpacing(px(8))
        line.addWidget(IconLabel(ICONS[tone], tone, 16, self))
        line.addWidget(self._words, 1)
        self._add_buttons(line, back or self.tr("Undo"))
        self._clock = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._clock.timeout.connect(self._pass)
        if seconds and not patient:
            self._clock.start()

    def _add_buttons(self, line: QHBoxLayout, back: str) -> None:
        if self._undo is not None:
            button = QPushButton(back, self)
            button.setObjectName("undo")
            button.setAccessibleName(back)
            wear(button, "undo", "text")
            button.clicked.connect(self.undo)
            line.addWidget(button)
        close = QToolButton(self)
        close.setAccessibleName(self.tr("Close"))
        close.setToolTip(self.tr("Close"))
        wear(close, "x")
        close.clicked.connect(self.close_now)
        line.addWidget(close)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def width_in_one_line(self) -> int:
        """How wide it is when its words are not broken; a label that may break them would rather be square."""
        self._words.ensurePolished()
        longest = max(self._words.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n"))
        return self.sizeHint().width() - self._words.sizeHint().width() + longest + 2

    def can_undo(self) -> bool:
        """Whether there is a way back."""
        return self._undo is not None

    def undo(self) -> None:
        """Take back what the toast tells of, once."""
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
        self.close_now()

    @property
    def stays(self) -> bool:
        """Whether it stays until it is closed, or until somebody has seen it."""
        return self._patient or not self._clock.interval()

    def close_now(self) -> None:
        """Go away."""
        self._clock.stop()
        self.hide()
        self.over.emit()

    def _pass(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._clock.start()
        else:
            self.close_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Mind from now on whether anybody works in the window."""
        super().showEvent(event)
        window = self.window().windowHandle()
        if self._patient and window is not None and not self._clock.isActive():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there: the seconds count."""
        if event.type() in WORK:
            watched.removeEventFilter(self)
            if not self.underMouse():
                self._clock.start()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody reads."""
        super().enterEvent(event)
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count again from the start."""
        super().leaveEvent(event)
        if self._clock.interval():
            self._clock.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
            return
        super().keyPressEvent(event)


class ToastArea(QWidget):
    """Up to three toasts at the lower edge of the widget they float over; it never takes the focus."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._toasts: list[Toast] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        over.installEventFilter(self)
        self.hide()

    def show_toast(
        self,
        text: str,
        tone: str,
        undo: Callable[[], object] | None,
        seconds: int = SECONDS,
        back: str = "",
        *,
        patient: bool = False,
    ) -> Toast:
        """Show one more; the oldest goes when there are too many."""
        while len(self._toasts) >= AT_MOST:
            self._toasts[0].close_now()
        toast = Toast(text, tone, undo, seconds, self, back, patient=patient)
        self._toasts.append(toast)
        self._column.addWidget(toast)
        toast.over.connect(lambda: self._remove(toast))
        self._settle()  # before it is seen: it must not come up under the mouse by mistake
        self.show()
        self.raise_()
        _announce(toast)
        return toast

    def toasts(self) -> list[Toast]:
        """Those in sight, the oldest first."""
        return list(self._toasts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize and self._toasts:
            self._settle()
        return super().eventFilter(watched, event)

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._column.removeWidget(toast)
            toast.deleteLater()
        if self._toasts:
            self._settle()
        else:
            self.hide()

    def _settle(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        px = Theme.current().px
        width = min(px(WIDEST), over.width() - 2 * px(MARGIN))
        natural = max(toast.width_in_one_line() for toast in self._toasts)
        width = min(width, max(natural, px(280)))
        # Counted by hand: the newest is not shown yet, and a layout leaves out what is not shown.
        heights = [toast.heightForWidth(width) for toast in self._toasts]
        height = sum(heights) + self._column.spacing() * (len(heights) - 1)
        self.setGeometry((over.width() - width) // 2, over.height() - height - px(MARGIN), width, height)


def _announce(toast: Toast) -> None:
    """Have a screen reader read it out."""
    from PySide6.QtGui import (
        QAccessible,
        QAccessibleEvent,
    )  # late: a window comes up sooner without their enums

    QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))
