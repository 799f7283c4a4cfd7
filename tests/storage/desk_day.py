"""A desk at work for the tests of crashes: calls, notes, consultations and reversals, one transaction after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.all_tables import all_tables
from models.hours.operations import record_held, reverse
from models.hours.tables import Consultation, HoursLine
from models.storage.database import Database
from models.storage.journal import JournalEntry
from models.tickets.drafts import NewAttachment
from models.tickets.operations import add_note, add_ticket
from models.tickets.tables import Ticket, TicketAttachment, TicketNote
from tests.hours.factories import METHODOLOGIST, draft, make_contract
from tests.tickets.factories import ACTOR, call, register

PICTURE = b"%PDF" + bytes(range(256)) * 16
KINDS = ("call", "note", "hours", "reversal")


@dataclass(frozen=True, slots=True)
class Step:
    """One action of a person, one transaction; its `name` stands in everything that it writes."""

    name: str
    kind: str
    contract: int

    def do(self, database: Database) -> None:
        """Save it; returns once it is promised to be kept. Saving again changes nothing."""
        work = self._hours if self.kind in ("hours", "reversal") else self._ticket
        database.write(METHODOLOGIST if work == self._hours else ACTOR, work)

    def _ticket(self, session: Session) -> None:
        files = (NewAttachment("снимок.pdf", PICTURE + self.name.encode()),)
        one = call(description=self.name, client_key=self.name, attachments=files)
        saved = add_ticket(session, one)
        if self.kind == "note" and not saved.repeated:
            add_note(session, saved.id, f"note of {self.name}")

    def _hours(self, session: Session) -> None:
        one = draft(self.contract, 1, question=self.name, client_key=self.name, reason="срочно")
        saved = record_held(session, one)
        session.flush()
        if self.kind == "reversal" and not saved.repeated:
            reverse(session, saved.consultation_id, "ошибка")


def prepare(database: Database) -> int:
    """The contract of a caller, and one whose hours are charged (returned)."""
    all_tables()
    register(database)
    return make_contract(database, "7/2026-МЭО")


def steps(contract: int, start: int = 1) -> Iterator[Step]:
    """An endless day."""
    for number in count(start):
        yield Step(f"step-{number}", KINDS[number % len(KINDS)], contract)


def whole_and_half(database: Database) -> tuple[set[str], set[str]]:
    """The names of the steps that are there with everything that belongs to them, and of those that lack something."""
    return database.read(_look)


def _look(session: Session) -> tuple[set[str], set[str]]:
    whole: set[str] = set()
    half: set[str] = set()
    journal = dict(
        session.execute(
            select(JournalEntry.entity_id, func.count())
            .where(JournalEntry.entity == "ticket", JournalEntry.action == "created")
            .group_by(JournalEntry.entity_id)
        ).all()
    )
    notes = dict(session.execute(select(TicketNote.ticket_id, TicketNote.text)).all())
    files = set(session.scalars(select(TicketAttachment.ticket_id)))
    for number, name in session.execute(select(Ticket.id, Ticket.client_key)):
        wants_note = KINDS[int(name.partition("-")[2]) % 4] == "note"
        good = journal.get(number) == 1 and number in files and (number in notes) == wants_note
        (whole if good else half).add(name)
    lines = dict(
        session.execute(
            select(HoursLine.consultation_id, func.sum(HoursLine.minutes)).group_by(HoursLine.consultation_id)
        ).all()
    )
    for number, name in session.execute(select(Consultation.id, Consultation.client_key)):
        left = 0 if KINDS[int(name.partition("-")[2]) % 4] == "reversal" else 1
        (whole if lines.get(number) == left else half).add(name)
    return whole, half
