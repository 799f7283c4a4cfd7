"""A network that is bad, not away: packets stop without a word, or the answer to a commit is lost."""

from __future__ import annotations

import shutil
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.exceptions import TimeoutError as PatienceLost
from pytestqt.qtbot import QtBot

from console.wiring import Services
from models.desk.operations import sign_in
from models.storage.database import Database
from models.tickets.queries import ticket_card
from tests.heartbeat import Heartbeat
from tests.journeys.desk import open_window, register_caller
from tests.journeys.weak_network import BEFORE, DURING, begin_call, ride_out_a_cut, stored
from tests.postgres import Cluster
from tests.proxy import Proxy
from widgets.parts import ear
from widgets.parts.draft_file import Draft, DraftFile
from widgets.parts.tasks import Tasks
from widgets.tickets.call_form import CallForm
from widgets.tickets.details import TicketView

BAR_SECONDS = 12
PATIENCE_MS = (
    1_000  # here other tests run at the same time; tests/bench/test_long_cut.py holds the promised 100
)


@pytest.fixture
def proxy(cluster: Cluster, postgresql_url: str) -> Iterator[Proxy]:
    database = Database.open(postgresql_url)
    register_caller(database)
    database.close()
    proxy = Proxy(cluster)
    yield proxy
    proxy.close()


@pytest.fixture
def tasks(proxy: Proxy, postgresql_url: str) -> Iterator[Tasks]:
    """Takes the place of the embedded database's tasks under the window: the server behind the bad line."""
    failures: list[Exception] = []
    name = postgresql_url.rpartition("?")[0].rpartition("/")[2]
    tasks = Tasks(lambda: Database.open(proxy.url(name)), failures.append)
    tasks.sign_in(lambda session: sign_in(session, "Петрова Инна"), lambda _: None, tasks)
    yield tasks
    proxy.thaw()
    tasks.close()
    assert [error for error in failures if not hasattr(error, "sentences")] == [], "no bug came to light"


def test_the_window_lives_through_a_cut_and_the_call_arrives_once(
    qtbot: QtBot, services: Services, proxy: Proxy, postgresql_url: str
) -> None:
    cut = ride_out_a_cut(qtbot, services, proxy.freeze, proxy.thaw, seconds=14)
    assert cut.bar_after <= BAR_SECONDS
    assert cut.longest <= PATIENCE_MS
    assert cut.beats > 100
    assert stored(postgresql_url) == [BEFORE + DURING]


def test_the_heartbeat_sees_a_window_that_waits(qtbot: QtBot) -> None:
    """The control: somebody asks the server on the GUI thread."""
    with Heartbeat() as heart:
        QTimer.singleShot(50, lambda: time.sleep(1.2))
        qtbot.waitUntil(lambda: heart.longest > PATIENCE_MS, timeout=20_000)


