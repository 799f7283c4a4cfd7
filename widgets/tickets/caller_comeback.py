"""The caller of a draft comes back: looked for again, and kept by his words where the registry does not know him."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from widgets.tickets.caller_field import CallerChoice

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.parts.tasks import Tasks
    from widgets.tickets.caller_part import CallerPart


class CallerComeback:
    """What a draft has brought stays as it was until somebody types another caller."""

    def __init__(self, part: CallerPart, tasks: Tasks) -> None:
        self._part = part
        self._tasks = tasks
        self._kept: Mapping[str, Any] | None = None
        self._filled: Mapping[str, Any] = {}
        self._began: datetime | None = None
        self.runs = False  # the caller has still to be found: a call must not be sent without him

    def begin(self, raw: Mapping[str, Any], began: datetime) -> None:
        """Fill the fields with what was kept and look for the caller as the registry knows him today."""
        part = self._part
        self._kept, self._began, self.runs = raw, began, True
        part.form.set_raw(raw["form"])
        part.field.setText(raw["text"])
        if raw["number"]:
            self.look()
        else:
            part.field.take_as_said()
            self._end(None)

    def look(self) -> None:
        """Look for the caller, once more after the connection was lost."""
        kept, began = self._kept, self._began
        if kept is None or began is None:
            return

        def query(session: Session) -> CallerChoice:
            from models.contracts.queries import contract_by_number
            from models.formats import to_moscow
            from models.storage.database import by_server

            day = to_moscow(by_server(session, began)).date()
            found = contract_by_number(session, kept["number"], day)
            people = {one.name: one for one in found.appointments} if found else {}
            said = kept["said"] or kept["number"]
            if found is None:
                said = kept["person"] or said
            return CallerChoice(said, found, people.get(kept["person"]))

        self._tasks.read(query, self._found, self._part, key="again")

    def raw(self) -> dict[str, Any] | None:
        """What was kept, with the fields as somebody has changed them since; None when that is past."""
        if self._kept is None:
            return None
        form = self._part.form.raw()
        untouched = self.runs or form == self._filled
        return dict(self._kept) | ({} if untouched else {"form": form})

    def forget(self) -> None:
        """Somebody has named another caller."""
        self._kept, self.runs = None, False

    def _found(self, choice: CallerChoice) -> None:
        part, kept = self._part, self._kept
        if kept is None or not self.runs:
            return  # somebody was faster and typed another one
        part.field.pick(choice)
        if choice.contract is None and not part.form.value("contract"):
            part.form.show_values({"contract": kept["number"]})
            part.ask_again()
        self._end(choice)

    def _end(self, choice: CallerChoice | None) -> None:
        """He stands in the form again; the kept words are done with once the registry knows all of them."""
        kept = self._kept
        known = choice is not None and choice.contract is not None
        if kept is None or (known and choice and (choice.person is not None or not kept["person"])):
            self._kept = None
        self.runs = False
        self._filled = self._part.form.raw()
