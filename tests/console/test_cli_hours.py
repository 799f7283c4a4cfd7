"""The verbs hours and consult as a script calls them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from console.cli import run
from models.hours.tables import Consultation, PupilRefusal
from models.storage.database import Database
from tests.hours.factories import make_contract

NO, NO2 = "15/2026-МЭО", "16/2026-МЭО"
POST = ("--role", "учитель", "--topic", "карты", "--at", "2026-11-05T10:00:00+03:00")
WHO = ("--person", "Иванова Анна Петровна")


def furnished(url: str) -> str:
    database = Database.open(url)
    make_contract(database, NO)
    make_contract(database, NO2, school="Школа № 7")
    make_contract(database, "1/2020", school="Школа № 9", starts=date(2020, 9, 1), ends=date(2021, 8, 31))
    database.close()
    return url


class Desk:
    """Runs verbs on one database and reads their answers."""

    def __init__(self, place: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.capsys = place, capsys

    def __call__(self, *arguments: str) -> tuple[int, str]:
        code = run(["--database", self.place, *arguments])
        return code, self.capsys.readouterr().out

    def json(self, *arguments: str) -> dict:
        code, said = self(*arguments, "--json")
        assert code == 0, said
        return json.loads(said)

    def read(self, query):
        database = Database.open(self.place)
        answer = database.read(query)
        database.close()
        return answer


@pytest.fixture
def desk(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(furnished(sqlite_url), capsys)


def test_hours_of_an_untouched_contract(desk: Desk) -> None:
    answer = desk.json("hours", NO, "--at", "2026-11-05")

    assert {
        key: answer[key] for key in ("contract", "year", "quota", "used", "reserved", "left", "over", "lines")
    } == {
        "contract": NO,
        "year": {"from": "2026-09-01", "to": "2027-08-31"},
        "quota": 3840,
        "used": 0,
        "reserved": 0,
        "left": 3840,
        "over": 0,
        "lines": [],
    }


def test_consultation_posted_from_a_script_is_in_the_ledger(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(furnished(database_url), capsys)
    posted = desk.json("consult", "--contract", NO, *WHO, "--minutes", "25", *POST)
    answer = desk.json("hours", NO, "--at", "2026-11-05T12:00")

    assert (posted["posted"], posted["charged"], posted["lines"][0]["left"]) == (True, 25, 3815)
    (line,) = answer["lines"]
    assert (line["minutes"], line["kind"], line["reversal_of"]) == (25, "individual", None)
    assert line["at"] == "2026-11-05T10:00:00+03:00"
    assert (answer["used"], answer["left"]) == (25, 3815)


def test_moment_before_a_consultation_does_not_know_it(desk: Desk) -> None:
    desk("consult", "--contract", NO, *WHO, "--minutes", "25", *POST)

    assert desk.json("hours", NO, "--at", "2026-11-05T09:59")["used"] == 0
    assert desk.json("hours", NO, "--at", "2026-11-05T10:00")["used"] == 25
    assert desk.json("hours", NO, "--at", "2026-11-05")["used"] == 25


def test_used_and_over_are_the_sum_of_the_lines(desk: Desk) -> None:
    for _ in range(3):
        desk("consult", "--contract", NO, *WHO, "--minutes", "24 ч", *POST)

    answer = desk.json("hours", NO, "--at", "2026-11-06")

    assert (answer["used"], answer["over"], answer["left"]) == (3840, 480, 0)
    assert sum(line["minutes"] for line in answer["lines"]) == 4320
    assert [line["over"] for line in answer["lines"]] == [0, 0, 480]
    assert answer["lines"][-1]["reason"]


def test_stated_reason_of_an_excess_is_kept(desk: Desk) -> None:
    for _ in range(3):
        desk("consult", "--contract", NO, *WHO, "--minutes", "1440", *POST, "--reason", "обещано")

    assert desk.json("hours", NO, "--at", "2026-11-06")["lines"][-1]["reason"] == "обещано"


def test_a_planned_consultation_says_so_to_programs_too(desk: Desk) -> None:
    planned = desk.json("consult", "--contract", NO, *WHO, "--minutes", "25", *POST, "--planned")

    assert (
        planned["sentence"]
        .replace("\N{NO-BREAK SPACE}", " ")
        .startswith(f"Консультация № {planned['consultation']} запланирована")
    )


def test_planned_consultation_beyond_the_quota_is_refused(desk: Desk) -> None:
    for _ in range(2):
        desk("consult", "--contract", NO, *WHO, "--minutes", "1440", *POST)

    planned = desk("consult", "--contract", NO, *WHO, "--minutes", "960", *POST, "--planned")
    refused, said = desk("consult", "--contract", NO, *WHO, "--minutes", "1", *POST, "--planned")

    assert planned[0] == 0
    assert desk.json("hours", NO, "--at", "2026-11-06")["reserved"] == 960
    assert refused == 1
    assert "0\u00a0мин" in said


def test_pupil_is_refused_counted_and_not_named(desk: Desk) -> None:
    arguments = ("--contract", NO, *WHO, "--minutes", "25", "--topic", "карты", "--role", "ученик")
    first, said = desk("consult", *arguments)
    second, data = desk("consult", *arguments, "--json")

    assert (first, second) == (1, 1)
    assert said.strip()
    assert json.loads(data)["verdict"] == "refused"
    assert json.loads(data)["checks"][0]["quote"] == "за исключением детей."
    assert desk.read(lambda session: session.query(PupilRefusal).one().count) == 2
    assert desk.read(lambda session: session.query(Consultation).count()) == 0


@pytest.mark.parametrize(
    ("share", "minutes", "shares"),
    [("equal", 91, [46, 45]), ("full", 91, [91, 91]), ("attendance", 90, [30, 60])],
)
def test_webinar_is_charged_to_every_contract(
    desk: Desk, share: str, minutes: int, shares: list[int]
) -> None:
    people = ("--attendance", "10", "--attendance", "20")
    posted = desk.json(
        "consult", "--contract", NO, "--contract", NO2, *WHO, "--minutes", str(minutes), *POST,
        "--kind", "webinar", "--share", share, *people,
    )  # fmt: skip

    assert [line["minutes"] for line in posted["lines"]] == shares
    assert [desk.json("hours", one, "--at", "2026-11-06")["used"] for one in (NO, NO2)] == shares
    assert desk.json("hours", NO, "--at", "2026-11-06")["lines"][0]["kind"] == "webinar"


def test_contract_that_is_over_is_logged_and_not_charged(desk: Desk) -> None:
    posted = desk.json("consult", "--contract", "1/2020", *WHO, "--minutes", "25", *POST)

    assert (posted["charged"], posted["lines"], posted["uncharged"]) == (0, [], ["Школа № 9"])
    assert posted["sentence"]
    answer = desk.json("hours", "1/2020")
    assert answer["year"] == {"from": "2020-09-01", "to": "2021-08-31"}
    assert answer["used"] == 0


def test_reversal_leaves_both_lines(desk: Desk) -> None:
    posted = desk.json("consult", "--contract", NO, *WHO, "--minutes", "25", *POST)
    desk("consult", "--reverse", str(posted["consultation"]), "--reason", "не та школа")

    answer = desk.json("hours", NO, "--at", "2026-11-06")

    assert [line["minutes"] for line in answer["lines"]] == [25, -25]
    assert answer["lines"][1]["reversal_of"] == answer["lines"][0]["id"]
    assert answer["used"] == 0


def test_same_key_posts_once(desk: Desk) -> None:
    answers = [
        desk.json("consult", "--contract", NO, *WHO, "--minutes", "25", *POST, "--key", "журнал-17")
        for _ in range(2)
    ]

    assert [answer["repeated"] for answer in answers] == [False, True]
    assert desk.json("hours", NO, "--at", "2026-11-06")["used"] == 25


@pytest.mark.parametrize(
    "arguments",
    [
        ("--contract", "99/2026", *WHO, "--minutes", "25", *POST),
        ("--contract", NO, "--person", "Иванова Анна", "--minutes", "25", *POST),
        ("--contract", NO, *WHO, "--minutes", "долго", *POST),
        ("--contract", NO, *WHO, "--minutes", "0", *POST),
        ("--contract", NO, *WHO, "--minutes", "25", "--topic", "карты", "--role", "директ"),
        (
            "--contract",
            NO,
            *WHO,
            "--minutes",
            "25",
            "--topic",
            "карты",
            "--role",
            "учитель",
            "--at",
            "завтра",
        ),
        ("--contract", NO, "--contract", NO2, *WHO, "--minutes", "25", *POST),
        (
            "--contract",
            NO,
            "--contract",
            NO2,
            *WHO,
            "--minutes",
            "25",
            *POST,
            "--kind",
            "webinar",
            "--attendance",
            "3",
        ),
        (*WHO, "--minutes", "25", *POST),
        ("--contract", NO, "--minutes", "25", *POST),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(desk: Desk, arguments: tuple[str, ...]) -> None:
    code, _ = desk("consult", *arguments)

    assert code == 1
    assert desk.read(lambda session: session.query(Consultation).count()) == 0


def test_unknown_share_is_wrong_usage(desk: Desk) -> None:
    assert desk("consult", "--contract", NO, *WHO, "--minutes", "25", *POST, "--share", "half")[0] == 2


def test_answer_for_people_names_the_balance_and_the_clause(desk: Desk) -> None:
    desk("consult", "--contract", NO, *WHO, "--minutes", "25", *POST)

    code, said = desk("hours", NO, "--at", "2026-11-06")

    assert code == 0
    assert "63\u00a0ч\u00a035\u00a0мин" in said
    assert "«Методическую поддержку в объеме не более 64 часов в год»" in said
    assert desk("hours", "99/2026")[0] == 1
