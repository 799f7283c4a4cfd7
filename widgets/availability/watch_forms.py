"""What is watched and how it is asked: the forms of a component and of a probe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.availability.drafts import HTTP, ComponentDraft, ProbeDraft
from models.availability.instants import SECOND, from_us
from models.availability.operations import (
    add_component,
    add_probe,
    change_component,
    change_probe,
    delete_probe,
    probe_draft,
)
from models.availability.queries import ComponentRow, ProbeRow
from widgets.availability import fields
from widgets.availability.entry_form import EntryForm, Operation

if TYPE_CHECKING:
    from widgets.parts.context import Context

PAGE_ONLY = ("expected_status", "expected_text", "certificate_days", "verify")


class ComponentForm(EntryForm):
    """A new component, or the settings of one."""

    def __init__(
        self,
        context: Context,
        row: ComponentRow | None = None,
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        self._row = row
        super().__init__(context, "", parent)
        self.head.setText(row.name if row else self.tr("New component"))
        draft = _component_draft(row) if row else ComponentDraft(name)
        self.form.show_values({key: getattr(draft, key) for key in ComponentDraft.__dataclass_fields__})

    def build(self) -> None:
        """The fields of a component."""
        self.form.add(fields.NAME)
        self.form.add_line(fields.INTERVAL, fields.QUORUM)
        self.form.add(fields.SINCE)
        self.form.add(fields.ACTIVE)

    def operation(self, values: dict[str, Any]) -> Operation:
        """Add it, or save what was edited."""
        after = ComponentDraft(
            values["name"],
            values["since"],
            values["interval_seconds"],
            values["quorum"],
            bool(values["active"]),
        )
        row = self._row
        if row is None:
            return lambda session: add_component(session, after)
        before = self.rebased(_component_draft(row))
        return lambda session: change_component(session, row.id, before, after)


def _component_draft(row: ComponentRow) -> ComponentDraft:
    since = from_us(row.since) if row.since is not None else None
    return ComponentDraft(row.name, since, row.interval // SECOND, row.quorum, row.active)


class ProbeForm(EntryForm):
    """A new probe of a component, or the settings of one."""

    def __init__(
        self,
        context: Context,
        component: ComponentRow,
        row: ProbeRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._component, self._row = component, row
        super().__init__(context, "", parent)
        self.head.setText(self.tr("Probe of {name}").format(name=component.name))
        draft = probe_draft(row) if row else ProbeDraft(component.id, HTTP, "")
        self.form.show_values({key: getattr(draft, key) for key in ProbeDraft.__dataclass_fields__})
        self.form.changed.connect(self._follow_kind)
        self._follow_kind("kind")

    def build(self) -> None:
        """The fields of a probe; a row that is there may also be deleted."""
        self.form.add(fields.KIND)
        self.form.add(fields.TARGET)
        self.form.add_line(fields.STATUS, fields.PAGE_TEXT)
        self.form.add_line(fields.TIMEOUT, fields.RETRIES, fields.SLOW)
        self.form.add(fields.CERTIFICATE)
        self.form.add(fields.VERIFY)
        self.form.add(fields.PROBE_ACTIVE)
        if self._row is not None:
            self.buttons.add(self.tr("Delete"), self.delete, look="danger")

    def _follow_kind(self, key: str) -> None:
        """A port has neither status nor text nor certificate."""
        if key == "kind":
            page = self.form.value("kind") == HTTP
            for name in PAGE_ONLY:
                self.form.set_shown(name, page)

    def operation(self, values: dict[str, Any]) -> Operation:
        """Add it, or save what was edited."""
        typed = {**{key: self.form.value(key) for key in PAGE_ONLY}, **values}
        after = ProbeDraft(
            component_id=self._component.id,
            kind=typed["kind"],
            target=typed["target"],
            timeout_ms=typed["timeout_ms"],
            retries=typed["retries"],
            slow_ms=typed["slow_ms"],
            expected_status=typed["expected_status"] or "",
            expected_text=typed["expected_text"] or "",
            certificate_days=typed["certificate_days"] or 0,
            verify=bool(typed["verify"]),
            active=bool(typed["active"]),
        )
        row = self._row
        if row is None:
            return lambda session: add_probe(session, after)
        before = self.rebased(probe_draft(row))
        return lambda session: change_probe(session, row.id, before, after)

    def delete(self) -> None:
        """Stop asking this probe."""
        row = self._row
        if row is not None:
            self.context.tasks.write(
                lambda session: delete_probe(session, row.id), self._done, self, failed=self._failed
            )
