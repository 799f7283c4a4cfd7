"""meo-console screenshots: every page as PNG, with demo data."""

from __future__ import annotations

from pathlib import Path

import click

from console.cli.common import App, as_json, emit, pass_app
from models.text import QT_TRANSLATE_NOOP


@click.command(help=QT_TRANSLATE_NOOP("cli", "Save a picture of every page, made with sample data."))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--theme",
    type=click.Choice(["light", "dark"]),
    default="light",
    help=QT_TRANSLATE_NOOP("cli", "Theme of the pictures"),
)
@click.option(
    "--lang", type=click.Choice(["ru", "en"]), help=QT_TRANSLATE_NOOP("cli", "Language of the pictures")
)
@as_json
@pass_app
def screenshots(app: App, folder: Path, theme: str, lang: str | None, as_json: bool) -> None:
    """Make the pictures and name them."""
    from console.screenshots import take

    made = [str(path) for path in take(folder, theme=theme, language=lang or app.language or "ru")]
    emit({"pictures": made}, made, as_json=as_json)
