"""The filters of lines and consultations: methodologist, topic, kind, period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.fields import Field, Kind
from models.formats import MOSCOW
from models.hours.choices import KINDS
from models.hours.lookups import TopicRow, methodologists, topics
from models.text import QT_TRANSLATE_NOOP
from widgets.hours.topic_list import shown_topic
from widgets.parts.form import DateEdit, Option, PickList, UnreadableError, options_of
from widgets.parts.text import translate
from widgets.parts.theme import Theme

if TYPE_CHECKING:
    from widgets.parts.tasks import Tasks

KIND_FIELD = Field(key="kind", title=QT_TRANSLATE_NOOP("fields", "Kind"), kind=Kind.CHOICE, choices=KINDS)
NAMES = {
    "methodologist": QT_TRANSLATE_NOOP("fields", "Methodologist"),
    "topic": QT_TRANSLATE_NOOP("fields", "Topic"),
    "kind": QT_TRANSLATE_NOOP("fields", "Kind"),
    "since": QT_TRANSLATE_NOOP("fields", "From"),
    "until": QT_TRANSLATE_NOOP("fields", "To"),
}
WIDTHS = {"methodologist": 190, "topic": 220, "kind": 140, "since": 120, "until": 120}


def midnight(day: date) -> datetime:
    """The beginning of a Moscow day."""
    return datetime.combine(day, time(), MOSCOW)


class FilterBar(QWidget):
    """Pick-lists and dates in a line; empty ones filter nothing. `changed` at every choice."""

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.editors: dict[str, PickList | DateEdit] = {
            "methodologist": PickList(parent=self),
            "topic": PickList(parent=self),
            "kind": PickList(options_of(KIND_FIELD), self),
            "since": DateEdit(self),
            "until": DateEdit(self),
        }
        line = QHBoxLayout(self)
        px = Theme.current().px
        line.setContentsMargins(px(16), 0, px(16), px(8))
        line.setSpacing(px(8))
        for key, editor in self.editors.items():
            name = translate("fields", NAMES[key])
            editor.setPlaceholderText(name)
            editor.setAccessibleName(name)
            editor.setClearButtonEnabled(False)
            editor.setMaximumWidth(px(WIDTHS[key]))
            editor.edited.connect(self._edited)
            line.addWidget(editor, WIDTHS[key])
        line.addStretch(1)

    def reload(self) -> None:
        """Offer the topics and methodologists that there are now."""
        self._tasks.read(topics, self._take_topics, self, key="topics")
        self._tasks.read(methodologists, self._take_methodologists, self, key="methodologists")

    def filters(self) -> dict[str, object]:
        """What is chosen, as a query takes it; a day that is only half typed filters nothing yet."""
        found: dict[str, object] = {}
        for key, editor in self.editors.items():
            value = _read(editor)
            if isinstance(value, date):
                value = midnight(value + timedelta(days=1) if key == "until" else value)
            if value is not None:
                found[key] = value
        return found

    def words(self) -> list[str]:
        """What is chosen, in words: «Topic: …»."""
        found = self.filters()
        return [
            f"{translate('fields', NAMES[key])}: {self.editors[key].text().strip()}"
            for key in NAMES
            if key in found
        ]

    def clear(self) -> None:
        """Filter nothing."""
        for editor in self.editors.values():
            editor.show_value(None)

    def _take_topics(self, rows: Sequence[TopicRow]) -> None:
        self._offer("topic", [Option(row.id, shown_topic(row), row.code) for row in rows])

    def _take_methodologists(self, names: Sequence[str]) -> None:
        self._offer("methodologist", [Option(name, name) for name in names])

    def _offer(self, key: str, options: list[Option]) -> None:
        editor = self.editors[key]
        if isinstance(editor, PickList):
            editor.set_options(options)

    def _edited(self) -> None:
        self.changed.emit()


def _read(editor: PickList | DateEdit) -> object:
    try:
        value: object = editor.read()
    except UnreadableError:
        return None
    return value
