"""The register of outages: entered, corrected, withdrawn, with history; and how the figure follows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from models.agreement.readings import Readings
from models.availability.drafts import OutageDraft, WorksDraft
from models.availability.figures import YearReport, timelines, year_report
from models.availability.instants import DAY, HOUR, MINUTE, from_us, to_us, year_bounds
from models.availability.operations import (
    announce_works,
    correct_outage,
    end_outage,
    enter_outage,
    outage_draft,
    withdraw_outage,
    withdraw_works,
)
from models.availability.queries import components
from models.availability.register import IMPORTED, MONITOR
from models.availability.states import Code, State, Zone
from models.availability.tables import Outage
from models.desk.queries import history
from models.errors import ConflictError, InputError, NotFound, RuleError
from models.storage.database import Database
from models.storage.journal import Actor
from tests.availability.factories import component, enter_measured, measure, registered

YEAR = 2025
START, END = year_bounds(YEAR)
TEN = START + 60 * DAY + 10 * HOUR


def at(instant: int) -> datetime:
    return from_us(instant)


def draft(start: int, end: int | None, **more: Any) -> OutageDraft:
    return OutageDraft(None, at(start), None if end is None else at(end), **more)


def report(database: Database, now: int = END, year: int = YEAR) -> YearReport:
    return database.read(lambda session: year_report(session, year, now, Readings()))


def down(database: Database, now: int = END) -> int:
    return report(database, now).parts[0][1].tally.down


def write(database: Database, actor: Actor, operation: Any, *arguments: Any, **named: Any) -> Any:
    return database.write(actor, lambda session: operation(session, *arguments, **named)).value


def current(database: Database, outage_id: int) -> OutageDraft:
    return database.read(lambda session: outage_draft(session.get(Outage, outage_id)))


@pytest.fixture
def watched(database: Database) -> int:
    """A component that was measured up all year but for 10:00-11:00 of one day."""
    key = component(database)
    measure(database, key, (START, TEN, "up"), (TEN, TEN + HOUR, "down"), (TEN + HOUR, END, "up"))
    return key


@pytest.fixture
def found(database: Database, watched: int) -> int:
    """The entry that the monitor made of that hour."""
    return enter_measured(database, watched, TEN, TEN + HOUR)


def test_an_entry_that_repeats_the_measurement_changes_nothing(database, found):
    assert down(database) == HOUR


def test_an_outage_entered_by_hand_is_charged_though_the_monitor_saw_nothing(database, actor, watched):
    write(database, actor, enter_outage, draft(TEN + 5 * HOUR, TEN + 6 * HOUR, cause=" Отказ  СХД "))
    assert down(database) == 2 * HOUR
    (entry,) = registered(database)
    assert (entry["cause"], entry["source"], entry["seconds"]) == ("Отказ СХД", "hand", 3600)


def test_a_narrower_correction_gives_the_rest_of_the_measured_hour_back(database, actor, found):
    before = current(database, found)
    write(database, actor, correct_outage, found, before, replace(before, started_at=at(TEN + 15 * MINUTE)))
    assert down(database) == 45 * MINUTE
    assert report(database).parts[0][1].tally.no_data == 0


def test_a_wider_correction_charges_what_the_monitor_saw_as_up(database, actor, found):
    before = current(database, found)
    write(database, actor, correct_outage, found, before, replace(before, started_at=at(TEN - HOUR)))
    assert down(database) == 2 * HOUR


def test_another_zone_takes_the_hour_off_the_licensors_account(database, actor, found):
    before = current(database, found)
    write(database, actor, correct_outage, found, before, replace(before, zone=Zone.CLIENT))
    figure = report(database).parts[0][1]
    assert (figure.tally.down, figure.tally.excused, figure.percent) == (0, HOUR, 100.0)


def test_an_outage_that_was_only_slowness_is_degradation(database, actor, found):
    before = current(database, found)
    write(database, actor, correct_outage, found, before, replace(before, state=State.DEGRADED))
    figure = report(database).parts[0][1]
    assert (figure.tally.down, figure.tally.degraded) == (0, HOUR)


def test_a_false_alarm_is_withdrawn_and_can_be_put_back(database, actor, found):
    write(database, actor, withdraw_outage, found)
    assert down(database) == 0
    write(database, actor, withdraw_outage, found, withdrawn=False)
    assert down(database) == HOUR


def test_corrections_keep_every_earlier_value_in_the_history(database, actor, found):
    before = current(database, found)
    after = replace(before, zone=Zone.DATA_CENTRE, cause="Питание")
    database.write(actor, lambda session: correct_outage(session, found, before, after), reason="акт ЦОД")
    lines = database.read(lambda session: history(session, "outage", found))
    last = lines[-1]
    assert (last.actor, last.reason) == (actor.name, "акт ЦОД")
    assert last.changes["zone"] == ["system", "data_centre"]
    assert last.changes["cause"] == ["", "Питание"]


def test_overlapping_outages_count_once(database, actor, found):
    write(database, actor, enter_outage, draft(TEN + 30 * MINUTE, TEN + 90 * MINUTE))
    assert down(database) == 90 * MINUTE


def test_an_entry_for_the_whole_platform_concerns_every_component(database, actor, watched):
    other = component(database, "БД")
    measure(database, other, (START, END, "up"))
    write(database, actor, enter_outage, draft(TEN + DAY, TEN + DAY + HOUR))
    figures = [figure.tally.down for _, figure in report(database).parts]
    assert figures == [2 * HOUR, HOUR]
    assert report(database).platform.tally.down == 2 * HOUR


def test_the_platform_is_the_worst_of_its_components(database, watched):
    other = component(database, "БД")
    measure(database, other, (START, END, "up"), (TEN + 30 * MINUTE, TEN + 90 * MINUTE, "down"))
    result = report(database)
    assert [figure.tally.down for _, figure in result.parts] == [HOUR, HOUR]
    assert result.platform.tally.down == 90 * MINUTE
    assert result.of(None) is result.platform
    assert result.of(other).name == "БД"


def test_two_people_who_correct_different_fields_are_joined_and_the_same_field_asks(database, actor, found):
    before = current(database, found)
    write(database, actor, correct_outage, found, before, replace(before, zone=Zone.CLIENT))
    write(database, actor, correct_outage, found, before, replace(before, cause="Школа отключила свет"))
    assert current(database, found).zone == Zone.CLIENT
    with pytest.raises(ConflictError):
        write(database, actor, correct_outage, found, before, replace(before, zone=Zone.OUTSIDE))


def test_an_outage_going_on_is_charged_until_now_and_then_ended(database, actor, watched):
    now = datetime.now().astimezone()
    begun = to_us(now) - 2 * HOUR
    year = now.year
    key = write(database, actor, enter_outage, draft(begun, None))
    figure = report(database, to_us(now), year).parts[0][1]
    assert figure.tally.down == 2 * HOUR
    write(database, actor, end_outage, key, at(begun + HOUR))
    assert report(database, to_us(now), year).parts[0][1].tally.down == HOUR
    with pytest.raises(ConflictError):
        write(database, actor, end_outage, key, at(begun + HOUR))


def test_the_end_of_what_the_monitor_still_sees_is_not_entered_by_hand(database, actor, watched):
    key = enter_measured(database, watched, TEN, None)
    before = current(database, key)
    with pytest.raises(RuleError):
        write(database, actor, end_outage, key, at(TEN + HOUR))
    write(database, actor, correct_outage, key, before, replace(before, cause="Разбираемся"))
    assert current(database, key).ended_at is None


def test_an_open_entry_of_a_silent_monitor_claims_no_more_than_was_seen(database, actor):
    key = component(database)
    measure(database, key, (START, TEN, "up"), (TEN, TEN + HOUR, "down"))
    entry = enter_measured(database, key, TEN, None)
    before = current(database, entry)
    write(database, actor, correct_outage, entry, before, replace(before, zone=Zone.DATA_CENTRE))
    figure = report(database).parts[0][1]
    assert figure.tally.down == HOUR
    assert figure.tally.no_data == END - TEN - HOUR


def test_what_was_measured_keeps_its_component(database, actor, found):
    before = current(database, found)
    with pytest.raises(RuleError):
        write(database, actor, correct_outage, found, before, replace(before, component_id=None))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"started_at": None}, "started_at"),
        ({"started_at": datetime.now().astimezone() + timedelta(days=1), "ended_at": None}, "started_at"),
        ({"ended_at": datetime.now().astimezone() + timedelta(days=1)}, "ended_at"),
        ({"ended_at": at(TEN)}, "ended_at"),
        ({"state": "up"}, "state"),
        ({"zone": "moon"}, "zone"),
    ],
)
def test_an_impossible_entry_names_its_field(sqlite_database, actor, changes, field):
    with pytest.raises(InputError) as refused:
        write(sqlite_database, actor, enter_outage, replace(draft(TEN, TEN + HOUR), **changes))
    assert set(refused.value.fields) == {field}


def test_an_entry_that_is_gone_is_not_found(database, actor):
    with pytest.raises(NotFound):
        write(database, actor, withdraw_outage, 77)


def thursday(hour: int) -> datetime:
    return datetime.fromisoformat(f"2025-03-06T{hour:02d}:00+03:00")


WORKS = WorksDraft(None, thursday(10), thursday(18), thursday(20), "Обновление  платформы")


def test_announced_works_are_left_out_by_the_second_reading_only(database, actor, watched):
    write(database, actor, enter_outage, draft(to_us(thursday(17)), to_us(thursday(19))))
    key = write(database, actor, announce_works, WORKS)
    figure = report(database).parts[0][1]
    assert figure.tally.down == 3 * HOUR
    assert figure.without_works.down == 2 * HOUR
    assert report(database).platform.without_works.down == 2 * HOUR
    write(database, actor, withdraw_works, key)
    assert report(database).parts[0][1].without_works.down == 3 * HOUR


def test_works_of_one_component_excuse_no_other(database, actor, watched):
    other = component(database, "БД")
    measure(database, other, (START, END, "up"))
    write(database, actor, enter_outage, draft(to_us(thursday(18)), to_us(thursday(19))))
    write(database, actor, announce_works, replace(WORKS, component_id=other))
    result = report(database)
    assert [figure.without_works.down for _, figure in result.parts] == [2 * HOUR, 0]
    assert result.platform.without_works.down == 2 * HOUR


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": "  "}, "subject"),
        ({"announced_at": thursday(19)}, "announced_at"),
        ({"announced_at": datetime.now().astimezone() + timedelta(days=1)}, "announced_at"),
        ({"ended_at": thursday(18)}, "ended_at"),
        ({"ended_at": thursday(18) + timedelta(days=4)}, "ended_at"),
    ],
)
def test_impossible_works_name_their_field(sqlite_database, actor, changes, field):
    with pytest.raises(InputError) as refused:
        write(sqlite_database, actor, announce_works, replace(WORKS, **changes))
    assert set(refused.value.fields) == {field}


def test_a_young_component_is_silent_before_its_birth_and_judged_over_its_age(database):
    key = component(database, since=at(END - 10 * DAY))
    measure(database, key, (END - 10 * DAY, END - DAY, "up"), (END - DAY, END, "down"))
    figure = report(database).parts[0][1]
    assert (figure.percent, figure.budget.left, figure.budget.met) == (90.0, 0, True)
    assert report(database).platform.younger


def test_a_live_component_is_judged_until_its_last_sign_of_life(database):
    key = component(database)
    measure(database, key, (START, TEN, "up"))
    assert report(database, TEN + 20_000_000).parts[0][1].tally.no_data == 0
    assert report(database, TEN + 61_000_000).parts[0][1].tally.no_data == 61_000_000


def test_an_imported_history_has_no_sign_of_life_to_wait_for(database):
    key = component(database)
    measure(database, key, (START, TEN, "up"), source=IMPORTED)
    assert report(database, TEN + 20_000_000).parts[0][1].tally.no_data == 20_000_000


def test_strips_show_any_range_as_it_is_judged(database, actor, found):
    write(database, actor, withdraw_outage, found)
    other = component(database, "БД")
    rows = database.read(components)
    lines = database.read(lambda session: timelines(session, TEN - HOUR, TEN + 2 * HOUR, END, rows))
    assert [line.of(Code.DOWN).length() for line in lines] == [0, 0]
    assert lines[0].of(Code.UP).length() == 3 * HOUR
    assert lines[1].of(Code.NO_DATA).length() == 3 * HOUR
    assert [row.id for row in rows][1] == other


def test_a_record_of_an_older_version_is_not_overwritten(database, actor):
    key = write(database, actor, enter_outage, draft(TEN, TEN + HOUR))

    def stale(session):
        outage = session.scalars(select(Outage).where(Outage.id == key)).one()
        session.execute(update(Outage.__table__).values(version=9))
        outage.note = "x"

    with pytest.raises(ConflictError):
        database.write(actor, stale)
    assert registered(database)[0]["source"] != MONITOR
