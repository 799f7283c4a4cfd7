"""What the made-up callers say: sentences from resources/demo/tickets.toml put together at random."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Any

from models.tickets.choices import Kind

LESSONS = 48
INTERNET_LESSONS = 12


def load(name: str) -> dict[str, Any]:
    """One of the files in resources/demo."""
    return tomllib.loads(
        resources.files("resources").joinpath("demo", f"{name}.toml").read_text(encoding="utf-8")
    )


class Speech:
    """Makes descriptions and places in courses; everything random comes from the generator it is given."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._texts = load("tickets")
        self.words: dict[str, list[str]] = self._texts["words"]
        self._subjects = [
            (str(subject["name"]), range(subject["grades"][0], subject["grades"][1] + 1))
            for subject in self._texts["subjects"]
        ]

    def pick(self, items: Sequence[Any]) -> Any:
        """One of the items; quicker than `Random.choice`, a million calls are made of it."""
        return items[int(self._rng.random() * len(items))]

    def course_place(self) -> tuple[str, int, str, str]:
        """(subject, grade, lesson no., internet-lesson no.): early lessons are met more often."""
        subject, grades = self.pick(self._subjects)
        lesson = 1 + int(self._rng.random() ** 1.6 * LESSONS)
        return subject, self.pick(grades), str(lesson), str(1 + int(self._rng.random() * INTERNET_LESSONS))

    def description(self, kind: Kind) -> str:
        """An opening and three to five details, about 250 characters."""
        texts = self._texts[kind.value]
        opening: str = self.pick(texts["openings"])
        details: list[str] = texts["details"]
        first = int(self._rng.random() * len(details))
        step = 1 + int(self._rng.random() * 3)
        count = min(3 + int(self._rng.random() * 3), len(details) // step)
        chosen = [details[(first + step * place) % len(details)] for place in range(count)]
        return " ".join([f"{opening}.", *chosen]).format_map(self._values())

    def _values(self) -> dict[str, object]:
        rng, texts = self._rng, self._texts
        first = int(rng.random() * len(texts["browsers"]))
        return {
            "n": 1 + int(rng.random() * 24),
            "day": 1 + int(rng.random() * 28),
            "pupils": 2 + int(rng.random() * 28),
            "clock": f"{9 + int(rng.random() * 8)}:{int(rng.random() * 6)}0",
            "code": self.pick(texts["codes"]),
            "browser": texts["browsers"][first],
            "browser2": texts["browsers"][first - 1],
            "device": self.pick(texts["devices"]),
            "place": self.pick(texts["places"]),
            "role": self.pick(texts["roles"]),
        }
