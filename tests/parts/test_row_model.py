"""The model behind the grids, over the journal as a table with many rows."""

import threading

import numpy
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView
from sqlalchemy import text

from models.fields import Field, Kind
from models.storage.changes import Changes
from models.storage.journal import JournalEntry
from models.storage.listing import Listing, Query
from widgets.parts.row_model import PAGE, PENDING, IdRole, RawRole, RowModel

FIELDS = (
    Field(key="seq", title="No.", kind=Kind.INTEGER, column=JournalEntry.seq),
    Field(key="entity", title="What", kind=Kind.TEXT, column=JournalEntry.entity),
    Field(key="reason", title="Why", kind=Kind.TEXT, column=JournalEntry.reason),
)

LISTING = Listing(
    fields=FIELDS,
    id_column=JournalEntry.seq,
    filters={"entity": lambda value: JournalEntry.entity == value},
    default_order=(("seq", True),),
)


def fill(database, count, first=1):
    statement = text(
        "insert into journal (seq, at, actor_name, console, entity, entity_id, action, changes, reason) "
        "values (:seq, :at, 'a', 'c', :entity, 1, 'created', '{}', :reason)"
    )
    rows = [
        {
            "seq": seq,
            "at": "2026-11-05 09:00:00",
            "entity": "even" if seq % 2 == 0 else "odd",
            "reason": f"r{seq}",
        }
        for seq in range(first, first + count)
    ]
    with database.writer.begin() as connection:
        connection.execute(statement, rows)


def delete(database, *seqs):
    with database.writer.begin() as connection:
        connection.exec_driver_sql("drop trigger if exists journal_no_delete")
        for seq in seqs:
            connection.execute(text("delete from journal where seq = :seq"), {"seq": seq})


@pytest.fixture
def model(qtbot, tasks, sqlite_database):
    fill(sqlite_database, 1000)
    made = RowModel(tasks, LISTING, tasks)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with qtbot.waitSignal(made.ready):
        made.set_query(Query())
    yield made
    del tester


def refresh(qtbot, model):
    with qtbot.waitSignal(model.ready):
        model.refresh(Changes({"journal": [0]}))


def shown(model, row, column=0):
    return model.index(row, column).data()


class Patient(Listing):
    """Holds its ids back until `gate` opens."""

    def __init__(self, **parts):
        super().__init__(**parts)
        self.gate = threading.Event()

    def ids(self, session, query):
        self.gate.wait(5)
        return super().ids(session, query)


def test_the_first_page_is_there_before_the_whole(qtbot, tasks, sqlite_database):
    fill(sqlite_database, 1000)
    listing = Patient(fields=FIELDS, id_column=JournalEntry.seq, default_order=(("seq", True),))
    model = RowModel(tasks, listing, tasks)
    model.set_query(Query())
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)

    assert not model.complete
    assert shown(model, 0) == "1\u00a0000"

    with qtbot.waitSignal(model.ready):
        listing.gate.set()
    assert model.rowCount() == 1000
    assert shown(model, 0) == "1\u00a0000"


def test_rows_far_away_show_dots_until_their_page_is_there(qtbot, model):
    pages = []
    model.dataChanged.connect(lambda top, bottom, *_: pages.append((top.row(), bottom.row())))
    place = model.index(700, 0)

    assert place.data() == PENDING
    assert place.data(RawRole) is None
    qtbot.waitUntil(lambda: place.data() != PENDING)
    assert place.data() == "300"
    assert pages[-1] == (640, 703)


