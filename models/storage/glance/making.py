"""Compiles the question of a glance from a listing, while the program runs and nobody waits."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import CompileError

from models.fields import Field
from models.storage.listing import Query
from models.storage.long_listing import LongListing

ROWS = 64


class Question(NamedTuple):
    """What goes into a glance of the listing it was made from."""

    sql: str
    reach: int
    fields: tuple[Field, ...]
    words: tuple[dict[str, str], ...]


def question(listing: LongListing, query: Query) -> Question | None:
    """The first rows of `query` as SQL for SQLite, and what its columns mean; None where it takes more than a look."""
    statement = listing.beginning(query, ROWS)
    if statement is None:
        return None
    try:
        sql = str(statement.select.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    except CompileError:  # a value that cannot be written as a constant
        return None
    plain = tuple(replace(field, column=None, order=None, rank=None) for field in listing.fields)
    return Question(sql, statement.reach, plain, tuple(_words(field) for field in listing.fields))


def _words(field: Field) -> dict[str, str]:
    """What stands in the database for each choice, and the choice; those that are only shown stand nowhere."""
    dialect = sqlite.dialect()
    write = field.column.type.dialect_impl(dialect).bind_processor(dialect)
    found = {}
    for choice in field.choices:
        try:
            found[str(write(choice.value) if write else choice.value)] = str(choice.value)
        except ValueError:
            continue
    return found
