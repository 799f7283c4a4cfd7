"""A known error keeps what it says on its way out of another process."""

from __future__ import annotations

import copy
import importlib
import inspect
import multiprocessing
import pickle
import pkgutil
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import models
from models.agreement.verdict import Check, Verdict
from models.errors import ConflictError, KnownError, RuleError
from models.storage.merge import Clash, FieldClash
from models.text import Text, render, source_language

HAPPENED = Text("The line {number} is taken.", {"number": 222})
GIVEN: dict[str, Any] = {
    "happened": HAPPENED,
    "safe": Text("Nothing was changed."),
    "todo": Text("%n line(s) are free.", n=2),
    "verdict": Verdict("refused", HAPPENED, (Check("line", False, "3.1", "«222»", HAPPENED),)),
    "fields": {"phone": HAPPENED, "name": Text("A name is missing.")},
    "detail": "page 7",
    "found": "0042",
    "clashes": (Clash("priority", 1, 2, 3),),
}
"""What the kinds of errors are made of, by the names of their parameters."""


def kinds(of: type[KnownError] = KnownError) -> Iterator[type[KnownError]]:
    """The class and everything below it."""
    yield of
    for below in of.__subclasses__():
        yield from kinds(below)


def every_kind() -> list[type[KnownError]]:
    """All kinds there are, with all modules of the models read in; those of other tests are theirs."""
    for module in pkgutil.walk_packages(models.__path__, "models."):
        if ".migrations" not in module.name:  # alembic alone may read those
            importlib.import_module(module.name)
    return [kind for kind in dict.fromkeys(kinds()) if kind.__module__.startswith("models.")]


def made(kind: type[KnownError]) -> KnownError:
    """One of a kind, with everything that it can be given."""
    return kind(**{name: GIVEN[name] for name in inspect.signature(kind).parameters})


def spoken(error: KnownError) -> list[str]:
    """Its sentences, in the source language."""
    return [render(text, source_language) for text in error.sentences()]


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_an_error_comes_back_from_a_pickle_as_it_was(kind: type[KnownError], protocol: int) -> None:
    error = made(kind)
    back = pickle.loads(pickle.dumps(error, protocol))
    assert type(back) is kind
    assert (back.args, vars(back)) == (error.args, vars(error))
    assert spoken(back) == spoken(error) != []
    assert str(back) == str(error)


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__name__)
def test_a_copy_of_an_error_says_the_same(kind: type[KnownError]) -> None:
    error = made(kind)
    assert vars(copy.copy(error)) == vars(error)


def test_the_kinds_are_found_in_all_rooms() -> None:
    names = {kind.__name__ for kind in every_kind()}
    assert {"KnownError", "RuleError", "QuotaSpent", "FieldClash"} <= names
    for kind in every_kind():
        hints = typing.get_type_hints(kind.__init__)
        assert set(hints) - {"return"} <= GIVEN.keys(), f"say in GIVEN what {kind.__name__} is made of"


class Plain(Exception):
    """Pickles as Python does it by itself: the control."""

    def __init__(self, happened: Text) -> None:
        super().__init__(happened.source)
        self.happened = happened


def test_without_our_pickling_such_an_error_would_not_come_back() -> None:
    with pytest.raises(AttributeError, match="source"):
        pickle.loads(pickle.dumps(Plain(HAPPENED)))


def refuse(what: str) -> None:
    """What a process of a pool does here."""
    errors: Mapping[str, Any] = {
        "rule": RuleError(HAPPENED),
        "conflict": ConflictError(),
        "clash": FieldClash((Clash("priority", 1, 2, 3),)),
    }
    raise errors[what]


@pytest.mark.timeout(120)
def test_a_pool_of_processes_hands_the_error_on_and_does_not_hang() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        for what, kind in (("rule", RuleError), ("conflict", ConflictError), ("clash", FieldClash)):
            with pytest.raises(kind) as caught:
                pool.apply_async(refuse, (what,)).get(60)
            assert spoken(caught.value)
    assert vars(caught.value)["clashes"] == (Clash("priority", 1, 2, 3),)
