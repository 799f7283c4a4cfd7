"""Pick-lists that ask the database while somebody types: earlier callers and schools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.desk.regions import regions
from models.formats import clean_spaces
from models.hours.lookups import Caller, School, callers, schools
from widgets.parts.form import Option, PickList

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.parts.tasks import Tasks


class AskingList(PickList):
    """A list whose lines come from the database for what stands in the field; other words may stand there too."""

    def __init__(
        self,
        tasks: Tasks,
        ask: Callable[[Session, str], Sequence[Any]],
        as_option: Callable[[Any], Option],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__((), parent, free=True)
        self._tasks = tasks
        self._ask = ask
        self._as_option = as_option
        self._wanted = ""
        self._answered = ""
        self.asked.connect(self._look_up)

    def matching(self, text: str) -> list[Option]:
        """Everything that the database found for just this text; of an older answer what still fits."""
        if not text:
            return []
        return list(self._options) if text == self._answered else super().matching(text)

    def take(self, value: Any) -> None:
        """Show one of the values as chosen, whether or not it was looked up."""
        self.set_options([self._as_option(value)])
        self.show_value(value)

    def _look_up(self, text: str) -> None:
        self._wanted = text
        ask = self._ask
        self._tasks.read(
            lambda session: ask(session, clean_spaces(text)),
            lambda values: self._found(text, values),
            self,
            key="look up",
        )

    def _found(self, text: str, values: Sequence[Any]) -> None:
        self._answered = text
        self.set_options([self._as_option(value) for value in values])
        if self.hasFocus() and self.text() == self._wanted and self.chosen() is None:
            self._offer(self._wanted)


def school_option(school: School) -> Option:
    """A school as a line of a list; the title alone tells it from all others."""
    return Option(school, f"{school.name}, {school.place}" if school.place else school.name, "", "school")


def caller_option(caller: Caller) -> Option:
    """A caller with the school in small print."""
    where = f"{caller.school.name}, {caller.school.locality}" if caller.school else ""
    return Option(caller, caller.name, where, "user")


class SchoolList(AskingList):
    """Schools of the registry by words of name, locality, region and contract; any other name may be typed."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, schools, school_option, parent)

    def school(self) -> School | None:
        """The school that was picked; None for words that are in no registry."""
        value = self.read()
        return value if isinstance(value, School) else None


class CallerList(AskingList):
    """People who have called before; any other name may be typed."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, callers, caller_option, parent)

    def name_typed(self) -> str:
        """The full name that stands in the field."""
        value = self.read()
        return value.name if isinstance(value, Caller) else str(value or "")


class RegionList(PickList):
    """All regions of Russia, found by any word of their names or by their code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        options = [Option(one.name, one.name, " ".join((one.code, *one.also)), "map") for one in regions()]
        super().__init__(options, parent)
