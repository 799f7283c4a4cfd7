"""The clock of the desk: what it left out while nobody answered comes back with the connection."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from console.desk_clock import DeskClock
from tests.screen import Host

PATIENCE = 20_000


def test_the_state_of_the_desk_comes_back_with_the_connection(qtbot: QtBot, host: Host) -> None:
    clock = DeskClock(host.context)
    qtbot.addWidget(clock)
    clock.refresh()
    qtbot.waitUntil(lambda: "·" in clock.label.text(), timeout=PATIENCE)
    whole = clock.label.text()
    clock._lose()
    assert "·" not in clock.label.text()

    host.context.tasks.online.emit(False)
    qtbot.wait(50)
    assert "·" not in clock.label.text()
    host.context.tasks.online.emit(True)
    qtbot.waitUntil(lambda: "·" in clock.label.text(), timeout=PATIENCE)
    assert clock.label.text()[5:] == whole[5:]
