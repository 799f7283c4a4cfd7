"""The file of a glance: a question in SQL and the columns of its answer, never a row.

Whatever is read from it may be broken or hostile: what does not fit to the letter is no glance.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import resources
from models.fields import Choice, Field, Kind

FORMAT = 1
LARGEST_FILE = 65_536
LONGEST_SQL, LONGEST_WORD = 20_000, 1_000
MOST_PIXELS, MOST_COLUMNS, MOST_CHOICES, MOST_ROWS = 20_000, 60, 60, 512
TONES = frozenset({"", "ok", "warn", "bad", "wait", "accent"})
_ICON = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class Unfit(ValueError):
    """What was read is no glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The first rows of one list in one database, as the next start asks for them and where it paints them.

    `sql` brings id, the values of `fields` and how many rows were looked at; the answer is the whole list if those are
    fewer than `reach`. `words` has, for each field, the choice behind a stored value. `size` is the window's, `place`
    (left, top, width, height) the list's in it, in logical pixels with a font of `points` and words of `language`.
    """

    database: str  # console.places.identity
    revision: str  # of the schema
    page: str
    layout: str  # under which the columns are remembered
    order: tuple[str, bool] | None  # (key, descending) as the columns remember it
    size: tuple[int, int]
    place: tuple[int, int, int, int]
    points: int
    language: str
    sql: str
    reach: int
    fields: tuple[Field, ...]
    words: tuple[Mapping[str, str], ...]

    def to_json(self) -> str:
        """The content of the file; the same glance gives the same letters."""
        columns = [_column(*each) for each in zip(self.fields, self.words, strict=True)]
        content = {name: getattr(self, name) for name in self.__slots__ if name not in ("fields", "words")}
        return json.dumps({"format": FORMAT, **content, "columns": columns}, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, content: str) -> Glance:
        """What `to_json` wrote; Unfit for anything else."""
        try:
            found = json.loads(content)
        except (ValueError, RecursionError) as problem:
            raise Unfit(str(problem)) from problem
        if not isinstance(found, dict) or found.get("format") != FORMAT:
            raise Unfit("another format")
        columns = [_field(each) for each in _listed(found.get("columns"), 1, MOST_COLUMNS)]
        left, top, width, height = (_whole(each) for each in _listed(found.get("place"), 4, 4))
        across, down = (_whole(each, 1) for each in _listed(found.get("size"), 2, 2))
        return cls(
            **{
                name: _word(found.get(name))
                for name in ("database", "revision", "page", "layout", "language")
            },
            order=_order(found.get("order")),
            size=(across, down),
            place=(left, top, width, height),
            points=_whole(found.get("points"), 1, 100),
            sql=_word(found.get("sql"), LONGEST_SQL),
            reach=_whole(found.get("reach"), 1),
            fields=tuple(field for field, _ in columns),
            words=tuple(words for _, words in columns),
        )


def load(file: Path) -> Glance:
    """The glance in `file`; Unfit or OSError where there is none."""
    with file.open("rb") as opened:
        content = opened.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise Unfit("too large")
    return Glance.from_json(content.decode("utf-8"))


def save(file: Path, glance: Glance) -> bool:
    """Put the glance into `file`, whole or not at all; nothing is written that stands there already.

    Says whether it stands there now: a disk that is full or locked costs the next start some time and nothing else.
    """
    content = glance.to_json().encode("utf-8")
    with suppress(OSError):
        if file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content:
            return True
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        fresh.replace(file)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        return False
    return True


def _column(field: Field, words: Mapping[str, str]) -> dict[str, object]:
    return {
        "key": field.key,
        "title": field.title,
        "kind": field.kind.value,
        "width": field.width,
        "stretch": field.stretch,
        "shown": field.shown,
        "min_window": field.min_window,
        "choices": [[str(choice.value), choice.title, choice.icon, choice.tone] for choice in field.choices],
        "words": dict(words),
    }


def _field(found: Any) -> tuple[Field, dict[str, str]]:
    if not isinstance(found, dict):
        raise Unfit("no column")
    choices = tuple(_choice(each) for each in _listed(found.get("choices"), 0, MOST_CHOICES))
    words = found.get("words")
    if not isinstance(words, dict) or len(words) > MOST_CHOICES:
        raise Unfit("no words")
    values = [choice.value for choice in choices]
    if any(word not in values for word in words.values()):
        raise Unfit("words without a choice")
    kind = _word(found.get("kind"))
    if kind not in set(Kind):
        raise Unfit("no kind")
    field = Field(
        key=_word(found.get("key")),
        title=_word(found.get("title")),
        kind=Kind(kind),
        width=_whole(found.get("width")),
        stretch=_flag(found.get("stretch")),
        shown=_flag(found.get("shown")),
        min_window=_whole(found.get("min_window")),
        choices=choices,
    )
    return field, words


def _choice(found: Any) -> Choice:
    value, title, icon, tone = (_word(each) for each in _listed(found, 4, 4))
    if tone not in TONES or (icon and not _is_icon(icon)):
        raise Unfit("no such look")
    return Choice(value, title, icon, tone)


def _is_icon(name: str) -> bool:
    folder = Path(resources.__file__).parent / "icons"
    return bool(_ICON.fullmatch(name)) and (folder / f"{name}.svg").is_file()


def _order(found: Any) -> tuple[str, bool] | None:
    if found is None:
        return None
    key, descending = _listed(found, 2, 2)
    return _word(key), _flag(descending)


def _listed(found: Any, least: int, most: int) -> list[Any]:
    if not isinstance(found, list) or not least <= len(found) <= most:
        raise Unfit("no list of that length")
    return found


def _word(found: Any, most: int = LONGEST_WORD) -> str:
    if not isinstance(found, str) or len(found) > most:
        raise Unfit("no word")
    return found


def _whole(found: Any, least: int = 0, most: int = MOST_PIXELS) -> int:
    if type(found) is not int or not least <= found <= most:
        raise Unfit("no number in its bounds")
    return found


def _flag(found: Any) -> bool:
    if not isinstance(found, bool):
        raise Unfit("neither yes nor no")
    return found
