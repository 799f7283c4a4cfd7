"""The help: complete in both languages, offline, found and linked."""

import re

import pytest
from PySide6.QtCore import QUrl

from console.help_view import FIRST, HelpView, folder, found_in, title_of, topics
from console.pages import PAGES

LANGUAGES = ("ru", "en")
FORMS = {"call", "consultation", "why", "drafts", "crib", "settings", FIRST}


def pages(language):
    return {path.stem: path.read_text(encoding="utf-8") for path in folder(language).glob("*.html")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_form_has_a_topic(language):
    assert {line.id for line in PAGES} | FORMS <= set(pages(language))


def test_both_languages_have_the_same_topics():
    assert set(pages("ru")) == set(pages("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_topic_and_none_outside(language):
    for topic, html in pages(language).items():
        for target in re.findall(r"(?:href|src)=['\"]([^'\"]+)", html):
            assert target in pages(language), f"{topic} -> {target}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_reached_from_the_contents(language):
    contents = re.findall(r"href=\"([^\"]+)", pages(language)[FIRST])

    assert set(contents) | {FIRST} == set(pages(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_a_title(language):
    assert all(title_of(html) for html in pages(language).values())
    assert len(set(topics(language).values())) == len(topics(language))


def test_words_are_found_without_case_and_yo():
    assert "tickets" in found_in("ru", "ждем ИНФОРМАЦИЮ")
    assert found_in("ru", "квадрокоптер") == {}


@pytest.fixture
def view(qtbot):
    made = HelpView("ru")
    qtbot.addWidget(made)
    made.show_topic("call")
    return made


def test_an_unknown_topic_shows_the_contents(view):
    view.show_topic("nothing of the kind")

    assert view.topic == FIRST


def test_search_lists_topics_and_a_link_opens_one(view):
    view.field.setText("сторно")
    assert "Часы методистов" in view.page.toPlainText()
    view._follow(QUrl("hours"))

    assert view.topic == "hours"


def test_a_link_to_the_net_is_not_followed(view):
    view._follow(QUrl("https://example.org/"))

    assert view.topic == "call"


def test_an_emptied_search_shows_the_topic_again(view):
    view.field.setText("сторно")
    view.field.clear()

    assert "Принять звонок" in view.page.toPlainText()
