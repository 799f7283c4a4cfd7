"""Screenshots for the sample data: a page with a bar, lines of text and an empty frame, drawn byte by byte."""

from __future__ import annotations

import struct
import zlib

WIDTH, HEIGHT = 480, 300
PAGE, BAR, LINE, FRAME = (250, 250, 252), (47, 93, 208), (205, 210, 219), (225, 228, 234)


def screenshot(variant: int) -> bytes:
    """A PNG of a web page; the variants differ in where the empty frame is."""
    rows = [_row(y, variant) for y in range(HEIGHT)]
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\x00" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _row(y: int, variant: int) -> bytes:
    if y < 34:
        return bytes(BAR) * WIDTH
    pixels = [PAGE] * WIDTH
    top = 70 + 40 * (variant % 3)
    if top <= y < top + 110:
        pixels[40:440] = [FRAME] * 400
    elif y % 22 < 8 and y > 48:
        end = 180 + (y // 22 * 97 + variant * 53) % 250
        pixels[40:end] = [LINE] * (end - 40)
    return bytes(value for pixel in pixels for value in pixel)
