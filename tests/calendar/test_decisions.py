"""What people decide about days lies over the official calendar, keeps its history, and can be seen as of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from models.agreement.operations import switch_reading
from models.agreement.readings import DECREE_DAYS, WORKTIME
from models.agreement.verdict import Answer
from models.calendar.choices import OFFICIAL
from models.calendar.desk_calendar import METHODOLOGICAL, READINGS, desk_calendar, works
from models.calendar.judgements import judge_day
from models.calendar.official import Mark
from models.calendar.operations import (
    LONGEST_NAME,
    DayDraft,
    decide_day,
    decide_days,
    differing,
    enter_transfers,
)
from models.calendar.queries import (
    day_history,
    load_calendar,
    load_calendars,
    load_edits,
    load_year,
    years_without_transfers,
)
from models.calendar.spans import DayKind
from models.errors import InputError
from models.formats import format_moment
from models.storage.database import Database
from models.storage.journal import SYSTEM, Actor
from models.text import Text

ANNA = Actor(None, "Кузнецова А. П.")
FRIDAY, SATURDAY = date(2026, 11, 6), date(2026, 11, 7)


def decide(database: Database, day: date, kind: str, name: str = "", reason: str = "приказ") -> bool:
    return database.write(ANNA, lambda s: decide_day(s, DayDraft(day, kind, name), reason=reason)).value


def test_without_decisions_the_database_answers_as_the_program_does(database: Database) -> None:
    calendar, own = database.read(load_calendar), desk_calendar()
    days = [date(2026, 1, 1) + timedelta(number) for number in range(365)]

    assert [calendar.day(day) for day in days] == [own.day(day) for day in days]


def test_a_decision_closes_and_opens_days(database: Database) -> None:
    assert decide(database, FRIDAY, DayKind.CLOSED, "Переезд")
    assert decide(database, SATURDAY, DayKind.OPEN)

    calendar = database.read(load_calendar)

    assert not calendar.day(FRIDAY).working
    assert calendar.day(FRIDAY).name.values == {"name": "Переезд"}
    assert calendar.day(SATURDAY).working
    assert calendar.day(SATURDAY).name == Text("Support is open")


def test_the_same_decision_twice_is_one(database: Database) -> None:
    assert decide(database, FRIDAY, DayKind.CLOSED)
    assert not decide(database, FRIDAY, DayKind.CLOSED, "  ")
    assert decide(database, FRIDAY, DayKind.CLOSED, "Переезд")
    assert not decide(database, SATURDAY, OFFICIAL)

    assert len(database.read(lambda s: day_history(s, FRIDAY))) == 2
    assert database.read(lambda s: day_history(s, SATURDAY)) == ()


def test_a_day_goes_back_to_the_official_calendar_with_its_history(database: Database) -> None:
    decide(database, FRIDAY, DayKind.CLOSED, "Переезд", "приказ 15")
    decide(database, FRIDAY, OFFICIAL, reason="отменён")

    latest, first = database.read(lambda s: day_history(s, FRIDAY))
    assert (first.kind, first.name, first.actor, first.reason) == (
        "closed",
        "Переезд",
        "Кузнецова А. П.",
        "приказ 15",
    )
    assert (latest.kind, latest.reason) == (OFFICIAL, "отменён")
    assert database.read(load_edits) == {}
    assert database.read(load_calendar).day(FRIDAY).working


def test_the_calendar_can_be_seen_as_it_was_known(database: Database) -> None:
    decide(database, FRIDAY, DayKind.CLOSED)
    (made,) = database.read(lambda s: day_history(s, FRIDAY))
    before = made.decided_at - timedelta(microseconds=1)

    assert database.read(lambda s: load_calendar(s, at=before)).day(FRIDAY).working
    assert not database.read(lambda s: load_calendar(s, at=made.decided_at)).day(FRIDAY).working


def test_a_switched_reading_changes_only_the_days_after_it(database: Database) -> None:
    monday = datetime.now(UTC) + timedelta(days=1)
    database.write(
        SYSTEM, lambda s: switch_reading(s, WORKTIME, "production", reason="так решили", since=monday)
    )
    calendar = database.read(load_calendar)

    assert not calendar.day(date(2024, 4, 27)).working
    assert calendar.reading_of(date(2024, 4, 27)) == "agreement"
    assert calendar.day(date(2027, 2, 20)).working == (monday.date() < date(2027, 2, 20))
    assert calendar.reading_of(monday.date() + timedelta(2)) == "production"
    unaware = database.read(lambda s: load_calendar(s, at=datetime.now(UTC) - timedelta(days=1)))
    assert unaware.reading_of(monday.date() + timedelta(2)) == "agreement"


def test_a_reading_can_be_asked_for_by_itself(database: Database) -> None:
    calendars = database.read(load_calendars)

    assert set(calendars) == {"", *READINGS}
    assert [calendars[name].day(date(2024, 4, 27)).working for name in ("", *READINGS)] == [
        False,
        False,
        True,
        False,
    ]
    assert [calendars[name].day(date(2024, 4, 29)).working for name in ("", *READINGS)] == [
        False,
        False,
        False,
        True,
    ]
    off = database.read(
        lambda s: load_calendar(s, decree_days="off", reading="production", clause=METHODOLOGICAL)
    )
    assert not off.day(date(2020, 4, 15)).working


def test_the_decree_days_can_be_switched(database: Database) -> None:
    def closed(at: datetime | None) -> bool:
        return not database.read(lambda s: load_calendar(s, at=at)).day(date(2030, 4, 15)).working

    decide(database, date(2030, 4, 15), DayKind.DECREE)
    assert not closed(None)
    database.write(SYSTEM, lambda s: switch_reading(s, DECREE_DAYS, "off", reason="x"))
    assert closed(None)


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (DayDraft(FRIDAY, "party"), {"kind"}),
        (DayDraft(FRIDAY, DayKind.WORKING_WEEKEND), {"kind"}),
        (DayDraft(SATURDAY, DayKind.TRANSFER), {"kind"}),
        (DayDraft(FRIDAY, DayKind.WEEKEND), {"kind"}),
        (DayDraft(FRIDAY, DayKind.CLOSED, "x" * (LONGEST_NAME + 1)), {"name"}),
        (DayDraft(date(1899, 12, 31), DayKind.CLOSED), {"day"}),
        (DayDraft(date(2200, 1, 1), DayKind.CLOSED), {"day"}),
    ],
)
def test_a_bad_decision_is_refused_by_field(
    sqlite_database: Database, draft: DayDraft, fields: set[str]
) -> None:
    with pytest.raises(InputError) as refused:
        sqlite_database.write(ANNA, lambda s: decide_day(s, draft, reason=""))

    assert set(refused.value.fields) == fields | {"reason"}


@pytest.mark.parametrize(
    "draft",
    [
        DayDraft(SATURDAY, DayKind.WORKING_WEEKEND),
        DayDraft(date(2026, 11, 8), DayKind.WORKING_WEEKEND),
        DayDraft(FRIDAY, DayKind.TRANSFER),
        DayDraft(FRIDAY, DayKind.CLOSED, "x" * LONGEST_NAME),
        DayDraft(date(1900, 1, 1), DayKind.CLOSED),
        DayDraft(date(2199, 12, 31), DayKind.CLOSED),
    ],
)
def test_a_decision_at_the_edge_is_taken(database: Database, draft: DayDraft) -> None:
    assert database.write(ANNA, lambda s: decide_day(s, draft, reason="x")).value


class TestYear:
    """The page's year: every day with its mark, its readings, and the decision on it."""

    def test_a_year_has_all_its_days(self, database: Database) -> None:
        decide(database, FRIDAY, DayKind.CLOSED, "Переезд")
        year = database.read(lambda s: load_year(s, 2026))

        assert [year.days[0].date, year.days[-1].date] == [date(2026, 1, 1), date(2026, 12, 31)]
        assert year.working_days == 247 - 1
        assert (year.official, year.reading) == (True, "agreement")
        assert year.source == "Постановление Правительства РФ от 24.09.2025 № 1466"
        edited = year.days[FRIDAY.timetuple().tm_yday - 1]
        assert (edited.mark.kind, edited.official.kind) == (DayKind.CLOSED, DayKind.WORKING)
        assert edited.decision is not None
        assert edited.decision.reason == "приказ"
        assert not edited.working
        assert edited.readings == dict.fromkeys(READINGS, False)

    def test_readings_stand_beside_each_other(self, database: Database) -> None:
        year = database.read(lambda s: load_year(s, 2024))
        saturday = year.days[date(2024, 4, 27).timetuple().tm_yday - 1]

        assert saturday.readings == {"agreement": False, "production": True, "statutory": False}
        assert saturday.decision is None
        assert len(year.days) == 366

    def test_years_without_transfers_are_told_until_they_are_entered(self, database: Database) -> None:
        def without() -> tuple[int, ...]:
            return database.read(lambda s: years_without_transfers(s, date(2027, 12, 31)))

        assert database.read(lambda s: years_without_transfers(s, date(2026, 11, 22))) == ()
        assert without() == (2028,)
        database.write(ANNA, lambda s: enter_transfers(s, 2028, " Постановление № 1 "))
        assert without() == ()
        assert database.read(lambda s: load_year(s, 2028)).source == "Постановление № 1"
        database.write(ANNA, lambda s: enter_transfers(s, 2028, "", official=False))
        assert without() == (2028,)
        database.write(ANNA, lambda s: enter_transfers(s, 2028, "проект постановления", official=False))
        assert without() == (2028,)

    def test_many_days_are_decided_at_once(self, database: Database) -> None:
        drafts = [
            DayDraft(FRIDAY, DayKind.CLOSED),
            DayDraft(SATURDAY, DayKind.OPEN),
            DayDraft(FRIDAY, DayKind.CLOSED),
        ]

        written = database.write(ANNA, lambda s: decide_days(s, drafts, reason="приказ"))

        assert written.value == 2
        assert len(written.changes.ids("calendar")) == 2


