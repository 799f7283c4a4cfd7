"""Which version of the console this is, for reports, the window's «О программе» and the log."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

NAME = "meo-console"


def version() -> str:
    """The version of the installed package; in a checkout the one that pyproject.toml names."""
    project = Path(__file__).resolve().parent.parent / "pyproject.toml"
    if project.is_file():
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    return metadata.version(NAME)
