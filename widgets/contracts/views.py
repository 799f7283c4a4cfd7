"""The views of the page: contracts by state, people by standing."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.contracts.rules import Standing, State
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.text import translate

CONTEXT = "contract_views"


@dataclass(frozen=True, slots=True)
class View:
    """A view: its key, its title (context «contract_views»), whether it lists people, the states it shows."""

    key: str
    title: str
    people: bool = False
    states: tuple[str, ...] = field(default=())

    @property
    def filters(self) -> dict[str, object]:
        """The filters of its list."""
        if not self.states:
            return {}
        return {"standing" if self.people else "state": self.states}


VIEWS = (
    View("valid", QT_TRANSLATE_NOOP("contract_views", "Valid"), states=(State.ACTIVE, State.ENDING)),
    View("ending", QT_TRANSLATE_NOOP("contract_views", "Ending"), states=(State.ENDING,)),
    View("drafts", QT_TRANSLATE_NOOP("contract_views", "Drafts"), states=(State.DRAFT, State.UPCOMING)),
    View("all", QT_TRANSLATE_NOOP("contract_views", "All contracts")),
    View("people", QT_TRANSLATE_NOOP("contract_views", "People"), people=True),
    View(
        "untrained",
        QT_TRANSLATE_NOOP("contract_views", "Untrained"),
        people=True,
        states=(Standing.UNTRAINED,),
    ),
)
BY_KEY = {view.key: view for view in VIEWS}
FIRST, ALL, PEOPLE = "valid", "all", "people"


def titles() -> list[tuple[str, str]]:
    """(key, title) of every view in the language of the interface."""
    return [(view.key, translate(CONTEXT, view.title)) for view in VIEWS]


def numbers(states: dict[str, int], standings: dict[str, int]) -> dict[str, int]:
    """How many records each view has."""
    found = {}
    for view in VIEWS:
        counts = standings if view.people else states
        found[view.key] = sum(count for key, count in counts.items() if not view.states or key in view.states)
    return found
