"""Where the program keeps what belongs to the user: databases, drafts, settings, logs, backups."""

from __future__ import annotations

import os
import urllib.parse
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

NAME = "meo-console"
DATABASE_VARIABLE = "MEO_CONSOLE_DATABASE"
HOME_VARIABLE = "MEO_CONSOLE_HOME"
OWN, DEMO = "desk.sqlite", "demo.sqlite"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one user; nothing is made before it is written to."""

    config: Path
    data: Path
    logs: Path
    cache: Path

    @classmethod
    def of_user(cls) -> Self:
        """The folders that the system has for this; MEO_CONSOLE_HOME puts all of them elsewhere."""
        home = os.environ.get(HOME_VARIABLE)
        if home:
            return cls.under(Path(home))
        import platformdirs

        system = platformdirs.PlatformDirs(NAME, appauthor=False)
        folders = (
            system.user_config_dir,
            system.user_data_dir,
            system.user_log_dir,
            system.user_cache_dir,
        )
        return cls(*map(Path, folders))

    @classmethod
    def under(cls, folder: Path) -> Self:
        """Everything in one folder: demonstrations, tests, a portable installation."""
        return cls(folder / "config", folder / "data", folder / "logs", folder / "cache")

    @property
    def settings_file(self) -> Path:
        """What the user has chosen."""
        return self.config / "console.ini"

    @property
    def own_database(self) -> Path:
        """The embedded database of somebody who works alone."""
        return self.data / OWN

    @property
    def demo_database(self) -> Path:
        """The database with sample data; removed by a command."""
        return self.data / DEMO

    def glance_file(self, place: str) -> Path:
        """What a start shows of a database before it is open; another file for each database."""
        return self.cache / f"glance-{zlib.crc32(identity(place).encode()):08x}.json"

    @property
    def drafts(self) -> Path:
        """The folder of what was typed and not yet saved."""
        return self.data / "drafts"


def embedded_file(place: str) -> Path | None:
    """The file of an embedded database, None for a server and for nothing."""
    scheme, separator, _ = place.partition("://")
    is_server = bool(separator) and not scheme.startswith("sqlite")
    return None if is_server or not place else Path(identity(place))


def data_folder() -> Path:
    """The user's data folder; made when it is missing. UnsuitablePlace where it cannot be made."""
    folder = Places.of_user().data
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        from models.errors import UnsuitablePlace  # late: these folders are asked for before the first window
        from models.text import QT_TRANSLATE_NOOP, Text

        said = QT_TRANSLATE_NOOP("models", "The file {path} cannot be written.")
        todo = QT_TRANSLATE_NOOP("models", "Check the name and the folder.")
        raise UnsuitablePlace(Text(said, {"path": str(folder / OWN)}), todo=Text(todo)) from problem
    return folder


def own_database() -> Path:
    """The user's own embedded database."""
    return data_folder() / OWN


def demo_database() -> Path:
    """The database with sample data."""
    return data_folder() / DEMO


def named_database(given: str | None) -> str | None:
    """The database named on the command line or in MEO_CONSOLE_DATABASE, None when neither says."""
    return given or os.environ.get(DATABASE_VARIABLE) or None


def identity(place: str) -> str:
    """Which database a place means, whoever signs in there and however the place was written; holds no password."""
    scheme, separator, rest = place.partition("://")
    if not separator or scheme.startswith("sqlite"):
        return str(Path(rest.removeprefix("/") if separator else place).expanduser().resolve())
    parts = urllib.parse.urlsplit(place)
    asked = urllib.parse.parse_qs(parts.query)
    host = parts.netloc.rpartition("@")[2].casefold().removesuffix(":5432")
    if host and "," not in host and "host" not in asked:  # as the form of the server writes it
        name, port = _split_port(host)
        asked["host"] = [name]
        asked.setdefault("port", [port] if port else [])
        host = ""
    wanted = [value for name in ("host", "port", "service", "dbname") for value in asked.get(name, ())]
    return " ".join([f"postgresql://{host}{parts.path}", *wanted])


def _split_port(host: str) -> tuple[str, str]:
    """A host and its port, if one is named; an IPv6 address stands in brackets."""
    name, _, port = host.rpartition(":")
    return (name.strip("[]"), port) if name and port.isdigit() else (host.strip("[]"), "")
