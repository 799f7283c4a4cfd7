"""Saving without a connection: it waits, goes out once, and a refusal by a rule goes back to the form."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from models.errors import DatabaseUnavailable, RuleError
from models.text import Text
from widgets.parts.outbox import SendLater


class Line(QObject):
    """Stands for Tasks: only its `online` matters here."""

    online = Signal(bool)


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
