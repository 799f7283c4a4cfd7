"""The files of a ticket: a click opens a picture or saves another file, Delete takes either off the ticket."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from models.errors import FileProblem, KnownError
from models.formats import format_size
from models.text import QT_TRANSLATE_NOOP, Text
from widgets.parts.context import Context
from widgets.parts.flow import FlowLayout
from widgets.parts.theme import Theme, set_look
from widgets.tickets.file_changes import change_file, picture_key
from widgets.tickets.file_row import THUMBNAIL, Thumbnail, thumbnail_of
from widgets.tickets.pictures import decoded

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.attachments import AttachmentRow
    from models.tickets.operations import TakenOff


class Gallery(QWidget):
    """Buttons with thumbnails; `picture_asked(row)` when a picture is to be seen large."""

    picture_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._line = FlowLayout(self, gap=8)
        self._buttons: dict[int, Thumbnail] = {}

    def show_files(self, files: Sequence[AttachmentRow]) -> None:
        """Show these files; thumbnails that are there already stay."""
        if list(self._buttons) == [file.id for file in files]:
            return
        there = {file.id for file in files}
        for gone in [number for number in self._buttons if number not in there]:
            button = self._buttons.pop(gone)
            button.hide()
            button.deleteLater()
        new = [file for file in files if file.id not in self._buttons]  # always behind the others
        self._buttons |= {file.id: self._button(file) for file in new}
        self.setVisible(bool(files))
        pictures = [
            file for file in files if file.is_picture
        ]  # all: a newer question makes an older one stale
        if new and pictures:
            within = THUMBNAIL * (2 * self.devicePixelRatioF())
            self._context.tasks.read(
                partial(_thumbnails, pictures=pictures, within=within), self._paint, self, key="t"
            )

    def _button(self, file: AttachmentRow) -> Thumbnail:
        px = Theme.current().px
        button = Thumbnail(self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_look(button, "button")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(px(THUMBNAIL.width()), px(THUMBNAIL.height())))
        button.setIcon(QIcon(thumbnail_of(None, button.iconSize(), self.devicePixelRatioF())))
        name = button.fontMetrics().elidedText(
            file.name, Qt.TextElideMode.ElideMiddle, px(THUMBNAIL.width() + 16)
        )
        button.setText(name)
        words = f"{file.name}, {format_size(file.size)}"
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAccessibleDescription(self.tr("Delete takes it off the ticket"))
        button.clicked.connect(lambda _checked=False: self._open(file))
        button.taken_away.connect(partial(self._take_off, file))
        self._add_menu(button, file)
        self._line.addWidget(button)
        return button

    def _add_menu(self, button: Thumbnail, file: AttachmentRow) -> None:
        """What the mouse may do beside opening."""
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for words, act in (
            (self.tr("Save as…"), self.save_as),
            (self.tr("Take off the ticket"), self._take_off),
        ):
            one = QAction(words, button)
            one.triggered.connect(partial(act, file))
            button.addAction(one)

    def _take_off(self, file: AttachmentRow, _checked: bool = False) -> None:
        """Take a file off the ticket; it can be had back for a while."""

        def work(session: Session) -> TakenOff:
            from models.tickets.operations import take_file_off

            return take_file_off(session, file.id)

        self._step_aside(file.id)
        said, panel = self.tr("{name} is taken off the ticket").format(name=file.name), self._context.panel
        change_file(self._context, work, said, made=lambda: panel.close_tab(picture_key(file.id)))

    def _step_aside(self, number: int) -> None:
        """Whoever is at a file that goes is at the next one, or at the one before."""
        shown = list(self._buttons)
        place = shown.index(number) if number in shown else -1
        beside = shown[place + 1 : place + 2] or shown[max(place - 1, 0) : place]
        if place >= 0 and beside and self._buttons[number].hasFocus():
            self._buttons[beside[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _paint(self, images: dict[int, QImage]) -> None:
        for number, image in images.items():
            if number in self._buttons:
                button = self._buttons[number]
                button.setIcon(QIcon(thumbnail_of(image, button.iconSize(), self.devicePixelRatioF())))

    def _open(self, file: AttachmentRow) -> None:
        if file.is_picture:
            self.picture_asked.emit(file)
        else:
            self.save_as(file)

    def save_as(self, file: AttachmentRow, _checked: bool = False) -> None:
        """Ask where to put a copy of the file, without stopping the window."""
        dialog = QFileDialog(self, self.tr("Save the file as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(file.name)
        dialog.fileSelected.connect(lambda path: self._save(file, Path(path)))
        dialog.open()

    def _save(self, file: AttachmentRow, path: Path) -> None:
        def work(session: Session) -> None:
            from models.tickets.attachments import content_of

            write_whole(path, content_of(session, file.id))

        said = self.tr("{name} is saved").format(name=path.name)
        self._context.tasks.read(work, lambda _: self._context.notices.toast(said), self, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._context.notices.failure(error)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises FileProblem."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "The file {name} cannot be written."), {"name": path.name})
        ) from error


def _thumbnails(session: Session, *, pictures: Sequence[AttachmentRow], within: QSize) -> dict[int, QImage]:
    """The pictures small; one that is damaged keeps the icon of a file."""
    from models.tickets.attachments import content_of

    found: dict[int, QImage] = {}
    for file in pictures:
        try:
            found[file.id] = decoded(file.name, content_of(session, file.id), within)
        except FileProblem:
            continue
    return found
