"""The page «Availability»: what is now, the year, outages, announced works, probes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.availability.snapshot import Snapshot
from models.formats import to_moscow
from models.storage.changes import Changes
from models.text import QT_TRANSLATE_NOOP
from widgets.availability.feed import Feed
from widgets.availability.figures import PLATFORM_ROW
from widgets.availability.lists import OutageList, RegisterList, WorksList
from widgets.availability.now_view import NowView
from widgets.availability.outage_form import KIND
from widgets.availability.page_commands import PageCommands
from widgets.availability.panel_tabs import PanelTabs
from widgets.availability.probes_view import ProbesView
from widgets.availability.year_picker import YearPicker
from widgets.availability.year_view import YearView
from widgets.parts.export import Exporter, proposed_name
from widgets.parts.grid.empty import EmptyState
from widgets.parts.page import Page

if TYPE_CHECKING:
    from widgets.parts.context import Context
    from widgets.parts.draft_file import Draft

NOW, YEAR, OUTAGES, UNEXPLAINED, WORKS, PROBES = "now", "year", "outages", "unexplained", "works", "probes"
SLOW_BEATS_MS = 2000


class AvailabilityPage(PageCommands, Page):
    """Keeps its views and its panel tabs true to one year."""

    id = "availability"
    title = QT_TRANSLATE_NOOP("pages", "Availability")
    icon = "activity"
    watches = frozenset({"outage", "maintenance", "component", "probe", "reading", "ticket"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.feed = Feed(context.tasks, self)
        self.tabs = PanelTabs(context, self.feed, self)
        self.exporter = Exporter(context, self)
        self.now = NowView(context)
        self.year = YearView(context)
        self.outages = OutageList(context)
        self.works = WorksList(context)
        self.probes = ProbesView(context)
        self.stack = QStackedWidget(self)
        self.years = YearPicker(self)
        self._nothing = QWidget(self)
        self._empty = EmptyState(self._nothing)
        self._slow = QTimer(self, interval=SLOW_BEATS_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.add_search(self.tr("Cause or component of an outage"))
        self.bar.addWidget(self.years)
        self.add_buttons()
        self.add_views([])
        self._retitle_views()
        for view in (self.now, self.year, self.outages, self.works, self.probes, self._nothing):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)
        self._empty.say(
            self.tr("Nothing is watched yet"),
            self.tr(
                "Set up components and probes, or import the history of another monitor: "
                "meo-console import availability FILE.csv"
            ),
            "activity",
        )
        self._empty.offer(self.tr("Set up"), "", self.add_component)

    def _retitle_views(self) -> None:
        if self.views is not None:
            self.views.set_views(
                [
                    (NOW, self.tr("Now")),
                    (YEAR, self.tr("Year")),
                    (OUTAGES, self.tr("Outages")),
                    (UNEXPLAINED, self.tr("Without a cause")),
                    (WORKS, self.tr("Announced works")),
                    (PROBES, self.tr("Probes")),
                ]
            )

    def _connect(self) -> None:
        self.feed.came.connect(self._show)
        self.years.picked.connect(self.feed.show_year)
        for view in (self.now, self.year):
            view.minutes_asked.connect(self.show_minutes)
        self.now.outage_asked.connect(self.tabs.show_outage)
        self.year.day_asked.connect(self.show_day)
        self.outages.opened.connect(self.tabs.show_outage)
        self.works.opened.connect(self.tabs.show_works)
        self.probes.component_wanted.connect(self.add_component)
        self.probes.probe_wanted.connect(self.add_probe)
        self.probes.component_asked.connect(self.tabs.edit_component)
        self.probes.probe_asked.connect(self.tabs.edit_probe)
        self._slow.timeout.connect(self._beat_slowly)
        if self.views is not None:
            self.views.picked.connect(self.show_view)
        if self.search is not None:
            self.search.searched.connect(self._search)
            self.search.left_down.connect(self.outages.grid.setFocus)
            self.outages.grid.typed.connect(self.search.type_on)

    # -- being alive -----------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Live while in sight."""
        super().showEvent(event)
        self.feed.run(on=True)
        self._slow.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self.feed.run(on=False)
        self._slow.stop()

    def reload(self, changes: Changes | None) -> None:
        """Read the year again, and the lists that are concerned."""
        self.feed.ask()
        if changes is None:
            self._query()
            self.probes.reload()
            return
        self.outages.refresh(changes)
        self.works.refresh(changes)
        if changes.tables & {"component", "probe"}:
            self.probes.reload()
            self.now.read_probes()

    def _beat_slowly(self) -> None:
        if self.stack.currentWidget() is self.probes:
            self.probes.reload()

    def _show(self, found: Snapshot) -> None:
        nothing = not found.report.parts
        self._turn(nothing=nothing)
        other_year = self.years.year != found.year
        self.years.show_year(found.year, newest=found.in_progress)
        if other_year:
            self._query()
        if nothing:
            return
        current = self.stack.currentWidget()
        if current is self.now:
            self.now.show_snapshot(found)
        elif current is self.year:
            self.year.show_snapshot(found)
        self._count(found)

    def _turn(self, *, nothing: bool) -> None:
        """Show the chosen view; while nothing is watched, charts would only be empty frames."""
        key = self.views.read() if self.views is not None else NOW
        widgets = {NOW: self.now, YEAR: self.year, WORKS: self.works, PROBES: self.probes}
        empty = nothing and key in {NOW, YEAR}
        self.stack.setCurrentWidget(self._nothing if empty else widgets.get(key, self.outages))
        self._empty.setVisible(empty)

    def _count(self, found: Snapshot) -> None:
        first = found.report.platform.timeline.start if found.report.platform else found.start
        mine = [entry for entry in found.entries if entry.end > first]
        blank = sum(1 for entry in mine if not entry.cause and not entry.withdrawn)
        if self.views is not None:
            self.views.set_counts({OUTAGES: len(mine), UNEXPLAINED: blank})

    # -- views -----------------------------------------------------------------------------------------------

    def show_view(self, key: str) -> None:
        """Show one of the views."""
        if self.views is not None:
            self.views.show_value(key)
        last = self.feed.last
        self._turn(nothing=last is not None and not last.report.parts)
        if key in {OUTAGES, UNEXPLAINED}:
            self._query()
        if self.feed.last is not None:
            self._show(self.feed.last)

    def _query(self) -> None:
        """Fill the lists as search line, view and year say."""
        words = self.search.text().strip() if self.search is not None else ""
        filters: dict[str, object] = {}
        if self.feed.last is not None:
            filters["year"] = self.feed.last.year
        if self.views is not None and self.views.read() == UNEXPLAINED:
            filters["unexplained"] = True
        self.outages.show_query(words, **filters)
        self.works.show_query()

    def _search(self, words: str) -> None:
        """Words are looked for in the register, whatever view was shown."""
        if words and self.stack.currentWidget() is not self.outages:
            self.show_view(OUTAGES)
        else:
            self._query()

    def show_day(self, day: date) -> None:
        """Show a day of the heat map in the strips."""
        self.show_view(NOW)
        self.now.show_day(day)

    # -- the panel -------------------------------------------------------------------------------------------

    def open_record(self, kind: str, record_id: int) -> None:
        """Show an outage that another page asks for."""
        if kind == "outage":
            self.tabs.show_outage(record_id)

    def show_minutes(self, component: int) -> None:
        """List the minutes that a figure cost."""
        if self.feed.last is not None:
            self.tabs.show_minutes(self.feed.last.year, None if component == PLATFORM_ROW else component)

    def restore_draft(self, draft: Draft) -> None:
        """Go on with an outage that an earlier run left behind."""
        if draft.kind == KIND:
            self.tabs.enter_outage().restore(draft.key, dict(draft.data))

    # -- commands --------------------------------------------------------------------------------------------

    def show_probes(self) -> None:
        """Show what is asked how often."""
        self.show_view(PROBES)

    def export_sight(self) -> None:
        """Write a list as it stands with its year and words, or the report on the year."""
        year = self.feed.last.year if self.feed.last is not None else to_moscow(datetime.now(UTC)).year
        sight = self.stack.currentWidget()
        if isinstance(sight, RegisterList):
            self.exporter.export_grid(sight.grid, sight.model, *sight.what(), self._filter_words(year))
        else:
            self.exporter.start(
                proposed_name(self.tr("Availability"), (date(year, 1, 1), date(year, 12, 31))),
                report="availability",
                first=date(year, 1, 1),
                last=date(year, 12, 31),
            )

    def _filter_words(self, year: int) -> list[str]:
        """What the list in sight is narrowed to; announced works are shown of all years."""
        if self.stack.currentWidget() is self.works:
            return []
        blank = self.views is not None and self.views.read() == UNEXPLAINED
        return [str(year), *([self.tr("Without a cause")] if blank else [])]
