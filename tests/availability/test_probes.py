"""One probe against a local server that misbehaves: the right state, the right reason, and always in time."""

from __future__ import annotations

import asyncio
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from console.services.certificates import valid_until
from console.services.http_client import HttpClient, ProtocolError, _inflated
from console.services.probes import Prober
from models.availability.instants import from_us
from models.availability.queries import ProbeRow
from models.availability.states import State
from models.availability.watch import Answer
from tests.availability.target import GOOD, SLOW_SECONDS, Target, certificates, server_context


def probe(target: str, **settings: Any) -> ProbeRow:
    values = {
        "id": 1,
        "component_id": 1,
        "kind": "http",
        "target": target,
        "timeout_ms": 400,
        "retries": 0,
        "slow_ms": None,
        "expected_status": "200-299",
        "expected_text": "",
        "certificate_days": 14,
        "verify": True,
        "active": True,
        "version": 1,
    }
    return ProbeRow(**{**values, **settings})


def ask(row: ProbeRow) -> Answer:
    async def once() -> Answer:
        prober = Prober(lambda monotonic: int(monotonic * 1_000_000))
        try:
            return await prober.ask(row)
        finally:
            prober.close()

    return asyncio.run(once())


@pytest.fixture
def server():
    target = Target()
    yield target
    if not target._stopped.is_set():
        target.switch_off()


@pytest.mark.parametrize(
    ("mode", "settings", "state", "problem"),
    [
        ("good", {"expected_text": "Мобильное"}, State.UP, ""),
        ("good", {"expected_status": "401"}, State.DOWN, "status"),
        ("error", {}, State.DOWN, "status"),
        ("error", {"expected_status": "200, 500-503"}, State.UP, ""),
        ("wrong", {"expected_text": "Мобильное"}, State.DOWN, "text"),
        ("wrong", {}, State.UP, ""),
        ("slow", {"slow_ms": int(SLOW_SECONDS * 500)}, State.DEGRADED, "slow"),
        ("slow", {}, State.UP, ""),
        ("hang", {}, State.DOWN, "timeout"),
        ("drip", {}, State.DOWN, "timeout"),
        ("garbage", {}, State.DOWN, "protocol"),
        ("moved", {}, State.UP, ""),
        ("moved", {"expected_status": "302"}, State.UP, ""),
    ],
)
def test_a_page_is_judged_by_status_text_and_speed(server, mode, settings, state, problem):
    server.mode = mode
    begun = time.monotonic()
    answer = ask(probe(server.url, **settings))
    assert (answer.state, answer.problem) == (state, problem)
    assert time.monotonic() - begun < 1
    assert answer.at == pytest.approx(begun * 1_000_000, abs=200_000)
    assert (answer.latency_ms is None) == (state is State.DOWN)


def test_a_port_that_is_switched_off_refuses(server):
    server.switch_off()
    assert ask(probe(server.url)).problem == "refused"
    assert ask(probe(f"127.0.0.1:{server.port}", kind="tcp")).problem == "refused"


def test_an_open_port_is_up(server):
    answer = ask(probe(f"localhost:{server.port}", kind="tcp"))
    assert (answer.state, answer.problem) == (State.UP, "")
    assert answer.latency_ms is not None


@pytest.mark.parametrize(
    ("target", "kind", "problem"),
    [
        ("http://name.invalid/", "http", "name"),
        ("name.invalid:80", "tcp", "name"),
        (f"http://{'ю' * 70}.рф/", "http", "name"),
        ("ftp://localhost/", "http", "address"),
        ("localhost", "tcp", "address"),
    ],
)
def test_an_address_that_leads_nowhere_is_down_with_its_reason(target, kind, problem, monkeypatch):
    def lookup(host: str, *_: Any, **__: Any) -> Any:
        host.encode("idna")
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)  # no name server is asked in tests
    answer = ask(probe(target, kind=kind))
    assert (answer.state, answer.problem) == (State.DOWN, problem)


def test_a_name_server_that_hangs_costs_one_thread_however_often_it_is_asked(monkeypatch):
    asked = []

    def lookup(host: str, *_: Any, **__: Any) -> Any:
        asked.append(host)
        time.sleep(0.6)
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)

    async def thrice() -> list[Answer]:
        prober = Prober(int)
        row = probe("http://platform.example/", timeout_ms=100)
        answers = [await prober.ask(row) for _ in range(3)]
        prober.close()
        return answers

    assert [answer.problem for answer in asyncio.run(thrice())] == ["timeout"] * 3
    assert asked == ["platform.example"]


