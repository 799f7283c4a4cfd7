"""The shape that every page keeps: search line and buttons, views with counts, list; asked again only when needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QTableView, QVBoxLayout, QWidget

from models.storage.changes import Changes
from widgets.parts.commands import CommandAction, collect
from widgets.parts.context import Context
from widgets.parts.flow import FlowLayout
from widgets.parts.form.inner import InnerButton
from widgets.parts.hits import Hits
from widgets.parts.icons import wear
from widgets.parts.text import shown_keys
from widgets.parts.theme import Theme, set_look
from widgets.parts.views import Views
from widgets.parts.whereabouts import stand_behind

SEARCH_AFTER = 80  # ms after the first key that was not searched for yet
NARROWEST_SEARCH = 220


class SearchLine(QLineEdit):
    """Words to look for: `searched(text)` a moment after a key; Esc empties it, Down goes to the list."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(placeholder)
        set_look(self, "search")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        InnerButton(self, "search", self.tr("Search"), self.search_now, leading=True)
        clear = InnerButton(self, "x", self.tr("Show everything again"), self.empty)
        clear.hide()
        self.textChanged.connect(lambda text: clear.setVisible(bool(text)))
        self.hits = Hits(self, clear)
        self._last = ""
        self._soon = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._soon.timeout.connect(self.search_now)
        self.textChanged.connect(self._wait)

    def _wait(self) -> None:
        """Search soon; who never stops typing is answered all the same."""
        if not self._soon.isActive():
            self._soon.start()

    def set_words(self, placeholder: str) -> None:
        """Say what may be typed here."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(self.tr("Search"))
        self.setAccessibleDescription(placeholder)

    def search_now(self) -> None:
        """Search for what stands here, unless that was done already."""
        self._soon.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)

    def empty(self) -> None:
        """Search for nothing: show everything again."""
        self.clear()
        self.search_now()

    def put(self, text: str) -> None:
        """Say `text` without searching: whoever puts it here asks the list himself."""
        self.setText(text)
        self._soon.stop()
        self._last = text.strip()

    def type_on(self, letters: str) -> None:
        """Take letters that were typed into the list."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.setText(letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Enter and Down have their own meaning here."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.search_now()
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class Brevity(IntEnum):
    """How much a button says of itself."""

    WITH_KEYS = 0
    WORDS = 1
    ICON = 2


class CommandButton(QPushButton):
    """A command as a button; its key stands on it. One that `gives_way` says less where the bar is narrow."""

    def __init__(
        self, action: CommandAction, parent: QWidget | None = None, *, gives_way: bool = False
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._brevity = Brevity.WITH_KEYS
        self.gives_way = gives_way
        set_look(self, "primary" if action.command.primary else "")
        if action.command.icon:
            wear(self, action.command.icon, "on_accent" if action.command.primary else "text")
        self.clicked.connect(action.run)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        key = shown_keys(self._action.command.keys())
        words = self._action.text().replace("&", "")
        whole = f"{words}   {key}" if key else words
        self.setText({Brevity.WITH_KEYS: whole, Brevity.WORDS: words, Brevity.ICON: ""}[self._brevity])
        self.setAccessibleName(words)
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.reason or whole)

    def be_brief(self, brevity: Brevity) -> None:
        """Say this much; the tooltip and the accessible name always say everything."""
        least = brevity if self._action.command.icon else min(brevity, Brevity.WORDS)
        if least != self._brevity:
            self._brevity = least
            self._follow()


class CommandBar(QWidget):
    """The line above a list; before it breaks into two lines its lesser buttons drop their keys, then their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, gap=8, line_gap=8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: say as much as there is room for."""
        super().resizeEvent(event)
        self.settle()

    def minimumSizeHint(self) -> QSize:
        """Room for the widest thing at its briefest: were it to change with what is said, widths would chase it."""
        least = super().minimumSizeHint()
        others = [
            each.minimumSizeHint().width()
            for each in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if not each.isHidden() and not (isinstance(each, CommandButton) and each.gives_way)
        ]
        return QSize(max(others, default=0), least.height())

    def settle(self) -> None:
        """Say the most that takes the fewest lines, and that is cut in none."""
        buttons = [each for each in self.findChildren(CommandButton) if each.gives_way]
        lines: dict[Brevity, int] = {}
        for brevity in Brevity:
            self._say(buttons, brevity)
            if all(each.sizeHint().width() <= self.width() for each in buttons):
                lines[brevity] = self.flow.lines_at(self.width())
            if lines.get(brevity, 2) <= 1:
                return
        if lines:
            self._say(buttons, min(lines, key=lambda brevity: (lines[brevity], brevity)))

    @staticmethod
    def _say(buttons: Iterable[CommandButton], brevity: Brevity) -> None:
        for button in buttons:
            button.be_brief(brevity)


