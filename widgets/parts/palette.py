"""The palette (Ctrl+K): type a few letters, also in the wrong layout, and run any command of the program."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.formats import fold
from widgets.parts.commands import TWINS
from widgets.parts.icons import pixmap
from widgets.parts.theme import Theme, set_look
from widgets.parts.whereabouts import alive

WIDTH = 560
SHOWN = 12
LEAST_SCORE = 62
LINE = 38

_TO_CYRILLIC = str.maketrans({latin.lower(): cyrillic.lower() for latin, cyrillic in TWINS.items()})
_TO_LATIN = str.maketrans({cyrillic.lower(): latin.lower() for latin, cyrillic in TWINS.items()})


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the palette: what it is called, where it belongs, its key, and what it does."""

    title: str
    where: str
    icon: str
    keys: str
    run: Callable[[], object]
    enabled: bool = True
    words: str = ""  # what it may also be called: the command's id, its English text


def readings(typed: str) -> list[str]:
    """What somebody may have meant: as typed, and as if the keyboard had been in the other layout."""
    folded = fold(typed)
    found = [folded, fold(folded.translate(_TO_CYRILLIC)), fold(folded.translate(_TO_LATIN))]
    return list(dict.fromkeys(found))


def ranked(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """The offers that fit what was typed, the best first; all of them for nothing."""
    if not typed.strip():
        return list(offers)
    wanted = readings(typed)
    scored = [
        (max(_score(offer, reading) for reading in wanted), -place) for place, offer in enumerate(offers)
    ]
    order = sorted((score, place) for score, place in scored if score >= LEAST_SCORE)
    return [offers[-place] for score, place in reversed(order)]


def _score(offer: Offer, reading: str) -> float:
    """0-200: beginnings of words first, then parts, then whatever is similar."""
    from rapidfuzz import fuzz

    title = fold(offer.title)
    if title.startswith(reading):
        return 200.0
    words = title.split()
    if all(any(word.startswith(part) for word in words) for part in reading.split()):
        return 180.0
    if reading in title:
        return 160.0
    everything = f"{title} {fold(offer.where)} {fold(offer.words)}"
    if all(part in everything for part in reading.split()):
        return 130.0
    if len(reading) < 3:  # two letters are similar to everything
        return 0.0
    return max(fuzz.WRatio(reading, title), fuzz.partial_ratio(reading, title) - 5)


class Palette(QFrame):
    """A field and a list over the window; Esc or a click elsewhere closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, window: QWidget, offers: Sequence[Offer]) -> None:
        super().__init__(window)
        self._window = window
        self._offers = list(offers)
        focus = window.focusWidget()
        self._before = weakref.ref(focus) if focus is not None else None
        set_look(self, "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("What to do? Type a few letters"))
        self.field.setAccessibleName(self.tr("Search for a command"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Commands found"))
        self.list.setItemDelegate(_OfferPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._run)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        window.installEventFilter(self)
        self._search("")

    def open(self) -> None:
        """Show the palette and take the focus."""
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        window, theme = self._window, Theme.current()
        width = min(theme.px(WIDTH), window.width() - 2 * theme.px(24))
        self.setFixedWidth(width)
        rows = min(max(self._model.rowCount(), 1), SHOWN)
        height = rows * theme.px(LINE) + 4
        self.list.setFixedHeight(min(height, window.height() - theme.px(160)))
        self.adjustSize()
        self.move((window.width() - width) // 2, theme.px(72))

    def _search(self, typed: str) -> None:
        self._model.clear()
        for offer in ranked(self._offers, typed):
            item = QStandardItem(offer.title)
            item.setData(offer, Qt.ItemDataRole.UserRole)
            item.setEnabled(offer.enabled)
            item.setData(offer.title, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        if not self._model.rowCount():
            none = QStandardItem(self.tr("Nothing found"))
            none.setData(Offer(none.text(), "", "search", "", self.close, False), Qt.ItemDataRole.UserRole)
            none.setEnabled(False)
            self._model.appendRow(none)
        self._choose(0)
        self._place()

    def _choose(self, row: int) -> None:
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row % self._model.rowCount(), 0))

    def _run(self, index: QModelIndex) -> None:
        offer = index.data(Qt.ItemDataRole.UserRole)
        if offer is None or not offer.enabled:
            return
        self.close()
        offer.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move through the list while the field keeps the focus; a resized window moves the palette."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.close()
        elif watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        elif watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        moves: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Down: partial(self._choose, row + 1),
            Qt.Key.Key_Up: partial(self._choose, row - 1),
            Qt.Key.Key_PageDown: partial(self._choose, min(row + SHOWN, self._model.rowCount() - 1)),
            Qt.Key.Key_PageUp: partial(self._choose, max(row - SHOWN, 0)),
            Qt.Key.Key_Return: partial(self._run, self.list.currentIndex()),
            Qt.Key.Key_Enter: partial(self._run, self.list.currentIndex()),
            Qt.Key.Key_Escape: self.close,
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            return False
        move()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the focus back to where it was."""
        before = alive(self._before)
        if before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        super().closeEvent(event)


class _OfferPainter(QStyledItemDelegate):
    """Icon, title, where it belongs, and the key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        del index
        return QSize(option.rect.width(), Theme.current().px(LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        theme = Theme.current()
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        main = theme.colour("faint" if not offer.enabled else "sel_text" if chosen else "text")
        inner = box.adjusted(theme.px(12), 0, -theme.px(12), 0)
        side = theme.px(16)
        if offer.icon:
            ratio = painter.device().devicePixelRatioF()
            drawing = pixmap(offer.icon, "sel_text" if chosen else "muted", side, ratio)
            painter.drawPixmap(inner.left(), box.center().y() - side // 2, drawing)
        inner.setLeft(inner.left() + side + theme.px(12))
        keys = self._text(painter, inner, offer.keys, main if chosen else theme.colour("muted"), right=True)
        inner.setRight(inner.right() - keys - theme.px(16))
        used = self._text(painter, inner, offer.title, main)
        inner.setLeft(inner.left() + used + theme.px(12))
        self._text(painter, inner, offer.where, main if chosen else theme.colour("faint"), small=True)
        painter.restore()

    @staticmethod
    def _text(
        painter: QPainter, box: QRect, text: str, colour: QColor, *, right: bool = False, small: bool = False
    ) -> int:
        """Write one line, cut at the box; the width it took."""
        painter.setFont(Theme.current().font(12 if small or right else 13))
        painter.setPen(colour)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)
