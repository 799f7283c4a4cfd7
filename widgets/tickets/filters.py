"""The filter under the search line: it writes tokens into the line, so that nothing is filtered unseen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.fields import Choice, Field, Kind
from models.text import QT_TRANSLATE_NOOP
from models.tickets.choices import KINDS, OUTCOMES, STATES
from models.tickets.searchline import parse, with_token, without_token, word_for
from widgets.parts.context import Context
from widgets.parts.export import interface_language
from widgets.parts.flow import FlowLayout
from widgets.parts.form import Caption, Form
from widgets.parts.icons import wear
from widgets.parts.page import SearchLine
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look

WIDTH = 420
TEXTS = (
    Field(key="organisation", title=QT_TRANSLATE_NOOP("fields", "Organisation"), kind=Kind.TEXT),
    Field(key="contract", title=QT_TRANSLATE_NOOP("fields", "Contract"), kind=Kind.CODE),
    Field(key="caller", title=QT_TRANSLATE_NOOP("fields", "Caller"), kind=Kind.TEXT),
)
PERIOD = (
    Field(key="since", title=QT_TRANSLATE_NOOP("fields", "From"), kind=Kind.DATE, width=150),
    Field(key="until", title=QT_TRANSLATE_NOOP("fields", "To"), kind=Kind.DATE, width=150),
)
CHOSEN: dict[str, Sequence[Choice]] = {"state": STATES, "kind": KINDS, "outcome": OUTCOMES}
TITLES = {
    "state": QT_TRANSLATE_NOOP("fields", "State"),
    "kind": QT_TRANSLATE_NOOP("fields", "Kind"),
    "outcome": QT_TRANSLATE_NOOP("fields", "Outcome"),
}


class Chips(QWidget):
    """Several of a few values: each chip is on or off."""

    def __init__(self, choices: Sequence[Choice], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._chips: dict[str, QPushButton] = {}
        line = FlowLayout(self, gap=4)
        for choice in choices:
            chip = QPushButton(translate("choices", choice.title), self)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setAccessibleName(f"{name}: {chip.text()}")
            set_look(chip, "chip")
            if choice.icon:
                wear(chip, choice.icon, choice.tone or "muted")
            line.addWidget(chip)
            self._chips[choice.value] = chip

    def values(self) -> tuple[str, ...]:
        """The values that are on."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def show_values(self, values: Sequence[Any]) -> None:
        """Switch these on and the others off."""
        for value, chip in self._chips.items():
            chip.setChecked(value in values)


class FilterPopover(QFrame):
    """Opens under the search line with what the line already says; Enter applies, Esc leaves it as it was."""

    def __init__(self, context: Context, line: SearchLine) -> None:
        super().__init__(line, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_look(self, "toast")
        self._context = context
        self._line = line
        self.chips = {
            name: Chips(choices, translate("fields", TITLES[name]), self) for name, choices in CHOSEN.items()
        }
        self.form = Form(parent=self)
        for field in TEXTS:
            self.form.add(field)
        self.form.add_line(*PERIOD)
        self._arrange()
        self._read()

    def _arrange(self) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(6))
        for name, chips in self.chips.items():
            column.addWidget(Caption(translate("fields", TITLES[name]), self))
            column.addWidget(chips)
        column.addWidget(self.form)
        foot = QHBoxLayout()
        clear = QPushButton(self.tr("Clear"), self)
        clear.clicked.connect(self.clear)
        done = QPushButton(self.tr("Show"), self)
        set_look(done, "primary")
        done.clicked.connect(self.apply)
        foot.addWidget(clear)
        foot.addStretch(1)
        foot.addWidget(done)
        column.addSpacing(px(4))
        column.addLayout(foot)

    def open(self) -> None:
        """Show it under the line, with the focus in the first chip."""
        width = min(Theme.current().px(WIDTH), max(self._line.width(), Theme.current().px(320)))
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
        self.setFixedSize(width, height)  # chips wrap: the height is known once the width is
        self.move(self._line.mapToGlobal(QPoint(0, self._line.height() + 4)))
        self.show()
        first = self.findChild(QPushButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _read(self) -> None:
        filters = parse(self._line.text()).filters
        for name, chips in self.chips.items():
            value = filters.get(name, ())
            chips.show_values(value if isinstance(value, tuple) else (value,))
        self.form.show_values({field.key: filters.get(field.key) for field in (*TEXTS, *PERIOD)})

    def apply(self) -> None:
        """Write the tokens into the line and close."""
        values = self.form.check()
        if values is None:
            return
        text, said = self._line.text(), interface_language()
        for name, chips in self.chips.items():
            text = with_token(
                text, name, tuple(word_for(name, value, said) for value in chips.values()), said
            )
        for key, value in values.items():
            words = (
                (word_for(key, value, said),) if isinstance(value, date) else (str(value),) if value else ()
            )
            text = with_token(text, key, words, said)
        self._line.setText(text.strip())
        self._line.search_now()
        self.close()

    def clear(self) -> None:
        """Take all these tokens out of the line and close."""
        text = self._line.text()
        for name in (*self.chips, *(field.key for field in (*TEXTS, *PERIOD))):
            text = without_token(text, name)
        self._line.setText(text.strip())
        self._line.search_now()
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies from every field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
        else:
            super().keyPressEvent(event)
