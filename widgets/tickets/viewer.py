"""A picture of a ticket, large: fitted, zoomed with keys or wheel, marked and attached as a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.errors import KnownError
from models.text import QT_TRANSLATE_NOOP
from models.tickets.drafts import NewAttachment
from widgets.parts.commands import action, command, refresh_all
from widgets.parts.context import Context
from widgets.parts.form import Option, Segmented
from widgets.parts.page import CommandButton
from widgets.parts.theme import Theme, set_look
from widgets.parts.whereabouts import set_reading_order
from widgets.tickets.annotator import Tool
from widgets.tickets.labels import plain
from widgets.tickets.marking import MarkingView
from widgets.tickets.pictures import as_png, decoded

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.attachments import AttachmentRow


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
        self.tools.picked.connect(self._choose)
        self.back = QPushButton(self.tr("Undo"), self)
        self.back.clicked.connect(self.view.take_back)
        self._attached = False  # whether the marks as they stand are on their way, or in the ticket already
        self.keep = CommandButton(action(self, "picture.attach"), self)
        set_look(self, "surface")
        self._arrange()
        self.view.changed.connect(self._marked)
        self.setFocusProxy(self.view)
        set_reading_order((self.tools, self.view, self.back, self.keep))
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
        self._hint = plain(self.tr("Drag, or Tab, arrow keys, Enter at both ends"), self, "caption")
        self._hint.setContentsMargins(px(16), px(6), px(16), 0)
        self._hint.hide()
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(16), px(4))
        head.addWidget(self.tools, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._hint)
        column.addLayout(foot)

    def _choose(self, value: str) -> None:
        """Draw with a tool; what the keys do then stands beneath the picture."""
        self.view.choose(Tool(value) if value else None)
        self._hint.setVisible(bool(value))

    def _marked(self) -> None:
        self._attached = False
        self._refresh()

    def _refresh(self) -> None:
        self.back.setEnabled(bool(self.view.marks))
        refresh_all(self)

    def can_attach(self) -> bool:
        """Whether there is a copy that the ticket does not have."""
        return bool(self.view.marks) and not self._attached

    def _decode(self, session: Session) -> QImage:
        from models.tickets.attachments import content_of

        return decoded(self._file.name, content_of(session, self._file.id))

    @command(
        "picture.attach",
        QT_TRANSLATE_NOOP("commands", "Attach the marked copy"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="paperclip",
        menu="tickets",
        primary=True,
        scope="widget",
    )
    def attach(self) -> None:
        """Put the picture with its marks beside the original."""
        image, number = self.view.result(), self._file.ticket_id
        if image is None:
            return
        stem = self._file.name.rpartition(".")[0] or self._file.name
        name = self.tr("{name} (marked).png").format(name=stem)
        self.view.setFocus()  # a button that sleeps gives the focus to anybody
        self._attached = True
        self._refresh()

        def work(session: Session) -> None:
            from models.tickets.operations import add_files

            add_files(session, number, [NewAttachment(name, as_png(image))])

        said = self.tr("{name} is attached").format(name=name)
        self._context.tasks.write(
            work, lambda _: self._context.notices.toast(said), self, failed=self._failed
        )

    def _failed(self, error: Exception) -> None:
        self._marked()
        if isinstance(error, KnownError):
            self._context.notices.failure(error)
