"""Reads the rows of a log file: any usual encoding and separator, within limits."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from models.errors import FileProblem
from models.text import QT_TRANSLATE_NOOP, Text

LARGEST_FILE = 256 * 1024 * 1024
MOST_COLUMNS = 500
ENCODINGS = ("utf-8-sig", "cp1251")
SEPARATORS = ",;\t|"
SAMPLE = 64 * 1024


@dataclass(frozen=True, slots=True)
class LogFile:
    """The headings of a file and its rows, each with its line; «?» and blanks are nothing."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_file(path: Path) -> LogFile:
    """Read a file; raises FileProblem for one that cannot be read or is no table."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FileProblem(Text(QT_TRANSLATE_NOOP("models", "The file is larger than 256 MB.")))
        data = path.read_bytes()
    except OSError as error:
        raise FileProblem(
            Text(
                QT_TRANSLATE_NOOP("models", "The file {path} cannot be read: {problem}."),
                {"path": str(path), "problem": error.strerror or str(error)},
            )
        ) from error
    return read_log(data)


def read_log(data: bytes) -> LogFile:
    """Read the bytes of a file."""
    text = _decoded(data).replace("\x00", "")
    if not text.strip():
        raise FileProblem(Text(QT_TRANSLATE_NOOP("models", "The file is empty.")))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=False)
    try:
        headers = tuple(name.strip() for name in next(reader))
        if len(headers) > MOST_COLUMNS:
            raise FileProblem(Text(QT_TRANSLATE_NOOP("models", "The file has too many columns to be a log.")))
        rows = []
        for values in reader:
            if any(value.strip() for value in values):
                row = {name: _told(value) for name, value in zip(headers, values, strict=False) if name}
                rows.append((reader.line_num, row))
    except csv.Error as error:
        raise FileProblem(
            Text(QT_TRANSLATE_NOOP("models", "The file is no table: {problem}."), {"problem": str(error)})
        ) from error
    return LogFile(headers, tuple(rows))


def _decoded(data: bytes) -> str:
    """UTF-8, or what Russian Windows programs write."""
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def _separator(text: str) -> str:
    """The sign that parts the headings most often."""
    first = text[:SAMPLE].partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def _told(value: str) -> str:
    clean = value.strip()
    return "" if clean == "?" else clean
