"""A call taken while the network goes and comes back: one story for the short test and for the long one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from console.main_window import MainWindow
from console.wiring import Services
from models.storage.database import Database
from models.tickets.tables import Ticket
from tests.heartbeat import Heartbeat
from tests.journeys.desk import Typist, open_window
from tests.keys import press, type_text
from widgets.parts.draft_file import whole
from widgets.parts.notices import Bar, BarStack
from widgets.tickets.call_form import CallForm

BEFORE, DURING = "Нет звука в уроке", ", а картинка стоит"


@dataclass(slots=True)
class Cut:
    """What was seen: seconds until the bar, the longest silence of the window in ms, its own part of it, its beats.

    `idle_own` is the same part of the silence while nothing at all went on: what this machine does to any window.
    """

    bar_after: float
    longest: float
    longest_own: float
    beats: int
    idle_own: float


def stored(url: str) -> list[str]:
    """The descriptions of all tickets, asked past the bad line."""
    database = Database.open(url)
    found = database.read(
        lambda session: list(session.scalars(select(Ticket.description).order_by(Ticket.id)))
    )
    database.close()
    return found


def begin_call(qtbot: QtBot, services: Services) -> tuple[MainWindow, CallForm, Typist]:
    """The window with a half-typed call in it."""
    window = open_window(qtbot, services)
    qtbot.waitUntil(lambda: services.tasks.actor is not None, timeout=20_000)
    typist = Typist(qtbot)
    typist.press("F2")
    form = window.panel.tabs.currentWidget()
    assert isinstance(form, CallForm)
    typist.wait(form.caller.field.hasFocus)
    typist.type("кузне")
    typist.press("Return")
    typist.wait(lambda: form.caller.field.choice is not None)
    form.matter.show_values({"kind": "request", "description": BEFORE})
    return window, form, typist


def ride_out_a_cut(
    qtbot: QtBot, services: Services, pull: Callable[[], object], plug: Callable[[], object], seconds: float
) -> Cut:
    """Type and save a call through a cut of at least `seconds`; fails when a word, or the patience, is lost."""
    window, form, _ = begin_call(qtbot, services)
    qtbot.waitUntil(lambda: services.tasks.idle, timeout=20_000)
    bars = window.notices.bars
    window.notices.bar("outage", "Система: недоступно с 03:18", "bad")
    with Heartbeat() as idle:
        _wait(qtbot, time.monotonic() + seconds / 4)
    with Heartbeat() as heart:
        pull()
        began = time.monotonic()
        box = form.matter.form.editor("description")
        box.setFocus()
        press(box, "Ctrl+End")
        type_text(box, DURING)
        qtbot.waitUntil(lambda: _is_in_sight(bars, "database"), timeout=60_000)
        bar_after = time.monotonic() - began
        form.save()
        window.stack.current().search.setFocus()
        type_text(window.stack.current().search, "журнал")
        _wait(qtbot, began + seconds)
        assert QApplication.activeModalWidget() is None
        assert window.panel.tabs.currentWidget() is form, "the form stays open with everything in it"
        qtbot.waitUntil(lambda: services.drafts.flush(0.0), timeout=20_000)
        kept = [draft.data for draft in whole(services.drafts.pending())]
        assert any(DURING.strip() in str(data) for data in kept), "what was typed is among the drafts"
        plug()
        qtbot.waitUntil(lambda: window.panel.tabs.currentWidget() is not form, timeout=60_000)
        qtbot.waitUntil(lambda: "database" not in bars.texts(), timeout=60_000)
    assert window.stack.current().search.text() == "журнал"
    return Cut(bar_after, heart.longest, heart.longest_own, heart.beats, idle.longest_own)


def _is_in_sight(bars: BarStack, key: str) -> bool:
    """Whether a bar can be read, whatever else lasts already."""
    said = bars.texts().get(key)
    return any(bar.isVisible() and bar.text() == said for bar in bars.findChildren(Bar))


def _wait(qtbot: QtBot, until: float) -> None:
    """Let the window live until that moment."""
    qtbot.waitUntil(
        lambda: time.monotonic() >= until, timeout=max(int(1000 * (until - time.monotonic())), 0) + 60_000
    )
