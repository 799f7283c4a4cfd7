"""The regions of Russia: the list to pick from, and one name for the many ways a region is written."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from models.formats import fold

_WORD = re.compile(r"[^\W_]+")
_KINDS = frozenset(
    [
        "обл",
        "область",
        "респ",
        "республика",
        "край",
        "ао",
        "аобл",
        "автономный",
        "автономная",
        "округ",
        "окр",
        "г",
        "город",
        "народная",
    ]
)


@dataclass(frozen=True, slots=True)
class Region:
    """A subject of the Russian Federation: its code, its official short name, other names in use."""

    code: str
    name: str
    also: tuple[str, ...] = ()


@cache
def regions() -> tuple[Region, ...]:
    """All regions in the order of their names."""
    source = tomllib.loads((files("resources") / "regions.toml").read_text(encoding="utf-8"))
    found = [Region(row["code"], row["name"], tuple(row.get("also", ()))) for row in source["region"]]
    return tuple(sorted(found, key=lambda region: fold(region.name)))


def known_region(text: str) -> Region | None:
    """The region meant by «обл Московская», «Респ. Саха /Якутия/», «Кузбасс» or «77»; None when it is unclear."""
    word = fold(text)
    by_code = [region for region in regions() if region.code == word]
    return by_code[0] if by_code else _by_words().get(_core(word)) or _by_words().get(_all_words(word))


def _core(name: str) -> frozenset[str]:
    """The words that tell a region: without the kind of subject, whatever their order."""
    return frozenset(_WORD.findall(fold(name))) - _KINDS


def _all_words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(name)))


@cache
def _by_words() -> dict[frozenset[str], Region]:
    """Regions under every name, with and without the kind; what two regions share (both Altais differ) is left out."""
    found: dict[frozenset[str], Region | None] = {}
    for region in regions():
        keys = {words(name) for name in (region.name, *region.also) for words in (_core, _all_words)}
        for key in keys:
            found[key] = None if key in found else region
    return {key: region for key, region in found.items() if region is not None}
