"""A picture of a ticket, large: marked, and attached beside the original or in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from models.text import QT_TRANSLATE_NOOP
from models.tickets.drafts import NewAttachment
from widgets.parts.commands import action, command
from widgets.parts.context import Context
from widgets.parts.form import ErrorLine
from widgets.parts.page import CommandButton
from widgets.parts.text import shown_keys
from widgets.parts.theme import Theme
from widgets.tickets.file_changes import change_file, picture_key
from widgets.tickets.marking_pane import MarkingPane
from widgets.tickets.pictures import as_png, decoded

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.attachments import AttachmentRow
    from models.tickets.operations import TakenOff


class PictureView(MarkingPane):
    """One picture in a tab: zoom it, mark it; what is blurred takes the place of the original unless one says no."""

    def __init__(self, context: Context, file: AttachmentRow) -> None:
        super().__init__(context, file.name)
        self._file = file
        self._attached = False  # whether the marks as they stand are on their way, or in the ticket already
        self._chosen = False  # whether somebody has said himself what becomes of the original
        self._where = QWidget(self)
        self.instead = QCheckBox(self._where)
        self.instead.clicked.connect(self._choose_place)
        self.warning = ErrorLine(self._where)
        lines = QVBoxLayout(self._where)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Theme.current().px(4))
        lines.addWidget(self.instead)
        lines.addWidget(self.warning)
        key = shown_keys(action(self, "picture.instead").command.keys())
        words = self.tr("Instead of the original")
        self.instead.setText(f"{words}   {key}")
        self.view.changed.connect(self._marked)
        self.arrange(CommandButton(action(self, "picture.attach"), self), self._where)
        context.tasks.read(self._decode, self.view.set_image, self, failed=self._failed)

    def _marked(self) -> None:
        """Other marks: with something blurred the original should go, unless somebody has said otherwise."""
        self._attached = False
        if not self._chosen:
            self.instead.setChecked(self.is_blurred)

    def refresh(self) -> None:
        """Without a mark there is nothing to attach, and what stays unblurred is said before it stays."""
        self.instead.setEnabled(bool(self.view.marks))
        stays = self.is_blurred and not self.instead.isChecked()
        self.warning.say(self.tr("The original stays with the ticket, unblurred") if stays else "")
        super().refresh()

    def can_attach(self) -> bool:
        """Whether there is a copy that the ticket does not have."""
        return bool(self.view.marks) and not self._attached

    def can_choose_instead(self) -> bool:
        """As long as there are marks."""
        return bool(self.view.marks)

    def _decode(self, session: Session) -> QImage:
        from models.tickets.attachments import content_of

        return decoded(self._file.name, content_of(session, self._file.id))

    def _choose_place(self) -> None:
        self._chosen = True
        self.refresh()

    @command(
        "picture.instead",
        QT_TRANSLATE_NOOP("commands", "Marked picture instead of the original, or beside it"),
        shortcut="Ctrl+R",
        icon="replace",
        menu="tickets",
        scope="widget",
    )
    def choose_instead(self) -> None:
        """Say what becomes of the original when the marked picture is attached."""
        self.instead.click()

    @command(
        "picture.attach",
        QT_TRANSLATE_NOOP("commands", "Attach with the marks"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="paperclip",
        menu="tickets",
        primary=True,
        scope="widget",
    )
    def attach(self) -> None:
        """Put the picture with its marks beside the original, or in its place."""
        image = self.view.result()
        if image is None:
            return
        stem = self._file.name.rpartition(".")[0] or self._file.name
        name = self.tr("{name} (marked).png").format(name=stem)
        self.view.setFocus()  # a button that sleeps gives the focus to anybody
        self._attached = True
        self.refresh()
        if self.instead.isChecked():
            self._replace(name, image)
        else:
            self._add(name, image)

    def _add(self, name: str, image: QImage) -> None:
        number = self._file.ticket_id

        def work(session: Session) -> None:
            from models.tickets.operations import add_files

            add_files(session, number, [NewAttachment(name, as_png(image))])

        said = self.tr("{name} is attached").format(name=name)
        self._context.tasks.write(
            work, lambda _: self._context.notices.toast(said), self, failed=self._failed
        )

    def _replace(self, name: str, image: QImage) -> None:
        """Put the marked picture in the place of the original, of which nothing is left to look at then."""
        original, panel = self._file.id, self._context.panel

        def work(session: Session) -> TakenOff:
            from models.tickets.operations import replace_file

            return replace_file(session, original, NewAttachment(name, as_png(image)))

        said = self.tr("{name} stands in the place of the original").format(name=name)
        change_file(
            self._context,
            work,
            said,
            made=lambda: panel.close_tab(picture_key(original)),
            failed=self._try_again,
        )

    def _try_again(self) -> None:
        if isValid(self):  # the tab may be closed before it is known that nothing was changed
            self._attached = False
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self._try_again()
        self.tell(error)
