"""Nothing that was typed is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pytest

from widgets.parts.draft_file import DraftFile
from widgets.parts.drafts import Drafts

HOUSE = Path(__file__).resolve().parents[2]
KEYS_PER_SECOND = 25
MOST_LOST = 5


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "drafts"


def reopened(folder):
    drafts = Drafts(folder)
    left = drafts.pending()
    drafts.close()
    return left


def test_a_draft_survives_the_run(qapp, folder):
    drafts = Drafts(folder)
    drafts.keep("one", "tickets.call", {"text": "Белый экран"})
    assert drafts.flush()
    drafts.close()

    (left,) = reopened(folder)
    assert (left.key, left.kind, left.data) == ("one", "tickets.call", {"text": "Белый экран"})


def test_a_dropped_draft_is_gone(qapp, folder):
    drafts = Drafts(folder)
    drafts.keep("one", "tickets.call", {"text": "a"})
    drafts.drop("one")
    drafts.close()

    assert reopened(folder) == []


def test_what_was_left_is_told_once(qapp, qtbot, folder):
    first = Drafts(folder)
    first.keep("one", "tickets.call", {"text": "a"})
    first.close()
    second = Drafts(folder)
    with qtbot.waitSignal(second.found) as caught:
        pass
    second.drop("one")
    second.close()

    assert [draft.key for draft in caught.args[0]] == ["one"]
    assert reopened(folder) == []


def test_the_drafts_of_a_living_console_are_not_taken(qapp, folder):
    living = Drafts(folder)
    living.keep("mine", "tickets.call", {"text": "a"})
    living.flush()
    second = Drafts(folder)
    try:
        assert second.pending() == []
    finally:
        second.close()
        living.close()


def test_a_full_disk_is_told_and_nothing_is_forgotten(qapp, qtbot, folder, monkeypatch):
    drafts = Drafts(folder)
    drafts.pending()
    monkeypatch.setattr("widgets.parts.drafts.RETRY_SECONDS", 0.05)
    write = DraftFile.write
    full = [True]
    monkeypatch.setattr(DraftFile, "write", lambda self, batch: False if full[0] else write(self, batch))
    with qtbot.waitSignal(drafts.trouble) as caught:
        drafts.keep("one", "tickets.call", {"text": "a"})
    assert caught.args == [True]
    with qtbot.waitSignal(drafts.trouble) as caught:
        full[0] = False
    assert caught.args == [False]
    drafts.close()

    assert [draft.key for draft in reopened(folder)] == ["one"]


def test_a_damaged_file_is_put_aside(qapp, folder):
    folder.mkdir()
    (folder / "drafts-1.sqlite").write_bytes(b"this is no database, whatever its name says" * 100)
    drafts = Drafts(folder)
    drafts.keep("one", "tickets.call", {"text": "a"})
    assert drafts.flush()
    drafts.close()

    assert (folder / "drafts-1.damaged").exists()
    assert len(reopened(folder)) == 1


def test_only_the_owner_may_read_the_file(qapp, folder):
    drafts = Drafts(folder)
    drafts.keep("one", "tickets.call", {"text": "a"})
    drafts.close()

    if os.name == "posix":
        assert (folder / "drafts-1.sqlite").stat().st_mode & 0o077 == 0


TYPIST = """
    import sys, time
    from pathlib import Path
    from PySide6.QtCore import QCoreApplication
    from widgets.parts.drafts import Drafts

    app = QCoreApplication([])
    drafts = Drafts(Path(sys.argv[1]))
    drafts.pending()
    text = ""
    start = time.monotonic()
    while True:
        text += "ы"
        drafts.keep("call", "tickets.call", {"text": text})
        print(len(text), flush=True)
        time.sleep(max(start + len(text) / 25 - time.monotonic(), 0))
"""


def typed_until_killed(folder, keys):
    """Starts somebody who types 25 keys a second in another process and kills it -9 after `keys` keys."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(TYPIST), str(folder)],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    typed = 0
    while typed < keys:
        typed = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return int(rest.split()[-1]) if rest.split() else typed


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("keys", [13, 30, 41])
def test_a_kill_while_typing_loses_at_most_five_characters(qapp, folder, keys):
    typed = typed_until_killed(folder, keys)
    (left,) = reopened(folder)

    assert typed - len(left.data["text"]) <= MOST_LOST
    assert left.data["text"] == "ы" * len(left.data["text"])


def test_keeping_a_draft_costs_the_typist_nothing(qapp, folder):
    drafts = Drafts(folder)
    drafts.pending()
    started = time.perf_counter()
    for length in range(200):
        drafts.keep("one", "tickets.call", {"text": "a" * length})
    spent = time.perf_counter() - started
    drafts.close()

    assert spent < 0.2
    with closing(sqlite3.connect(folder / "drafts-1.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM draft").fetchone() == (1,)


def test_a_draft_is_handed_out_in_its_own_database_only(qapp, folder):
    drafts = Drafts(folder)
    drafts.belong_to("demo")
    drafts.keep("answer:7", "tickets.note", {"text": "a", "waits": "answer"})
    drafts.close()

    other = Drafts(folder)
    other.belong_to("school")
    assert other.pending() == []
    assert [draft.key for draft in other.elsewhere()] == ["answer:7"]
    other.keep("answer:7", "tickets.note", {"text": "b"})
    other.drop("answer:7")
    other.close()

    again = Drafts(folder)
    again.belong_to("demo")
    assert [draft.data for draft in again.pending()] == [{"text": "a", "waits": "answer"}]
    assert again.elsewhere() == []
    again.close()


def test_a_draft_of_an_earlier_version_is_offered_and_not_sent_by_itself(qapp, folder):
    folder.mkdir()
    with closing(sqlite3.connect(folder / "drafts-1.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE draft (key TEXT PRIMARY KEY, kind TEXT, at REAL, data TEXT)")
        row = ("one", "tickets.call", 1.0, '{"text": "a", "waits": true}')
        connection.execute("INSERT INTO draft VALUES (?, ?, ?, ?)", row)
    drafts = Drafts(folder)
    drafts.belong_to("demo")
    assert [draft.data for draft in drafts.pending()] == [{"text": "a"}]
    drafts.keep("one", "tickets.call", {"text": "ab"})
    assert [draft.data for draft in drafts.pending()] == [{"text": "ab"}]
    drafts.close()

    again = Drafts(folder)
    again.belong_to("school")
    assert again.pending() == []
    again.close()
