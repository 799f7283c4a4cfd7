"""Readings: which one held when, and who may switch it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from models.agreement.operations import switch_reading
from models.agreement.queries import load_readings
from models.agreement.questions import reading_title
from models.agreement.readings import DECREE_DAYS, WORKTIME, Readings, Switch, reading_titles
from models.errors import InputError, RuleError
from models.storage.database import Database
from models.storage.journal import SYSTEM, Actor

DAY = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def switch(reading: str, since: datetime, decided: datetime, question: str = WORKTIME) -> Switch:
    return Switch(question, reading, since, decided, "Кузнецова А. П.", "решение отдела")


class TestWhichHolds:
    """A switch holds from its moment on, and only for its question."""

    def test_without_switches_the_edition_chooses(self) -> None:
        assert Readings().of(WORKTIME, DAY) == "agreement"
        assert Readings().of(DECREE_DAYS, DAY) == "ordinary"

    def test_a_switch_holds_from_its_very_moment(self) -> None:
        readings = Readings((switch("production", DAY, DAY - HOUR),))

        assert readings.of(WORKTIME, DAY - timedelta(microseconds=1)) == "agreement"
        assert readings.of(WORKTIME, DAY) == "production"
        assert readings.of(DECREE_DAYS, DAY) == "ordinary"

    def test_switches_count_in_the_order_of_their_moments(self) -> None:
        readings = Readings((switch("statutory", DAY + HOUR, DAY - HOUR), switch("production", DAY, DAY)))

        assert readings.of(WORKTIME, DAY + HOUR) == "statutory"
        assert readings.of(WORKTIME, DAY + HOUR - timedelta(seconds=1)) == "production"
        assert readings.moments(WORKTIME) == (DAY, DAY + HOUR)
        assert readings.moments(DECREE_DAYS) == ()

    def test_of_two_for_the_same_moment_the_later_decided_counts(self) -> None:
        late, early = switch("production", DAY, DAY - HOUR), switch("statutory", DAY, DAY - 2 * HOUR)

        assert Readings((late, early)).of(WORKTIME, DAY) == "production"

    def test_what_was_decided_later_was_not_known(self) -> None:
        readings = Readings((switch("production", DAY, DAY),))

        assert readings.known_at(DAY).of(WORKTIME, DAY) == "production"
        assert readings.known_at(DAY - timedelta(microseconds=1)).of(WORKTIME, DAY) == "agreement"

    def test_the_other_readings_are_the_ones_that_do_not_hold(self) -> None:
        assert Readings().others(WORKTIME, DAY) == ("production", "statutory")
        assert Readings((switch("statutory", DAY, DAY),)).others(WORKTIME, DAY) == ("agreement", "production")

    def test_every_reading_has_a_title(self) -> None:
        assert set(reading_titles(WORKTIME)) == {"agreement", "production", "statutory"}


def add_operator(database: Database, role: str) -> Actor:
    """An operator of the desk with that role, by Core: the desk's room stands above this one."""

    def insert(session: Session) -> int:
        values = {"name": role, "key": role, "role": role}
        session.execute(
            sa.text(
                "insert into operator (name, name_key, role, line, active, version)"
                " values (:name, :key, :role, '222', true, 1)"
            ),
            values,
        )
        return int(session.execute(sa.text("select max(id) from operator")).scalar_one())

    return Actor(database.write(SYSTEM, insert).value, role)


class TestSwitching:
    """A supervisor's decision with a reason; nothing that was judged changes."""

    def test_a_supervisor_switches_with_a_reason(self, database: Database) -> None:
        chief = add_operator(database, "supervisor")

        written = database.write(
            chief, lambda s: switch_reading(s, WORKTIME, "production", reason=" так решили ")
        )

        (made,) = database.read(load_readings).switches
        assert (made.question, made.reading, made.actor, made.reason) == (
            WORKTIME,
            "production",
            "supervisor",
            "так решили",
        )
        assert written.changes.ids("reading") == {written.value}
        readings = database.read(load_readings)
        assert readings.of(WORKTIME, made.since) == "production"
        assert readings.of(WORKTIME, made.since - HOUR) == "agreement"

    def test_a_switch_may_be_agreed_for_later(self, database: Database) -> None:
        later = datetime.now(UTC) + timedelta(days=40)

        database.write(
            SYSTEM, lambda s: switch_reading(s, WORKTIME, "statutory", reason="с нового года", since=later)
        )

        readings = database.read(load_readings)
        assert readings.of(WORKTIME, later - HOUR) == "agreement"
        assert readings.of(WORKTIME, later) == "statutory"

    def test_the_past_cannot_be_read_anew(self, database: Database) -> None:
        earlier = datetime.now(UTC) - HOUR

        with pytest.raises(InputError) as refused:
            database.write(
                SYSTEM, lambda s: switch_reading(s, WORKTIME, "statutory", reason="x", since=earlier)
            )

        assert set(refused.value.fields) == {"since"}

    def test_a_reason_and_a_known_reading_are_needed(self, database: Database) -> None:
        with pytest.raises(InputError) as refused:
            database.write(SYSTEM, lambda s: switch_reading(s, WORKTIME, "lunar", reason="  "))

        assert set(refused.value.fields) == {"reading", "reason"}

    def test_the_reading_that_holds_is_not_switched_to(self, database: Database) -> None:
        with pytest.raises(RuleError) as refused:
            database.write(SYSTEM, lambda s: switch_reading(s, WORKTIME, "agreement", reason="x"))

        assert refused.value.happened.source == "This reading holds already: {reading}."

    def test_an_operator_does_not_switch(self, database: Database) -> None:
        person = add_operator(database, "operator")

        with pytest.raises(RuleError) as refused:
            database.write(person, lambda s: switch_reading(s, WORKTIME, "production", reason="x"))

        assert refused.value.happened.source == "Only a supervisor decides this."
        assert database.read(load_readings).switches == ()

    def test_decisions_stay_as_they_were_made(self, database: Database) -> None:
        database.write(SYSTEM, lambda s: switch_reading(s, WORKTIME, "production", reason="x"))

        for statement in ("update reading_switch set reading = 'statutory'", "delete from reading_switch"):
            with pytest.raises(DBAPIError):
                database.write(SYSTEM, lambda s: s.execute(sa.text(statement)))
        assert len(database.read(load_readings).switches) == 1


def test_a_reading_is_called_by_its_title() -> None:
    assert reading_title("production") == "As in the production calendar: moved Saturdays work"
    assert reading_title("lunar") == "lunar"
