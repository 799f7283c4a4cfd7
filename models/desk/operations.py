"""What the desk does to its own records; one transaction each."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models.desk.tables import LINES, ROLES, Operator, Property, SavedView
from models.errors import InputError, NotFound
from models.formats import clean_spaces, fold
from models.storage.journal import Actor
from models.text import QT_TRANSLATE_NOOP, Text


def sign_in(session: Session, name: str, role: str = "operator", line: str = "222") -> Actor:
    """The operator of that name, added on the first day; role and line are brought up to date.

    Names are compared without case, ё and doubled blanks. On a server that knows the login it is always the person of
    the login: there nobody can work as somebody else. Raises InputError for an empty name or an unknown role.
    """
    known = _by_login(session)
    if known is not None:
        return known
    shown = clean_spaces(name)
    problems: dict[str, Text] = {}
    if not shown:
        problems["name"] = Text(QT_TRANSLATE_NOOP("models", "Type the surname and the name."))
    if role not in {choice.value for choice in ROLES}:
        problems["role"] = Text(QT_TRANSLATE_NOOP("models", "There is no role {role}."), {"role": role})
    if line not in {choice.value for choice in LINES}:
        problems["line"] = Text(QT_TRANSLATE_NOOP("models", "There is no line {line}."), {"line": line})
    if problems:
        raise InputError(problems)
    operator = session.scalars(select(Operator).where(Operator.name_key == fold(shown))).one_or_none()
    if operator is None:
        operator = Operator(name=shown, name_key=fold(shown), role=role, line=line, active=True)
        session.add(operator)
    else:
        operator.role, operator.line, operator.active = role, line, True
    session.flush()
    return Actor(operator.id, operator.name)


def _by_login(session: Session) -> Actor | None:
    """The operator whose login role is connected; None on an embedded file or for a login without a person."""
    if session.get_bind().dialect.name != "postgresql":
        return None
    login = session.execute(text("select session_user")).scalar_one()
    row = session.execute(
        select(Operator.id, Operator.name, Operator.role, Operator.line).where(
            Operator.login == login, Operator.active
        )
    ).first()
    return Actor(row.id, row.name, row.role, row.line) if row is not None else None


def save_view(
    session: Session,
    page: str,
    name: str,
    definition: dict[str, Any],
    owner_id: int | None,
    view_id: int | None = None,
) -> int:
    """Keep a list under a name, own or shared (`owner_id` None); an existing view is replaced. Returns its id."""
    shown = clean_spaces(name)
    if not shown:
        raise InputError({"name": Text(QT_TRANSLATE_NOOP("models", "Give the view a name."))})
    view = session.get(SavedView, view_id) if view_id is not None else None
    if view is None:
        view = SavedView(page=page, name=shown, owner_id=owner_id, definition=definition)
        session.add(view)
    else:
        view.name, view.owner_id, view.definition = shown, owner_id, definition
    session.flush()
    return view.id


def delete_view(session: Session, view_id: int) -> None:
    """Remove a saved view; raises NotFound when it is gone already."""
    view = session.get(SavedView, view_id)
    if view is None:
        raise NotFound(Text(QT_TRANSLATE_NOOP("models", "This view no longer exists.")))
    session.delete(view)


def set_property(session: Session, name: str, value: Any) -> None:
    """Note a fact about the database itself."""
    session.merge(Property(name=name, value=value))
