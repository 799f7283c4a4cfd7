"""Chips: one of a few values, all of them in sight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from widgets.parts.flow import FlowLayout
from widgets.parts.form.editor import Editor
from widgets.parts.form.pick_list import Option
from widgets.parts.icons import wear
from widgets.parts.theme import Theme, set_look
from widgets.parts.whereabouts import field_before, stand_behind

FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Segmented(Editor, QWidget):
    """One chip per option; Tab enters the chosen chip, arrow keys choose; lines wrap when narrow."""

    edited = Signal()
    picked = Signal(object)

    def __init__(
        self, options: Iterable[Option] = (), parent: QWidget | None = None, *, look: str = "chip"
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._options: list[Option] = []
        self._chips: list[_Chip] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self._line = FlowLayout(self, gap=4)
        self.set_options(options)

    def set_options(self, options: Iterable[Option]) -> None:
        """Offer these; the chosen value stays chosen when it is among them."""
        value, old = self.read(), self._chips
        before = old[-1] if old else field_before(self)
        had_focus = any(chip.hasFocus() for chip in old)
        for chip in old:
            self._group.removeButton(chip)
        self._options = list(options)
        self._chips = [_Chip(option, self, self._look) for option in self._options]
        for number, chip in enumerate(self._chips):
            self._group.addButton(chip, number)
            self._line.addWidget(chip)
            chip.show()  # at once: what the layout has yet to show cannot take the focus
        if before is not None:
            stand_behind(before, self._chips)
        self._show(value)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in old:  # not before: the focus would go elsewhere by itself
            chip.hide()
            chip.deleteLater()

    def read(self) -> Any:
        """The value that stands in the field."""
        number = self._group.checkedId()
        return self._options[number].value if 0 <= number < len(self._options) else None

    def show_value(self, value: Any) -> None:
        """Show `value`."""
        before = self.read()
        self._show(value)
        if self.read() != before:
            self.edited.emit()

    def raw(self) -> str:
        """What stands in the field."""
        value = self.read()
        return "" if value is None else str(value)

    def set_raw(self, text: str) -> None:
        """Put back what `raw` gave."""
        self.show_value(next((option.value for option in self._options if str(option.value) == text), None))

    def set_locked(self, locked: bool) -> None:
        """Only show, or let edit again."""
        for chip in self._chips:
            chip.setEnabled(not locked)

    def setAccessibleName(self, name: str) -> None:
        """Name the group; each chip says the group's name and its own."""
        super().setAccessibleName(name)
        for chip in self._chips:
            chip.setAccessibleName(f"{name}: {chip.text()}")

    def lines_at(self, width: int) -> int:
        """Into how many lines the chips break in so much room."""
        return self._line.lines_at(width)

    def chip(self, number: int) -> QPushButton:
        """The button of one option."""
        return self._chips[number]

    def step(self, by: int) -> None:
        """Choose the next or the previous chip."""
        usable = [number for number, chip in enumerate(self._chips) if chip.isEnabled()]
        if not usable:
            return
        now = self._group.checkedId()
        place = (usable.index(now) + by) % len(usable) if now in usable else 0
        self.choose(usable[place])

    def choose(self, number: int) -> None:
        """Choose a chip as a click does, with the focus on it."""
        chip = self._chips[number]
        chip.show()  # it may have had no room
        chip.setFocus(Qt.FocusReason.OtherFocusReason)
        chip.click()

    def _show(self, value: Any) -> None:
        self._group.setExclusive(False)
        for option, chip in zip(self._options, self._chips, strict=True):
            chip.setChecked(value is not None and option.value == value)
        self._group.setExclusive(True)
        self._rove()

    def _rove(self) -> None:
        """Let Tab stop at one chip only: the chosen one, or the first."""
        chosen = max(self._group.checkedId(), 0)
        for number, chip in enumerate(self._chips):
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == chosen else Qt.FocusPolicy.ClickFocus)
        if self._chips:
            self.setFocusProxy(self._chips[chosen])

    def _clicked(self, number: int) -> None:
        self._rove()
        self.edited.emit()
        self.picked.emit(self._options[number].value)


class _Chip(QPushButton):
    """One value of a Segmented."""

    def __init__(self, option: Option, owner: Segmented, look: str) -> None:
        super().__init__(option.title, owner)
        self._owner = owner
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(option.title)
        set_look(self, look)
        if option.icon:
            wear(self, option.icon, option.tone or "muted")

    def sizeHint(self) -> QSize:
        """As wide as the word when it is chosen: then it is bold, and nothing may move or be cut."""
        hint = super().sizeHint()
        bold = QFontMetrics(Theme.current().font(weight=QFont.Weight.DemiBold))
        more = bold.horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(more, 0), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys choose."""
        if event.key() in FORWARD:
            self._owner.step(1)
        elif event.key() in BACKWARD:
            self._owner.step(-1)
        else:
            super().keyPressEvent(event)
