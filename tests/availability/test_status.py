"""The status bar's figure and the alarm: told once, summed up, taken back, and never broken by a missing tray."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from console.own_monitor import OwnMonitor
from models.availability.instants import DAY, MINUTE, SECOND, to_us
from models.availability.live import ComponentNow
from models.availability.monitoring import read_lease
from models.availability.queries import ComponentRow
from models.availability.states import State, Zone
from models.storage.database import Database
from tests.availability.factories import component, measure
from tests.availability.target import Target
from tests.availability.test_monitor import watch
from tests.keys import press
from widgets.availability import alarm as alarm_module
from widgets.availability.alarm import SOUND, Alarm
from widgets.availability.status import AvailabilityStatus


def live(name: str, state: State, number: int = 1, cause: str = "") -> ComponentNow:
    row = ComponentRow(number, name, None, 30 * SECOND, 1, True, 1)
    since = to_us(datetime(2026, 11, 5, 6, 0, tzinfo=UTC))
    return ComponentNow(row, state, since, since, (), zone=Zone.SYSTEM, cause=cause)


@pytest.fixture
def alarm(qtbot, host, monkeypatch) -> Alarm:
    monkeypatch.setattr(alarm_module, "GATHER_MS", 30)
    made = Alarm(host.context, host)
    made._telling.setInterval(30)
    return made


def bars(host: Any) -> dict[str, str]:
    return host.notices.bars.texts()


def test_a_bar_lasts_while_something_is_down_and_goes_when_it_is_back(alarm, host):
    alarm.watch([live("Система", State.UP)])
    assert bars(host) == {}
    alarm.watch([live("Система", State.DOWN, cause="Питание")])
    assert bars(host) == {"availability": "Система: недоступно с 05.11.2026 09:00 (Питание)"}
    alarm.watch([live("Система", State.UP)])
    assert bars(host) == {}


def test_what_was_down_before_the_console_began_is_told_by_the_bar_alone(qtbot, alarm, host):
    alarm.watch([live("Система", State.DOWN)])
    qtbot.wait(80)
    assert "availability" in bars(host)
    assert host.notices.toasts() == []


def test_changes_of_one_moment_are_one_message(qtbot, alarm, host):
    alarm.watch([live("Система", State.UP), live("БД", State.UP, 2), live("Канал", State.DOWN, 3)])
    alarm.watch([live("Система", State.DOWN), live("БД", State.DOWN, 2), live("Канал", State.UP, 3)])
    qtbot.waitUntil(lambda: len(host.notices.toasts()) == 1)
    assert host.notices.toasts() == ["Недоступно: Система, БД. Снова работает: Канал"]


def test_a_blink_that_is_over_before_anybody_was_told_is_not_told(qtbot, alarm, host):
    alarm.watch([live("Система", State.UP)])
    alarm.watch([live("Система", State.DOWN)])
    alarm.watch([live("Система", State.UP)])
    qtbot.wait(80)
    assert host.notices.toasts() == []


def test_a_component_that_is_no_longer_judged_is_not_called_back(qtbot, alarm, host):
    alarm.watch([live("Система", State.UP), live("БД", State.DOWN, 2)])
    alarm.watch([live("Система", State.UP)])
    qtbot.wait(80)
    assert host.notices.toasts() == []


@pytest.mark.parametrize(("wanted", "beeps"), [(False, 0), (True, 1)])
def test_a_sound_only_if_it_was_switched_on(qtbot, alarm, host, monkeypatch, wanted, beeps):
    heard: list[int] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(1))
    host.context.settings.set(SOUND, wanted)
    alarm.watch([live("Система", State.UP)])
    alarm.watch([live("Система", State.DOWN)])
    qtbot.waitUntil(lambda: len(host.notices.toasts()) == 1)
    assert len(heard) == beeps


class FakeTray(QObject):
    """Stands for the desktop's tray, which the offscreen screen does not have."""

    MessageIcon = QSystemTrayIcon.MessageIcon
    messageClicked = Signal()
    activated = Signal(object)
    told: ClassVar[list[str]] = []
    shown: ClassVar[list[bool]] = []

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return True

    def setToolTip(self, text: str) -> None:
        assert text == "Пульт МЭО"

    def setIcon(self, icon: Any) -> None:
        assert not icon.isNull()

    def show(self) -> None:
        self.shown.append(True)

    def hide(self) -> None:
        self.shown.append(False)

    def showMessage(self, title: str, words: str, kind: Any, ms: int) -> None:
        self.told.append(words)


def test_with_a_tray_the_message_goes_there_while_the_window_is_away(qtbot, alarm, host, monkeypatch):
    monkeypatch.setattr(alarm_module, "QSystemTrayIcon", FakeTray)
    FakeTray.told.clear()
    alarm.watch([live("Система", State.UP)])
    alarm.watch([live("Система", State.DOWN)])
    qtbot.waitUntil(lambda: FakeTray.told == ["Недоступно: Система"])
    assert host.notices.toasts() == []
    alarm._tray.messageClicked.emit()
    assert host.pages == ["availability"]
    alarm._withdraw()
    assert FakeTray.shown[-1] is False


@pytest.fixture
def watched(sqlite_database: Database) -> int:
    end = to_us(datetime.now(UTC)) // SECOND * SECOND
    key = component(sqlite_database)
    measure(
        sqlite_database,
        key,
        (end - DAY, end - 60 * MINUTE, "up"),
        (end - 60 * MINUTE, end - 30 * MINUTE, "down"),
        (end - 30 * MINUTE, end + MINUTE, "up"),
    )
    return key


def test_the_status_bar_says_states_share_and_reserve(qtbot, host, watched):
    status = AvailabilityStatus(host.context)
    qtbot.addWidget(status)
    qtbot.waitUntil(lambda: "резерв 875\u00a0ч\u00a030\u00a0мин" in status._share.text())
    ((name, mark),) = status._states
    assert (name.text(), mark.toolTip()) == ("Система", "Система: работает")
    assert status._share.text().startswith("9")
    status._share.asked.emit()
    assert host.whys[0].verdict == "met"
    press(status, "Return")
    assert host.pages == ["availability"]


def test_without_a_component_the_status_bar_says_nothing(qtbot, host, sqlite_database):
    status = AvailabilityStatus(host.context)
    qtbot.addWidget(status)
    qtbot.waitUntil(lambda: not status._waiting)
    assert status.isHidden()


def test_the_console_asks_by_itself_while_it_is_open_and_wished(qtbot, host, sqlite_database):
    target = Target()
    watch(sqlite_database, "Система", target.url)
    host.show()
    own = OwnMonitor(host.context, host)
    qtbot.waitUntil(lambda: own.is_running)
    qtbot.waitUntil(lambda: sqlite_database.read(read_lease) is not None)
    host.context.settings.set("availability.watch", False)
    assert not own.is_running
    assert sqlite_database.read(read_lease) is None
    host.context.settings.set("availability.watch", True)
    qtbot.waitUntil(lambda: own.is_running)
    host.close()
    assert not own.is_running
    target.switch_off()
