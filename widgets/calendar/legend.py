"""What the marks of the calendar mean: a small day beside its word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from models.calendar.spans import DayKind
from models.text import QT_TRANSLATE_NOOP
from widgets.calendar.day_cell import Cell, paint_cell
from widgets.parts.flow import FlowLayout
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look

SAMPLES = (
    Cell("1", DayKind.HOLIDAY, working=False),
    Cell("2", DayKind.TRANSFER, working=False),
    Cell("6", DayKind.WEEKEND, working=False),
    Cell("7", DayKind.WORKING_WEEKEND, working=True),
    Cell("8", DayKind.SHORT, working=True),
    Cell("9", DayKind.DECREE, working=True),
    Cell("3", DayKind.CLOSED, working=False, edited=True),
    Cell("4", DayKind.OPEN, working=True, edited=True),
)
TODAY = QT_TRANSLATE_NOOP("calendar", "today")
SHORT_NAMES = {
    DayKind.HOLIDAY: QT_TRANSLATE_NOOP("calendar", "holiday"),
    DayKind.TRANSFER: QT_TRANSLATE_NOOP("calendar", "moved day off"),
    DayKind.WEEKEND: QT_TRANSLATE_NOOP("calendar", "day off"),
    DayKind.WORKING_WEEKEND: QT_TRANSLATE_NOOP("calendar", "working weekend"),
    DayKind.SHORT: QT_TRANSLATE_NOOP("calendar", "short day"),
    DayKind.DECREE: QT_TRANSLATE_NOOP("calendar", "by decree"),
    DayKind.CLOSED: QT_TRANSLATE_NOOP("calendar", "closed by the desk"),
    DayKind.OPEN: QT_TRANSLATE_NOOP("calendar", "opened by the desk"),
}


class Swatch(QWidget):
    """One day as it is painted on the sheet."""

    def __init__(self, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = cell
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.updateGeometry)

    def show_cell(self, cell: Cell) -> None:
        """Show another day."""
        self.cell = cell
        self.update()

    def sizeHint(self) -> QSize:
        """A little smaller than on the sheet."""
        return QSize(Theme.current().px(28), Theme.current().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The day."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_cell(painter, QRectF(self.rect()), self.cell)
        painter.end()


class Legend(QWidget):
    """All kinds of days in one or two lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[tuple[QLabel, Cell | None]] = []
        flow = FlowLayout(self, gap=14, line_gap=4)
        for cell in (*SAMPLES, None):
            flow.addWidget(self._entry(cell))
        self._say()

    def _entry(self, cell: Cell | None) -> QWidget:
        entry = QWidget(self)
        line = QHBoxLayout(entry)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Theme.current().px(4))
        line.addWidget(Swatch(cell or Cell("5", DayKind.WORKING, working=True, today=True), entry))
        word = QLabel(entry)
        set_look(word, "caption")
        line.addWidget(word)
        self._words.append((word, cell))
        return entry

    def _say(self) -> None:
        for word, cell in self._words:
            word.setText(translate("calendar", SHORT_NAMES[cell.kind] if cell is not None else TODAY))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
