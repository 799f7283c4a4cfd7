"""No room on the disk for what the window writes: the earlier file stays whole, a sentence, and again with success.

The database and its drafts: tests/storage/test_crashes.py; workbooks: tests/workbook/test_writer.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.settings import Settings
from models.calendar.export import _put
from models.errors import FileProblem
from widgets.parts.drafts import Drafts
from widgets.tickets.gallery import write_whole

resource = pytest.importorskip("resource", reason="this system has no limits for files")


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """The system lets no file grow beyond `size` bytes, as a full disk does at some moment."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("write", [write_whole, _put], ids=["attachment", "calendar"])
@pytest.mark.parametrize("room", [0, 1, 511, 4096, 39_999])
def test_an_earlier_file_stays_when_there_is_no_room(
    tmp_path: Path, write: Callable[[Path, bytes], None], room: int
) -> None:
    path = tmp_path / "снимок.png"
    path.write_bytes(b"earlier")
    with room_for(room), pytest.raises(FileProblem) as told:
        write(path, b"x" * 40_000)
    assert told.value.sentences()
    assert path.read_bytes() == b"earlier"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    write(path, b"x" * 40_000)
    assert path.read_bytes() == b"x" * 40_000


@pytest.mark.parametrize("room", [0, 100, 4096, 20_000])
def test_settings_stay_as_they_were_when_there_is_no_room(qapp: object, tmp_path: Path, room: int) -> None:
    file = tmp_path / "console.ini"
    settings = Settings(file)
    for number in range(400):
        settings.keep_state(f"page.{number}", "x" * 100)
    assert settings.save()
    before = file.read_bytes()
    with room_for(room):
        settings.set("look.points", 17)
        assert not settings.save()
    assert file.read_bytes() == before
    assert settings.value("look.points") == 17, "it holds in this window all the same"
    assert settings.save()
    assert b"points=17" in file.read_bytes()


def test_drafts_wait_for_room_and_nothing_typed_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    """The kept draft is told to be in trouble, and it is on the disk as soon as there is room."""
    drafts = Drafts(tmp_path)
    drafts.keep("call-1", "tickets.call", {"text": "первое"})
    assert drafts.flush(10)
    with room_for(0), qtbot.waitSignal(drafts.trouble, timeout=20_000) as told:
        drafts.keep("call-1", "tickets.call", {"text": "второе" * 2000})
    assert told.args == [True]
    with qtbot.waitSignal(drafts.trouble, timeout=20_000) as told:
        pass
    assert told.args == [False]
    assert drafts.flush(10)
    drafts.close()
    again = Drafts(tmp_path)
    assert [draft.data["text"] for draft in again.pending()] == ["второе" * 2000]
    again.close()
