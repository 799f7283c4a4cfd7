"""The agreement as one document: words at the left, what the program takes from them at the right, all of it copyable.

Built as rich text of one view instead of hundreds of widgets; every foreign word is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from models.agreement.clauses import Clause, Question
from models.agreement.questions import QUESTIONS
from models.agreement.readings import Readings
from models.agreement.words import values_in_words
from models.formats import fold
from models.text import QT_TRANSLATE_NOOP
from widgets.agreement.sections import SECTIONS, section_of
from widgets.parts.text import shown, translate
from widgets.parts.theme import Theme

SWITCH = "switch:"
"""Begins the address of a link that asks to read otherwise."""

READ_OTHERWISE = QT_TRANSLATE_NOOP("agreement", "Read otherwise…")
HOLDS, OTHER = "●", "○"


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause with the questions that it leaves open."""

    clause: Clause
    questions: tuple[Question, ...]

    def words(self) -> str:
        """Everything that can be searched for, folded."""
        values = (f"{shown(name)} {shown(value)}" for name, value in values_in_words(self.clause))
        return fold(" ".join((self.clause.shown_title(translate), self.clause.quote, *values)))

    def has(self, words: str) -> bool:
        """Whether the clause holds all of these (folded) words."""
        own = self.words()
        return all(word in own for word in words.split())


@dataclass(frozen=True, slots=True)
class Shown:
    """What the document shows beside the clauses: the readings of a moment, and the clause that was asked for."""

    readings: Readings
    at: datetime
    may_switch: bool
    wanted: str = ""


def document(entries: Sequence[Entry], shown_now: Shown) -> str:
    """The entries, already in order, under the headings of their sections."""
    titles = {key: title for key, title, _ in SECTIONS}
    parts, section = [], ""
    for entry in entries:
        if section_of(entry.clause.id) != section:
            section = section_of(entry.clause.id)
            parts.append(f"<h3>{escape(translate('agreement', titles[section]))}</h3>")
        parts.append(_entry(entry, shown_now))
    return f"<html><head><style>{_style()}</style></head><body>{''.join(parts)}</body></html>"


def _style() -> str:
    theme, px = Theme.current(), Theme.current().px
    return (
        f"h3 {{ font-size: {px(15)}px; font-weight: 600; color: {theme.hex('text')};"
        f" margin-top: {px(20)}px; margin-bottom: {px(4)}px; }}"
        f" td {{ color: {theme.hex('text')}; font-size: {px(13)}px; }}"
        f" .name {{ color: {theme.hex('muted')}; }} .title {{ font-weight: 600; }}"
        f" .chosen {{ color: {theme.hex('accent')}; }} .other {{ color: {theme.hex('muted')}; }}"
        f" a {{ color: {theme.hex('link')}; text-decoration: none; }}"
    )


def _entry(entry: Entry, shown_now: Shown) -> str:
    theme, px, clause = Theme.current(), Theme.current().px, entry.clause
    ground = f' bgcolor="{theme.hex("accent_soft")}"' if clause.id == shown_now.wanted else ""
    left = (
        f'<a name="{clause.id}"></a><div class="title">{escape(clause.shown_title(translate))}</div>'
        f"{_quotation(clause.quote)}{''.join(_question(each, shown_now) for each in entry.questions)}"
    )
    line = f"border-bottom: 1px solid {theme.hex('line')};"
    return (
        f'<table width="100%" cellspacing="0" cellpadding="{px(8)}"{ground}><tr>'
        f'<td width="56%" valign="top" style="{line}">{left}</td>'
        f'<td width="44%" valign="top" style="{line}">{_values(clause)}</td></tr></table>'
    )


def _quotation(quote: str) -> str:
    """The words of the document beside a bar."""
    theme, px = Theme.current(), Theme.current().px
    return (
        f'<table cellspacing="0" cellpadding="0" style="margin-top: {px(4)}px;"><tr>'
        f'<td width="3" bgcolor="{theme.hex("accent")}"></td>'
        f'<td style="padding: {px(2)}px {px(8)}px;">«{escape(quote)}»</td></tr></table>'
    )


def _values(clause: Clause) -> str:
    px = Theme.current().px
    lines = (
        f'<tr><td class="name" width="{px(140)}">{escape(shown(name))}</td><td>{escape(shown(value))}</td></tr>'
        for name, value in values_in_words(clause)
    )
    return f'<table cellspacing="0" cellpadding="{px(1)}">{"".join(lines)}</table>'


def _question(question: Question, shown_now: Shown) -> str:
    """The question, its readings with the one that holds marked, and the link that switches it."""
    known, px = QUESTIONS[question.question], Theme.current().px
    chosen = shown_now.readings.of(question.question, shown_now.at)
    lines = "".join(
        _reading(translate("models", known.readings[choice]), choice == chosen) for choice in question.choices
    )
    link = ""
    if shown_now.may_switch:
        words = escape(translate("agreement", READ_OTHERWISE))
        link = f'<div><a href="{SWITCH}{question.question}">{words}</a></div>'
    title = escape(translate("models", known.title))
    return f'<div class="title" style="margin-top: {px(8)}px;">{title}</div><table>{lines}</table>{link}'


def _reading(words: str, holds: bool) -> str:
    mark, kind = (HOLDS, "chosen") if holds else (OTHER, "other")
    said = escape(words) if holds else f'<span class="other">{escape(words)}</span>'
    return f'<tr><td class="{kind}" valign="top">{mark}&nbsp;</td><td>{said}</td></tr>'


def entries_of(clauses: Iterable[Clause], questions: Iterable[Question]) -> list[Entry]:
    """The clauses in their order, each with the questions that it leaves open."""
    known = list(questions)
    return [Entry(clause, tuple(each for each in known if each.clause == clause.id)) for clause in clauses]