class Page(QWidget):
    """Base of the pages: `watches` names the journals whose changes make it stale; only a page in sight reloads.

    A subclass fills `bar` (search and buttons), `views` and `body`, and asks its data in `reload`.
    """

    id: ClassVar[str] = ""
    title: ClassVar[str] = ""  # source string of the context «pages»
    icon: ClassVar[str] = ""
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale: Changes | None = None
        self._ever_shown = False
        self._borrowed: tuple[CommandAction, ...] = ()
        set_look(self, "page")
        self.search: SearchLine | None = None
        self.views: Views | None = None
        self._head = QWidget(self)
        self._head_column = QVBoxLayout(self._head)
        self._bar_holder = CommandBar(self._head)
        self.bar = self._bar_holder.flow
        self._head_column.addWidget(self._bar_holder)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self.body, 1)
        Theme.current().changed.connect(self._space)
        self._space()
        context.tasks.changed.connect(self.take_changes)

    # -- building --------------------------------------------------------------------------------------------

    def add_search(self, placeholder: str) -> SearchLine:
        """Put a search line at the left of the bar."""
        self.search = SearchLine(placeholder, self._bar_holder)
        self.search.setMinimumWidth(Theme.current().px(NARROWEST_SEARCH))
        self.bar.add_stretching(self.search)
        return self.search

    def add_buttons(self, commands: Sequence[CommandAction] | None = None) -> None:
        """Put the page's commands of the toolbar (by default those marked so) as buttons into the bar."""
        chosen = commands
        if chosen is None:
            own = [each for each in collect(self) if each.command.primary or each.command.toolbar]
            self._borrowed = tuple(self.context.borrowed(self.id))
            first = [each for each in own if each.command.primary]
            chosen = [*first, *self._borrowed, *(each for each in own if each not in first)]
        for action in chosen:
            lesser = not action.command.primary and action not in self._borrowed
            self.bar.addWidget(CommandButton(action, self._bar_holder, gives_way=lesser))

    def add_views(self, views: Iterable[tuple[str, str]]) -> Views:
        """Put views with counts below the bar."""
        self.views = Views(self._head)
        self.views.set_views(views)
        self._head_column.addWidget(self.views)
        return self.views

    def _space(self) -> None:
        px = Theme.current().px
        self._head_column.setContentsMargins(px(16), px(12), px(16), px(8))
        self._head_column.setSpacing(px(8))
        self._bar_holder.settle()

    # -- staying true ----------------------------------------------------------------------------------------

    def reload(self, changes: Changes | None) -> None:
        """Ask the database again; `changes` says what has changed, None that everything is to be asked."""
        raise NotImplementedError

    def take_changes(self, changes: Changes) -> None:
        """Note that something changed; reload at once when in sight, else when next shown."""
        if not self._ever_shown or not (self.watches & changes.tables):
            return
        self._stale = changes if self._stale is None else self._stale | changes
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time ask for everything, later for what changed meanwhile."""
        super().showEvent(event)
        if not self._ever_shown:
            self._ever_shown = True
            self._lead_to_list()
            self.reload(None)
        else:
            self._catch_up()

    def _lead_to_list(self) -> None:
        """Tab leads from what stands above a list to the list, which is often made before it."""
        lists = (each for each in self.findChildren(QTableView) if not self._head.isAncestorOf(each))
        below = next(lists, None)
        if self.views is not None and below is not None:
            stand_behind(self.views.more, [below])

    def _catch_up(self) -> None:
        changes, self._stale = self._stale, None
        if changes is not None:
            self.reload(changes)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language: subclasses set their texts in `retranslate`."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for action in (*collect(self), *self._borrowed):
                action.retranslate()
            self.retranslate()
            self._bar_holder.settle()

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
