"""Full-text search that gives the same answers on both databases: one tokeniser and one stemmer feed both indexes.

SQLite keeps the stems in a contentless FTS5 table, PostgreSQL in a tsvector under GIN; neither engine's own language
rules take part. Each index is a table `<entity>_search` made by the entity's revision with `create_sql`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Select, literal_column, select, table, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.types import Boolean

from models.formats import fold
from models.storage.copying import copy_text
from models.storage.stemming import stem, unfinished_stems

WORD = re.compile(r"[^\W_]+")
PART = re.compile(r"[^\W_]+(?:[-_/.@:+][^\W_]+)*")  # a word, or a code of several
LONGEST = 250
"""Letters of a word that are indexed; a pair of such words, four bytes a letter, is the longest lexeme of PostgreSQL
(2,046 bytes, section 12.11)."""
_ASKED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans("«»“”„", '"' * 5)
_SPELLED = 32
"""FTS5 gathers the rows of everything that begins so before it gives the first; of this many words it walks them."""
_KEPT_TOGETHER = 2  # letters: the rows of such beginnings are in the index already
MERGED_A_ROW = 2
"""Pages of the index merged with each new row. FTS5 by itself merges hundreds at once, while a caller waits."""
_MERGED_TOGETHER = 8  # parts of the index: most rows then merge nothing at all
_NEXT, _LAST = "\x01", "\U0010ffff"  # behind a word, before and behind everything that it begins


def tokens(source: str) -> list[str]:
    """The search tokens of a text, each once.

    Stems of its words; codes («ERR-404», «15/2026-МЭО», e-mails) glued together; and each pair of neighbouring
    stems as one token, so that phrases are found on both engines without keeping positions.
    """
    words, codes = _split(source)
    return list(dict.fromkeys([*words, *codes, *_pairs(words)]))


def _split(source: str) -> tuple[list[str], list[str]]:
    """(stems in order, glued codes) of a text."""
    words: list[str] = []
    codes: list[str] = []
    for part in PART.findall(fold(source)):
        if part.isalnum():
            words.append(_stem(part))
        else:
            words.extend(map(_stem, WORD.findall(part)))
            codes.append(_glued(part))
    return words, codes


def _stem(word: str) -> str:
    return stem(word[:LONGEST])


def _glued(part: str) -> str:
    """A code without what stands between its parts."""
    return "".join(WORD.findall(part))[: 2 * LONGEST]


def _pairs(words: Sequence[str]) -> list[str]:
    """One token for each two neighbours; the zeros keep it apart from any word that is being typed."""
    return [f"0{first}0{second}" for first, second in pairwise(words)]


def stems(source: str) -> str:
    """The tokens as one line: what both engines index."""
    return " ".join(tokens(source))


def query_terms(words: str, *, typing: bool = False) -> list[tuple[str, ...]]:
    """What must all be found: each term is a tuple of alternatives; `word*` stands for a prefix.

    While `typing`, the last word also matches as a prefix. A code is one term, not its parts; words in quotation
    marks must follow one another.
    """
    terms: list[tuple[str, ...]] = []
    for match in _ASKED.finditer(words.translate(_QUOTES)):
        phrase, part = match[1], match[2]
        at_the_end = typing and match.end() == len(words)
        if phrase is not None:
            terms.extend(_phrase_terms(fold(phrase), prefix=at_the_end and not match[0].endswith('"')))
        elif WORD.search(part):
            terms.extend(_word_terms(fold(part), prefix=at_the_end))
    return terms


def _phrase_terms(phrase: str, *, prefix: bool) -> Iterator[tuple[str, ...]]:
    """The terms of a phrase: its pairs, or its only word."""
    words = WORD.findall(phrase)
    stemmed = [_stem(word) for word in words]
    *all_but_last, last = _pairs(stemmed) or stemmed or [""]
    yield from ((token,) for token in all_but_last)
    if last:
        before = f"0{stemmed[-2]}0" if len(words) > 1 else ""
        yield (last, *(before + begun for begun in _begun(words[-1]))) if prefix else (last,)


def _word_terms(part: str, *, prefix: bool) -> Iterator[tuple[str, ...]]:
    """The terms of one blank-separated part of a query."""
    for piece in PART.findall(part):
        if piece.isalnum():
            yield (_stem(piece), *_begun(piece)) if prefix else (_stem(piece),)
        else:
            yield (f"{_glued(piece)}*",) if prefix else (_glued(piece),)


def _begun(word: str) -> Iterator[str]:
    """What is looked for while a word is being typed, beside its stem."""
    yield f"{word[:LONGEST]}*"
    yield from unfinished_stems(word[:LONGEST])


def _fts5(terms: Sequence[Sequence[str]]) -> str:
    def one(token: str) -> str:
        return f'"{token[:-1]}"*' if token.endswith("*") else f'"{token}"'

    return " AND ".join(f"({' OR '.join(map(one, alternatives))})" for alternatives in terms)


def _tsquery(terms: Sequence[Sequence[str]]) -> str:
    def one(token: str) -> str:
        return f"'{token[:-1]}':*" if token.endswith("*") else f"'{token}'"

    return " & ".join(f"({' | '.join(map(one, alternatives))})" for alternatives in terms)


def matching_ids(index: str, terms: Sequence[Sequence[str]], dialect: str) -> Select[Any]:
    """The ids of the rows that have all the terms, in no order."""
    found = table(index)
    if dialect == "postgresql":
        condition = text("stems @@ cast(:search_terms as tsquery)").bindparams(search_terms=_tsquery(terms))
        return select(literal_column("id").label("id")).select_from(found).where(condition)
    condition = text(f"{index} MATCH :search_terms").bindparams(search_terms=_fts5(terms))
    return select(literal_column("rowid").label("id")).select_from(found).where(condition)


@contextmanager
def by_index(session: Session) -> Iterator[None]:
    """Have hits read from the index however many they are.

    Of a word that nearly every row has PostgreSQL reads the whole table instead: it does not count that the stems of
    each row have to be unpacked, which takes thirty times as long.
    """
    on_server = session.get_bind().dialect.name == "postgresql"
    if on_server:
        session.execute(text("set local enable_seqscan = off"))
    yield
    if on_server:  # after an error the transaction, and the setting with it, is at its end
        session.execute(text("set local enable_seqscan = on"))


def _vector(line: str) -> str:
    """A line of tokens in the notation of a tsvector (PostgreSQL, section 8.11.1)."""
    return " ".join(
        "'" + token.replace("\\", "\\\\").replace("'", "''") + "'" for token in line.split(" ") if token
    )


class Matches(ColumnElement[bool]):
    """`column` is among the ids of the rows whose indexed text has all the terms."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, index: str, column: Any, terms: Sequence[Sequence[str]]) -> None:
        self.index = index
        self.column = column
        self.terms = terms


