"""Taking a file off a ticket or putting another in its place; both can be had back while the message stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from models.errors import KnownError
from widgets.parts.context import Context

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.operations import TakenOff

Change = Callable[["Session"], "TakenOff"]


def change_file(
    context: Context,
    change: Change,
    said: str,
    *,
    made: Callable[[], object] | None = None,
    failed: Callable[[], object] | None = None,
) -> None:
    """Make the change, say it and offer to take it back; then `made`, or `failed` when it was not made.

    The panel owns what is asked: the view of the file may be closed before the answer comes.
    """

    def tell(taken: TakenOff) -> None:
        context.notices.toast(said, partial(_put_back, context, taken))
        if made is not None:
            made()

    def refuse(error: Exception) -> None:
        if failed is not None:
            failed()
        _tell(context, error)

    context.tasks.write(change, tell, context.panel, failed=refuse)


def _put_back(context: Context, taken: TakenOff) -> None:
    def work(session: Session) -> int:
        from models.tickets.operations import put_file_back

        return put_file_back(session, taken)

    context.tasks.write(work, lambda _: None, context.panel, failed=partial(_tell, context))


def _tell(context: Context, error: Exception) -> None:
    if isinstance(error, KnownError):
        context.notices.failure(error)


def picture_key(attachment_id: int) -> str:
    """Under which key a picture of a ticket stands in the panel."""
    return f"picture:{attachment_id}"
