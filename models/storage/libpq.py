"""Where libpq goes when an address leaves it open: its environment and its service files (libpq, 34.15 and 34.17)."""

from __future__ import annotations

import configparser
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = ""
"""No host at all: the server's socket on this computer."""


def hosts(given: Mapping[str, str]) -> list[str]:
    """Every host that a connection with these parameters may go to; [HERE] for the socket, none where nobody knows.

    What is given counts before the service's file, and that before the environment.
    """
    service = given.get("service") or usual_service()
    kept: Mapping[str, str] = {}
    if service:
        found = _service(service)
        if found is None:
            return []
        kept = found
    named: list[str] = []
    for key, variable in (("host", "PGHOST"), ("hostaddr", "PGHOSTADDR")):
        value = given.get(key) or kept.get(key) or os.environ.get(variable, "")
        named += filter(None, (host.strip() for host in value.split(",")))
    return named or [HERE]


def usual_service() -> str:
    """The service that the environment names; empty when it names none."""
    return os.environ.get("PGSERVICE", "")


def database(service: str) -> str:
    """The database that a service names; empty where it leaves it open or nobody knows the service."""
    found = _service(service) if service else None
    return found.get("dbname", "") if found is not None else ""


def _service(name: str) -> Mapping[str, str] | None:
    """The parameters of a service, from the first file that has it; None when none of those we know of does."""
    for file in _files():
        parser = configparser.RawConfigParser(
            delimiters="=", comment_prefixes="#", strict=False, default_section="", allow_no_value=True
        )
        try:
            with file.open(encoding="utf-8", errors="replace") as lines:
                parser.read_file(lines)
        except (OSError, configparser.Error):
            continue
        if parser.has_section(name):
            return {key: value or "" for key, value in parser.items(name)}
    return None


def _files() -> Iterator[Path]:
    named = os.environ.get("PGSERVICEFILE")
    if named:
        yield Path(named)
    elif sys.platform == "win32":
        yield Path(os.environ.get("APPDATA", "")) / "postgresql" / ".pg_service.conf"
    else:
        yield Path("~/.pg_service.conf").expanduser()
    for folder in filter(None, (os.environ.get("PGSYSCONFDIR"), "/etc/postgresql-common")):
        yield Path(folder) / "pg_service.conf"
