"""Correcting a contract while a colleague may be doing the same: other fields are joined, the same field is asked."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from sqlalchemy.orm import Session

from models.contracts.appointing import existing
from models.contracts.drafts import ContractDraft, tidy
from models.contracts.operations import update_contract
from models.contracts.tables import Contract
from models.storage.merge import Clash, FieldClash, merged

FIELDS = ("number", "signed_on", "starts_on", "ends_on", "quota_minutes", "note")
PLACE = ("organisation", "locality", "region")
"""These three together name an organisation: who changes one of them changes which organisation it is."""


def correct_contract(session: Session, contract_id: int, before: ContractDraft, after: ContractDraft) -> None:
    """Change a contract's own fields from what the editor began with to what it ended with.

    Raises InputError by field, NotFound, and FieldClash, changing nothing, when a colleague has changed the same.
    """
    contract = existing(session, Contract, contract_id, lock=True)
    current, old, new = _fields(_draft_of(contract)), _fields(tidy(before)), _fields(tidy(after))
    if new["quota_minutes"] is None:
        new["quota_minutes"] = old["quota_minutes"]
    changes = merged(_of(FIELDS, current), _of(FIELDS, old), _of(FIELDS, new))
    changes |= _place(_of(PLACE, current), _of(PLACE, old), _of(PLACE, new))
    if changes:
        whole = ContractDraft(**(current | changes))  # type: ignore[arg-type]  # the fields of a draft by name
        update_contract(session, contract_id, contract.version, whole)


def _place(
    current: Mapping[str, object], before: Mapping[str, object], after: Mapping[str, object]
) -> dict[str, object]:
    """Name, locality and region as one value; the clashes name those of the three that differ."""
    if after in (before, current):
        return {}
    if current != before:
        differing = [name for name in PLACE if after[name] != current[name]]
        raise FieldClash(tuple(Clash(name, before[name], after[name], current[name]) for name in differing))
    return dict(after)


def _of(names: tuple[str, ...], values: Mapping[str, object]) -> dict[str, object]:
    return {name: values[name] for name in names}


def _fields(draft: ContractDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in (*FIELDS, *PLACE)}


def _draft_of(contract: Contract) -> ContractDraft:
    """The contract as a form would have it."""
    own = {name: getattr(contract, name) for name in FIELDS}
    owner = contract.organisation
    return dataclasses.replace(
        ContractDraft(organisation=owner.name, locality=owner.locality, region=owner.region), **own
    )
