"""What people of a desk do in a day over their own consoles; each function is one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from models.availability.cards import outage_card
from models.availability.drafts import ComponentDraft, OutageDraft, ProbeDraft, WorksDraft
from models.availability.instants import SECOND
from models.availability.intake import import_history, read_history
from models.availability.monitoring import Batch, release_lease, store, take_lease
from models.availability.operations import (
    add_component,
    add_probe,
    announce_works,
    correct_outage,
    delete_probe,
    enter_outage,
    withdraw_outage,
    withdraw_works,
)
from models.availability.states import State
from models.availability.watch import SpanWrite
from models.calendar.operations import DayDraft, decide_day
from models.contracts.operations import add_contract
from models.desk.operations import sign_in
from models.hours.operations import cancel, correct, hold, plan, record_held, reverse
from models.storage.database import Database
from models.storage.journal import SYSTEM
from models.tickets.attachments import detach
from models.tickets.choices import LinkKind
from models.tickets.choices import State as Step
from models.tickets.drafts import NewAttachment
from models.tickets.intake.storing import import_tickets
from models.tickets.intake.tickets import OldMove, OldTicket
from models.tickets.operations import (
    add_files,
    add_note,
    add_ticket,
    edit_ticket,
    join_tickets,
    link_tickets,
    move,
    tag,
    take,
    undo,
    unlink_tickets,
)
from tests.hours.factories import draft
from tests.tickets.factories import contract_draft, incident

SCHOOL = {"organisation": "Лицей № 3", "locality": "Пермь", "region": "Пермский край"}


def does(console: Database, operation: Any, *arguments: Any, **named: Any) -> Any:
    """What an operation answers, done by the person of the console's login."""
    who = console.write(SYSTEM, lambda session: sign_in(session, "")).value
    return console.write(who, lambda session: operation(session, *arguments, **named)).value


def an_outage(console: Database) -> int:
    began = datetime.now(UTC) - timedelta(hours=2)
    return int(does(console, enter_outage, OutageDraft(None, began, began + timedelta(hours=1))))


def a_consultation(console: Database, operation: Any = record_held, minutes: int = 25) -> int:
    return int(does(console, operation, draft(None, minutes, **SCHOOL, at=datetime.now(UTC))).consultation_id)


def a_technical_day(console: Database) -> None:
    """All that an operator does to tickets and outages."""
    parent, child, third = (does(console, add_ticket, incident()).id for _ in range(3))
    does(console, take, [parent])
    does(console, edit_ticket, parent, {"description": incident().description}, {"description": "Иное"})
    does(console, join_tickets, [child], parent)
    does(console, add_note, parent, "Перезвонить", is_answer=True)
    undone = does(console, move, [parent], "close")
    does(console, undo, undone.undo)
    does(console, move, [parent], "close")
    does(console, move, [parent], "reopen")
    does(console, tag, [parent], "звук")
    linked = does(console, link_tickets, parent, third, LinkKind.RELATED)
    does(console, unlink_tickets, linked.links[0])
    (file,) = does(console, add_files, third, [NewAttachment("a.txt", b"text")])
    does(console, detach, file)
    outage = an_outage(console)
    card = console.read(lambda session: outage_card(session, outage))
    does(
        console,
        correct_outage,
        outage,
        card.draft,
        replace(card.draft, cause="Сбой", ended_at=datetime.now(UTC)),
    )
    does(console, withdraw_outage, outage)
    does(console, withdraw_outage, outage, withdrawn=False)


def a_day_of_method(console: Database) -> None:
    """Recording, planning, holding, cancelling and correcting consultations."""
    number = a_consultation(console)
    does(console, correct, number, draft(None, 30, **SCHOOL, at=datetime.now(UTC)), "ошибка")
    does(console, reverse, a_consultation(console), "ошибка")


def a_chiefs_day(console: Database, colleague: Database) -> None:
    """Contracts, and events that are planned on them; one is then held by somebody else, and noted late."""
    today = datetime.now(UTC).date()
    dates = {
        "signed_on": today - timedelta(days=9),
        "starts_on": today - timedelta(days=9),
        "ends_on": today + timedelta(days=300),
    }
    contract = does(console, add_contract, contract_draft("77/2026", **dates))
    soon = datetime.now(UTC) + timedelta(hours=1)
    planned = [does(console, plan, draft(contract, 30, at=soon)).consultation_id for _ in range(3)]
    does(console, cancel, planned[0])
    does(console, hold, planned[1], 40, at=datetime.now(UTC))
    does(colleague, hold, planned[2], 40, at=datetime.now(UTC) - timedelta(days=1))


def a_day_of_lists(console: Database, chief: Database) -> None:
    """What comes in as files, and what is set up once: probes, works, days, tickets of an old desk."""
    now, old = datetime.now(UTC), datetime(2020, 1, 2, 9, tzinfo=UTC)
    part = does(chief, add_component, ComponentDraft("Портал"))
    probe = does(chief, add_probe, ProbeDraft(part, "http", "https://example.org/"))
    does(chief, delete_probe, probe)
    soon = now + timedelta(days=9)
    does(
        chief,
        withdraw_works,
        does(chief, announce_works, WorksDraft(part, now, soon, soon + timedelta(hours=1), "Работы")),
    )
    span = "component,from,to,state,zone\nПортал,2026-01-01T00:00:00Z,2026-01-01T01:00:00Z,down,system\n"
    does(console, import_history, read_history(span.encode()))
    does(console, decide_day, DayDraft(soon.date(), "closed", "Переезд"), reason="приказ")
    steps = [OldMove(old, Step.NEW, "Петров"), OldMove(old + timedelta(hours=3), Step.CLOSED, "Петров")]
    does(console, import_tickets, [OldTicket("A-1", old, {"description": "x"}, steps)])


def a_monitors_day(console: Database, chief: Database) -> None:
    """A component goes down and comes back while the prober holds the lease."""
    part = does(chief, add_component, ComponentDraft("Система"))
    at = int(datetime.now(UTC).timestamp()) * SECOND
    assert does(console, take_lease, "h", "host", 30 * SECOND)
    for place, state in enumerate((State.UP, State.DOWN, State.UP)):
        begin = at + place * SECOND
        span = SpanWrite(part, begin, begin + SECOND, state, None, begin if place else None)
        assert does(console, store, "h", 30 * SECOND, Batch([span], {}, {})).held
    does(console, release_lease, "h")
