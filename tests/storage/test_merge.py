"""Two people edit one record: nothing is overwritten in silence, nothing typed is lost."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

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


def test_a_thousand_edits_by_two_consoles_lose_nothing(database: Database, actor: Actor) -> None:
    """Each console counts in a field of its own and in one they share; a refused edit is read and made again."""
    who = database.write(actor, lambda session: operations.sign_in(session, "0", line="222")).value.id
    rounds, refused = 500, []

    def increment(session) -> None:
        operator = session.scalars(select(Operator).where(Operator.id == who)).one()
        before = {"name": operator.name}
        merge_edit(operator, before, {"name": str(int(operator.name) + 1)})

    def console() -> None:
        mine = Database.open(database.url.render_as_string())
        for _ in range(rounds):
            while True:
                try:
                    mine.write(actor, increment)
                    break
                except ConflictError:
                    refused.append(1)
        mine.close()

    threads = [threading.Thread(target=console) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (row,) = database.read(queries.operators)
    assert int(row.name) == 2 * rounds
