"""A file that a disk has damaged: its sentence or nothing, never a crash, never written to, never made a backup of."""

from __future__ import annotations

import random
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import text

from models.desk.operations import sign_in
from models.errors import DatabaseDamaged, RecordDamaged
from models.storage.backup import backup_file
from models.storage.database import Database
from tests.storage.damage import PAGE, endure, flipped, read_everything
from tests.storage.desk_day import prepare, steps
from tests.tickets.factories import ACTOR


@pytest.fixture
def desk(sqlite_url: str) -> Path:
    """A desk after a day's work, closed."""
    database = Database.open(sqlite_url)
    for step in islice(steps(prepare(database)), 40):
        step.do(database)
    database.close()
    return Path(sqlite_url)


def page_of(path: Path, table: str) -> int:
    database = Database.open(path)
    with database.reader.connect() as connection:
        found = connection.execute(
            text("select rootpage from sqlite_master where name = :name"), {"name": table}
        ).scalar_one()
    database.close()
    return int(found)


def test_a_flipped_bit_is_told_or_does_no_harm(desk: Path, tmp_path: Path) -> None:
    good, luck, answers = desk.read_bytes(), random.Random(3), Counter[str]()
    backup = tmp_path / "backup.sqlite"
    backup.write_bytes(b"the last good one")
    for _ in range(6):
        desk.write_bytes(flipped(good, luck))
        endure(desk, answers, backup)
    assert [each for each in answers if each.startswith("bug")] == []
    assert answers["open: well"] + answers["open: DatabaseDamaged"] == 6


def test_a_damaged_file_is_read_on_but_written_to_no_more(desk: Path, tmp_path: Path) -> None:
    """The first failed read says so; what is sound can still be read, and the last good backup stays."""
    place = page_of(desk, "ticket") * PAGE - PAGE
    content = bytearray(desk.read_bytes())
    content[place : place + 100] = b"\xff" * 100
    desk.write_bytes(content)
    backup = tmp_path / "backup.sqlite"
    backup.write_bytes(b"the last good one")
    database = Database.open(desk)
    with pytest.raises(DatabaseDamaged):
        database.read(read_everything)
    with pytest.raises(DatabaseDamaged, match="damaged"):
        database.write(ACTOR, lambda session: sign_in(session, "Иванова Анна"))
    assert database.read(lambda session: session.execute(text("select count(*) from contract")).scalar()) == 2
    with pytest.raises(DatabaseDamaged):
        backup_file(desk, backup)
    assert backup.read_bytes() == b"the last good one"
    database.close()
    assert desk.read_bytes() == bytes(content)


def test_a_damaged_text_is_a_sentence_and_no_bug(desk: Path) -> None:
    """What is no letter in a caller's name: the engine notices nothing, the decoder does."""
    content = desk.read_bytes()
    name = "Кузнецова Анна Петровна".encode()
    assert name in content
    desk.write_bytes(content.replace(name, b"\xff" * len(name)))
    database = Database.open(desk)
    with pytest.raises(RecordDamaged) as told:
        database.read(read_everything)
    assert len(told.value.sentences()) == 3
    database.write(ACTOR, lambda session: sign_in(session, "Иванова Анна"))
    database.close()
