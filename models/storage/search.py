"""Full-text search that gives the same answers on both databases: one tokeniser and one stemmer feed both indexes.

SQLite keeps the stems in a contentless FTS5 table, PostgreSQL in a tsvector under GIN; neither engine's own language
rules take part. Each index is a table `<entity>_search` made by the entity's revision with `create_sql`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, literal_column, select, table, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.types import Boolean

from models.formats import fold

_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"[^\W_]+(?:[-_/.@:+][^\W_]+)+")
_KEPT_STEMS = 200_000
_SHORTEST = 4


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("russian")


@lru_cache(maxsize=_KEPT_STEMS)
def stem(word: str) -> str:
    """The stem of one folded word («договора» -> «договор»); Latin words and numbers stay.

    Snowball takes «журнал» for a verb and cuts «-ал», but not from «журналу»: cutting until nothing changes brings all
    forms of such a noun together. Only the first cut may leave fewer than four letters.
    """
    if word.isascii() or not word.isalpha():
        return word
    found = str(_stemmer().stemWord(word))
    while len(shorter := str(_stemmer().stemWord(found))) >= _SHORTEST and shorter != found:
        found = shorter
    return found


def _glued(compound: str) -> str:
    return "".join(_WORD.findall(compound))


def tokens(source: str) -> list[str]:
    """The search tokens of a text in order: stems of its words, and codes («ERR-404», «15/2026-МЭО», e-mails) glued."""
    folded = fold(source)
    found = [stem(word) for word in _WORD.findall(folded)]
    found.extend(_glued(compound) for compound in _COMPOUND.findall(folded))
    return found


def stems(source: str) -> str:
    """The tokens as one line: what both engines index."""
    return " ".join(tokens(source))


def query_terms(words: str, *, typing: bool = False) -> list[tuple[str, ...]]:
    """What must all be found: each term is a tuple of alternatives; `word*` stands for a prefix.

    While `typing`, the last word also matches as a prefix. A code is one term, not its parts.
    """
    terms: list[tuple[str, ...]] = []
    parts = [part for part in fold(words).split(" ") if _WORD.search(part)]
    for place, part in enumerate(parts):
        last = typing and place == len(parts) - 1 and not words[-1:].isspace()
        compound = _COMPOUND.search(part)
        if compound:
            glued = _glued(compound[0])
            terms.append((f"{glued}*",) if last else (glued,))
            continue
        words_found = _WORD.findall(part)
        terms.extend((stem(word), f"{word}*") if last else (stem(word),) for word in words_found)
    return terms


def _fts5(terms: Sequence[Sequence[str]]) -> str:
    def one(token: str) -> str:
        return f'"{token[:-1]}"*' if token.endswith("*") else f'"{token}"'

    return " AND ".join(f"({' OR '.join(map(one, alternatives))})" for alternatives in terms)


def _tsquery(terms: Sequence[Sequence[str]]) -> str:
    def one(token: str) -> str:
        return f"'{token[:-1]}':*" if token.endswith("*") else f"'{token}'"

    return " & ".join(f"({' | '.join(map(one, alternatives))})" for alternatives in terms)


class Matches(ColumnElement[bool]):
    """`id` is among the rows whose indexed text has all the terms."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, index: str, column: Any, terms: Sequence[Sequence[str]]) -> None:
        self.index = index
        self.column = column
        self.fts5 = _fts5(terms)
        self.tsquery = _tsquery(terms)


@compiles(Matches)
def _compile_matches(element: Matches, compiler: Any, **options: Any) -> str:
    found = table(element.index)
    inner: Select[Any]
    if compiler.dialect.name == "postgresql":
        condition = text("stems @@ cast(:search_terms as tsquery)").bindparams(search_terms=element.tsquery)
        inner = select(literal_column("id")).select_from(found).where(condition)
    else:
        condition = text(f"{element.index} MATCH :search_terms").bindparams(search_terms=element.fts5)
        inner = select(literal_column("rowid")).select_from(found).where(condition)
    return str(compiler.process(element.column.in_(inner), **options))


class SearchIndex:
    """The search index of one entity; its rows are written in the entity's own transaction."""

    def __init__(self, entity: str) -> None:
        self.name = f"{entity}_search"

    def matches(self, column: Any, words: str, *, typing: bool = True) -> ColumnElement[bool] | None:
        """The condition that finds `words`, or None when they hold nothing to search for."""
        terms = query_terms(words, typing=typing)
        return Matches(self.name, column, terms) if terms else None

    def add(self, session: Session, rows: Iterable[tuple[int, str]]) -> None:
        """Index new rows: (id, text)."""
        values = [{"id": row, "stems": stems(source)} for row, source in rows]
        if not values:
            return
        if session.get_bind().dialect.name == "postgresql":
            statement = (
                f"insert into {self.name}(id, stems) values (:id, array_to_tsvector(array_remove("
                "string_to_array(:stems, ' '), '')))"
            )
        else:
            statement = f"insert into {self.name}(rowid, stems) values (:id, :stems)"
        session.execute(text(statement), values)

    def replace(self, session: Session, row: int, old: str, new: str) -> None:
        """Index a row anew; a contentless index forgets only what it is told it had, so the old text is needed."""
        if old == new:
            return
        self.remove(session, row, old)
        self.add(session, [(row, new)])

    def remove(self, session: Session, row: int, old: str) -> None:
        """Take a row out; `old` is the text it was indexed with."""
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text(f"delete from {self.name} where id = :id"), {"id": row})
        else:
            session.execute(
                text(f"insert into {self.name}({self.name}, rowid, stems) values ('delete', :id, :stems)"),
                {"id": row, "stems": stems(old)},
            )


def create_sql(entity: str, dialect: str) -> list[str]:
    """The statements that make an entity's index; for its revision."""
    name = f"{entity}_search"
    if dialect == "postgresql":
        return [
            f"create table {name} (id bigint primary key, stems tsvector not null)",
            f"create index ix_{name}_stems on {name} using gin (stems)",
        ]
    return [f"create virtual table {name} using fts5(stems, content='', detail=none)"]


def drop_sql(entity: str) -> str:
    """The statement that drops an entity's index; for its revision."""
    return f"drop table {entity}_search"
