"""A layout that sets widgets beside each other and starts a new line when the width is used up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item of the layout; one with a stretch may be anything between its smallest and the whole line."""

    item: QLayoutItem
    stretch: int

    @property
    def wanted(self) -> int:
        return self.item.sizeHint().width()

    @property
    def smallest(self) -> int:
        return min(self.item.minimumSize().width(), self.wanted) if self.stretch else self.wanted

    def height(self, width: int) -> int:
        item = self.item
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class FlowLayout(QLayout):
    """Lines of widgets; those added with a stretch give way before a line breaks, and share what is left of it.

    `top` aligns a line at its top instead of its middle; `right` pushes lines without stretch to the right.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        line_gap: int | None = None,
        top: bool = False,
        right: bool = False,
    ) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self._top = top
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item; Qt calls it."""
        self._entries.append(_Entry(item, 0))

    def add_stretching(self, widget: QWidget, stretch: int = 1) -> None:
        """Append a widget that takes a share of what is left of its line."""
        self.addWidget(widget)  # Qt makes the item, and so Qt alone deletes it
        self._entries[-1] = _Entry(self._entries[-1].item, stretch)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._entries)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item in its place."""
        return self._entries[index].item if 0 <= index < len(self._entries) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item."""
        return self._entries.pop(index).item if 0 <= index < len(self._entries) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes the width it is given, no more height than it needs."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything into `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def lines_at(self, width: int) -> int:
        """How many lines there are at `width`."""
        return len(self._lines(width))

    def lines_of(self, widths: Iterable[int], width: int) -> int:
        """How many lines items of these widths would take at `width`, were they here and in sight."""
        lines, left = 0, -1
        for wanted in widths:
            if not lines or left < wanted:
                lines, left = lines + 1, width
            left -= wanted + self._gap
        return lines

    def sizeHint(self) -> QSize:
        """All in one line."""
        entries = self._shown()
        width = sum(entry.wanted for entry in entries) + self._gap * max(len(entries) - 1, 0)
        height = max((entry.item.sizeHint().height() for entry in entries), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """The largest item alone."""
        smallest = QSize()
        for entry in self._shown():
            smallest = smallest.expandedTo(entry.item.minimumSize())
        return self._with_margins(smallest)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[_Entry]:
        return [entry for entry in self._entries if not entry.item.isEmpty()]

    def _lines(self, width: int) -> list[list[_Entry]]:
        """Which items stand in which line."""
        lines: list[list[_Entry]] = []
        left = 0
        for entry in self._shown():
            if not lines or left < entry.smallest:
                lines.append([])
                left = width
            lines[-1].append(entry)
            left -= entry.smallest + self._gap
        return lines

    def _widths(self, line: list[_Entry], width: int) -> list[int]:
        """The widths of a line's items: what they want, grown or shrunk where they stretch."""
        spare = width - sum(entry.wanted for entry in line) - self._gap * (len(line) - 1)
        if spare >= 0:
            shares = sum(entry.stretch for entry in line) or 1
            return [entry.wanted + spare * entry.stretch // shares for entry in line]
        give = sum(entry.wanted - entry.smallest for entry in line) or 1
        lack = min(-spare, give)
        return [
            min(entry.wanted - -(-lack * (entry.wanted - entry.smallest) // give), width) for entry in line
        ]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        y = area.top()
        for number, line in enumerate(self._lines(area.width())):
            y += self._line_gap if number else 0
            widths = self._widths(line, area.width())
            heights = [entry.height(width) for entry, width in zip(line, widths, strict=True)]
            if move:
                used = sum(widths) + self._gap * (len(line) - 1)
                left = area.left() + (max(area.width() - used, 0) if self._right else 0)
                self._place(line, widths, heights, QPoint(left, y))
            y += max(heights)
        return y - area.top() + rect.height() - area.height()

    def _place(self, line: list[_Entry], widths: list[int], heights: list[int], corner: QPoint) -> None:
        x, tallest = corner.x(), max(heights)
        for entry, width, height in zip(line, widths, heights, strict=True):
            top = corner.y() + (0 if self._top else (tallest - height) // 2)
            entry.item.setGeometry(QRect(x, top, width, height))
            x += width + self._gap
