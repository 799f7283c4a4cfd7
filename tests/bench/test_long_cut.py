"""The cut of tests/journeys/test_weak_network.py at full length: a cable pulled for sixty seconds.

python3 -m tests tests/bench/test_long_cut.py -n0 -s
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from console.wiring import Services
from models.desk.operations import sign_in
from models.storage.database import Database
from tests.journeys.desk import register_caller
from tests.journeys.weak_network import BEFORE, DURING, ride_out_a_cut, stored
from tests.storage.test_network import Wire, console, wire  # noqa: F401 (fixtures: a server behind a cable)
from widgets.parts.tasks import Tasks

pytestmark = pytest.mark.timeout(600)

CUT_SECONDS = 60
BAR_SECONDS = 12
GAP_MS = 100
BUSY = 1.5


@pytest.fixture
def tasks(console: Database, wire: Wire) -> Iterator[Tasks]:  # noqa: F811
    """Takes the place of the embedded database's tasks under the window."""
    register_caller(console)
    failures: list[Exception] = []
    tasks = Tasks(lambda: Database.open(console.url.render_as_string()), failures.append)
    tasks.sign_in(lambda session: sign_in(session, "Петрова Инна"), lambda _: None, tasks)
    yield tasks
    wire.plug()
    tasks.close()
    assert [error for error in failures if not hasattr(error, "sentences")] == []


def test_a_minute_without_a_cable(qtbot: QtBot, services: Services, wire: Wire, console: Database) -> None:  # noqa: F811
    cut = ride_out_a_cut(qtbot, services, wire.pull, wire.plug, CUT_SECONDS)
    print(
        f"\n{CUT_SECONDS} s without a network: the bar after {cut.bar_after:.1f} s, longest silence of the window"
        f" {cut.longest:.0f} ms, without the time that other programs had the processors {cut.longest_own:.0f} ms"
        f" (idle before: {cut.idle_own:.0f} ms)"
    )
    assert stored(console.url.render_as_string()) == [BEFORE + DURING]
    assert cut.bar_after <= BAR_SECONDS
    assert cut.longest_own <= max(GAP_MS, BUSY * cut.idle_own), "a busy machine holds any window up"
