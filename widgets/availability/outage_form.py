"""Entering an outage that no monitor saw, and correcting one: when, what, where the fault lay, why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.availability.drafts import OutageDraft
from models.availability.operations import correct_outage, enter_outage
from models.availability.register import HAND
from models.availability.states import State, Zone
from models.formats import format_moment
from widgets.availability import fields
from widgets.availability.entry_form import EntryForm, Operation
from widgets.parts.form import LongText, Option, PickList, TextEdit

if TYPE_CHECKING:
    from models.availability.cards import OutageCard
    from widgets.parts.context import Context

KIND = "availability.outage"
Names = Sequence[tuple[int, str]]
"""(id, name) of the components."""


class OutageForm(EntryForm):
    """A new entry; with a `card` the correction of one. What is typed into a new entry is kept as a draft."""

    def __init__(
        self, context: Context, names: Names, card: OutageCard | None = None, parent: QWidget | None = None
    ) -> None:
        self._names = names
        self._card = card
        self.draft_key = f"{KIND}:{datetime.now(UTC).timestamp()}"
        super().__init__(context, "", parent)
        self.head.setText(self.tr("Correct the outage") if card else self.tr("Outage"))
        if card is not None:
            self._show(card)
        else:
            self.form.show_values({"state": State.DOWN, "zone": Zone.SYSTEM, "started_at": datetime.now(UTC)})
            self.form.changed.connect(self._keep)

    def build(self) -> None:
        """The fields of an entry."""
        options = [Option(key, name) for key, name in self._names]
        where = PickList(options)
        where.setPlaceholderText(self.tr("the whole platform"))
        self.form.add(fields.WHERE, where)
        self.form.add_line(fields.BEGAN, fields.ENDED)
        self.form.add(fields.WHAT)
        self.form.add(fields.ZONE)
        self.form.add(fields.CAUSE)
        self.form.add(fields.NOTE, LongText(lines=4))
        if self._card is not None:
            self.form.add(fields.REASON, TextEdit())

    def first_field(self) -> str:
        """A correction begins with the cause, a new entry with its time."""
        return "started_at" if self._card is None else "cause"

    def _show(self, card: OutageCard) -> None:
        draft = card.draft
        self.form.show_values(
            {name: getattr(draft, name) for name in OutageDraft.__dataclass_fields__} | {"reason": None}
        )
        self.form.editor("component_id").set_locked(card.source != HAND)

    def operation(self, values: dict[str, Any]) -> Operation:
        """Enter, or correct what was shown."""
        card = self._card
        if card is None:
            draft = self._draft(values, None)
            return lambda session: enter_outage(session, draft)
        before = self.rebased(card.draft)
        after = self._draft(values, before)

        def correct(session: Any) -> int:
            correct_outage(session, card.id, before, after)
            return card.id

        return correct

    def reason(self) -> str:
        """Why it is corrected."""
        return (self.form.value("reason") or "") if self._card is not None else ""

    def _draft(self, values: dict[str, Any], before: OutageDraft | None) -> OutageDraft:
        return OutageDraft(
            component_id=values["component_id"],
            started_at=self._moment("started_at", values, before),
            ended_at=self._moment("ended_at", values, before),
            state=values["state"],
            zone=values["zone"],
            cause=values["cause"] or "",
            note=values["note"] or "",
        )

    def _moment(self, key: str, values: dict[str, Any], before: OutageDraft | None) -> datetime | None:
        """What was typed; a moment that was left alone keeps the seconds that the field does not show."""
        known: datetime | None = getattr(before, key) if before is not None else None
        if known is not None and self.form.editor(key).raw() == format_moment(known):
            return known
        typed: datetime | None = values[key]
        return typed

    # -- drafts ----------------------------------------------------------------------------------------------

    def _keep(self, *_: object) -> None:
        self.context.drafts.keep(self.draft_key, KIND, self.form.raw())

    def restore(self, key: str, data: dict[str, str]) -> None:
        """Go on with what an earlier run left behind."""
        self.draft_key = key
        self.form.set_raw(data)

    def may_close(self) -> bool:
        """A new entry that is closed is thrown away."""
        if self._card is None:
            self.context.drafts.drop(self.draft_key)
        return True
