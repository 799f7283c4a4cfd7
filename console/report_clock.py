"""The clock of the saved reports: looks now and then whether one is due, and has it made in a child process."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from console.clock import Clock
from models.errors import KnownError
from widgets.parts.child import make_due_in_child
from widgets.parts.export import interface_language, place_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ReportClock(Clock):
    """Asks a minute after the start and every ten minutes; says what was made."""

    first_ms, every_ms = 60_000, 600_000

    def look(self) -> None:
        """Ask whether something is due, unless the last one is still being made."""
        if not self._busy:
            self._context.tasks.read(_is_due, self._answered, self, key="due", failed=_wait)

    def _answered(self, due: bool) -> None:
        if due and not self._busy:
            self._busy = True
            self._context.tasks.with_database(place_of, self._make, self, failed=self._failed)

    def _make(self, place: str) -> None:
        work = partial(make_due_in_child, place, interface_language())
        self._context.tasks.run(lambda _progress: work(), self._made, self, failed=self._failed)

    def _made(self, made: list[dict[str, Any]]) -> None:
        self._busy = False
        for each in made:
            if each["problem"]:
                said = self.tr("The report «{name}» was not made: {problem}")
                tone = "bad"
            else:
                said, tone = self.tr("The report «{name}» is made: {file}"), "ok"
            words = said.format(name=each["saved"], problem=each["problem"], file=each["file"])
            self._context.notices.toast(words, tone=tone, seconds=0)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, KnownError):
            self._context.notices.failure(error)


def _is_due(session: Session) -> bool:
    from models.reports.saved import anything_due, is_here

    return anything_due(session, datetime.now(UTC), here=is_here)


def _wait(error: Exception) -> None:
    """A database that does not answer is told by others; the clock asks again later."""
    del error
