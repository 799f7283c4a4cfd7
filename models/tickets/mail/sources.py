"""Finds letters on disk: .eml files, mbox files, and folders of both."""

from __future__ import annotations

import mailbox
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models.errors import FileProblem
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.mail.letter import LARGEST_LETTER

ENDINGS = frozenset((".eml", ".mbox", ".mbx"))
MBOX_MARK = b"From "


@dataclass(frozen=True, slots=True)
class RawLetter:
    """The bytes of one letter and the name people know its place by: «почта.mbox, 3»."""

    place: str
    data: bytes = field(repr=False)


def letters_of(paths: Iterable[Path]) -> Iterator[RawLetter]:
    """The letters of files and folders, one at a time. FileProblem for what is not there or cannot be read."""
    for path in paths:
        try:
            for file in _files(path):
                yield from _letters(file)
        except (OSError, mailbox.Error) as error:
            raise FileProblem(
                Text(
                    QT_TRANSLATE_NOOP("models", "The file {path} cannot be read: {problem}."),
                    {"path": str(path), "problem": getattr(error, "strerror", None) or str(error)},
                )
            ) from error


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.rglob("*") if one.suffix.casefold() in ENDINGS and one.is_file())


def _letters(file: Path) -> Iterator[RawLetter]:
    with file.open("rb") as stream:
        if not stream.read(len(MBOX_MARK)).startswith(MBOX_MARK):
            stream.seek(0)
            yield RawLetter(file.name, stream.read(LARGEST_LETTER + 1))
            return
    box = mailbox.mbox(file, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), start=1):
            with box.get_file(key) as stream:
                yield RawLetter(f"{file.name}, {number}", stream.read(LARGEST_LETTER + 1))
    finally:
        box.close()
