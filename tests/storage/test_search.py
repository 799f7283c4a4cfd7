"""Search tokens, and equal answers of both engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from models.desk.tables import Operator
from models.storage.database import Database
from models.storage.journal import Actor
from models.storage.listing import Query
from models.storage.search import SearchIndex, by_index, create_sql, query_terms, stems
from models.tickets.listing import LISTING
from models.tickets.search import INDEX as TICKETS

INDEX = SearchIndex("operator")
TEXTS = {
    1: "Не открывается журнал по договору 15/2026-МЭО",
    2: "Ошибка ERR-404 при входе, писать на anna@school.ru",
    3: "Учёт посещаемости в журналах 7 класса",
    4: "учет авторизации и договора",
}


@pytest.mark.parametrize(
    "form", ["журнал", "журнала", "журналу", "журналом", "журнале", "журналы", "журналов", "журналами"]
)
def test_all_forms_of_a_word_have_one_stem(form: str) -> None:
    assert stems(form) == stems("журнал")


def test_yo_and_case_do_not_matter() -> None:
    assert stems("УЧЁТ") == stems("учет")


def test_codes_are_searched_whole() -> None:
    assert query_terms("ERR-404") == [("err404",)]
    assert query_terms("15/2026-МЭ", typing=True) == [("152026мэ*",)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("журналами", {1, 3}),
        ("договоры", {1, 4}),
        ("учёт журнал", {3}),
        ("ERR-404", {2}),
        ("err-4", {2}),
        ("15/2026-мэо", {1}),
        ("anna@school.ru", {2}),
        ("авториз", {4}),
        ("АВТОРИЗАЦИЕЙ", {4}),
        ("не", {1}),
        ("'); drop table operator; --", set()),
        ('"*" OR', set()),
    ],
)
def test_both_engines_find_the_same(database: Database, actor: Actor, words: str, found: set[int]) -> None:
    def fill(session):
        for statement in create_sql("operator", session.get_bind().dialect.name):
            session.connection().exec_driver_sql(statement)
        for row, line in TEXTS.items():
            session.add(Operator(id=row, name=line, name_key=line, role="operator", line="222", active=True))
        session.flush()
        INDEX.add(session, TEXTS.items())

    database.write(actor, fill)
    condition = INDEX.matches(Operator.id, words)
    assert condition is not None
    assert (
        set(database.read(lambda session: session.scalars(select(Operator.id).where(condition)).all()))
        == found
    )


def test_a_changed_text_is_found_by_its_new_words_only(database: Database, actor: Actor) -> None:
    def fill(session):
        for statement in create_sql("operator", session.get_bind().dialect.name):
            session.connection().exec_driver_sql(statement)
        session.add(Operator(id=1, name="x", name_key="x", role="operator", line="222", active=True))
        session.flush()
        INDEX.add(session, [(1, "белый экран")])
        INDEX.replace(session, 1, "белый экран", "нет звука")

    database.write(actor, fill)

    def found(words: str) -> list[int]:
        return list(
            database.read(
                lambda s: s.scalars(select(Operator.id).where(INDEX.matches(Operator.id, words))).all()
            )
        )

    assert found("экран") == []
    assert found("звуки") == [1]


@pytest.mark.parametrize("many", [3, 60])
def test_a_beginning_finds_the_same_whether_few_or_many_words_have_it(
    database: Database, actor: Actor, many: int
) -> None:
    """Of few words the rows of each are walked, of many those of the beginning: nobody sees a difference."""

    def fill(session):
        for statement in create_sql("operator", session.get_bind().dialect.name):
            session.connection().exec_driver_sql(statement)
        INDEX.add(session, [(row, f"экран{row} {'да' if row % 2 else 'нет'}") for row in range(1, many + 1)])
        INDEX.add(session, [(1_000, "экрапочти да")])

    database.write(actor, fill)

    def found(words: str) -> set[int]:
        return set(database.read(lambda s: s.scalars(INDEX.hits(s, words)).all()))

    assert found("экран") == set(range(1, many + 1))
    assert found("да экран") == set(range(1, many + 1, 2))
    assert found("экранов") == set()
    assert found("экра") == {*range(1, many + 1), 1_000}


@pytest.fixture
def server(postgresql_url: str) -> Iterator[Database]:
    database = Database.open(postgresql_url)
    yield database
    database.close()


def plan_of(session: Session, words: str) -> str:
    """How PostgreSQL would look for them."""
    hits = TICKETS.hits(session, words)
    words_and_all = hits.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
    return "\n".join(session.scalars(text(f"explain {words_and_all}")))


def test_a_word_of_every_row_is_read_from_the_index(server: Database, actor: Actor) -> None:
    """Left to itself PostgreSQL reads the whole table (the control), and unpacks each row for it."""
    server.write(
        actor, lambda s: TICKETS.add(s, [(row, f"Школа {row} не открывается") for row in range(300)])
    )
    server.write(actor, lambda s: s.execute(text("analyze ticket_search")))

    def plans(session):
        alone = plan_of(session, "школа")
        with by_index(session):
            asked = plan_of(session, "школа")
        return alone, asked, plan_of(session, "школа")

    alone, asked, after = server.read(plans)
    assert "Seq Scan" in alone
    assert "ix_ticket_search_stems" in asked
    assert after == alone


@pytest.mark.parametrize("ask", [LISTING.ids, LISTING.count])
def test_a_list_that_is_searched_asks_for_the_index(server: Database, ask: Callable[..., object]) -> None:
    said: list[str] = []
    event.listen(server.reader, "before_cursor_execute", lambda *given: said.append(given[2]))
    server.read(lambda s: ask(s, Query("школа")))
    place = next(place for place, statement in enumerate(said) if "ticket_search" in statement)
    assert said[place - 1] == "set local enable_seqscan = off"
    assert said[place + 1] == "set local enable_seqscan = on"
