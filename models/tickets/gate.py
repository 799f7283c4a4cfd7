"""The gate's answer at a call: kept with the ticket and told again years later.

What is kept are the sentences of the models with their values, not a translation: an old answer can still be read in
the language of the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from models.agreement.verdict import Check, Verdict
from models.text import Text
from models.tickets.choices import Kind

_TEXT, _DATE, _MOMENT = "text", "date", "moment"


def is_gated(kind: str) -> bool:
    """Whether the gate of technical support is asked: a methodology question any adult user may ask."""
    return kind != Kind.METHODOLOGY


def kept(verdict: Verdict) -> dict[str, Any]:
    """The verdict as JSON that `recalled` understands."""
    return {
        "verdict": str(verdict.verdict),
        "sentence": _pack(verdict.sentence),
        "checks": [
            {
                "name": one.name,
                "holds": one.holds,
                "clause": one.clause,
                "quote": one.quote,
                "detail": _pack(one.detail),
            }
            for one in verdict.checks
        ],
        "inputs": [[_pack(name), _pack(value)] for name, value in verdict.inputs],
        "at": _pack(verdict.at),
    }


def recalled(record: Mapping[str, Any]) -> Verdict:
    """The verdict that was kept."""
    return Verdict(
        record["verdict"],
        _unpack(record["sentence"]),
        tuple(
            Check(one["name"], one["holds"], one["clause"], one["quote"], _unpack(one["detail"]))
            for one in record["checks"]
        ),
        inputs=tuple((_unpack(name), _unpack(value)) for name, value in record["inputs"]),
        at=_unpack(record["at"]),
    )


def _pack(value: object) -> Any:
    if isinstance(value, Text):
        return {
            _TEXT: value.source,
            "values": {key: _pack(item) for key, item in value.values.items()},
            "n": value.n,
        }
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _unpack(packed: Any) -> Any:
    if not isinstance(packed, dict):
        return packed
    if _TEXT in packed:
        values = {key: _unpack(item) for key, item in packed["values"].items()}
        return Text(packed[_TEXT], values, packed["n"])
    if _MOMENT in packed:
        return datetime.fromisoformat(packed[_MOMENT])
    return date.fromisoformat(packed[_DATE])
