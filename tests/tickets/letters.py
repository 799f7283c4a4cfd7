"""Makes letters for the tests: good ones, and ones made to hurt."""

from __future__ import annotations

import base64
from email.message import EmailMessage

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SENT = "Tue, 16 Sep 2025 11:00:00 +0300"
WRITER = "Кузнецова Анна <school14@example.org>"


def letter(text: str = "Белый экран после входа.", **headers: str) -> EmailMessage:
    """A letter of the responsible person of the factories' contract; `to=…`, `message_id=…` set headers."""
    made = EmailMessage()
    wanted = {
        "from": WRITER,
        "to": "tech-support@mob-edu.ru",
        "subject": "Не работает",
        "date": SENT,
        "message-id": "<1@school>",
    }
    wanted |= {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in wanted.items():
        made[name] = value
    made.set_content(text)
    return made


def raw(subject: bytes, charset: str = "us-ascii", body: bytes = b"text") -> bytes:
    """A letter whose subject stands in its head as bare bytes, as old Russian programs send it."""
    head = b"From: school14@example.org\r\nDate: " + SENT.encode() + b"\r\nSubject: " + subject
    return head + f"\r\nContent-Type: text/plain; charset={charset}\r\n\r\n".encode() + body


def nested(depth: int, kind: str = "multipart/mixed") -> bytes:
    """Parts within parts."""
    head = b"From: a@example.org\r\nSubject: deep\r\n"
    if kind == "message/rfc822":
        return head + b"Content-Type: message/rfc822\r\n\r\n" * depth + b"\r\nend"
    opened = (f'Content-Type: {kind}; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return head + "".join(opened).encode() + b"\r\nend"


def crowded(parts: int) -> bytes:
    """One letter of many small parts."""
    head = b'From: a@example.org\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    return head + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * parts + b"--b--\r\n"


HOSTILE: dict[str, bytes] = {
    "2,000 nested multiparts": nested(2000),
    "3,000 nested letters": nested(3000, "message/rfc822"),
    "21 nested multiparts": nested(22),
    "201 parts": crowded(201),
    "a head of 100 KB": b"From: a@example.org\r\nSubject: " + b"x" * 100_000 + b"\r\n\r\ntext",
    "a head of 3 MB in folds": b"From: a@example.org\r\nSubject: " + b"x\r\n " * 750_000 + b"\r\n\r\ntext",
    "nothing": b"",
    "blanks": b" \r\n\r\n",
    "no head": b"\r\n\r\njust words",
    "26 MB": b"From: a@example.org\r\n\r\n" + b"x" * (26 * 1024 * 1024),
    "zeroes": bytes(4096),
}
ODD: dict[str, bytes] = {
    "250 brackets in To": b"From: a@example.org\r\nTo: " + b"(" * 250 + b"\r\n\r\ntext",
    "250 brackets in From": b"From: " + b"(" * 250 + b" a@example.org\r\n\r\ntext",
    "an unknown charset": b"From: a@example.org\r\nContent-Type: text/plain; charset=martian\r\n\r\ntext",
    "a charset that is no text": b"From: a@example.org\r\nContent-Type: text/plain; charset=zip\r\n\r\ntext",
    "an unknown charset in Subject": b"From: a@example.org\r\nSubject: =?martian?B?0YI=?=\r\n\r\ntext",
    "broken base64 in Subject": b"From: a@example.org\r\nSubject: =?utf-8?B?0?=\r\n\r\ntext",
    "a date of the year 99999": b"From: a@example.org\r\nDate: 1 Jan 99999 00:00:00\r\n\r\ntext",
    "a folded subject of 60 KB": b"From: a@example.org\r\nSubject: " + b"x\r\n " * 15_000 + b"\r\n\r\ntext",
    "a boundary that never comes": b'From: a@example.org\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\ntext',
    "HTML of nested tables": b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n"
    + b"<table><tr><td>" * 20_000,
}

ENDLESS = b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n" + b"<a href='" * 20_000
"""HTML that keeps the standard library's parser busy for minutes."""
