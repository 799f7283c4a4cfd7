"""One file of a call that is being taken: a thumbnail that keys reach, its name and size, and a cross."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from widgets.parts.icons import pixmap, wear
from widgets.parts.theme import Theme, set_look
from widgets.tickets.pictures import LoadedFile

THUMBNAIL = QSize(92, 56)
AROUND = 8
"""Room around a thumbnail for the frame that shows the focus."""
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Thumbnail(QToolButton):
    """A small picture: Enter, Space or a click opens it, Delete takes it away."""

    taken_away = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or take away."""
        plain = not event.modifiers() & ~KEYPAD
        if plain and event.key() in OPENING:
            self.click()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.taken_away.emit()
        else:
            super().keyPressEvent(event)


class FileRow(QFrame):
    """One file; `opened` when it is to be seen large, `removed` when it is to go."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, file: LoadedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        theme = Theme.current()
        self.picture = self._thumbnail()
        words = QLabel(f"{file.name}\n{file.size}", self)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        set_look(words, "muted")
        self.cross = QToolButton(self)
        wear(self.cross, "x")
        self.cross.setAccessibleName(self.tr("Take away {name}").format(name=file.name))
        self.cross.setToolTip(self.cross.accessibleName())
        self.cross.clicked.connect(lambda _checked=False: self.removed.emit(self))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addWidget(self.picture)
        line.addWidget(words, 1)
        line.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)

    def _thumbnail(self) -> Thumbnail:
        theme, file = Theme.current(), self.file
        button = Thumbnail(self)
        set_look(button, "thumbnail")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIconSize(QSize(theme.px(THUMBNAIL.width()), theme.px(THUMBNAIL.height())))
        button.setFixedSize(button.iconSize() + QSize(AROUND, AROUND))
        button.setIcon(QIcon(thumbnail_of(file.thumbnail, button.iconSize(), self.devicePixelRatioF())))
        kind = (
            self.tr("Picture {name}, {size}")
            if file.thumbnail is not None
            else self.tr("File {name}, {size}")
        )
        button.setAccessibleName(kind.format(name=file.name, size=file.size))
        keys = (
            self.tr("Enter shows it large, Delete takes it away")
            if file.thumbnail is not None
            else self.tr("Delete takes it away")
        )
        button.setAccessibleDescription(keys)
        button.setToolTip(keys)
        button.clicked.connect(lambda _checked=False: self.opened.emit(self))
        button.taken_away.connect(lambda: self.removed.emit(self))
        return button


def thumbnail_of(image: QImage | None, size: QSize, ratio: float) -> QPixmap:
    """The picture fitted into `size`, or the icon of a file."""
    if image is None:
        return pixmap("file-text", "muted", size.height() // 2, ratio)
    fitted = image.scaled(
        size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    drawn = QPixmap.fromImage(fitted)
    drawn.setDevicePixelRatio(ratio)
    return drawn
