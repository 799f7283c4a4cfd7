"""A picture that fits its place and can be zoomed by keys or wheel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from widgets.parts.theme import Theme

STEP = 1.25
SMALLEST, LARGEST = 0.05, 16.0


class ZoomView(QGraphicsView):
    """A picture that fits until somebody zooms: + and −, the wheel with Ctrl; 0 fits it again, 1 shows its pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._fitted = True
        Theme.current().changed.connect(self._ground)
        self._ground()

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self.scene().clear()
        self.scene().addPixmap(QPixmap.fromImage(image))
        self.scene().setSceneRect(0, 0, image.width(), image.height())
        self.fit()

    def fit(self) -> None:
        """The whole picture, never larger than it is."""
        self._fitted = True
        size = self.sceneRect().size()
        if not size.isEmpty():
            room = self.viewport().size()
            scale = min(room.width() / size.width(), room.height() / size.height(), 1.0)
            self.resetTransform()
            self.scale(scale, scale)

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        wanted = self.transform().m11() * factor
        if SMALLEST <= wanted <= LARGEST:
            self._fitted = False
            self.scale(factor, factor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with the keyboard."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        elif event.key() == Qt.Key.Key_1:
            self.zoom(1 / self.transform().m11())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted while the panel changes."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(400, 400)

    def _ground(self) -> None:
        self.setBackgroundBrush(Theme.current().colour("bg"))
