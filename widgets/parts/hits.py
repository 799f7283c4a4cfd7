"""How many records a list has, said within the search line; while an answer is late: that it is being looked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QStyle, QStyleOptionFrame

from models.formats import group_digits
from widgets.parts.form.inner import InnerButton
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from widgets.parts.row_model import RowModel

LATE_AFTER = 300  # ms: an answer that comes sooner needs no word about it
GAP = 8
OWN_MARGINS = 6  # of QLineEdit around its text, and the cursor behind it


class Hits(QLabel):
    """Words at the end of a search line; `say(count)` puts them, with the plain number.

    They never cover what is typed: where there is no room for them, the number alone stands there and the tooltip
    says the rest.
    """

    def __init__(self, line: QLineEdit, clear: InnerButton) -> None:
        super().__init__(line)
        self._line = line
        self._clear = clear
        self._leading = line.textMargins().left()
        self._say: Callable[[int], str] = group_digits
        self._model: RowModel | None = None
        self._selection: QItemSelectionModel | None = None
        self._count: int | None = None
        self._late = QTimer(self, singleShot=True, interval=LATE_AFTER)
        self._late.timeout.connect(self.settle)
        self._searching = False
        set_look(self, "caption")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        line.textChanged.connect(self.settle)
        line.installEventFilter(self)
        Theme.current().changed.connect(self.settle)

    def follow(self, model: RowModel, say: Callable[[int], str]) -> None:
        """Tell of this list from now on."""
        self._model, self._say = model, say
        model.asked.connect(self._asked)
        model.ready.connect(self._answered)
        model.gave_up.connect(self._gave_up)

    def count_chosen(self, selection: QItemSelectionModel) -> None:
        """Say also how many rows of the list are chosen, when a key acts on more than one."""
        self._selection = selection
        selection.selectionChanged.connect(self.settle)

    def wait_for(self, milliseconds: int) -> None:
        """How long an answer may take before a word is said about it."""
        self._late.setInterval(milliseconds)

    def late_in(self) -> int:
        """In how many milliseconds the answer will be late; below 0 while nothing is asked, or it is late already."""
        return self._late.remainingTime()

    def _asked(self) -> None:
        """Another question; while one types on, the wait counts from the first one without an answer."""
        if not self._searching:
            self._searching = True
            self._late.start()

    def _answered(self) -> None:
        if self._model is not None:
            self._stop(self._model.rowCount())

    def _gave_up(self) -> None:
        self._stop(None)

    def _stop(self, count: int | None) -> None:
        self._searching = False
        self._late.stop()
        self._count = count
        self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the line."""
        if watched is self._line and event.type() == QEvent.Type.Resize:
            self.settle()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.settle()

    def settle(self) -> None:
        """Say what is known and take place before the button that empties the line."""
        whole, brief = self._words()
        px = Theme.current().px
        self.ensurePolished()
        said = whole if self._room_beside(whole) >= self._typed() else brief
        self.setText(said)
        self.setToolTip("" if said == whole else whole)
        self.setVisible(bool(said))
        self.adjustSize()
        end = self._line.width() - self._clear.room()
        self.move(end - self.width() - px(GAP) // 2, (self._line.height() - self.height()) // 2)
        self._clear.reserve(self._taken(self.width()) if said else 0)

    def _typed(self) -> int:
        """How wide it is what is typed, or the hint of what may be."""
        words = self._line.text() or self._line.placeholderText()
        return self._line.fontMetrics().horizontalAdvance(words)

    def _taken(self, width: int) -> int:
        """How much of the text's own ground words of this width take at its end."""
        return max(self._clear.room() + width + Theme.current().px(GAP) - self._padding(), 0)

    def _padding(self) -> int:
        """What the style leaves free at either end of the line."""
        option = QStyleOptionFrame()
        self._line.initStyleOption(option)
        ground = self._line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self._line)
        return (self._line.width() - ground.width()) // 2

    def _room_beside(self, words: str) -> int:
        """How wide a text may be beside these words without being scrolled."""
        taken = self._taken(self.fontMetrics().horizontalAdvance(words))
        return self._line.width() - 2 * self._padding() - self._leading - taken - OWN_MARGINS

    def _words(self) -> tuple[str, str]:
        """All of it, and what stands there where room is scarce."""
        if self._searching and not self._late.isActive():
            looking = self.tr("looking…")
            return looking, looking
        if self._count is None:
            return "", ""
        number = group_digits(self._count)
        whole = self._say(self._count).replace(str(self._count), number)  # Qt's %n has no groups
        chosen = self._chosen()
        if chosen < 2:  # one is what the panel shows
            return whole, number
        told = self.tr("{count} chosen").format(count=group_digits(chosen))
        return f"{whole} · {told}", told

    def _chosen(self) -> int:
        if self._selection is None:
            return 0
        chosen = self._selection.selection()
        return sum(chosen.at(place).height() for place in range(chosen.count()))
