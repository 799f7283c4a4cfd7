"""Who else has a record open: each console renews its rows while it looks, and takes them back when it leaves."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.desk.tables import Presence
from models.storage.journal import now, scope_of, touch

LASTS = timedelta(seconds=60)
RENEW_SECONDS = 20


def look_at(session: Session, entity: str, entity_id: int) -> tuple[str, ...]:
    """Say that this console has the record open, or still has; returns the others who do, by name."""
    scope, moment = scope_of(session), now(session)
    present = session.get(Presence, (scope.console, entity, entity_id))
    if present is None:
        present = Presence(
            console=scope.console, entity=entity, entity_id=entity_id, actor_name=scope.actor.name
        )
        session.add(present)
        touch(session, f"presence-{entity}", entity_id)
    present.until = moment + LASTS
    session.execute(delete(Presence).where(Presence.until < moment))
    return others(session, scope.console, entity, entity_id)


def look_away(session: Session, entity: str, entity_id: int) -> None:
    """Say that this console has closed the record."""
    console = scope_of(session).console
    session.execute(
        delete(Presence).where(
            Presence.console == console, Presence.entity == entity, Presence.entity_id == entity_id
        )
    )
    touch(session, f"presence-{entity}", entity_id)


def others(session: Session, console: str, entity: str, entity_id: int) -> tuple[str, ...]:
    """Who has the record open in another console, by name."""
    statement = (
        select(Presence.actor_name)
        .where(
            Presence.entity == entity,
            Presence.entity_id == entity_id,
            Presence.console != console,
            Presence.until >= now(session),
        )
        .distinct()
        .order_by(Presence.actor_name)
    )
    return tuple(session.scalars(statement))
