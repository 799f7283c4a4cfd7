"""A local server that behaves as badly as it is told: off, hanging, slow, wrong, or with a certificate of its own."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from pathlib import Path

import pytest

GOOD = "<html>Мобильное Электронное Образование</html>"
SLOW_SECONDS = 0.25


class Target:
    """Answers HTTP on a port of the loopback; `mode` may change at any moment."""

    def __init__(self, mode: str = "good", context: ssl.SSLContext | None = None) -> None:
        self.mode = mode
        self.requests = 0
        self.open = 0
        self._context = context
        self._stopped = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def url(self) -> str:
        return f"{'https' if self._context else 'http'}://localhost:{self.port}/status"

    def _serve(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        self.requests += 1
        self.open += 1
        try:
            with connection:
                if self._context is None or self.mode == "hang":
                    self._talk(connection)
                else:
                    with self._context.wrap_socket(connection, server_side=True) as secured:
                        self._talk(secured)
        except OSError:
            pass  # the other side has gone
        finally:
            self.open -= 1

    def _talk(self, connection: socket.socket) -> None:
        mode = self.mode
        if mode == "hang":
            connection.settimeout(60)
            while connection.recv(4096):
                pass
            return
        self._read_request(connection)
        if mode == "garbage":
            connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
            return
        if mode == "slow":
            time.sleep(SLOW_SECONDS)
        if mode == "drip":
            while not self._stopped.is_set():
                connection.sendall(b"H")
                time.sleep(0.1)
        status = {"error": "500 Oops", "moved": "302 Found"}.get(mode, "200 OK")
        body = ("Технические работы" if mode == "wrong" else GOOD).encode()
        extra = "Location: /elsewhere\r\n" if mode == "moved" else ""
        if mode == "moved":
            self.mode = "good"
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{extra}\r\n"
        connection.sendall(head.encode() + body)

    def _read_request(self, connection: socket.socket) -> None:
        data = b""
        while b"\r\n\r\n" not in data:
            part = connection.recv(4096)
            if not part:
                raise OSError
            data += part

    def switch_off(self) -> None:
        """Close the port: further connections are refused."""
        self._stopped.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def certificates(folder: Path) -> Path:
    """A certification centre of our own and two certificates for localhost by it: one good, one expired yesterday."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("the program openssl, which makes the certificates, is not here")

    def openssl(*arguments: str) -> None:
        subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)

    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl(
        "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=Test CA"
    )
    (folder / "names").write_text("subjectAltName=DNS:localhost\n")
    for name, days in (("good", "3"), ("expired", "-1")):
        openssl("req", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", "/CN=localhost")
        openssl(
            *("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"),
            *("-out", f"{name}.pem", "-days", days, "-extfile", "names"),
        )
    return folder


def server_context(folder: Path, name: str) -> ssl.SSLContext:
    """The context of a server with one of those certificates."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return context