def test_a_failure_is_only_believed_after_its_retries(server):
    server.mode = "moved"  # the first answer redirects, the next is good
    assert ask(probe(server.url, expected_status="200", retries=0)).state is State.UP
    server.mode = "error"
    before = server.requests
    assert ask(probe(server.url, retries=2)).state is State.DOWN
    assert server.requests - before == 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificates(tmp_path_factory.mktemp("certificates"))


@pytest.mark.parametrize(
    ("name", "settings", "state", "problem"),
    [
        ("good", {"certificate_days": 1}, State.UP, ""),
        ("good", {"certificate_days": 14}, State.UP, "expires"),
        ("good", {"certificate_days": 0, "verify": False}, State.UP, ""),
        ("expired", {}, State.DOWN, "expired"),
        ("expired", {"verify": False}, State.DOWN, "expired"),
        ("expired", {"verify": False, "certificate_days": 0}, State.UP, ""),
    ],
)
def test_a_certificate_that_has_expired_keeps_everybody_out(
    folder, monkeypatch, name, settings, state, problem
):
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    target = Target(context=server_context(folder, name))
    answer = ask(probe(target.url, **settings))
    assert (answer.state, answer.problem) == (state, problem)
    target.switch_off()


def test_a_certificate_of_nobody_we_know_is_not_trusted(folder):
    target = Target(context=server_context(folder, "good"))
    assert ask(probe(target.url)).problem == "certificate"
    answer = ask(probe(target.url, verify=False))
    assert answer.state is State.UP
    assert 1 < (from_us(answer.certificate_until).timestamp() - time.time()) / 86_400 < 3.01
    target.switch_off()


def test_https_to_a_plain_port_is_no_secure_connection(server):
    assert ask(probe(server.url.replace("http:", "https:"))).problem in {"tls", "network", "timeout"}


@pytest.mark.parametrize(
    "data", [b"", b"\x30", b"\x30\x82\xff\xff\x00", b"\x30\x02\x30\x00", b"nonsense" * 9]
)
def test_bytes_that_are_no_certificate_have_no_validity(data):
    assert valid_until(data) is None


def talk(reply: bytes) -> Any:
    """What the client makes of a reply."""

    async def once() -> Any:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(reply)
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]

        async def resolve(host: str, port: int) -> list[str]:
            return ["127.0.0.1"]

        try:
            async with asyncio.timeout(5):
                url = f"http://localhost:{port}/"
                return await HttpClient(resolve).get(url, None, wanted=frozenset({200}), body=True)
        finally:
            server.close()

    return asyncio.run(once())


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"HELLO\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: " + b"x" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 20_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip",
        b"HTTP/1.1 302 Go\r\nLocation: file:///etc/passwd\r\n\r\n",
        b"HTTP/1.1 302 Go\r\nLocation: http://[bad\r\n\r\n",
        b"HTTP/1.1 302 Go\r\nLocation: /\r\n\r\n",
    ],
    ids=["closed", "greeting", "long line", "many headers", "chunks", "cut", "gzip", "file", "bad", "circle"],
)
def test_a_hostile_reply_is_a_protocol_error_and_nothing_worse(reply):
    with pytest.raises(ProtocolError):
        talk(reply)


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\n\r\n" + GOOD.encode(),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x;a=b\r\n" % len(GOOD.encode())
        + GOOD.encode()
        + b"\r\n0\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html; charset=cp1251\r\n\r\n"
        + GOOD.encode("cp1251"),
        b"HTTP/1.0 200 OK\nContent-Type: text/html; charset=nowhere\n\n" + GOOD.encode(),
    ],
    ids=["until closed", "chunked", "cp1251 after 100", "bare newlines"],
)
def test_a_text_is_read_however_it_is_sent(reply):
    assert talk(reply).text == GOOD


def test_a_bomb_of_zeros_is_unpacked_only_so_far():
    import zlib

    packer = zlib.compressobj(wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    assert len(_inflated(bomb)) == 2 * 1024 * 1024
