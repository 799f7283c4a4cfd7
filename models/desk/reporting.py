"""What all reports have in common: what is asked for, the title block, quoted clauses, tables that count.

A room's `report.py` builds a `Book` from a `Request` inside one reading transaction; `models.reports` lists them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from models.agreement.clauses import Edition
from models.agreement.questions import QUESTIONS
from models.agreement.readings import Readings
from models.desk.spans import months as months
from models.desk.spans import moscow_midnight as moscow_midnight
from models.fields import Choice, Field, Kind
from models.formats import MOSCOW, format_date, format_moment
from models.text import QT_TRANSLATE_NOOP, Text, Translate, render
from models.workbook.book import Book, Chart, Clause, DataColumn, Figure, Table, TableColumn, Value
from models.workbook.formulas import Count, Formula, Key, Sum, Where
from models.workbook.safe_cells import serial

CONTEXT = "reports"

_PERIOD = QT_TRANSLATE_NOOP("reports", "Period")
_FILTER = QT_TRANSLATE_NOOP("reports", "Filter")
_AS_OF = QT_TRANSLATE_NOOP("reports", "As of")
_MADE_BY = QT_TRANSLATE_NOOP("reports", "Made by")
_EDITION = QT_TRANSLATE_NOOP("reports", "Agreement")
_DATABASE = QT_TRANSLATE_NOOP("reports", "Database")
_PROGRAM = QT_TRANSLATE_NOOP("reports", "Program")
_NOTHING = QT_TRANSLATE_NOOP("reports", "none")
_CONTRACTS = QT_TRANSLATE_NOOP("reports", "contracts {numbers}")
_MOSCOW = QT_TRANSLATE_NOOP("reports", "{moment} Moscow time")
_EDITION_OF = QT_TRANSLATE_NOOP("reports", "edition {number} of {day}")
_YES = QT_TRANSLATE_NOOP("reports", "yes")
_NO = QT_TRANSLATE_NOOP("reports", "no")
_FROM = QT_TRANSLATE_NOOP("reports", "from")
_LAST = QT_TRANSLATE_NOOP("reports", "to")
MONTH = QT_TRANSLATE_NOOP("reports", "Month")
_BY_MONTH = QT_TRANSLATE_NOOP("reports", "By month")
_TOTAL = QT_TRANSLATE_NOOP("reports", "Total")
_CLOCK = QT_TRANSLATE_NOOP(
    "reports", "Durations stand as whole minutes and, beside them, as hours and minutes."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a report is asked for: Moscow days `first` to `last`, both included, as of `now`, in which language.

    `contracts` are numbers, none of them means all; `made_by`, `place` and `version` are for the title block.
    """

    first: date
    last: date
    now: datetime
    translate: Translate
    contracts: tuple[str, ...] = ()
    made_by: str = ""
    place: str = ""
    version: str = ""

    @property
    def start(self) -> datetime:
        """The moment at which the period begins."""
        return moscow_midnight(self.first)

    @property
    def end(self) -> datetime:
        """The moment at which the period is over (not included)."""
        return moscow_midnight(self.last + timedelta(days=1))

    @property
    def today(self) -> date:
        """The Moscow day as of which the report is made."""
        return self.now.astimezone(MOSCOW).date()

    def word(self, source: str, **values: object) -> str:
        """A word or sentence of the context «reports»."""
        return self.translate(CONTEXT, source, None).format(**values)

    def say(self, text: Text) -> str:
        """A sentence of the models."""
        return render(text, self.translate)

    def titles(self, choices: Iterable[Choice]) -> dict[object, str]:
        """The shown words of choices by their stored ones."""
        return {choice.value: self.translate("choices", choice.title, None) for choice in choices}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report: name on the command line, title, its short form and purpose (context «reports»), and what builds it.

    `uses` names the parameters that matter: «period», «contracts», «contract» (exactly one), «year».
    """

    name: str
    title: str
    short: str
    about: str
    icon: str
    build: Callable[[Session, Request], Book]
    uses: frozenset[str] = field(default=frozenset({"period", "contracts"}))


def facts(request: Request, edition: Edition, filters: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """The title block: period, filter, as of when, by whom, by which edition, from which database and program."""
    wanted = list(filters)
    if request.contracts:
        wanted.insert(0, request.word(_CONTRACTS, numbers=", ".join(request.contracts)))
    period = f"{format_date(request.first)} — {format_date(request.last)}"
    return (
        (request.word(_PERIOD), period),
        (request.word(_FILTER), "; ".join(wanted) or request.word(_NOTHING)),
        (request.word(_AS_OF), request.word(_MOSCOW, moment=format_moment(request.now))),
        (request.word(_MADE_BY), request.made_by or "—"),
        (request.word(_EDITION), shown_edition(request, edition)),
        (request.word(_DATABASE), request.place or "—"),
        (request.word(_PROGRAM), f"Пульт МЭО {request.version}".strip()),
    )


def shown_edition(request: Request, edition: Edition) -> str:
    """«Соглашение об уровне услуг, редакция 1 от 01.01.2015»."""
    of = request.word(_EDITION_OF, number=edition.number, day=format_date(edition.starts))
    return f"{edition.shown_title(request.translate)}, {of}"


def quoted(
    request: Request, readings: Readings, ids: Sequence[str], at: datetime | None = None
) -> tuple[Clause, ...]:
    """The clauses with these ids as a workbook quotes them, with the readings that hold at `at` (now by default)."""
    moment = at or request.now
    edition = readings.agreement.at(moment)
    return tuple(
        Clause(
            id=clause.id,
            reference=clause.shown_title(request.translate),
            quote=f"«{clause.quote}»",
            reading=_readings_of(request, readings, clause.id, moment),
            edition=shown_edition(request, edition),
        )
        for clause in (edition.clause(name) for name in ids)
    )


def _readings_of(request: Request, readings: Readings, clause: str, at: datetime) -> str:
    """Question and chosen reading of every open question about a clause, one a line."""
    lines = []
    for name, question in readings.agreement.at(at).questions.items():
        if question.clause == clause:
            asked = request.translate("models", QUESTIONS[name].title, None)
            chosen = request.translate("models", QUESTIONS[name].readings[readings.of(name, at)], None)
            lines.append(f"{asked} {chosen}")
    return "\n".join(lines)


def data_column(
    request: Request, source: Field, *, key: str = "", total: bool = False, note: str = "", title: str = ""
) -> DataColumn:
    """A column of a data sheet as its field declares it; `note` and another `title` are of the context «reports»."""
    return DataColumn(
        key=key or source.key,
        title=request.word(title) if title else request.translate("fields", source.title, None),
        kind=source.kind,
        choices=flags(request) if source.kind is Kind.FLAG else request.titles(source.choices),
        total=total,
        note=_note(request, source.kind, note),
    )


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column that no field declares; title and note are of the context «reports»."""

    key: str
    title: str
    kind: Kind
    note: str = ""
    total: bool = False
    choices: tuple[Choice, ...] = ()
    decimals: int = 2

    def made(self, request: Request) -> DataColumn:
        """The column in the reader's language."""
        shown = flags(request) if self.kind is Kind.FLAG else request.titles(self.choices)
        return DataColumn(
            key=self.key,
            title=request.word(self.title),
            kind=self.kind,
            choices=shown,
            total=self.total,
            decimals=self.decimals,
            note=_note(request, self.kind, self.note),
        )


