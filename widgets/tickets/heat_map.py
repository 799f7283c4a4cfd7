"""A table of numbers in which the larger ones are darker; arrow keys walk, Enter goes into a cell."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.tickets.course_map import HeatGrid
from widgets.parts.theme import Theme

CELL, HEAD, NAMES, GAP, NAMES_GAP = 21, 22, 108, 2, 8
NARROWEST = 72
"""What the names keep where a bar takes some of the room; only more columns than fit beside that need another bar."""
LETTERS = 11.5
WEAKEST, STRONGEST = 0.14, 0.9
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class HeatMap(QWidget):
    """`picked(row, column)` when a cell with a number is chosen; every number is written, colour only leads the eye."""

    picked = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None, *, names_width: int = NAMES) -> None:
        super().__init__(parent)
        self._grid = HeatGrid((), (), {})
        self._at = (0, 0)
        self._names_width = names_width
        self._name = name
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.updateGeometry)

    def show_grid(self, grid: HeatGrid) -> None:
        """Show other numbers; the chosen cell stays when it is still there, the first one is the largest."""
        rows, columns = max(len(grid.rows) - 1, 0), max(len(grid.columns) - 1, 0)
        same = bool(self._grid.rows)
        self._at = (min(self._at[0], rows), min(self._at[1], columns)) if same else darkest(grid)
        self._grid = grid
        self.updateGeometry()
        self.update()

    def begin(self) -> None:
        """Numbers of something else are on the way: the chosen cell means nothing there."""
        self._grid = HeatGrid((), (), {})

    def grid(self) -> HeatGrid:
        """What is shown."""
        return self._grid

    def current(self) -> tuple[str, str] | None:
        """Row and column of the chosen cell."""
        row, column = self._at
        if row < len(self._grid.rows) and column < len(self._grid.columns):
            return self._grid.rows[row], self._grid.columns[column]
        return None

    # -- sizes -----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Names at the left, columns above, one cell a number."""
        px = Theme.current().px
        return QSize(px(self._names_width) + self._cells(), px(HEAD) + len(self._grid.rows) * px(CELL + GAP))

    def minimumSizeHint(self) -> QSize:
        """Every cell whole; the names may give way a little."""
        return QSize(self._names_least() + self._cells(), self.sizeHint().height())

    def _cells(self) -> int:
        return len(self._grid.columns) * Theme.current().px(CELL + GAP)

    def _names_least(self) -> int:
        return Theme.current().px(min(self._names_width, NARROWEST))

    def _names(self) -> int:
        """The room of the names: all that the cells leave, as far as the longest needs it."""
        theme = Theme.current()
        free = self.width() - self._cells()
        metrics = QFontMetrics(theme.font(LETTERS))
        longest = max((metrics.horizontalAdvance(name) for name in self._grid.rows), default=0)
        wanted = max(longest + theme.px(NAMES_GAP), theme.px(self._names_width))
        return max(self._names_least(), min(free, wanted))

    def _cell(self, row: int, column: int) -> QRect:
        px = Theme.current().px
        step = px(CELL + GAP)
        return QRect(self._names() + column * step, px(HEAD) + row * step, px(CELL), px(CELL))

    def _cell_at(self, place: QPoint) -> tuple[int, int] | None:
        px = Theme.current().px
        step = px(CELL + GAP)
        column, row = (place.x() - self._names()) // step, (place.y() - px(HEAD)) // step
        inside = 0 <= row < len(self._grid.rows) and 0 <= column < len(self._grid.columns)
        return (row, column) if inside else None

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names, cells, the frame of the chosen one."""
        del event
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(LETTERS))
        self._paint_names(painter, theme)
        for row, row_name in enumerate(self._grid.rows):
            for column, column_name in enumerate(self._grid.columns):
                number = self._grid.counts.get((row_name, column_name), 0)
                self._paint_cell(painter, theme, self._cell(row, column), number)
        if self._grid.rows and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(self._cell(*self._at).adjusted(-1, -1, 1, 1), 4, 4)

    def _paint_names(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(theme.colour("muted"))
        metrics, width = painter.fontMetrics(), self._names() - theme.px(NAMES_GAP)
        for row, name in enumerate(self._grid.rows):
            rect = QRect(0, self._cell(row, 0).top(), width, theme.px(CELL))
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        for column, name in enumerate(self._grid.columns):
            rect = QRect(self._cell(0, column).left() - 4, 0, theme.px(CELL) + 8, theme.px(HEAD))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_cell(self, painter: QPainter, theme: Theme, rect: QRect, number: int) -> None:
        ground = theme.colour("surface")
        share = WEAKEST + (STRONGEST - WEAKEST) * number / max(self._grid.most, 1) if number else 0.0
        colour = blended(ground, theme.colour("accent"), share)
        painter.setPen(QPen(theme.colour("line")) if not number else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, 4, 4)
        if number:
            painter.setPen(readable_on(colour))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number) if number < 1000 else "999+")

    # -- choosing --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, go in with Enter."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and self._grid.rows:
            row = min(max(self._at[0] + step[0], 0), len(self._grid.rows) - 1)
            column = min(max(self._at[1] + step[1], 0), len(self._grid.columns) - 1)
            self._at = (row, column)
            self._tell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell."""
        found = self._cell_at(event.position().toPoint())
        if found is not None:
            self._at = found
            self._tell()
            self._pick()

    def _tell(self) -> None:
        chosen = self.current()
        if chosen is not None:
            words = f"{chosen[0]}, {chosen[1]}: {self._grid.counts.get(chosen, 0)}"
            self.setAccessibleDescription(words)
            self.setToolTip(words)
        self.update()

    def _pick(self) -> None:
        chosen = self.current()
        if chosen is not None and self._grid.counts.get(chosen):
            self.picked.emit(*chosen)


def darkest(grid: HeatGrid) -> tuple[int, int]:
    """Where the largest number stands: who comes to the map most likely wants to go in there."""
    places = [
        (-grid.counts.get((row_name, column_name), 0), row, column)
        for row, row_name in enumerate(grid.rows)
        for column, column_name in enumerate(grid.columns)
    ]
    return min(places)[1:] if places else (0, 0)


def blended(ground: QColor, colour: QColor, share: float) -> QColor:
    """`colour` laid over `ground`, `share` of it."""
    parts = ((ground.red(), colour.red()), (ground.green(), colour.green()), (ground.blue(), colour.blue()))
    return QColor(*(round(under + (over - under) * share) for under, over in parts))


def readable_on(ground: QColor) -> QColor:
    """Black or white: on any ground one of them has a contrast above 4.5 (WCAG 2.2, 1.4.3)."""
    return max((QColor("white"), QColor("black")), key=lambda colour: contrast(ground, colour))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """Relative luminance of a colour."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
