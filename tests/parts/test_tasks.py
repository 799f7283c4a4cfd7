"""The road between the screen and the database."""

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QThread
from sqlalchemy import text

from models.errors import DatabaseUnavailable, RuleError
from models.storage.changes import Changes
from models.storage.database import Database
from models.storage.journal import Actor, actor, record
from models.text import Text
from widgets.parts.tasks import Tasks

ANNA = Actor(1, "Анна")


def one(session):
    return session.execute(text("select 1")).scalar_one()


def test_a_read_runs_outside_and_answers_on_the_gui_thread(qtbot, tasks):
    threads = []
    got = []

    def query(session):
        threads.append(threading.current_thread().name)
        return one(session)

    def then(value):
        got.append((value, QThread.currentThread().isMainThread()))

    tasks.read(query, then, tasks)
    qtbot.waitUntil(lambda: bool(got))

    assert got == [(1, True)]
    assert threads[0].startswith("read")


def test_tasks_are_idle_when_every_answer_has_come(qtbot, tasks):
    assert tasks.idle
    tasks.read(one, lambda _: None, tasks, key="a")
    tasks.read(one, lambda _: None, tasks, key="a")
    assert not tasks.idle

    qtbot.waitUntil(lambda: tasks.idle)


def test_a_newer_read_of_the_same_key_makes_the_older_stale(qtbot, tasks):
    got = []
    gate = threading.Event()

    def slow(session):
        gate.wait(5)
        return "old"

    tasks.read(slow, got.append, tasks, key="list")
    tasks.read(lambda session: "new", got.append, tasks, key="list")
    qtbot.waitUntil(lambda: got == ["new"])
    gate.set()
    tasks.read(lambda session: "last", got.append, tasks)
    tasks.read(lambda session: "last", got.append, tasks)
    qtbot.waitUntil(lambda: got.count("last") == 2)

    assert got == ["new", "last", "last"]


def test_reads_without_a_key_do_not_replace_each_other(qtbot, tasks):
    got = []
    tasks.read(lambda session: 1, got.append, tasks)
    tasks.read(lambda session: 2, got.append, tasks)

    qtbot.waitUntil(lambda: sorted(got) == [1, 2])


def test_the_answer_of_a_destroyed_owner_is_dropped(qtbot, tasks):
    got = []
    gate = threading.Event()
    owner = QObject()

    def query(session):
        gate.wait(5)
        return "late"

    tasks.read(query, got.append, owner)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    tasks.read(lambda session: "after", got.append, tasks)
    tasks.read(lambda session: "after", got.append, tasks)
    qtbot.waitUntil(lambda: got.count("after") == 2)

    assert "late" not in got


def test_a_write_broadcasts_what_changed_before_it_answers(qtbot, tasks):
    order = []
    tasks.changed.connect(order.append)

    def operation(session):
        record(session, "ticket", 7, "created")
        return "done"

    tasks.write(operation, order.append, tasks)
    qtbot.waitUntil(lambda: len(order) == 2)

    assert order == [Changes({"ticket": [7]}), "done"]


def test_writes_run_one_after_the_other(qtbot, tasks):
    inside = []
    worst = []

    def operation(session):
        inside.append(1)
        worst.append(len(inside))
        threading.Event().wait(0.005)
        inside.pop()

    done = []
    for _ in range(10):
        tasks.write(operation, done.append, tasks)
    qtbot.waitUntil(lambda: len(done) == 10)

    assert max(worst) == 1


def test_a_known_failure_goes_to_whoever_asked(qtbot, tasks, mishaps):
    seen = []

    def refuse(session):
        raise RuleError(Text("No."))

    tasks.write(refuse, seen.append, tasks, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))

    assert isinstance(seen[0], RuleError)
    assert mishaps == []


def test_a_bug_goes_to_the_handler_even_when_the_asker_listens(qtbot, tasks, mishaps):
    seen = []

    def broken(session):
        raise ZeroDivisionError

    tasks.read(broken, seen.append, tasks, failed=seen.append)
    qtbot.waitUntil(lambda: bool(mishaps))

    assert isinstance(seen[0], ZeroDivisionError)
    assert isinstance(mishaps[0], ZeroDivisionError)


