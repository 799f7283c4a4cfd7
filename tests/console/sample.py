"""A small page over the journal: enough of a page to test the window with."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from models.fields import Field, Kind
from models.storage.journal import JournalEntry
from models.storage.listing import Listing, Query
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command
from widgets.parts.grid import Grid
from widgets.parts.page import Page
from widgets.parts.row_model import RowModel

LISTING = Listing(
    fields=(
        Field(key="seq", title="No.", kind=Kind.INTEGER, column=JournalEntry.seq, width=80),
        Field(key="entity", title="What", kind=Kind.TEXT, column=JournalEntry.entity, width=140),
        Field(key="actor", title="Who", kind=Kind.TEXT, column=JournalEntry.actor_name, stretch=True),
        Field(key="at", title="When", kind=Kind.MOMENT, column=JournalEntry.at, width=150),
    ),
    id_column=JournalEntry.seq,
    default_order=(("seq", True),),
)


class SamplePage(Page):
    """Lists the journal."""

    id = "sample"
    title = "Sample"
    icon = "list"
    watches = frozenset({"operator", "ticket"})

    def __init__(self, context, parent=None):
        super().__init__(context, parent)
        self.reloads = 0
        self.opened = []
        self.restored = []
        self.add_search("Слова, номер, телефон")
        self.add_buttons()
        self.add_views([("all", "Все"), ("mine", "Мои")])
        self.model = RowModel(context.tasks, LISTING, self)
        self.grid = Grid(self, key="sample", memory=context.settings)
        self.grid.setModel(self.model)
        self.body.addWidget(self.grid)

    def reload(self, changes):
        self.reloads += 1
        if changes is None:
            self.model.set_query(Query())
        else:
            self.model.refresh(changes)

    def open_record(self, kind, record_id):
        self.opened.append((kind, record_id))

    def restore_draft(self, draft):
        self.restored.append(draft.key)
        self.context.drafts.drop(draft.key)

    @command(
        "sample.call",
        QT_TRANSLATE_NOOP("commands", "Sample call"),
        shortcut="F2",
        icon="phone",
        menu="tickets",
        primary=True,
        scope="window",
    )
    def call(self):
        form = QLabel("форма")
        form.draft_key = "sample-draft"
        self.context.panel.open("call", form, "Звонок 04:12", focus=False)

    @command(
        "sample.export",
        QT_TRANSLATE_NOOP("commands", "Sample export"),
        shortcut="Ctrl+E",
        icon="file-spreadsheet",
        menu="tickets",
        toolbar=True,
    )
    def export(self):
        self.exported = True

    def can_export(self):
        return self.model.rowCount() > 0


class OtherPage(Page):
    """Has nothing but a word."""

    id = "other"
    title = "Other"
    icon = "file-text"
    watches = frozenset({"contract"})

    def __init__(self, context, parent=None):
        super().__init__(context, parent)
        self.reloads = 0
        self.body.addWidget(QLabel("другая"))

    def reload(self, changes):
        self.reloads += 1
