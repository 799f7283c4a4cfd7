"""The parts of a ticket's view: headline, words, relations, answers, history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from models.fields import Choice
from models.formats import group_digits, joined
from models.tickets.choices import STATES
from widgets.parts.form import Caption, IconLabel
from widgets.parts.icons import wear
from widgets.parts.labels import ElidedLabel
from widgets.parts.text import shown_moment, translate
from widgets.parts.theme import Theme, set_look
from widgets.tickets.history import history_lines
from widgets.tickets.labels import plain, selectable
from widgets.tickets.links import CONTEXT, LINKS, ElidedLink

if TYPE_CHECKING:
    from models.tickets.queries import LinkRow, TicketCard, TicketLine

MOST_CHILDREN = 12


class Pill(QFrame):
    """A choice as icon and word on the soft ground of its tone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(size=14, parent=self)
        self._word = QLabel(self)
        line = QHBoxLayout(self)
        px = Theme.current().px
        line.setContentsMargins(px(7), px(2), px(9), px(2))
        line.setSpacing(px(5))
        line.addWidget(self._icon)
        line.addWidget(self._word)

    def show_choice(self, choice: Choice) -> None:
        """Show another value."""
        tone = choice.tone or "quiet"
        set_look(self, "tag", tone=tone)
        self._icon.choose(choice.icon, tone)
        self._word.setText(translate("choices", choice.title))
        self.setAccessibleName(self._word.text())


class Headline(QWidget):
    """Number, state and matter."""

    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ElidedLabel(self)
        set_look(self._number, "caption")
        self.state = Pill(self)
        self._edit = QToolButton(self)
        wear(self._edit, "pencil")
        self._edit.clicked.connect(lambda _checked=False: self.edit_asked.emit())
        self._matter = selectable("", self, "title")
        line = QHBoxLayout()
        line.addWidget(self.state)
        line.addWidget(self._number, 1)
        line.addWidget(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(6))
        column.addLayout(line)
        column.addWidget(self._matter)

    def show_card(self, card: TicketCard) -> None:
        """Show another ticket."""
        number = self.tr("No. {number}").format(number=card.id)
        self._number.setText(joined((number, shown_moment(card.received_at, short=True))))
        self.state.show_choice(next(choice for choice in STATES if choice.value == card.state))
        self._matter.setText(card.summary)
        self._edit.setToolTip(self.tr("Correct the ticket"))
        self._edit.setAccessibleName(self._edit.toolTip())


class Words(QWidget):
    """What the caller said, and why the call was taken although the gate said no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = selectable("", self)
        self.reason = plain("", self, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(4))
        column.addWidget(self.text)
        column.addWidget(self.reason)

    def show_card(self, card: TicketCard) -> None:
        """Show another ticket."""
        self.text.setText(card.description)
        self.text.setVisible(bool(card.description))
        self.reason.setText(self.tr("Taken all the same: {reason}").format(reason=card.override_reason))
        self.reason.setVisible(bool(card.override_reason))


class Relations(QWidget):
    """Parent, children, duplicates and causes as links; a relation that somebody has said can be taken away."""

    ticket_asked = Signal(int)
    parting_asked = Signal(object)  # LinkRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(2))
        self._shown: list[QWidget] = []

    def show_card(self, card: TicketCard) -> None:
        """Show another ticket."""
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = []
        if card.parent is not None:
            self._group(self.tr("Part of a mass incident"), [card.parent])
        if card.children:
            title = self.tr("%n more report(s) of the same", "", len(card.children))
            self._group(title, card.children[:MOST_CHILDREN])
        for (kind, outgoing), title in LINKS.items():
            links = [link for link in card.links if (link.kind, link.outgoing) == (kind, outgoing)]
            if links:
                self._add(Caption(translate(CONTEXT, title), self))
            for link in links:
                self._add(self._relation(link))
        self.setVisible(bool(self._shown))

    def _group(self, title: str, lines: Iterable[TicketLine]) -> None:
        self._add(Caption(title, self))
        for line in lines:
            self._add(self._link(line))

    def _link(self, line: TicketLine) -> ElidedLink:
        words = joined(
            (str(line.id), shown_moment(line.received_at), line.organisation or line.caller, line.summary)
        )
        link = ElidedLink(words, self)
        link.clicked.connect(lambda _checked=False, number=line.id: self.ticket_asked.emit(number))
        return link

    def _relation(self, link: LinkRow) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._link(link.other), 1)
        part = QToolButton(row)
        wear(part, "x", "faint", 13)
        part.setToolTip(self.tr("Take the relation to {number} away").format(number=link.other.id))
        part.setAccessibleName(part.toolTip())
        part.clicked.connect(lambda _checked=False: self.parting_asked.emit(link))
        line.addWidget(part)
        return row

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._shown.append(widget)


class Answers(QWidget):
    """Notes for colleagues and answers to the caller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(8))
        self._shown: list[QWidget] = []

    def show_card(self, card: TicketCard) -> None:
        """Show another ticket."""
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for note in card.notes:
            frame = QWidget(self)
            column = QVBoxLayout(frame)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(Theme.current().px(2))
            kind = self.tr("answer") if note.is_answer else self.tr("note")
            column.addWidget(Caption(joined((note.author, shown_moment(note.at), kind)), frame))
            text = selectable("", frame)
            text.setText(note.text)
            column.addWidget(text)
            self._column.addWidget(frame)
            self._shown.append(frame)
        self.setVisible(bool(self._shown))


class History(QWidget):
    """The lines of the history behind a button that folds them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = QPushButton(self)
        self._button.setCheckable(True)
        set_look(self._button, "quiet")
        wear(self._button, "history")
        self.words = selectable("", self, "muted")
        self.words.hide()
        self._button.toggled.connect(self.words.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)

    def show_card(self, card: TicketCard) -> None:
        """Show another ticket."""
        lines = history_lines(card)
        self._button.setText(self.tr("History  {count}").format(count=group_digits(len(lines))))
        self.words.setText(
            "\n".join(f"{shown_moment(line.at)} · {line.who} · {line.words}" for line in lines)
        )
