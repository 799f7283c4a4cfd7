"""A long shift in the window: calls, pages, forms opened and closed; memory, threads and files must not grow.

SOAK_TICKETS=2000 python3 -m tests tests/bench/test_soak.py -n0 -s
"""

from __future__ import annotations

import gc
import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.main_window import MainWindow
from console.pages import PAGES, STATUS_WIDGET
from models.tickets.operations import add_ticket
from tests.bench.test_looks import action_of
from tests.console import test_pages as pages
from tests.tickets.factories import call
from widgets.parts.garbage import collect_due
from widgets.parts.theme import Theme

pytestmark = pytest.mark.timeout(12 * 3600)
demo_file = pages.demo_file
TICKETS = int(os.environ.get("SOAK_TICKETS", "200"))
GROWTH = 1.10
FORMS = 6


def standing() -> tuple[float, int, int]:
    """Megabytes in memory, threads, open files."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = int(status.split("VmRSS:")[1].split()[0])
    return kilobytes / 1024, threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))


def work(window: MainWindow, seen: pages.Seen, number: int) -> None:
    """One turn of the shift: a call is saved, a page is looked at, forms come and go."""
    one = call(received_at=None, refused=True, description=f"Обращение {number}: не открывается урок.")
    window.services.tasks.write(lambda s: add_ticket(s, one), lambda _: None, window)
    window.go(PAGES[number % len(PAGES)].id)
    pages.settle(window, seen)
    if number % len(PAGES) == 0:
        new_call = action_of(window, "ticket.new")
        assert new_call is not None
        for _ in range(FORMS):
            new_call.trigger()
        pages.settle(window, seen)
        for key in [*window.panel.keys()]:
            window.panel.close_tab(key, ask=False)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # a running event loop does so by itself
    collect_due()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system tells memory in another way")
def test_a_long_shift_costs_no_more_at_its_end(qtbot: QtBot, tmp_path: Path, demo_file: Path) -> None:
    seen = pages.Seen()
    Theme.current().apply("light", 10)
    with pages.services_at(tmp_path, demo_file, seen.mishaps, "ru") as services:
        window = MainWindow(services, PAGES, STATUS_WIDGET)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        pages.settle(window, seen)
        stands = []
        for number in range(TICKETS):
            work(window, seen, number)
            if number % max(TICKETS // 10, 1) == 0:
                stands.append(standing())
                print(
                    f"\n{number:6} calls: {stands[-1][0]:.0f} MB, {stands[-1][1]} threads, {stands[-1][2]} files",
                    end="",
                )
        window.close()
    warm, last = stands[len(stands) // 4], stands[-1]
    assert seen.mishaps == []
    assert last[0] <= warm[0] * GROWTH
    assert last[1] <= warm[1]
    assert last[2] <= warm[2] + 2
