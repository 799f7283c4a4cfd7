"""The agreement as data: editions of clauses with their quotations, typed values and open questions.

Editions are the files of `resources/agreement/`; each holds from its own day until the next one starts, and every file
is measured against `shape.py` when it is read.
"""

from __future__ import annotations

import functools
import itertools
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Final

from models import formats
from models.agreement.faults import faults
from models.agreement.verdict import Check
from models.errors import FileProblem
from models.text import QT_TRANSLATE_NOOP, Text, Translate

LANGUAGE: Final = QT_TRANSLATE_NOOP("models", "en: two letters of the language of these texts")


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence that obliges or limits: id, quotation, values, and the days [starts, ends) on which it holds."""

    id: str
    title: str
    title_en: str
    quote: str
    values: Mapping[str, Any]
    starts: date
    ends: date | None = None

    @property
    def value(self) -> Any:
        """The only value of a clause that has exactly one; a bug in the caller otherwise."""
        (value,) = self.values.values()
        return value

    def integer(self, key: str) -> int:
        """A whole number, such as minutes."""
        return int(self.values[key])

    def number(self, key: str) -> float:
        """A number, such as per cent."""
        return float(self.values[key])

    def text(self, key: str) -> str:
        """Words, such as a phone number."""
        return str(self.values[key])

    def texts(self, key: str) -> tuple[str, ...]:
        """Several words, such as extensions."""
        return tuple(str(item) for item in self.values[key])

    def integers(self, key: str) -> tuple[int, ...]:
        """Several numbers, such as weekdays (1 is Monday)."""
        return tuple(int(item) for item in self.values[key])

    def flag(self, key: str) -> bool:
        """True or false, such as whether a field is required."""
        return bool(self.values[key])

    def clock(self, key: str) -> time:
        """A time of day."""
        value: time = self.values[key]
        return value

    def shown_title(self, translate: Translate) -> str:
        """The heading in the language of `translate`; the quotation itself is always Russian."""
        return self.title_en if translate("models", LANGUAGE, None).startswith("en") else self.title

    def check(self, name: str, holds: bool | None, detail: Text) -> Check:
        """A condition of a verdict that rests on this clause."""
        return Check(name, holds, self.id, self.quote, detail)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the edition leaves open: the honest readings and the one that holds without a switch."""

    question: str
    clause: str
    choices: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole agreement as it holds on the days [starts, ends); `ends` is None for the newest."""

    number: str
    title: str
    title_en: str
    starts: date
    ends: date | None
    clauses: Mapping[str, Clause]
    questions: Mapping[str, Question]

    def clause(self, name: str) -> Clause:
        """The clause with the id `name`; KeyError (a bug) where no edition has such a clause."""
        return self.clauses[name]

    def shown_title(self, translate: Translate) -> str:
        """The name of the document in the language of `translate`."""
        return self.title_en if translate("models", LANGUAGE, None).startswith("en") else self.title


class Agreement:
    """All editions, earliest first; moments before the first edition are judged by the first."""

    def __init__(self, editions: tuple[Edition, ...]) -> None:
        self.editions = editions
        self._starts = [edition.starts for edition in editions]

    def at(self, moment: date | datetime) -> Edition:
        """The edition of that day; a moment counts by its day in Moscow."""
        day = formats.to_moscow(moment).date() if isinstance(moment, datetime) else moment
        return self.editions[max(bisect_right(self._starts, day) - 1, 0)]


def load_agreement(folder: Traversable | None = None) -> Agreement:
    """Read every edition in `folder` (the program's own by default); FileProblem names the file and the key."""
    return _own_agreement() if folder is None else _read_folder(folder)


@functools.cache
def _own_agreement() -> Agreement:
    return _read_folder(resources.files("resources") / "agreement")


def _read_folder(folder: Traversable) -> Agreement:
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    if not files:
        nothing = Text(QT_TRANSLATE_NOOP("models", "no edition of the agreement is there"))
        raise _problem(folder.name, "*.toml", nothing)
    drafts = sorted(((_read_file(file), file.name) for file in files), key=lambda pair: pair[0]["starts"])
    for (earlier, _), (later, name) in itertools.pairwise(drafts):
        if earlier["starts"] == later["starts"]:
            twice = Text(QT_TRANSLATE_NOOP("models", "another edition starts on the same day"))
            raise _problem(name, "starts", twice)
    ends = [draft["starts"] for draft, _ in drafts[1:]] + [None]
    return Agreement(tuple(_edition(draft, end) for (draft, _), end in zip(drafts, ends, strict=True)))


def _problem(file: str, key: str, what: Text) -> FileProblem:
    return FileProblem(
        Text(
            QT_TRANSLATE_NOOP("models", "The agreement cannot be read: {file}, {key}: {what}."),
            {"file": file, "key": key, "what": what},
        ),
        todo=Text(QT_TRANSLATE_NOOP("models", "Correct the file or install the console again.")),
    )


def _read_file(file: Traversable) -> dict[str, Any]:
    """The file as a table whose every key is known to be sound."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _problem(file.name, "TOML", Text("{error}", {"error": error})) from error
    for key, what in faults(raw):
        raise _problem(file.name, key, what)
    return raw


def _edition(raw: Mapping[str, Any], ends: date | None) -> Edition:
    clauses = {
        item["id"]: Clause(
            item["id"],
            item["title"],
            item["title_en"],
            item["quote"],
            MappingProxyType(dict(item.get("values", {}))),
            raw["starts"],
            ends,
        )
        for item in raw["clause"]
    }
    questions = {
        item["question"]: Question(item["question"], item["clause"], tuple(item["choices"]), item["chosen"])
        for item in raw["reading"]
    }
    return Edition(
        raw["edition"],
        raw["title"],
        raw["title_en"],
        raw["starts"],
        ends,
        MappingProxyType(clauses),
        MappingProxyType(questions),
    )
