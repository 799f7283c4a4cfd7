"""Two people, one field: both values stand beneath it, a key takes one or the other, and nothing is saved unasked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from models.storage.merge import Clash, FieldClash
from widgets.parts.form.form import Form, FormCell
from widgets.parts.form.pick_list import PickList
from widgets.parts.icons import wear
from widgets.parts.labels import Caption
from widgets.parts.text import shown_keys, shown_title, shown_value
from widgets.parts.theme import Theme, set_look

TAKE, KEEP = "Alt+1", "Alt+2"
SHORT, LONGEST = 18, 240
"""Letters that stand beside the button, and those of a long text that are shown at all; its tooltip has the rest."""

Say = Callable[[str, object], str]
"""say(key, value): a value of a field as people read it."""


class ClashRow(QFrame):
    """«У коллеги: …» and «у вас: …» with a button each; `decided(True)` when the colleague's value is taken.

    It stays until the form is saved, so that whoever changes his mind gets his own words back. `who` names the
    colleague where he is known.
    """

    decided = Signal(bool)

    def __init__(self, title: str, theirs: str, mine: str, parent: QWidget, who: str = "") -> None:
        super().__init__(parent)
        self.takes_theirs: bool | None = None
        set_look(self, "", tone="warn")
        px = Theme.current().px
        grid = QGridLayout(self)
        grid.setContentsMargins(px(10), px(6), px(8), px(8))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(1, 1)
        said = self.tr("{name} has changed this too: {title}").format(name=who, title=title)
        if not who:
            said = self.tr("A colleague has changed this too: {title}").format(title=title)
        self._title = QLabel(said, self)
        self._title.setWordWrap(True)
        grid.addWidget(self._title, 0, 0, 1, 3)
        self.take = self._choice(self.tr("Take"), TAKE, theirs=True)
        self.keep = self._choice(self.tr("Keep"), KEEP, theirs=False)
        self._line(grid, 1, self.tr("Your colleague's:"), theirs, self.take)
        self._line(grid, 3, self.tr("Yours:"), mine, self.keep)
        self._mark()

    def _choice(self, words: str, key: str, *, theirs: bool) -> QPushButton:
        button = QPushButton(f"{words}   {shown_keys(key)}", self)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _checked=False: self.decide(theirs=theirs))
        return button

    @staticmethod
    def _line(grid: QGridLayout, row: int, caption: str, value: str, button: QPushButton) -> None:
        said = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
        words = QLabel(said, button.parentWidget())
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setToolTip(value if said != value else "")
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(Caption(caption, button.parentWidget()), row, 0, middle)
        if len(said) <= SHORT:
            grid.addWidget(words, row, 1, middle)
        else:
            grid.addWidget(words, row + 1, 0, 1, 3)
        grid.addWidget(button, row, 2)
        button.setAccessibleDescription(f"{caption} {value}")

    def decide(self, *, theirs: bool) -> None:
        """One of the two was chosen."""
        if theirs != self.takes_theirs:
            self.takes_theirs = theirs
            self._mark()
            self.decided.emit(theirs)

    def _mark(self) -> None:
        """Show by an icon which of the two stands in the field now."""
        for button, theirs in ((self.take, True), (self.keep, False)):
            wear(button, "circle-check" if self.takes_theirs is theirs else "circle", "muted")
        set_look(self, "", tone="accent" if self.takes_theirs is not None else "warn")
        for words in self.findChildren(QLabel):  # their colour comes from the frame's tone
            set_look(words, str(words.property("look") or ""))


@dataclass(slots=True)
class _Typed:
    """What stood in a field when the colleague's value was put in its place; None while it still stands there."""

    text: str | None = None


class Clashes(QObject):
    """Asks in a form about every field that a colleague has changed to something else meanwhile.

    `names` says where the form calls a field otherwise than the record; `say` writes values that the field alone
    cannot put into words. Who saves asks `undecided` first: it goes to the first open question.
    """

    def __init__(self, form: Form, names: Mapping[str, str] | None = None, say: Say | None = None) -> None:
        super().__init__(form)
        self._form = form
        self._names = dict(names or {})
        self._say = say or self._words
        self.rows: dict[str, ClashRow] = {}
        for key, theirs in ((TAKE, True), (KEEP, False)):
            shortcut = QShortcut(QKeySequence(key), form)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda theirs=theirs: self._answer(theirs=theirs))

    def ask(self, error: FieldClash) -> bool:
        """Put the questions beneath their fields and go to the first; False when the form has none of the fields."""
        known = set(self._form.keys())
        asked = [clash for clash in error.clashes if self._key(clash) in known]
        for clash in asked:
            self._put(self._key(clash), clash)
        return bool(asked) and self.undecided()

    def undecided(self) -> bool:
        """Whether a question is still open; goes to the first such field."""
        for key in self._form.keys():  # noqa: SIM118 (no mapping)
            row = self.rows.get(key)
            if row is not None and row.takes_theirs is None:
                self._form.cell(key).widget.setFocus(Qt.FocusReason.OtherFocusReason)
                self._bring_into_view(row)
                return True
        return False

    def _bring_into_view(self, row: ClashRow) -> None:
        """Scroll to the question, once it has its place."""
        area: QWidget | None = self._form
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            found = area
            QTimer.singleShot(0, row, lambda: found.ensureWidgetVisible(row))

    def clear(self) -> None:
        """The form was saved, or shows another record: no question is left."""
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}

    def _key(self, clash: Clash) -> str:
        return self._names.get(clash.field, clash.field)

    def _put(self, key: str, clash: Clash) -> None:
        old = self.rows.pop(key, None)
        if old is not None:
            old.hide()
            old.deleteLater()
        cell, typed = self._form.cell(key), _Typed()
        theirs = None if clash.theirs == "" else clash.theirs
        said_mine = self._say(key, None if clash.mine == "" else clash.mine)
        row = ClashRow(shown_title(cell.field), self._say(key, theirs), said_mine, self._form, clash.who)
        row.decided.connect(lambda take: self._decided(cell, typed, theirs, take=take))
        self.rows[key] = row
        self._form.set_shown(key, True)
        self._form.put_beneath(key, row)
        row.show()
        for one, other in pairwise((cell.widget, row.take, row.keep)):
            QWidget.setTabOrder(one, other)

    @staticmethod
    def _decided(cell: FormCell, typed: _Typed, theirs: object, *, take: bool) -> None:
        """Show what was chosen; the form hears of it as of any edit. What was typed comes back as it was."""
        if take:
            typed.text = cell.editor.raw()
            cell.editor.show_value(theirs)
        elif typed.text is not None:
            cell.editor.set_raw(typed.text)
        cell.say("")
        cell.changed.emit(cell.field.key)

    def _answer(self, *, theirs: bool) -> None:
        """A key answers the question of the field where the cursor stands, else the first open one; then the next."""
        focus = QApplication.focusWidget()
        here = [key for key, row in self.rows.items() if focus and self._holds(key, row, focus)]
        still_open = [key for key, row in self.rows.items() if row.takes_theirs is None]
        for key in (*here, *still_open)[:1]:
            self.rows[key].decide(theirs=theirs)
        self.undecided()

    def _holds(self, key: str, row: ClashRow, focus: QWidget) -> bool:
        return self._form.cell(key).isAncestorOf(focus) or row.isAncestorOf(focus)

    def _words(self, key: str, value: object) -> str:
        """A value in words: by the list that it is picked from, else by its field."""
        cell = self._form.cell(key)
        if isinstance(cell.editor, PickList):
            title = cell.editor.title_of(value)
            if title:
                return title
        return shown_value(cell.field, value) or self.tr("nothing")
