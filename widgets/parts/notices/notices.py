"""The one place that messages go to; what is said before there is a window waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.errors import DatabaseUnavailable, DiskFull, KnownError, NewerSchema
from widgets.parts.notices.bars import Action, BarStack
from widgets.parts.notices.toasts import SECONDS, ToastArea
from widgets.parts.text import shown

FAILURE_SECONDS = 0  # a failure stays until it has been read
LASTING: dict[type[KnownError], str] = {
    DatabaseUnavailable: "database",
    DiskFull: "disk",
    NewerSchema: "schema",  # from now on this console only reads
}
"""Failures that are states: they get a bar under this key until somebody clears it."""

Undo = Callable[[], object]


class Notices(QObject):
    """Says what has happened (toast), what lasts (bar) and what failed; `said(text)` tells a log or a test.

    `bars` goes above the pages; `float_over` names the widget that toasts hover on.
    """

    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bars = BarStack()
        self._area: ToastArea | None = None
        self._waiting: list[tuple[str, Undo | None, str, int, str]] = []

    def float_over(self, widget: QWidget) -> None:
        """Show toasts over `widget`, beginning with those that have waited."""
        self._area = ToastArea(widget)
        waiting, self._waiting = self._waiting, []
        for text, undo, tone, seconds, back in waiting:
            self._area.show_toast(text, tone, undo, seconds, back)

    def toast(
        self,
        text: str,
        undo: Undo | None = None,
        *,
        tone: str = "ok",
        seconds: int = SECONDS,
        back: str = "",
    ) -> None:
        """Say what has happened; `undo` takes it back (button, Ctrl+Z). With 0 seconds it stays until closed.

        `back` stands on the button instead of «Undo».
        """
        self.said.emit(text)
        if self._area is None:
            self._waiting.append((text, undo, tone, seconds, back))
        else:
            self._area.show_toast(text, tone, undo, seconds, back)

    def bar(
        self,
        key: str,
        text: str,
        tone: str = "warn",
        action: Action | None = None,
        *,
        whole: bool = False,
    ) -> None:
        """Say what lasts until `clear(key)`; the same key says it anew. `action` is (words, what to do).

        `whole` words are never cut to two lines.
        """
        if self.bars.texts().get(key) != text:
            self.said.emit(text)
        self.bars.show_bar(key, text, tone, action, whole=whole)

    def clear(self, key: str) -> None:
        """What lasted under `key` is over."""
        self.bars.clear_bar(key)

    def failure(self, error: KnownError) -> None:
        """Say what happened, what is safe and what to do: a bar for a state, else a toast that stays."""
        text = " ".join(shown(sentence) for sentence in error.sentences())
        key = next((key for kind, key in LASTING.items() if isinstance(error, kind)), None)
        if key is not None:
            self.bar(key, text, "bad", whole=True)
        else:
            self.toast(text, tone="bad", seconds=FAILURE_SECONDS)

    def undo(self) -> bool:
        """Take back what the newest toast tells of; False if there is nothing to take back."""
        toasts = self._area.toasts() if self._area is not None else []
        newest = next((toast for toast in reversed(toasts) if toast.can_undo()), None)
        if newest is not None:
            newest.undo()
        return newest is not None

    def dismiss(self) -> bool:
        """Close the newest toast that stays until it is closed; False where there is none."""
        toasts = self._area.toasts() if self._area is not None else []
        newest = next((toast for toast in reversed(toasts) if toast.stays), None)
        if newest is not None:
            newest.close_now()
        return newest is not None

    def toasts(self) -> list[str]:
        """What the toasts in sight say."""
        return [toast.text() for toast in self._area.toasts()] if self._area is not None else []
