"""Notes and answers that were handed over and are not stored yet: apart from the box, on disk, each sent once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from models.errors import DatabaseUnavailable, KnownError
from widgets.parts.context import Context
from widgets.parts.outbox import SendLater

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.operations.handling import Callback

NOTE = "tickets.note"
"""The kind of draft of what was typed for a ticket, and of what was handed over."""
ANSWER, COLLEAGUES = "answer", "note"
"""What a draft that was handed over will become."""


@dataclass(slots=True, eq=False)
class Letter:
    """What was handed over for a ticket; `again` when an earlier try has ended nobody knows how."""

    number: int
    words: str
    is_answer: bool
    again: bool = False
    key: str = field(default_factory=lambda: f"letter:{uuid.uuid4()}")
    is_underway: bool = False
    is_recalled: bool = False


class Letters(QObject):
    """Sends letters in the order in which they were handed over, those of one ticket one by one.

    Each is in the drafts before its write is begun, so that a console that ends in between sends it the next time.
    """

    changed = Signal()
    stored = Signal(int, object)  # the ticket, and who has to hear the answer too
    returned = Signal(object)  # Letter: refused or taken back, its words belong into the box again

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._letters: list[Letter] = []
        self._outbox = SendLater(context.tasks, self._send_all, self)
        self._outbox.changed.connect(self.changed)

    @property
    def wait(self) -> bool:
        """Whether they wait for the database."""
        return self._outbox.waits

    def of(self, number: int) -> list[Letter]:
        """What was handed over for a ticket and is not stored yet."""
        return [letter for letter in self._letters if letter.number == number]

    def hand_over(self, number: int, words: str, *, is_answer: bool, again: bool = False) -> None:
        """Keep and send; `again` when these words may be stored already."""
        self._add(Letter(number, words, is_answer, again))
        self._send_next(number)

    def restore(self, data: Mapping[str, Any], *, old_key: str) -> None:
        """Take over what was handed over to an earlier run, or to a tab that was closed since.

        `old_key` is the draft of an earlier version, which had one for what was typed and what was handed over.
        """
        key = str(data.get("letter", ""))
        if any(letter.key == key for letter in self._letters):
            return
        number, words, is_answer = int(data["number"]), str(data["text"]), data["waits"] == ANSWER
        letter = Letter(number, words, is_answer, again=True)
        letter.key = key or letter.key
        self._add(letter)
        if not key:
            self._context.drafts.drop(old_key)
        self._outbox.wait()

    def take_back(self, letter: Letter) -> None:
        """Give the words back to the box; of one that is just being sent, unless it turns out to be stored."""
        letter.is_recalled = True
        if letter.is_underway:
            self.changed.emit()
        elif letter in self._letters:
            self._give_back(letter)

    def _add(self, letter: Letter) -> None:
        self._letters.append(letter)
        waits = ANSWER if letter.is_answer else COLLEAGUES
        data = {"number": letter.number, "text": letter.words, "waits": waits, "letter": letter.key}
        self._context.drafts.keep(letter.key, NOTE, data)
        self.changed.emit()

    # -- sending ---------------------------------------------------------------------------------------------

    def _send_all(self) -> None:
        """The database may answer again."""
        for number in dict.fromkeys(letter.number for letter in self._letters):
            self._send_next(number)

    def _send_next(self, number: int) -> None:
        """Send the first of a ticket, unless it is on its way: what was said later comes later."""
        letter = next(iter(self.of(number)), None)
        if letter is None or letter.is_underway:
            return
        if letter.again and not self._is_kept(letter):  # another tab of this ticket has sent it meanwhile
            self._forget(letter)
            return
        letter.is_underway = True
        self._outbox.begin()

        def work(session: Session) -> list[Callback]:
            from models.tickets.operations import add_note

            return add_note(session, number, letter.words, is_answer=letter.is_answer, again=letter.again)

        self._context.tasks.write(
            work,
            lambda others: self._stored(letter, others),
            self,
            failed=lambda error: self._failed(letter, error),
        )

    def _is_kept(self, letter: Letter) -> bool:
        return any(draft.key == letter.key for draft in self._context.drafts.pending())

    def _stored(self, letter: Letter, others: list[Callback]) -> None:
        self._context.drafts.drop(letter.key)
        self._forget(letter)
        self.stored.emit(letter.number, others)

    def _failed(self, letter: Letter, error: Exception) -> None:
        letter.is_underway = False
        letter.again = letter.again or isinstance(error, DatabaseUnavailable)
        if isinstance(error, DatabaseUnavailable) and not letter.is_recalled:
            self._outbox.takes(error)
            self.changed.emit()
            return
        self._give_back(letter)
        if isinstance(error, KnownError) and not isinstance(error, DatabaseUnavailable):
            self._context.notices.failure(error)

    def _give_back(self, letter: Letter) -> None:
        self.returned.emit(letter)
        self._context.drafts.drop(letter.key)  # behind the words: they are among the drafts at any moment
        self._forget(letter)

    def _forget(self, letter: Letter) -> None:
        """It is out of the outbox; the next of its ticket may go."""
        if letter in self._letters:
            self._letters.remove(letter)
        if not self._letters:
            self._outbox.settle()
        self.changed.emit()
        self._send_next(letter.number)
