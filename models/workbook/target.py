"""Where a finished file goes: written beside its place under another name, looked at, then put there in one step.

However the writing ends (full disk, cancel, a bug), the earlier file of that name stays as it was and no half file
is left behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from models.errors import TRY_AGAIN, FileProblem
from models.text import QT_TRANSLATE_NOOP, Text

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_WINDOWS_FULL = {39, 112}  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
_EARLIER_IS_SAFE = Text(QT_TRANSLATE_NOOP("models", "An earlier file of this name is untouched."))


class Sink:
    """The file under way as the zip writer sees it: counts what went in; once closed it swallows what comes late."""

    def __init__(self, file: BinaryIO, step: Callable[[], None]) -> None:
        self._file = file
        self._step = step
        self._closed = False
        self._place = 0

    def write(self, data: bytes) -> int:
        """Write all of `data`; a disk that takes less raises."""
        if self._closed:
            self._place += len(data)
            return len(data)
        self._step()
        written = self._file.write(data)
        if written != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return written

    def tell(self) -> int:
        """Where the next byte goes."""
        return self._place if self._closed else self._file.tell()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to a place written before (the zip writer fills sizes in)."""
        return self._place if self._closed else self._file.seek(offset, whence)

    def seekable(self) -> bool:
        """Always: it is a plain file."""
        return True

    def flush(self) -> None:
        """Hand everything to the operating system."""
        if not self._closed:
            self._file.flush()

    def finish(self) -> int:
        """Flush down to the disk and close; the number of bytes that the file has."""
        self._file.flush()
        os.fsync(self._file.fileno())
        size = self._file.seek(0, os.SEEK_END)
        self._closed = True
        self._file.close()
        return size

    def abandon(self) -> None:
        """Close without caring for the content."""
        if not self._closed:
            self._place = self._file.tell()
        self._closed = True
        with contextlib.suppress(OSError):
            self._file.close()


def part_name(path: Path, token: str) -> Path:
    """The name under which `path` is written before it is whole."""
    return path.with_name(f".{path.name[:100]}.{token}.part")


def temporary_prefix(token: str) -> str:
    """How the name of a folder of temporary files begins."""
    return f"meo-{token}-" if token else "meo-"


def temporary_folders(token: str) -> list[Path]:
    """The folders of temporary files of one writing; none for a writing without a token."""
    if not token:
        return []
    return list(Path(tempfile.gettempdir()).glob(f"{temporary_prefix(token)}*"))


@contextmanager
def replacing(path: Path, step: Callable[[], None], token: str = "") -> Iterator[Sink]:
    """Give a file to write that takes the place of `path` once it is whole; otherwise nothing has changed.

    `step` is called at every write and may raise to stop. Raises FileProblem for a full disk, a missing folder, a
    forbidden place or a file that another program holds.
    """
    part = part_name(path, token or secrets.token_hex(4))
    with file_faults(path), contextlib.ExitStack() as undo:
        sink = Sink(part.open("xb"), step)
        undo.callback(part.unlink, missing_ok=True)
        undo.callback(sink.abandon)
        yield sink
        size = sink.finish()
        _look_at(part, size)
        part.replace(path)
        undo.pop_all()


def _look_at(part: Path, size: int) -> None:
    """A last look: all bytes are there and the directory of the zip can be read."""
    if part.stat().st_size != size or not zipfile.is_zipfile(part):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _writer_faults() -> type[Exception]:
    """What the workbook's writer raises; imported when something was raised: no page waits for the writer."""
    from xlsxwriter.exceptions import XlsxFileError

    fault: type[Exception] = XlsxFileError
    return fault


@contextmanager
def file_faults(path: Path) -> Iterator[None]:
    """Turns what the operating system says about a file into a sentence (FileProblem)."""
    try:
        yield
    except OSError as error:
        raise _problem(path, error) from error
    except _writer_faults() as error:  # wraps the OSError of the last step
        cause = error.args[0] if error.args else None
        if not isinstance(cause, OSError):
            raise
        raise _problem(path, cause) from error


def _problem(path: Path, error: OSError) -> FileProblem:
    name = {"file": path.name, "folder": str(path.parent)}
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "The disk is full: «{file}» was not written."), name),
            _EARLIER_IS_SAFE,
            Text(QT_TRANSLATE_NOOP("models", "Free some space, or choose another folder, and try again.")),
        )
    if isinstance(error, FileNotFoundError):
        return FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "There is no folder {folder}."), name),
            todo=Text(QT_TRANSLATE_NOOP("models", "Choose a folder that exists.")),
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "«{file}» cannot be written to {folder}."), name),
            _EARLIER_IS_SAFE,
            Text(
                QT_TRANSLATE_NOOP(
                    "models",
                    "Close the file where it is open, or choose another name or folder, and try again.",
                )
            ),
        )
    return FileProblem(
        Text(
            QT_TRANSLATE_NOOP("models", "«{file}» could not be written: {reason}"),
            {**name, "reason": error.strerror or str(error)},
        ),
        _EARLIER_IS_SAFE,
        TRY_AGAIN,
    )
