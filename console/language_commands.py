"""The language of the interface as commands; each is found under the word of either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command

if TYPE_CHECKING:
    from console.main_window import MainWindow

LANGUAGE = "look.language"


class LanguageCommands(QObject):
    """Chooses the language, as the page of the settings does."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._settings = window.services.settings

    @command(
        "view.russian",
        QT_TRANSLATE_NOOP("commands", "Language / Язык: русский"),
        icon="languages",
        menu="view",
        scope="window",
    )
    def russian(self) -> None:
        """Speak Russian."""
        self._settings.set(LANGUAGE, "ru")

    def can_russian(self) -> bool:
        """Another language is chosen."""
        return bool(self._settings.value(LANGUAGE) != "ru")

    @command(
        "view.english",
        QT_TRANSLATE_NOOP("commands", "Language / Язык: English"),
        icon="languages",
        menu="view",
        scope="window",
    )
    def english(self) -> None:
        """Speak English."""
        self._settings.set(LANGUAGE, "en")

    def can_english(self) -> bool:
        """Another language is chosen."""
        return bool(self._settings.value(LANGUAGE) != "en")
