"""Until when a certificate is valid, read from its DER bytes: Python tells it only of certificates that it trusts."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

_UTC_TIME, _LONG_TIME, _VERSION = 0x17, 0x18, 0xA0
_VALIDITY = 3  # serial number, algorithm, issuer, validity (RFC 5280, section 4.1)


def valid_until(certificate: bytes) -> datetime | None:
    """The last moment of a certificate's validity, None when its bytes cannot be read."""
    with contextlib.suppress(IndexError, KeyError, ValueError):
        signed = _parts(_parts(certificate)[0][1])[0][1]
        fields = [part for part in _parts(signed) if part[0] != _VERSION]
        kind, text = _parts(fields[_VALIDITY][1])[1]
        form = {_UTC_TIME: "%y%m%d%H%M%SZ", _LONG_TIME: "%Y%m%d%H%M%SZ"}[kind]
        return datetime.strptime(text.decode("ascii"), form).replace(tzinfo=UTC)
    return None


def _parts(data: bytes) -> list[tuple[int, bytes]]:
    """(tag, content) of each element of a DER sequence's content."""
    found = []
    place = 0
    while place < len(data):
        tag, size = data[place], data[place + 1]
        place += 2
        if size & 0x80:
            count = size & 0x7F
            size = int.from_bytes(data[place : place + count], "big")
            place += count
        if place + size > len(data):
            raise ValueError("truncated")
        found.append((tag, data[place : place + size]))
        place += size
    return found
