"""Small workbooks for the tests: a register with every kind of column and a summary with every kind of block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from models.fields import Kind
from models.workbook.book import (
    Book,
    Chart,
    Clause,
    DataColumn,
    DataSheet,
    Figure,
    Figures,
    Glossary,
    Paragraph,
    Table,
    TableColumn,
)
from models.workbook.formulas import Column, Count, Key, Largest, Of, Shown, Sum, Where

KINDS = {"incident": "инцидент", "course": "ошибка в курсе", "request": "запрос"}
PEOPLE = ("=1+1", "*", "Кузнецова Анна Петровна", "007", "<5")
START = datetime(2026, 1, 9, 6, 0, tzinfo=UTC)
FACTS = (
    ("Период", "01.01.2026 — 31.12.2026"),
    ("Отбор", "нет"),
    ("Сформировал", "Иванова"),
    ("База", "desk"),
)

COLUMNS = (
    DataColumn(key="no", title="№", kind=Kind.CODE, note="Номер обращения"),
    DataColumn(key="at", title="Получено", kind=Kind.MOMENT),
    DataColumn(key="day", title="День", kind=Kind.DATE),
    DataColumn(key="kind", title="Вид", kind=Kind.CHOICE, choices=KINDS),
    DataColumn(key="who", title="Кто", kind=Kind.TEXT),
    DataColumn(key="contract", title="Договор", kind=Kind.CODE),
    DataColumn(key="minutes", title="В работе", kind=Kind.MINUTES, total=True),
    DataColumn(key="share", title="Доля", kind=Kind.PERCENT),
    DataColumn(key="what", title="Описание", kind=Kind.LONG_TEXT),
    DataColumn(key="who_n", title="№ лица в сводке", kind=Kind.INTEGER),
)


LATE = (Where("day", date(2026, 1, 20), ">="),)
END = Paragraph(lines=("Составлено по обращениям. " * 8,), signatures=("Подпись ____",))


def rows(count: int) -> list[tuple[Any, ...]]:
    """Rows for `COLUMNS`; people's words include what a spreadsheet would take for patterns and numbers."""
    kinds = list(KINDS)
    return [
        (
            100_000 + at,
            START + timedelta(hours=7 * at),
            date(2026, 1, 1) + timedelta(days=at % 365),
            kinds[at % 3],
            PEOPLE[at % 5],
            f"{at % 7:03d}/2026-МЭО",
            at % 90,
            12.5,
            "Видео не открывается. " * (at % 9),
            at % 5 + 1,
        )
        for at in range(count)
    ]


def register(
    found: Sequence[tuple[Any, ...]] | None = None, columns: Sequence[DataColumn] = COLUMNS
) -> DataSheet:
    """The data sheet."""
    held = rows(40) if found is None else found
    return DataSheet(key="t", name="Данные", columns=tuple(columns), rows=lambda: held, expected=len(held))


def streamed(source: Iterable[tuple[Any, ...]], expected: int) -> DataSheet:
    """A data sheet over a generator."""
    return DataSheet(key="t", name="Данные", columns=COLUMNS, rows=lambda: source, expected=expected)


def book(found: Sequence[tuple[Any, ...]] | None = None) -> Book:
    """A whole workbook over `found`, with our own values counted in Python."""
    held = rows(40) if found is None else list(found)
    return Book(
        title="Обращения", facts=FACTS, data=(register(held),),
        summary=(Figures(title="Итоги", figures=(*totals(held), *derived(held))), *tables(held), END),
        clauses=(Clause(id="quota", reference="п. 5", quote="не более 64 часов в год", reading="точные минуты"),),
        glossary=(Glossary(title="Состояния", header=("Слово", "Значение"), lines=(("=новое", "принято"),)),),
    )  # fmt: skip


