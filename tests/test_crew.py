"""A bench never hangs and never hides a failure: the processes it starts, and the load of the server."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from models.errors import RuleError
from models.storage.database import Database
from models.text import Text
from models.tickets.operations import add_ticket
from tests.bench.bench_server import grown, main
from tests.bench.crew import Crew, CrewFailed, Voice
from tests.bench.desk_load import SHARES, TENTHS, Held, deck
from tests.tickets.factories import ACTOR, call, register

SOON = 60.0  # seconds; a process that waits does so for longer


def speak(voice: Voice, name: str) -> None:
    """Tell something, rest until the others may go on, tell again."""
    voice.tell(f"{name} comes")
    voice.rest()
    voice.tell(f"{name} goes")


def refuse(_voice: Voice, patience: float) -> None:
    """Wait for so long, then fail by a rule; its error holds more than a sentence."""
    time.sleep(patience)
    raise RuleError(Text("Ticket {number} is taken.", {"number": 7}))


def die(_voice: Voice, patience: float) -> None:
    """Wait for so long, then be ended from outside."""
    time.sleep(patience)
    os.kill(os.getpid(), signal.SIGKILL)


def wait(_voice: Voice, patience: float) -> None:
    """Say nothing for so long."""
    time.sleep(patience)


def failure_of(work: Callable[..., None], *patience: float, silence: float = SOON) -> str:
    """What is said of a crew of which somebody fails, and that it is said at once."""
    began = time.monotonic()
    with pytest.raises(CrewFailed) as caught, Crew(work, [(each,) for each in patience], silence) as crew:
        list(crew)
    assert time.monotonic() - began < SOON
    return str(caught.value)


def test_everybody_is_heard_and_goes_on_when_told() -> None:
    heard: list[Any] = []
    with Crew(speak, [("first",), ("second",)]) as crew:
        for said in crew:
            heard.append(said)
            if len(heard) == 2:
                assert sorted(heard) == ["first comes", "second comes"]
                crew.go_on()
    assert sorted(heard[2:]) == ["first goes", "second goes"]


def test_a_failure_is_told_in_its_own_words_while_others_still_wait() -> None:
    said = failure_of(refuse, 0.0, 10 * SOON)
    assert "RuleError: Ticket {number} is taken." in said
    assert "in refuse" in said


def test_a_process_that_is_killed_is_noticed() -> None:
    assert "exit code -9" in failure_of(die, 0.0, 10 * SOON)


def test_nobody_is_waited_for_without_end() -> None:
    assert "no word from 2 processes for 1 s" in failure_of(wait, 10 * SOON, 10 * SOON, silence=1.0)


def test_a_ticket_is_taken_only_after_one_was_written() -> None:
    cards = deck(120, random.Random(1))
    assert {kind: cards.count(kind) for kind in SHARES} == SHARES
    for place in range(len(cards)):
        assert 0 <= cards[: place + 1].count("new ticket") - cards[: place + 1].count("take") <= 1


def hour(**last: float) -> list[list[Held]]:
    """What two processes hold at each tenth; in the last one `last`."""
    usual: dict[str, Any] = {"connections": 8, "threads": 5, "memory": 100.0, "used": 50.0, "blocks": 1000}
    tenths = [[Held(tenth, **usual)] * 2 for tenth in range(1, TENTHS)]
    return [*tenths, [Held(TENTHS, **usual | last)] * 2]


def test_an_hour_without_growth_is_praised() -> None:
    assert grown(hour(), 4) == []


@pytest.mark.parametrize(
    "last", [{"connections": 9}, {"threads": 6}, {"memory": 126.0}, {"used": 56.0}, {"blocks": 1101}]
)
def test_growth_is_named(last: dict[str, float]) -> None:
    (name,) = last
    (sentence,) = grown(hour(**last), 4)
    assert name in sentence


@pytest.fixture
def desk_url(postgresql_url: str) -> str:
    """A server with a contract and some calls."""
    database = Database.open(postgresql_url)
    register(database)
    database.write(ACTOR, lambda session: [add_ticket(session, call()) for _ in range(20)])
    database.close()
    return postgresql_url


@pytest.mark.slow
def test_the_load_of_a_desk_runs_to_its_end_and_prints_both_sides(
    desk_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--on", desk_url, "--consoles", "2", "--actions", "24", "--hurry", "2000"])
    said, failed = capsys.readouterr()
    assert failed == ""
    assert "| new ticket | 4 |" in said
    assert "| take | 4 |" in said
    assert "100 %: connections in pools" in said
    assert "left on the server" not in said
    assert code in (0, 1)  # so short an hour does not tell growth from warming up


@pytest.mark.slow
def test_an_action_that_fails_ends_the_load_with_its_reason(
    desk_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database.open(desk_url)
    with database.writer.begin() as connection:
        connection.exec_driver_sql(
            "create function refuse_it() returns trigger language plpgsql as"
            " $$ begin raise exception 'the disk is on fire'; end $$"
        )
        connection.exec_driver_sql(
            "create trigger refuse_it before insert on ticket for each row execute function refuse_it()"
        )
    database.close()
    assert main(["--on", desk_url, "--consoles", "2", "--actions", "24", "--hurry", "2000"]) == 1
    said, failed = capsys.readouterr()
    assert "the disk is on fire" in failed
    assert "| action |" not in said


def test_a_server_with_too_few_connections_is_named_before_anything_is_done(
    desk_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--on", desk_url, "--consoles", "50"]) == 1
    assert "raise max_connections" in capsys.readouterr().err
