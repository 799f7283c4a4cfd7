"""The other side of the window's exports: `report --job` takes one job from standard input and tells its progress.

One JSON line a time on standard output: {"done", "total"} about ten times a second, at last {"outcome"} or {"error"}.
When standard input ends, nobody waits any more (cancelled, or the window is gone): the work stops and leaves no file.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from typing import Any

from console.cli.common import App
from console.version import version
from models.errors import KnownError
from models.text import QT_TRANSLATE_NOOP, Text

NO_JOB = Text(QT_TRANSLATE_NOOP("models", "--job is for the window alone: no job was sent."))
BETWEEN = 0.1
DONE, REFUSED, STOPPED = 0, 1, 3


class Stopped(Exception):
    """Unwinds the work once nobody waits for it."""


class _Listener:
    """Tells progress while somebody listens; raises Stopped afterwards."""

    def __init__(self) -> None:
        self._gone = threading.Event()
        self._last = 0.0
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while sys.stdin.readline():
            pass
        self._gone.set()

    def progress(self, done: int, total: int) -> None:
        """Pass progress on, now and then."""
        if self._gone.is_set():
            raise Stopped
        now = time.monotonic()
        if now - self._last >= BETWEEN:
            self._last = now
            tell({"done": done, "total": total})


def tell(message: dict[str, Any]) -> None:
    """One line for the window."""
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def run_job(app: App) -> int:
    """Do the job that stands on the first line of standard input; returns the exit code."""
    from models.reports.jobs import Job, perform

    try:
        job = Job.from_json(json.loads(sys.stdin.readline()))
    except (ValueError, KeyError, TypeError):  # typed by hand: nobody sends a job
        tell({"error": [app.say(NO_JOB)]})
        return REFUSED
    listener = _Listener()
    try:
        outcome = perform(app.database(create=False), job, app.translate, version(), listener.progress)
    except Stopped:
        return STOPPED
    except KnownError as error:
        tell({"error": [app.say(text) for text in error.sentences()]})
        return REFUSED
    tell({"outcome": {"file": str(outcome.path), "rows": outcome.rows, "bytes": outcome.size}})
    return DONE
