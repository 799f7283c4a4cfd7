"""What was said in this window: a message that has passed can be read again."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from models.formats import format_moment
from widgets.parts.notices.notices import Notices, Said
from widgets.parts.theme import Theme, set_look


class SaidPanel(QWidget):
    """The messages of this window, the newest first; failures in their colour and in words. Can be copied."""

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notices = notices
        self.sheet = QTextBrowser(self)
        self.sheet.setAccessibleName(self.tr("Messages"))
        set_look(self.sheet, "text")
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.addWidget(self.sheet, 1)
        self.setFocusProxy(self.sheet)
        notices.said.connect(self._fill)
        Theme.current().changed.connect(self._fill)
        self._fill()

    def html(self) -> str:
        """All messages as paragraphs."""
        record = self._notices.record()
        if not record:
            nothing = self.tr("Nothing was said yet.")
            return f"<p>{escape(nothing)}</p>"
        return "".join(self._paragraph(said) for said in record)

    def _paragraph(self, said: Said) -> str:
        theme = Theme.current()
        kind = {"bad": self.tr("failure"), "warn": self.tr("attention")}.get(said.tone, "")
        head = f"<span style='color:{theme.hex('muted')}'>{format_moment(said.at)}</span>"
        if kind:
            head += f" <span style='color:{theme.hex(said.tone)}'>· {escape(kind)}</span>"
        return f"<p>{head}<br>{escape(said.text)}</p>"

    def _fill(self, *_: object) -> None:
        self.sheet.setHtml(self.html())

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
