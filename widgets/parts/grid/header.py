"""The titles above the columns: aligned with the cells, clicked to sort, with a menu that chooses columns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from widgets.parts.grid.columns import Column
from widgets.parts.grid.painter import PAD, header_colour, header_font
from widgets.parts.icons import pixmap
from widgets.parts.theme import Theme

HEIGHT = 34
ARROW = 12


class GridHeader(QHeaderView):
    """Paints titles exactly above the texts of their cells; `menu_asked(column or -1, place)` opens the chooser."""

    menu_asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: list[Column] = []
        self._titles: list[str] = []
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMouseTracking(True)

    def show_columns(self, columns: list[Column], titles: list[str]) -> None:
        """Show these columns under these titles."""
        self._columns, self._titles = columns, titles
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as a row."""
        return QSize(super().sizeHint().width(), Theme.current().px(HEIGHT))

    def title_width(self, logical: int) -> int:
        """The width at which the title is not cut, with its arrow."""
        if self._columns[logical].icon_only:
            return 0
        theme = Theme.current()
        metrics = QFontMetrics(header_font(theme))
        return metrics.horizontalAdvance(self._titles[logical]) + 2 * theme.px(PAD) + theme.px(ARROW) + 2

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 (Qt's name)
        """Title, arrow of the order, and the line below."""
        theme = Theme.current()
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if logicalIndex < len(self._columns):
            self._title(painter, rect, logicalIndex, theme)
        painter.restore()

    def _title(self, painter: QPainter, rect: QRect, logical: int, theme: Theme) -> None:
        column = self._columns[logical]
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == logical
        font = header_font(theme)
        metrics = QFontMetrics(font)
        pad, arrow = theme.px(PAD), theme.px(ARROW)
        room = rect.width() - 2 * pad - (arrow + 2 if sorted_by else 0)
        title = (
            ""
            if column.icon_only
            else metrics.elidedText(self._titles[logical], Qt.TextElideMode.ElideRight, room)
        )
        wide = metrics.horizontalAdvance(title)
        left = rect.right() + 1 - pad - wide if column.right else rect.left() + pad
        painter.setFont(font)
        painter.setPen(header_colour(theme, sorted_by=sorted_by))
        painter.drawText(left, round(rect.center().y() + (metrics.ascent() - metrics.descent()) / 2), title)
        if sorted_by:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            x = left - arrow - 2 if column.right else left + wide + 2
            name = "arrow-down" if down else "arrow-up"
            top = rect.top() + (rect.height() - arrow) // 2
            painter.drawPixmap(x, top, pixmap(name, "accent", arrow, self.devicePixelRatioF()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button chooses columns."""
        self.menu_asked.emit(self.logicalIndexAt(event.pos()), event.globalPos())


class StayingMenu(QMenu):
    """A menu that stays open while columns are ticked, by mouse or by Space."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tick is no farewell."""
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.data() == "stay":
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks and stays, Enter ticks and closes."""
        action = self.activeAction()
        stays = action is not None and action.isCheckable() and action.data() == "stay"
        if stays and action is not None and event.key() == Qt.Key.Key_Space:
            action.trigger()
            return
        super().keyPressEvent(event)


def check_action(menu: QMenu, text: str, checked: bool, group: QActionGroup | None = None) -> QAction:
    """A tickable line of `menu`; lines of a group exclude each other, the others stay open when ticked."""
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(checked)
    if group is None:
        action.setData("stay")
    else:
        group.addAction(action)
    return action
