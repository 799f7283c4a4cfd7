"""Nothing is left untranslated, nothing is translated in a way that never matches."""

import ast
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel

from console.translations import Languages, translator
from models.text import Text, render

HOUSE = Path(__file__).resolve().parents[2]
RUSSIAN = HOUSE / "resources" / "i18n" / "console_ru.ts"
SOURCES = sorted(
    path
    for floor in ("console", "widgets", "models")
    for path in (HOUSE / floor).rglob("*.py")
    if "migrations" not in path.parts
)
MARKERS = {"tr", "translate", "QT_TRANSLATE_NOOP"}


def messages(file):
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name"), message.findtext("source"), message.find("translation")


def test_nothing_in_russian_is_unfinished():
    unfinished = [
        f"{context}: {source}"
        for context, source, translation in messages(RUSSIAN)
        if translation is None or translation.get("type") == "unfinished"
    ]

    assert unfinished == []


def test_files_are_attached_with_one_verb_everywhere():
    said = [translation.text for _, source, translation in messages(RUSSIAN) if "ttach" in source]

    assert len(said) >= 4
    assert [text for text in said if "прикреп" not in text.lower()] == []


def test_every_russian_plural_has_its_three_forms():
    for context, source, translation in messages(RUSSIAN):
        forms = [form.text for form in translation.iter("numerusform")]
        assert not forms or (len(forms) == 3 and all(forms)), f"{context}: {source}"


def test_places_for_values_are_the_same_in_both_languages():
    wrong = [
        f"{context}: {source}"
        for context, source, translation in messages(RUSSIAN)
        for text in [translation.text or "", *(form.text or "" for form in translation.iter("numerusform"))]
        if names_in(text) - names_in(source)
    ]

    assert wrong == []


def names_in(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_no_text_was_forgotten(tmp_path):
    """lupdate over the sources into a fresh file finds nothing that console_ru.ts does not have."""
    fresh = tmp_path / "fresh.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    files = [str(path.relative_to(HOUSE)) for path in SOURCES]
    subprocess.run([tool, *files, "-ts", fresh], cwd=HOUSE, check=True, capture_output=True)
    known = {(context, source) for context, source, _ in messages(RUSSIAN)}

    assert [found for found in ((c, s) for c, s, _ in messages(fresh)) if found not in known] == []


def calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in MARKERS:
                yield name, node


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_only_plain_texts_are_marked_for_translation(path):
    """A formatted text never matches, and lupdate does not look inside an f-string."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    formatted = {
        id(inner) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for inner in ast.walk(node)
    }
    for name, node in calls(tree):
        assert not any(isinstance(argument, ast.JoinedStr) for argument in node.args), f"line {node.lineno}"
        if name != "translate":
            assert id(node) not in formatted, f"line {node.lineno}: {name} inside an f-string"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Остался 1 черновик"),
        (3, "Осталось 3 черновика"),
        (5, "Осталось 5 черновиков"),
        (21, "Остался 21 черновик"),
    ],
)
def test_plurals_are_russian(count, said):
    text = translator("ru")("watchman", "%n draft(s) of an earlier run were kept.", count)

    assert text.startswith(said)


def test_english_plurals_are_english():
    speak = translator("en")

    assert (
        speak("watchman", "%n draft(s) of an earlier run were kept.", 1)
        == "1 draft of an earlier run was kept."
    )
    assert (
        speak("watchman", "%n draft(s) of an earlier run were kept.", 2)
        == "2 drafts of an earlier run were kept."
    )


def test_sentences_of_the_models_are_said_without_a_screen():
    assert render(Text("The disk is full."), translator("ru")) == "На диске нет места."


def test_qts_own_buttons_are_russian_and_discard_says_what_it_does(qtbot, qapp):
    languages = Languages(qapp)
    languages.speak("ru")
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Discard
    )
    qtbot.addWidget(buttons)
    texts = [button.text().replace("&", "") for button in buttons.buttons()]
    languages.silence()

    assert sorted(texts) == ["Не сохранять", "Отмена"]


def test_the_dialogs_of_files_are_russian(qtbot, qapp):
    languages = Languages(qapp)
    languages.speak("ru")
    try:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        told = {label.text() for label in dialog.findChildren(QLabel)}
        assert {"&Перейти к:", "&Типы файлов:"} <= told
        assert qapp.translate("QAbstractFileIconProvider", "Folder") == "Папка"
    finally:
        languages.silence()
