"""The language is changed from the palette, by whichever language's word somebody types."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from console.main_window import MainWindow
from widgets.parts.palette import Offer, ranked


def found(window: MainWindow, typed: str) -> list[Offer]:
    return [each for each in ranked(window.offering.offers(), typed) if "Language" in each.title]


@pytest.mark.parametrize("typed", ["язык", "language", "zpsr", "english"])
def test_the_palette_finds_the_language(window: MainWindow, typed: str) -> None:
    titles = [each.title for each in found(window, typed)]
    assert "Язык / Language: English" in titles


def test_choosing_a_language_builds_the_window_anew_in_it(qtbot: QtBot, window: MainWindow) -> None:
    settings = window.services.settings
    offers = {each.title.rpartition(" ")[2]: each for each in found(window, "язык")}
    assert (offers["русский"].enabled, offers["English"].enabled) == (False, True)
    with qtbot.waitSignal(window.rebuild_wanted):
        offers["English"].run()
    assert settings.value("look.language") == "en"
    enabled = {each.title.rpartition(" ")[2]: each.enabled for each in found(window, "язык")}
    assert enabled == {"русский": True, "English": False}
