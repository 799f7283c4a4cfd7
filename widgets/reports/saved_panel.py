"""The tab of the saved reports: keep the one in sight, show, make or remove those that were kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout, QWidget

from models.errors import InputError
from models.fields import Field, Kind
from models.formats import format_date
from models.reports.catalogue import report_named
from models.reports.saved import SavedDraft, SavedRow
from models.reports.schedule import EVERY, FIXED, PERIODS
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command
from widgets.parts.form import ButtonLine, Form, ScrollColumn, TextEdit
from widgets.parts.form.inner import InnerButton
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from widgets.reports.parameters import Asked

NAME = Field(
    key="name",
    title=QT_TRANSLATE_NOOP("fields", "Name of the report"),
    kind=Kind.TEXT,
    required=True,
    editable=True,
)
EVERY_FIELD = Field(
    key="every",
    title=QT_TRANSLATE_NOOP("fields", "Make it by itself"),
    kind=Kind.CHOICE,
    choices=EVERY,
    editable=True,
)
FOLDER = Field(
    key="folder",
    title=QT_TRANSLATE_NOOP("fields", "Folder for the files"),
    kind=Kind.TEXT,
    editable=True,
    help=QT_TRANSLATE_NOOP("fields", "The console that has this folder makes the file."),
)


class SavedPanel(QWidget):
    """A form for the report in sight and the list of the saved ones beneath."""

    keep_wanted = Signal(object)  # SavedDraft
    show_wanted = Signal(object)  # SavedRow
    forget_wanted = Signal(object)  # SavedRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = ""
        self._asked: Asked | None = None
        self.form = Form(parent=self)
        self.form.add(NAME)
        self.form.add(EVERY_FIELD)
        folder = TextEdit(self.form)
        self.form.add(FOLDER, folder)
        InnerButton(folder, "folder-open", self.tr("Choose a folder"), self._choose_folder)
        self.form.show_values({"every": ""})
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        set_look(self._about, "muted")
        self._list = QWidget(self)
        self._lines = QVBoxLayout(self._list)
        self._build()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(12))
        column.addWidget(self._about)
        column.addWidget(self.form)
        buttons = ButtonLine(content)
        buttons.add(self.tr("Save"), self.keep, look="primary", key="Ctrl+Return")
        column.addWidget(buttons)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(12))
        column.addWidget(self._list)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(content, self))

    def take(self, report: str, asked: Asked) -> None:
        """The report in sight is what will be kept."""
        self._report, self._asked = report, asked
        title = translate("reports", report_named(report).title)
        days = self._days_of(asked.period, (format_date(asked.first), format_date(asked.last)))
        contracts = ", ".join(asked.contracts)
        self._about.setText(" · ".join(filter(None, (title, days, contracts))))
        if not self.form.value("name"):
            self.form.show_values({"name": f"{title}, {days}", "every": self.form.value("every") or ""})

    def _days_of(self, period: str, days: tuple[str, str]) -> str:
        if period == FIXED:
            return f"{days[0]} — {days[1]}"
        return next(translate("choices", choice.title) for choice in PERIODS if choice.value == period)

    @command(
        "report.keep_now",
        QT_TRANSLATE_NOOP("commands", "Save the report"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="save",
        scope="widget",
    )
    def keep(self) -> None:
        """Keep the report in sight under the name that stands here."""
        values, asked = self.form.check(), self._asked
        if values is None or asked is None:
            return
        self.keep_wanted.emit(
            SavedDraft(
                name=str(values["name"]),
                report=self._report,
                period=asked.period,
                days=(asked.first, asked.last) if asked.period == FIXED else None,
                contracts=asked.contracts,
                folder=str(values["folder"] or ""),
                every=str(values["every"] or ""),
            )
        )

    def refuse(self, error: InputError) -> None:
        """Say beside its field what cannot be kept."""
        self.form.show_errors(error)

    def show_saved(self, rows: Sequence[SavedRow]) -> None:
        """List what is kept."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if rows:
            title = QLabel(self.tr("Saved reports"), self._list)
            set_look(title, "title")
            self._lines.addWidget(title)
        for row in rows:
            self._lines.addWidget(self._card(row))

    def _card(self, row: SavedRow) -> QWidget:
        px = Theme.current().px
        card = QFrame(self._list)
        set_look(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(4))
        name = QLabel(row.name, card)
        name.setWordWrap(True)
        set_look(name, "strong")
        column.addWidget(name)
        for text, look in self._facts(row):
            label = QLabel(text, card)
            label.setWordWrap(True)
            set_look(label, look)
            column.addWidget(label)
        buttons = ButtonLine(card)
        buttons.add(self.tr("Show"), lambda: self.show_wanted.emit(row), icon="eye")
        buttons.add(self.tr("Remove"), lambda: self.forget_wanted.emit(row), look="quiet", icon="trash")
        column.addWidget(buttons)
        return card

    def _facts(self, row: SavedRow) -> list[tuple[str, str]]:
        days = ("", "") if row.days is None else (format_date(row.days[0]), format_date(row.days[1]))
        title = translate("reports", report_named(row.report).title)
        every = next(translate("choices", choice.title) for choice in EVERY if choice.value == row.every)
        found = [(f"{title} · {self._days_of(row.period, days)} · {every}", "caption")]
        if row.folder_missing:
            text = self.tr(
                "There is no folder {folder} on this computer: the console that has it makes the file."
            )
            found.append((text.format(folder=row.folder), "error"))
        if row.last_problem:
            found.append((row.last_problem, "error"))
        elif row.last_due is not None and row.last_file:
            made = self.tr("Made for {day}: {file}").format(
                day=format_date(row.last_due), file=Path(row.last_file).name
            )
            found.append((made, "caption"))
        return found

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for the files"), str(self.form.value("folder") or "")
        )
        if chosen:
            self.form.show_values({"folder": chosen})
