"""Pick-lists of the forms: organisations that the registry knows, and the regions of Russia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.desk.regions import regions
from models.formats import clean_spaces, joined
from widgets.parts.form import Option, PickList

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.parts.tasks import Tasks

Place = tuple[str, str, str]
"""Name, locality, region of an organisation."""


class OrganisationList(PickList):
    """Known organisations by any part of their name; a new name may be typed."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__((), parent, free=True)
        self._tasks = tasks
        self.asked.connect(self._look_up)

    def matching(self, text: str) -> list[Option]:
        """Everything that the database found: it knows better than the letters shown."""
        return list(self._options) if text else []

    def name(self) -> str:
        """The name that stands in the field, picked or typed."""
        value = self.read()
        return value[0] if isinstance(value, tuple) else clean_spaces(str(value or ""))

    def place(self) -> Place | None:
        """The organisation that was picked; None for a name that was typed."""
        value = self.read()
        return value if isinstance(value, tuple) else None

    def _look_up(self, text: str) -> None:
        def query(session: Session) -> list[Place]:
            from models.contracts.queries import organisation_choices

            return organisation_choices(session, clean_spaces(text))

        self._tasks.read(query, self._found, self, key="look up")

    def _found(self, places: list[Place]) -> None:
        self.set_options(Option(one, one[0], joined(one[1:], ", "), "school") for one in places)
        if self.hasFocus() and self.chosen() is None:
            self._offer(self.text())


class RegionList(PickList):
    """All regions of Russia by any word of their names or by their code; anything else may be typed too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        options = [Option(one.name, one.name, " ".join((one.code, *one.also)), "map") for one in regions()]
        super().__init__(options, parent, free=True)
