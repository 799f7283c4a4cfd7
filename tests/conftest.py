"""What every test may ask for: a fresh database of each engine, an actor, and a screen without a screen."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

from models.storage.database import Database
from models.storage.journal import Actor
from tests.postgres import Cluster, server_programs
from tests.screen import (  # noqa: F401 (fixtures)
    host,
    mishaps,
    no_sql_on_the_gui_thread,
    places,
    services,
    tasks,
)
from widgets.parts.garbage import collect_due, settle

_numbers = itertools.count(1)
SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """As in the program: a worker must never collect the widgets of a test that is over."""
    gc.disable()
    yield
    collect_due()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A running PostgreSQL server; the command `python3 -m tests` sees to it that its programs are there."""
    if server_programs() is None:
        pytest.fail("PostgreSQL's server programs are missing: run python3 -m tests, which installs them")
    cluster = Cluster()
    yield cluster
    cluster.remove()


@pytest.fixture(scope="session")
def postgresql_template(cluster: Cluster) -> str:
    """A migrated database that the others are copied from."""
    cluster.execute("create database meo_template")
    Database.open(cluster.url("meo_template").render_as_string()).close()
    return "meo_template"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file that the others are copied from."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite"
    Database.open(path).close()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The place of a fresh embedded database."""
    return str(shutil.copy(sqlite_template, tmp_path / "desk.sqlite"))


@pytest.fixture
def postgresql_url(cluster: Cluster, postgresql_template: str) -> Iterator[str]:
    """The place of a fresh PostgreSQL database."""
    name = f"desk_{next(_numbers)}"
    cluster.execute(f"create database {name} template {postgresql_template}")
    yield cluster.url(name).render_as_string()
    cluster.execute(f"drop database {name} with (force)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The place of a fresh database, of each engine in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh, open database, of each engine in turn."""
    database = Database.open(database_url)
    yield database
    database.close()


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """A fresh embedded database, for what does not depend on the engine."""
    database = Database.open(sqlite_url)
    yield database
    database.close()


@pytest.fixture
def actor() -> Actor:
    """Who writes in a test."""
    return Actor(None, "Петрова Инна Сергеевна")


@pytest.fixture
def shared_data() -> Path:
    """The folder with real input files; the test is skipped where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the folder shared/data is not beside the project")
    return SHARED_DATA


def pytest_collection_finish() -> None:
    """What is loaded now stays until the end: the garbage collector need not look at it after every test."""
    settle()
