"""P9: a data sheet of 15 columns through our writer, beside openpyxl (both modes), XlsxWriter bare, a Rust writer, csv.

Run by hand: python -m tests.bench.bench_workbook [ROWS ...]. Every way runs in a fresh process; CPU seconds over making
the same rows, and the peak of memory over the interpreter that only makes them. Ways whose package is missing are left
out (rustpy-xlsxwriter is no dependency of ours: install it into a scratch environment to see it).

Why XlsxWriter: it is the fastest of the well-kept writers that can do all of what a report needs and keep it safe:
formulas with our own values in any cell of several sheets, charts, totals above a frozen heading, print set-up, texts
that never become formulas or links, memory that does not grow with the rows. The Rust bindings are faster, but
write tables from the top of a sheet with no cached values for formulas, and each is kept by one person before 1.0.
openpyxl takes `=1+1` for a formula and dies of a control character. XML of our own is therefore not needed.
"""

from __future__ import annotations

import csv
import importlib.util
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

ROWS = (20_000, 100_000)
START = datetime(2026, 1, 1, 9, 0)
WORDS = [
    "журнал",
    "не",
    "открывается",
    "после",
    "входа",
    "учитель",
    "класс",
    "занятие",
    "урок",
    "ошибка",
    "экран",
    "белый",
    "тест",
    "оценка",
    "пароль",
]
Row = tuple[Any, ...]


def rows(count: int) -> Iterator[Row]:
    """A register of tickets: numbers, moments, words of a list, names, a description of a dozen words, durations."""
    chance = random.Random(1)
    for at in range(count):
        received = START + timedelta(minutes=at)
        yield (
            str(100_000 + at), received, received + timedelta(hours=5), "ошибка в курсе", "телефон",
            "Кузнецова Анна Петровна", f"МБОУ «СОШ № {at % 500}», Рязань", f"{at % 900}/2026-МЭО-{at % 90}", "Алгебра",
            at % 11 + 1, f"{at % 40:02d}", " ".join(chance.choices(WORDS, k=12)), "решено", at % 600, at % 60,
        )  # fmt: skip


def ours(count: int, path: Path) -> None:
    """The whole of our writer: safe texts, spool, totals, widths, filter, print set-up, reference sheet."""
    from models.fields import Kind
    from models.text import source_language
    from models.workbook.book import Book, DataColumn, DataSheet
    from models.workbook.writer import write_book

    kinds = [
        Kind.CODE, Kind.MOMENT, Kind.MOMENT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.CODE, Kind.TEXT,
        Kind.INTEGER, Kind.CODE, Kind.TEXT, Kind.TEXT, Kind.INTEGER, Kind.INTEGER,
    ]  # fmt: skip
    columns = tuple(DataColumn(key=f"c{at}", title=f"c{at}", kind=kind) for at, kind in enumerate(kinds))
    sheet = DataSheet(key="t", name="Данные", columns=columns, rows=lambda: rows(count), expected=count)
    write_book(Book(title="x", facts=(), data=(sheet,)), path, source_language)


def xlsxwriter_bare(count: int, path: Path, *, constant_memory: bool) -> None:
    """XlsxWriter with safe options and date formats, nothing else."""
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(str(path), {**options, "constant_memory": constant_memory})
    sheet, moment = workbook.add_worksheet(), workbook.add_format({"num_format": "dd.mm.yyyy hh:mm"})
    for number, row in enumerate(rows(count)):
        for at, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, at, value)
            elif isinstance(value, datetime):
                sheet.write_datetime(number, at, value, moment)
            else:
                sheet.write_number(number, at, value)
    workbook.close()


def openpyxl_bare(count: int, path: Path, *, write_only: bool) -> None:
    """openpyxl as everybody writes with it."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=write_only)
    sheet = workbook.create_sheet()
    for row in rows(count):
        sheet.append(row)
    workbook.save(path)


def rust(count: int, path: Path) -> None:
    """A Rust writer over a generator of dictionaries."""
    from rustpy_xlsxwriter import FastExcel

    keys = [f"c{at}" for at in range(15)]
    FastExcel(str(path)).sheet("Данные", (dict(zip(keys, row, strict=True)) for row in rows(count))).save()


def plain_csv(count: int, path: Path) -> None:
    """The floor: text without any form."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(count))


def nothing(count: int, path: Path) -> None:
    """Only make the rows: what is taken off every other figure."""
    for _ in rows(count):
        pass
    path.touch()


WAYS: dict[str, tuple[str, Callable[[int, Path], None]]] = {
    "the rows alone": ("csv", nothing),
    "csv": ("csv", plain_csv),
    "our writer, everything included": ("xlsxwriter", ours),
    "XlsxWriter constant_memory, bare": (
        "xlsxwriter",
        lambda n, p: xlsxwriter_bare(n, p, constant_memory=True),
    ),
    "XlsxWriter normal, bare": ("xlsxwriter", lambda n, p: xlsxwriter_bare(n, p, constant_memory=False)),
    "openpyxl write_only": ("openpyxl", lambda n, p: openpyxl_bare(n, p, write_only=True)),
    "openpyxl normal": ("openpyxl", lambda n, p: openpyxl_bare(n, p, write_only=False)),
    "rustpy-xlsxwriter": ("rustpy_xlsxwriter", rust),
}


def run_one(name: str, count: int) -> None:
    """In a fresh process: write once, tell CPU seconds, peak memory in MB and the size of the file in MB."""
    import resource

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.xlsx"
        WAYS[name][1](1, Path(folder) / "warm.xlsx")  # imports are not what is measured
        begun = time.process_time()
        WAYS[name][1](count, path)
        spent = time.process_time() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(spent, peak, path.stat().st_size / 1_000_000)


def measured(name: str, count: int) -> tuple[float, float, float]:
    """CPU seconds, peak MB, file MB."""
    command = [sys.executable, "-m", "tests.bench.bench_workbook", "--one", name, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    spent, peak, size = map(float, done.stdout.split())
    return spent, peak, size


def main(arguments: list[str]) -> None:
    """Print one table for each number of rows."""
    if arguments[:1] == ["--one"]:
        run_one(arguments[1], int(arguments[2]))
        return
    for count in map(int, arguments or map(str, ROWS)):
        floor = measured("the rows alone", count)[0]
        print(f"\n| {count:,} rows x 15 | CPU s, rows taken off | peak MB | file MB |\n|---|---|---|---|")
        for name, (package, _) in WAYS.items():
            if importlib.util.find_spec(package) is not None and name != "the rows alone":
                spent, peak, size = measured(name, count)
                print(f"| {name} | {spent - floor:.2f} | {peak:.0f} | {size:.1f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