@compiles(Matches)
def _compile_matches(element: Matches, compiler: Any, **options: Any) -> str:
    inner = matching_ids(element.index, element.terms, compiler.dialect.name)
    return str(compiler.process(element.column.in_(inner), **options))


class SearchIndex:
    """The search index of one entity; its rows are written in the entity's own transaction.

    `tokens` makes of a text the tokens that are indexed; the stems of its words, unless an entity has its own.
    """

    def __init__(self, entity: str, tokens: Callable[[str], str] = stems) -> None:
        self.name = f"{entity}_search"
        self._tokens = tokens

    def matches(self, column: Any, words: str, *, typing: bool = True) -> ColumnElement[bool] | None:
        """The condition that finds `words`, or None when they hold nothing to search for."""
        terms = query_terms(words, typing=typing)
        return Matches(self.name, column, terms) if terms else None

    def hits(self, session: Session, words: str, *, typing: bool = True) -> Select[Any] | None:
        """The ids (as `id`) of the rows that have `words`, in no order; None when nothing is searched for."""
        terms = query_terms(words, typing=typing)
        if not terms:
            return None
        dialect = session.get_bind().dialect.name
        spelled = terms if dialect == "postgresql" else [self._spelled(session, term) for term in terms]
        return matching_ids(self.name, spelled, dialect)

    def _spelled(self, session: Session, alternatives: Sequence[str]) -> tuple[str, ...]:
        """The alternatives with the words of the index in the place of a beginning that few words have."""
        found: list[str] = []
        for token in alternatives:
            begun = token.endswith("*") and len(token) > _KEPT_TOGETHER + 1
            found += (self._words(session, token[:-1]) if begun else None) or [token]
        return tuple(dict.fromkeys(found))

    def _words(self, session: Session, beginning: str) -> list[str] | None:
        """The words of the index that begin so, hopping from one to the next; None when they are many."""
        hop = text(f"select term from {self.name}_words where term >= :low and term <= :high limit 1")
        words: list[str] = []
        low = beginning
        while len(words) <= _SPELLED:
            word = session.execute(hop, {"low": low, "high": beginning + _LAST}).scalar()
            if word is None:
                return words
            words.append(str(word))
            low = f"{word}{_NEXT}"
        return None

    def add(self, session: Session, rows: Iterable[tuple[int, str]]) -> None:
        """Index new rows: (id, text)."""
        values = [{"id": row, "stems": self._tokens(source)} for row, source in rows]
        if not values:
            return
        if session.get_bind().dialect.name == "postgresql":
            statement = (
                f"insert into {self.name}(id, stems) values (:id, array_to_tsvector(array_remove("
                "string_to_array(:stems, ' '), '')))"
            )
            session.execute(text(statement), values)
            return
        connection = session.connection()  # straight to the driver: a caller waits for it
        listed = [(one["id"], one["stems"]) for one in values]
        connection.exec_driver_sql(f"insert into {self.name}(rowid, stems) values (?, ?)", listed)
        merge = f"insert into {self.name}({self.name}, rank) values ('merge', ?)"
        connection.exec_driver_sql(merge, (MERGED_A_ROW * len(values),))

    def load(self, session: Session, rows: Sequence[tuple[int, str]]) -> None:
        """Index thousands of new rows at once."""
        connection = session.connection()
        driver = connection.connection.driver_connection
        if driver is not None and connection.dialect.name == "postgresql":
            ready = [(row, _vector(self._tokens(source))) for row, source in rows]
            copy_text(driver, f"copy {self.name} (id, stems) from stdin", ready)
        else:
            self.add(session, rows)

    def last(self, session: Session) -> int:
        """The highest row that is indexed; 0 for none."""
        on_server = session.get_bind().dialect.name == "postgresql"
        rows = (
            self.name if on_server else f"{self.name}_docsize"
        )  # of FTS5; the index itself keeps no content
        return int(session.execute(text(f"select coalesce(max(id), 0) from {rows}")).scalar_one())

    def replace(self, session: Session, row: int, old: str, new: str) -> None:
        """Index a row anew; a contentless index forgets only what it is told it had, so the old text is needed."""
        if old == new:
            return
        if (
            session.get_bind().dialect.name == "postgresql"
        ):  # in one step: the server lets no ticket be without its row
            self._put(session, row, new)
            return
        self.remove(session, row, old)
        self.add(session, [(row, new)])

    def _put(self, session: Session, row: int, source: str) -> None:
        """Index a row on a server, whether it was indexed or not."""
        statement = text(
            f"insert into {self.name}(id, stems) values (:id, array_to_tsvector(array_remove("
            "string_to_array(:stems, ' '), ''))) on conflict (id) do update set stems = excluded.stems"
        )
        session.execute(statement, {"id": row, "stems": self._tokens(source)})

    def missing(self, session: Session, entity: str) -> int:
        """How many rows of the table `entity` nobody finds: not indexed at all, or by no word."""
        on_server = session.get_bind().dialect.name == "postgresql"
        indexed = (
            f"{self.name} i where length(i.stems) > 0" if on_server else f"{self.name}_docsize i where true"
        )
        statement = (
            f"select count(*) from {entity} e where not exists (select 1 from {indexed} and i.id = e.id)"
        )
        return int(session.execute(text(statement)).scalar_one())

    def clear(self, session: Session) -> None:
        """Take every row out, before all are indexed anew."""
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text(f"delete from {self.name}"))
        else:
            session.execute(text(f"insert into {self.name}({self.name}) values ('delete-all')"))

    def remove(self, session: Session, row: int, old: str) -> None:
        """Take a row out; `old` is the text it was indexed with."""
        if session.get_bind().dialect.name == "postgresql":
            session.execute(text(f"delete from {self.name} where id = :id"), {"id": row})
        else:
            session.execute(
                text(f"insert into {self.name}({self.name}, rowid, stems) values ('delete', :id, :stems)"),
                {"id": row, "stems": self._tokens(old)},
            )


