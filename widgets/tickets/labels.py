"""Labels of plain text that wrap; what is searched for can be marked in them."""

from __future__ import annotations

from html import escape
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from models.storage.found import Found
from widgets.parts.theme import Theme, set_look

L = TypeVar("L", bound=QLabel)


class MarkedLabel(QLabel):
    """Plain words in which those are marked that a search has found; `text` and `setText` know the words alone."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._found = Found()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        Theme.current().changed.connect(self._show)

    def text(self) -> str:
        """The words, without any markup."""
        return self._words

    def setText(self, text: str) -> None:
        """Show other words; what is marked in them stays what it was."""
        self._words = text
        self._show()

    def mark(self, found: Found) -> None:
        """Mark what `found` finds, from now on."""
        if found is not self._found:
            self._found = found
            self._show()

    def marked(self) -> list[str]:
        """The stretches that are marked."""
        return [self._words[first:end] for first, end in self._found.spans(self._words)]

    def _show(self) -> None:
        spans = self._found.spans(self._words)
        if not spans:
            self.setTextFormat(Qt.TextFormat.PlainText)
            super().setText(self._words)
            return
        super().setText(self._marked_up(spans))
        self.setTextFormat(Qt.TextFormat.RichText)

    def _marked_up(self, spans: list[tuple[int, int]]) -> str:
        ground = Theme.current().hex("mark")
        pieces, last = [], 0
        for first, end in spans:
            pieces.append(_escaped(self._words[last:first]))
            pieces.append(
                f'<span style="background-color:{ground}">{_escaped(self._words[first:end])}</span>'
            )
            last = end
        pieces.append(_escaped(self._words[last:]))
        return f'<span style="white-space:pre-wrap">{"".join(pieces)}</span>'


def _escaped(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def plain(text: str, parent: QWidget, look: str = "") -> QLabel:
    """Words that wrap and are never taken for markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return _wrapping(label, look)


def _wrapping(label: L, look: str) -> L:
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    set_look(label, look)
    return label


def selectable(text: str, parent: QWidget, look: str = "") -> MarkedLabel:
    """The same, to be selected and copied; what is searched for is marked in it."""
    label = _wrapping(MarkedLabel(text, parent), look)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label
