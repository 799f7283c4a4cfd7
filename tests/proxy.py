"""A man in the middle for the tests of weak networks: passes PostgreSQL's packets on, or not, or loses one answer."""

from __future__ import annotations

import select
import shutil
import socket
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL

from tests.postgres import OWNER, Cluster

SOCKET = ".s.PGSQL.5432"


class Proxy:
    """Stands before a server, at a socket of its own."""

    def __init__(self, cluster: Cluster) -> None:
        self._server = str(cluster.folder / SOCKET)
        self.folder = Path(tempfile.mkdtemp(prefix="px-", dir="/tmp"))
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.folder / SOCKET))
        self._listener.listen()
        self._passing = threading.Event()
        self._passing.set()
        self._leaving = threading.Event()
        self._fatal = b""
        self.lost = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, name: str) -> str:
        """The database behind the proxy."""
        query = {"host": str(self.folder)}
        return URL.create("postgresql", username=OWNER, database=name, query=query).render_as_string()

    def freeze(self) -> None:
        """Nothing passes any more, and nobody is told: as when a cable is pulled somewhere on the way."""
        self._passing.clear()

    def thaw(self) -> None:
        """Everything passes again, what was held back too."""
        self._passing.set()

    def lose_answer_to(self, words: bytes) -> None:
        """The next message with `words` reaches the server, its answer is lost and the connection with it."""
        self._fatal = words

    def close(self) -> None:
        """Stop, and take the socket away."""
        self._leaving.set()
        self._passing.set()
        self._listener.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _accept(self) -> None:
        with suppress(OSError):
            while not self._leaving.is_set():
                client, _ = self._listener.accept()
                threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        with client, server, suppress(OSError):
            self._passing.wait()
            server.connect(self._server)
            while not self._leaving.is_set() and self._carry_one(client, server):
                pass

    def _carry_one(self, client: socket.socket, server: socket.socket) -> bool:
        """Pass one packet on; False when the connection is over."""
        ready, _, _ = select.select([client, server], [], [], 0.2)
        self._passing.wait()
        for source, target in ((client, server), (server, client)):
            if source in ready:
                data = source.recv(65_536)
                if not data:
                    return False
                target.sendall(data)
                if source is client and self._fatal and self._fatal in data:
                    self._fatal = b""
                    server.recv(65_536)  # the server has done it, and says so to nobody
                    self.lost += 1
                    return False
        return True
