"""What a file is by its content, and how large a picture would become, told from its first bytes without decoding.

Only PNG, JPEG, WebP and BMP are pictures here; an SVG or anything else in a picture's clothes is refused before a
decoder ever sees it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from models.errors import FileProblem
from models.formats import format_size
from models.text import QT_TRANSLATE_NOOP, Text

LARGEST_FILE = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
PICTURE_NAMES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "jpe": "jpeg", "webp": "webp", "bmp": "bmp"}
REFUSED_NAMES = {"svg", "svgz", "gif", "tif", "tiff", "ico", "heic", "avif"}
OTHER = "application/octet-stream"
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_NOTHING_TO_SKIP = {0x01, *range(0xD0, 0xD9)}
_LONGEST_JPEG_HEAD = 2_000  # segments; a picture has some dozens


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's format, as QImageReader calls it, and its size in pixels."""

    format: str
    width: int
    height: int

    @property
    def media_type(self) -> str:
        """Its MIME type."""
        return f"image/{self.format}"


def picture_of(content: bytes) -> Picture | None:
    """The picture that the bytes begin, or None when they begin none of the four kinds."""
    for begins, read in (
        (b"\x89PNG\r\n\x1a\n", _png),
        (b"\xff\xd8\xff", _jpeg),
        (b"RIFF", _webp),
        (b"BM", _bmp),
    ):
        if content.startswith(begins):
            try:
                return read(content)
            except (struct.error, IndexError):
                return None
    return None


def media_type_of(name: str, content: bytes) -> str:
    """The media type of a file that may be attached; raises FileProblem with the reason for one that may not."""
    if not content:
        raise FileProblem(Text(QT_TRANSLATE_NOOP("models", "The file {name} is empty."), {"name": name}))
    if len(content) > LARGEST_FILE:
        raise FileProblem(
            Text(
                QT_TRANSLATE_NOOP("models", "The file {name} is too large: {size}, at most {limit}."),
                {"name": name, "size": format_size(len(content)), "limit": format_size(LARGEST_FILE)},
            )
        )
    ending = name.rpartition(".")[2].casefold()
    picture = picture_of(content)
    if picture is None:
        if ending in PICTURE_NAMES or ending in REFUSED_NAMES or _looks_like_svg(content):
            raise FileProblem(
                Text(
                    QT_TRANSLATE_NOOP("models", "The file {name} is not a PNG, JPEG, WebP or BMP picture."),
                    {"name": name},
                )
            )
        return OTHER
    if picture.width * picture.height > MOST_PIXELS:
        raise FileProblem(
            Text(
                QT_TRANSLATE_NOOP("models", "The picture {name} is too large: {width} x {height} pixels."),
                {"name": name, "width": picture.width, "height": picture.height},
            )
        )
    return picture.media_type


def _looks_like_svg(content: bytes) -> bool:
    return b"<svg" in content[:4096].lower()


def _sized(kind: str, width: int, height: int) -> Picture | None:
    return Picture(kind, width, height) if width > 0 and height > 0 else None


def _png(content: bytes) -> Picture | None:
    width, height = struct.unpack(">II", content[16:24])
    return _sized("png", width, height) if content[12:16] == b"IHDR" else None


def _bmp(content: bytes) -> Picture | None:
    width, height = struct.unpack("<ii", content[18:26])
    return _sized("bmp", abs(width), abs(height))


def _jpeg(content: bytes) -> Picture | None:
    at = 2
    for _ in range(_LONGEST_JPEG_HEAD):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _NOTHING_TO_SKIP:
            at += 2
        elif marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return _sized("jpeg", width, height)
        else:
            at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    return None


def _webp(content: bytes) -> Picture | None:
    kind = content[12:16]
    if content[8:12] != b"WEBP":
        return None
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return _sized("webp", width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        (bits,) = struct.unpack("<I", content[21:25])
        return _sized("webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    if kind == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        height = int.from_bytes(content[27:30], "little") + 1
        return _sized("webp", width, height)
    return None
