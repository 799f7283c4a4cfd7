"""Where the program keeps what belongs to the user: databases, drafts, settings, logs, backups."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "meo-console"
DATABASE_VARIABLE = "MEO_CONSOLE_DATABASE"


def data_folder() -> Path:
    """The user's data folder; made when it is missing."""
    import platformdirs

    folder = Path(platformdirs.user_data_dir(NAME, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def own_database() -> Path:
    """The user's own embedded database."""
    return data_folder() / "desk.sqlite"


def demo_database() -> Path:
    """The database with sample data."""
    return data_folder() / "demo.sqlite"


def named_database(given: str | None) -> str | None:
    """The database named on the command line or in MEO_CONSOLE_DATABASE, None when neither says."""
    return given or os.environ.get(DATABASE_VARIABLE) or None
