"""The gate's answer as one coloured line: icon, the sentence the operator may say, and «почему?» behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from models.agreement.verdict import Verdict
from widgets.parts.form import IconLabel
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import JudgedLabel
from widgets.parts.why_panel.look import look_of


class GateLine(QFrame):
    """Shows a verdict; `asked` when somebody wants to know why (click, F1, Enter)."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(parent=self)
        self.words = JudgedLabel(parent=self)
        self.words.asked.connect(self.asked)
        self.verdict: Verdict | None = None
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.words, 1)
        Theme.current().changed.connect(self._space)
        self._space()
        self.hide()

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Say the answer; None hides the line."""
        self.verdict = verdict
        self.setVisible(verdict is not None)
        if verdict is None:
            return
        look = look_of(verdict.verdict)
        sentence = shown(verdict.sentence)
        set_look(self, "", tone=look.tone)
        self._icon.choose(look.icon, look.tone)
        self.words.set_text(sentence, look.tone)
        self.words.setAccessibleName(f"{look.title()}: {sentence}")

    def _space(self) -> None:
        px = Theme.current().px
        self._line.setContentsMargins(px(12), px(8), px(10), px(6))
        self._line.setSpacing(px(8))