def totals(held: Sequence[tuple[Any, ...]]) -> tuple[Figure, ...]:
    """Figures that look at the data sheet alone."""
    minutes = sum(row[6] for row in held)
    return (
        Figure(key="count", title="Всего обращений", value=len(held), formula=Count("t")),
        Figure(
            key="minutes",
            title="В работе",
            kind=Kind.MINUTES,
            value=minutes,
            formula=Sum("t", "minutes"),
            clause="quota",
        ),
        Figure(
            key="longest",
            title="Дольше всего",
            kind=Kind.MINUTES,
            formula=Largest("t", "minutes"),
            value=max((row[6] for row in held), default=0),
        ),
        Figure(key="late", title="С 20 января", value=_late(held), formula=Count("t", LATE)),
        Figure(key="shown", title="По отбору", value=minutes, formula=Shown("t", "minutes")),
    )


def derived(held: Sequence[tuple[Any, ...]]) -> tuple[Figure, ...]:
    """Figures over other figures, and over formulas within formulas."""
    minutes = sum(row[6] for row in held)
    early = {"early": Of("{all}-{late}", {"all": Count("t"), "late": Count("t", LATE)})}
    return (
        Figure(
            key="mean",
            title="В среднем",
            kind=Kind.MINUTES,
            value=minutes / len(held) if held else 0,
            formula=Of("IF({count}=0,0,{minutes}/{count})"),
        ),
        Figure(
            key="early",
            title="До 20 января, на обращение",
            kind=Kind.MINUTES,
            value=minutes / (len(held) - _late(held) or 1),
            formula=Of("{minutes}/IF({early}=0,1,{early})", early),
        ),
        Figure(
            key="verdict",
            title="Вывод",
            kind=Kind.TEXT,
            value="соблюдено",
            clause="quota",
            formula=Of('IF({minutes}<=1000000,"соблюдено","превышено")'),
        ),
    )


def _late(held: Sequence[tuple[Any, ...]]) -> int:
    return sum(row[2] >= date(2026, 1, 20) for row in held)


def tables(held: Sequence[tuple[Any, ...]]) -> tuple[Table, ...]:
    """By kind (with charts), by person (hostile names counted by number), and one without rows."""
    by_kind = Table(
        key="kinds",
        title="По видам",
        columns=(
            TableColumn(key="kind", title="Вид", kind=Kind.TEXT),
            TableColumn(
                key="count", title="Обращений", total=True, formula=Count("t", (Where("kind", Key("kind")),))
            ),
            TableColumn(
                key="spent", title="В работе", kind=Kind.MINUTES, total=True,
                formula=Sum("t", "minutes", (Where("kind", Key("kind")),)),
            ),
            TableColumn(
                key="part", title="Доля", kind=Kind.PERCENT,
                formula=Of("IF({all}=0,0,{count}/{all})", {"all": Column("SUM", "count")}),
            ),
        ),
        rows=[
            (
                title,
                sum(row[3] == kind for row in held),
                sum(row[6] for row in held if row[3] == kind),
                100 * sum(row[3] == kind for row in held) / len(held) if held else 0,
            )
            for kind, title in KINDS.items()
        ],
        total="Всего",
        charts=(
            Chart(kind="column", title="Обращения", category="kind", values=("count",)),
            Chart(kind="bar", title="Минуты", category="kind", values=("spent",)),
        ),
        clause="quota",
    )  # fmt: skip
    by_person = Table(
        key="people",
        title="По лицам",
        numbered=True,
        columns=(
            TableColumn(key="who", title="Кто", kind=Kind.TEXT),
            TableColumn(
                key="count", title="Обращений", formula=Count("t", (Where("who_n", Key("n")),)), total=True
            ),
        ),
        rows=[(who, sum(row[9] == at for row in held)) for at, who in enumerate(PEOPLE, start=1)],
        total="Всего",
    )
    nobody = Table(
        key="none", title="Отказы", columns=(TableColumn(key="who", title="Кто", kind=Kind.TEXT),), rows=(),
        empty="Отказов не было.", total="Всего",
    )  # fmt: skip
    return by_kind, by_person, nobody
