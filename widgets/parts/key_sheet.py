"""The sheet of keys (Ctrl+F1): every command with its key, found by typing, printed on one page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from widgets.parts.icons import wear
from widgets.parts.palette import Offer, ranked
from widgets.parts.theme import Theme, set_look


class KeySheet(QWidget):
    """A filter line over the keys, grouped by where they work."""

    def __init__(self, offers: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._offers = [offer for offer in offers if offer.keys]
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Key or action"))
        self.field.setAccessibleName(self.tr("Search for a key"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._fill)
        self.sheet = QTextBrowser(self)
        self.sheet.setAccessibleName(self.tr("Keys"))
        set_look(self.sheet, "text")
        self.print_button = QPushButton(self.tr("Print…"), self)
        self.print_button.clicked.connect(self._print)
        wear(self.print_button, "printer", "text")
        px = Theme.current().px
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(line)
        column.addWidget(self.sheet, 1)
        self.setFocusProxy(self.field)
        Theme.current().changed.connect(self._fill)
        self._fill()

    def shown(self) -> list[Offer]:
        """The keys that fit what was typed, by action or by the key itself."""
        typed = self.field.text().strip()
        by_key = [offer for offer in self._offers if typed and typed.casefold() in offer.keys.casefold()]
        by_word = [offer for offer in ranked(self._offers, typed) if offer not in by_key]
        return by_key + by_word

    def html(self) -> str:
        """The sheet as HTML, for the screen and the printer."""
        theme = Theme.current()
        groups: dict[str, list[Offer]] = {}
        for offer in self.shown():
            groups.setdefault(offer.where, []).append(offer)
        parts: list[str] = []
        for where, offers in groups.items():
            title = escape(where or self.tr("Everywhere"))
            parts.append(f"<h4 style='color:{theme.hex('muted')}'>{title}</h4><table width='100%'>")
            parts += [
                f"<tr><td>{escape(offer.title)}</td><td align='right'><b>{escape(offer.keys)}</b></td></tr>"
                for offer in offers
            ]
            parts.append("</table>")
        nothing = self.tr("No key fits.")
        return "".join(parts) or f"<p>{escape(nothing)}</p>"

    def _fill(self) -> None:
        self.sheet.document().setDefaultStyleSheet("td { padding: 3px 0; } h4 { margin: 12px 0 2px 0; }")
        self.sheet.setHtml(self.html())

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            document = QTextDocument()
            document.setHtml(f"<body style='color:black'>{self.html()}</body>")
            document.print_(printer)
