"""What this page puts into the right panel: cards, lists of minutes, and forms that close when they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.availability.cards import OutageCard
from models.availability.queries import ComponentRow, ProbeRow
from widgets.availability.entry_form import EntryForm
from widgets.availability.feed import Feed
from widgets.availability.minutes_panel import MinutesPanel
from widgets.availability.outage_card import OutageCardPanel
from widgets.availability.outage_form import Names, OutageForm
from widgets.availability.watch_forms import ComponentForm, ProbeForm
from widgets.availability.works_card import WorksCard
from widgets.availability.works_form import WorksForm

if TYPE_CHECKING:
    from widgets.parts.context import Context

USUAL_COMPONENTS = ("Система", "БД")
"""What the agreement's definitions name; proposed as the first components."""


class PanelTabs(QObject):
    """Opens the tabs of the page; `feed` knows the year and the components."""

    def __init__(self, context: Context, feed: Feed, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self._feed = feed

    def _names(self) -> Names:
        found = self._feed.last
        return [(row.id, row.name) for row, _ in found.report.parts] if found is not None else []

    def _open_form(self, key: str, form: EntryForm, title: str, said: str) -> None:
        def done(_: object) -> None:
            self.context.notices.toast(said)
            self.context.panel.close_tab(key, ask=False)

        form.saved.connect(done)
        self.context.panel.open(key, form, title)

    def show_outage(self, outage_id: int) -> None:
        """Open an outage."""
        card = OutageCardPanel(self.context, outage_id)
        card.correct_wanted.connect(self._correct)
        self.context.panel.open(f"outage:{outage_id}", card, self.tr("Outage"), focus=False)

    def _correct(self, card: OutageCard) -> None:
        form = OutageForm(self.context, self._names(), card)
        form.saved.connect(lambda _: self.show_outage(card.id))
        self.context.panel.open(f"outage:{card.id}", form, self.tr("Correction"))

    def enter_outage(self) -> OutageForm:
        """Open the form of a new outage."""
        form = OutageForm(self.context, self._names())
        form.saved.connect(lambda _: self.context.drafts.drop(form.draft_key))
        self._open_form(
            form.draft_key, form, self.tr("New outage"), self.tr("The outage is in the register.")
        )
        return form

    def show_minutes(self, year: int, component_id: int | None) -> None:
        """List the minutes that a figure cost."""
        panel = MinutesPanel(self.context, year, component_id)
        panel.outage_asked.connect(self.show_outage)
        self.context.panel.open("minutes", panel, self.tr("Minutes"), focus=False)

    def show_works(self, works_id: int) -> None:
        """Open announced works."""
        card = WorksCard(self.context, works_id)
        self.context.panel.open(f"works:{works_id}", card, self.tr("Works"), focus=False)

    def announce(self) -> None:
        """Open the form of new works."""
        form = WorksForm(self.context, self._names())
        self._open_form("works-new", form, self.tr("New works"), self.tr("The works are announced."))

    def add_component(self) -> None:
        """Open the form of a new component; those of the agreement are proposed first."""
        known = {name for _, name in self._names()}
        proposed = next((name for name in USUAL_COMPONENTS if name not in known), "")
        form = ComponentForm(self.context, name=proposed)
        said = self.tr("The component is judged from now on.")
        self._open_form("component-new", form, self.tr("Component"), said)

    def edit_component(self, row: ComponentRow) -> None:
        """Open the settings of a component."""
        form = ComponentForm(self.context, row)
        self._open_form(f"component:{row.id}", form, row.name, self.tr("Saved."))

    def add_probe(self, component: ComponentRow) -> None:
        """Open the form of a new probe."""
        form = ProbeForm(self.context, component)
        self._open_form("probe-new", form, self.tr("Probe"), self.tr("The probe is asked from now on."))

    def edit_probe(self, component: ComponentRow, row: ProbeRow) -> None:
        """Open the settings of a probe."""
        form = ProbeForm(self.context, component, row)
        self._open_form(f"probe:{row.id}", form, self.tr("Probe"), self.tr("Saved."))
