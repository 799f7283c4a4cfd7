"""Two people edit one record: nothing is overwritten in silence, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.desk import operations, queries
from models.desk.tables import Operator
from models.errors import ConflictError
from models.storage.database import Database
from models.storage.journal import Actor
from models.storage.merge import FieldClash, merge_edit


class Row:
    """A stand-in for a mapped object."""

    def __init__(self, **values: object) -> None:
        self.__dict__.update(values)


def test_edits_of_different_fields_are_joined() -> None:
    row = Row(name="Анна", line="111")  # a colleague has changed the line from 222
    assert merge_edit(row, {"name": "Аня", "line": "222"}, {"name": "Анна", "line": "222"}) == frozenset()
    row = Row(name="Аня", line="111")
    assert merge_edit(row, {"name": "Аня", "line": "222"}, {"name": "Анна", "line": "222"}) == {"name"}
    assert (row.name, row.line) == ("Анна", "111")


def test_the_same_field_shows_both_values_and_changes_nothing() -> None:
    row = Row(name="Анюта", line="222")
    with pytest.raises(FieldClash) as refusal:
        merge_edit(row, {"name": "Аня", "line": "222"}, {"name": "Анна", "line": "132"})
    (clash,) = refusal.value.clashes
    assert (clash.field, clash.before, clash.mine, clash.theirs) == ("name", "Аня", "Анна", "Анюта")
    assert (row.name, row.line) == ("Анюта", "222")


def test_the_same_change_by_both_is_no_conflict() -> None:
    assert merge_edit(Row(name="Анна"), {"name": "Аня"}, {"name": "Анна"}) == frozenset()


VALUES = st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), min_size=3, max_size=3)


@given(VALUES, VALUES, VALUES)
def test_after_a_merge_every_field_holds_what_somebody_wanted(before: dict, mine: dict, theirs: dict) -> None:
    row = Row(**theirs)
    try:
        merge_edit(row, before, mine)
    except FieldClash as refusal:
        assert vars(row) == theirs
        assert all(
            c.mine != c.before and c.theirs != c.before and c.mine != c.theirs for c in refusal.clashes
        )
        return
    for name, value in vars(row).items():
        assert value == (mine[name] if mine[name] != before[name] else theirs[name])


# -- two consoles that count -------------------------------------------------------------------------------------

ROUNDS = 500
Count = Callable[[Database, Actor, int], None]
"""count(console, actor, who): one way of adding one to the figure that stands in somebody's name."""


def carefully(console: Database, actor: Actor, who: int) -> None:
    """As the console does it: an edit that meets another's is refused, read again and made again."""

    def increment(session: Session) -> None:
        operator = session.scalars(select(Operator).where(Operator.id == who)).one()
        merge_edit(operator, {"name": operator.name}, {"name": str(int(operator.name) + 1)})

    saved = False
    while not saved:
        with suppress(ConflictError):
            console.write(actor, increment)
            saved = True


def without_versions(console: Database, actor: Actor, who: int) -> None:
    """The control: what was read is added to and written, whatever stands there by now."""
    before = console.read(lambda session: session.scalars(select(Operator.name)).one())
    after = update(Operator).where(Operator.id == who).values(name=str(int(before) + 1))
    console.write(actor, lambda session: session.execute(after))


def counted_by_two(database: Database, actor: Actor, count: Count, rounds: int) -> int:
    """Two consoles count in one field, each so many rounds and begun together; what stands there in the end."""
    who = database.write(actor, lambda session: operations.sign_in(session, "0", line="222")).value.id
    both_open = Barrier(2)

    def console(_: int) -> None:
        with closing(Database.open(database.url.render_as_string())) as mine:
            both_open.wait(timeout=60)
            for _ in range(rounds):
                count(mine, actor, who)

    with ThreadPoolExecutor(2) as consoles:
        list(consoles.map(console, range(2)))
    (row,) = database.read(queries.operators)
    return int(row.name)


def test_a_thousand_edits_by_two_consoles_lose_nothing(database: Database, actor: Actor) -> None:
    assert counted_by_two(database, actor, carefully, ROUNDS) == 2 * ROUNDS


def test_edits_that_do_not_look_at_the_version_are_lost(database: Database, actor: Actor) -> None:
    assert counted_by_two(database, actor, without_versions, 100) < 2 * 100