def test_a_window_that_does_not_count_how_long_a_look_lasts_says_nothing_of_a_cut(
    qtbot: QtBot, services: Services, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the bar, at ten times the speed: packets that do not come tell nobody anything by themselves."""
    patience = ear.PATIENCE_TICKS
    monkeypatch.setattr(ear, "PATIENCE_TICKS", sys.maxsize)
    _hurry(services)
    bars = open_window(qtbot, services).notices.bars
    qtbot.waitUntil(lambda: services.tasks.actor is not None and services.tasks.idle, timeout=20_000)
    proxy.freeze()
    with pytest.raises(PatienceLost):
        qtbot.waitUntil(lambda: "database" in bars.texts(), timeout=BAR_SECONDS * 1000 // 5)
    monkeypatch.setattr(ear, "PATIENCE_TICKS", patience)
    qtbot.waitUntil(lambda: "database" in bars.texts(), timeout=20_000)
    proxy.thaw()
    qtbot.waitUntil(lambda: "database" not in bars.texts(), timeout=20_000)


def test_what_was_saved_over_a_dead_line_is_to_be_sent_whatever_becomes_of_the_console(
    qtbot: QtBot, services: Services, proxy: Proxy, postgresql_url: str, tmp_path: Path
) -> None:
    """The write hangs, nobody knows yet of a cut, and the console is killed; then the write arrives all the same."""
    window, form, _ = begin_call(qtbot, services)
    qtbot.waitUntil(lambda: services.tasks.idle, timeout=20_000)
    _hurry(services)
    proxy.freeze()
    form.save()
    (left,) = _left_by_a_kill(services, tmp_path)
    assert left.data["waits"]
    qtbot.waitUntil(lambda: "database" in window.notices.bars.texts(), timeout=20_000)
    assert form._state.text() == "уйдёт, когда ответит база"
    proxy.thaw()
    qtbot.waitUntil(lambda: window.panel.tabs.currentWidget() is not form, timeout=60_000)
    window.restore_draft(left)  # the next start
    again = window.panel.tabs.currentWidget()
    assert isinstance(again, CallForm)
    qtbot.waitUntil(lambda: window.panel.tabs.currentWidget() is not again, timeout=60_000)
    assert stored(postgresql_url) == [BEFORE]


def test_a_note_that_was_handed_over_to_a_dead_line_is_stored_once_after_a_kill(
    qtbot: QtBot, services: Services, proxy: Proxy, postgresql_url: str, tmp_path: Path
) -> None:
    window, form, _ = begin_call(qtbot, services)
    with qtbot.waitSignal(form.saved, timeout=20_000) as saved:
        form.save()
    number = saved.args[0]
    window.show_record("ticket", number)
    view = window.panel.tab("ticket")
    assert isinstance(view, TicketView)
    qtbot.waitUntil(lambda: services.tasks.idle and view.number == number, timeout=20_000)
    _hurry(services)
    proxy.freeze()
    view.box.text.set_raw("Перезвонили")
    view.box.note()
    view.box.text.set_raw("и ещё")
    left = _left_by_a_kill(services, tmp_path)
    assert [(draft.data["text"], draft.data["waits"]) for draft in left] == [
        ("Перезвонили", "note"),
        ("и ещё", ""),
    ]
    qtbot.waitUntil(lambda: "database" in window.notices.bars.texts(), timeout=20_000)
    assert view.box.handed_over.words() == ["Заметка: «Перезвонили»"]
    proxy.thaw()
    qtbot.waitUntil(lambda: not view.box.letters.of(number), timeout=60_000)
    assert view.box.text.toPlainText() == "и ещё"
    window.restore_draft(left[0])  # the next start
    qtbot.waitUntil(lambda: not view.box.letters.of(number), timeout=60_000)
    assert _notes(postgresql_url, number) == ["Перезвонили"]


def _hurry(services: Services) -> None:
    """Lose patience with a dead line ten times as fast as at a desk."""
    services.tasks.ear._clock.setInterval(ear.TICK_MS // 10)


def _left_by_a_kill(services: Services, folder: Path) -> list[Draft]:
    """What the next start finds if the console is killed now: the file as it stands, read past its owner."""
    assert services.drafts.flush()
    for file in services.places.drafts.glob("drafts-*.sqlite*"):
        shutil.copy(file, folder)
    copy = DraftFile(folder)
    left = copy.open()
    copy.close()
    return left


def _notes(url: str, number: int) -> list[str]:
    database = Database.open(url)
    card = database.read(lambda session: ticket_card(session, number))
    database.close()
    return [note.text for note in card.notes]


def test_a_commit_whose_answer_was_lost_is_stored_once(
    qtbot: QtBot, services: Services, proxy: Proxy, postgresql_url: str
) -> None:
    _, form, _ = begin_call(qtbot, services)
    _save_and_lose_the_answer(qtbot, form, proxy)
    assert stored(postgresql_url) == [BEFORE]


def test_without_a_key_of_its_own_it_would_be_stored_twice(
    qtbot: QtBot, services: Services, proxy: Proxy, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the same story with a new key at each attempt."""
    _, form, _ = begin_call(qtbot, services)
    again = form._send_again

    def under_a_new_key() -> None:
        form.client_key = str(uuid.uuid4())
        again()

    monkeypatch.setattr(form._outbox, "_send", under_a_new_key)
    _save_and_lose_the_answer(qtbot, form, proxy)
    assert stored(postgresql_url) == [BEFORE, BEFORE]


def _save_and_lose_the_answer(qtbot: QtBot, form: CallForm, proxy: Proxy) -> None:
    gone: list[int] = []
    form.saved.connect(lambda number, _refused: gone.append(number))
    qtbot.waitUntil(lambda: form._context.tasks.idle, timeout=20_000)
    proxy.lose_answer_to(b"COMMIT")
    form.save()
    qtbot.waitUntil(lambda: proxy.lost == 1, timeout=20_000)
    qtbot.waitUntil(lambda: bool(gone), timeout=60_000)
