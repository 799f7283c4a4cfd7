"""A picture of a call that is not recorded yet, large, in a tab beside the call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import KnownError
from widgets.parts.context import Context
from widgets.parts.theme import Theme, set_look
from widgets.tickets.labels import plain
from widgets.tickets.pictures import LoadedFile, decoded
from widgets.tickets.zooming import ZoomView


class FilePreview(QWidget):
    """Decodes the picture in a worker; Esc goes back to the call (`leave`)."""

    def __init__(self, context: Context, file: LoadedFile, leave: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._leave = leave
        px = Theme.current().px
        self.view = ZoomView(self)
        self.view.setAccessibleName(self.tr("Picture {name}").format(name=file.name))
        hint = plain(self.tr("+ and − zoom, 0 fits the picture, Esc goes back to the call"), self, "caption")
        hint.setContentsMargins(px(16), px(6), px(16), px(10))
        set_look(self, "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(hint)
        self.setFocusProxy(self.view)

        def work(_session: object) -> QImage:
            return decoded(file.name, file.content)

        context.tasks.read(work, self.view.show_image, self, failed=self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._context.notices.failure(error)
