"""A layout that sets widgets beside each other and starts a new line when the width is used up."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Lines of widgets; those added with a stretch share what is left of their line."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int | None = None) -> None:
        super().__init__(parent)
        self._items: list[tuple[QLayoutItem, int]] = []
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem, stretch: int = 0) -> None:
        """Append an item; Qt calls it without a stretch."""
        self._items.append((item, stretch))

    def add_stretching(self, widget: QWidget, stretch: int = 1) -> None:
        """Append a widget that takes a share of what is left of its line."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget), stretch)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item in its place."""
        return self._items[index][0] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item."""
        return self._items.pop(index)[0] if 0 <= index < len(self._items) else None

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

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._visible()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """The largest item alone."""
        smallest = QSize()
        for item in self._visible():
            smallest = smallest.expandedTo(item.minimumSize())
        return self._with_margins(smallest)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _visible(self) -> list[QLayoutItem]:
        return [item for item, _ in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """Which items stand in which line."""
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = -1
        for item, stretch in self._items:
            if item.isEmpty():
                continue
            need = item.sizeHint().width()
            if left < need or not lines:
                lines.append([])
                left = width
            lines[-1].append((item, stretch))
            left -= need + self._gap
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        y = area.top()
        for number, line in enumerate(self._lines(area.width())):
            y += self._line_gap if number else 0
            used = sum(item.sizeHint().width() for item, _ in line) + self._gap * (len(line) - 1)
            spare, shares = max(area.width() - used, 0), sum(stretch for _, stretch in line)
            widths = [
                min(item.sizeHint().width() + (spare * stretch // shares if shares else 0), area.width())
                for item, stretch in line
            ]
            heights = [_height(item, width) for (item, _), width in zip(line, widths, strict=True)]
            if move:
                self._place(line, widths, heights, QPoint(area.left(), y))
            y += max(heights)
        return y - area.top() + rect.height() - area.height()

    def _place(
        self, line: list[tuple[QLayoutItem, int]], widths: list[int], heights: list[int], corner: QPoint
    ) -> None:
        x, tallest = corner.x(), max(heights)
        for (item, _), width, height in zip(line, widths, heights, strict=True):
            top = corner.y() + ((tallest - height) // 2 if not item.hasHeightForWidth() else 0)
            item.setGeometry(QRect(x, top, width, height))
            x += width + self._gap


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