def test_a_failed_write_is_told_even_when_its_form_is_gone(qtbot, tasks, mishaps):
    owner = QObject()
    gate = threading.Event()

    def refuse(session):
        gate.wait(5)
        raise RuleError(Text("No."))

    tasks.write(refuse, lambda _: None, owner, failed=lambda _: None)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.waitUntil(lambda: bool(mishaps))

    assert isinstance(mishaps[0], RuleError)


@pytest.fixture
def watching(qapp, database_url, mishaps):
    """Tasks that listen to other consoles, on each engine in turn."""
    made = Tasks(lambda: Database.open(database_url), mishaps)
    made.actor = ANNA
    yield made
    made.close()


def test_what_another_process_writes_is_broadcast(qtbot, watching, database_url):
    """Two `Database` objects on one database stand for two consoles."""
    other = Database.open(database_url)
    try:
        with qtbot.waitSignal(watching.opened):
            watching.read(one, lambda _: None, watching)
        qtbot.wait(100)
        with qtbot.waitSignal(watching.changed, timeout=3000) as caught:
            other.write(Actor(2, "Борис"), lambda session: record(session, "ticket", 9, "created"))
    finally:
        other.close()

    assert 9 in caught.args[0].ids("ticket")


def test_own_writes_are_not_heard_twice(qtbot, watching):
    heard = []
    watching.changed.connect(heard.append)
    watching.write(lambda session: record(session, "ticket", 3, "created"), lambda _: None, watching)
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(700)

    assert heard == [Changes({"ticket": [3]})]


def test_without_an_operator_nothing_is_written(qtbot, tasks, mishaps):
    tasks.actor = None
    ran = []
    tasks.write(ran.append, ran.append, tasks)
    qtbot.waitUntil(lambda: bool(mishaps))

    assert ran == []
    assert isinstance(mishaps[0], RuntimeError)


def test_a_write_behind_the_sign_in_happens_in_the_operators_name(qtbot, tasks):
    tasks.actor = None
    got = []
    tasks.sign_in(lambda session: ANNA, got.append, tasks)
    tasks.write(actor, got.append, tasks)
    qtbot.waitUntil(lambda: len(got) == 2)

    assert got == [ANNA, ANNA]


def test_long_work_reports_its_progress_and_ends(qtbot, tasks):
    heard, got = [], []

    def work(progress):
        for done in range(1, 4):
            progress(done, 3)
        return "file"

    tasks.run(work, got.append, tasks, progress=lambda done, total: heard.append((done, total)))
    qtbot.waitUntil(lambda: got == ["file"])

    assert heard[-1] == (3, 3)


def test_a_cancelled_job_stops_and_answers_nobody(qtbot, tasks, mishaps):
    got = []
    state = SimpleNamespace(rounds=0)
    started = threading.Event()

    def work(progress):
        while True:
            state.rounds += 1
            started.set()
            progress(state.rounds, 10**9)

    job = tasks.run(work, got.append, tasks, failed=got.append)
    started.wait(5)
    job.cancel()
    tasks.run(lambda progress: "next", got.append, tasks)
    qtbot.waitUntil(lambda: got == ["next"])

    assert mishaps == []


def test_closing_waits_for_the_writes_under_way(qapp, tmp_path, mishaps):
    database = Database.open(tmp_path / "desk.db")
    tasks = Tasks(lambda: database, mishaps)
    tasks.actor = ANNA
    finished = threading.Event()

    def operation(session):
        threading.Event().wait(0.2)
        record(session, "ticket", 1, "created")

    def last(session):
        finished.set()

    tasks.write(operation, lambda _: None, tasks)
    tasks.write(last, lambda _: None, tasks)
    tasks.close()

    assert finished.is_set()


def test_a_database_that_cannot_be_opened_fails_every_task_with_its_reason(qtbot, mishaps):
    def refuse():
        raise DatabaseUnavailable

    tasks = Tasks(refuse, mishaps)
    tasks.read(one, lambda _: None, tasks)
    tasks.read(one, lambda _: None, tasks)
    qtbot.waitUntil(lambda: len(mishaps) == 2)
    tasks.close()

    assert all(isinstance(error, DatabaseUnavailable) for error in mishaps)
