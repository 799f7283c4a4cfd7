"""Components and probes as people set them up, and what the panel reads: cards, costs, snapshot, latency."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models.agreement.readings import Readings
from models.availability.answers import report_json
from models.availability.cards import cost_lines, outage_card, works_row
from models.availability.drafts import ComponentDraft, ProbeDraft, WorksDraft, parse_status, split_address
from models.availability.explain import outage_verdict
from models.availability.figures import year_report
from models.availability.instants import DAY, HOUR, MINUTE, SECOND, from_us, to_us, year_bounds
from models.availability.intake import import_history, read_history
from models.availability.latency import MinuteRoll
from models.availability.live import components_now, latency
from models.availability.monitoring import Batch, store, take_lease
from models.availability.operations import (
    add_component,
    add_probe,
    announce_works,
    change_component,
    change_probe,
    correct_outage,
    delete_probe,
    outage_draft,
    probe_draft,
    withdraw_outage,
)
from models.availability.queries import components, probes
from models.availability.snapshot import snapshot
from models.availability.states import State, Zone
from models.availability.tables import Outage
from models.availability.watch import Answer, Track
from models.errors import ConflictError, InputError, NotFound
from models.storage.database import Database
from models.storage.journal import Actor
from models.text import render, source_language
from tests.availability.factories import component, enter_measured, measure, registered

YEAR = 2025
START, END = year_bounds(YEAR)
TEN = START + 60 * DAY + 10 * HOUR


def write(database: Database, actor: Actor, operation: Any, *arguments: Any) -> Any:
    return database.write(actor, lambda session: operation(session, *arguments)).value


PAGE = ProbeDraft(0, "http", " https://платформа.example/health ", timeout_ms=5_000)


def test_a_component_is_set_up_changed_and_its_name_stays_its_own(database, actor):
    first = write(database, actor, add_component, ComponentDraft("  Система "))
    with pytest.raises(InputError) as refused:
        write(database, actor, add_component, ComponentDraft("СИСТЕМА"))
    assert set(refused.value.fields) == {"name"}
    before = ComponentDraft("Система")
    write(
        database,
        actor,
        change_component,
        first,
        before,
        replace(before, interval_seconds=60, name="Система МЭО"),
    )
    (row,) = database.read(components)
    assert (row.name, row.interval) == ("Система МЭО", 60 * SECOND)
    with pytest.raises(ConflictError):
        write(database, actor, change_component, first, before, replace(before, interval_seconds=90))


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"name": " "}, "name"), ({"interval_seconds": 0}, "interval_seconds"), ({"quorum": 0}, "quorum")],
)
def test_an_impossible_component_names_its_field(sqlite_database, actor, changes, field):
    with pytest.raises(InputError) as refused:
        write(sqlite_database, actor, add_component, replace(ComponentDraft("Система"), **changes))
    assert set(refused.value.fields) == {field}


def test_a_probe_is_set_up_changed_and_deleted(database, actor):
    key = component(database)
    probe = write(database, actor, add_probe, replace(PAGE, component_id=key))
    (row,) = database.read(probes)
    assert row.target == "https://платформа.example/health"
    before = probe_draft(row)
    write(database, actor, change_probe, probe, before, replace(before, expected_text="МЭО"))
    assert database.read(probes)[0].expected_text == "МЭО"
    write(database, actor, delete_probe, probe)
    assert database.read(probes) == []
    with pytest.raises(NotFound):
        write(database, actor, delete_probe, probe)
    with pytest.raises(NotFound):
        write(database, actor, add_probe, replace(PAGE, component_id=key + 1))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"target": ""}, "target"),
        ({"target": "ftp://x/"}, "target"),
        ({"target": "http://[::1"}, "target"),
        ({"kind": "tcp", "target": "host"}, "target"),
        ({"kind": "tcp", "target": "host:99999"}, "target"),
        ({"retries": 11}, "retries"),
        ({"timeout_ms": 20_000}, "timeout_ms"),
        ({"timeout_ms": 50}, "timeout_ms"),
        ({"slow_ms": 0}, "slow_ms"),
        ({"expected_status": "ok"}, "expected_status"),
        ({"certificate_days": -1}, "certificate_days"),
    ],
)
def test_an_impossible_probe_names_its_field(changes, field):
    with pytest.raises(InputError) as refused:
        replace(PAGE, **changes).checked(30)
    assert set(refused.value.fields) == {field}


def test_an_interval_too_short_for_a_probe_is_refused(database, actor):
    key = component(database)
    write(database, actor, add_probe, replace(PAGE, component_id=key, timeout_ms=10_000))
    before = ComponentDraft("Система")
    with pytest.raises(InputError) as refused:
        write(database, actor, change_component, key, before, replace(before, interval_seconds=5))
    assert set(refused.value.fields) == {"interval_seconds"}


def test_addresses_and_statuses_are_read():
    assert split_address("[::1]:443") == ("::1", 443)
    assert split_address("edge.example:80") == ("edge.example", 80)
    assert parse_status("200-202, 404") == {200, 201, 202, 404}


@pytest.fixture
def found(database: Database) -> int:
    key = component(database)
    measure(database, key, (START, TEN, "up"), (TEN, TEN + HOUR, "down"), (TEN + HOUR, END, "up"))
    return enter_measured(database, key, TEN, TEN + HOUR)


def test_the_costs_of_a_figure_name_the_entries_behind_them(database, found):
    listed = database.read(lambda session: cost_lines(session, YEAR, END, None))
    (line,) = listed.lines
    assert (line.cost.seconds, [entry.id for entry in line.entries]) == (3600, [found])
    assert listed.figure.tally.down == HOUR
    with pytest.raises(NotFound):
        database.read(lambda session: cost_lines(session, YEAR, END, 4711))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Charged to the licensor's account"),
        ({"zone": Zone.CLIENT}, "Not charged: the fault lay outside the licensor's zone (at the client's)"),
        ({"state": State.DEGRADED}, "Not charged: access got worse but was there"),
    ],
)
def test_an_entry_says_whether_it_is_charged_and_by_which_clause(database, actor, found, changes, words):
    before = database.read(lambda session: outage_draft(session.get(Outage, found)))
    write(database, actor, correct_outage, found, before, replace(before, **changes))
    card = database.read(lambda session: outage_card(session, found))
    verdict = outage_verdict(card, card.draft.ended_at)
    assert render(verdict.sentence, source_language) == words
    assert verdict.clauses[0][0] == "availability.zone"
    assert not card.is_open


def test_a_withdrawn_entry_is_not_charged(database, actor):
    key = enter_measured(database, component(database), TEN, None)
    write(database, actor, withdraw_outage, key)
    card = database.read(lambda session: outage_card(session, key))
    assert (card.is_open, card.is_charged) == (True, False)
    assert "false alarm" in outage_verdict(card, None).sentence.source
    with pytest.raises(NotFound):
        database.read(lambda session: outage_card(session, 4711))


def test_works_say_how_much_of_them_is_inside_a_window(database, actor):
    start = datetime.fromisoformat("2025-03-06T17:00+03:00")
    draft = WorksDraft(None, start - timedelta(days=1), start, start + timedelta(hours=2), "Обновление")
    key = write(database, actor, announce_works, draft)
    row = database.read(lambda session: works_row(session, key))
    assert (row.component, row.inside_window) == ("", HOUR)
    with pytest.raises(NotFound):
        database.read(lambda session: works_row(session, 4711))


def test_a_snapshot_has_everything_of_a_year_at_one_moment(database, found):
    past = database.read(lambda session: snapshot(session, YEAR))
    assert (past.start, past.end, past.in_progress) == (START, END, False)
    assert [entry.id for entry in past.entries] == [found]
    assert past.name_of(past.report.parts[0][0].id) == "Система"
    assert past.name_of(None) == ""
    now = datetime.now(UTC).year
    present = database.read(lambda session: snapshot(session, now))
    assert present.in_progress
    assert present.end == present.now


def test_what_a_prober_saw_is_stored_and_read_back(database, actor):
    key = component(database)
    probe = write(database, actor, add_probe, replace(PAGE, component_id=key))
    at = to_us(datetime.now(UTC)) // SECOND * SECOND
    assert write(database, actor, take_lease, "me", "host", 60 * SECOND)
    track = Track(key, 1, 30 * SECOND)
    for second, state in ((0, State.UP), (30, State.DOWN), (45, State.UP)):
        track.observe(probe, Answer(at - MINUTE + second * SECOND, state, 120))
    roll = MinuteRoll()
    roll.add(120)
    batch = Batch(
        [write_ for _, write_ in track.writes()],
        {probe: Answer(at, State.UP, 120, "expires", "01.12.2026", at + DAY), 4711: Answer(at, State.UP)},
        {(probe, at // MINUTE): roll, (4711, at // MINUTE): roll},
    )
    stored = write(database, actor, store, "me", 60 * SECOND, batch)
    assert stored.held
    assert len(stored.row_ids) == 3
    assert not write(database, actor, store, "another", 60 * SECOND, batch).held
    (entry,) = registered(database)
    assert entry["seconds"] == 15
    (now,) = database.read(lambda session: components_now(session, at))
    assert (now.state, now.probes[0].problem, now.probes[0].certificate_until) == (
        State.UP,
        "expires",
        at + DAY,
    )
    assert not now.is_charged
    curve = database.read(lambda session: latency(session, probe, at - HOUR, at + HOUR))
    assert curve.mean.tolist() == [120]
    again = replace(batch, spans=(), answers={})
    write(database, actor, store, "me", 60 * SECOND, again)
    assert database.read(lambda session: latency(session, probe, at - 30 * DAY, at + DAY)).mean.tolist() == [
        120
    ]


def test_an_open_entry_by_hand_is_what_is_now_even_where_no_monitor_looks(database, actor):
    key = component(database)
    at = to_us(datetime.now(UTC))
    entry = enter_measured(database, key, at - HOUR, None)
    (silent,) = database.read(lambda session: components_now(session, at))
    assert silent.state is State.NO_DATA  # an entry of a silent monitor says nothing about now
    with database.writer.begin() as connection:
        connection.exec_driver_sql(f"update outage set source = 'hand' where id = {entry}")
    (now,) = database.read(lambda session: components_now(session, at))
    assert (now.state, now.outage_id, now.is_charged) == (State.DOWN, entry, True)


@pytest.mark.parametrize(
    ("down", "published"),
    [
        (3600, "95.8333"),
        (3000, "96.5278"),
        (0, "100.0000"),
        (86_400, "0.0000"),
        (864, "99.0000"),
        (1, "99.9988"),
    ],
)
def test_a_days_log_of_another_monitor_gives_its_published_share(database, actor, down, published):
    """Seconds of up and down in one day of a Nagios log, as op5's report tests publish them, and the edges."""
    first = from_us(1_202_684_400 * SECOND)
    last = first + timedelta(days=1)
    middle = first + timedelta(seconds=down)
    rows = ["component,from,to,state", f"host,{first.isoformat()},{last.isoformat()},up"]
    rows += [f"host,{first.isoformat()},{middle.isoformat()},down"] if down else []
    history = read_history("\n".join(rows).encode())
    write(database, actor, import_history, history)
    end = year_bounds(2008)[1]
    report = database.read(lambda session: year_report(session, 2008, end, Readings()))
    assert f"{report_json(report)['percent']:.4f}" == published
