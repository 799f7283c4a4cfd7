"""The languages of the program: Russian from console_ru.qm, English as it stands in the source.

`translator` works without a screen (QtCore alone); `Languages` puts a language into the running application.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources
from models.text import QT_TRANSLATE_NOOP, Translate

RUSSIAN, ENGLISH = "ru", "en"
LANGUAGES = (RUSSIAN, ENGLISH)

# Qt's own Russian calls Discard «Отклонить»; in a question about saving that is the wrong word.
DISCARD = QT_TRANSLATE_NOOP("QPlatformTheme", "Discard")

# What the dialogs of files say since Qt's own Russian was made.
NEWER = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
)


def folder() -> Path:
    """Where the compiled translations lie."""
    return Path(resources.__file__).parent / "i18n"


class Texts(QTranslator):
    """A .qm file read into memory: Qt would map the file itself, and crash when an update replaces it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._content = file.read_bytes()  # Qt points into it as long as the translator lives
        if not self.load(self._content):
            raise ValueError(f"{file} is no translation")


def load(language: str) -> QTranslator:
    """Our own texts in `language`; FileNotFoundError when they were not built."""
    return Texts(folder() / f"console_{language}.qm")


def translator(language: str) -> Translate:
    """A `Translate` for reports, the command line and services; needs no QApplication."""
    texts = load(language)

    def translate(context: str, source: str, n: int | None = None) -> str:
        found = texts.translate(context, source, None, -1 if n is None else n)
        shown = found or source
        return shown if n is None else shown.replace("%n", str(n))

    return translate


class Languages:
    """Puts a language into an application: our texts over Qt's own, and the locale of dates and numbers."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.language = ""

    def speak(self, language: str) -> None:
        """Speak `language` from now on; windows that are open already hear of it by QEvent.LanguageChange."""
        if language == self.language:
            return
        self.silence()
        self._installed = [_of_qt(language), load(language)]
        for new in self._installed:  # the one installed last is asked first
            self._application.installTranslator(new)
        QLocale.setDefault(
            QLocale(QLocale.Language.Russian if language == RUSSIAN else QLocale.Language.English)
        )
        self.language = language

    def silence(self) -> None:
        """Take the languages out again: everything speaks as it stands in the source."""
        for old in self._installed:
            self._application.removeTranslator(old)
        self._installed, self.language = [], ""


def _of_qt(language: str) -> QTranslator:
    """Qt's own texts, from the translations that come with PySide6; without them its words stay English."""
    made = QTranslator()
    made.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return made
