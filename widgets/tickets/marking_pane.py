"""A picture with the tools that mark it: what a drag does above it, what the keys do and the last mark beneath."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.errors import KnownError
from widgets.parts.commands import refresh_all
from widgets.parts.context import Context
from widgets.parts.form import Option, Segmented
from widgets.parts.page import CommandButton
from widgets.parts.theme import Theme, set_look
from widgets.parts.whereabouts import set_reading_order
from widgets.tickets.annotator import Tool
from widgets.tickets.labels import plain
from widgets.tickets.marking import MarkingView


class MarkingPane(QWidget):
    """A tab with one picture that can be zoomed and marked; who derives from it says where the marked one goes."""

    def __init__(self, context: Context, name: str, hint: str = "") -> None:
        super().__init__()
        self._context = context
        self._usual_hint = hint
        self.view = MarkingView(self)
        self.view.setAccessibleName(self.tr("Picture {name}").format(name=name))
        self.tools = Segmented(self._tools(), self)
        self.tools.setAccessibleName(self.tr("What a drag does"))
        self.tools.show_value("")
        self.tools.picked.connect(self._choose)
        self.back = QPushButton(self.tr("Undo"), self)
        self.back.clicked.connect(self.view.take_back)
        set_look(self, "surface")
        self.setFocusProxy(self.view)

    def _tools(self) -> list[Option]:
        return [
            Option("", self.tr("Move")),
            Option(Tool.ARROW.value, self.tr("Arrow")),
            Option(Tool.FRAME.value, self.tr("Frame")),
            Option(Tool.BLUR.value, self.tr("Blur")),
        ]

    def arrange(self, keep: CommandButton, *asked: QWidget) -> None:
        """Put the parts beneath each other: tools, picture, what is `asked`, and the button that keeps the marks."""
        px = Theme.current().px
        self.keep = keep
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(keep)
        self._hint = plain("", self, "caption")
        self._hint.setContentsMargins(px(16), px(6), px(16), 0)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(16), px(4))
        head.addWidget(self.tools, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._hint)
        for each in asked:
            line = QVBoxLayout()
            line.setContentsMargins(px(16), px(8), px(16), 0)
            line.addWidget(each)
            column.addLayout(line)
        column.addLayout(foot)
        set_reading_order((self.tools, self.view, *asked, self.back, keep))
        self.view.changed.connect(self.refresh)
        self._choose("")
        self.refresh()

    def _choose(self, value: str) -> None:
        """Draw with a tool; what the keys do then stands beneath the picture."""
        self.view.choose(Tool(value) if value else None)
        drawing = self.tr("Drag, or Tab, arrow keys, Enter at both ends")
        self._hint.setText(drawing if value else self._usual_hint)
        self._hint.setVisible(bool(self._hint.text()))

    def refresh(self) -> None:
        """What can be done follows from the marks."""
        self.back.setEnabled(bool(self.view.marks))
        refresh_all(self)

    @property
    def is_blurred(self) -> bool:
        """Whether something is made unreadable here: personal data, that is."""
        return any(mark.tool is Tool.BLUR for mark in self.view.marks)

    def tell(self, error: Exception) -> None:
        """Say why the picture cannot be shown or kept."""
        if isinstance(error, KnownError):
            self._context.notices.failure(error)
