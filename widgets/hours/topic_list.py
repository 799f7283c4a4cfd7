"""The list of topics: by number, by words, or a topic of the desk's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.agreement.clauses import load_agreement
from models.hours.lookups import TopicRow
from widgets.parts.form import Option, PickList
from widgets.parts.text import translate


class TopicList(PickList):
    """Topics of the agreement under their numbers, then the desk's own; other words become a new topic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent, free=True)

    def set_topics(self, rows: Sequence[TopicRow]) -> None:
        """Offer these topics."""
        self.set_options(
            Option(row.id, shown_topic(row), f"{number} {row.code}".strip())
            for number, row in enumerate(rows, 1)
        )

    def topic(self) -> int | str:
        """The id of the topic picked, or the words typed."""
        value = self.read()
        return value if isinstance(value, int) else str(value or "")


def shown_topic(row: TopicRow) -> str:
    """A topic of the agreement in the language of the interface, any other as it was typed."""
    clause = load_agreement().editions[-1].clauses.get(row.clause)
    return row.title if clause is None or clause.title != row.title else clause.shown_title(translate)
