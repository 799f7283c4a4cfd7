"""Turns the bytes of a letter into words: declared and undeclared encodings, encoded headers, HTML."""

from __future__ import annotations

import binascii
import codecs
import re
from collections import Counter
from email.errors import HeaderParseError
from email.header import decode_header
from html.parser import HTMLParser

LONGEST_HEADER = 4_000  # characters of one header that are looked at
COMMON = "оеаинтсрвл"  # the letters that Russian text is mostly made of
UNDECLARED = ("cp1251", "koi8-r")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "hr",
    ]
)
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset(("script", "style", "head", "title"))
_EMPTY_LINES = re.compile(r"\n{3,}")


def decoded(data: bytes, charset: str = "") -> str:
    """The text of `data`: UTF-8, else as declared, else whichever Russian encoding gives the likelier letters."""
    for name in ("utf-8", charset):
        try:
            return data.decode(name) if name else data.decode("ascii")
        except (LookupError, UnicodeError, ValueError):
            continue
    return max((data.decode(name, "replace") for name in UNDECLARED), key=_russian)


def _russian(text: str) -> int:
    counts = Counter(text.casefold())
    return sum(counts[letter] for letter in COMMON)


def header_words(raw: str, charset: str = "") -> str:
    """A header as its writer meant it; `raw` carries undeclared bytes as surrogates, as the parser leaves them."""
    raw = raw[:LONGEST_HEADER]
    try:
        parts = decode_header(_plain(raw, charset))
    except (HeaderParseError, binascii.Error, ValueError):
        return _one_line(_plain(raw, charset))
    return _one_line(
        "".join(part if isinstance(part, str) else decoded(part, _known(name)) for part, name in parts)
    )


def _plain(raw: str, charset: str) -> str:
    if raw.isascii():
        return raw
    return decoded(raw.encode("utf-8", "surrogateescape"), charset)


def _known(charset: str | None) -> str:
    """The name of an encoding that exists; decode_header gives latin-1 text for words that were not encoded."""
    if charset is None:
        return "latin-1"
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _Seen(HTMLParser):
    """Collects what a reader of a page would see; nothing is fetched, scripts and styles are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0
        self._links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a line of its own, a cell after a tab."""
        if tag in _UNSEEN:
            self._hidden += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append("\t")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        """A link whose words say something else than its target is followed by the target."""
        if tag in _UNSEEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")
        elif tag == "a" and self._links:
            target, begun = self._links.pop()
            shown = "".join(self.parts[begun:]).strip()
            if target.startswith(("http://", "https://")) and shown not in (target, target.rstrip("/")):
                self.parts.append(f" ({target})")

    def handle_data(self, data: str) -> None:
        """Words that are seen."""
        if not self._hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def text_of_html(page: str) -> str:
    """The words of an HTML page as plain text: a line a block, a tab between the cells of a table."""
    seen = _Seen()
    seen.feed(page)
    seen.close()
    return tidy_text("".join(seen.parts))


def tidy_text(text: str) -> str:
    """Text without trailing blanks and without runs of empty lines."""
    lines = (line.strip(" \r\x0b\x0c\xa0").strip("\t") for line in text.replace("\r\n", "\n").split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()
