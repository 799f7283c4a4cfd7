"""Signing in: the operator of the settings becomes the author of everything that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.desk.choices import ROLES
from widgets.parts.context import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from models.storage.journal import Actor

NAME, ROLE, LINE = "operator.name", "operator.role", "operator.line"


def sign_in_as(settings: Settings) -> Callable[[Session], Actor]:
    """The operation that finds or adds the operator of the settings in the database."""
    name, role, line = (settings.value(key) for key in (NAME, ROLE, LINE))

    def operation(session: Session) -> Actor:
        from models.desk.operations import sign_in

        return sign_in(session, name, role, line)

    return operation


def take_person(settings: Settings, actor: Actor) -> None:
    """Show who really writes: on a server that is the person of the login, whatever was chosen on this computer."""
    if settings.value(NAME) != actor.name:
        settings.set(NAME, actor.name)
    if actor.role in {choice.value for choice in ROLES} and settings.value(ROLE) != actor.role:
        settings.set(ROLE, actor.role)
