"""The one place that messages go to; what is said before there is a window waits for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.errors import DatabaseUnavailable, DiskFull, KnownError, NewerSchema
from widgets.parts.notices.bars import Action, BarStack
from widgets.parts.notices.toasts import SECONDS, ToastArea
from widgets.parts.notices.undo_key import UndoKey
from widgets.parts.text import shown

FAILURE_SECONDS = 20  # of somebody's work in the window: a failure stays until it has been seen
REMEMBERED = 200
GRAVE = ("bad", "warn")
LASTING: dict[type[KnownError], str] = {
    DatabaseUnavailable: "database",
    DiskFull: "disk",
    NewerSchema: "schema",  # from now on this console only reads
}
"""Failures that are states: they get a bar under this key until somebody clears it."""

Undo = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, in which tone and when (UTC)."""

    at: datetime
    tone: str
    text: str


class Notices(QObject):
    """Says what has happened (toast), what lasts (bar) and what failed; `said(text)` tells a log or a test.

    `bars` goes above the pages; `float_over` names the widget that toasts hover on.
    """

    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bars = BarStack()
        self._area: ToastArea | None = None
        self._key = UndoKey(self.can_undo, self.undo, self)
        self._waiting: list[Callable[[ToastArea], object]] = []
        self._remedies: dict[type[KnownError], Action] = {}
        self._record: deque[Said] = deque(maxlen=REMEMBERED)

    def float_over(self, widget: QWidget) -> None:
        """Show toasts over `widget`, beginning with those that have waited."""
        self._area = ToastArea(widget)
        waiting, self._waiting = self._waiting, []
        for show in waiting:
            show(self._area)

    def toast(
        self,
        text: str,
        undo: Undo | None = None,
        *,
        tone: str = "ok",
        seconds: int = SECONDS,
        back: str = "",
        patient: bool = False,
    ) -> None:
        """Say what has happened; `undo` takes it back (button, Ctrl+Z). With 0 seconds it stays until closed.

        `back` stands on the button instead of «Undo». A `patient` one waits until somebody works in the window.
        """
        self._record.append(Said(datetime.now(UTC), tone, text))
        self.said.emit(text)

        def show(area: ToastArea) -> object:
            return area.show_toast(text, tone, undo, seconds, back, patient=patient)

        if self._area is None:
            self._waiting.append(show)
        else:
            show(self._area)
        if undo is not None:
            self._key.watch()

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
            if tone in GRAVE:  # the others count how far something is
                self._record.append(Said(datetime.now(UTC), tone, text))
            self.said.emit(text)
        self.bars.show_bar(key, text, tone, action, whole=whole)

    def clear(self, key: str) -> None:
        """What lasted under `key` is over."""
        self.bars.clear_bar(key)

    def offer(self, kind: type[KnownError], action: Action) -> None:
        """Have the bars of such failures offer from now on what can be done."""
        self._remedies[kind] = action

    def failure(self, error: KnownError) -> None:
        """Say what happened, what is safe and what to do: a bar for a state, else a toast that waits to be seen."""
        text = " ".join(shown(sentence) for sentence in error.sentences())
        key = next((key for kind, key in LASTING.items() if isinstance(error, kind)), None)
        if key is not None:
            remedy = next((do for kind, do in self._remedies.items() if isinstance(error, kind)), None)
            self.bar(key, text, "bad", remedy, whole=True)
        else:
            self.toast(text, tone="bad", seconds=FAILURE_SECONDS, patient=True)

    def can_undo(self) -> bool:
        """Whether a toast in sight can take something back."""
        return self._area is not None and any(toast.can_undo() for toast in self._area.toasts())

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

    def record(self) -> list[Said]:
        """What was said in this window, the newest first."""
        return list(reversed(self._record))

    def toasts(self) -> list[str]:
        """What the toasts in sight say."""
        return [toast.text() for toast in self._area.toasts()] if self._area is not None else []
