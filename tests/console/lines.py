"""The side bar of the sample pages; apart from them, so that a window can be made without importing them."""

from __future__ import annotations

from console.pages import PageLine

LINES = (
    PageLine("sample", "Tickets", "inbox", "tests.console.sample:SamplePage", frozenset({"ticket"})),
    PageLine("other", "Contracts", "file-text", "tests.console.sample:OtherPage", frozenset({"contract"})),
)
