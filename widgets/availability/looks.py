"""How states look in charts: by height and hatching as well as by colour, and always with a word."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from models.availability.states import CODE_TEXTS, Code
from models.text import Text


@dataclass(frozen=True, slots=True)
class StripLook:
    """A state in a strip: the tone of its colours, how much of the row it fills, and its hatching."""

    tone: str
    share: float
    hatch: Qt.BrushStyle
    icon: str

    @property
    def solid(self) -> bool:
        """Whether it is filled with the strong colour of its tone."""
        return self.hatch is Qt.BrushStyle.SolidPattern


LOOKS: dict[Code, StripLook] = {
    Code.NO_DATA: StripLook("quiet", 0.12, Qt.BrushStyle.Dense5Pattern, "state-unknown"),
    Code.UP: StripLook("ok", 0.30, Qt.BrushStyle.SolidPattern, "state-up"),
    Code.DEGRADED: StripLook("warn", 0.62, Qt.BrushStyle.BDiagPattern, "state-degraded"),
    Code.EXCUSED: StripLook("wait", 0.86, Qt.BrushStyle.FDiagPattern, "circle-x"),
    Code.DOWN: StripLook("bad", 0.86, Qt.BrushStyle.SolidPattern, "state-down"),
}
"""The worse, the higher: two states are told apart in grey as well."""


def words_of(code: Code) -> Text:
    """The word of a state."""
    return CODE_TEXTS[code]