def made_columns(request: Request, specs: Iterable[ColumnSpec]) -> tuple[DataColumn, ...]:
    """The columns in the reader's language."""
    return tuple(spec.made(request) for spec in specs)


def figure(
    request: Request,
    key: str,
    title: str,
    value: Value,
    formula: Formula | None,
    *,
    kind: Kind = Kind.INTEGER,
    clause: str | None = None,
    decimals: int = 2,
) -> Figure:
    """A figure of the summary; its title is of the context «reports»."""
    return Figure(
        key=key,
        title=request.word(title),
        value=value,
        formula=formula,
        kind=kind,
        clause=clause,
        decimals=decimals,
    )


def flags(request: Request) -> dict[object, str]:
    """«да» and «нет»."""
    return {True: request.word(_YES), False: request.word(_NO)}


def _note(request: Request, kind: Kind, note: str) -> str:
    if note:
        return request.word(note)
    return request.word(_CLOCK) if kind in {Kind.MINUTES, Kind.SECONDS} else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a table counts: the formula for a condition, and our own value for each line (0 where there is none)."""

    key: str
    title: str
    formula: Callable[[tuple[Where, ...]], Formula]
    values: Mapping[object, Value]
    kind: Kind = Kind.INTEGER
    total: bool = True
    decimals: int = 2


def counting(
    sheet: str, title: str, values: Mapping[object, Value], *also: Where, key: str = "count"
) -> Measure:
    """The measure «how many rows»."""
    return Measure(key=key, title=title, values=values, formula=lambda where: Count(sheet, (*where, *also)))


def adding(
    sheet: str,
    column: str,
    title: str,
    values: Mapping[object, Value],
    *also: Where,
    kind: Kind = Kind.MINUTES,
) -> Measure:
    """The measure «the sum of a column»."""
    return Measure(
        key=column,
        title=title,
        values=values,
        kind=kind,
        formula=lambda where: Sum(sheet, column, (*where, *also)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of a table that counts: (value, shown word) pairs under a heading.

    `column` is the data column that is compared with the shown word, or, for people's words (`numbered`), with the
    number of the line, because a spreadsheet would read patterns into them.
    """

    heading: str
    column: str
    pairs: Sequence[tuple[object, Value]]
    numbered: bool = False
    kind: Kind = Kind.TEXT

    @property
    def condition(self) -> Where:
        """What a row of the data must have to belong to a line."""
        return Where(self.column, Key("n" if self.numbered else "word"))

    @property
    def numbers(self) -> dict[object, int]:
        """The number of each line, by its value: what the data column holds."""
        return {value: at for at, (value, _) in enumerate(self.pairs, start=1)}


