"""The glance of a start: its file is believed to the letter or not at all, and its question cannot do harm."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from models.fields import Choice, Field, Kind
from models.storage.glance.kept import LARGEST_FILE, Glance, Unfit, load, save
from models.storage.glance.reading import read_rows

FIELDS = (
    Field(key="number", title="No.", kind=Kind.CODE, width=76),
    Field(key="at", title="Received", kind=Kind.MOMENT),
    Field(
        key="state",
        title="State",
        kind=Kind.CHOICE,
        choices=(Choice("new", "new", "circle", "accent"), Choice("closed", "closed", "lock")),
    ),
    Field(key="note", title="Matter", kind=Kind.TEXT, stretch=True),
)
LIST = "SELECT id, id, at, state, note, 3 AS looked_at FROM call ORDER BY at DESC"
GLANCE = Glance(
    database="/srv/desk.sqlite",
    revision="0007_reports",
    page="tickets",
    layout="tickets",
    order=("number", True),
    size=(1366, 768),
    place=(192, 86, 1166, 616),
    points=10,
    language="ru",
    sql=LIST,
    reach=64,
    fields=FIELDS,
    words=({}, {}, {"0": "new", "4": "closed"}, {}),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small database in the journal mode of the program, at rest."""
    made = tmp_path / "desk.sqlite"
    with closing(sqlite3.connect(made, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0007_reports')")
        connection.execute("CREATE TABLE call (id INTEGER PRIMARY KEY, at TEXT, state INTEGER, note TEXT)")
        calls = [
            (1, "2026-11-20 06:00:00.000000", 4, "Не открывается тест"),
            (2, "2026-11-20 07:30:00.000000", 0, None),
        ]
        connection.executemany("INSERT INTO call VALUES (?, ?, ?, ?)", calls)
    return made


def test_rows_come_as_a_session_would_give_them(file: Path) -> None:
    assert read_rows(file, GLANCE, 1) == [
        (2, (2, datetime(2026, 11, 20, 7, 30, tzinfo=UTC), "new", None)),
        (1, (1, datetime(2026, 11, 20, 6, 0, tzinfo=UTC), "closed", "Не открывается тест")),
    ]


def test_reading_leaves_no_trace(file: Path) -> None:
    before, beside = file.read_bytes(), sorted(file.parent.iterdir())
    read_rows(file, GLANCE, 1)

    assert (file.read_bytes(), sorted(file.parent.iterdir())) == (before, beside)


def test_what_another_program_has_just_written_is_seen(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("INSERT INTO call VALUES (3, '2026-11-20 08:00:00.000000', 0, 'Белый экран')")
        rows = read_rows(file, GLANCE, 1)

    assert rows is not None
    assert [number for number, _ in rows] == [3, 2, 1]


def test_too_few_rows_are_shown_only_where_the_list_has_no_more(file: Path) -> None:
    assert read_rows(file, GLANCE, 3) is not None
    assert read_rows(file, replace(GLANCE, reach=3), 3) is None
    assert read_rows(file, replace(GLANCE, reach=3), 2) is not None


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM call",
        "INSERT INTO call VALUES (9, '', 0, '') RETURNING id, id, at, state, note, 1",
        "UPDATE call SET note = 'x' RETURNING id, id, at, state, note, 1",
        f"{LIST}; DELETE FROM call",
        "DROP TABLE call",
        "PRAGMA user_version = 7",
        "PRAGMA journal_mode = DELETE",
        "ATTACH DATABASE 'other.sqlite' AS other",
        "VACUUM INTO 'copy.sqlite'",
        "SELECT id, id, at, state, load_extension('x'), 1 FROM call",
        "SELECT id, id, at, state, zeroblob(900000000), 1 FROM call",
        "SELECT id, id, at, state, hex(randomblob(9000000)), 1 FROM call",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i, '', 0, '', 1 FROM n",
        "SELECT id, note FROM call",
        "SELECT note, id, at, state, note, 1 FROM call",
        "SELECT id, id, note, state, note, 1 FROM call",
        "SELECT id, id, at, 9, note, 1 FROM call",
        "SELECT id, id, '9999-12-31 23:59:59', state, note, 1 FROM call",
        "SELECT id, id, at, state, x'00ff', 1 FROM call",
        "SELECT id, id, at, state, note, 'many' FROM call",
        "SELECT id, id, at, state, note, 1 FROM nothing",
        "SELECT id, id, at, state, note, 1 FROM call WHERE 0",
        "nonsense",
        "",
    ],
)
def test_a_hostile_question_brings_nothing_and_changes_nothing(
    file: Path, sql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    before, beside = file.read_bytes(), sorted(file.parent.iterdir())

    assert read_rows(file, replace(GLANCE, sql=sql), 1) is None
    assert (file.read_bytes(), sorted(file.parent.iterdir())) == (before, beside)


def test_another_schema_is_not_asked(file: Path) -> None:
    assert read_rows(file, replace(GLANCE, revision="0006_availability"), 1) is None


def test_what_is_no_database_brings_nothing(tmp_path: Path) -> None:
    (tmp_path / "words.sqlite").write_text("Договоры и обращения" * 100, encoding="utf-8")

    assert read_rows(tmp_path / "words.sqlite", GLANCE, 1) is None
    assert read_rows(tmp_path / "missing.sqlite", GLANCE, 1) is None
    assert read_rows(tmp_path, GLANCE, 1) is None
    assert not (tmp_path / "missing.sqlite").exists()


def test_a_question_that_takes_too_long_is_given_up(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.storage.glance.reading.PATIENCE", -1.0)
    monkeypatch.setattr("models.storage.glance.reading.STEPS_BETWEEN_LOOKS", 1)

    assert read_rows(file, GLANCE, 1) is None


# -- the file ------------------------------------------------------------------------------------------------


def test_the_file_gives_back_what_was_put_in(tmp_path: Path) -> None:
    assert save(tmp_path / "cache" / "glance.json", GLANCE)
    assert load(tmp_path / "cache" / "glance.json") == GLANCE
    assert [each.name for each in (tmp_path / "cache").iterdir()] == ["glance.json"]


def test_the_same_glance_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "glance.json"
    save(file, GLANCE)
    first = file.stat().st_ino
    save(file, GLANCE)
    unchanged = file.stat().st_ino
    save(file, replace(GLANCE, points=12))

    assert first == unchanged
    assert load(file).points == 12


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_glance(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")

    assert not save(tmp_path / "cache" / "glance.json", GLANCE)


def content(**changes: Any) -> str:
    """A glance as its file has it, with something wrong in it."""
    return json.dumps(json.loads(GLANCE.to_json()) | changes)


def columns(**changes: Any) -> list[dict[str, Any]]:
    """The columns, with something wrong in the third."""
    found: list[dict[str, Any]] = json.loads(GLANCE.to_json())["columns"]
    found[2] |= changes
    return found


BROKEN = {
    "empty": "",
    "cut short": content()[:200],
    "no object": "[]",
    "nested too deep": "[" * 60_000,
    "a number of too many digits": content(points=1).replace('"points": 1', '"points": ' + "9" * 5_000),
    "another format": content(format=2),
    "no format": json.dumps({"sql": LIST}),
    "sql that is no text": content(sql=7),
    "sql without an end": content(sql="x" * 20_001),
    "a size of one number": content(size=[1366]),
    "a size of words": content(size=["1366", "768"]),
    "a huge size": content(size=[1366, 10**12]),
    "no size at all": content(size=[0, 0]),
    "a place outside": content(place=[-5, 0, 10, 10]),
    "a place that is a fraction": content(place=[0.5, 0, 10, 10]),
    "a font of no size": content(points=0),
    "yes for a number": content(points=True),
    "an order of one": content(order=["number"]),
    "an order that neither rises nor falls": content(order=["number", "down"]),
    "no columns": content(columns=[]),
    "columns without end": content(columns=columns() * 30),
    "a column that is none": content(columns=[7]),
    "an unknown kind": content(columns=columns(kind="picture")),
    "a width beyond the screen": content(columns=columns(width=10**9)),
    "an icon elsewhere": content(columns=columns(choices=[["new", "new", "../themes/check", ""]], words={})),
    "an icon that is none": content(columns=columns(choices=[["new", "new", "nothing", ""]], words={})),
    "an unknown tone": content(columns=columns(choices=[["new", "new", "circle", "loud"]], words={})),
    "a choice cut short": content(columns=columns(choices=[["new", "new"]], words={})),
    "words that are no choice": content(columns=columns(words={"0": "old"})),
    "words of a list": content(columns=columns(words=["new"])),
    "words that cannot be looked up": content(columns=columns(words={"0": ["new"]})),
}


@pytest.mark.parametrize("found", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_not_a_glance_to_the_letter_is_none(tmp_path: Path, found: str) -> None:
    (tmp_path / "glance.json").write_text(found, encoding="utf-8")
    with pytest.raises(Unfit):
        load(tmp_path / "glance.json")


def test_a_file_that_is_no_text_or_too_large_is_none(tmp_path: Path) -> None:
    (tmp_path / "glance.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match="utf-8"):
        load(tmp_path / "glance.json")
    (tmp_path / "glance.json").write_text(content() + " " * LARGEST_FILE, encoding="utf-8")
    with pytest.raises(Unfit):
        load(tmp_path / "glance.json")


def test_an_untouched_content_is_a_glance(tmp_path: Path) -> None:
    (tmp_path / "glance.json").write_text(content(columns=columns()), encoding="utf-8")

    assert load(tmp_path / "glance.json") == GLANCE
