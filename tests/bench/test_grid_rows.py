"""The grid over many rows: figures of the row model with a real view, relative to each other in one run."""

import time

import pytest
from PySide6.QtCore import QTimer
from sqlalchemy import text

from models.fields import Field, Kind
from models.storage.database import Database
from models.storage.journal import JournalEntry
from models.storage.listing import Listing, Query
from widgets.parts.grid import Grid
from widgets.parts.row_model import PAGE, RowModel
from widgets.parts.tasks import Tasks

pytestmark = pytest.mark.slow

FEW, MANY = 1_000, 100_000
LISTING = Listing(
    fields=(
        Field(key="seq", title="No.", kind=Kind.INTEGER, column=JournalEntry.seq, width=90),
        Field(key="entity", title="What", kind=Kind.TEXT, column=JournalEntry.entity, width=140),
        Field(key="reason", title="Why", kind=Kind.TEXT, column=JournalEntry.reason, stretch=True),
        Field(key="at", title="When", kind=Kind.MOMENT, column=JournalEntry.at, width=150),
    ),
    id_column=JournalEntry.seq,
    default_order=(("seq", True),),
)


def filled(tmp_path_factory, template, count):
    import shutil

    path = shutil.copy(template, tmp_path_factory.mktemp("bench") / f"{count}.sqlite")
    database = Database.open(path)
    statement = text(
        "insert into journal (seq, at, actor_name, console, entity, entity_id, action, changes, reason) "
        "values (:seq, '2026-11-05 09:00:00', 'a', 'c', 'ticket', :seq, 'created', '{}', :reason)"
    )
    with database.writer.begin() as connection:
        connection.execute(statement, [{"seq": n, "reason": f"Причина {n}"} for n in range(1, count + 1)])
    return database


@pytest.fixture(scope="module")
def databases(tmp_path_factory, sqlite_template):
    made = {count: filled(tmp_path_factory, sqlite_template, count) for count in (FEW, MANY)}
    yield made
    for database in made.values():
        database.close()


class Screen:
    """A grid over one of the databases, shown."""

    def __init__(self, qtbot, database):
        self.qtbot = qtbot
        self.tasks = Tasks(lambda: database, pytest.fail, watch=False)
        self.tasks.read(
            lambda session: session.execute(text("select 1")).scalar_one(), lambda _: None, self.tasks
        )
        self.grid = Grid(key="bench")
        self.model = RowModel(self.tasks, LISTING, self.tasks)
        self.grid.setModel(self.model)
        qtbot.addWidget(self.grid)
        self.grid.resize(1174, 700)
        self.grid.show()
        qtbot.wait(50)

    def milliseconds_until(self, reached):
        """Wall time until `reached()` holds, the event loop running."""
        started = time.perf_counter()
        self.qtbot.waitUntil(reached, timeout=20_000)
        return 1000 * (time.perf_counter() - started)

    def first_rows(self):
        with self.qtbot.waitSignal(self.model.ready, timeout=20_000):
            self.model.set_query(Query())
        self.model.beginResetModel()
        self.model._ids = []
        self.model.endResetModel()
        started = time.perf_counter()
        self.model.set_query(Query())
        while self.model.rowCount() == 0:
            self.qtbot.wait(1)
        self.grid.repaint()
        return 1000 * (time.perf_counter() - started)

    def jump(self, row):
        self.grid.scrollTo(self.model.index(row, 0))
        return self.milliseconds_until(lambda: self.model.row_values(row) is not None)


@pytest.fixture
def screen(qtbot, databases, request):
    made = Screen(qtbot, databases[request.param])
    yield made
    made.tasks._database = None  # the databases outlive the tasks
    made.tasks.close()


def best(measure, times=5):
    return min(measure() for _ in range(times))


@pytest.fixture(scope="module")
def figures():
    return {}


@pytest.mark.parametrize("screen", [FEW, MANY], indirect=True)
def test_first_rows_come_as_fast_from_many_rows_as_from_few(screen, figures, request):
    figures[request.node.callspec.params["screen"]] = best(screen.first_rows)
    print(f"\nfirst rows: {figures} ms")
    if MANY in figures:
        assert figures[MANY] <= max(3 * figures[FEW], figures[FEW] + 60)


@pytest.mark.parametrize("screen", [MANY], indirect=True)
def test_a_jump_to_any_place_shows_its_rows_in_a_frame_or_two(screen):
    with screen.qtbot.waitSignal(screen.model.ready, timeout=20_000):
        screen.model.set_query(Query())
    taken = sorted(screen.jump(row) for row in range(5 * PAGE, MANY, 9_973))
    print(f"\njumps: median {taken[len(taken) // 2]:.1f} ms, worst {taken[-1]:.1f} ms")

    assert taken[len(taken) // 2] < 60


@pytest.mark.parametrize("screen", [MANY], indirect=True)
def test_the_screen_stays_alive_while_the_ids_load(screen):
    gaps, last = [], time.perf_counter()
    timer = QTimer(screen.grid, interval=5)

    def tick():
        nonlocal last
        now = time.perf_counter()
        gaps.append(1000 * (now - last))
        last = now

    timer.timeout.connect(tick)
    timer.start()
    for _ in range(5):
        with screen.qtbot.waitSignal(screen.model.ready, timeout=20_000):
            screen.model.set_query(Query())
    print(f"\nlongest gap of a 5 ms timer: {max(gaps):.0f} ms over {len(gaps)} ticks")

    assert max(gaps) < 150


@pytest.mark.parametrize("screen", [MANY], indirect=True)
def test_memory_of_a_long_list_is_its_ids(screen):
    with screen.qtbot.waitSignal(screen.model.ready, timeout=20_000):
        screen.model.set_query(Query())

    assert screen.model.ids.nbytes == 8 * MANY
    assert len(screen.model._rows) <= 64 * PAGE
