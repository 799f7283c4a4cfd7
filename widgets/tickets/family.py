"""Makes tickets belong together and takes them apart again: mass incidents, duplicates, causes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.errors import KnownError
from widgets.parts.context import Context
from widgets.tickets.actions import Actions

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.choices import LinkKind
    from models.tickets.operations import Handled
    from models.tickets.queries import LinkRow
    from widgets.tickets.link_form import LinkForm


class Family(QObject):
    """Joins, merges, relates and parts tickets; each with a toast that takes it back."""

    def __init__(self, context: Context, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._actions = actions
        # Else it went while somebody typed: PySide takes a widget that a step along Qt's chain of focus comes to for a
        # child of the one before, and a form that nothing else holds for garbage.
        self._form: LinkForm | None = None

    def join(self, numbers: Sequence[int], undone: Callable[[], object] | None = None) -> None:
        """Make the oldest of the tickets the parent of the others; `undone` is called when that was taken back."""
        parent, others = min(numbers), [number for number in numbers if number != min(numbers)]

        def work(session: Session, portion: Sequence[int]) -> Handled:
            from models.tickets.operations import Handled, join_tickets

            return Handled(list(portion), undo=join_tickets(session, portion, parent))

        self._actions.run(self.tr("Joined to {number}:").format(number=parent), others, work, undone=undone)

    def merge(self, numbers: Sequence[int]) -> None:
        """Close the tickets as duplicates of the oldest of them."""
        target, others = min(numbers), [number for number in numbers if number != min(numbers)]

        def work(session: Session, portion: Sequence[int]) -> Handled:
            from models.tickets.operations import Handled, merge_into

            return Handled(list(portion), undo=merge_into(session, portion, target))

        self._actions.run(self.tr("Merged into {number}:").format(number=target), others, work)

    def offer_link(self, numbers: Sequence[int], over: QWidget) -> None:
        """Ask to which ticket the chosen ones belong, and how."""
        from widgets.tickets.link_form import LinkForm

        form = self._form = LinkForm(numbers, over)
        form.asked.connect(lambda other, kind: self.link(numbers, other, kind))
        form.open()

    def link(self, numbers: Sequence[int], other: int, kind: LinkKind) -> None:
        """Relate tickets to another one; that one itself, when it is among them, is passed over."""
        others = [number for number in numbers if number != other]

        def work(session: Session, portion: Sequence[int]) -> Handled:
            from models.tickets.operations import Handled, Undo, link_tickets

            links = [made for number in portion for made in link_tickets(session, number, other, kind).links]
            return Handled(list(portion), undo=Undo(links=links))

        self._actions.run(self.tr("Related to {number}:").format(number=other), others, work)

    def part(self, number: int, link: LinkRow) -> None:
        """Take a relation of a ticket away; the toast says it again."""
        said_of, other = (number, link.other.id) if link.outgoing else (link.other.id, number)

        def work(session: Session) -> None:
            from models.tickets.operations import unlink_tickets

            unlink_tickets(session, link.id)

        def parted(_: None) -> None:
            text = self.tr("{one} and {other} are no longer related").format(one=said_of, other=other)
            self._context.notices.toast(text, lambda: self.link([said_of], other, link.kind))

        self._context.tasks.write(work, parted, self, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._context.notices.failure(error)
