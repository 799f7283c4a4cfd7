"""A contract year's statement as a page to print: the clause, every line, the totals, two places to sign."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument

from models.agreement.clauses import Clause
from models.formats import format_date, joined
from models.hours.choices import LineKind
from models.hours.queries import HoursAnswer, LineRow
from models.hours.rules.years import moscow_day
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.text import shown_minutes
from widgets.parts.theme import FAMILY

CONTEXT = "statement"
CLAUSES = ("hours.quota", "hours.included", "hours.contract")
STYLE = """
body { color: #000; }
h1 { font-size: 15pt; margin: 0 0 2pt 0; }
p { font-size: 9.5pt; margin: 2pt 0; }
p.quote { color: #333; margin-left: 12pt; }
th { font-size: 8.5pt; text-align: left; color: #333; }
td { font-size: 9.5pt; }
td.sum { font-weight: 600; }
"""
TITLE = QT_TRANSLATE_NOOP("statement", "Statement of methodology hours")
OF = QT_TRANSLATE_NOOP("statement", "Contract {number} with {organisation}")
YEAR = QT_TRANSLATE_NOOP("statement", "Contract year {first} – {last}; as of {day}")
HEADINGS = (
    QT_TRANSLATE_NOOP("statement", "Date"),
    QT_TRANSLATE_NOOP("statement", "Who asked"),
    QT_TRANSLATE_NOOP("statement", "Topic"),
    QT_TRANSLATE_NOOP("statement", "Charged"),
    QT_TRANSLATE_NOOP("statement", "Left"),
)
REVERSAL = QT_TRANSLATE_NOOP("statement", "reversal of line {line}: {reason}")
QUOTA = QT_TRANSLATE_NOOP("statement", "change of the quota: {reason}")
BEYOND = QT_TRANSLATE_NOOP("statement", "of it {over} beyond the quota: {reason}")
NOTHING = QT_TRANSLATE_NOOP("statement", "Nothing has been charged in this year.")
TOTALS = (
    QT_TRANSLATE_NOOP("statement", "Quota of the year"),
    QT_TRANSLATE_NOOP("statement", "Used within the quota"),
    QT_TRANSLATE_NOOP("statement", "Reserved for planned events"),
    QT_TRANSLATE_NOOP("statement", "Left"),
    QT_TRANSLATE_NOOP("statement", "Beyond the quota"),
)
SIGNS = (
    QT_TRANSLATE_NOOP("statement", "For the licensor ____________________ / ____________________ /"),
    QT_TRANSLATE_NOOP("statement", "For the licensee ____________________ / ____________________ /"),
)


def say(source: str, **values: object) -> str:
    """A text of the statement in the language of the interface, safe for HTML."""
    return escape(QCoreApplication.translate(CONTEXT, source).format(**values), quote=False)


def statement_html(answer: HoursAnswer) -> str:
    """The whole statement as HTML for a QTextDocument."""
    contract, year = answer.contract, answer.state.shown
    where = joined((contract.organisation, contract.locality, contract.region), ", ")
    parts = [
        f"<h1>{say(TITLE)}</h1>",
        f"<p><b>{say(OF, number=contract.number, organisation=where)}</b></p>",
        f"<p>{say(YEAR, first=format_date(year.first), last=format_date(year.last), day=_day(answer))}</p>",
        _quote([answer.policy.edition.clause(name) for name in CLAUSES]),
        "<br>",
        _table(answer),
        "<br>",
        _totals(answer),
        "<br><br>",
        *(f"<p>{say(sign)}</p><br>" for sign in SIGNS),
    ]
    return f"<html><head><style>{STYLE}</style></head><body>{''.join(parts)}</body></html>"


def _day(answer: HoursAnswer) -> str:
    return format_date(moscow_day(answer.at))


def _quote(clauses: Iterable[Clause]) -> str:
    """The clauses are parts of one sentence of the agreement and are quoted as such."""
    sentence = " ".join(clause.quote.strip("«»") for clause in clauses)
    return f'<p class="quote">«{escape(sentence, quote=False)}»</p>'


def _table(answer: HoursAnswer) -> str:
    if not answer.lines:
        return f"<p>{say(NOTHING)}</p>"
    head = "".join(
        f'<th align="{"right" if place > 2 else "left"}">{say(title)}</th>'
        for place, title in enumerate(HEADINGS)
    )
    quota = answer.state.balance.quota
    rows = "".join(_row(line, quota) for line in answer.lines)
    return f'<table width="100%" cellspacing="0" cellpadding="3" border="0"><tr>{head}</tr>{rows}</table>'


def _row(line: LineRow, quota: int) -> str:
    cells = (
        format_date(moscow_day(line.at)),
        escape(line.caller, quote=False),
        "<br>".join(_remarks(line)),
    )
    figures = (shown_minutes(line.minutes), shown_minutes(quota - line.balance))
    return (
        "<tr>"
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "".join(f'<td align="right">{figure}</td>' for figure in figures)
        + "</tr>"
    )


def _remarks(line: LineRow) -> Iterable[str]:
    if line.line_kind == LineKind.QUOTA:
        yield say(QUOTA, reason=line.reason)
        return
    yield escape(line.topic, quote=False)
    if line.reverses_id is not None:
        yield say(REVERSAL, line=line.reverses_id, reason=line.reason)
    elif line.over > 0:
        yield say(BEYOND, over=shown_minutes(line.over), reason=line.reason)


def _totals(answer: HoursAnswer) -> str:
    balance = answer.state.balance
    figures = (balance.quota, balance.used, balance.reserved, balance.left, balance.over)
    rows = "".join(
        f'<tr><td>{say(title)}</td><td align="right" class="sum">{shown_minutes(figure)}</td></tr>'
        for title, figure in zip(TOTALS, figures, strict=True)
    )
    return f'<table cellspacing="0" cellpadding="3" border="0">{rows}</table>'


def statement_document(answer: HoursAnswer) -> QTextDocument:
    """The statement laid out, to be shown or printed."""
    document = QTextDocument()
    document.setDefaultFont(QFont(FAMILY, 10))
    document.setHtml(statement_html(answer))
    return document


def page_layout() -> QPageLayout:
    """A4 upright with margins that every printer keeps."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(18, 15, 15, 18),
        QPageLayout.Unit.Millimeter,
    )
