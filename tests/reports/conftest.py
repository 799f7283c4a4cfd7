"""A whole year of a small desk on each engine, made once for all tests of the reports; they only read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.storage.database import Database
from tests.postgres import Cluster
from tests.reports.desk_year import fill_year


@pytest.fixture(scope="session")
def sqlite_year(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database.open(shutil.copy(sqlite_template, tmp_path_factory.mktemp("year") / "year.sqlite"))
    try:
        fill_year(database)
        yield database
    finally:
        database.close()


@pytest.fixture(scope="session")
def postgresql_year(cluster: Cluster, postgresql_template: str) -> Iterator[Database]:
    cluster.execute(f"create database desk_year template {postgresql_template}")
    database = Database.open(cluster.url("desk_year").render_as_string())
    try:
        fill_year(database)
        yield database
    finally:
        database.close()
    cluster.execute("drop database desk_year with (force)")


@pytest.fixture(scope="session")
def empty_desk(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database.open(shutil.copy(sqlite_template, tmp_path_factory.mktemp("empty") / "empty.sqlite"))
    yield database
    database.close()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def year(request: pytest.FixtureRequest) -> Database:
    """The desk's year on each engine in turn."""
    found: Database = request.getfixturevalue(f"{request.param}_year")
    return found
