"""Cyclic garbage is collected on the GUI thread, and only there."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from widgets.parts import garbage
from widgets.parts.garbage import GarbageCollector, collect_due, settle


class Knot:
    """Refers to itself, so that only the collector can free it; remembers in which thread that happened."""

    def __init__(self, freed: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed.append(threading.get_ident()))


@pytest.fixture
def restored() -> Iterator[None]:
    was_enabled = gc.isenabled()
    yield
    gc.enable() if was_enabled else gc.disable()


def test_a_worker_that_allocates_collects_nothing(qtbot: QtBot, restored: None, monkeypatch) -> None:
    monkeypatch.setattr(garbage, "INTERVAL_MS", 20)
    owner, freed = QObject(), []
    GarbageCollector(owner)
    Knot(freed)
    worker = threading.Thread(target=lambda: [[[]] for _ in range(100_000)])
    worker.start()
    worker.join()
    assert freed == []
    keep = [[] for _ in range(2_000)]
    qtbot.waitUntil(lambda: freed == [threading.get_ident()])
    assert keep


def test_python_itself_would_collect_in_the_worker(restored: None) -> None:
    """The control: this is what must not happen to a widget."""
    gc.enable()
    freed: list[int] = []
    Knot(freed)
    worker = threading.Thread(target=lambda: [[[]] for _ in range(1_000_000)])
    worker.start()
    worker.join()
    assert freed
    assert freed != [threading.get_ident()]


def test_nothing_is_collected_before_it_is_due(restored: None) -> None:
    gc.disable()
    gc.collect()
    assert collect_due() == -1


def test_what_stands_is_not_looked_through_again_but_what_comes_later_is(restored: None) -> None:
    freed: list[int] = []
    gc.disable()
    settle()
    try:
        assert gc.get_freeze_count() > 10_000
        assert len(gc.get_objects()) < 1_000
        Knot(freed)
        gc.collect()
        assert freed == [threading.get_ident()]
    finally:
        gc.unfreeze()
