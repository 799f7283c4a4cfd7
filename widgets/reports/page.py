"""The page «Отчёты»: choose a report and a period, see its figures and first rows, write it as a workbook."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from models.errors import InputError, KnownError
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command, refresh_all
from widgets.parts.context import Context
from widgets.parts.export import Exporter, proposed_name
from widgets.parts.page import Page
from widgets.parts.text import shown, translate
from widgets.parts.theme import Theme, set_look
from widgets.reports.parameters import Asked, ParameterBar
from widgets.reports.preview import PreviewView
from widgets.reports.saved_panel import SavedPanel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.desk.reporting import Report, Request
    from models.reports.making import Preview
    from models.reports.saved import SavedDraft, SavedRow
    from models.storage.changes import Changes

SAVED_TAB = "reports.saved"
SOON = 200  # ms after an edit
LATER = 2000  # ms after a change by somebody else
WATCHED = frozenset(
    {
        "ticket",
        "contract",
        "person",
        "appointment",
        "consultation",
        "hours",
        "outage",
        "maintenance",
        "saved_report",
    }
)


class ReportsPage(Page):
    """Every report of the catalogue, its parameters, a live preview, and the way into Excel."""

    id = "reports"
    title = QT_TRANSLATE_NOOP("pages", "Reports")
    icon = "sheet"
    watches = WATCHED

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        from models.reports.catalogue import all_reports

        self.reports: dict[str, Report] = {report.name: report for report in all_reports()}
        self.parameters = ParameterBar(context.tasks, self)
        self.exporter = Exporter(context, self)
        self.preview = PreviewView(self)
        self._about = QLabel(self)
        self.shown = ""  # the report whose preview is in sight
        self._saved: list[SavedRow] = []
        self._ask = QTimer(self, singleShot=True)
        self._ask.timeout.connect(self._ask_preview)
        self._build()

    # -- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.bar.add_stretching(self.parameters)
        self.add_buttons()
        views = self.add_views([(name, "") for name in self.reports])
        views.picked.connect(lambda _name: self._report_chosen())
        px = Theme.current().px
        self._about.setContentsMargins(px(16), 0, px(16), px(8))
        self._about.setWordWrap(True)
        set_look(self._about, "muted")
        self.body.addWidget(self._about)
        self.body.addWidget(self.preview, 1)
        self.parameters.changed.connect(lambda: self._ask_soon(SOON))
        self.retranslate()
        self._report_chosen()

    def retranslate(self) -> None:
        """Take all texts in the language of the interface."""
        if self.views is not None:
            self.views.set_views(
                (name, translate("reports", each.short)) for name, each in self.reports.items()
            )
            self.views.setAccessibleName(self.tr("Report"))
        self.parameters.retranslate()
        self._tell(translate("reports", self.report.about))
        if self._ever_shown:
            self._ask_soon(SOON)

    @property
    def report(self) -> Report:
        """The report in sight."""
        name = self.views.read() if self.views is not None else None
        return self.reports[name or next(iter(self.reports))]

    def _report_chosen(self) -> None:
        self.parameters.show_for(self.report.uses)
        self._tell(translate("reports", self.report.about))
        if self._ever_shown:
            self._ask_preview()

    def _tell(self, text: str, *, bad: bool = False) -> None:
        self._about.setText(text)
        set_look(self._about, "error" if bad else "muted")

    # -- the preview -----------------------------------------------------------------------------------------

    def reload(self, changes: Changes | None) -> None:
        """Ask again: at once when first shown, in a moment when somebody has changed something."""
        if changes is None or "saved_report" in changes.tables:
            self._ask_saved()
        if changes is None or changes.tables != {"saved_report"}:
            self._ask_soon(0 if changes is None else LATER)

    def _ask_soon(self, after: int) -> None:
        if not self._ask.isActive() or after < self._ask.remainingTime():
            self._ask.start(after)

    def request(self, asked: Asked) -> Request:
        """What the preview is asked for."""
        from models.desk.reporting import Request

        actor = self.context.actor
        return Request(
            first=asked.first,
            last=asked.last,
            now=datetime.now(UTC),
            translate=translate,
            contracts=asked.contracts,
            made_by=actor.name if actor else "",
        )

    def _ask_preview(self) -> None:
        asked = self.parameters.asked()
        if asked is None:
            return
        report, request = self.report, self.request(asked)
        if not self.shown:
            self.preview.clear(self.tr("The report is being counted…"))

        def ask(session: Session) -> Preview:
            from models.reports.making import preview

            return preview(session, report, request)

        self.context.tasks.read(
            ask, lambda found: self._show(report.name, found), self, key="preview", failed=self._refused
        )

    def _show(self, name: str, found: Preview) -> None:
        self.shown = name
        self._tell(translate("reports", self.report.about))
        self.preview.show_preview(found)
        refresh_all(self)

    def _refused(self, error: Exception) -> None:
        self.shown = ""
        if isinstance(error, KnownError):
            self._tell(" ".join(shown(text) for text in error.sentences()), bad=True)
            self.preview.clear(shown(error.todo) if error.todo is not None else "")

    # -- Excel -----------------------------------------------------------------------------------------------

    @command(
        "report.excel",
        QT_TRANSLATE_NOOP("commands", "Excel"),
        shortcut="Ctrl+E",
        icon="file-spreadsheet",
        menu="reports",
        primary=True,
    )
    def excel(self) -> None:
        """Write the report in sight as a workbook."""
        asked = self.parameters.asked()
        if asked is not None:
            title = translate("reports", self.report.title)
            self.exporter.start(
                proposed_name(title, (asked.first, asked.last)),
                report=self.report.name,
                first=asked.first,
                last=asked.last,
                contracts=asked.contracts,
            )

    # -- saved reports ---------------------------------------------------------------------------------------

    @command(
        "report.keep",
        QT_TRANSLATE_NOOP("commands", "Save…"),
        shortcut="Ctrl+S",
        icon="calendar-clock",
        menu="reports",
        toolbar=True,
    )
    def keep(self) -> None:
        """Keep the report in sight under a name, and see those that were kept."""
        asked = self.parameters.asked()
        if asked is None:
            return
        panel = self.context.panel.tab(SAVED_TAB)
        if not isinstance(panel, SavedPanel):
            panel = SavedPanel()
            panel.keep_wanted.connect(self._keep)
            panel.show_wanted.connect(self.show_saved)
            panel.forget_wanted.connect(self._forget)
        self.context.panel.open(SAVED_TAB, panel, self.tr("Saved reports"))
        panel.take(self.report.name, asked)
        panel.show_saved(self._saved)

    def _keep(self, draft: SavedDraft) -> None:
        from models.reports.saved import save_report

        def kept(_saved: int) -> None:
            self.context.notices.toast(self.tr("Saved: «{name}»").format(name=draft.name))

        self.context.tasks.write(
            lambda session: save_report(session, draft), kept, self, failed=self._not_kept
        )

    def _not_kept(self, error: Exception) -> None:
        panel = self.context.panel.tab(SAVED_TAB)
        if isinstance(error, InputError) and isinstance(panel, SavedPanel):
            panel.refuse(error)
        elif isinstance(error, KnownError):
            self.context.notices.failure(error)

    def _forget(self, row: SavedRow) -> None:
        from models.reports.saved import SavedDraft, forget_report

        again = SavedDraft(
            name=row.name, report=row.report, period=row.period, days=row.days, contracts=row.contracts,
            folder=row.folder, every=row.every,
        )  # fmt: skip

        def forgotten(_nothing: object) -> None:
            text = self.tr("Removed: «{name}»").format(name=row.name)
            self.context.notices.toast(text, undo=lambda: self._keep(again))

        self.context.tasks.write(lambda session: forget_report(session, row.id), forgotten, self)

    def show_saved(self, row: SavedRow) -> None:
        """Show a kept report as if it were made today."""
        from widgets.reports.parameters import today

        if self.views is not None:
            self.views.show_value(row.report)
        self.parameters.choose_period(row.period, row.days_on(today()))
        self.parameters.contract.setText(row.contracts[0] if row.contracts else "")
        self._report_chosen()

    def _ask_saved(self) -> None:
        from models.reports.saved import saved_reports_here

        self.context.tasks.read(saved_reports_here, self._take_saved, self, key="saved")

    def _take_saved(self, rows: list[SavedRow]) -> None:
        self._saved = rows
        panel = self.context.panel.tab(SAVED_TAB)
        if isinstance(panel, SavedPanel):
            panel.show_saved(rows)
