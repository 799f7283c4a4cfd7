"""The one field that finds the caller: phone, contract number, surname or organisation, whatever the caller says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from models.formats import format_date, joined
from widgets.parts.form.popups import PopupList
from widgets.tickets.caller_rows import CallerRow, CallerRows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.contracts.find import CallerMatch
    from models.contracts.queries import AppointmentRow, ContractRow
    from widgets.parts.tasks import Tasks

MOST_ROWS = 12
SHORTEST = 2
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STATE_LOOKS = {
    "active": ("circle-check", "ok"),
    "ending": ("clock-alert", "warn"),
    "upcoming": ("calendar-clock", "warn"),
    "draft": ("pencil", "warn"),
    "ended": ("ban", "bad"),
}


@dataclass(frozen=True, slots=True)
class CallerChoice:
    """Who calls: a contract of the registry and one of its persons, or only what was said."""

    said: str
    contract: ContractRow | None = None
    person: AppointmentRow | None = None

    @property
    def words(self) -> str:
        """How the choice stands in the field."""
        if self.contract is None:
            return self.said
        return joined((self.person.name if self.person else "", self.contract.number))


class CallerField(QLineEdit):
    """Type, Enter takes the best match: `picked(CallerChoice)`; typing on after that is `dropped`.

    Enter pressed before the matches are there takes the best one as soon as it comes.
    """

    picked = Signal(object)
    dropped = Signal()
    entered = Signal()  # Enter came before the matches: what is typed next belongs to the fields that follow

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._choice: CallerChoice | None = None
        self._answered = ""
        self._waiting = False
        self._matches = QStandardItemModel(self)
        self._popup = PopupList(self.tr("Callers found"), self)
        self._completer = self._make_completer()
        self.setPlaceholderText(self.tr("Phone, contract, surname or organisation"))
        self.setAccessibleName(self.tr("Who is calling"))
        self.textEdited.connect(self._typed)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._matches, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setWidget(self)
        completer.setPopup(self._popup)
        self._popup.setItemDelegate(CallerRows(self._popup))  # afterwards: the completer brings its own
        completer.activated[QModelIndex].connect(self._take_index)  # type: ignore[index]  # one of two overloads
        return completer

    @property
    def choice(self) -> CallerChoice | None:
        """Who was picked; None while nobody is."""
        return self._choice

    @property
    def waits(self) -> bool:
        """Whether the best match will be taken as soon as it comes."""
        return self._waiting

    def pick(self, choice: CallerChoice) -> None:
        """Take this caller."""
        self._waiting = False
        self._choice = choice
        self.setText(choice.words)
        self.setCursorPosition(0)
        self._popup.hide()
        self.picked.emit(choice)

    def take_as_said(self) -> None:
        """Take the words themselves when nobody was picked: a caller who is not in the registry."""
        if self._choice is None and self.text().strip():
            self.pick(CallerChoice(self.text().strip()))

    def look_for(self, text: str) -> None:
        """Look for `text` as if it had been typed."""
        self.setText(text)
        self._typed(text)

    def _typed(self, text: str) -> None:
        if self._choice is not None:
            self._choice = None
            self.dropped.emit()
        self._answered = ""
        words = text.strip()
        if len(words) < SHORTEST:
            self._tasks.forget(self, "find")
            self._popup.hide()
            return

        def query(session: Session) -> list[CallerMatch]:
            from models.contracts.find import find_caller
            from models.storage.database import now

            return find_caller(session, words, now(session), MOST_ROWS)

        self._tasks.read(
            query,
            lambda matches: self._found(text, matches),
            self,
            key="find",
            failed=self._not_looked_for,
        )

    def _not_looked_for(self, error: Exception) -> None:
        """The database does not answer: the words themselves will do, so that the call can be saved for later."""
        if self._waiting:
            self.take_as_said()
        self._tasks.tell(error)

    def _found(self, text: str, matches: Sequence[CallerMatch]) -> None:
        self._answered = text
        self._matches.clear()
        for choice in self._choices(text.strip(), matches):
            item = QStandardItem(choice.words)
            item.setData(choice, Qt.ItemDataRole.UserRole)
            item.setData(self._row(choice), CallerRows.ROW)
            item.setEditable(False)
            self._matches.appendRow(item)
        if self._waiting:
            self._take_first()
        elif self.hasFocus():
            self._popup.offer(self._completer)
            self._popup.setCurrentIndex(self._matches.index(0, 0))

    @staticmethod
    def _choices(text: str, matches: Sequence[CallerMatch]) -> list[CallerChoice]:
        """The person meant, or everybody who may be; then the contract with nobody; last what was said."""
        found: list[CallerChoice] = []
        for match in matches:
            people = [match.person] if match.person else [*match.contract.present, None]
            found += [CallerChoice(text, match.contract, person) for person in people]
        return [*found[:MOST_ROWS], CallerChoice(text)]

    def _row(self, choice: CallerChoice) -> CallerRow:
        contract, person = choice.contract, choice.person
        if contract is None:
            return CallerRow(
                self.tr("Not in the registry: «{said}»").format(said=choice.said), "", "user-x", "muted"
            )
        icon, tone = STATE_LOOKS[contract.state.value]
        until = self.tr("{number} until {end}").format(
            number=contract.number, end=format_date(contract.ends_on)
        )
        title = person.name if person else self.tr("Somebody else from there")
        if person is not None and person.standing.value != "responsible":
            icon, tone = "user-x", "bad"
        return CallerRow(title, joined((until, contract.organisation, contract.locality)), icon, tone)

    def _take_first(self) -> None:
        index = self._popup.currentIndex() if self._popup.isVisible() else self._matches.index(0, 0)
        self._take_index(index if index.isValid() else self._matches.index(0, 0))

    def _take_index(self, index: QModelIndex) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(choice, CallerChoice):
            self.pick(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the marked match, or the first that comes; Down opens the list again."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in ENTER and plain and self._choice is None and self.text().strip():
            if self._answered == self.text():
                self._take_first()
            else:
                self._waiting = True
                self._typed(self.text())
                self.entered.emit()
            return
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible() and self._matches.rowCount():
            self._popup.offer(self._completer)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what stands there, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who leaves the field without choosing takes the words as they are."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.MouseFocusReason):
            self.take_as_said()
