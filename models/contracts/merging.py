"""Compares a registry row with the contract the database has, as a pure rule: what of it is new, and what follows.

How a file is read against what is known:

- an empty cell says nothing, so what the desk has entered since stays;
- a person named anew takes the place of the one whom the row no longer names: from the day of appointment that the
  row tells, or from today where that day lies before the other's appointment; both stay in the history;
- a person who is in the history already, as replaced or ended, is no news: importing an old file again brings nobody
  back, unless the row tells a later day of appointment;
- a second person is never taken away by an empty cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.contracts.drafts import AppointmentDraft, ContractDraft, PersonDraft, appointed_on
from models.contracts.names import Likeness, likeness, organisation_key, person_key
from models.contracts.queries import AppointmentRow, ContractRow
from models.contracts.rules import MOST_PERSONS, Authority, Standing, crowded_day, third_person
from models.text import Text


@dataclass(frozen=True, slots=True)
class Update:
    """New facts about somebody who is appointed already: contacts, training, day of appointment."""

    known: AppointmentRow
    person: PersonDraft
    appointed_on: date | None
    trained_on: date | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who comes to the contract on `since`, in the place of `replaced` or in a free one."""

    draft: AppointmentDraft
    since: date
    replaced: AppointmentRow | None


@dataclass(frozen=True, slots=True)
class Merge:
    """What a row changes: the contract's own fields by name, people's facts, people who come; `problem` forbids it."""

    contract: ContractDraft
    fields: tuple[str, ...]
    updates: tuple[Update, ...]
    arrivals: tuple[Arrival, ...]
    problem: Text | None = None

    def __bool__(self) -> bool:
        return bool(self.fields or self.updates or self.arrivals)


def merge(known: ContractRow, row: ContractDraft, today: date) -> Merge:
    """What the tidied `row` says that `known` (as of `today`) does not have yet."""
    wanted = _filled(known, row)
    fields = tuple(_changed_fields(known, wanted))
    updates: list[Update] = []
    newcomers: list[tuple[int, AppointmentDraft]] = []
    named: set[int] = set()
    for place, draft in enumerate(row.persons, start=1):
        one = _present(known, draft)
        if one is not None:
            named.add(one.id)
            updates.extend(_update(known, one, draft))
        elif not _is_history(known, row, draft):
            newcomers.append((place, draft))
    arrivals = tuple(_arrivals(known, row, newcomers, named, today))
    return Merge(wanted, fields, tuple(updates), arrivals, _crowd(known, updates, arrivals))


def _filled(known: ContractRow, row: ContractDraft) -> ContractDraft:
    """The row with what it leaves open taken from the database."""
    return replace(
        row,
        number=row.number or known.number,
        organisation=row.organisation or known.organisation,
        locality=row.locality or known.locality,
        region=row.region or known.region,
        signed_on=row.signed_on or known.signed_on,
        starts_on=row.starts_on or known.starts_on,
        ends_on=row.ends_on or known.ends_on,
        quota_minutes=known.quota_minutes if row.quota_minutes is None else row.quota_minutes,
        note=row.note or known.note,
        persons=(),
    )


def _changed_fields(known: ContractRow, wanted: ContractDraft) -> Iterator[str]:
    for name in ("number", "signed_on", "starts_on", "ends_on", "quota_minutes", "note"):
        if getattr(known, name) != getattr(wanted, name):
            yield name
    # Two contracts of one organisation may write it differently («» and ""): that is no news, import after import.
    if _organisation(known) != _organisation(wanted):
        yield "organisation"


def _organisation(one: ContractRow | ContractDraft) -> str:
    return organisation_key(one.organisation, one.locality, one.region)


def _present(known: ContractRow, draft: AppointmentDraft) -> AppointmentRow | None:
    """The one meant: by the same name, else by one that fits («Иванова А. П.» is Иванова Анна Петровна)."""
    key = person_key(draft.person.name)
    same = next((one for one in known.present if person_key(one.name) == key), None)
    if same is not None:
        return same
    fits = [one for one in known.present if likeness(draft.person.name, one.name) >= Likeness.INITIALS]
    return fits[0] if len(fits) == 1 else None


def _is_history(known: ContractRow, row: ContractDraft, draft: AppointmentDraft) -> bool:
    """Whether the person had this part before and gave it up since the day that the row tells."""
    key, since = person_key(draft.person.name), appointed_on(row, draft)
    return any(
        one.standing is Standing.FORMER
        and person_key(one.name) == key
        and one.ended_on is not None
        and (since is None or since <= one.ended_on)
        for one in known.appointments
    )


def _update(known: ContractRow, one: AppointmentRow, draft: AppointmentDraft) -> Iterator[Update]:
    person = draft.person
    if len(person.name) < len(one.name):
        person = replace(person, name=one.name)  # initials tell less than what is known
    since = draft.appointed_on if draft.appointed_on != one.appointed_on else None
    if since is not None and since < one.appointed_on and _took_over(known, one):
        since = None  # the authority began when the predecessor's ended, whatever the file's old day says
    trained_on = draft.trained_on if draft.trained_on != one.trained_on else None
    contacts = ((person.phone, one.phone), (person.email, one.email), (person.position, one.position))
    contacts_differ = person.name != one.name or any(new and new != old for new, old in contacts)
    if contacts_differ or since is not None or trained_on is not None:
        yield Update(one, person, since, trained_on)


def _took_over(known: ContractRow, one: AppointmentRow) -> bool:
    """Whether somebody gave up the place on the very day on which `one` was appointed to it."""
    return any(
        other.place == one.place and other.ended_on == one.appointed_on for other in known.appointments
    )


def _arrivals(
    known: ContractRow,
    row: ContractDraft,
    newcomers: Sequence[tuple[int, AppointmentDraft]],
    named: set[int],
    today: date,
) -> Iterator[Arrival]:
    """Newcomers go to the place of their column if its holder is no longer named, else to a free one, else to any."""
    leaving = {one.place: one for one in known.present if one.id not in named}
    taken = {one.place for one in known.present}
    for column, draft in newcomers:
        stated = appointed_on(row, draft) or today
        place = _place(column, leaving, taken)
        replaced = leaving.pop(place, None)
        if replaced is not None:
            since = stated if stated > replaced.appointed_on else max(today, replaced.appointed_on)
        else:
            since = max(
                [stated, *(one.ended_on for one in known.appointments if one.place == place and one.ended_on)]
            )
        taken.add(place)
        yield Arrival(draft, since, replaced)


def _place(column: int, leaving: dict[int, AppointmentRow], taken: set[int]) -> int:
    if column in leaving:
        return column
    free = [place for place in range(1, MOST_PERSONS + 1) if place not in taken]
    return free[0] if free else next(iter(leaving), column)


def _crowd(known: ContractRow, updates: Sequence[Update], arrivals: Sequence[Arrival]) -> Text | None:
    """The sentence about a third person, when the news would make one on any day."""
    ends = {arrival.replaced.id: arrival.since for arrival in arrivals if arrival.replaced is not None}
    starts = {update.known.id: update.appointed_on for update in updates if update.appointed_on is not None}
    spans = [
        Authority(starts.get(one.id, one.appointed_on), one.trained_on, ends.get(one.id, one.ended_on))
        for one in known.appointments
    ]
    spans += [Authority(arrival.since, arrival.draft.trained_on) for arrival in arrivals]
    day = crowded_day(spans)
    if day is None:
        return None
    names = [one.name for one, span in zip(known.appointments, spans, strict=False) if span.covers(day)]
    names += [arrival.draft.person.name for arrival in arrivals if arrival.since <= day]
    return third_person(known.number, day, names)