def breakdown(
    key: str,
    title: str,
    lines: Lines,
    measures: Sequence[Measure],
    *,
    total: str = "",
    charts: tuple[Chart, ...] = (),
    clause: str | None = None,
    empty: str = "",
) -> Table:
    """A table with a line for each value and a live formula for each measure."""
    columns = [TableColumn(key="word", title=lines.heading, kind=lines.kind)]
    columns += [
        TableColumn(
            key=each.key,
            title=each.title,
            kind=each.kind,
            formula=each.formula((lines.condition,)),
            total=each.total,
            decimals=each.decimals,
        )
        for each in measures
    ]
    rows = [(word, *(each.values.get(value, 0) for each in measures)) for value, word in lines.pairs]
    return Table(
        key=key,
        title=title,
        columns=tuple(columns),
        rows=rows,
        numbered=lines.numbered,
        total=total,
        charts=charts,
        clause=clause,
        empty=empty,
    )


def by_month(
    request: Request, column: str, measures: Sequence[Measure], charts: tuple[Chart, ...] = ()
) -> Table:
    """A line for each calendar month of the period; `column` is a data column of moments or dates.

    The measures' values are found under the month's first day within the period.
    """
    spans = months(request.first, request.last)
    whole = all(begin.day == 1 and end.day == 1 for begin, end in spans)
    after = Key("from", months=1) if whole else Key("to", days=1)
    within = (Where(column, Key("from"), ">="), Where(column, after, "<"))
    columns = [month_column(request)]
    if not whole:
        columns = [
            TableColumn(key="from", title=request.word(_FROM), kind=Kind.DATE),
            TableColumn(key="to", title=request.word(_LAST), kind=Kind.DATE),
        ]
    columns += [
        TableColumn(
            key=each.key, title=each.title, kind=each.kind, formula=each.formula(within), total=each.total
        )
        for each in measures
    ]
    rows = [
        (
            serial(begin),
            *(() if whole else (serial(end - timedelta(days=1)),)),
            *(each.values.get(begin, 0) for each in measures),
        )
        for begin, end in spans
    ]
    return Table(
        key="months",
        title=request.word(_BY_MONTH),
        columns=tuple(columns),
        rows=rows,
        charts=charts,
        total=request.word(_TOTAL),
    )


def month_column(request: Request) -> TableColumn:
    """The first days of whole months, shown as «ноябрь 2026»; conditions take `Key("from", months=1)` as the end."""
    return TableColumn(key="from", title=request.word(MONTH), kind=Kind.DATE, style="month")


def month_of(request: Request, day: date) -> date:
    """The line of `by_month` that a day of the period belongs to."""
    return max(day.replace(day=1), request.first)


def total_word(request: Request) -> str:
    """«Всего»."""
    return request.word(_TOTAL)
