"""What a rule or a colleague's change says against saving, in the form itself; with «почему?»."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from models.agreement.verdict import Verdict
from widgets.contracts.labels import words
from widgets.parts.form import IconLabel
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import JudgedLabel

ICONS = {"bad": "ban", "warn": "triangle-alert"}


class Refusal(QFrame):
    """One coloured line: icon and sentence; `asked(verdict)` when somebody wants to know why."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict: Verdict | None = None
        self._icon = IconLabel(parent=self)
        self._plain = words("", self)
        self._judged = JudgedLabel(parent=self)
        self._judged.asked.connect(lambda: self.asked.emit(self._verdict))
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._plain, 1)
        self._line.addWidget(self._judged, 1)
        Theme.current().changed.connect(self._space)
        self._space()
        self.hide()

    def text(self) -> str:
        """What is said now; nothing while the line is hidden."""
        return "" if self.isHidden() else self._plain.text() or self._judged.text()

    def say(self, sentence: str, *, tone: str = "bad", verdict: Verdict | None = None) -> None:
        """Say `sentence`; nothing hides the line."""
        self._verdict = verdict
        self.setVisible(bool(sentence))
        set_look(self, "", tone=tone)
        self._icon.choose(ICONS[tone], tone)
        self._plain.setVisible(verdict is None)
        self._judged.setVisible(verdict is not None)
        self._plain.setText(sentence if verdict is None else "")
        self._judged.set_text(sentence if verdict is not None else "", tone)
        self.setAccessibleName(sentence)

    def _space(self) -> None:
        px = Theme.current().px
        self._line.setContentsMargins(px(12), px(8), px(10), px(8))
        self._line.setSpacing(px(8))
