"""One letter (RFC 5322, MIME) as plain values. Letters are hostile until proved otherwise: everything has a limit."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from models.formats import MOSCOW
from models.text import QT_TRANSLATE_NOOP, Text
from models.tickets.mail.wording import decoded, header_words, text_of_html, tidy_text

LARGEST_LETTER = 25 * 1024 * 1024
LARGEST_HEAD = 64 * 1024
DEEPEST, MOST_PARTS = 20, 200
MOST_IDS = 100
_ADDRESS = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_ID = re.compile(r"<([^<>\s]{1,500})>")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


class LetterProblem(Exception):
    """A letter that is not taken, and why."""

    def __init__(self, problem: Text) -> None:
        super().__init__(problem.source)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A file that came with a letter."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter says; `sent_at` is when the desk's own server took it, None when no date can be read."""

    message_id: str
    answers: tuple[str, ...] = ()  # ids of the letters that this one answers, the nearest first
    sent_at: datetime | None = None
    sender: str = ""
    sender_address: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    files: tuple[LetterFile, ...] = ()


def read_letter(data: bytes) -> Letter:
    """Read a letter; LetterProblem for one over the limits. Without an id it is known by its content's hash."""
    _refuse_large(data)
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(data)
        parts = _parts(message)
    except RecursionError:
        raise _too_deep() from None
    head = _head(message)
    charset = next((str(part.get_content_charset() or "") for part in parts if not part.is_multipart()), "")
    name, address = _sender(header_words(head.get("from", ""), charset))
    ids = _ids(head.get("message-id", ""))
    return Letter(
        message_id=ids[0] if ids else hashlib.sha256(data).hexdigest(),
        answers=_answers(head),
        sent_at=_moment(head),
        sender=name,
        sender_address=address,
        recipients=_recipients(head),
        subject=header_words(head.get("subject", ""), charset),
        text=_text(parts),
        files=tuple(_files(parts)),
    )


def _refuse_large(data: bytes) -> None:
    if len(data) > LARGEST_LETTER:
        raise LetterProblem(Text(QT_TRANSLATE_NOOP("models", "the letter is larger than 25 MB")))
    if not data.strip():
        raise LetterProblem(Text(QT_TRANSLATE_NOOP("models", "the letter is empty")))
    end = _END_OF_HEAD.search(data, 0, LARGEST_HEAD)
    if end is None and len(data) > LARGEST_HEAD:
        raise LetterProblem(Text(QT_TRANSLATE_NOOP("models", "the head of the letter is larger than 64 KB")))


def _too_deep() -> LetterProblem:
    return LetterProblem(Text(QT_TRANSLATE_NOOP("models", "the parts of the letter are nested too deeply")))


def _head(message: Message) -> dict[str, str]:
    """The headers as they stand in the file, the first of each name; Received is written anew by every server."""
    head: dict[str, str] = {}
    for name, value in message.raw_items():
        head.setdefault(name.casefold(), str(value))
    if "from" not in head:
        raise LetterProblem(Text(QT_TRANSLATE_NOOP("models", "this is no letter: nobody sent it")))
    return head


def _parts(message: Message) -> list[Message]:
    """All parts in reading order; of alternatives the plainest that says something."""
    found: list[Message] = []
    _gather(message, 0, found)
    return found


def _gather(part: Message, depth: int, found: list[Message]) -> None:
    if depth > DEEPEST:
        raise _too_deep()
    payload = part.get_payload()
    if not isinstance(payload, list):
        found.append(part)
        if len(found) > MOST_PARTS:
            raise LetterProblem(Text(QT_TRANSLATE_NOOP("models", "the letter has more than 200 parts")))
        return
    inside: list[list[Message]] = []
    for one in payload[: MOST_PARTS + 1]:
        inside.append([])
        if isinstance(one, Message):
            _gather(one, depth + 1, inside[-1])
    if part.get_content_type() == "multipart/alternative":
        inside = [_plainest(inside)]
    for several in inside:
        found.extend(several)
    if len(found) > MOST_PARTS:
        raise LetterProblem(Text(QT_TRANSLATE_NOOP("models", "the letter has more than 200 parts")))


def _plainest(alternatives: list[list[Message]]) -> list[Message]:
    """Plain text when it is not empty, else the last alternative that has words."""
    spoken = [one for one in alternatives if _text(one)]
    plain = [one for one in spoken if one[0].get_content_type() == "text/plain"]
    return (plain or spoken[::-1] or alternatives or [[]])[0]


def _is_text(part: Message) -> bool:
    return part.get_content_maintype() == "text" and not _file_name(part)


def _text(parts: list[Message]) -> str:
    return "\n\n".join(filter(None, (_part_text(part) for part in parts if _is_text(part))))


def _part_text(part: Message) -> str:
    text = decoded(_content(part), str(part.get_content_charset() or ""))
    return text_of_html(text) if part.get_content_subtype() == "html" else tidy_text(text)


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _files(parts: list[Message]) -> list[LetterFile]:
    return [
        LetterFile(_file_name(part) or f"{number}.{part.get_content_subtype()}", _content(part))
        for number, part in enumerate(parts, start=1)
        if not _is_text(part)
    ]


def _file_name(part: Message) -> str:
    """The name of a file as its sender saw it, without folders; empty for what is no file."""
    try:
        name = header_words(str(part.get_filename() or ""))
    except (LookupError, TypeError, ValueError):
        return ""
    return re.split(r"[\\/]", name)[-1].strip()


def _sender(shown: str) -> tuple[str, str]:
    """Name and address out of «Имя <адрес>»; looked for, not parsed, so that no nesting of comments can hurt."""
    found = _ADDRESS.search(shown)
    address = found.group() if found else ""
    name = shown.partition("<")[0] if "<" in shown else shown.replace(address, "")
    return name.strip(" \"'()"), address.casefold()


def _recipients(head: dict[str, str]) -> tuple[str, ...]:
    return tuple(
        address.casefold()
        for name in ("to", "cc", "delivered-to", "x-original-to")
        for address in _ADDRESS.findall(head.get(name, "")[:LARGEST_HEAD])[:MOST_IDS]
    )


def _ids(header: str) -> tuple[str, ...]:
    return tuple(_ID.findall(header[:LARGEST_HEAD]))


def _answers(head: dict[str, str]) -> tuple[str, ...]:
    ids = (*_ids(head.get("in-reply-to", "")), *reversed(_ids(head.get("references", ""))))
    return tuple(dict.fromkeys(ids))[:MOST_IDS]


def _moment(head: dict[str, str]) -> datetime | None:
    """When the desk's server took the letter: the topmost Received, else the sender's own Date."""
    for told in (head.get("received", "").rpartition(";")[2], head.get("date", "")):
        try:
            moment = parsedate_to_datetime(" ".join(told[:200].split()))
            return (moment if moment.tzinfo else moment.replace(tzinfo=MOSCOW)).astimezone(UTC)
        except (TypeError, ValueError, OverflowError, IndexError):
            continue
    return None
