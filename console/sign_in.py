"""Signing in: the operator of the settings becomes the author of everything that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.desk.choices import LINES, ROLES
from widgets.parts.context import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from models.storage.journal import Actor

NAME, ROLE, LINE = "operator.name", "operator.role", "operator.line"
TECHNICAL = "222"


def sign_in_as(settings: Settings) -> Callable[[Session], Actor]:
    """The operation that finds or adds the operator of the settings in the database."""
    name, role, line = (settings.value(key) for key in (NAME, ROLE, LINE))

    def operation(session: Session) -> Actor:
        from models.desk.operations import sign_in

        return sign_in(session, name, role, line)

    return operation


def _take_line(settings: Settings, actor: Actor, *, is_new_here: bool) -> None:
    """The line of a person who is new at this computer is the server's; what they have chosen since then stays.

    Of the lines of one kind the chosen one stays from the first, and a methodologist is never on the technical line.
    """
    chosen = settings.value(LINE)
    if actor.line not in {choice.value for choice in LINES} or (chosen == TECHNICAL) == (
        actor.line == TECHNICAL
    ):
        return
    if is_new_here or actor.role == "methodologist":
        settings.set(LINE, actor.line)


def take_person(settings: Settings, actor: Actor) -> None:
    """Show who really writes: on a server that is the person of the login, whatever was chosen on this computer."""
    is_new_here = settings.value(NAME) != actor.name
    if is_new_here:
        settings.set(NAME, actor.name)
    _take_line(settings, actor, is_new_here=is_new_here)
    if actor.role in {choice.value for choice in ROLES} and settings.value(ROLE) != actor.role:
        settings.set(ROLE, actor.role)
