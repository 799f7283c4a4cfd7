"""One verdict laid out: answer, checks with their clauses, inputs, steps with minutes, other readings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.agreement.verdict import Check, Verdict
from models.formats import format_minutes
from widgets.parts.form.labels import IconLabel, ValueLabel
from widgets.parts.text import shown, shown_any
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.look import HOLDS, look_of
from widgets.parts.why_panel.words import (
    CHECKS,
    INPUTS,
    OTHER,
    STEPS,
    TOTAL,
    as_of,
    clause_words,
    say,
    total_minutes,
)


class AnswerView(QWidget):
    """Everything a verdict holds; every text can be selected. `clause_asked(id)` when a clause is clicked."""

    clause_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def show_verdict(self, verdict: Verdict) -> None:
        """Lay out `verdict` in place of what was there."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Theme.current().px(12), 0)  # room for the scroll bar
        column.setSpacing(Theme.current().px(8))
        column.addWidget(self._headline(verdict, content))
        self._add_checks(column, verdict, content)
        self._add_pairs(column, verdict, content)
        self._add_steps(column, verdict, content)
        self._add_other(column, verdict, content)
        column.addStretch(1)
        self._column.addWidget(content)

    def _headline(self, verdict: Verdict, parent: QWidget) -> QWidget:
        look, px = look_of(verdict.verdict), Theme.current().px
        frame = QFrame(parent)
        set_look(frame, "verdict", tone=look.tone)
        sentence = ValueLabel(shown(verdict.sentence), parent=frame)
        word = QLabel(look.title(), frame)
        set_look(word, "strong")
        top = QHBoxLayout()
        top.setSpacing(px(6))
        top.addWidget(IconLabel(look.icon, look.tone, 16, frame))
        top.addWidget(word, 1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(4))
        column.addLayout(top)
        column.addWidget(sentence)
        moment = as_of(verdict)
        if moment:
            column.addWidget(ValueLabel(moment, parent=frame))
        return frame

    def _heading(self, column: QVBoxLayout, source: str, parent: QWidget) -> None:
        heading = QLabel(say(source), parent)
        set_look(heading, "strong")
        column.addSpacing(Theme.current().px(4))
        column.addWidget(heading)

    def _add_checks(self, column: QVBoxLayout, verdict: Verdict, parent: QWidget) -> None:
        if not verdict.checks:
            return
        self._heading(column, CHECKS, parent)
        quoted: set[str] = set()
        for check in verdict.checks:
            column.addLayout(self._check_line(check, parent))
            if check.quote and check.clause not in quoted:
                quoted.add(check.clause)
                column.addWidget(self._quotation(check, parent))

    def _check_line(self, check: Check, parent: QWidget) -> QHBoxLayout:
        icon, colour, word = HOLDS[check.holds]
        line = QHBoxLayout()
        line.setSpacing(Theme.current().px(8))
        sign = IconLabel(icon, colour, 16, parent)
        sign.setAccessibleName(say(word))
        sign.setToolTip(say(word))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(ValueLabel(shown(check.detail), parent=parent), 1)
        return line

    def _quotation(self, check: Check, parent: QWidget) -> QWidget:
        block = QWidget(parent)
        column = QVBoxLayout(block)
        column.setContentsMargins(Theme.current().px(24), 0, 0, 0)
        column.setSpacing(0)
        quote = ValueLabel(f"«{check.quote.strip('«»')}»", parent=block)
        set_look(quote, "quote")
        column.addWidget(quote)
        if check.clause:
            link = QPushButton(clause_words(check.clause), block)
            link.setAccessibleName(link.text())
            set_look(link, "link")
            link.clicked.connect(lambda: self.clause_asked.emit(check.clause))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return block

    def _add_pairs(self, column: QVBoxLayout, verdict: Verdict, parent: QWidget) -> None:
        if not verdict.inputs:
            return
        self._heading(column, INPUTS, parent)
        grid = self._table(column)
        for row, (name, value) in enumerate(verdict.inputs):
            title = ValueLabel(shown(name), parent=parent)
            set_look(title, "muted")
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(ValueLabel(shown_any(value), parent=parent), row, 1)
        grid.setColumnStretch(1, 1)

    def _add_steps(self, column: QVBoxLayout, verdict: Verdict, parent: QWidget) -> None:
        if not verdict.steps:
            return
        self._heading(column, STEPS, parent)
        grid = self._table(column)
        for row, step in enumerate(verdict.steps):
            grid.addWidget(ValueLabel(shown(step.text), parent=parent), row, 0)
            if step.minutes is not None:
                grid.addWidget(self._minutes(step.minutes, parent), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        total = total_minutes(verdict)
        if total is not None:
            rule = QFrame(parent)
            set_look(rule, "rule")
            grid.addWidget(rule, len(verdict.steps), 0, 1, 2)
            for place, label in enumerate((QLabel(say(TOTAL), parent), self._minutes(total, parent))):
                set_look(label, "strong")
                grid.addWidget(label, len(verdict.steps) + 1, place)

    def _minutes(self, minutes: int, parent: QWidget) -> ValueLabel:
        label = ValueLabel(format_minutes(minutes), parent=parent)
        label.setWordWrap(False)
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        return label

    def _add_other(self, column: QVBoxLayout, verdict: Verdict, parent: QWidget) -> None:
        if not verdict.other:
            return
        self._heading(column, OTHER, parent)
        for text, reading in verdict.other:
            words = f"{shown(text)}\n{reading}" if reading else shown(text)
            column.addWidget(ValueLabel(words, parent=parent))

    def _table(self, column: QVBoxLayout) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Theme.current().px(16))
        grid.setVerticalSpacing(Theme.current().px(4))
        column.addLayout(grid)
        return grid
