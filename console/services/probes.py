"""Asks one probe: an HTTP(S) page or a TCP port, with its time-out and retries; an answer always comes back in time."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from console.services.certificates import valid_until
from console.services.http_client import HttpClient, ProtocolError, peer_certificate
from models.availability.drafts import HTTP, RETRY_PAUSE_MS, check_target, parse_status, split_address
from models.availability.instants import to_us
from models.availability.queries import ProbeRow
from models.availability.states import State
from models.availability.watch import Answer

_NAME_THREADS = 8
_EXPIRED = 10  # X509_V_ERR_CERT_HAS_EXPIRED


@dataclass(frozen=True, slots=True)
class Finding:
    """What one attempt found."""

    state: State
    latency_ms: int | None = None
    problem: str = ""
    detail: str = ""
    certificate_until: datetime | None = None


class Resolver:
    """Looks names up in threads of its own; a name server that hangs never holds more than one thread a name."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_NAME_THREADS, thread_name_prefix="names")
        self._running: dict[tuple[str, int], asyncio.Future[list[str]]] = {}

    async def __call__(self, host: str, port: int) -> list[str]:
        """The addresses of a host; raises OSError (socket.gaierror)."""
        key = (host, port)
        search = self._running.get(key)
        if search is None:
            search = asyncio.get_running_loop().run_in_executor(self._threads, _addresses, host, port)
            self._running[key] = search
            search.add_done_callback(lambda done: self._finished(key, done))
        return await asyncio.shield(search)

    def _finished(self, key: tuple[str, int], search: asyncio.Future[list[str]]) -> None:
        self._running.pop(key, None)
        if not search.cancelled():
            search.exception()  # seen: nobody may be waiting any more

    def close(self) -> None:
        """Give the threads back without waiting for name servers."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _addresses(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(slots=True)
class Prober:
    """Asks probes; shared by all of them. `stamp` turns the monotonic clock into the server's time."""

    stamp: Callable[[float], int]
    resolver: Resolver = field(default_factory=Resolver)
    _contexts: dict[bool, ssl.SSLContext] = field(default_factory=dict)

    async def ask(self, probe: ProbeRow) -> Answer:
        """One round: the first attempt and, while it fails, the retries; dated by its beginning."""
        begun = time.monotonic()
        finding = await self._attempt(probe)
        for _ in range(probe.retries):
            if finding.state is not State.DOWN:
                break
            await asyncio.sleep(RETRY_PAUSE_MS / 1000)
            finding = await self._attempt(probe)
        until = finding.certificate_until
        return Answer(
            at=self.stamp(begun),
            state=finding.state,
            latency_ms=finding.latency_ms,
            problem=finding.problem,
            detail=finding.detail,
            certificate_until=to_us(until) if until is not None else None,
        )

    async def _attempt(self, probe: ProbeRow) -> Finding:
        if check_target(probe.kind, probe.target) is not None:
            return Finding(State.DOWN, problem="address")
        begun = time.monotonic()
        try:
            async with asyncio.timeout(probe.timeout_ms / 1000):
                finding = await (self._page(probe) if probe.kind == HTTP else self._port(probe))
        except (OSError, ProtocolError, UnicodeError) as error:
            return _failure(error)
        if finding.state is State.DOWN:
            return finding
        latency = round((time.monotonic() - begun) * 1000)
        return _judged_by_speed(finding, latency, probe.slow_ms)

    async def _page(self, probe: ProbeRow) -> Finding:
        wanted = parse_status(probe.expected_status)
        response = await HttpClient(self.resolver).get(
            probe.target.strip(),
            self._context(verify=probe.verify),
            wanted=wanted,
            body=bool(probe.expected_text),
        )
        until = valid_until(response.certificate) if response.certificate else None
        if response.status not in wanted:
            return Finding(State.DOWN, None, "status", str(response.status), until)
        if probe.expected_text and probe.expected_text not in response.text:
            return Finding(State.DOWN, None, "text", probe.expected_text[:100], until)
        return _judged_by_certificate(until, probe.certificate_days)

    async def _port(self, probe: ProbeRow) -> Finding:
        address = split_address(probe.target)
        if address is None:
            return Finding(State.DOWN, problem="address")
        _, writer = await HttpClient(self.resolver).connect(*address, None)
        peer_certificate(writer)
        writer.transport.abort()
        return Finding(State.UP)

    def _context(self, *, verify: bool) -> ssl.SSLContext:
        context = self._contexts.get(verify)
        if context is None:
            context = (
                ssl.create_default_context()
            )  # honours SSL_CERT_FILE, for a certification centre of one's own
            if not verify:
                context.check_hostname = False
                context.verify_mode = ssl.CERT_NONE
            self._contexts[verify] = context
        return context

    def close(self) -> None:
        """Stop looking names up."""
        self.resolver.close()


def _judged_by_certificate(until: datetime | None, days: int) -> Finding:
    """Up; but a certificate that has expired keeps everybody out, and one that soon will is told."""
    if until is None or days == 0:
        return Finding(State.UP, certificate_until=until)
    now = datetime.now(UTC)
    if until <= now:
        return Finding(State.DOWN, None, "expired", f"{until:%d.%m.%Y}", until)
    if until - now <= timedelta(days=days):
        return Finding(State.UP, None, "expires", f"{until:%d.%m.%Y}", until)
    return Finding(State.UP, certificate_until=until)


def _judged_by_speed(finding: Finding, latency_ms: int, slow_ms: int | None) -> Finding:
    slow = slow_ms is not None and latency_ms > slow_ms
    return Finding(
        State.DEGRADED if slow else finding.state,
        latency_ms,
        "slow" if slow else finding.problem,
        f"{latency_ms} ms" if slow else finding.detail,
        finding.certificate_until,
    )


_PROBLEMS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "timeout"),
    (ConnectionRefusedError, "refused"),
    (socket.gaierror, "name"),
    (UnicodeError, "name"),
    (ProtocolError, "protocol"),
    (ssl.SSLError, "tls"),
)


def _failure(error: Exception) -> Finding:
    """The problem behind an exception, as the words of models.availability.watch."""
    if isinstance(error, ssl.SSLCertVerificationError):
        expired = error.verify_code == _EXPIRED
        return Finding(
            State.DOWN, problem="expired" if expired else "certificate", detail=error.verify_message
        )
    problem = next((word for kind, word in _PROBLEMS if isinstance(error, kind)), "network")
    return Finding(State.DOWN, problem=problem, detail=_detail(error, problem))


def _detail(error: Exception, problem: str) -> str:
    """What is worth reading beyond the problem's own words."""
    if problem == "protocol":
        return str(error)
    if isinstance(error, ssl.SSLError):
        return error.reason or ""
    return error.strerror or "" if isinstance(error, OSError) and problem == "network" else ""
