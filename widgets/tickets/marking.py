"""A picture on which marks are drawn: by dragging, or by keyboard with a cross that the arrow keys move."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsPixmapItem, QGraphicsView, QWidget

from widgets.tickets.annotator import MARK, Mark, Tool, annotated
from widgets.tickets.zooming import ZoomView

CROSS = 9.0
STEP, FINE_STEP = 12.0, 1.0
"""How far an arrow key moves the cross, in pixels of the screen; with Shift."""
ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class MarkingView(ZoomView):
    """`changed` after each mark. With a tool: drag, or move the cross, Enter, move it on, Enter; Esc gives up."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: list[Mark] = []
        self.tool: Tool | None = None
        self._image: QImage | None = None
        self._start: QPointF | None = None
        self._cross: QPointF | None = None
        self._outline: QGraphicsPathItem | None = None

    def set_image(self, image: QImage) -> None:
        """Begin with another picture, without marks."""
        self._image, self.marks = image, []
        self._outline = None  # the scene is emptied
        self.show_image(image)
        self.changed.emit()

    def choose(self, tool: Tool | None) -> None:
        """Draw with this tool from now on; None moves the picture again."""
        self.tool = tool
        self._start = None
        self._cross = self.sceneRect().center() if tool is not None and self._image is not None else None
        mode = QGraphicsView.DragMode.ScrollHandDrag if tool is None else QGraphicsView.DragMode.NoDrag
        self.setDragMode(mode)
        self.viewport().setCursor(
            Qt.CursorShape.OpenHandCursor if tool is None else Qt.CursorShape.CrossCursor
        )
        self._show_outline()

    def add(self, mark: Mark) -> None:
        """Draw a mark; a slip of the hand draws nothing."""
        if not mark.is_slip:
            self.marks.append(mark)
            self._repaint()

    def take_back(self) -> None:
        """Remove the last mark."""
        if self.marks:
            self.marks.pop()
            self._repaint()

    def result(self) -> QImage | None:
        """The picture with its marks; None while there is no picture."""
        return annotated(self._image, self.marks) if self._image is not None else None

    def _repaint(self) -> None:
        image = self.result()
        pictures = [item for item in self.scene().items() if isinstance(item, QGraphicsPixmapItem)]
        if image is not None and pictures:
            pictures[0].setPixmap(QPixmap.fromImage(image))
        self.changed.emit()

    # -- where the next mark would be ------------------------------------------------------------------------

    def _show_outline(self) -> None:
        """The cross, and from where a mark was begun to there the line or the frame that it would be."""
        if self._image is None:
            return
        if self._outline is None:
            pen = QPen(MARK, 2, Qt.PenStyle.DashLine)
            pen.setCosmetic(True)
            self._outline = self.scene().addPath(QPainterPath(), pen)
        self._outline.setPath(self._outline_path())

    def _outline_path(self) -> QPainterPath:
        path, end = QPainterPath(), self._cross
        if end is None or self.tool is None:
            return path
        arm = CROSS / self.transform().m11()
        for along in (QPointF(arm, 0), QPointF(0, arm)):
            path.moveTo(end - along)
            path.lineTo(end + along)
        if self._start is not None and self.tool is Tool.ARROW:
            path.moveTo(self._start)
            path.lineTo(end)
        elif self._start is not None:
            path.addRect(Mark(self.tool, self._start, end).rect)
        return path

    def _finish(self) -> None:
        if self.tool is not None and self._start is not None and self._cross is not None:
            self.add(Mark(self.tool, self._start, self._cross))
        self._start = None
        self._show_outline()

    # -- keys and mouse --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the cross, Enter begins and ends a mark, Esc gives a begun one up."""
        along = ARROWS.get(Qt.Key(event.key()))
        chord = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)  # Ctrl+Enter keeps the copy
        if self.tool is None or self._cross is None or chord:
            super().keyPressEvent(event)
        elif along is not None:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_cross(along * ((FINE_STEP if fine else STEP) / self.transform().m11()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._start is None:
                self._start = QPointF(self._cross)
                self._show_outline()
            else:
                self._finish()
        elif event.key() == Qt.Key.Key_Escape and self._start is not None:
            self._start = None
            self._show_outline()
        else:
            super().keyPressEvent(event)

    def _move_cross(self, by: QPointF) -> None:
        if self._cross is None:
            return
        area, wanted = self.sceneRect(), self._cross + by
        x = min(max(wanted.x(), area.left()), area.right())
        y = min(max(wanted.y(), area.top()), area.bottom())
        self._cross = QPointF(x, y)
        self._show_outline()
        self.ensureVisible(x, y, 1, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a mark."""
        if self.tool is None:
            super().mousePressEvent(event)
        else:
            self._start = self._cross = self.mapToScene(event.position().toPoint())
            self._show_outline()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the mark would end."""
        if self.tool is None or self._start is None:
            super().mouseMoveEvent(event)
        else:
            self._cross = self.mapToScene(event.position().toPoint())
            self._show_outline()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a mark."""
        if self.tool is None or self._start is None:
            super().mouseReleaseEvent(event)
            return
        self._cross = self.mapToScene(event.position().toPoint())
        self._finish()
