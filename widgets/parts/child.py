"""Writes a workbook in a process of its own, so that the screen stays alive and a large file takes no memory here.

Runs in a worker thread: tells the child its job, passes its progress on, and stops it when the job was cancelled. The
child notices a closed pipe by itself; one that does not is ended, and what it has begun to write is removed, its
temporary files included.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from models.errors import KnownError
from models.text import QT_TRANSLATE_NOOP, Text
from models.workbook.target import part_name, temporary_folders

ROOT = Path(__file__).resolve().parents[2]
DATABASE_VARIABLE = "MEO_CONSOLE_DATABASE"
PATIENCE = 0.4  # seconds for a cancelled child to end by itself
BETWEEN = 0.1
NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW
LAST_WORDS = 2000

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """What the child has written."""

    path: Path
    rows: int
    size: int


def command(language: str, *arguments: str) -> list[str]:
    """How the console is started as a child, installed or from a checkout."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "console"]
    return [*program, "--lang", language, *arguments]


def _start(place: str, arguments: list[str]) -> subprocess.Popen[str]:
    """The database goes by the environment: arguments can be read by everybody on a machine."""
    paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, DATABASE_VARIABLE: place, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        creationflags=NO_WINDOW if sys.platform == "win32" else 0,
    )


def make_due_in_child(place: str, language: str) -> list[dict[str, Any]]:
    """Have every saved report made that is due; what was made, as `report --due --json` tells it."""
    with _start(place, command(language, "report", "--due", "--json")) as process:
        answer, last_words = process.communicate()
    try:
        made: list[dict[str, Any]] = json.loads(answer)["made"]
    except (ValueError, KeyError) as error:
        raise _broken(last_words) from error
    return made


def write_in_child(job: Mapping[str, Any], place: str, language: str, progress: Progress) -> WrittenFile:
    """Have the job written; `progress` may raise to stop. KnownError, in the child's own words, when it cannot be."""
    process = _start(place, command(language, "report", "--job"))
    with ExitStack() as undo:
        undo.callback(_clear_up, job)
        undo.enter_context(process)
        undo.callback(_end, process)
        written = _follow(process, job, progress)
        undo.pop_all()
    with process:
        return written


def _clear_up(job: Mapping[str, Any]) -> None:
    """Remove what an ended child had no time to remove; another program may still hold a file for a moment."""
    token = str(job["token"])
    with suppress(OSError):
        part_name(Path(job["out"]), token).unlink(missing_ok=True)
    for folder in temporary_folders(token):
        shutil.rmtree(folder, ignore_errors=True)


def _follow(process: subprocess.Popen[str], job: Mapping[str, Any], progress: Progress) -> WrittenFile:
    """Tell the job and listen until the outcome is there."""
    lines: queue.Queue[str | None] = queue.Queue()
    said: queue.Queue[str | None] = queue.Queue()
    threads = [
        threading.Thread(target=_read, args=(process.stdout, lines), daemon=True),
        threading.Thread(target=_read, args=(process.stderr, said), daemon=True),
    ]
    for thread in threads:
        thread.start()
    _tell(process, job)
    done, total = 0, 1
    while True:
        progress(done, total)  # raises when nobody waits any more
        try:
            line = lines.get(timeout=BETWEEN)
        except queue.Empty:
            continue
        if line is None:
            raise _broken("".join(iter(said.get, None)))
        message = json.loads(line)
        if "outcome" in message:
            outcome = message["outcome"]
            _hang_up(process)
            return WrittenFile(Path(outcome["file"]), int(outcome["rows"]), int(outcome["bytes"]))
        if "error" in message:
            raise _refused(message["error"])
        done, total = int(message["done"]), int(message["total"])


def _read(stream: IO[str] | None, lines: queue.Queue[str | None]) -> None:
    for line in stream or ():
        lines.put(line)
    lines.put(None)


def _tell(process: subprocess.Popen[str], job: Mapping[str, Any]) -> None:
    if process.stdin is None:
        raise RuntimeError("the child has no standard input")
    try:
        process.stdin.write(json.dumps(job, ensure_ascii=False) + "\n")
        process.stdin.flush()
    except OSError:
        return  # it is gone already: its last words tell why


def _hang_up(process: subprocess.Popen[str]) -> None:
    """Nobody waits any more: the child hears it and ends."""
    if process.stdin is not None:
        try:
            process.stdin.close()
        except OSError:
            return


def _end(process: subprocess.Popen[str]) -> None:
    """Let the child end by itself, or end it."""
    _hang_up(process)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _refused(sentences: list[str]) -> KnownError:
    texts = [Text("{text}", {"text": sentence}) for sentence in sentences]
    return KnownError(*texts[:3])


def _broken(last_words: str) -> KnownError:
    return KnownError(
        Text(
            QT_TRANSLATE_NOOP("models", "The file could not be written: the helper ended before it was done.")
        ),
        Text(QT_TRANSLATE_NOOP("models", "Nothing was changed.")),
        Text("{text}", {"text": last_words.strip()[-LAST_WORDS:]}) if last_words.strip() else None,
    )
