"""The files of a call that is being taken: pasted, dropped or chosen, each with a thumbnail, size and a cross."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from models.errors import FileProblem, KnownError
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.images import LARGEST_FILE, check_size
from widgets.parts.commands import command
from widgets.parts.context import Context
from widgets.parts.form import ErrorLine
from widgets.parts.icons import wear
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look
from widgets.parts.whereabouts import stand_behind
from widgets.tickets.file_preview import FilePreview
from widgets.tickets.file_row import THUMBNAIL, FileRow
from widgets.tickets.pictures import LoadedFile, as_png, load_file

PREVIEW = "preview:"


class Files(QWidget):
    """Collects files; `changed` after each that came or went. What may not be attached is said beneath."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[FileRow] = []
        self._screenshots = 0  # numbers given
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
        context.panel.closed.connect(self._tab_closed)
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
            name = self._next_name()  # should it be refused
            self._load(lambda: [(name, as_png(image))], self._pasted)
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

    def _load(
        self,
        read: Callable[[], list[tuple[str, bytes]]],
        then: Callable[[Sequence[LoadedFile]], None] | None = None,
    ) -> None:
        within = THUMBNAIL * (2 * self.devicePixelRatioF())

        def work(_session: object) -> list[LoadedFile]:
            return [load_file(name, content, within) for name, content in read()]

        self._error.say("")
        # A reader: exports keep the runner busy.
        self._context.tasks.read(work, then or self._loaded, self, failed=self._refused)

    def _loaded(self, files: Sequence[LoadedFile]) -> None:
        for file in files:
            self._insert(file, len(self._rows))
        self.changed.emit()

    def _pasted(self, files: Sequence[LoadedFile]) -> None:
        """Number screenshots as they come: one that is here already takes no number, whichever copy is faster."""
        for file in files:
            if self._insert(replace(file, name=self._next_name()), len(self._rows)) is not None:
                self._screenshots += 1
                said = self.tr("Attached: {name}").format(name=self._rows[-1].file.name)
                self._context.notices.toast(
                    said
                )  # it may have come by itself, and out of sight in a low window
        self.changed.emit()

    def _next_name(self) -> str:
        """What the next screenshot is called: never as one that was here, in this form or in its draft."""
        taken = {row.file.name for row in self._rows}
        pattern = self.tr("screenshot-{number}.png")
        while (name := pattern.format(number=self._screenshots + 1)) in taken:
            self._screenshots += 1
        return name

    def _insert(self, file: LoadedFile, place: int) -> FileRow | None:
        """Show a file at a place; None for one that is here already, pasted once more by habit."""
        if file.content in [row.file.content for row in self._rows]:
            return None
        before = self._field_before()
        row = FileRow(file, self)
        row.opened.connect(self._open)
        row.removed.connect(self._remove)
        self._column.insertWidget(place, row)
        self._rows.insert(place, row)
        row.show()  # at once: the focus may go there
        stops = [stop for each in self._rows for stop in (each.picture, each.cross)]
        stand_behind(before, [*stops, self._add])
        return row

    def _field_before(self) -> QWidget:
        """The field from which Tab leads on to the files."""
        each: QWidget | None = self._add.previousInFocusChain()
        while each is not None and (
            each is self or self.isAncestorOf(each) or each.focusPolicy() == Qt.FocusPolicy.NoFocus
        ):
            each = each.previousInFocusChain()
        return each or self._add

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            said = shown(error.happened)
            self._error.say(said)
            self._context.notices.toast(said, tone="bad")  # the line may be out of sight in a low window

    # -- one file --------------------------------------------------------------------------------------------

    def _open(self, row: FileRow) -> None:
        """Show a picture large in a tab of its own."""
        if row.file.thumbnail is None:
            said = self.tr("{name} is no picture, there is nothing to show").format(name=row.file.name)
            self._context.notices.toast(said, tone="accent")
            return
        key, panel = _key(row), self._context.panel
        if not panel.activate(key):
            leave = partial(panel.close_tab, key)
            keep = partial(self._replace, row)
            panel.open(key, FilePreview(self._context, row.file, leave, keep), row.file.name)

    def _replace(self, row: FileRow, marked: QImage) -> None:
        """Let a marked picture take the place of its original, of which the call then knows nothing any more."""
        stem = row.file.name.rpartition(".")[0] or row.file.name
        name = f"{stem}.png"

        def then(files: Sequence[LoadedFile]) -> None:
            if row in self._rows:
                said = self.tr("{name} is kept with its marks, without the original").format(name=name)
                self._context.notices.toast(said, partial(self._change, files[0], row.file))
                self._change(row.file, files[0])

        self._load(lambda: [(name, as_png(marked))], then)

    def _change(self, old: LoadedFile, new: LoadedFile) -> None:
        """Show another file where one was."""
        row = next((each for each in self._rows if each.file is old), None) if isValid(self) else None
        if row is None:  # taken away meanwhile, or the call is recorded or closed
            return
        place = self._rows.index(row)
        self._rows.remove(row)
        shown_now = self._insert(new, place)
        self._context.panel.close_tab(_key(row))
        row.hide()
        row.deleteLater()
        if shown_now is not None and not _takes_letters(QApplication.focusWidget()):
            shown_now.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _remove(self, row: FileRow) -> None:
        """Take a file away; it can be had back as long as the message stands."""
        place = self._rows.index(row)
        focus = (
            QApplication.focusWidget()
        )  # not the last one within: the cross may be clicked while one types
        self._rows.remove(row)
        if focus is not None and row.isAncestorOf(focus):
            after = self._rows[min(place, len(self._rows) - 1)].picture if self._rows else self._add
            after.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.panel.close_tab(_key(row))
        row.hide()
        row.deleteLater()
        self.changed.emit()
        said = self.tr("{name} is taken away").format(name=row.file.name)
        self._context.notices.toast(said, partial(self._bring_back, row.file, place))

    def _bring_back(self, file: LoadedFile, place: int) -> None:
        if not isValid(self):  # the call is recorded or closed meanwhile
            return
        row = self._insert(file, min(place, len(self._rows)))
        if row is not None:
            if not _takes_letters(QApplication.focusWidget()):
                row.picture.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _tab_closed(self, _key_of_tab: str) -> None:
        """With the call its pictures go."""
        panel = self._context.panel
        tabs = [panel.tab(key) for key in panel.keys()]  # noqa: SIM118 (no mapping)
        if not any(tab is not None and tab.isAncestorOf(self) for tab in tabs):
            for row in self._rows:
                panel.close_tab(_key(row))


def _takes_letters(widget: QWidget | None) -> bool:
    """Whether somebody types here."""
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _key(row: FileRow) -> str:
    return f"{PREVIEW}{id(row)}"


class TakesFiles(QWidget):
    """A form on which pictures and files may be dropped and pasted, whichever of its fields has the cursor."""

    def __init__(self, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = files
        self.setAcceptDrops(True)

    @command(
        "call.attach",
        QT_TRANSLATE_NOOP("commands", "Attach a file…"),
        icon="paperclip",
        menu="tickets",
        scope="widget",
    )
    def attach(self) -> None:
        """Choose files on the disk."""
        self.files.choose()

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
        check_size(path.name, path.stat().st_size)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "The file {name} cannot be read."), {"name": path.name})
        ) from error
