"""The agreement as data: true quotations, sound values, editions by day, and faults told with file and key."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from models.agreement import shape
from models.agreement.clauses import load_agreement
from models.agreement.questions import QUESTIONS
from models.agreement.shape import CLAUSES
from models.errors import FileProblem
from models.text import Text, render, source_language

SOURCE = Path(__file__).resolve().parents[3] / "shared" / "sla.ru.txt"
OWN = resources.files("resources") / "agreement" / "2015.toml"
EDITION = load_agreement().at(date(2026, 11, 22))


def flat(text: str) -> str:
    """Without bold marks and with single blanks: layout is not wording."""
    return " ".join(text.replace("**", "").split())


@pytest.mark.skipif(not SOURCE.exists(), reason="the document itself is not beside this checkout")
def test_every_quotation_stands_in_the_agreement_word_by_word() -> None:
    document = flat(SOURCE.read_text(encoding="utf-8"))

    assert [clause.id for clause in EDITION.clauses.values() if flat(clause.quote) not in document] == []


@pytest.mark.skipif(not SOURCE.exists(), reason="the document itself is not beside this checkout")
def test_every_sentence_of_the_agreement_is_quoted_somewhere() -> None:
    quoted = flat(" ".join(clause.quote for clause in EDITION.clauses.values()))
    headings = {
        "Соглашение об уровне услуг", "Определения", "Состав сервиса", "Контакты и порядок обращения",
        "Техническая поддержка.", "Методическая поддержка.", "Лицензиар обслуживает:",
    }  # fmt: skip
    missing = []
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        for cell in line.split("\t"):
            words = flat(cell).lstrip("-0123456789. ")
            # The first words of a line are enough to tell that its sentence was not forgotten.
            if words and words not in headings and words[:30] not in quoted and words not in CLAUSE_TITLES:
                missing.append(words)

    assert missing == []


CLAUSE_TITLES = {
    "Система",
    "БД",
    "Инцидент",
    "Запрос на обслуживание",
    "Обращение за методической поддержкой",
    "Ответственное лицо Заказчика",
}
"""The defined words of the first table; their definitions are quoted."""


def test_the_numbers_of_the_agreement() -> None:
    assert EDITION.clause("hours.quota").value == 64 * 60
    assert EDITION.clause("hours.quota").integer("minutes") == 3840
    assert EDITION.clause("availability.target").number("percent") == 90.0
    assert EDITION.clause("persons.limit").integer("least") == 1
    assert EDITION.clause("persons.limit").integer("most") == 2
    assert EDITION.clause("line.technical").texts("extensions") == ("222",)
    assert EDITION.clause("line.methodological").texts("extensions") == ("111", "132")
    assert EDITION.clause("mail.technical").text("address") == "tech-support@mob-edu.ru"
    assert EDITION.clause("mail.technical").flag("preferred")
    assert EDITION.clause("mail.methodological").text("address") == "metod@mob-edu.ru"
    assert not EDITION.clause("ticket.screenshot").flag("required")
    assert EDITION.clause("method.children").texts("excluded") == ("pupil",)


@pytest.mark.parametrize("name", ["time.technical", "time.methodological"])
def test_working_time_is_nine_to_six_in_moscow(name: str) -> None:
    clause = EDITION.clause(name)

    assert (clause.clock("opens"), clause.clock("closes")) == (time(9), time(18))
    assert clause.text("zone") == "Europe/Moscow"
    assert clause.integers("closed_weekdays") == (6, 7)


def test_the_window_is_on_thursday_evening() -> None:
    clause = EDITION.clause("availability.windows")

    assert clause.integer("weekday") == 4
    assert (clause.clock("opens"), clause.clock("closes")) == (time(18), time(20))


def test_only_a_clause_with_one_value_has_the_value() -> None:
    with pytest.raises(ValueError, match="too many values"):
        _ = EDITION.clause("persons.limit").value


def test_every_clause_that_a_rule_asks_for_is_there() -> None:
    assert set(EDITION.clauses) == set(CLAUSES)
    with pytest.raises(KeyError):
        EDITION.clause("hours.pause")


def test_a_clause_becomes_a_condition() -> None:
    detail = Text("four persons")

    check = EDITION.clause("persons.limit").check("limit", False, detail)

    assert (check.name, check.holds, check.clause, check.detail) == ("limit", False, "persons.limit", detail)
    assert check.quote.endswith("1 или 2 сотрудника")


def test_headings_follow_the_language_and_quotations_stay_russian() -> None:
    def russian(context: str, source: str, n: int | None = None) -> str:
        return source.replace("en:", "ru:")

    clause = EDITION.clause("hours.quota")

    assert clause.shown_title(source_language) == "Methodological hours"
    assert clause.shown_title(russian) == "Методические часы"
    assert EDITION.shown_title(source_language) == "Service level agreement"
    assert EDITION.shown_title(russian) == "Соглашение об уровне услуг"


class TestEditions:
    """A new edition is a new file; past days keep theirs."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        first = OWN.read_text(encoding="utf-8")
        later = first.replace("starts = 2015-01-01", "starts = 2027-03-01").replace(
            'edition = "1"', 'edition = "2"'
        )
        later = later.replace("{ minutes = 3840 }", "{ minutes = 4800 }")
        (tmp_path / "b.toml").write_text(first, encoding="utf-8")
        (tmp_path / "a.toml").write_text(later, encoding="utf-8")
        (tmp_path / "notes.txt").write_text("not an edition", encoding="utf-8")
        return tmp_path

    @pytest.mark.parametrize(
        ("day", "edition", "minutes"),
        [
            (date(2000, 1, 1), "1", 3840),
            (date(2015, 1, 1), "1", 3840),
            (date(2027, 2, 28), "1", 3840),
            (date(2027, 3, 1), "2", 4800),
            (date(2099, 1, 1), "2", 4800),
            (datetime(2027, 2, 28, 20, 59, tzinfo=UTC), "1", 3840),
            (datetime(2027, 2, 28, 21, 0, tzinfo=UTC), "2", 4800),
        ],
    )
    def test_each_day_has_the_edition_of_its_day(
        self, folder: Path, day: date, edition: str, minutes: int
    ) -> None:
        agreement = load_agreement(folder)

        assert agreement.at(day).number == edition
        assert agreement.at(day).clause("hours.quota").value == minutes

    def test_an_edition_ends_where_the_next_one_starts(self, folder: Path) -> None:
        first, second = load_agreement(folder).editions

        assert (first.starts, first.ends) == (date(2015, 1, 1), date(2027, 3, 1))
        assert (second.starts, second.ends) == (date(2027, 3, 1), None)
        assert first.clause("hours.quota").ends == date(2027, 3, 1)
        assert second.clause("hours.quota").starts == date(2027, 3, 1)

    def test_two_editions_cannot_start_on_the_same_day(self, folder: Path) -> None:
        (folder / "c.toml").write_text(OWN.read_text(encoding="utf-8"), encoding="utf-8")

        assert fault(folder)[:2] == ("c.toml", "starts")

    def test_a_folder_without_editions_is_told(self, tmp_path: Path) -> None:
        assert fault(tmp_path)[1] == "*.toml"


