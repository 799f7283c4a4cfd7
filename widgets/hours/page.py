"""The page of the methodologists' hours: lists, one contract's register, and the commands that open forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from models.hours.drafts import ConsultationDraft
from models.hours.lookups import counts
from models.hours.records import consultation_of_line
from models.storage.changes import Changes
from models.text import QT_TRANSLATE_NOOP
from widgets.hours.lists import ATTENTION, CONTRACTS, GIVEN, LEDGER, PLANNED, UNCHARGED, HoursLists
from widgets.hours.offers import CONSULTATION
from widgets.hours.register_page import RegisterPage
from widgets.parts.commands import command, does, refresh_all
from widgets.parts.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from widgets.parts.draft_file import Draft


class HoursPage(RegisterPage):
    """Lists and the register share the body; forms and records are tabs of the panel."""

    id: ClassVar[str] = "hours"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("pages", "Hours")
    icon: ClassVar[str] = "timer"
    watches: ClassVar[frozenset[str]] = frozenset(
        {"hours", "consultation", "contract", "organisation", "topic"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lists = HoursLists(context, self.new_consultation, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.add_search(self.tr("Organisation, contract, surname, what was asked…"))
        self.add_buttons()
        self.add_views(
            [
                (CONTRACTS, self.tr("Contracts")),
                (ATTENTION, self.tr("Running out")),
                (LEDGER, self.tr("Ledger")),
                (GIVEN, self.tr("Consultations")),
                (PLANNED, self.tr("Planned")),
                (UNCHARGED, self.tr("Not charged")),
            ]
        )
        self.body.addWidget(self.lists)
        self.body.addWidget(self.register)
        self.setProperty("help_topic", "hours")

    def _connect(self) -> None:
        if self.search is not None and self.views is not None:
            self.search.searched.connect(self._search)
            self.search.left_down.connect(lambda: self.lists.grid().setFocus())
            self.views.picked.connect(lambda _: self._show_view())
            self.lists.typed.connect(self.search.type_on)
        lists, register = self.lists, self.register
        lists.filtered.connect(self._ask)
        lists.chosen.connect(lambda: refresh_all(self))
        lists.contract_opened.connect(self.open_contract)
        lists.line_opened.connect(self._open_line)
        lists.consultation_opened.connect(self.consultations.open_record)
        lists.why_asked.connect(self.ask_why)
        register.line_opened.connect(self._open_line)
        register.grid.chosen.connect(lambda _: refresh_all(self))
        register.bind_wanted.connect(lambda ids: self.consultations.bind(ids, "", self.context.tasks.tell))
        register.entry.saved.connect(self._post)

    def lists_widget(self) -> QWidget:
        """The lists."""
        return self.lists

    # -- what is shown ---------------------------------------------------------------------------------------

    def view(self) -> str:
        """The view that is chosen."""
        return str(self.views.read()) if self.views is not None else CONTRACTS

    def words(self) -> str:
        """What is searched for."""
        return self.search.text().strip() if self.search is not None else ""

    def reload(self, changes: Changes | None) -> None:
        """Ask again for what is in sight."""
        self.context.tasks.read(counts, self._take_counts, self, key="counts")
        if self.in_register():
            self.register.reload()
        if changes is None:
            self.lists.reload()
            self._ask()
        else:
            self.lists.refresh(changes)

    def _take_counts(self, found: dict[str, int]) -> None:
        if self.views is not None:
            self.views.set_counts(found)

    def _show_view(self) -> None:
        self.close_register()
        self.lists.show_view(self.view(), self.words())
        refresh_all(self)

    def _search(self, words: str) -> None:
        if words:
            self.close_register(focus=False)
        self._ask()

    def _ask(self) -> None:
        self.lists.show_view(self.view(), self.words())
        refresh_all(self)

    # -- going somewhere -------------------------------------------------------------------------------------

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a consultation in the panel, or the hours of a contract."""
        if kind == "hours":
            self.open_contract(record_id)
        else:
            self.consultations.open_record(record_id)

    def restore_draft(self, draft: Draft) -> None:
        """Put a draft of an earlier run back into its form."""
        self.consultations.open_draft(draft)

    def _with_line(self, line_id: int, then: Callable[[int], object]) -> None:
        """Find the consultation behind a line and go on with it; a change of the quota has none."""
        self.context.tasks.read(
            lambda session: consultation_of_line(session, line_id),
            lambda found: then(found) if found is not None else None,
            self,
            key="line",
        )

    def _open_line(self, line_id: int) -> None:
        self._with_line(line_id, self.consultations.open_record)

    # -- doing -----------------------------------------------------------------------------------------------

    @does(CONSULTATION)
    def new_consultation(self) -> None:
        """Log a consultation while it is being given."""
        self.consultations.open_form()

    @command(
        "webinar.new",
        QT_TRANSLATE_NOOP("commands", "Webinar"),
        shortcut="Shift+F4",
        icon="presentation",
        menu="hours",
        toolbar=True,
        scope="window",
    )
    def new_webinar(self) -> None:
        """Plan a webinar, or record one that has taken place."""
        self.consultations.open_webinar()

    @command(
        "hours.open",
        QT_TRANSLATE_NOOP("commands", "Register of the contract"),
        icon="list",
        menu="hours",
        context=True,
    )
    def open_chosen(self) -> None:
        """Show the register of the chosen contract."""
        chosen = self.lists.balances.current_id()
        if chosen is not None:
            self.open_contract(chosen)

    def can_open_chosen(self) -> bool:
        """A contract is chosen."""
        on_balances = self.lists.grid() is self.lists.balances
        return not self.in_register() and on_balances and self.lists.balances.current_id() is not None

    @command(
        "consultation.take_back",
        QT_TRANSLATE_NOOP("commands", "Reverse the chosen line"),
        shortcut="F7",
        icon="undo",
        menu="hours",
        context=True,
    )
    def reverse(self) -> None:
        """Ask for the reason and take the chosen consultation back."""
        grid = self.register.grid if self.in_register() else self.lists.grid()
        chosen = grid.current_id()
        if chosen is None:
            return
        if grid is self.lists.given:
            self.consultations.reverse_soon(chosen)
        else:
            self._with_line(chosen, self.consultations.reverse_soon)

    def can_reverse(self) -> bool:
        """A line or a consultation is chosen."""
        if self.in_register():
            return self.register.grid.current_id() is not None
        grid = self.lists.grid()
        return grid is not self.lists.balances and grid.current_id() is not None

    def _post(self, draft: ConsultationDraft) -> None:
        entry = self.register.entry
        self.consultations.post(draft, entry.settle, entry.refuse)
