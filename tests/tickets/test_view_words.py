"""Whatever the path: the lit view, the words in the line and the list say the same."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from models.desk.operations import save_view
from models.storage.changes import Changes
from models.storage.database import Database
from tests.keys import press
from tests.screen import Host
from tests.tickets.factories import ACTOR
from tests.tickets.screen import shown, small_desk
from widgets.tickets.page import TicketsPage

PATIENCE = 20_000
GRADE = "класс:7 статус:открыто"
KEPT = (
    ("Седьмые классы", {"search": GRADE, "view": "all"}),
    ("Новые журналы", {"search": "журнал", "view": "new"}),
    ("Просто открытые", {"search": "", "view": "open"}),
)
WORDS = ("журнал", "класс:7", GRADE, "", "звук ")


@pytest.fixture
def page(host: Host, sqlite_database: Database, qtbot: QtBot) -> TicketsPage:
    """The small desk with three shared views, two of them with words."""
    for name, definition in KEPT:
        sqlite_database.write(
            ACTOR, lambda s, name=name, kept=definition: save_view(s, "tickets", name, kept, None)
        )
    made = small_desk(host, sqlite_database, qtbot)
    qtbot.waitUntil(lambda: len(made.view_set.titles()) == 13, timeout=PATIENCE)
    return made


def key_of(page: TicketsPage, title: str) -> str:
    return next(key for key, name in page.view_set.titles() if name == title)


def agreement(page: TicketsPage) -> None:
    """The law of the views."""
    assert page.search is not None
    assert page.views is not None
    lit, line = page.views.read(), page.search.text()
    assert lit == page.view_set.current
    assert page.view_set.words(lit).strip() in ("", line.strip())
    assert page.model.query == page.view_set.query(lit, line, page.grid.order())


STEPS = st.one_of(
    st.tuples(st.just("view"), st.integers(0, 12)),
    st.tuples(st.just("arrow"), st.sampled_from(("Left", "Right"))),
    st.tuples(st.just("words"), st.sampled_from(WORDS)),
    st.tuples(st.just("quick words"), st.sampled_from(WORDS)),  # the next step comes before the search
    st.tuples(st.just("Esc"), st.none()),
    st.tuples(st.just("language"), st.none()),
)


def go(page: TicketsPage, step: tuple[str, object]) -> None:
    """One step of an operator."""
    assert page.search is not None
    assert page.views is not None
    match step:
        case ("view", int(place)):
            page.views.choose(place)
        case ("arrow", str(key)):
            press(page.views.chip(page.views._group.checkedId()), key)
        case ("words", str(words)):
            page.search.setText(words)
            page.search.search_now()
        case ("quick words", str(words)):
            page.search.setText(words)
        case ("Esc", _):
            press(page.search, "Esc")
        case _:
            page.retranslate()


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.generate,),  # shrinking would ask a page that has gone a way already
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_on_every_path_view_words_and_list_agree(page: TicketsPage, steps: list[tuple[str, object]]) -> None:
    assert page.search is not None
    for step in [*steps, ("view", 0)]:
        page_words, lent = page.search.text(), page.view_set.words(page.view_set.current)
        go(page, step)
        if step[0] not in ("view", "arrow", "quick words"):
            page.search.search_now()  # what was typed before this step
        if step[0] != "quick words":
            agreement(page)
        if step[0] == "view" and not page.view_set.words(page.view_set.current):
            own = lent.strip() != page_words.strip()
            assert page.search.text() == (page_words if own or not lent else "")
    page.search.search_now()
    agreement(page)


def test_leaving_a_saved_view_by_the_arrow_keys_takes_its_words_away(qtbot: QtBot, page: TicketsPage) -> None:
    """The next views would be filtered unseen."""
    assert page.search is not None
    page.switch.pick(key_of(page, "Седьмые классы"))
    shown(qtbot, page, [6])
    press(page.views.chip(10), "Left")
    assert (page.view_set.current, page.search.text()) == ("all", "")
    shown(qtbot, page, [6, 5, 4, 3, 2, 1])


@pytest.mark.parametrize(
    ("words", "lit", "numbers"), [("", "all", [6, 5, 4, 3, 2, 1]), ("журнал", "all", [4, 2])]
)
def test_other_words_than_its_own_put_a_saved_view_out(
    qtbot: QtBot, page: TicketsPage, words: str, lit: str, numbers: list[int]
) -> None:
    page.switch.pick(key_of(page, "Седьмые классы"))
    page.search.setText(words)
    page.search.search_now()
    assert (page.views.read(), page.search.text()) == (lit, words)
    shown(qtbot, page, numbers)


def test_a_view_that_is_removed_takes_its_words_along_and_brings_them_back(
    qtbot: QtBot, page: TicketsPage, host: Host
) -> None:
    key = key_of(page, "Седьмые классы")
    page.switch.pick(key)
    page.remove_view()
    qtbot.waitUntil(lambda: not page.view_set.is_saved(key), timeout=PATIENCE)
    assert (page.views.read(), page.search.text()) == ("open", "")
    agreement(page)
    shown(qtbot, page, [6, 5, 4, 3, 2, 1])
    qtbot.waitUntil(lambda: bool(host.notices.toasts()), timeout=PATIENCE)
    assert host.notices.undo()
    qtbot.waitUntil(lambda: page.search.text() == GRADE, timeout=PATIENCE)
    assert page.view_set.is_saved(page.views.read())
    agreement(page)


def test_a_view_that_another_desk_has_changed_is_lit_no_longer(
    qtbot: QtBot, page: TicketsPage, sqlite_database: Database
) -> None:
    """Its new words do not push aside what stands in the line."""
    key = key_of(page, "Новые журналы")
    page.switch.pick(key)
    number = int(key.partition(":")[2])
    changed = {"search": "звук", "view": "new"}
    sqlite_database.write(
        ACTOR, lambda s: save_view(s, "tickets", "Новые журналы", changed, None, view_id=number)
    )
    page.take_changes(Changes({"saved_view": [number]}))
    qtbot.waitUntil(lambda: page.view_set.words(key) == "звук", timeout=PATIENCE)
    assert (page.views.read(), page.search.text()) == ("new", "журнал")
    agreement(page)


def test_words_typed_while_a_view_is_being_kept_are_not_put_aside(qtbot: QtBot, page: TicketsPage) -> None:
    page.switch.pick("all")
    page.search.setText("журнал")
    page.search.search_now()
    page.view_set.save("Журналы", page.state(), shared=True)
    page.search.setText("звук")
    qtbot.waitUntil(lambda: "Журналы" in dict(page.view_set.titles()).values(), timeout=PATIENCE)
    page.search.search_now()
    assert (page.views.read(), page.search.text()) == ("all", "звук")
    agreement(page)
