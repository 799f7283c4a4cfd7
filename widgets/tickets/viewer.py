"""A picture of a ticket, large: fitted, zoomed with keys or wheel, marked and attached as a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.errors import KnownError
from models.tickets.drafts import NewAttachment
from widgets.parts.context import Context
from widgets.parts.form import Option, Segmented
from widgets.parts.theme import Theme, set_look
from widgets.tickets.annotator import Mark, Tool, annotated
from widgets.tickets.pictures import as_png, decoded

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.attachments import AttachmentRow

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


class MarkingView(ZoomView):
    """A picture on which drags draw marks while a tool is chosen; `changed` after each."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: list[Mark] = []
        self.tool: Tool | None = None
        self._image: QImage | None = None
        self._start: QPointF | None = None

    def set_image(self, image: QImage) -> None:
        """Begin with another picture, without marks."""
        self._image, self.marks = image, []
        self.show_image(image)
        self.changed.emit()

    def choose(self, tool: Tool | None) -> None:
        """Draw with this tool from now on; None moves the picture again."""
        self.tool = tool
        mode = QGraphicsView.DragMode.ScrollHandDrag if tool is None else QGraphicsView.DragMode.NoDrag
        self.setDragMode(mode)
        self.viewport().setCursor(
            Qt.CursorShape.OpenHandCursor if tool is None else Qt.CursorShape.CrossCursor
        )

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
        items = self.scene().items()
        if image is not None and items and isinstance(items[0], QGraphicsPixmapItem):
            items[0].setPixmap(QPixmap.fromImage(image))
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a mark."""
        if self.tool is None:
            super().mousePressEvent(event)
        else:
            self._start = self.mapToScene(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a mark."""
        if self.tool is None or self._start is None:
            super().mouseReleaseEvent(event)
            return
        self.add(Mark(self.tool, self._start, self.mapToScene(event.position().toPoint())))
        self._start = None


class PictureView(QWidget):
    """One picture in a tab: zoom it, mark it, attach the marked copy to its ticket."""

    def __init__(self, context: Context, file: AttachmentRow) -> None:
        super().__init__()
        self._context = context
        self._file = file
        self.view = MarkingView(self)
        self.view.setAccessibleName(self.tr("Picture {name}").format(name=file.name))
        self.tools = Segmented(self._tools(), self)
        self.tools.setAccessibleName(self.tr("What a drag does"))
        self.tools.show_value("")
        self.tools.picked.connect(lambda value: self.view.choose(Tool(value) if value else None))
        self.back = QPushButton(self.tr("Undo"), self)
        self.back.clicked.connect(self.view.take_back)
        self.keep = QPushButton(self.tr("Attach the marked copy"), self)
        set_look(self.keep, "primary")
        self.keep.clicked.connect(self._attach)
        set_look(self, "surface")
        self._arrange()
        self.view.changed.connect(self._refresh)
        self.setFocusProxy(self.view)
        self._refresh()
        context.tasks.read(self._decode, self.view.set_image, self, failed=self._failed)

    def _tools(self) -> list[Option]:
        return [
            Option("", self.tr("Move")),
            Option(Tool.ARROW.value, self.tr("Arrow")),
            Option(Tool.FRAME.value, self.tr("Frame")),
            Option(Tool.BLUR.value, self.tr("Blur")),
        ]

    def _arrange(self) -> None:
        px = Theme.current().px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.keep)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(16), px(4))
        head.addWidget(self.tools, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _refresh(self) -> None:
        marked = bool(self.view.marks)
        self.back.setEnabled(marked)
        self.keep.setEnabled(marked)

    def _decode(self, session: Session) -> QImage:
        from models.tickets.attachments import content_of

        return decoded(self._file.name, content_of(session, self._file.id))

    def _attach(self) -> None:
        image, number = self.view.result(), self._file.ticket_id
        if image is None:
            return
        stem = self._file.name.rpartition(".")[0] or self._file.name
        name = self.tr("{name} (marked).png").format(name=stem)
        self.keep.setEnabled(False)

        def work(session: Session) -> None:
            from models.tickets.operations import add_files

            add_files(session, number, [NewAttachment(name, as_png(image))])

        said = self.tr("{name} is attached").format(name=name)
        self._context.tasks.write(
            work, lambda _: self._context.notices.toast(said), self, failed=self._failed
        )

    def _failed(self, error: Exception) -> None:
        self._refresh()
        if isinstance(error, KnownError):
            self._context.notices.failure(error)
