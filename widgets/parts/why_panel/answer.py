"""One verdict laid out: answer, checks with their clauses, inputs, steps with minutes, other readings."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.agreement.verdict import Check, Verdict
from widgets.parts.flow import FlowLayout
from widgets.parts.labels import IconLabel, ValueLabel
from widgets.parts.text import shown, shown_any, shown_minutes
from widgets.parts.theme import Theme, set_look
from widgets.parts.why_panel.label import LinkLabel
from widgets.parts.why_panel.look import HOLDS, look_of
from widgets.parts.why_panel.words import (
    CHECKS,
    INPUTS,
    OTHER,
    STEPS,
    TOTAL,
    as_of,
    clause_words,
    reading_words,
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
        column.setContentsMargins(0, 0, 12, 0)  # room for the scroll bar
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
        word.setWordWrap(True)
        set_look(word, "strong")
        top = QHBoxLayout()
        top.setSpacing(px(6))
        top.addWidget(IconLabel(look.icon, look.tone, 16, frame))
        top.addWidget(word, 1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
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
                column.addWidget(self._quotation(check, verdict.at, parent))

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

    def _quotation(self, check: Check, at: datetime | None, parent: QWidget) -> QWidget:
        block = QWidget(parent)
        column = QVBoxLayout(block)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(0)
        quote = ValueLabel(f"«{check.quote.strip('«»')}»", parent=block)
        set_look(quote, "quote")
        column.addWidget(quote)
        if check.clause:
            link = LinkLabel(clause_words(check.clause, at), block)
            link.asked.connect(lambda: self.clause_asked.emit(check.clause))
            column.addSpacing(4)
            column.addWidget(link)
        return block

    def _add_pairs(self, column: QVBoxLayout, verdict: Verdict, parent: QWidget) -> None:
        if not verdict.inputs:
            return
        self._heading(column, INPUTS, parent)
        pairs = QFormLayout()
        pairs.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        pairs.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        pairs.setHorizontalSpacing(Theme.current().px(16))
        pairs.setVerticalSpacing(Theme.current().px(4))
        for name, value in verdict.inputs:
            title = QLabel(shown(name), parent)
            set_look(title, "muted")
            pairs.addRow(title, ValueLabel(shown_any(value), shown(name), parent))
        column.addLayout(pairs)

    def _add_steps(self, column: QVBoxLayout, verdict: Verdict, parent: QWidget) -> None:
        if not verdict.steps:
            return
        self._heading(column, STEPS, parent)
        for step in verdict.steps:
            column.addWidget(self._step(shown(step.text), step.minutes, parent))
        total = total_minutes(verdict)
        if total is not None:
            rule = QFrame(parent)
            set_look(rule, "rule")
            column.addWidget(rule)
            column.addWidget(self._step(say(TOTAL), total, parent, look="strong"))

    def _step(self, words: str, minutes: int | None, parent: QWidget, *, look: str = "") -> QWidget:
        """One line: words at the left, minutes at the right, or below when it is narrow."""
        line = QWidget(parent)
        flow = FlowLayout(line, gap=16, line_gap=0, top=True, right=True)
        text = ValueLabel(words, parent=line)
        set_look(text, look)
        flow.add_stretching(text)
        if minutes is not None:
            figure = ValueLabel(shown_minutes(minutes), parent=line)
            figure.setWordWrap(False)
            set_look(figure, look)
            flow.addWidget(figure)
        return line

    def _add_other(self, column: QVBoxLayout, verdict: Verdict, parent: QWidget) -> None:
        if not verdict.other:
            return
        self._heading(column, OTHER, parent)
        for text, reading in verdict.other:
            words = f"{shown(text)}\n{reading_words(reading)}" if reading else shown(text)
            column.addWidget(ValueLabel(words, parent=parent))
