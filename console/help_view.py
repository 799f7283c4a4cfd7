"""The help: pages of resources/help in the language of the interface, offline, searched and printed."""

from __future__ import annotations

import re
from html import escape, unescape
from importlib import resources
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from models.formats import fold
from widgets.parts.icons import wear
from widgets.parts.theme import FAMILY, Theme, set_look

FIRST = "index"
_TITLE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_HEADING = re.compile(r"<(h[12])>")
_TAGS = re.compile(r"<[^>]+>")


def folder(language: str) -> Path:
    """Where the pages of a language lie."""
    return Path(str(resources.files("resources"))) / "help" / language


def topics(language: str) -> dict[str, str]:
    """Every topic with its title, in alphabetical order of the titles."""
    found = {
        path.stem: title_of(path.read_text(encoding="utf-8")) for path in folder(language).glob("*.html")
    }
    return dict(sorted(found.items(), key=lambda item: fold(item[1])))


def title_of(html: str) -> str:
    """The title of a page."""
    match = _TITLE.search(html)
    return plain(match[1]) if match else ""


def plain(html: str) -> str:
    """The words of a page without their markup."""
    return re.sub(r"\s+", " ", unescape(_TAGS.sub(" ", html))).strip()


def found_in(language: str, words: str) -> dict[str, str]:
    """The topics whose title or text holds all the words: {topic: a piece of text around the first of them}."""
    wanted = fold(words).split()
    found: dict[str, str] = {}
    for topic in topics(language):
        text = plain((folder(language) / f"{topic}.html").read_text(encoding="utf-8"))
        folded = fold(text)
        if wanted and all(word in folded for word in wanted):
            place = folded.index(wanted[0])
            found[topic] = text[max(place - 40, 0) : place + 80]
    return found


class HelpView(QWidget):
    """One page of the help with a search line above; links go from page to page."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._language = language
        self.topic = ""
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Search the help"))
        self.field.setAccessibleName(self.tr("Search the help"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(self.tr("Help page"))
        set_look(self.page, "text")
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.contents_button = self._button(self.tr("Contents"), "list")
        self.contents_button.clicked.connect(self._show_contents)
        self.print_button = self._button(self.tr("Print…"), "printer")
        self.print_button.clicked.connect(self._print)
        self._build()
        self.setFocusProxy(self.page)
        Theme.current().changed.connect(self._recolour)

    def _button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(words)
        button.setAccessibleName(words)
        wear(button, icon)
        return button

    def _build(self) -> None:
        px = Theme.current().px
        line = QHBoxLayout()
        line.setSpacing(px(4))
        line.addWidget(self.field, 1)
        line.addWidget(self.contents_button)
        line.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(line)
        column.addWidget(self.page, 1)

    def show_topic(self, topic: str) -> None:
        """Show a topic; the contents for one that has no page."""
        path = folder(self._language) / f"{topic}.html"
        self.topic = topic if path.is_file() else FIRST
        self._set_html((folder(self._language) / f"{self.topic}.html").read_text(encoding="utf-8"))

    def _recolour(self) -> None:
        """The same page in the colours and sizes of the theme."""
        if self.topic:
            self.show_topic(self.topic)

    def _show_contents(self) -> None:
        self.field.clear()
        self.show_topic(FIRST)

    def _search(self, words: str) -> None:
        if not words.strip():
            self.show_topic(self.topic)
            return
        titles = topics(self._language)
        found = found_in(self._language, words)
        nothing = self.tr("Nothing found.")
        lines = [
            f"<p><a href='{topic}'>{escape(titles[topic])}</a><br>…{escape(piece)}…</p>"
            for topic, piece in found.items()
        ]
        self._set_html("".join(lines) or f"<p>{escape(nothing)}</p>")

    def _follow(self, url: QUrl) -> None:
        """Links lead to topics of the help, and nowhere else: the help is offline."""
        if url.isRelative():
            self.show_topic(url.path())

    def _set_html(self, html: str) -> None:
        theme = Theme.current()
        self.page.document().setDefaultStyleSheet(
            f"p.h1 {{ font-size: {theme.px(18)}px; font-weight: 600; margin: 4px 0 8px 0; }}"
            f"p.h2 {{ font-size: {theme.px(14)}px; font-weight: 600; margin: 16px 0 4px 0; }}"
            "p { margin: 5px 0; line-height: 125%; } td { padding: 3px 10px 3px 0; }"
            f"a {{ color: {theme.hex('link')}; }} kbd {{ font-family: {FAMILY}; font-weight: 600; }}"
        )
        # Qt gives headings sizes of its own whatever the style sheet says: they become paragraphs.
        self.page.setHtml(
            _HEADING.sub(r"<p class='\1'>", html).replace("</h1>", "</p>").replace("</h2>", "</p>")
        )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            document = QTextDocument()
            document.setHtml((folder(self._language) / f"{self.topic}.html").read_text(encoding="utf-8"))
            document.print_(printer)
