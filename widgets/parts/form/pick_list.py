"""A list to pick from by typing any part of a title: case and ё do not matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from models.formats import fold
from widgets.parts.form.editor import LineEditor, UnreadableError
from widgets.parts.form.inner import InnerButton
from widgets.parts.form.popups import PopupList
from widgets.parts.icons import icon

SHOWN_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list: what is stored, what is read, a second line of small print to search in, an icon."""

    value: Any
    title: str
    detail: str = ""
    icon: str = ""
    tone: str = ""


class PickList(LineEditor):
    """Type to narrow, Down or Alt+Down to open, Enter to take; `free` also accepts words that are not in the list.

    `asked(str)` tells what is typed, so that an owner with a long list in the database can call `set_options`.
    """

    edited = Signal()
    asked = Signal(str)
    picked = Signal(object)

    def __init__(
        self, options: Sequence[Option] = (), parent: QWidget | None = None, *, free: bool = False
    ) -> None:
        super().__init__(parent)
        self._free = free
        self._options: list[Option] = []
        self._folded: list[tuple[str, str]] = []
        self._chosen: Option | None = None
        self._matches = QStandardItemModel(self)
        self._popup = PopupList(self.tr("Matches"), self)
        self._completer = self._make_completer()
        InnerButton(self, "chevron-down", self.tr("Open the list"), self.open_all)
        self.textEdited.connect(self._typed)
        self.set_options(options)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._matches, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setWidget(self)
        completer.setPopup(self._popup)
        completer.activated[QModelIndex].connect(self._take_index)  # type: ignore[index]  # one of two overloads
        return completer

    def set_options(self, options: Iterable[Option]) -> None:
        """Offer these; what is chosen stays chosen. While the list is open it is narrowed anew."""
        self._options = list(options)
        self._folded = [(fold(option.title), fold(option.detail)) for option in self._options]
        if self._chosen is None and self.text():
            self._chosen = self._exact(self.text())
        if self._popup.isVisible():
            self._offer(self.text())

    def title_of(self, value: Any) -> str:
        """How a value stands in the list; nothing when the list does not have it."""
        return next((option.title for option in self._options if option.value == value), "")

    def chosen(self) -> Option | None:
        """The option that stands in the field."""
        return self._chosen

    def matching(self, text: str) -> list[Option]:
        """The options that hold every word of `text`; those that begin with it come first."""
        wanted = fold(text)
        words = wanted.split()
        found = [
            (not title.startswith(wanted), number)
            for number, (title, detail) in enumerate(self._folded)
            if all(word in title or word in detail for word in words)
        ]
        return [self._options[number] for _, number in sorted(found)[:SHOWN_AT_ONCE]]

    def read(self) -> Any:
        """The value that stands in the field."""
        text = self.text().strip()
        if not text:
            return None
        if self._chosen is not None:
            return self._chosen.value
        if self._free:
            return text
        raise UnreadableError(self.tr("Choose one from the list"))

    def show_value(self, value: Any) -> None:
        """Show `value`."""
        option = next((option for option in self._options if option.value == value), None)
        if option is None and value is not None and self._free:
            option = Option(value, str(value))
        self._chosen = option
        super().set_raw(option.title if option else "")
        self.edited.emit()

    def set_raw(self, text: str) -> None:
        """Put back what `raw` gave."""
        super().set_raw(text)
        self._chosen = self._exact(text)
        self.edited.emit()

    def pick(self, option: Option) -> None:
        """Take `option`, as if it had been clicked."""
        self._chosen = option
        self.setText(option.title)
        self.setCursorPosition(0)
        self._popup.hide()
        self.edited.emit()
        self.picked.emit(option.value)

    def tidy(self) -> None:
        """Take the only match when the cursor leaves."""
        if self._chosen is None and self.text().strip():
            matches = self.matching(self.text())
            exact = self._exact(self.text())
            if exact is not None or (len(matches) == 1 and not self._free):
                self.pick(exact or matches[0])

    def settle(self) -> None:
        """Close the list and take what is typed, as when the cursor leaves."""
        self._popup.hide()
        self.tidy()

    def open_all(self) -> None:
        """Show every option, whatever stands in the field."""
        if not self.isReadOnly():
            self._offer("")

    def _exact(self, text: str) -> Option | None:
        wanted = fold(text)
        return next((option for option in self._options if fold(option.title) == wanted), None)

    def _typed(self, text: str) -> None:
        self._chosen = self._exact(text)
        self.asked.emit(text)
        self._offer(text)
        self.edited.emit()

    def _offer(self, text: str) -> None:
        self._matches.clear()
        for option in self.matching(text):
            item = QStandardItem(option.title if not option.detail else f"{option.title}   {option.detail}")
            item.setData(option, Qt.ItemDataRole.UserRole)
            if option.icon:
                item.setIcon(icon(option.icon, option.tone or "muted"))
            item.setEditable(False)
            self._matches.appendRow(item)
        if self._matches.rowCount() == 0:
            self._popup.hide()
            return
        self._popup.offer(self._completer)
        chosen = self._chosen
        row = next((row for row in range(self._matches.rowCount()) if self._option(row) is chosen), 0)
        self._popup.setCurrentIndex(self._matches.index(row, 0))

    def _option(self, row: int) -> Option:
        option = self._matches.item(row).data(Qt.ItemDataRole.UserRole)
        assert isinstance(option, Option)  # noqa: S101 (nothing else is put there)
        return option

    def _take_index(self, index: QModelIndex) -> None:
        option = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(option, Option):
            self.pick(option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Down; take the marked match with Enter; leave the list with Esc."""
        if self._popup.isVisible() and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
        ):
            event.ignore()  # the popup takes them
            return
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self.open_all()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click into an empty field shows what there is."""
        super().mouseReleaseEvent(event)
        if not self.text() and not self._popup.isVisible():
            self.open_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what stands there, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()
