"""Icons: there, tinted, sharp, and in step with the theme."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QColor, QImage, QPixmap
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from widgets.parts.icons import icon, pixmap, wear
from widgets.parts.theme import Theme, folder

HOUSE = Path(__file__).resolve().parents[2]
FIRST = {"icon", "pixmap", "IconLabel"}
SECOND = {"wear", "InnerButton"}
THIRD = {"Choice", "PageLine"}


def icons_named_in(path: Path) -> Iterator[str]:
    """The icons that a file asks for by a literal name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = 0 if called in FIRST else 1 if called in SECOND else 2 if called in THIRD else None
        values = [word.value for word in node.keywords if word.arg == "icon"]
        if place is not None and len(node.args) > place:
            values.append(node.args[place])
        yield from (
            value.value
            for value in values
            if isinstance(value, ast.Constant) and isinstance(value.value, str)
        )


def colours_of(image: QImage) -> set[str]:
    """The colours of the pixels that are fully painted."""
    pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in pixels)
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_every_icon_that_the_program_names_is_there() -> None:
    files = [path for room in ("widgets", "console", "models") for path in (HOUSE / room).rglob("*.py")]
    named = {name for path in files for name in icons_named_in(path) if name}

    assert len(named) > 10
    assert {name for name in named if not (folder() / "icons" / f"{name}.svg").is_file()} == set()


def test_an_unknown_icon_is_an_error_and_not_a_blank(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_an_icon_has_the_colour_of_its_token(theme: Theme, name: str) -> None:
    theme.apply(name)
    image = pixmap("square", "bad", 32).toImage()

    assert colours_of(image) == {theme.colour("bad").name()}


def test_an_icon_is_drawn_for_the_pixels_of_its_screen(theme: Theme) -> None:
    sharp = pixmap("phone", "text", 16, 1.5)

    assert sharp.width() == 24
    assert sharp.deviceIndependentSize().width() == 16


def test_a_worn_icon_follows_theme_and_font(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Звонок")
    action = QAction("Звонок", button)
    qtbot.addWidget(button)
    wear(button, "square", "text")
    wear(action, "square", "text")
    theme.apply("dark", 20)

    size = button.iconSize()
    assert size.height() == theme.px(16)
    for owner in (button, action):
        assert colours_of(owner.icon().pixmap(size).toImage()) == {QColor(theme.hex("text")).name()}


def test_asking_twice_draws_once(theme: Theme) -> None:
    first, second = pixmap("phone"), pixmap("phone")

    assert isinstance(first, QPixmap)
    assert first.cacheKey() == second.cacheKey()
    assert not icon("phone").isNull()


def test_the_licence_of_the_icons_lies_beside_them() -> None:
    text = (folder() / "icons" / "LICENSE").read_text(encoding="utf-8")

    assert "ISC License" in text
    assert "Cole Bemis" in text
