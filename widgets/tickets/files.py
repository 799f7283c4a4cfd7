"""The files of a call that is being taken: pasted, dropped or chosen, each with a thumbnail, size and a cross."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.errors import FileProblem, KnownError
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.images import LARGEST_FILE
from widgets.parts.form import ErrorLine
from widgets.parts.icons import pixmap, wear
from widgets.parts.tasks import Tasks
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look
from widgets.tickets.pictures import LoadedFile, as_png, load_file

THUMBNAIL = QSize(92, 56)


class FileRow(QFrame):
    """One file: thumbnail or icon, name and size, a cross to take it away."""

    removed = Signal(object)

    def __init__(self, file: LoadedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        theme = Theme.current()
        picture = QLabel(self)
        picture.setFixedSize(theme.px(THUMBNAIL.width()), theme.px(THUMBNAIL.height()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(picture, "thumbnail")
        picture.setPixmap(thumbnail_of(file.thumbnail, picture.size(), self.devicePixelRatioF()))
        words = QLabel(f"{file.name}\n{file.size}", self)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        set_look(words, "muted")
        cross = QToolButton(self)
        wear(cross, "x")
        cross.setAccessibleName(self.tr("Take away {name}").format(name=file.name))
        cross.setToolTip(cross.accessibleName())
        cross.clicked.connect(lambda _checked=False: self.removed.emit(self))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addWidget(picture)
        line.addWidget(words, 1)
        line.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)


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


class Files(QWidget):
    """Collects files; `changed` after each that came or went. What may not be attached is said beneath."""

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._rows: list[FileRow] = []
        self._pasted = 0
        self._add = QPushButton(self)
        set_look(self._add, "quiet")
        wear(self._add, "paperclip")
        self._add.clicked.connect(self.choose)
        self._hint = QLabel(self)
        set_look(self._hint, "caption")
        self._hint.setWordWrap(True)
        self._error = ErrorLine(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(6))
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addWidget(self._hint, 1)
        self._column.addLayout(foot)
        self._column.addWidget(self._error)
        self.retranslate()

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
        self._add.setText(self.tr("File…"))
        self._hint.setText(
            self.tr(
                "A screenshot copied during the call is attached by itself; Ctrl+V adds one, files can be dropped"
            )
        )

    def files(self) -> list[LoadedFile]:
        """The files in the order in which they came."""
        return [row.file for row in self._rows]

    def error(self) -> str:
        """Why the last file was not taken."""
        return self._error.text()

    @staticmethod
    def holds_files(data: QMimeData) -> bool:
        """Whether there is a picture or a file in it."""
        return data.hasImage() or any(url.isLocalFile() for url in data.urls())

    def watch_copying(self) -> None:
        """From now on take what is copied elsewhere while the call is in sight, from a letter or a chat."""
        QGuiApplication.clipboard().dataChanged.connect(self._copied)

    def _copied(self) -> None:
        clipboard = QGuiApplication.clipboard()
        elsewhere = not clipboard.ownsClipboard()  # what this program copied is nobody's screenshot
        if elsewhere and self.isVisible() and clipboard.mimeData().hasImage():
            self.paste()

    def paste(self) -> bool:
        """Take the picture or the files of the clipboard; False when there are none."""
        return self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> bool:
        """Take what was pasted or dropped; False when there is neither a picture nor a file in it."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        image = data.imageData() if data.hasImage() and not paths else None
        if isinstance(image, QImage) and not image.isNull():
            self._pasted += 1
            name = self.tr("screenshot-{number}.png").format(number=self._pasted)
            self._load(lambda: [(name, as_png(image))])
        if paths:
            self.load_paths(paths)
        return bool(paths) or image is not None

    def load_paths(self, paths: Sequence[Path]) -> None:
        """Read files from the disk."""
        self._load(lambda: [(path.name, read_within_limit(path)) for path in paths])

    def add(self, name: str, content: bytes) -> None:
        """Take bytes that are already here (a draft that comes back)."""
        self._load(lambda: [(name, content)])

    def choose(self) -> None:
        """Ask for files without stopping the window."""
        dialog = QFileDialog(self, self.tr("Attach files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.load_paths([Path(name) for name in names]))
        dialog.open()

    def _load(self, read: Callable[[], list[tuple[str, bytes]]]) -> None:
        within = THUMBNAIL * (2 * self.devicePixelRatioF())

        def work(_session: object) -> list[LoadedFile]:
            return [load_file(name, content, within) for name, content in read()]

        self._error.say("")
        self._tasks.read(
            work, self._loaded, self, failed=self._refused
        )  # a reader: exports keep the runner busy

    def _loaded(self, files: Sequence[LoadedFile]) -> None:
        there = [row.file.content for row in self._rows]
        for file in files:
            if file.content in there:  # pasted by habit although it is here already
                continue
            row = FileRow(file, self)
            row.removed.connect(self._remove)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._error.say(shown(error.happened))

    def _remove(self, row: FileRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


class TakesFiles(QWidget):
    """A form on which pictures and files may be dropped and pasted, whichever of its fields has the cursor."""

    def __init__(self, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = files
        self.setAcceptDrops(True)

    def watch_pasting(self, *fields: QWidget) -> None:
        """Look at what is pasted into these fields: a picture is a screenshot, text stays text."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a picture or files out of the clipboard before the field does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._pastes(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste wherever the focus is."""
        if not self._pastes(event):
            super().keyPressEvent(event)

    def _pastes(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Paste) and self.files.paste()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures and files may be dropped anywhere on the form."""
        if self.files.holds_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        if self.files.take(event.mimeData()):
            event.acceptProposedAction()


def read_within_limit(path: Path) -> bytes:
    """The bytes of a file that is not too large; raises FileProblem."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "The file {name} cannot be read."), {"name": path.name})
        ) from error
