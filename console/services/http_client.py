"""The least HTTP/1.1 client that a monitor needs: one GET, redirects followed, everything bounded, nothing kept open.

Built on asyncio's streams, so a hundred targets that hang cost a hundred sockets and no thread.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

MOST_REDIRECTS = 5
LARGEST_HEAD = 64 * 1024
LARGEST_BODY = 2 * 1024 * 1024
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_STATUS_LINE = re.compile(rb"HTTP/1\.[01] (\d{3})(?: .*)?")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""(host, port) -> addresses in the order in which they are tried; raises OSError."""


class ProtocolError(Exception):
    """The other side does not speak HTTP, or says too much."""


@dataclass(frozen=True, slots=True)
class Response:
    """A final answer: status, the beginning of its text, and the certificate (DER) it came with."""

    status: int
    text: str
    certificate: bytes | None


class HttpClient:
    """Asks for pages; one connection a request."""

    def __init__(self, resolve: Resolve, *, agent: str = "meo-console-monitor") -> None:
        self._resolve = resolve
        self._agent = agent

    async def get(
        self, url: str, context: ssl.SSLContext | None, *, wanted: frozenset[int], body: bool
    ) -> Response:
        """GET `url`; a redirect is followed unless its own status is wanted. Only bounded by the caller's timeout.

        Raises OSError (ssl.SSLError among them) and ProtocolError.
        """
        for _ in range(MOST_REDIRECTS + 1):
            parts = urlsplit(url)
            secure = parts.scheme == "https"
            reader, writer = await self.connect(
                parts.hostname or "", parts.port or (443 if secure else 80), context if secure else None
            )
            try:
                writer.write(self._request(parts))
                await writer.drain()
                status, headers = await _read_head(reader)
                if status not in REDIRECTS or status in wanted or "location" not in headers:
                    text = await _read_text(reader, headers) if body else ""
                    return Response(status, text, peer_certificate(writer))
                url = _redirected(url, headers["location"])
            finally:
                writer.transport.abort()  # a polite close could wait for the other side
        raise ProtocolError("too many redirects")

    async def connect(
        self, host: str, port: int, context: ssl.SSLContext | None
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a connection to the first of the host's addresses that accepts one; raises the last one's OSError."""
        problem: OSError = OSError("no address")
        for address in await self._resolve(host, port):
            try:
                return await asyncio.open_connection(
                    address,
                    port,
                    ssl=context,
                    server_hostname=host if context is not None else None,
                    limit=LARGEST_HEAD,
                )
            except ssl.SSLError:
                raise
            except OSError as error:
                problem = error
        raise problem

    def _request(self, parts: SplitResult) -> bytes:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        lines = (
            f"GET {_ascii(path)} HTTP/1.1",
            f"Host: {_host(parts)}",
            f"User-Agent: {self._agent}",
            "Accept: */*",
            "Accept-Encoding: identity",
            "Connection: close",
        )
        return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def peer_certificate(writer: asyncio.StreamWriter) -> bytes | None:
    """The certificate of the other side as DER, None without TLS."""
    secured = writer.get_extra_info("ssl_object")
    return secured.getpeercert(binary_form=True) if secured is not None else None


def _redirected(url: str, location: str) -> str:
    """Where a redirect leads; ProtocolError when it is no http(s) address."""
    try:
        target = urljoin(url, location)
        parts = urlsplit(target)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise ProtocolError("redirected to what is no address")
    return target


def _host(parts: SplitResult) -> str:
    """The value of the header Host: punycode for Cyrillic names, brackets for IPv6."""
    host = parts.hostname or ""
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    return f"{name}:{parts.port}" if parts.port else name


def _ascii(text: str) -> str:
    """Without anything that could begin another line; other letters percent-encoded."""
    return quote(text, safe="/?&=#%:;,@!$'()*+~[].-_")


async def _read_head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    while True:
        lines = await _read_lines(reader)
        match = _STATUS_LINE.fullmatch(lines[0])
        if match is None:
            raise ProtocolError("no HTTP status line")
        status = int(match[1])
        if status >= 200:  # 1xx only announce the answer
            pairs = (line.decode("latin-1").partition(":") for line in lines[1:])
            return status, {name.strip().lower(): value.strip() for name, _, value in pairs}


async def _read_lines(reader: asyncio.StreamReader) -> list[bytes]:
    lines: list[bytes] = []
    size = 0
    while True:
        try:
            line = await reader.readline()
        except ValueError as error:  # longer than the stream's limit
            raise ProtocolError("a header line without end") from error
        if not line:
            raise ProtocolError("closed before the answer")
        size += len(line)
        if size > LARGEST_HEAD:
            raise ProtocolError("headers without end")
        line = line.rstrip(b"\r\n")
        if not line and lines:
            return lines
        if line:
            lines.append(line)


async def _read_text(reader: asyncio.StreamReader, headers: dict[str, str]) -> str:
    data = await _read_body(reader, headers)
    encoding = headers.get("content-encoding", "").lower()
    if encoding in {"gzip", "deflate"}:
        data = _inflated(data)
    charset = _CHARSET.search(headers.get("content-type", ""))
    try:
        return data.decode(charset[1] if charset else "utf-8", errors="replace")
    except LookupError:
        return data.decode("utf-8", errors="replace")


def _inflated(data: bytes) -> bytes:
    """Unpacked up to the limit, so that a bomb of zeros stays small."""
    try:
        return zlib.decompressobj(wbits=47).decompress(data, LARGEST_BODY)
    except zlib.error as error:
        raise ProtocolError("broken compression") from error


async def _read_body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if "chunked" in headers.get("transfer-encoding", "").lower():
        return await _read_chunks(reader)
    length = headers.get("content-length", "")
    wanted = min(int(length), LARGEST_BODY) if length.isdecimal() else LARGEST_BODY
    data = bytearray()
    while len(data) < wanted:
        part = await reader.read(wanted - len(data))
        if not part:
            break
        data += part
    return bytes(data)


async def _read_chunks(reader: asyncio.StreamReader) -> bytes:
    data = bytearray()
    try:
        while len(data) < LARGEST_BODY:
            size = int((await reader.readline()).partition(b";")[0].strip() or b"x", 16)
            if size == 0:
                break
            data += await reader.readexactly(min(size, LARGEST_BODY - len(data)))
            await reader.readline()
    except (ValueError, asyncio.IncompleteReadError) as error:
        raise ProtocolError("broken chunks") from error
    return bytes(data)
