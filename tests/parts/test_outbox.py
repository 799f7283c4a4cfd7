"""Saving without a connection: it waits, goes out once, and a refusal by a rule goes back to the form."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from models.errors import DatabaseUnavailable, RuleError
from models.text import Text
from widgets.parts.outbox import SendLater


class Line(QObject):
    """Stands for Tasks and its ear: only whether there is a connection matters here."""

    online = Signal(bool)
    is_online = True

    @property
    def ear(self) -> Line:
        return self


def test_a_lost_connection_makes_it_wait_and_a_new_one_sends_it(qtbot) -> None:
    line, sent = Line(), []
    outbox = SendLater(line, lambda: sent.append(1), line)
    assert outbox.takes(DatabaseUnavailable())
    assert outbox.waits
    line.online.emit(False)
    assert sent == []
    line.online.emit(True)
    assert sent == [1]
    outbox.settle()
    line.online.emit(True)
    assert sent == [1], "what has been sent is not sent again"


def test_a_refusal_by_a_rule_goes_back_to_the_form(qtbot) -> None:
    line = Line()
    outbox = SendLater(line, lambda: None, line)
    outbox.wait()
    assert not outbox.takes(RuleError(Text("No")))
    assert not outbox.waits


def test_it_tries_by_itself_when_the_news_came_too_early(qtbot, monkeypatch) -> None:
    monkeypatch.setattr("widgets.parts.outbox.AGAIN_MS", 20)
    line, sent = Line(), []
    outbox = SendLater(line, lambda: sent.append(1), line)
    outbox.takes(DatabaseUnavailable())
    qtbot.waitUntil(lambda: len(sent) >= 2)
    outbox.settle()


def test_a_write_that_hangs_waits_as_soon_as_the_connection_is_known_to_be_lost(qtbot) -> None:
    line = Line()
    outbox = SendLater(line, lambda: None, line)
    outbox.begin()
    assert (outbox.intends, outbox.waits) == (True, False)
    line.online.emit(False)
    assert outbox.waits
    outbox.settle()
    outbox.begin()
    assert outbox.waits, "and at once when it is begun without a connection"
    outbox.settle()
    assert not outbox.intends


def test_a_form_opened_during_a_cut_knows_of_it(qtbot) -> None:
    line = Line()
    line.is_online = False
    outbox = SendLater(line, lambda: None, line)
    outbox.begin()
    assert outbox.waits