def create_sql(entity: str, dialect: str) -> list[str]:
    """The statements that make an entity's index; for its revision."""
    name = f"{entity}_search"
    if dialect == "postgresql":
        return [
            # PostgreSQL moves a value out of its row only when the row is longer than 2 kB. With a column of blanks,
            # which is packed to nothing, every row is: a common word's hits then lie on a twelfth of the pages.
            f"create table {name} (id bigint primary key, room text not null default repeat(' ', 2000))",
            f"alter table {name} add stems tsvector not null, alter room set storage main",
            f"alter table {name} set (toast_tuple_target = 128)",
            f"create index ix_{name}_stems on {name} using gin (stems)",
        ]
    # The first one or two letters of a word begin so many others that their rows are kept together.
    return [
        f"create virtual table {name} using fts5(stems, content='', detail=none, prefix='1 2')",
        *setting_sql(entity),
    ]


def setting_sql(entity: str) -> list[str]:
    """The statements that set an index of SQLite up: merged by `add` alone, its words readable (FTS5, section 6)."""
    name = f"{entity}_search"
    return [
        f"insert into {name}({name}, rank) values ('automerge', 0)",
        f"insert into {name}({name}, rank) values ('usermerge', {_MERGED_TOGETHER})",
        f"create virtual table {name}_words using fts5vocab({name}, instance)",
    ]


def drop_sql(entity: str, dialect: str) -> list[str]:
    """The statements that drop an entity's index; for its revision."""
    words = [] if dialect == "postgresql" else [f"drop table {entity}_search_words"]
    return [*words, f"drop table {entity}_search"]
