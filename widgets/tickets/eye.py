"""What the eye has seen of a ticket when the hand moves: the eye is about a second behind the screen."""

from __future__ import annotations

import time

from models.tickets.rules import Seen

LAG = 1.0
"""Seconds from a change on the screen until a hand moves because of it, and not in spite of it."""


class Eye:
    """Remembers how the ticket in view stood, so that a click set out for that is not taken for another one.

    A colleague's change puts other buttons under the mouse. Whoever clicks in the second after it meant what stood
    there before; the step carries that along, and the database refuses it.
    """

    def __init__(self) -> None:
        self._number = 0
        self._sights: list[tuple[float, Seen]] = []

    def show(self, number: int, seen: Seen) -> None:
        """The ticket stands so on the screen from now on."""
        if number != self._number:
            self._number, self._sights = number, []
        if not self._sights or self._sights[-1][1] != seen:
            self._sights.append((time.monotonic(), seen))

    def seen(self, number: int) -> Seen | None:
        """How the ticket stood for whoever acts on it now; None of a ticket that is not on the screen."""
        if number != self._number or not self._sights:
            return None
        long_ago = time.monotonic() - LAG
        while len(self._sights) > 1 and self._sights[1][0] <= long_ago:
            del self._sights[0]
        return self._sights[0][1]
