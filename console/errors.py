"""Where failures end: known ones become a sentence in the window, bugs a page with details and a line in the log.

The log and the details hold types of errors, places in the code and ids, and never what anybody typed: no names,
phones, addresses or messages of exceptions.
"""

from __future__ import annotations

import faulthandler
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from console.places import Places
from models.errors import KnownError

LOG_BYTES = 500_000
LOG_FILES = 3
HOUSE = Path(__file__).resolve().parents[1]
MOST_FRAMES = 40

_PRIVATE = (
    (re.compile(r"[\w.+-]+@[\w.-]+"), "<mail>"),
    (re.compile(r"\+?\d[\d\s()\-\u00a0\u2011]{4,}\d"), "<number>"),
    (re.compile(r"[А-Яа-яЁё][\w\u0400-\u04ff.\- ]*"), "<words>"),
    (re.compile(r"(['\"«“]).*?(['\"»”])"), "<text>"),
)


def without_personal_data(text: str) -> str:
    """`text` with quotations, Cyrillic words, addresses and long numbers blanked out."""
    for pattern, instead in _PRIVATE:
        text = pattern.sub(instead, text)
    return text


def describe(error: BaseException) -> str:
    """What may be told of a bug: the chain of its types and the places in the code; never its message."""
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None:
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        frames = traceback.extract_tb(link.__traceback__)[-MOST_FRAMES:]
        lines += [f"  {_shown_path(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
        if link is not None:
            lines.append("caused by")
    return "\n".join(lines)


def place_of(error: BaseException) -> str:
    """Where a bug sits: its type and the last place in the code; two bugs of one place are the same bug."""
    frames = traceback.extract_tb(error.__traceback__)
    last = f"{_shown_path(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__qualname__} {last}"


def _shown_path(name: str) -> str:
    """A path without the user's home: relative to the house or to the packages."""
    path = Path(name)
    for root in (HOUSE, *map(Path, sys.path)):
        if str(root) not in ("", ".") and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def make_log(folder: Path) -> logging.Logger:
    """The rotating log in `folder`; where it cannot be written, bugs are only shown."""
    from logging.handlers import RotatingFileHandler  # late: it brings sockets and pickling along

    log = logging.getLogger("meo-console")
    log.setLevel(logging.INFO)
    log.propagate = False
    for old in list(log.handlers):
        log.removeHandler(old)
        old.close()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "console.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    return log


def log_bug(error: BaseException) -> None:
    """Note a bug of the command line or a service in the user's log."""
    make_log(Places.of_user().logs).error("bug\n%s", describe(error))


def facts() -> str:
    """Versions for the details of a bug."""
    import platform

    import PySide6

    lines = (
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        f"Qt {qVersion()}, PySide6 {PySide6.__version__}",
    )
    return "\n".join(lines)


Teller = Callable[[KnownError], object]
Crasher = Callable[[str], object]


class Errors(QObject):
    """Takes every failure of the window: `tell` says known ones, `crash(details)` shows a bug.

    Both are given later than the hooks are set: what happens before the window exists waits for them.
    """

    _failed = Signal(object)

    def __init__(self, logs: Path, flush_drafts: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._flush_drafts = flush_drafts
        self._tell: Teller | None = None
        self._crash: Crasher | None = None
        self._early: list[BaseException] = []
        self._known_places: set[str] = set()
        self._native: TextIO | None = None
        self._failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def log(self) -> logging.Logger:
        """The log, made when there is something to write."""
        return make_log(self._logs)

    def install(self) -> None:
        """Set the hooks of Python, of its threads, of Qt, and the one for native faults."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda arguments: self._failed.emit(arguments.exc_value)
        qInstallMessageHandler(self._on_qt_message)
        try:
            self._logs.mkdir(parents=True, exist_ok=True)
            self._native = (self._logs / "native.log").open("a", encoding="utf-8")
            faulthandler.enable(self._native)
        except OSError:
            self._native = None

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            self._native = None

    def show_with(self, tell: Teller, crash: Crasher) -> None:
        """Tell failures this way from now on, beginning with those that waited."""
        self._tell, self._crash = tell, crash
        early, self._early = self._early, []
        for error in early:
            self.failed(error)

    def failed(self, error: BaseException) -> None:
        """Take a failure: a sentence for a known one; for a bug the log, saved drafts and the details."""
        if self._tell is None or self._crash is None:
            self._early.append(error)
            return
        if isinstance(error, KnownError):
            self.log.info("known %s", type(error).__name__)
            self._tell(error)
            return
        place = place_of(error)
        details = f"{describe(error)}\n{facts()}"
        self.log.error("bug\n%s", details)
        self._flush_drafts()
        if place not in self._known_places:  # a bug in a timer must not bury the desk under itself
            self._known_places.add(place)
            self._crash(details)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            self._failed.emit(error)
        except Exception:  # noqa: BLE001 (the last hook of all: one of three places)
            sys.__excepthook__(kind, error, trace)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.DEBUG}
        level = levels.get(kind, logging.WARNING)
        self.log.log(level, "qt %s: %s", context.category, without_personal_data(message))
