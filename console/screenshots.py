"""Pictures of every page over demo data, in the sizes that are looked at."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from console.stage import Stage

SIZES = ((1366, 768), (1920, 1080))
TICKETS, CONTRACTS = 3_000, 150


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
    for tab in list(window.panel.keys()):
        window.panel.close_tab(tab, ask=False)
    stage.settle()
