"""The panel of an import: reading with progress, then what would change and which rows are refused, then taking it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from models.errors import ConflictError, KnownError
from models.formats import group_digits
from models.text import QT_TRANSLATE_NOOP
from widgets.contracts.labels import Heading, words
from widgets.contracts.lines_table import LinesTable
from widgets.contracts.refusal import Refusal
from widgets.parts.commands import collect, command, refresh_all
from widgets.parts.context import Context
from widgets.parts.form import ButtonLine
from widgets.parts.icons import wear
from widgets.parts.tasks import Job, Progress
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.contracts.intake import Registry
    from models.contracts.registry import Changed, Plan
    from models.storage.changes import Changes
    from models.storage.database import Database


class ImportPanel(QWidget):
    """A registry on its way in; `taken(plan)` when it is in the database, `left` when it was given up."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, context: Context, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.path = path
        self.plan: Plan | None = None
        self.refusal = Refusal(self)
        self._job: Job | None = None
        self._state = QLabel(self)
        self._bar = QProgressBar(self, minimum=0, maximum=0, textVisible=False)
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._holder = QVBoxLayout()
        self._buttons = ButtonLine(self)
        self._taking = False
        self._tables: list[LinesTable] = []
        self._arrange()
        collect(self)
        self._read()

    def _arrange(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        set_look(self._state, "muted")
        self._holder.setContentsMargins(0, 0, px(12), 0)
        self._holder.addWidget(self._content)
        self.cancel_button = self._buttons.add(self.tr("Cancel"), self.leave, key="Esc")
        self.take_button = self._buttons.add(
            self.tr("Take"), self.take, look="primary", key="Ctrl+Return", icon="check"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(4), px(12))
        column.setSpacing(px(8))
        column.addWidget(words(self.tr("Contracts from {file}").format(file=self.path.name), self, "title"))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, px(12), 0)
        top.addWidget(self.refusal)
        column.addLayout(top)
        foot = QVBoxLayout()
        foot.setContentsMargins(0, 0, px(12), 0)
        foot.setSpacing(px(8))
        for widget in (self._state, self._bar, self._buttons):
            foot.addWidget(widget)
        column.addLayout(self._holder, 1)
        column.addLayout(foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # while nothing can be taken, Esc must still work
        self.setProperty("help_topic", "contracts")

    # -- reading ---------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._say(self.tr("Reading the file…"))
        path = self.path

        def work(progress: Progress) -> Registry:
            from models.contracts.intake import read_registry

            return read_registry(path, lambda row: progress(row, 0))

        self._job = self.context.tasks.run(
            work, self._compare, self, failed=self._unreadable, progress=self._count_rows
        )

    def _count_rows(self, row: int, _total: int) -> None:
        self._say(self.tr("Reading the file: row {row}…").format(row=group_digits(row)))

    def _unreadable(self, error: Exception) -> None:
        self._idle()
        if isinstance(error, KnownError):
            self.refusal.say(" ".join(map(shown, error.sentences())))
        else:
            self.context.tasks.tell(error)

    def _compare(self, registry: Registry) -> None:
        self._say(self.tr("Comparing with the database…"))

        def query(session: Session) -> Plan:
            from models.contracts.registry import plan_import

            return plan_import(session, registry)

        self.context.tasks.read(query, self._show, self, key="plan", failed=self._unreadable)

    # -- the preview -----------------------------------------------------------------------------------------

    def _show(self, plan: Plan) -> None:
        self.plan = plan
        self._idle()
        self._clear()
        counts = (
            (self.tr("New contracts"), len(plan.new)),
            (self.tr("Changed contracts"), len(plan.changed)),
            (self.tr("Unchanged"), plan.unchanged),
            (self.tr("Refused rows"), len(plan.rejected)),
        )
        for title, count in counts:
            self._column.addWidget(Heading(title, group_digits(count), self._content))
        for sheet in plan.other_sheets:
            other = self.tr("Sheet «{sheet}» looks like a registry too; it was not read.")
            self._column.addWidget(words(other.format(sheet=sheet), self._content, "muted"))
        if not plan.does_something:
            nothing = self.tr("The database has all of this already.")
            self._column.addWidget(words(nothing, self._content, "muted"))
        titles = (self.tr("Row"), self.tr("Column"), self.tr("What is wrong"))
        refused = [(str(one.row), one.column, shown(one.problem)) for one in plan.rejected]
        self._add_table(self.tr("What is refused"), titles, refused)
        news = [(one.known.number, ", ".join(self._news(one))) for one in plan.changed]
        self._add_table(self.tr("What changes"), (self.tr("Contract"), self.tr("News")), news)
        if not self._tables:
            self._column.addStretch(1)
        refresh_all(self)
        self.take_button.setEnabled(plan.does_something)
        if self.hasFocus():
            (self.take_button if plan.does_something else self.cancel_button).setFocus()

    def _news(self, one: Changed) -> Iterator[str]:
        """What the file tells about a contract that is known."""
        if one.merge.fields:
            yield self.tr("facts of the contract")
        for update in one.merge.updates:
            yield update.known.name
        for came in one.merge.arrivals:
            yield f"{came.replaced.name if came.replaced else '—'} → {came.draft.person.name}"

    def _add_table(self, title: str, titles: Sequence[str], lines: Sequence[tuple[str, ...]]) -> None:
        if not lines:
            return
        table = LinesTable(title, titles, lines, self._content)
        copy = QPushButton(self.tr("Copy"), self._content)
        set_look(copy, "quiet")
        wear(copy, "copy")
        copy.setAccessibleName(f"{copy.text()}: {title}")
        copy.clicked.connect(table.copy_all)
        line = QHBoxLayout()
        line.addWidget(Heading(title, "", self._content), 1)
        line.addWidget(copy)
        self._column.addLayout(line)
        self._column.addWidget(table, 1)
        self._tables.append(table)

    def _clear(self) -> None:
        """Begin with an empty preview, also the second time."""
        self._tables = []
        old, self._content = self._content, QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(4))
        self._holder.replaceWidget(old, self._content)
        old.hide()
        old.deleteLater()

    # -- taking ----------------------------------------------------------------------------------------------

    @command(
        "contracts.take",
        QT_TRANSLATE_NOOP("commands", "Take the contracts of the file"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="check",
        menu="contracts",
        scope="widget",
    )
    def take(self) -> None:
        """Write what the preview shows; refused rows stay outside."""
        plan, actor = self.plan, self.context.actor
        if plan is None or actor is None or self._taking or not plan.does_something:
            return
        self._taking = True
        self.take_button.setEnabled(False)
        self._say(self.tr("Taking the contracts…"))
        reason = self.tr("Import of {file}").format(file=self.path.name)

        def work(database: Database, progress: Progress) -> Changes:
            from models.contracts.registry import take_plan

            return database.write(
                actor, lambda session: take_plan(session, plan, progress), reason=reason
            ).changes

        self._job = self.context.tasks.bulk(
            work, self._taken, self, failed=self._not_taken, progress=self._count_contracts
        )

    def can_take(self) -> bool:
        """The file was read, and there is something new in it."""
        return self.plan is not None and self.plan.does_something and not self._taking

    def _count_contracts(self, done: int, total: int) -> None:
        self._bar.setMaximum(total)
        self._bar.setValue(done)

    def _taken(self, changes: Changes) -> None:
        self.context.tasks.changed.emit(changes)  # a bulk write tells nobody by itself
        self.taken.emit(self.plan)

    def _not_taken(self, error: Exception) -> None:
        self._taking = False
        if isinstance(error, ConflictError):
            anew = self.tr(
                "A colleague has changed one of the contracts meanwhile. The file was compared anew."
            )
            self.refusal.say(anew, tone="warn")
            self.setFocus()
            self._read()
        else:
            self._unreadable(error)

    @command(
        "contracts.leave_import",
        QT_TRANSLATE_NOOP("commands", "Give the import up"),
        shortcut="Esc",
        icon="x",
        menu="contracts",
        scope="widget",
    )
    def leave(self) -> None:
        """Stop reading or taking; nothing is changed by half."""
        if self._job is not None:
            self._job.cancel()
        self.left.emit()

    def may_close(self) -> bool:
        """The file is still there: the tab may go at once."""
        if self._job is not None:
            self._job.cancel()
        return True

    def _say(self, text: str) -> None:
        self.take_button.setEnabled(False)
        self._state.setText(text)
        self._state.show()
        self._bar.show()

    def _idle(self) -> None:
        self._state.hide()
        self._bar.hide()