def test_only_the_last_pages_of_a_dragged_scroll_bar_are_loaded(qtbot, model):
    pages = []
    model.dataChanged.connect(lambda top, *_: pages.append(top.row() // PAGE))
    for row in range(128, 1000, PAGE):
        shown(model, row)
    qtbot.waitUntil(lambda: shown(model, 999) != PENDING)

    assert set(pages) - {0} == {12, 13, 14, 15}


def test_roles_give_the_raw_value_and_the_id(model):
    index = model.index(0, 0)

    assert index.data(RawRole) == 1000
    assert index.data(IdRole) == 1000
    assert model.id_at(1) == 999
    assert model.row_of(999) == 1
    assert model.row_of(5000) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "What"


def test_sorting_asks_the_database(qtbot, model):
    with qtbot.waitSignal(model.ready):
        model.sort(0, Qt.SortOrder.AscendingOrder)

    assert list(model.ids[:3]) == [1, 2, 3]


def test_filtering_keeps_what_is_chosen_if_it_is_still_there(qtbot, model):
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.selectRow(model.row_of(998))
    with qtbot.waitSignal(model.ready):
        model.set_query(Query(filters={"entity": "even"}))

    rows = [index.row() for index in view.selectionModel().selectedRows()]
    assert [model.id_at(row) for row in rows] in ([998], [])
    assert model.rowCount() == 500


def test_a_new_row_enters_without_a_reset_and_the_choice_stays(qtbot, model, sqlite_database):
    resets, added = [], []
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.selectionModel().setCurrentIndex(model.index(5, 1), QItemSelectionModel.SelectionFlag.Select)
    model.modelReset.connect(lambda: resets.append(1))
    model.rowsInserted.connect(lambda parent, first, last: added.append((first, last)))
    fill(sqlite_database, 2, first=1001)
    refresh(qtbot, model)

    assert resets == []
    assert added == [(0, 1)]
    assert model.rowCount() == 1002
    assert model.id_at(view.currentIndex().row()) == 995


def test_a_removed_block_leaves_without_a_reset(qtbot, model, sqlite_database):
    removed = []
    model.rowsRemoved.connect(lambda parent, first, last: removed.append((first, last)))
    delete(sqlite_database, 990, 991, 992)
    refresh(qtbot, model)

    assert removed == [(8, 10)]
    assert model.rowCount() == 997


def test_scattered_changes_keep_the_chosen_record(qtbot, model, sqlite_database):
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setCurrentIndex(model.index(model.row_of(500), 0))
    delete(sqlite_database, 990, 700, 3)
    fill(sqlite_database, 2, first=1001)
    refresh(qtbot, model)

    assert model.rowCount() == 999
    assert model.id_at(view.currentIndex().row()) == 500
    assert [model.id_at(i.row()) for i in view.selectionModel().selectedRows()] == [500]


def test_a_changed_row_shows_its_new_value_and_the_old_until_then(qtbot, model, sqlite_database):
    index = model.index(0, 2)
    qtbot.waitUntil(lambda: index.data() == "r1000")
    with sqlite_database.writer.begin() as connection:
        connection.exec_driver_sql("drop trigger if exists journal_no_update")
        connection.execute(text("update journal set reason = 'new' where seq = 1000"))
    seen = []
    model.dataChanged.connect(lambda *_: seen.append(index.data()))
    refresh(qtbot, model)
    qtbot.waitUntil(lambda: index.data() == "new")

    assert PENDING not in seen


def test_refreshing_while_refreshing_is_not_forgotten(qtbot, model, sqlite_database):
    model.refresh(Changes({"journal": [0]}))
    fill(sqlite_database, 1, first=1001)
    model.refresh(Changes({"journal": [0]}))
    qtbot.waitUntil(lambda: model.rowCount() == 1001)


def test_an_empty_result_is_complete_too(qtbot, model):
    with qtbot.waitSignal(model.ready):
        model.set_query(Query(filters={"entity": "none"}))

    assert model.rowCount() == 0
    assert model.id_at(0) is None


def test_a_failed_query_is_told_and_leaves_the_rows(qtbot, model, mishaps):
    before = model.rowCount()
    model.set_query(Query(filters={"no such filter": 1}))
    qtbot.waitUntil(lambda: bool(mishaps))
    qtbot.wait(20)

    assert model.rowCount() == before


def test_a_million_ids_cost_eight_bytes_each(qtbot, model):
    ids = numpy.arange(1_000_000, dtype=numpy.int64)

    assert ids.nbytes == 8_000_000
    assert model.ids.itemsize == ids.itemsize


def test_rows_can_be_gathered_loaded_or_not(qtbot, model):
    got = []
    model.gather([3, 999, 77777, 500], got.append)
    qtbot.waitUntil(lambda: bool(got))

    assert [row[0] for row in got[0]] == [3, 999, 500]
