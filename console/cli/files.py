"""The files that a verb is given: whether they can be read at all, told in one way by every verb."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from models.errors import UNTOUCHED, FileProblem
from models.text import QT_TRANSLATE_NOOP, Text

NO_NAME = Text(QT_TRANSLATE_NOOP("models", "No file was named."))
NOT_THERE = QT_TRANSLATE_NOOP("models", "There is no file {path}.")
IS_FOLDER = QT_TRANSLATE_NOOP("models", "{path} is a folder, not a file.")
FORBIDDEN = QT_TRANSLATE_NOOP("models", "You are not allowed to read the file {path}.")
UNREADABLE = QT_TRANSLATE_NOOP("models", "The file {path} cannot be read.")
CHECK_NAME = Text(QT_TRANSLATE_NOOP("models", "Check the name and the folder."))
ASK_OWNER = Text(
    QT_TRANSLATE_NOOP("models", "Ask for the right to read it, or copy it to a folder of yours.")
)
COPY_IT = Text(QT_TRANSLATE_NOOP("models", "Copy it to the local disk and try again."))


def require_file(path: Path) -> Path:
    """The path itself where it is a file that can be read; FileProblem says what it is otherwise."""
    require_name(path)
    try:
        with path.open("rb") as file:
            file.read(1)
    except FileNotFoundError as error:
        raise _problem(NOT_THERE, path, CHECK_NAME) from error
    except IsADirectoryError as error:
        raise _problem(IS_FOLDER, path, CHECK_NAME) from error
    except PermissionError as error:  # what Windows says of a folder, too
        if path.is_dir():
            raise _problem(IS_FOLDER, path, CHECK_NAME) from error
        raise _problem(FORBIDDEN, path, ASK_OWNER) from error
    except (OSError, ValueError) as error:  # a broken disk or share; a name that no file can have
        raise _problem(UNREADABLE, path, COPY_IT) from error
    return path


def require_name(path: Path) -> None:
    """FileProblem where nothing was named: an empty word of a script."""
    if not path.name:
        raise FileProblem(NO_NAME, UNTOUCHED, CHECK_NAME)


def _problem(source: str, path: Path, todo: Text) -> FileProblem:
    return FileProblem(Text(source, {"path": str(path)}), UNTOUCHED, todo)


class ReadableFile(click.Path):
    """The kind of an argument that names a file to read."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path of a file that can be read; FileProblem otherwise."""
        del param, ctx
        return require_file(Path(value))
