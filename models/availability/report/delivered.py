"""What was promised and what was delivered in a period, as whole numbers by clause: (all or allowed, done or used)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.agreement.readings import Readings
from models.availability.figures import year_report
from models.availability.instants import MINUTE, to_us
from models.availability.report.facts import read_works
from models.availability.windows import windows
from models.calendar.queries import load_calendar
from models.contracts.tables import Appointment, Contract
from models.desk.reporting import Request
from models.hours.choices import Charging
from models.hours.choices import State as Held
from models.hours.report.facts import read_years
from models.hours.tables import Consultation, PupilRefusal
from models.tickets.choices import Channel, Kind, Outcome, State
from models.tickets.report.facts import asked_for, outside_working_time
from models.tickets.tables import Ticket

Amounts = dict[str, tuple[int, int]]

_ACCEPTED = Ticket.state != State.REFUSED
_TECHNICAL = Ticket.kind != Kind.METHODOLOGY
_ERROR = Ticket.kind == Kind.COURSE_ERROR


def read_amounts(session: Session, request: Request, readings: Readings) -> Amounts:
    """The two amounts of every promise."""
    everyone = replace(request, contracts=())
    return {
        **_availability(session, everyone, readings),
        **_tickets(session, everyone),
        **_contracts(session, everyone),
        **_hours(session, everyone, readings),
    }


def _availability(session: Session, request: Request, readings: Readings) -> Amounts:
    report = year_report(session, request.last.year, to_us(min(request.now, request.end)), readings)
    works = read_works(session, to_us(request.start), to_us(request.end))
    inside = sum(
        windows(begin, end, report.terms.window).length() == end - begin
        for begin, end, _ in works
        if end > begin
    )
    figure = report.platform
    if figure is None:
        return {
            "availability.target": (0, 0),
            "availability.monitoring": (0, 0),
            "availability.windows": (len(works), inside),
        }
    return {
        "availability.target": (figure.budget.allowed // MINUTE, -(-figure.budget.used // MINUTE)),
        "availability.monitoring": (figure.tally.total // MINUTE, figure.tally.known // MINUTE),
        "availability.windows": (len(works), inside),
    }


def _tickets(session: Session, request: Request) -> Amounts:
    def number(*conditions: ColumnElement[bool]) -> int:
        statement = select(func.count()).select_from(Ticket).where(asked_for(request), *conditions)
        return session.execute(statement).scalar_one()

    solved = Ticket.state.in_([State.SOLVED, State.CLOSED])
    answered = or_(Ticket.outcome.in_(list(Outcome)), solved)
    named = and_(Ticket.contract_no != "", Ticket.organisation != "")
    told = and_(
        Ticket.subject != "",
        Ticket.grade.is_not(None),
        Ticket.lesson != "",
        Ticket.internet_lesson != "",
        Ticket.description != "",
    )
    calls = list(
        session.scalars(
            select(Ticket.received_at).where(asked_for(request), Ticket.channel == Channel.PHONE, _TECHNICAL)
        )
    )
    outside = sum(outside_working_time(calls, load_calendar(session)))
    accepted, errors, technical = number(_ACCEPTED), number(_ERROR), number(_ACCEPTED, _TECHNICAL)
    return {
        "ticket.course_error": (errors, number(_ERROR, answered)),
        "support.users": (accepted, number(_ACCEPTED, solved)),
        "time.technical": (len(calls), len(calls) - outside),
        "mail.technical": (accepted, number(_ACCEPTED, Ticket.channel == Channel.MAIL)),
        "ticket.contract": (technical, number(_ACCEPTED, _TECHNICAL, named)),
        "ticket.description": (errors, number(_ERROR, told)),
    }


def _contracts(session: Session, request: Request) -> Amounts:
    day, one = request.last, aliased(Appointment)
    valid = and_(Contract.signed_on <= day, Contract.starts_on <= day, Contract.ends_on >= day)
    mine = and_(
        one.contract_id == Contract.id,
        one.appointed_on <= day,
        or_(one.ended_on.is_(None), one.ended_on > day),
    )
    people: Any = select(func.count()).select_from(one).where(mine).correlate(Contract).scalar_subquery()
    trained = exists().where(mine, one.trained_on.is_not(None), one.trained_on <= day)

    def number(*conditions: ColumnElement[bool]) -> int:
        return session.execute(
            select(func.count()).select_from(Contract).where(valid, *conditions)
        ).scalar_one()

    everything = number()
    return {
        "persons.limit": (everything, number(people.between(1, 2))),
        "persons.trained": (everything, number(trained)),
    }


def _hours(session: Session, request: Request, readings: Readings) -> Amounts:
    held = and_(
        Consultation.at >= request.start, Consultation.at < request.end, Consultation.state == Held.HELD
    )

    def number(*conditions: ColumnElement[bool]) -> int:
        return session.execute(
            select(func.count()).select_from(Consultation).where(held, *conditions)
        ).scalar_one()

    named = and_(
        *(column != "" for column in (Consultation.surname, Consultation.name, Consultation.organisation)),
        *(column != "" for column in (Consultation.locality, Consultation.region)),
    )
    turned_away = select(func.coalesce(func.sum(PupilRefusal.count), 0)).where(
        PupilRefusal.day >= request.first, PupilRefusal.day <= request.last
    )
    pupils = int(session.execute(turned_away).scalar_one())
    years = read_years(session, request, readings)
    everything = number()
    return {
        "hours.quota": (
            sum(year.balance.charged for year in years),
            sum(year.balance.used for year in years),
        ),
        "hours.contract": (everything, number(Consultation.charging != Charging.UNCHARGED)),
        "method.details": (everything, number(named)),
        "method.children": (pupils, pupils),
    }
