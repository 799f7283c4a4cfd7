"""Many rounds of what two consoles do at once: a ticket taken by both, a save whose outcome nobody knows.

python3 -m tests tests/bench/test_many_rounds.py -n0 -s
"""

from __future__ import annotations

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from models.all_tables import all_tables
from models.desk.operations import sign_in
from models.errors import DatabaseUnavailable, RuleError
from models.hours.operations import record_held
from models.hours.tables import Consultation, HoursLine
from models.storage.database import Database
from models.storage.journal import Actor
from models.tickets.operations import add_ticket, take
from models.tickets.queries import ticket_card
from models.tickets.tables import Ticket
from tests.hours.factories import METHODOLOGIST, draft, make_contract
from tests.tickets.factories import call, incident, register, save

pytestmark = pytest.mark.timeout(3600)
ROUNDS, KEYS = 1_000, 500


def test_of_two_who_take_one_wins_and_the_other_learns_who_in_every_round(database_url: str) -> None:
    all_tables()
    consoles = [Database.open(database_url) for _ in range(2)]
    register(consoles[0])
    people = [
        consoles[0].write_as_system(lambda s, name=name: sign_in(s, name)).value
        for name in ("Первый", "Второй")
    ]
    together = threading.Barrier(2)
    winners: Counter[str] = Counter()

    def attempt(console: Database, who: Actor, ticket: int) -> str:
        together.wait(60)
        try:
            console.write(who, lambda s: take(s, [ticket]))
        except RuleError as error:
            return str(error.happened.values["name"])
        return ""

    with ThreadPoolExecutor(2) as pool:
        for _ in range(ROUNDS):
            ticket = save(consoles[0], incident())
            answers = list(pool.map(attempt, consoles, people, (ticket, ticket)))
            winner = consoles[0].read(lambda s, n=ticket: ticket_card(s, n)).assignee
            assert sorted(answers) == sorted(["", winner])
            winners[winner] += 1
    print(f"\n{ROUNDS} rounds: {dict(winners)}")
    for console in consoles:
        console.close()


def test_the_same_key_sent_again_and_again_is_one_row(database_url: str) -> None:
    """Tickets and consultations in turn; each key is sent one to five times, by two consoles."""
    all_tables()
    consoles = [Database.open(database_url) for _ in range(2)]
    register(consoles[0])
    contract = make_contract(consoles[0])
    luck = random.Random(7)
    again: list[int] = []

    def send(console: Database, number: int) -> None:
        key = f"key-{number}"
        if number % 2:
            console.write(METHODOLOGIST, lambda s: add_ticket(s, call(client_key=key)))
        else:
            one = draft(contract, 1, client_key=key)
            console.write(METHODOLOGIST, lambda s: record_held(s, one))

    sent = [number for number in range(KEYS) for _ in range(luck.randint(1, 5))]
    luck.shuffle(sent)

    def send_all(place: int) -> None:  # a console has one worker that writes
        for number in sent[place::2]:
            while True:
                try:
                    send(consoles[place], number)
                    break
                except DatabaseUnavailable:  # busy for too long: the outbox would send it again, too
                    again.append(number)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(send_all, range(2)))
    rows = consoles[0].read(
        lambda s: [
            s.scalar(select(func.count()).select_from(table)) for table in (Ticket, Consultation, HoursLine)
        ]
    )
    print(f"\n{len(sent)} saves of {KEYS} keys, {len(again)} once more: {rows}")
    assert rows == [KEYS // 2] * 3
    for console in consoles:
        console.close()
