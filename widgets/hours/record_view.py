"""A consultation laid out to be read: facts, what was asked and answered, schools, lines of the ledger."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.fields import Choice
from models.formats import format_clock, format_moment, joined
from models.hours import choices
from models.hours.records import Posting, Record
from widgets.hours.facts import Facts
from widgets.parts.form import ValueLabel
from widgets.parts.text import shown_minutes, translate
from widgets.parts.theme import Theme, set_look


def title_of(known: tuple[Choice, ...], value: str) -> str:
    """The title of a stored choice in the language of the interface."""
    return next((translate("choices", one.title) for one in known if one.value == value), value)


class RecordView(QWidget):
    """Everything about one consultation; every text can be copied."""

    def __init__(self, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(12))
        heading = QLabel(record.caller or record.question or title_of(choices.KINDS, record.kind), self)
        heading.setWordWrap(True)
        set_look(heading, "title")
        column.addWidget(heading)
        column.addWidget(Facts(self._facts(record), self))
        for name, text in ((self.tr("Asked"), record.question), (self.tr("Answered"), record.answer)):
            if text and text != heading.text():
                column.addWidget(self._text(name, text))
        if len(record.seats) > 1 or record.is_planned:
            column.addWidget(self._block(self.tr("Schools"), Facts(self._seat_lines(record), self)))
        if record.postings:
            column.addWidget(self._block(self.tr("Lines of the ledger"), Facts(self._lines(record), self)))

    def _facts(self, record: Record) -> list[tuple[str, str]]:
        length = record.expected if record.is_planned else record.minutes
        raw = format_clock(record.raw_seconds) if record.raw_seconds is not None else ""
        where = joined((record.organisation, record.locality, record.region), ", ")
        late = self.tr("entered late, {moment}").format(moment=format_moment(record.recorded_at))
        return [
            (self.tr("State"), title_of(choices.STATES, record.state)),
            (self.tr("When"), joined((format_moment(record.at), late if record.late else ""))),
            (self.tr("Who"), title_of(choices.ROLES, record.role) if record.role else ""),
            (self.tr("Organisation"), where),
            (self.tr("Topic"), record.topic),
            (self.tr("Kind"), title_of(choices.KINDS, record.kind)),
            (self.tr("Line"), joined((record.line, title_of(choices.CHANNELS, record.channel)))),
            (self.tr("Length"), shown_minutes(length)),
            (self.tr("Stopwatch"), raw),
            (self.tr("Charged"), self._charged(record)),
            (self.tr("Reason"), record.reason),
            (self.tr("Methodologist"), record.methodologist),
            (self.tr("Corrects"), f"№ {record.corrects_id}" if record.corrects_id else ""),
            (self.tr("Corrected by"), f"№ {record.corrected_by}" if record.corrected_by else ""),
        ]

    def _charged(self, record: Record) -> str:
        if not record.is_held:
            return ""
        words = title_of(choices.CHARGING, record.charging)
        share = title_of(choices.SHARES, record.share) if record.share else ""
        return joined((shown_minutes(record.charged) if record.charged else "", words, share))

    def _seat_lines(self, record: Record) -> list[tuple[str, str]]:
        return [
            (
                seat.school.name if seat.school else record.organisation,
                joined(
                    (
                        seat.contract,
                        shown_minutes(seat.reserved if record.is_planned else seat.charged),
                        self.tr("%n people", "", seat.attendance) if seat.attendance else "",
                        "" if seat.is_charged or record.is_planned else self.tr("not charged"),
                    )
                ),
            )
            for seat in record.seats
        ]

    def _lines(self, record: Record) -> list[tuple[str, str]]:
        return [(f"№ {line.id}", self._line(line)) for line in record.postings]

    def _line(self, line: Posting) -> str:
        over = (
            self.tr("{over} beyond the quota").format(over=shown_minutes(line.over)) if line.over > 0 else ""
        )
        back = self.tr("reverses line {line}").format(line=line.reverses_id) if line.reverses_id else ""
        return joined((shown_minutes(line.minutes), line.contract, over, back, line.reason, line.actor))

    def _text(self, name: str, text: str) -> QWidget:
        return self._block(name, ValueLabel(text, name, self))

    def _block(self, name: str, body: QWidget) -> QWidget:
        block = QWidget(self)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(4))
        heading = QLabel(name, block)
        set_look(heading, "strong")
        column.addWidget(heading)
        column.addWidget(body)
        return block
