"""The tokens of the search line: labels of several words, both languages, and no token that fails in silence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from console.wiring import Services
from models.desk.operations import sign_in
from models.fields import Choice
from models.formats import to_moscow
from models.storage.database import Database
from models.storage.listing import Query
from models.text import render, source_language
from models.tickets import choices
from models.tickets.choices import Channel, Kind, Outcome, Priority, State
from models.tickets.listing import LISTING
from models.tickets.operations import assign, tag
from models.tickets.search_values import names_of_words, values_like
from models.tickets.searchline import open_value, parse, suggestions, with_token, word_for
from tests.keys import press, type_text
from tests.screen import Host
from tests.tickets.factories import ACTOR, CALL, call, register, save
from tests.tickets.screen import shown, small_desk
from widgets.parts.text import translate
from widgets.tickets.filters import FilterPopover

PATIENCE = 20_000
KNOWN = {"assignee": ("петрова инна",), "tag": ("мой тег",), "subject": ("русский язык",)}


@pytest.mark.parametrize(
    ("line", "filters", "words"),
    [
        ("статус:в работе", {"state": (State.WORK,)}, ""),
        ("статус:В РАБОТЕ журнал", {"state": (State.WORK,)}, "журнал"),
        ('статус:"в работе" журнал', {"state": (State.WORK,)}, "журнал"),
        ("статус:в_работе", {"state": (State.WORK,)}, ""),
        ("статус:в раб", {"state": (State.WORK,)}, ""),
        ("статус:в журнале", {"state": (State.WORK,)}, "журнале"),
        ("статус:ждём информацию статус:новое", {"state": (State.WAITING, State.NEW)}, ""),
        ("статус:ждём инф", {"state": (State.WAITING,)}, ""),
        ("статус:новое,ждём", {"state": (State.NEW, State.WAITING)}, ""),
        ("тип:ошибка в курсе тест", {"kind": (Kind.COURSE_ERROR,)}, "тест"),
        ("тип:ошибка в тесте", {"kind": (Kind.COURSE_ERROR,)}, "в тесте"),
        ("исход:не ошибка", {"outcome": (Outcome.NO_ERROR,)}, ""),
        ("исход:не ошибка тип:ошибка", {"outcome": (Outcome.NO_ERROR,), "kind": (Kind.COURSE_ERROR,)}, ""),
        ("канал:другой канал", {"channel": (Channel.OTHER,)}, ""),
        ("приоритет:высокий журнал", {"priority": (Priority.HIGH,)}, "журнал"),
        ("type:error", {"kind": (Kind.COURSE_ERROR,)}, ""),
        ("type:course error status:in work", {"kind": (Kind.COURSE_ERROR,), "state": (State.WORK,)}, ""),
        ("channel:e-mail outcome:not an error", {"channel": ("mail",), "outcome": ("no_error",)}, ""),
        ("исполнитель:Петрова Инна журнал", {"assignee": "петрова инна"}, "журнал"),
        ("исполнитель:Петрова журнал", {"assignee": "петрова"}, "журнал"),
        ("метка:мой тег", {"tag": "мой тег"}, ""),
        ("предмет:русский язык класс:7", {"subject": "русский язык", "grade": (7,)}, ""),
        ("предмет:русский тест", {"subject": "русский"}, "тест"),
    ],
)
def test_a_value_is_the_longest_label_that_fits(line: str, filters: dict[str, object], words: str) -> None:
    asked = parse(line, KNOWN)
    assert (dict(asked.filters), asked.words, asked.problems) == (filters, words, ())


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("state", choices.STATES),
        ("kind", choices.KINDS),
        ("outcome", choices.OUTCOMES),
        ("channel", choices.CHANNELS),
        ("priority", choices.PRIORITIES),
    ],
)
def test_every_label_of_a_list_is_understood_as_it_stands_there(
    host: Host, name: str, labels: tuple[Choice, ...]
) -> None:
    """In Russian, which the tests speak, and in English."""
    for token in (with_token("", name, ("",)), with_token("", name, ("",), "en")):
        for choice in labels:
            for label in (translate("choices", choice.title), choice.title):
                asked = parse(f"журнал {token}{label}")
                assert (asked.words, dict(asked.filters)) == ("журнал", {name: (choice.value,)}), label


def test_days_are_understood_in_words() -> None:
    today = to_moscow(datetime.now(UTC)).date()
    asked = parse("с:вчера по:сегодня")
    assert dict(asked.filters) == {"since": today - timedelta(days=1), "until": today}
    assert parse("c:вчера").filters == {"since": today - timedelta(days=1)}  # a Latin c


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cnfnec:yjdjt", "«cnfnec:yjdjt» was not understood. Did you mean «статус:новое»?"),
        ("Cnfnec^yjdjt журнал", "«Cnfnec^yjdjt» was not understood. Did you mean «статус:новое»?"),
        ("ыефегыЖтуц", "«ыефегыЖтуц» was not understood. Did you mean «status:new»?"),
        ("статус:yjdjt", "«статус:yjdjt» was not understood. Did you mean «статус:новое»?"),
        ("статус:щщщ", "«статус:щщщ» was not understood."),
        ("с:вторник", "«с:вторник» was not understood."),
        ("сататус:новое", "«сататус:новое» is looked for as a word: nothing is called «сататус:» here."),
    ],
)
def test_what_looks_like_a_token_and_is_none_says_so(line: str, said: str) -> None:
    assert [render(text, source_language) for text in parse(line).problems] == [said]


@pytest.mark.parametrize(
    "line", ["http://school.ru", "14:30", "ошибка:504", "журнал", "mailto:a@b.ru", "статус:"]
)
def test_words_with_a_colon_are_no_reason_to_warn(line: str) -> None:
    assert parse(line).problems == ()


@pytest.mark.parametrize(
    ("line", "language", "offers"),
    [
        ("статус:в ", "ru", ['статус:"в работе" ']),
        ("журнал статус:в раб", "ru", ['статус:"в работе" ']),
        ("исход:не о", "ru", ['исход:"не ошибка" ']),
        ("статус:ждём и", "ru", ['статус:"ждём информацию" ']),
        ("статус:ждём ", "ru", []),
        ("тип:ошибка в", "ru", ['тип:"ошибка в курсе" ']),
        ("статус:новое ста", "ru", ["статус:"]),
        ("type:", "en", ["type:error ", "type:incident ", "type:request ", "type:methodology "]),
        ("status:in", "en", ['status:"in work" ']),
        ("outcome:not ", "en", ['outcome:"not an error" ']),
        ("type:ош", "en", ["type:ошибка "]),
        ("sta", "en", ["status:"]),
        ("sta", "ru", ["status:"]),
        ("ста", "en", ["статус:"]),
        ("from:", "en", ["from:today ", "from:yesterday "]),
    ],
)
def test_values_are_offered_over_blanks_in_the_language_of_the_interface(
    line: str, language: str, offers: list[str]
) -> None:
    assert [one.text for one in suggestions(line, len(line), language)] == offers


def test_only_what_must_be_meant_is_taken_by_enter() -> None:
    """«тип:ошибка в» may go on with «тесте»."""
    assert [one.sure for one in suggestions("тип:ошибка в", 12)] == [False]
    assert [one.sure for one in suggestions("статус:в р", 10)] == [True]


def test_filters_are_written_in_the_language_of_the_interface() -> None:
    line = with_token("", "kind", (word_for("kind", Kind.COURSE_ERROR, "en"),), "en")
    assert with_token(line, "state", (word_for("state", State.WORK),)) == 'type:error статус:"в работе"'


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("кто:Иванова Ан", ("caller", "Иванова Ан")),
        ("исполнитель:Петрова ", ("assignee", "Петрова ")),
        ("предмет:рус", ("subject", "рус")),
        ('кто:"Иванова Анна" ', None),
        ("кто:" + "слово " * 6, None),
    ],
)
def test_names_are_looked_for_over_blanks(line: str, asked: tuple[str, str] | None) -> None:
    value = open_value(line, len(line))
    assert (value and (value.filter, value.begun)) == asked


def test_subjects_tags_and_people_of_the_desk_are_known(database: Database) -> None:
    register(database)
    number = save(database, call(subject="Черчение с нуля"))
    database.write(ACTOR, lambda s: sign_in(s, "Проверкин Иван"))
    database.write(ACTOR, lambda s: tag(s, [number], "новая метка"))
    assert database.read(lambda s: values_like(s, "subject", "чер")) == ["Черчение с нуля"]
    assert database.read(lambda s: values_like(s, "subject", "био")) == ["Биология"]
    assert database.read(lambda s: values_like(s, "tag", "новая ")) == ["новая метка"]
    assert database.read(lambda s: values_like(s, "tag", "новая метка ")) == []
    names = database.read(names_of_words)
    assert "проверкин иван" in names["assignee"]
    assert names["tag"] == ["новая метка"]
    assert {"русский язык", "черчение с нуля"} <= set(names["subject"])


def test_a_subject_called_just_so_is_meant_alone(database: Database) -> None:
    """The map of course errors leads to the tickets that it has counted; a beginning finds all that go on so."""
    register(database)
    history = save(database, call(subject="История"))
    of_russia = save(database, call(subject="История России", received_at=CALL + timedelta(hours=1)))

    def found(line: str) -> list[int]:
        query = Query(filters=parse(line).filters)
        return [int(number) for number in database.read(lambda s: LISTING.ids(s, query))]

    assert found("предмет:история") == [history]
    assert found("предмет:истор") == [of_russia, history]
    assert found('предмет:"история р"') == [of_russia]
    assert found("предмет:истр") == []


def test_the_page_finds_by_a_name_of_two_words_without_quotes(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    me = host.context.actor
    assert me is not None
    assert me.id is not None
    sqlite_database.write(ACTOR, lambda s: assign(s, [2, 3], me.id))
    qtbot.waitUntil(
        lambda: page.view_set.understood("исполнитель:Петрова Инна").words == "", timeout=PATIENCE
    )
    page.search.setText("исполнитель:Петрова Инна")
    shown(qtbot, page, [3, 2])


def test_a_label_is_completed_over_the_blank_and_a_wrong_layout_is_told(
    qtbot: QtBot, host: Host, sqlite_database: Database
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    page.search.setFocus()
    type_text(page.search, "статус:в ра")
    assert page.completion.offers() == ['статус:"в работе" ']
    press(page.completion._popup, "Return")
    assert page.search.text() == 'статус:"в работе" '
    assert page.completion.offers() == []
    page.search.clear()
    type_text(page.search, "cnfnec:yjdjt")
    said = "«cnfnec:yjdjt» не понято. Может быть, «статус:новое»?"
    qtbot.waitUntil(lambda: host.notices.bars.texts().get("tickets:search") == said, timeout=PATIENCE)


def test_the_english_interface_offers_and_writes_english_values(
    qtbot: QtBot, host: Host, sqlite_database: Database, services: Services
) -> None:
    page = small_desk(host, sqlite_database, qtbot)
    services.languages.speak("en")
    page.search.setFocus()
    type_text(page.search, "type:")
    assert page.completion.offers() == ["type:error ", "type:incident ", "type:request ", "type:methodology "]
    press(page.completion._popup, "Return")
    assert page.search.text() == "type:error "
    shown(qtbot, page, [6])
    page.filter()
    popover = page.search.findChild(FilterPopover)
    popover.chips["state"].show_values(["in_work"])
    popover.apply()
    assert page.search.text() == 'status:"in work" type:error'
