"""A made-up registry: schools, their contracts of several years, and the people who may speak for them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from models.contracts.drafts import agreed_quota
from models.contracts.find import contract_line, person_line
from models.contracts.lines import found_by
from models.contracts.names import number_key, organisation_key, person_key
from models.formats import joined, sort_key
from models.tickets.demo.calls import KnownCaller
from models.tickets.demo.texts import load

YEAR = timedelta(days=365)
OLDEST = 1_150  # days before the end of the sample at which the first contracts begin
RENEWED, SECOND_PERSON, REPLACED, UNTRAINED, DRAFT = 0.3, 0.7, 0.15, 0.04, 0.02


@dataclass(slots=True)
class Registry:
    """Rows ready for a bulk insert, by table, and everybody who may call with the days on which they may."""

    organisations: list[dict[str, Any]] = field(default_factory=list)
    contracts: list[dict[str, Any]] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    appointments: list[dict[str, Any]] = field(default_factory=list)
    callers: list[KnownCaller] = field(default_factory=list)


class RegistryMaker:
    """Makes `count` contracts; everything random comes from the generator it is given."""

    def __init__(self, rng: random.Random, count: int, until: date) -> None:
        self._rng = rng
        self._count = count
        self._until = until
        self._words = load("registry")
        self._made = Registry()
        self._known: set[str] = set()

    def make(self) -> Registry:
        """The whole registry."""
        while len(self._made.contracts) < self._count:
            self._add_school()
        return self._made

    def _add_school(self) -> None:
        rng = self._rng
        owner = self._organisation()
        people = [self._person(owner["id"])]
        if rng.random() < SECOND_PERSON:
            people.append(self._person(owner["id"]))
        first = self._until - timedelta(days=int(rng.random() * OLDEST))
        numbers: list[str] = []
        for start, end in self._terms(first):
            if len(self._made.contracts) < self._count:
                numbers.append(self._contract(owner, start, end, people))
        around = [f"{number} {owner['name']} {owner['locality']} {owner['region']}" for number in numbers]
        for person in people:
            person["search_text"] = found_by(self._line(person), person["position"], around)

    def _terms(self, first: date) -> Iterator[tuple[date, date]]:
        """One to three years in one contract, or in two that follow one another."""
        years = 1 + int(self._rng.random() * 3)
        end = first + years * YEAR - timedelta(days=1)
        yield first, end
        if self._rng.random() < RENEWED:
            yield end + timedelta(days=1), end + YEAR

    def _organisation(self) -> dict[str, Any]:
        rng, words = self._rng, self._words
        while True:
            place = rng.choice(words["localities"])
            name = rng.choice(words["names"]).format(n=1 + int(rng.random() * 180))
            whole = f"{rng.choice(words['kinds'])['short']} «{name}»"
            identity = organisation_key(whole, place["name"], place["region"])
            if identity not in self._known:
                break
        self._known.add(identity)
        row = {
            "id": len(self._made.organisations) + 1,
            "name": whole,
            "locality": place["name"],
            "region": place["region"],
            "identity": identity,
            "name_key": sort_key(whole),
            "locality_key": sort_key(place["name"]),
            "region_key": sort_key(place["region"]),
            "version": 1,
        }
        self._made.organisations.append(row)
        return row

    def _person(self, organisation_id: int) -> dict[str, Any]:
        rng, words = self._rng, self._words
        form = "f" if rng.random() < 0.85 else "m"
        parts = (rng.choice(words[f"{part}_{form}"]) for part in ("surnames", "names", "patronymics"))
        name = " ".join(parts)
        phone = f"+79{rng.randrange(10**9):09d}"
        row = {
            "id": len(self._made.people) + 1,
            "organisation_id": organisation_id,
            "name": name,
            "name_key": person_key(name),
            "name_sort": sort_key(name),
            "position": rng.choice(words["positions"]),
            "phone_raw": phone,
            "phone": phone,
            "email": f"mo{len(self._made.people) + 1}@school-demo.example",
            "search_text": "",
            "version": 1,
        }
        self._made.people.append(row)
        return row

    @staticmethod
    def _line(person: dict[str, Any]) -> str:
        return person_line(person["name"], person["phone_raw"], person["phone"], person["email"])

    def _contract(self, owner: dict[str, Any], start: date, end: date, people: list[dict[str, Any]]) -> str:
        rng, place = self._rng, len(self._made.contracts) + 1
        number = f"{place}/{start.year}-МЭО-{1 + int(rng.random() * 95)}"
        lines = [self._line(person) for person in people]
        draft = start > self._until - timedelta(days=20) and rng.random() < DRAFT * 10
        row = {
            "id": place,
            "number": number,
            "number_key": number_key(number),
            "number_sort": sort_key(number),
            "organisation_id": owner["id"],
            "signed_on": None if draft else start - timedelta(days=int(rng.random() * 25)),
            "starts_on": start,
            "ends_on": end,
            "quota_minutes": agreed_quota(start),
            "note": "",
            "search_text": contract_line(number, owner["name"], owner["locality"], owner["region"], lines),
            "version": 1,
        }
        self._made.contracts.append(row)
        self._appoint(row, owner, people)
        return number

    def _appoint(self, contract: dict[str, Any], owner: dict[str, Any], people: list[dict[str, Any]]) -> None:
        """The people of the school for this contract; now and then one has been replaced on the way."""
        for place, person in enumerate(people[-2:], 1):
            self._appointment(contract, owner, person, place, contract["starts_on"], None)
        if self._rng.random() < REPLACED and len(people) == 2:
            left = self._made.appointments[-1]
            day = contract["starts_on"] + timedelta(days=30 + int(self._rng.random() * 200))
            left["ended_on"], left["end_reason"] = day, "сменила место работы"
            successor = self._person(owner["id"])
            people[1] = successor
            self._appointment(contract, owner, successor, 2, day, left["id"])
            self._made.callers[-2:] = [
                caller
                if caller.person_id != left["person_id"]
                else replace(caller, valid_to=day - timedelta(days=1))
                for caller in self._made.callers[-2:]
            ]

    def _appointment(
        self,
        contract: dict[str, Any],
        owner: dict[str, Any],
        person: dict[str, Any],
        place: int,
        day: date,
        replaces: int | None,
    ) -> None:
        trained = (
            None if self._rng.random() < UNTRAINED else day + timedelta(days=int(self._rng.random() * 12) - 6)
        )
        self._made.appointments.append(
            {
                "id": len(self._made.appointments) + 1,
                "contract_id": contract["id"],
                "person_id": person["id"],
                "place": place,
                "appointed_on": day,
                "trained_on": trained,
                "ended_on": None,
                "end_reason": "",
                "replaces_id": replaces,
                "version": 1,
            }
        )
        if trained is not None and contract["signed_on"] is not None:
            self._made.callers.append(
                KnownCaller(
                    contract["id"],
                    contract["number"],
                    owner["id"],
                    joined((owner["name"], owner["locality"], owner["region"]), ", "),
                    person["id"],
                    person["name"],
                    person["phone"],
                    person["email"],
                    max(day, trained, contract["signed_on"]),
                    contract["ends_on"],
                )
            )
