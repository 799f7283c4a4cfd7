"""Takes a registry of contracts into the database: first a plan that changes nothing, then the plan's execution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.contracts.appointing import existing, rename_person, take_place, update_contacts, upsert_person
from models.contracts.bulk import CHUNK, add_contracts
from models.contracts.drafts import ContractDraft, PersonDraft
from models.contracts.intake import Registry, RegistryRow, Rejection
from models.contracts.lines import refresh_lines, refresh_people
from models.contracts.merging import Merge, merge
from models.contracts.names import number_key, organisation_key, person_key
from models.contracts.operations import change_appointment, update_contract
from models.contracts.queries import ContractRow, contracts
from models.contracts.tables import Appointment, Contract, Person
from models.formats import to_moscow
from models.storage.journal import now

SQL_CHUNK = 500
Step = Callable[[int, int], None]
"""Told how many of how many rows are done; may raise to stop, then nothing is changed."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A row whose contract is known and gets new facts."""

    row: int
    known: ContractRow
    merge: Merge


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a registry will do."""

    name: str
    sheet: str
    new: tuple[RegistryRow, ...]
    changed: tuple[Changed, ...]
    unchanged: int
    rejected: tuple[Rejection, ...]
    other_sheets: tuple[str, ...] = ()

    @property
    def does_something(self) -> bool:
        """Whether taking it changes the database at all."""
        return bool(self.new or self.changed)


def plan_import(session: Session, registry: Registry) -> Plan:
    """Compare a registry with the database, as of the database's today; changes nothing."""
    rows = _one_person_one_record(registry.rows)
    known = _known_contracts(session, [row.draft for row in rows])
    today = to_moscow(now(session)).date()
    new: list[RegistryRow] = []
    changed: list[Changed] = []
    rejected = list(registry.rejected)
    unchanged = 0
    for row in rows:
        contract = known.get(number_key(row.draft.number))
        if contract is None:
            new.append(row)
            continue
        difference = merge(contract, row.draft, today)
        if difference.problem is not None:
            rejected.append(Rejection(row.row, registry.persons_heading, difference.problem))
        elif difference:
            changed.append(Changed(row.row, contract, difference))
        else:
            unchanged += 1
    rejected.sort(key=lambda one: one.row)
    return Plan(
        registry.name,
        registry.sheet,
        tuple(new),
        tuple(changed),
        unchanged,
        tuple(rejected),
        registry.other_sheets,
    )


def take_plan(session: Session, plan: Plan, step: Step | None = None) -> None:
    """Carry out a plan in this transaction; raises ConflictError when somebody changed a contract meanwhile."""
    total = len(plan.new) + len(plan.changed)
    done = 0
    for start in range(0, len(plan.new), CHUNK):
        drafts = [row.draft for row in plan.new[start : start + CHUNK]]
        add_contracts(session, drafts)
        done += len(drafts)
        if step is not None:
            step(done, total)
    for change in plan.changed:
        _take_change(session, change)
        done += 1
        if step is not None:
            step(done, total)


def import_registry(session: Session, registry: Registry) -> Plan:
    """Plan and take in one transaction: what the command line does."""
    plan = plan_import(session, registry)
    take_plan(session, plan)
    return plan


def _one_person_one_record(rows: Sequence[RegistryRow]) -> list[RegistryRow]:
    """The rows with the same name and contacts for a person whom several contracts of an organisation name.

    Of different phones the last one counts: else each import would write the first one back.
    """
    last: dict[tuple[str, str], PersonDraft] = {}
    for row in rows:
        for one in row.draft.persons:
            key = (_owner(row.draft), person_key(one.person.name))
            before = last.get(key, one.person)
            last[key] = PersonDraft(
                name=one.person.name,
                phone=one.person.phone or before.phone,
                email=one.person.email or before.email,
                position=one.person.position or before.position,
            )
    return [
        replace(
            row,
            draft=replace(
                row.draft,
                persons=tuple(
                    replace(one, person=last[_owner(row.draft), person_key(one.person.name)])
                    for one in row.draft.persons
                ),
            ),
        )
        for row in rows
    ]


def _owner(draft: ContractDraft) -> str:
    return organisation_key(draft.organisation, draft.locality, draft.region)


def _known_contracts(session: Session, drafts: Sequence[ContractDraft]) -> dict[str, ContractRow]:
    keys = [number_key(draft.number) for draft in drafts]
    today = to_moscow(now(session)).date()
    found: dict[str, ContractRow] = {}
    for start in range(0, len(keys), SQL_CHUNK):
        statement = select(Contract.id).where(Contract.number_key.in_(keys[start : start + SQL_CHUNK]))
        rows = contracts(session, list(session.scalars(statement)), today)
        found |= {number_key(row.number): row for row in rows.values()}
    return found


def _take_change(session: Session, change: Changed) -> None:
    known, difference = change.known, change.merge
    contract = existing(session, Contract, known.id, known.version, lock=True)
    if difference.fields:
        update_contract(session, known.id, known.version, difference.contract)
        session.flush()
    for update in difference.updates:
        person = existing(session, Person, update.known.person_id)
        rename_person(person, update.person.name)
        update_contacts(person, update.person)
        if update.appointed_on is not None or update.trained_on is not None:
            change_appointment(
                session,
                update.known.id,
                update.known.version,
                appointed_on=update.appointed_on,
                trained_on=update.trained_on,
            )
    for arrival in difference.arrivals:
        person = upsert_person(session, contract.organisation_id, arrival.draft.person)
        old = existing(session, Appointment, arrival.replaced.id, lock=True) if arrival.replaced else None
        take_place(session, contract, old, person, arrival.since, arrival.draft.trained_on)
    refresh_lines(session, [known.id])
    refresh_people(session, [update.known.person_id for update in difference.updates])
