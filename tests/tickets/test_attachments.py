"""Files of a ticket: stored once, told by their content, refused before a decoder sees them."""

from __future__ import annotations

import struct
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from models.errors import FileProblem, NotFound
from models.storage.database import Database
from models.tickets.attachments import attach, attachments_of, content_of, detach
from models.tickets.drafts import NewAttachment
from models.tickets.images import LARGEST_FILE, OTHER, media_type_of, picture_of
from models.tickets.operations import add_files, add_ticket
from models.tickets.tables import AttachmentContent
from tests.tickets.factories import ACTOR, call, incident, register, save


def png(width: int, height: int, data: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(data)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))
        for kind, part in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc2\x00\x0b\x08\x00\x20\x00\x40\x01\x01\x11\x00" + b"\x00" * 8
BMP = b"BM" + b"\x00" * 16 + struct.pack("<ii", 30, -20) + b"\x00" * 8
WEBP_LOSSY = b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"\x00" * 10 + struct.pack("<HH", 17, 9)
WEBP_LOSSLESS = b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00/" + struct.pack("<I", (99) | (49 << 14))
WEBP_EXTENDED = b"RIFF\x00\x00\x00\x00WEBPVP8X" + b"\x00" * 8 + b"\x0f\x00\x00" + b"\x07\x00\x00"
SVG_BOMB = b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g id='a'><use href='#a'/></g>" * 100 + b"</svg>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (png(7, 5), ("png", 7, 5)),
        (JPEG, ("jpeg", 64, 32)),
        (BMP, ("bmp", 30, 20)),
        (WEBP_LOSSY, ("webp", 17, 9)),
        (WEBP_LOSSLESS, ("webp", 100, 50)),
        (WEBP_EXTENDED, ("webp", 16, 8)),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(content: bytes, expected: tuple[str, int, int]) -> None:
    picture = picture_of(content)
    assert picture is not None
    assert (picture.format, picture.width, picture.height) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        SVG_BOMB,
        b"\x89PNG\r\n\x1a\n",
        JPEG[:9],
        b"\xff\xd8\xff\x00" * 50,
        b"BM",
        b"RIFF0000WEBPxxxx",
        png(0, 5),
    ],
)
def test_what_is_no_whole_picture_is_none(content: bytes) -> None:
    assert picture_of(content) is None


@given(st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"BM", b""]))
def test_no_bytes_whatever_raise_anything(rest: bytes, begins: bytes) -> None:
    picture_of(begins + rest)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.png", png(20_000, 20_000)),
        ("bomb.png", png(8_000, 8_000)),
        ("drawing.png", SVG_BOMB),
        ("drawing.svg", SVG_BOMB),
        ("drawing.txt", SVG_BOMB),
        ("frames.gif", b"GIF89a" + b"\x00" * 100),
        ("empty.png", b""),
        ("large.pdf", b"%PDF" + b"\x00" * LARGEST_FILE),
        ("text.jpg", b"just words"),
    ],
)
def test_bombs_and_disguises_are_refused_at_once(name: str, content: bytes) -> None:
    begun = time.perf_counter()
    with pytest.raises(FileProblem):
        media_type_of(name, content)
    assert time.perf_counter() - begun < 0.2


def test_other_files_are_kept_without_being_shown() -> None:
    assert media_type_of("список.xlsx", b"PK\x03\x04") == OTHER
    assert media_type_of("снимок", png(3, 3)) == "image/png"


def test_equal_files_are_stored_once_and_go_with_the_last_ticket(database: Database) -> None:
    register(database)
    file = NewAttachment("снимок-1.png", png(3, 3))
    first = database.write(ACTOR, lambda s: add_ticket(s, call(attachments=(file, file)))).value.id
    second = save(database, incident())
    database.write(ACTOR, lambda s: add_files(s, second, [NewAttachment("другое имя.png", file.content)]))

    def stored() -> int:
        return database.read(lambda s: s.scalar(select(func.count(AttachmentContent.id))))

    rows = [
        row
        for number in (first, second)
        for row in database.read(lambda s, number=number: attachments_of(s, number))
    ]
    assert [row.name for row in rows] == ["снимок-1.png", "снимок-1.png", "другое имя.png"]
    assert {row.sha256 for row in rows} == {rows[0].sha256}
    assert (stored(), rows[0].is_picture, rows[0].size) == (1, True, len(file.content))
    assert database.read(lambda s: content_of(s, rows[2].id)) == file.content

    database.write(ACTOR, lambda s: [detach(s, row.id) for row in rows[:2]])
    assert stored() == 1
    database.write(ACTOR, lambda s: detach(s, rows[2].id))
    assert stored() == 0
    with pytest.raises(NotFound):
        database.read(lambda s: content_of(s, rows[2].id))


def test_a_call_with_a_bad_file_is_not_stored_at_all(database: Database) -> None:
    register(database)
    with pytest.raises(FileProblem):
        save(database, call(attachments=(NewAttachment("a.png", SVG_BOMB),)))
    assert save(database, call()) >= 1
    assert database.read(lambda s: s.scalar(select(func.count(AttachmentContent.id)))) == 0


def test_a_name_of_any_length_is_kept_to_its_end(database: Database) -> None:
    register(database)
    number = save(database, incident())
    database.write(ACTOR, lambda s: attach(s, number, NewAttachment("я" * 400 + ".png", png(1, 1))))
    (row,) = database.read(lambda s: attachments_of(s, number))
    assert len(row.name) == 255
    assert row.name.endswith(".png")
