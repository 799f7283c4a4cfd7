"""The screens that bench_screen compares: one variant a process, figures as one line of JSON at the end."""

from __future__ import annotations

import gc
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

SIZE = (1600, 900)
JUMPS, WARM = 120, 10
PROXIED = 100_000
COLUMNS = (
    "id",
    "received_at",
    "kind",
    "summary",
    "organisation",
    "contract_no",
    "state",
    "priority",
    "caller",
)
LONGEST_WAIT = 120
LAG_SECONDS, TICK_MS = 4, 5
FRAME_EVERY_MS = 60  # as often as a list is painted while one result after the other comes
IMPORTED = 4_000
EXPORTED = 20_000


def cpu_ms(work: Callable[[], object]) -> float:
    """CPU time of the process."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def pump(done: Callable[[], bool]) -> None:
    """Let the event loop run until something holds."""
    until = time.monotonic() + LONGEST_WAIT
    while not done():
        QApplication.processEvents()
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.0005)


def rss_mb() -> float:
    """Resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


class Constant(QAbstractTableModel):
    """The cheapest model there can be: every row is the same."""

    ROW = ("104233", "05.11.2026 14:28", "Ошибка в курсе", "Видео в уроке без звука", "МКОУ «ООШ № 3»",
           "412/2026-МЭО", "в работе", "обычный", "Кузнецова Анна Петровна")  # fmt: skip

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._count = rows

    def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        """All of them."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
        """As many as there are texts."""
        return 0 if parent.isValid() else len(self.ROW)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The same text in every row; for sorting, one of its own."""
        return self.ROW[index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class Different(Constant):
    """Rows that differ in the column that is sorted by."""

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A text that scatters the rows."""
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 3:
            return f"{index.row() * 7919 % PROXIED}"
        return super().data(index, role)


def shown(view: QTableView, model: QAbstractTableModel) -> QTableView:
    """The view, painted."""
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    return view


def jumps(view: QTableView, after: Callable[[], object] = lambda: None) -> tuple[list[float], list[float]]:
    """CPU of random jumps: (to the painted frame; until `after` is through as well)."""
    bar, chance = view.verticalScrollBar(), random.Random(3)
    frames, wholes = [], []
    for number in range(JUMPS + WARM):
        place = round(bar.maximum() * chance.random())

        def go(place: int = place) -> None:
            bar.setValue(place)
            view.viewport().repaint()

        frame = cpu_ms(go)
        rest = cpu_ms(after)
        if number >= WARM:
            frames.append(frame)
            wholes.append(frame + rest)
    return frames, wholes


def rival(name: str, file: str) -> dict[str, Any]:
    """A model of Qt's own under its stock view."""
    from PySide6 import QtSql  # noqa: F401 - before the memory is read for the first time

    start = rss_mb()
    if name == "trivial":
        model: Any = Constant(1_000_000)
    else:
        from PySide6.QtSql import QSqlDatabase, QSqlQueryModel, QSqlTableModel

        connection = QSqlDatabase.addDatabase("QSQLITE")
        connection.setConnectOptions("QSQLITE_OPEN_READONLY")
        connection.setDatabaseName(file)
        if not connection.open():
            raise OSError(connection.lastError().text())
        if name == "table":
            model = QSqlTableModel(None, connection)
            model.setTable("ticket")
            model.setSort(model.fieldIndex("received_at"), Qt.SortOrder.DescendingOrder)
            model.select()
        else:
            model = QSqlQueryModel()
            model.setQuery(
                f"select {', '.join(COLUMNS)} from ticket order by received_at desc, id desc", connection
            )
    rows = model.rowCount()
    view = shown(QTableView(), model)
    if name == "table":
        for column in range(model.columnCount()):
            view.setColumnHidden(column, model.record().fieldName(column) not in COLUMNS)
    frames, _ = jumps(view)
    return {"jumps": frames, "rows": rows, "over_start_mb": rss_mb() - start, "rss_mb": rss_mb()}


def proxy() -> dict[str, Any]:
    """Sorting in the screen, as one is tempted to."""
    source = Different(PROXIED)
    model = QSortFilterProxyModel()
    model.setSourceModel(source)
    view = shown(QTableView(), model)

    def work() -> None:
        model.sort(3)
        view.viewport().repaint()

    return {"sort_ms": cpu_ms(work)}


class Ours:
    """Our grid over our row model over a file."""

    def __init__(self, file: str) -> None:
        import numpy as np  # noqa: F401 - what the first ids bring with them
        from sqlalchemy.dialects import sqlite  # noqa: F401 - the same

        from models.all_tables import all_tables
        from models.storage.database import Database
        from models.storage.listing import Query
        from models.tickets.listing import LISTING
        from widgets.parts.garbage import GarbageCollector, settle
        from widgets.parts.grid import Grid
        from widgets.parts.row_model import RowModel
        from widgets.parts.tasks import Tasks
        from widgets.parts.theme import Theme

        all_tables()
        self.start_mb = rss_mb()
        self.theme = Theme(QApplication.instance())  # type: ignore[arg-type]
        self.query, self.listing = Query, LISTING
        self.owner = QObject()
        self.garbage = GarbageCollector(self.owner)
        self.tasks = Tasks(lambda: Database.open(file), print, self.owner, watch=False)
        self.model = RowModel(self.tasks, LISTING, self.owner)
        self.grid = Grid(key="bench")
        shown(self.grid, self.model)
        self.show(Query())
        settle()

    def show(self, query: Any) -> None:
        """Show a result and wait for the whole of it."""
        self.model.set_query(query)
        pump(lambda: self.model.complete and self.tasks.idle)

    def loaded(self) -> None:
        """Wait for the rows in sight, and paint them."""
        QApplication.processEvents()
        pump(lambda: self.tasks.idle and not self.model._ask.isActive())
        self.grid.viewport().repaint()

    def figures(self) -> dict[str, Any]:
        """Jumps, memory, a new row, a sort."""
        frames, wholes = jumps(self.grid, self.loaded)
        gc.collect()
        found: dict[str, Any] = {"jumps": frames, "with_rows": wholes, "rss_mb": rss_mb()}
        found["over_start_mb"] = found["rss_mb"] - self.start_mb
        found |= {"rows": self.model.rowCount()} | self._new_row()
        by_matter = self.query(order=(("summary", False),))
        found["sort_ms"] = min(cpu_ms(lambda: self._sorted(by_matter)) for _ in range(3))
        return found

    def _sorted(self, query: Any) -> None:
        self.listing.orders.forget()
        self.show(query)
        self.loaded()

    def _new_row(self) -> dict[str, float]:
        import numpy as np

        from widgets.parts.row_moves import Moves

        middle = self.model.rowCount() // 2
        chosen = self.model.id_at(middle)
        self.grid.select_id(chosen)
        self.loaded()
        bare, new = [], []
        for number in range(20):
            bare.append(cpu_ms(self.grid.viewport().repaint))
            ids = np.concatenate([[10_000_000 + number], self.model.ids])

            def comes(ids: Any = ids) -> None:
                self.model._apply(ids, Moves(added=(0, 1)))
                self.grid.viewport().repaint()

            new.append(cpu_ms(comes))
            assert self.grid.selected_ids() == [chosen]
        return {"repaint_ms": statistics.median(bare), "new_row_ms": statistics.median(new)}


class Lag:
    """How late a timer of 5 ms is while something else is done."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now

    def during(self, begin: Callable[[], object], done: Callable[[], bool]) -> list[float]:
        """Milliseconds late at each tick until `done`; at least some seconds, beginning again meanwhile."""
        self._late, self._last = [], time.perf_counter()
        self._timer.start()
        until = time.monotonic() + LAG_SECONDS
        loop = QApplication.instance()
        assert loop is not None
        while time.monotonic() < until:
            begin()
            waiting = True
            while waiting:
                loop.processEvents()
                time.sleep(0.0002)
                waiting = not done()
        self._timer.stop()
        return self._late


def nothing() -> None:
    """Idle."""


def lags(file: str) -> dict[str, Any]:
    """The lag while nothing is done, while ids load, a sort, a search, an import, an export runs."""
    ours, lag = Ours(file), Lag()
    busy: list[bool] = []

    def idle() -> bool:
        return not busy and ours.model.complete and ours.tasks.idle

    def ask(**query: Any) -> Callable[[], None]:
        def begin() -> None:
            ours.listing.orders.forget()
            ours.model.set_query(ours.query(**query))

        return begin

    frames = QTimer(interval=FRAME_EVERY_MS)
    frames.timeout.connect(ours.grid.viewport().update)
    found = {"idle": lag.during(nothing, idle)}
    frames.start()
    found["frames"] = lag.during(nothing, idle)
    frames.stop()
    found |= {
        "ids": lag.during(ask(), idle),
        "sort": lag.during(ask(order=(("summary", False),)), idle),
        "search": lag.during(ask(search="занятия"), idle),
    }
    with tempfile.TemporaryDirectory() as folder:
        found["import"] = lag.during(_importing(ours, Path(folder), busy), idle)
        found["export"] = lag.during(_exporting(ours, file, Path(folder), busy), idle)
        ours.tasks.close()
    return found


def _importing(ours: Ours, folder: Path, busy: list[bool]) -> Callable[[], None]:
    """Reads a log of another desk into a scratch file in the write worker, as the import panel does."""
    from models.storage.database import Database
    from models.storage.journal import Actor
    from models.tickets.intake import import_tickets, proposed, tickets_of
    from models.tickets.intake.reading import read_log

    target = Database.open(folder / "import.sqlite")
    rounds = iter(range(1_000))

    def work(database: Database, progress: Any) -> int:
        del database, progress
        part = next(rounds)
        lines = ["number,opened_at,sys_updated_at,incident_state,caller_id,short_description"]
        lines += [
            f"INC{part}-{number},05/11/2026 09:{number % 60:02d},05/11/2026 10:00,New,Caller {number},No sound {number}"
            for number in range(IMPORTED)
        ]
        log = read_log("\n".join(lines).encode())
        read, _ = tickets_of(log, proposed(log.headers))
        return target.write(Actor(None, "bench"), lambda s: import_tickets(s, read)).value.imported

    def begin() -> None:
        busy.append(True)
        ours.tasks.bulk(
            work, lambda count: busy.clear(), ours.owner, failed=lambda error: sys.exit(str(error))
        )

    return begin


def _exporting(ours: Ours, file: str, folder: Path, busy: list[bool]) -> Callable[[], None]:
    """Writes a list to Excel in a child process, as every list does."""
    from models.reports.grid import GridJob
    from models.reports.jobs import Job
    from widgets.parts.child import write_in_child

    newest = ours.model.id_at(0) or 0
    query = ours.query(filters={"ids": list(range(newest - EXPORTED, newest))})
    grid = GridJob(
        listing="models.tickets.listing:LISTING", title="Tickets", columns=("number", "summary"), query=query
    )
    job = Job(out=str(folder / "out.xlsx"), token="bench", made_by="bench", grid=grid).to_json()

    def begin() -> None:
        busy.append(True)
        ours.tasks.run(
            lambda progress: write_in_child(job, file, "ru", progress),
            lambda written: busy.clear(),
            ours.owner,
            failed=lambda error: sys.exit(str(error)),
        )

    return begin


def main() -> None:
    """One variant."""
    application = QApplication(sys.argv[:1])
    variant, file = sys.argv[1:]
    if variant == "ours":
        ours = Ours(file)
        found = ours.figures()
        ours.tasks.close()
    elif variant == "lag":
        found = lags(file)
    else:
        found = proxy() if variant == "proxy" else rival(variant, file)
    print(json.dumps(found))
    del application


if __name__ == "__main__":
    main()
