"""The view «Probes»: every component with its probes, what each saw last, and why it is not content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.availability.instants import SECOND, from_us, moscow
from models.availability.live import ComponentNow, ProbeNow, components_now
from models.availability.monitoring import Lease, read_lease
from models.availability.queries import ComponentRow, ProbeRow, components, probes
from models.availability.states import STATE_CHOICES
from models.availability.watch import problem_text
from models.fields import Field, Kind
from models.formats import format_moment
from models.text import QT_TRANSLATE_NOOP
from widgets.availability.fitting_grid import FittingGrid
from widgets.parts.few_rows import FewRows, Row
from widgets.parts.form.area import ButtonLine
from widgets.parts.text import shown, translate
from widgets.parts.theme import Theme

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.parts.context import Context

FIELDS = (
    Field(
        key="name",
        title=QT_TRANSLATE_NOOP("fields", "Component and probes"),
        kind=Kind.TEXT,
        width=250,
        stretch=True,
    ),
    Field(
        key="state",
        title=QT_TRANSLATE_NOOP("fields", "Now"),
        kind=Kind.CHOICE,
        width=130,
        choices=STATE_CHOICES,
    ),
    Field(key="latency", title=QT_TRANSLATE_NOOP("fields", "Answer, ms"), kind=Kind.INTEGER, width=90),
    Field(key="at", title=QT_TRANSLATE_NOOP("fields", "Asked"), kind=Kind.MOMENT, width=112),
    Field(key="problem", title=QT_TRANSLATE_NOOP("fields", "Remark"), kind=Kind.TEXT, width=170),
    Field(key="until", title=QT_TRANSLATE_NOOP("fields", "Certificate until"), kind=Kind.DATE, width=120),
)
INDENT = "      "
EVERY = QT_TRANSLATE_NOOP("probes", "every {seconds} s")
SWITCHED_OFF = QT_TRANSLATE_NOOP("probes", "switched off")
NO_PROBES = QT_TRANSLATE_NOOP("probes", "no probes: nothing is measured")


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched and what it says now."""

    components: tuple[ComponentRow, ...]
    probes: tuple[ProbeRow, ...]
    live: tuple[ComponentNow, ...]
    lease: Lease | None


def read_watched(session: Session) -> Watched:
    """All components, also those not judged (any more), with their probes."""
    from models.availability.instants import to_us
    from models.storage.journal import now

    live = components_now(session, to_us(now(session)))
    return Watched(
        tuple(components(session, only_active=False)),
        tuple(probes(session)),
        tuple(live),
        read_lease(session),
    )


def _rows(found: Watched) -> list[Row]:
    live = {one.row.id: one for one in found.live}
    asked = {probe.probe_id: probe for one in found.live for probe in one.probes}
    rows: list[Row] = []
    for row in found.components:
        mine = [probe for probe in found.probes if probe.component_id == row.id]
        rows.append((-row.id, _component_values(row, live.get(row.id), has_probes=bool(mine))))
        rows += [(probe.id, _probe_values(probe, asked.get(probe.id))) for probe in mine]
    return rows


def _component_values(row: ComponentRow, now: ComponentNow | None, *, has_probes: bool) -> tuple[object, ...]:
    remark = translate("probes", EVERY).replace("{seconds}", str(row.interval // SECOND))
    if not row.active:
        remark = translate("probes", SWITCHED_OFF)
    elif not has_probes:
        remark = translate("probes", NO_PROBES)
    seen = from_us(now.seen) if now is not None and now.seen is not None else None
    return row.name, now.state if now is not None else None, None, seen, remark, None


def _probe_values(probe: ProbeRow, last: ProbeNow | None) -> tuple[object, ...]:
    name = INDENT + probe.target
    if not probe.active:
        return name, None, None, None, translate("probes", SWITCHED_OFF), None
    if last is None:
        return name, None, None, None, "", None
    problem = problem_text(last.problem, last.detail)
    until = from_us(last.certificate_until).date() if last.certificate_until is not None else None
    return name, last.state, last.latency_ms, from_us(last.at), shown(problem) if problem else "", until


class ProbesView(QWidget):
    """The list of what is watched; `component_asked` and `probe_asked` open a row."""

    component_wanted = Signal()
    probe_wanted = Signal()
    component_asked = Signal(object)  # ComponentRow
    probe_asked = Signal(object, object)  # ComponentRow, ProbeRow

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.found: Watched | None = None
        self.model = FewRows(FIELDS, self)
        self.grid = FittingGrid(context, "availability-probes", ("until", "at", "latency"), self)
        self.grid.setAccessibleName(self.tr("Components and probes"))
        self.grid.empty.say(
            self.tr("Nothing is watched yet"),
            self.tr("Add «Система» and «БД» as components, then say how each of them is asked."),
            "activity",
        )
        self.grid.setModel(self.model)
        self.grid.opened.connect(self.open)
        self.grid.clicked.connect(lambda _: self._open_current())
        self._buttons = ButtonLine(self)
        self._buttons.add(self.tr("Add a component"), self.component_wanted.emit, icon="plus")
        self._buttons.add(self.tr("Add a probe"), self.probe_wanted.emit, icon="plus")
        foot = QVBoxLayout()
        px = Theme.current().px
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.grid)

    def reload(self) -> None:
        """Ask again what is watched."""
        self.context.tasks.read(read_watched, self._show, self, key="watched")

    def _show(self, found: Watched) -> None:
        self.found = found
        self.model.show_rows(_rows(found))
        if found.lease is None:
            self._buttons.remark(self.tr("Nobody asks the probes now: start «meo-console monitor»."))
        else:
            since = format_moment(moscow(found.lease.taken))
            words = self.tr("The probes are asked from {host} since {since}")
            self._buttons.remark(words.format(host=found.lease.host, since=since))

    def current_component(self) -> ComponentRow | None:
        """The component of the current row, or the only one."""
        if self.found is None or not self.found.components:
            return None
        key = self.grid.current_id()
        probe = next((one for one in self.found.probes if one.id == key), None)
        wanted = probe.component_id if probe is not None else -(key or 0)
        known = {row.id: row for row in self.found.components}
        return known.get(wanted, self.found.components[0])

    def _open_current(self) -> None:
        current = self.grid.current_id()
        if current is not None:
            self.open(current)

    def open(self, key: int) -> None:
        """Show the form of a row."""
        if self.found is None:
            return
        known = {row.id: row for row in self.found.components}
        probe = next((one for one in self.found.probes if one.id == key), None)
        if probe is not None:
            self.probe_asked.emit(known[probe.component_id], probe)
        elif -key in known:
            self.component_asked.emit(known[-key])
