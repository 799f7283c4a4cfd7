"""Two people correct one contract: other fields are joined, the same field is refused with both values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.contracts.correcting import correct_contract
from models.contracts.drafts import ContractDraft
from models.contracts.tables import Contract
from models.storage.database import Database
from models.storage.merge import FieldClash
from tests.contracts.factories import draft, make_contract, read, write

LATER = date(2027, 1, 31)


@pytest.fixture
def number(database: Database) -> int:
    return make_contract(database)


@pytest.fixture
def seen(database: Database, number: int) -> ContractDraft:
    """The contract as both began to edit it."""
    return replace(draft(), quota_minutes=3840, persons=())


def clashes(database: Database, number: int, before: ContractDraft, after: ContractDraft) -> dict:
    """What is asked about, each with the colleague's value."""
    with pytest.raises(FieldClash) as refusal:
        write(database, correct_contract, number, before, after)
    return {clash.field: clash.theirs for clash in refusal.value.clashes}


def test_corrections_of_different_fields_are_joined(
    database: Database, number: int, seen: ContractDraft
) -> None:
    write(database, correct_contract, number, seen, replace(seen, ends_on=LATER))
    write(database, correct_contract, number, seen, replace(seen, note="продлён"))
    row = read(database, number)
    assert (row.ends_on, row.note) == (LATER, "продлён")


def test_the_same_field_is_refused_and_nothing_changes(
    database: Database, number: int, seen: ContractDraft
) -> None:
    write(database, correct_contract, number, seen, replace(seen, ends_on=LATER))
    mine = replace(seen, ends_on=date(2027, 6, 30), note="продлён")
    assert clashes(database, number, seen, mine) == {"ends_on": LATER}
    row = read(database, number)
    assert (row.ends_on, row.note) == (LATER, "")


def test_name_locality_and_region_are_one_value(database: Database, number: int, seen: ContractDraft) -> None:
    """A colleague has moved the contract to another school: my locality must not go with that school."""
    write(database, correct_contract, number, seen, replace(seen, organisation="Лицей № 5"))
    asked = clashes(database, number, seen, replace(seen, locality="Пермь"))
    assert asked == {"organisation": "Лицей № 5", "locality": "Рязань"}


def test_a_form_without_changes_changes_nothing(database: Database, number: int, seen: ContractDraft) -> None:
    version = database.read(lambda session: session.get_one(Contract, number).version)
    write(database, correct_contract, number, seen, replace(seen, quota_minutes=None))
    assert database.read(lambda session: session.get_one(Contract, number).version) == version
