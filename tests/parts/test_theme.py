"""The look: every pair of colours can be read, every role has its colour, everything follows a change at once."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.parts.theme import Theme, folder, load_tokens, palette_of, set_look

THEMES = ("light", "dark")
TONES = ("ok", "warn", "bad", "wait", "accent", "quiet")
GROUNDS = ("surface", "bg", "side", "hover")
READABLE = 4.5
"""WCAG 2.2, 1.4.3 (AA)."""
GRAPHIC = 3.0
"""WCAG 2.2, 1.4.11."""

PAIRS = [
    *product(("text", "muted", "faint"), GROUNDS),
    *product(TONES, ("surface", "bg")),
    *((tone, f"{tone}_soft") for tone in TONES),
    *product(("link",), ("surface", "bg")),
    ("sel_text", "sel"),
    ("text", "mark"),
    ("sel_text", "mark"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("muted", "line"),
]


def luminance(colour: QColor) -> float:
    """The relative luminance of WCAG 2.2."""

    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(value) for value in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2: 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(name: str, words: str, ground: str) -> None:
    colours = load_tokens(name).colours

    assert contrast(QColor(colours[words]), QColor(colours[ground])) >= READABLE


@pytest.mark.parametrize("name", THEMES)
def test_borders_that_carry_a_control_and_icons_can_be_seen(name: str) -> None:
    colours = load_tokens(name).colours
    for token in ("line_strong", "accent", "bad"):
        assert contrast(QColor(colours[token]), QColor(colours["surface"])) >= GRAPHIC


ROLE = QPalette.ColorRole
ROLE_PAIRS = [
    (ROLE.WindowText, ROLE.Window),
    (ROLE.Text, ROLE.Base),
    (ROLE.Text, ROLE.AlternateBase),
    (ROLE.PlaceholderText, ROLE.Base),
    (ROLE.ButtonText, ROLE.Button),
    (ROLE.HighlightedText, ROLE.Highlight),
    (ROLE.ToolTipText, ROLE.ToolTipBase),
    (ROLE.Link, ROLE.Base),
    (ROLE.LinkVisited, ROLE.Base),
    (ROLE.BrightText, ROLE.Window),
]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    "group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled]
)
def test_every_pair_of_the_palette_can_be_read(name: str, group: QPalette.ColorGroup) -> None:
    palette = palette_of(load_tokens(name))
    ratios = {
        (front.name, back.name): contrast(palette.color(group, front), palette.color(group, back))
        for front, back in ROLE_PAIRS
    }

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("name", THEMES)
def test_no_role_of_the_palette_is_left_to_the_desktop(name: str) -> None:
    palette = palette_of(load_tokens(name))
    colours = {QColor(colour).name() for colour in load_tokens(name).colours.values()}
    roles = [role for role in ROLE if role not in (ROLE.NoRole, ROLE.NColorRoles)]

    assert {role.name for role in roles if palette.color(role).name() not in colours} == set()


def test_both_themes_have_the_same_tokens() -> None:
    assert load_tokens("light").colours.keys() == load_tokens("dark").colours.keys()


@pytest.mark.parametrize("name", THEMES)
def test_drawings_of_the_style_sheet_have_the_colours_of_their_theme(name: str) -> None:
    colours = load_tokens(name).colours
    wanted = {"check": "on_accent", "minus": "on_accent", "chevron-down": "muted", "tick": "accent"}
    for drawing, token in wanted.items():
        svg = (folder() / "themes" / name / f"{drawing}.svg").read_text(encoding="utf-8")
        assert f'stroke="{colours[token]}"' in svg


def test_the_style_sheet_asks_only_for_drawings_that_exist() -> None:
    sheet = (folder() / "themes" / "window.qss").read_text(encoding="utf-8")
    for drawing, name in product(re.findall(r"url\(theme:([\w.-]+)\)", sheet), THEMES):
        assert (folder() / "themes" / name / drawing).is_file()


def test_a_change_of_theme_reaches_what_is_on_the_screen(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    set_look(window, "surface")
    column = QVBoxLayout(window)
    button = QPushButton("Сохранить")
    set_look(button, "primary")
    column.addWidget(QLabel("Слова"))
    column.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    seen = []
    with qtbot.waitSignal(theme.changed):
        theme.apply("dark")
    for name in THEMES:
        theme.apply(name)
        image = window.grab().toImage()
        at = button.geometry()
        seen.append((image.pixelColor(1, 1).name(), image.pixelColor(at.left() + 8, at.center().y()).name()))

    assert seen == [
        (QColor(load_tokens(name).colours[t0]).name(), QColor(load_tokens(name).colours[t1]).name())
        for name, (t0, t1) in zip(THEMES, [("surface", "accent")] * 2, strict=True)
    ]


@pytest.mark.parametrize(("points", "pixels"), [(9, 12), (10, 13), (13, 17), (20, 27), (40, 27), (2, 12)])
def test_the_users_font_size_scales_letters_and_sizes_within_bounds(
    theme: Theme, points: float, pixels: int
) -> None:
    theme.apply(points=points)

    assert theme.font().pixelSize() == pixels
    assert theme.px(13) == pixels
    assert theme.row_height == round(34 * pixels / 13)
    assert f"min-height: {round(28 * pixels / 13)}px" in theme.style_sheet()


def test_lines_stay_one_pixel_at_every_size(theme: Theme) -> None:
    theme.apply(points=20)

    assert "border: 1px solid" in theme.style_sheet()


def test_compact_rows_are_lower(theme: Theme) -> None:
    theme.apply(points=10, compact=True)

    assert theme.row_height == 26


def test_letters_are_the_bundled_ones_and_figures_stand_in_columns(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font())

    assert QFontInfo(theme.font()).family() == "Inter"
    assert len({metrics.horizontalAdvance(digit * 8) for digit in "0123456789"}) == 1
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "Ёё№«»—−⏎")
    assert (folder() / "fonts" / "LICENSE-Inter.txt").is_file()


def test_the_system_theme_is_one_of_ours(theme: Theme) -> None:
    theme.apply("system")

    assert theme.name in THEMES
    assert theme.wanted == "system"


def test_a_table_of_the_desktop_has_the_colours_too(theme: Theme, qtbot: QtBot) -> None:
    theme.apply("dark")
    view = QTableView()
    qtbot.addWidget(view)
    view.show()
    image = view.viewport().grab().toImage()

    assert image.pixelColor(5, 5).name() == theme.colour("surface").name()
