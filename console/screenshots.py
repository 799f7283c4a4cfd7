"""Pictures of every page over demo data, in the sizes that are looked at."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from console.stage import Stage

SIZES = ((1366, 768), (1920, 1080))
TICKETS, CONTRACTS = 3_000, 150
SAVE = "Ctrl+Return"
FORMS = (
    ("tickets", "call-errors", "F2"),
    ("contracts", "contract-errors", "Ctrl+N"),
    ("hours", "consultation-errors", "F4"),
    ("hours", "webinar-errors", "Shift+F4"),
)
"""(page, name of the picture, key): the forms that are shown with what they miss."""


def take(folder: Path, *, theme: str = "light", language: str = "ru") -> list[Path]:
    """Make the pictures of all pages into `folder`; returns their paths in the order they were taken."""
    with tempfile.TemporaryDirectory(prefix="meo-console-") as home:
        stage = Stage(Path(home), theme=theme, language=language)
        try:
            return list(_pictures(stage, folder, f"{theme}-{language}"))
        finally:
            stage.close()


def _pictures(stage: Stage, folder: Path, manner: str) -> Iterator[Path]:
    page = stage.console.show_start_page()
    stage.settle()
    yield stage.picture(folder / f"first-start-{manner}.png", page)
    place = stage.make_demo(TICKETS, CONTRACTS)
    stage.open(place, *SIZES[0])
    page.close()
    for width, height in SIZES:
        stage.resize(width, height)
        for line in stage.window.pages:
            stage.window.go(line.id)
            stage.settle()
            yield stage.picture(folder / f"{line.id}-{manner}-{width}x{height}.png")
        yield from _overlays(stage, folder, f"{manner}-{width}x{height}")
    stage.resize(*SIZES[0])
    yield from _states(stage, folder, manner)


def _overlays(stage: Stage, folder: Path, manner: str) -> Iterator[Path]:
    """What opens over or beside a page: a call, the help, the keys, the palette."""
    window = stage.window
    window.go(window.pages[0].id)
    stage.settle()
    for name, key in (("call", "F2"), ("help", "F1"), ("keys", "Ctrl+F1"), ("palette", "Ctrl+K")):
        stage.press(key)
        stage.settle()
        yield stage.picture(folder / f"{name}-{manner}.png")
    stage.press("Escape")
    _close_tabs(stage)


def _states(stage: Stage, folder: Path, manner: str) -> Iterator[Path]:
    """Forms with their errors: what is reached on a page by a key, and saved while nothing is filled in."""
    for page, name, key in FORMS:
        stage.window.go(page)
        stage.settle()
        stage.press(key)
        stage.settle()
        stage.press(SAVE)
        stage.settle()
        yield stage.picture(folder / f"{name}-{manner}.png")
        _close_tabs(stage)


def _close_tabs(stage: Stage) -> None:
    for tab in list(stage.window.panel.keys()):
        stage.window.panel.close_tab(tab, ask=False)
    stage.settle()