def test_decisions_stay_as_they_were_made(database: Database) -> None:
    decide(database, FRIDAY, DayKind.CLOSED)
    database.write(ANNA, lambda s: enter_transfers(s, 2028, "x"))

    for table in ("day_decision", "year_decision"):
        for statement in (f"update {table} set actor_name = 'x'", f"delete from {table}"):
            with pytest.raises(DBAPIError):
                database.write(ANNA, lambda s: s.execute(sa.text(statement)))


@pytest.mark.parametrize(
    ("kind", "counted", "weekend", "reading", "decree_days", "expected"),
    [
        (DayKind.WORKING, False, False, "agreement", "ordinary", True),
        (DayKind.WEEKEND, False, True, "production", "ordinary", False),
        (DayKind.SHORT, False, False, "agreement", "ordinary", True),
        (DayKind.SHORT, False, True, "agreement", "ordinary", False),
        (DayKind.HOLIDAY, False, False, "statutory", "ordinary", False),
        (DayKind.CLOSED, False, False, "production", "ordinary", False),
        (DayKind.OPEN, False, True, "statutory", "ordinary", True),
        (DayKind.TRANSFER, False, False, "agreement", "ordinary", False),
        (DayKind.TRANSFER, False, False, "production", "ordinary", False),
        (DayKind.TRANSFER, False, False, "statutory", "ordinary", True),
        (DayKind.WORKING_WEEKEND, False, True, "agreement", "ordinary", False),
        (DayKind.WORKING_WEEKEND, False, True, "production", "ordinary", True),
        (DayKind.WORKING_WEEKEND, False, True, "statutory", "ordinary", False),
        (DayKind.DECREE, False, False, "production", "ordinary", True),
        (DayKind.DECREE, True, False, "production", "ordinary", False),
        (DayKind.DECREE, True, False, "agreement", "ordinary", True),
        (DayKind.DECREE, False, False, "agreement", "off", False),
        (DayKind.DECREE, False, True, "agreement", "ordinary", False),
    ],
)
def test_whether_a_day_works(
    kind: DayKind, counted: bool, weekend: bool, reading: str, decree_days: str, expected: bool
) -> None:
    mark = Mark(kind, Text("x"), counted)

    assert works(mark, weekend=weekend, reading=reading, decree_days=decree_days) is expected


