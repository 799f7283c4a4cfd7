"""What can be wrong with a file of the agreement: every fault with the key where it is and the words for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from models.agreement.questions import QUESTIONS
from models.agreement.shape import BOUNDED, CLAUSES, ORDERED
from models.text import QT_TRANSLATE_NOOP, Text

SCHEMA: Final = 1
WORDS: Final = Text(QT_TRANSLATE_NOOP("models", "must be words"))
MISSING: Final = Text(QT_TRANSLATE_NOOP("models", "is missing"))
TWICE: Final = Text(QT_TRANSLATE_NOOP("models", "stands there twice"))


def faults(raw: Mapping[str, Any]) -> Iterator[tuple[str, Text]]:
    """Every (key, what is wrong with it), most basic first; later ones count on the earlier ones being sound."""
    if raw.get("schema") != SCHEMA:
        yield "schema", Text(QT_TRANSLATE_NOOP("models", "must be {schema}"), {"schema": SCHEMA})
    yield from ((key, WORDS) for key in ("edition", "title", "title_en") if not _is_text(raw.get(key)))
    starts = raw.get("starts")
    if not isinstance(starts, date) or isinstance(starts, datetime):
        yield "starts", Text(QT_TRANSLATE_NOOP("models", "must be a date"))
    for key in ("clause", "reading"):
        items = raw.get(key)
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            yield key, Text(QT_TRANSLATE_NOOP("models", "must be a list of tables"))
    yield from _clause_faults(raw["clause"])
    yield from _reading_faults(raw["reading"])


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _unknown(name: object) -> Text:
    return Text(QT_TRANSLATE_NOOP("models", "no rule knows «{id}»"), {"id": name})


def _name_faults(place: str, names: list[object], known: Mapping[str, object]) -> Iterator[tuple[str, Text]]:
    """Names that no rule knows, that stand twice, that are missing."""
    for number, name in enumerate(names, 1):
        if not isinstance(name, str) or name not in known:
            yield place.format(number=number), _unknown(name)
        if names.count(name) > 1:
            yield str(name), TWICE
    yield from ((name, MISSING) for name in known if name not in names)


def _clause_faults(items: list[dict[str, Any]]) -> Iterator[tuple[str, Text]]:
    yield from _name_faults("clause {number}: id", [item.get("id") for item in items], CLAUSES)
    for item in items:
        wordless = [key for key in ("title", "title_en", "quote") if not _is_text(item.get(key))]
        yield from ((f"{item['id']}.{key}", WORDS) for key in wordless)
        yield from _value_faults(item["id"], item.get("values", {}))


def _value_faults(name: str, values: Any) -> Iterator[tuple[str, Text]]:
    """Values that no rule asks for, that are missing, of another kind, or in the wrong order."""
    if not isinstance(values, dict):
        yield f"{name}.values", Text(QT_TRANSLATE_NOOP("models", "must be a table"))
    kinds = CLAUSES[name]
    unasked = Text(QT_TRANSLATE_NOOP("models", "no rule asks for this value"))
    yield from ((f"{name}.{key}", unasked) for key in values if key not in kinds)
    for key, kind in kinds.items():
        if key not in values:
            yield f"{name}.{key}", MISSING
        elif not kind(values[key]):
            needed = (kind.__doc__ or "").rstrip(".")
            yield f"{name}.{key}", Text(QT_TRANSLATE_NOOP("models", "is not «{kind}»"), {"kind": needed})
    yield from _order_faults(name, values)


def _order_faults(name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Text]]:
    for clause, earlier, later in ORDERED:
        if clause == name and values[earlier] >= values[later]:
            late = Text(QT_TRANSLATE_NOOP("models", "must be later than «{key}»"), {"key": earlier})
            yield f"{name}.{later}", late
    for clause, least, most in BOUNDED:
        if clause == name and values[least] > values[most]:
            small = Text(QT_TRANSLATE_NOOP("models", "must not be less than «{key}»"), {"key": least})
            yield f"{name}.{most}", small


def _reading_faults(items: list[dict[str, Any]]) -> Iterator[tuple[str, Text]]:
    yield from _name_faults("reading {number}: question", [item.get("question") for item in items], QUESTIONS)
    for item in items:
        name, choices = item["question"], item.get("choices")
        readings = list(QUESTIONS[name].readings)
        if not isinstance(choices, list) or not choices or any(choice not in readings for choice in choices):
            known = ", ".join(readings)
            yield (
                f"{name}.choices",
                Text(QT_TRANSLATE_NOOP("models", "must be some of: {known}"), {"known": known}),
            )
        elif item.get("chosen") not in choices:
            yield f"{name}.chosen", Text(QT_TRANSLATE_NOOP("models", "must be one of the choices"))
        if item.get("clause") not in list(CLAUSES):
            yield f"{name}.clause", _unknown(item.get("clause"))