def fault(folder: Path) -> tuple[str, str, str]:
    """(file, key, what is wrong) of the problem that loading reports."""
    with pytest.raises(FileProblem) as problem:
        load_agreement(folder)
    values = problem.value.happened.values
    what = values["what"]
    assert isinstance(what, Text)
    assert problem.value.todo is not None
    return str(values["file"]), str(values["key"]), render(what, source_language)


def drop(*path: str) -> Callable[[dict[str, Any]], None]:
    return lambda raw: place(raw, path[:-1]).pop(path[-1])


def put(value: object, *path: str) -> Callable[[dict[str, Any]], None]:
    return lambda raw: place(raw, path[:-1]).update({path[-1]: value})


def place(raw: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """The table at `path`: top keys, then the id of a clause or the question of a reading."""
    here: Any = raw
    for name in path:
        if isinstance(here, list):
            here = next(item for item in here if name in (item.get("id"), item.get("question")))
        else:
            here = here[name]
    return here


QUOTA = ("clause", "hours.quota")
HOURS = ("clause", "time.technical", "values")
WORKTIME = ("reading", "worktime.calendar")


@pytest.mark.parametrize(
    ("break_it", "key", "what"),
    [
        (drop("schema"), "schema", "must be 1"),
        (put(2, "schema"), "schema", "must be 1"),
        (drop("edition"), "edition", "must be words"),
        (put("  ", "title"), "title", "must be words"),
        (put(5, "title_en"), "title_en", "must be words"),
        (put("2015", "starts"), "starts", "must be a date"),
        (put(datetime(2015, 1, 1), "starts"), "starts", "must be a date"),
        (put("x", "clause"), "clause", "must be a list of tables"),
        (put(["x"], "reading"), "reading", "must be a list of tables"),
        (put("no.such", *QUOTA, "id"), "clause 18: id", "no rule knows «no.such»"),
        (put(["x"], *QUOTA, "id"), "clause 18: id", "no rule knows «['x']»"),
        (drop(*QUOTA, "id"), "clause 18: id", "no rule knows «None»"),
        (put("hours.included", *QUOTA, "id"), "hours.included", "stands there twice"),
        (lambda raw: raw["clause"].pop(), "method.details", "is missing"),
        (drop(*QUOTA, "quote"), "hours.quota.quote", "must be words"),
        (put("", *QUOTA, "title"), "hours.quota.title", "must be words"),
        (put(1, *QUOTA, "title_en"), "hours.quota.title_en", "must be words"),
        (drop(*QUOTA, "values"), "hours.quota.minutes", "is missing"),
        (put("x", *QUOTA, "values"), "hours.quota.values", "must be a table"),
        (put({"minutes": 1, "hours": 2}, *QUOTA, "values"), "hours.quota.hours", "no rule asks for this value"),
        (put(0, *QUOTA, "values", "minutes"), "hours.quota.minutes", "is not «A whole number from one on»"),
        (put(True, *QUOTA, "values", "minutes"), "hours.quota.minutes", "is not «A whole number from one on»"),
        (put("64", *QUOTA, "values", "minutes"), "hours.quota.minutes", "is not «A whole number from one on»"),
        (put("9:00", *HOURS, "opens"), "time.technical.opens", None),
        (put(time(18), *HOURS, "opens"), "time.technical.closes", "must be later than «opens»"),
        (put(time(18, 0, 0, 5), *HOURS, "closes"), "time.technical.closes", None),
        (put(time(18, tzinfo=UTC), *HOURS, "closes"), "time.technical.closes", None),
        (put("Mars/Olympus", *HOURS, "zone"), "time.technical.zone", None),
        (put("../x", *HOURS, "zone"), "time.technical.zone", None),
        (put(3, *HOURS, "zone"), "time.technical.zone", None),
        (put([6, 8], *HOURS, "closed_weekdays"), "time.technical.closed_weekdays", None),
        (put([0], *HOURS, "closed_weekdays"), "time.technical.closed_weekdays", None),
        (put(6, *HOURS, "closed_weekdays"), "time.technical.closed_weekdays", None),
        (put(3, "clause", "persons.limit", "values", "least"), "persons.limit.most", "must not be less than «least»"),
        (put("yes", "clause", "contract.signed", "values", "required"), "contract.signed.required",
         "is not «True or false»"),
        (put([], "clause", "line.technical", "values", "extensions"), "line.technical.extensions", None),
        (put(["222", ""], "clause", "line.technical", "values", "extensions"), "line.technical.extensions", None),
        (put("222", "clause", "line.technical", "values", "extensions"), "line.technical.extensions", None),
        (put(0, "clause", "availability.target", "values", "percent"), "availability.target.percent", None),
        (put(100.1, "clause", "availability.target", "values", "percent"), "availability.target.percent", None),
        (put(True, "clause", "availability.target", "values", "percent"), "availability.target.percent", None),
        (put("90", "clause", "availability.target", "values", "percent"), "availability.target.percent", None),
        (put("no.such", *WORKTIME, "question"), "reading 1: question", "no rule knows «no.such»"),
        (lambda raw: raw["reading"].pop(), "availability.windows", "is missing"),
        (put("hours.year", *WORKTIME, "question"), "hours.year", "stands there twice"),
        (put([], *WORKTIME, "choices"), "worktime.calendar.choices", None),
        (put("agreement", *WORKTIME, "choices"), "worktime.calendar.choices", None),
        (put(["agreement", ["x"]], *WORKTIME, "choices"), "worktime.calendar.choices", None),
        (put(["agreement", "lunar"], *WORKTIME, "choices"), "worktime.calendar.choices",
         "must be some of: agreement, production, statutory"),
        (put("lunar", *WORKTIME, "chosen"), "worktime.calendar.chosen", "must be one of the choices"),
        (drop(*WORKTIME, "chosen"), "worktime.calendar.chosen", "must be one of the choices"),
        (put("no.such", *WORKTIME, "clause"), "worktime.calendar.clause", "no rule knows «no.such»"),
        (put(["x"], *WORKTIME, "clause"), "worktime.calendar.clause", None),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_told_with_its_key(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    break_it: Callable[[dict[str, Any]], object],
    key: str,
    what: str | None,
) -> None:
    raw = tomllib.loads(OWN.read_text(encoding="utf-8"))
    break_it(raw)
    (tmp_path / "edition.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(tomllib, "loads", lambda _: raw)

    found = fault(tmp_path)

    assert found[:2] == ("edition.toml", key)
    if what is not None:
        assert found[2] == what


@pytest.mark.parametrize("content", [b"= broken", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "edition.toml").write_bytes(content)

    assert fault(tmp_path)[:2] == ("edition.toml", "TOML")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("clause", "availability.target", "values", "percent"), 100),
        (("clause", "hours.quota", "values", "minutes"), 1),
        (("clause", "time.technical", "values", "closed_weekdays"), []),
        (("clause", "time.technical", "values", "closed_weekdays"), [1, 7]),
        (("clause", "persons.limit", "values", "most"), 1),
        (("reading", "worktime.calendar", "choices"), ["agreement"]),
    ],
)
def test_values_at_the_edge_are_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: tuple[str, ...], value: object
) -> None:
    raw = tomllib.loads(OWN.read_text(encoding="utf-8"))
    put(value, *path)(raw)
    (tmp_path / "edition.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(tomllib, "loads", lambda _: raw)

    assert len(load_agreement(tmp_path).editions) == 1


def test_every_open_question_has_at_least_two_readings() -> None:
    assert all(len(question.readings) >= 2 for question in QUESTIONS.values())
    assert set(EDITION.questions) == set(QUESTIONS)


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        (0, False),
        (0.5, True),
        (1, True),
        (100, True),
        (100.5, False),
        (-1, False),
        (True, False),
        ("90", False),
    ],
)
def test_a_percentage_lies_above_nothing_and_up_to_all(value: object, holds: bool) -> None:
    assert shape.percent(value) is holds


@pytest.mark.parametrize(
    ("value", "holds"), [(0, False), (1, True), (7, True), (8, False), (True, False), (1.0, False)]
)
def test_a_week_has_seven_days(value: object, holds: bool) -> None:
    assert shape.weekday(value) is holds
