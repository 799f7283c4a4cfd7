"""Moving in with the log of an old help desk: the file, its columns, what would come in, then the import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.errors import KnownError
from models.formats import format_moment, group_digits, joined
from models.text import QT_TRANSLATE_NOOP
from models.tickets.choices import STATES
from models.tickets.intake import (
    FIELDS,
    Imported,
    LogFile,
    Mapping,
    OldTicket,
    Rejected,
    proposed,
    read_file,
    tickets_of,
)
from models.tickets.rules import summary_of
from widgets.parts.commands import action, command, refresh_all
from widgets.parts.context import Context
from widgets.parts.form import Caption
from widgets.parts.icons import wear
from widgets.parts.labels import ElidedLabel
from widgets.parts.page import CommandButton
from widgets.parts.tasks import Progress
from widgets.parts.text import shown, shown_title, translate
from widgets.parts.theme import Theme, set_look
from widgets.parts.whereabouts import set_reading_order
from widgets.tickets.labels import plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SHOWN = 3


class ColumnChoice(QComboBox):
    """Which column of the file it is; the wheel scrolls the form and never changes it by mistake."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is around."""
        event.ignore()


class ImportPanel(QWidget):
    """A tab for one import; `done` when it is over. Nothing is stored before the button is pressed."""

    done = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._log: LogFile | None = None
        self._tickets: list[OldTicket] = []
        self._combos: dict[str, ColumnChoice] = {}
        self._choose = QPushButton(self.tr("Choose the log…"))
        wear(self._choose, "folder-open")
        self._choose.clicked.connect(self.ask_for_file)
        self._name = ElidedLabel(self)
        set_look(self._name, "muted")
        self._columns = QWidget(self)
        self._grid = QGridLayout(self._columns)
        self._preview = plain("", self)
        self._problems = plain("", self, "error")
        self._summary = plain("", self, "strong")
        self._ready = False  # whether what is shown is what the columns say, and may come in
        self.take = CommandButton(action(self, "ticket.import_shown"), self)
        self._arrange()

    def _arrange(self) -> None:
        px = Theme.current().px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(1, 1)
        inside = QWidget()
        set_look(inside, "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        intro = self.tr(
            "A CSV file with one row an event: number, state, when it was changed. Tickets that came before stay."
        )
        column.addWidget(plain(intro, inside, "muted"))
        line = QHBoxLayout()
        line.addWidget(self._choose)
        line.addWidget(self._name, 1)
        column.addLayout(line)
        column.addWidget(self._columns)
        self._columns.hide()
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(scroll, "surface")
        scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.addStretch(1)
        foot.addWidget(self.take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._arranged_preview())
        whole.addLayout(foot)

    def _arranged_preview(self) -> QVBoxLayout:
        """In sight while the columns are scrolled: what a column means is seen in it."""
        px = Theme.current().px
        seen = QVBoxLayout()
        seen.setContentsMargins(px(16), px(8), px(16), 0)
        seen.setSpacing(px(6))
        for widget in (self._preview, self._problems):
            seen.addWidget(widget)
            widget.hide()
        seen.addWidget(self._summary)
        return seen

    # -- the file --------------------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Ask for the log without stopping the window."""
        dialog = QFileDialog(self, self.tr("Log of the old help desk"))
        dialog.setNameFilter(self.tr("Tables (*.csv *.tsv *.txt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.load(Path(name)))
        dialog.open()

    def load(self, path: Path) -> None:
        """Read a log aside."""

        def work(progress: Progress) -> LogFile:
            del progress
            return read_file(path)

        self._name.setText(path.name)
        self._context.tasks.run(work, self._loaded, self, failed=self._failed)

    def _loaded(self, log: LogFile) -> None:
        self._log = log
        self._forget_columns()
        mapping = proposed(log.headers)
        for row, field in enumerate(FIELDS):
            label = Caption(shown_title(field), self, required=field.required)
            combo = ColumnChoice(self)
            combo.addItem(self.tr("(none)"), "")
            for header in log.headers:
                combo.addItem(header, header)
            combo.setCurrentIndex(max(combo.findData(getattr(mapping, field.key)), 0))
            combo.setAccessibleName(shown_title(field))
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel either
            label.setBuddy(combo)
            combo.activated.connect(lambda _index: self._look())
            self._combos[field.key] = combo
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(combo, row, 1)
        self._columns.show()
        set_reading_order((self._choose, self._columns, self.take))
        self._look()

    def _forget_columns(self) -> None:
        """Another file has other columns."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._combos = {}

    def mapping(self) -> Mapping:
        """Which column holds what, as it is chosen now."""
        return Mapping(**{key: str(combo.currentData() or "") for key, combo in self._combos.items()})

    def set_column(self, key: str, header: str) -> None:
        """Choose another column for one thing."""
        self._combos[key].setCurrentIndex(max(self._combos[key].findData(header), 0))
        self._look()

    # -- what would come in ----------------------------------------------------------------------------------

    def _look(self) -> None:
        log, mapping = self._log, self.mapping()
        self._let(False)
        missing = mapping.missing()
        if log is None or missing:
            names = ", ".join(shown_title(field) for field in FIELDS if field.key in missing)
            self._summary.setText(
                "" if log is None else self.tr("Choose the columns for: {names}").format(names=names)
            )
            self._say("", ())
            return

        def work(progress: Progress) -> tuple[list[OldTicket], list[Rejected]]:
            del progress
            return tickets_of(log, mapping)

        self._context.tasks.run(work, self._read, self, failed=self._failed)

    def _read(self, answer: tuple[list[OldTicket], list[Rejected]]) -> None:
        self._tickets, rejected = answer
        titles = {choice.value: translate("choices", choice.title) for choice in STATES}
        number = group_digits(len(self._tickets))
        said = self.tr("%n ticket(s) would come in", "", len(self._tickets))
        self._summary.setText(said.replace(str(len(self._tickets)), number))
        lines = [self.tr("For instance:")] if self._tickets else []
        for ticket in self._tickets[:SHOWN]:
            told = (
                ticket.number,
                format_moment(ticket.received_at),
                titles[ticket.state],
                summary_of({"description": ticket.description}),
            )
            lines.append(f"• {joined(' '.join(part.split()) for part in told)}")
        self._say("\n".join(lines), rejected)
        self._let(bool(self._tickets))

    def _say(self, words: str, rejected: tuple[Rejected, ...] | list[Rejected]) -> None:
        self._preview.setText(words)
        self._preview.setVisible(bool(words))
        line = self.tr("Line {row}, {column}: {problem}")
        problems = [
            line.format(row=bad.row, column=bad.column, problem=shown(bad.problem))
            for bad in rejected[:SHOWN]
        ]
        if len(rejected) > SHOWN:
            problems.append(self.tr("and %n more row(s) left out", "", len(rejected) - SHOWN))
        self._problems.setText("\n".join(problems))
        self._problems.setVisible(bool(problems))

    def preview(self) -> str:
        """What is said of the file now."""
        return "\n".join(part for part in (self._summary.text(), self._preview.text()) if part)

    # -- the import ------------------------------------------------------------------------------------------

    def _let(self, ready: bool) -> None:
        self._ready = ready
        refresh_all(self)

    def can_bring_in(self) -> bool:
        """Whether the file has been read with these columns and has tickets."""
        return self._ready

    @command(
        "ticket.import_shown",
        QT_TRANSLATE_NOOP("commands", "Import the tickets"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="check",
        menu="tickets",
        primary=True,
        scope="widget",
    )
    def bring_in(self) -> None:
        """Store what the preview shows."""
        tickets = self._tickets
        self._choose.setFocus()  # a button that sleeps gives the focus to anybody
        self._let(False)

        def work(session: Session) -> Imported:
            from models.tickets.intake import import_tickets

            return import_tickets(session, tickets)

        self._context.notices.bar("tickets:import", self.tr("Importing the old tickets…"), "accent")
        self._context.tasks.write(work, self._stored, self, failed=self._failed)

    def _stored(self, result: Imported) -> None:
        self._context.notices.clear("tickets:import")
        said = self.tr("Imported: {new} new tickets, {known} were here already")
        new, known = group_digits(result.imported), group_digits(result.unchanged)
        self._context.notices.toast(said.format(new=new, known=known))
        self.done.emit()

    def _failed(self, error: Exception) -> None:
        self._context.notices.clear("tickets:import")
        self._let(bool(self._tickets))
        if isinstance(error, KnownError):
            self._context.notices.failure(error)
