"""The panel before days of a file are taken: what would change, which rows are faulty, and why it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.calendar.choices import OFFICIAL
from models.calendar.intake import ReadDays
from models.calendar.operations import DayDraft
from models.errors import InputError
from models.formats import format_date
from models.text import QT_TRANSLATE_NOOP
from widgets.calendar.fields import DAY_CHOICES, OFFICIAL_YEAR, REASON
from widgets.parts.commands import command
from widgets.parts.form import ButtonLine, Form, ScrollColumn, ValueLabel
from widgets.parts.text import shown, translate
from widgets.parts.theme import Theme, set_look

SHOWN_LINES = 200


class ImportPanel(QWidget):
    """Days from a file; `taken(reason, year or None)` when they shall be taken."""

    taken = Signal(str, object)

    def __init__(
        self, file: str, read: ReadDays, changing: Sequence[DayDraft], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.read = read
        self.changing = tuple(changing)
        self._year = read.year or _only_year(read)
        self.form = Form(parent=self)
        self._buttons = ButtonLine(self)
        self._build(file)

    def _build(self, file: str) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        title = QLabel(self.tr("Days from {file}").format(file=file), self)
        set_look(title, "title")
        title.setWordWrap(True)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, px(12), 0)
        inner.setSpacing(px(8))
        self._list(inner, self._summary(), [_draft_words(draft) for draft in self.changing])
        if self.read.faults:
            heading = self.tr("Rows left out: {count}").format(count=len(self.read.faults))
            self._list(inner, heading, [shown(fault) for fault in self.read.faults])
        inner.addStretch(1)
        self.form.add(REASON)
        if self._year is not None:
            self.form.add(OFFICIAL_YEAR)
        self.form.show_values({"reason": self.read.source or None, "official": self.read.year is not None})
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(title)
        column.addWidget(ScrollColumn(content, self), 1)
        column.addWidget(self.form)
        column.addWidget(self._buttons)
        self.save_button = self._buttons.add(
            self.tr("Take"), self.save, look="primary", key="Ctrl+Return", icon="check"
        )
        self.setFocusProxy(self.form.cell("reason").widget)
        self.setProperty("help_topic", "calendar")

    def _summary(self) -> str:
        if not self.changing:
            return self.tr("The calendar says all of this already.")
        return self.tr("Days that will change: {count}").format(count=len(self.changing))

    def _list(self, column: QVBoxLayout, heading: str, lines: Sequence[str]) -> None:
        title = QLabel(heading, self)
        set_look(title, "strong")
        title.setWordWrap(True)
        column.addWidget(title)
        for line in lines[:SHOWN_LINES]:
            column.addWidget(ValueLabel(line, parent=self))
        if len(lines) > SHOWN_LINES:
            column.addWidget(ValueLabel(self.tr("… and {count} more").format(count=len(lines) - SHOWN_LINES)))

    @command(
        "calendar.take",
        QT_TRANSLATE_NOOP("commands", "Take the days of the file"),
        shortcut="Ctrl+Return",
        icon="check",
        menu="calendar",
        scope="widget",
    )
    def save(self) -> None:
        """Check the reason and hand the days on."""
        values = self.form.check()
        if values is not None:
            self.taken.emit(values["reason"], self._year if values.get("official") else None)

    def refuse(self, error: InputError) -> None:
        """Say beside the fields what a rule has refused."""
        self.form.show_errors(error)

    def may_close(self) -> bool:
        """The file is still there: the tab may go at once."""
        return True


def _only_year(read: ReadDays) -> int | None:
    years = {draft.day.year for draft in read.drafts}
    return next(iter(years)) if len(years) == 1 else None


def _draft_words(draft: DayDraft) -> str:
    choice = next(choice for choice in DAY_CHOICES if choice.value == draft.kind)
    name = f" «{draft.name}»" if draft.name and draft.kind != OFFICIAL else ""
    return f"{format_date(draft.day)} — {translate('choices', choice.title)}{name}"
