"""What is too large to be attached is told with its own size and with the limit, whichever limit it is."""

from __future__ import annotations

import struct
import time
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from console.translations import translator
from models.errors import FileProblem
from models.text import render
from models.tickets.images import LARGEST_FILE, media_type_of
from tests.tickets.test_attachments import png
from widgets.tickets import pictures
from widgets.tickets.file_row import THUMBNAIL
from widgets.tickets.files import read_within_limit
from widgets.tickets.pictures import load_file


def said(problem: FileProblem) -> str:
    return render(problem.happened, translator("ru")).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b"%PDF" + b"\0" * (12 * 1024 * 1024),
            "Файл а.png слишком велик: 12,0 МБ, можно не больше 10 МБ.",
        ),
        (
            b"\0" * (LARGEST_FILE + 1),
            "Файл а.png слишком велик: 10 485 761 Б, можно не больше 10 МБ.",
        ),
        (
            png(20_000, 20_000),
            "Картинка а.png слишком велика: 20 000 × 20 000 точек (400 Мпикс), можно не больше 40 Мпикс.",
        ),
        (
            png(40_001, 1_000),
            "Картинка а.png слишком велика: 40 001 × 1 000 точек (40,1 Мпикс), можно не больше 40 Мпикс.",
        ),
    ],
)
def test_a_refusal_names_the_size_and_the_limit(content: bytes, expected: str) -> None:
    with pytest.raises(FileProblem) as refused:
        media_type_of("а.png", content)
    assert said(refused.value) == expected


def test_a_file_on_the_disk_is_told_with_its_whole_size(tmp_path: Path) -> None:
    """Of a large file only a little more than the limit would be read, and that would be taken for its size."""
    path = tmp_path / "видео.mp4"
    with path.open("wb") as file:
        file.truncate(55 * 1024 * 1024)
    with pytest.raises(FileProblem) as refused:
        read_within_limit(path)
    assert said(refused.value) == "Файл видео.mp4 слишком велик: 55,0 МБ, можно не больше 10 МБ."


def whole_png(side: int) -> bytes:
    """A grey picture of which every row is there, packed to a thousandth."""
    rows = zlib.compress(bytes(side * (side + 1)), 9)
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in parts
    )


def test_a_bomb_of_a_hundred_megapixels_is_refused_at_once_and_no_decoder_sees_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The very way that a file from the disk goes; within the limit it does come to the decoder."""
    seen: list[int] = []

    class Watched(QImageReader):
        def read(self) -> QImage:
            seen.append(self.size().width())
            return super().read()

    monkeypatch.setattr(pictures, "QImageReader", Watched)
    for side in (10_000, 400):
        (tmp_path / f"{side}.png").write_bytes(whole_png(side))
    load_file("а.png", read_within_limit(tmp_path / "400.png"), THUMBNAIL)
    begun = time.process_time()
    with pytest.raises(FileProblem):
        load_file("а.png", read_within_limit(tmp_path / "10000.png"), THUMBNAIL)
    assert time.process_time() - begun < 0.2
    assert seen == [400]