class TestWhy:
    """«Почему?» of a day, as of now and as of an earlier moment."""

    def test_a_decided_day_tells_who_decided_and_why(self, database: Database) -> None:
        decide(database, FRIDAY, DayKind.CLOSED, "Переезд", "приказ 15")
        (made,) = database.read(lambda s: day_history(s, FRIDAY))

        verdict = database.read(lambda s: judge_day(s, FRIDAY))

        assert verdict.verdict == Answer.REFUSED
        assert verdict.checks[0].detail.values == {"name": "Переезд"}
        assert [value for _, value in verdict.inputs][1:] == [
            Text("Working day"),
            Text("{moment}, {actor}", {"moment": format_moment(made.decided_at), "actor": "Кузнецова А. П."}),
            "приказ 15",
        ]
        assert verdict.other == ()
        assert verdict.question == ("day", FRIDAY)

    def test_before_the_decision_the_day_was_a_working_one(self, database: Database) -> None:
        decide(database, FRIDAY, DayKind.CLOSED)
        (made,) = database.read(lambda s: day_history(s, FRIDAY))
        before = made.decided_at - timedelta(microseconds=1)

        verdict = database.read(lambda s: judge_day(s, FRIDAY, before))

        assert (verdict.verdict, verdict.at, len(verdict.inputs)) == (Answer.ALLOWED, before, 2)
        assert verdict.sentence.values == {"start": "09:00", "end": "18:00"}
        assert len(database.read(lambda s: judge_day(s, FRIDAY, made.decided_at)).inputs) == 4

    def test_the_other_readings_answer_too(self, database: Database) -> None:
        verdict = database.read(lambda s: judge_day(s, date(2024, 4, 27)))

        assert [(text.source, reading) for text, reading in verdict.other] == [
            ("Support works from {start} to {end}", "production")
        ]
        assert verdict.clauses[0][0] == "time.technical"
        assert verdict.reading == "agreement"


def test_only_what_differs_from_the_decision_in_force_is_to_be_decided(database: Database) -> None:
    decide(database, FRIDAY, DayKind.CLOSED, "Переезд")
    drafts = [
        DayDraft(FRIDAY, DayKind.CLOSED, " Переезд "),
        DayDraft(FRIDAY, DayKind.CLOSED, "Ремонт"),
        DayDraft(FRIDAY, DayKind.OPEN, "Переезд"),
        DayDraft(SATURDAY, OFFICIAL),
        DayDraft(SATURDAY, DayKind.OPEN),
    ]

    assert database.read(lambda s: differing(s, drafts)) == (drafts[1], drafts[2], drafts[4])


def test_a_day_may_become_again_what_it_once_was(database: Database) -> None:
    assert decide(database, FRIDAY, DayKind.CLOSED, "Переезд")
    assert decide(database, FRIDAY, DayKind.OPEN, "Переезд отменён")
    assert decide(database, FRIDAY, DayKind.CLOSED, "Переезд")
    assert not decide(database, FRIDAY, DayKind.CLOSED, "Переезд")
