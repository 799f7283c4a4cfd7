"""What a file is by its content, and how large a picture would become, told from its first bytes without decoding.

Only PNG, JPEG, WebP and BMP are pictures here; an SVG or anything else in a picture's clothes is refused before a
decoder ever sees it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from models.errors import FileProblem
from models.formats import NBSP, format_decimal, format_size, group_digits
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
    check_size(name, len(content))
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
                QT_TRANSLATE_NOOP(
                    "models",
                    "The picture {name} is too large: {width} × {height} pixels ({size}), at most {limit}.",
                ),
                {
                    "name": name,
                    "width": group_digits(picture.width),
                    "height": group_digits(picture.height),
                    "size": _megapixels(picture.width * picture.height),
                    "limit": _megapixels(MOST_PIXELS),
                },
            )
        )
    return picture.media_type


def check_size(name: str, size: int) -> None:
    """Refuse a file of more bytes than may be attached: raises FileProblem, which names its size and the limit."""
    if size > LARGEST_FILE:
        whole = size / 1024 / 1024
        shown = format_size(size) if whole >= 10.1 else f"{group_digits(size)}{NBSP}Б"
        raise FileProblem(
            Text(
                QT_TRANSLATE_NOOP("models", "The file {name} is too large: {size}, at most {limit}."),
                {"name": name, "size": shown, "limit": f"{LARGEST_FILE // 1024 // 1024}{NBSP}МБ"},
            )
        )


def _megapixels(pixels: int) -> Text:
    """How many million pixels, rounded up to a tenth: what is over the limit never reads as the limit."""
    millions = -(-pixels // 100_000) / 10
    shown = format_decimal(millions, 0 if millions.is_integer() else 1)
    return Text(QT_TRANSLATE_NOOP("models", "{number} Mpx"), {"number": shown})


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
