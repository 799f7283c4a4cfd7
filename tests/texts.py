"""`python3 -m tests.texts`: gather all texts of the program, keep what is translated, and build the .qm files.

lupdate does not know that our marked texts with «%n» have plural forms: they are put back after each of its runs.
What is still untranslated is listed; it is to be filled into resources/i18n/console_ru.ts (three forms a plural).
console_en.ts holds plurals only, two forms made from the «(s)» of the source; they may be bettered by hand.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
FOLDER = HOUSE / "resources" / "i18n"
FLOORS = ("console", "widgets", "models")
RUSSIAN, ENGLISH = ("ru", "ru_RU", 3), ("en", "en_US", 2)
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'

Key = tuple[str, str]


def sources() -> list[str]:
    """The files with texts, relative to the house."""
    files = [path for floor in FLOORS for path in (HOUSE / floor).rglob("*.py")]
    return sorted(path.relative_to(HOUSE).as_posix() for path in files if "migrations" not in path.parts)


def messages(file: Path) -> Iterator[tuple[Key, ET.Element]]:
    """((context, source), message) of a .ts file; nothing where there is no file yet."""
    if file.exists():
        yield from messages_of(ET.parse(file).getroot())


def messages_of(root: ET.Element) -> Iterator[tuple[Key, ET.Element]]:
    """((context, source), message) of a parsed .ts file."""
    for context in root.iter("context"):
        for message in context.iter("message"):
            yield (context.findtext("name") or "", message.findtext("source") or ""), message


def forms_of(message: ET.Element) -> list[str]:
    """The plural forms of a message."""
    return [form.text or "" for form in message.iter("numerusform")]


def put_plurals(file: Path, forms: dict[Key, list[str]], count: int) -> None:
    """Give every «%n» message of a .ts file its plural forms; those that are missing make it unfinished."""
    root = ET.parse(file).getroot()
    for key, message in messages_of(root):
        if "%n" not in key[1]:
            continue
        message.set("numerus", "yes")
        known = forms.get(key) or []
        translation = message.find("translation")
        if translation is None:
            translation = ET.SubElement(message, "translation")
        for child in list(translation):
            translation.remove(child)
        translation.text = None
        for number in range(count):
            ET.SubElement(translation, "numerusform").text = known[number] if number < len(known) else ""
        if len(known) == count and all(known):
            translation.attrib.pop("type", None)
        else:
            translation.set("type", "unfinished")
    ET.indent(root, "    ")
    file.write_text(HEAD + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def gather(language: tuple[str, str, int]) -> Path:
    """Bring the .ts file of a language up to date with the sources; English keeps only its plurals."""
    short, locale, count = language
    file = FOLDER / f"console_{short}.ts"
    forms = {key: forms_of(message) for key, message in messages(file)}
    _run(
        "pyside6-lupdate", "-source-language", "en", "-target-language", locale, "-locations", "none",
        "-no-obsolete", *sources(), "-ts", str(file.relative_to(HOUSE)),
    )  # fmt: skip
    if language == ENGLISH:
        _keep_plurals_only(file)
        for key, _ in messages(file):
            if not all(forms.get(key) or [""]):
                forms[key] = [key[1].replace("(s)", ""), key[1].replace("(s)", "s")]
    put_plurals(file, forms, count)
    return file


def _keep_plurals_only(file: Path) -> None:
    root = ET.parse(file).getroot()
    for context in list(root.iter("context")):
        for message in list(context.iter("message")):
            if "%n" not in (message.findtext("source") or ""):
                context.remove(message)
        if context.find("message") is None:
            root.remove(context)
    file.write_text(HEAD + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def unfinished(file: Path) -> list[Key]:
    """What is not translated yet."""
    return [
        key
        for key, message in messages(file)
        if (translation := message.find("translation")) is None or translation.get("type") == "unfinished"
    ]


def _run(tool: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    subprocess.run(command, cwd=HOUSE, check=True, capture_output=True)


def main() -> int:
    """Gather and build; 1 when something is untranslated."""
    missing: list[Key] = []
    for language in (RUSSIAN, ENGLISH):
        file = gather(language)
        _run("pyside6-lrelease", str(file), "-qm", str(file.with_suffix(".qm")))
        missing += unfinished(file)
    for context, source in missing:
        print(f"untranslated: {context} | {source}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
