"""Introduces pages to what other rooms can do for them; the rooms themselves do not know one another."""

from __future__ import annotations

from typing import Any


def introduce(page_id: str, page: Any) -> None:
    """Lend the page called `page_id` what it asks of other rooms: the call form tells what is left of the hours."""
    if page_id == "tickets":
        from models.hours.queries import why_left

        page.calls.hours_left = why_left
