"""The webinar form: planned with its schools, or recorded with real length and attendance; kept while it is typed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.errors import InputError, KnownError
from models.formats import joined
from models.hours import choices
from models.hours.choices import Channel, Kind
from models.hours.drafts import Attendee, ConsultationDraft
from models.hours.ledger import QuotaSpent
from models.hours.lookups import School, topics, usual_share
from models.hours.records import Record
from models.hours.rules.shares import Share
from models.text import QT_TRANSLATE_NOOP
from widgets.hours import fields
from widgets.hours.record_view import title_of
from widgets.hours.seats_editor import SeatDraft, SeatsEditor
from widgets.hours.topic_list import TopicList
from widgets.parts.commands import collect, command
from widgets.parts.form import Caption, ErrorLine, Form, LongText, Segmented, options_of
from widgets.parts.form.area import ButtonLine, ScrollColumn
from widgets.parts.outbox import SendLater
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from widgets.parts.context import Context


DRAFT_KIND = "hours.webinar"


@dataclass(frozen=True, slots=True)
class Held:
    """A planned webinar that has taken place: what it takes to charge it."""

    consultation_id: int
    minutes: int
    attendance: Mapping[int, int]
    at: datetime
    reason: str


class WebinarForm(QWidget):
    """Plans a webinar (`planned`), records one (`recorded`), or charges a planned one (`held`).

    What is typed is kept in the drafts; saved while the database does not answer, it goes out once when it does.
    """

    planned = Signal(object)
    recorded = Signal(object)
    held = Signal(object)
    discarded = Signal()

    def __init__(
        self, context: Context, *, line: str, record: Record | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.draft_key = f"webinar-{record.id}" if record is not None else str(uuid.uuid4())
        self.record = record
        self._typed = False
        self._line = line
        self.topics = TopicList()
        self.share = Segmented(options_of(fields.SHARE))
        self.form = Form(parent=self)
        self.seats = SeatsEditor(context.tasks)
        self._seats_error = ErrorLine(self)
        self._buttons = ButtonLine(self)
        self._build()
        self._connect()
        self.outbox = SendLater(context.tasks, self.save, self)
        collect(self)
        if record is not None:
            self._show_record(record)
        else:
            context.tasks.read(topics, self.topics.set_topics, self)
            context.tasks.read(usual_share, self._take_share, self)
        self._judge()

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        title = QLabel(self._title(), self)
        set_look(title, "title")
        self.form.add_line(fields.STARTS, fields.LENGTH)
        if self.record is None:
            self.form.add(fields.TOPIC, self.topics)
        self.form.add_widget(Caption(self.tr("Schools"), self))
        self.form.add_widget(self.seats)
        self.form.add_widget(self._seats_error)
        self.form.add(fields.SHARE, self.share)
        if self.record is None:
            self.form.add(fields.ABOUT, LongText(lines=3))
        self.form.add(fields.REASON)
        self.form.set_shown("reason", False)
        self.form.add_stretch()
        self.form.show_values({"share": Share.EQUAL})
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(title)
        column.addWidget(ScrollColumn(self.form, self), 1)
        column.addWidget(self._buttons)
        throw = self._buttons.add("", self.discarded.emit, look="quiet", icon="trash")
        throw.setAccessibleName(self.tr("Throw the draft away"))
        throw.setToolTip(throw.accessibleName())
        self.save_button = self._buttons.add("", self.save, look="primary", key="Ctrl+Return", icon="check")
        self.setFocusProxy(self.form.cell("at").widget)
        self.setProperty("help_topic", "hours")

    def _title(self) -> str:
        if self.record is None:
            return self.tr("Webinar")
        return joined((title_of(choices.KINDS, self.record.kind).capitalize(), self.record.topic))

    def _connect(self) -> None:
        for signal in (self.form.changed, self.seats.changed):
            signal.connect(self._judge)
            signal.connect(self._edited)

    def _show_record(self, record: Record) -> None:
        """Fill in what was planned; its schools stay as they are."""
        self.form.show_values({"at": record.at, "minutes": record.expected, "share": record.share})
        self.form.editor("share").set_locked(True)
        for seat in record.seats:
            if seat.school is not None:
                self.seats.add(SeatDraft(seat.school, seat.id, seat.attendance or None), fixed=True)
        self.seats.fix()

    def _take_share(self, share: Share) -> None:
        """Begin with the reading of the agreement."""
        if not self._typed:
            self.form.show_values({"share": share})
        self._judge()

    # -- while typing ----------------------------------------------------------------------------------------

    def is_held(self) -> bool:
        """Whether it has taken place: a planned one is being charged, or its beginning lies in the past."""
        at = self.form.value("at")
        return self.record is not None or (at is not None and at <= datetime.now(UTC))

    def _judge(self, *_: object) -> None:
        share = Share(self.form.value("share") or Share.EQUAL)
        held = self.is_held()
        self.seats.ask_attendance(held or share is Share.ATTENDANCE)
        self.seats.ask_as_of(self.form.value("at"))
        self.seats.show_shares(self.form.value("minutes") or 0, share)
        self._seats_error.say("")
        words = self.tr("Record and charge") if held else self.tr("Plan and reserve")
        if self.save_button.accessibleName() != words:
            self.save_button.setText(f"{words}   Ctrl+↵")
            self.save_button.setAccessibleName(words)

    def take_over(self, school: School | None, question: str) -> None:
        """Begin with what the consultation form had already: the school and what was asked."""
        if school is not None:
            self.seats.add(SeatDraft(school))
        if question:
            self.form.editor("question").set_raw(question)
        if school is not None or question:
            self._typed = True
            self.keep()

    # -- drafts ----------------------------------------------------------------------------------------------

    def _edited(self, *_: object) -> None:
        """Somebody types or adds a school; what the form fills in by itself is no draft."""
        if self.isVisible() or self._typed:
            self._typed = True
            self.keep()

    def keep(self) -> None:
        """Keep what is typed now in the drafts."""
        self.context.drafts.keep(self.draft_key, DRAFT_KIND, self.state())
        waits = self.tr("Goes out when the database answers")
        self._buttons.remark(waits if self.outbox.waits else self.tr("Draft is kept"))

    def state(self) -> dict[str, Any]:
        """Everything typed so far, for a draft."""
        return {
            "texts": self.form.raw(),
            "seats": [[*astuple(seat.school), seat.attendance] for seat in self.seats.seats()],
            "record": self.record.id if self.record is not None else None,
            "waits": self.outbox.waits,
        }

    def put_back(self, key: str, state: Mapping[str, Any]) -> None:
        """Fill the form from a draft; the schools of a planned webinar stay those that were planned."""
        self.draft_key = key
        for *school, attendance in state.get("seats", []):
            self.seats.put_back(SeatDraft(School(*school), attendance=attendance or None))
        self.form.set_raw(state.get("texts", {}))
        self._typed = True
        self._judge()
        if state.get("waits"):  # it was saved while the database did not answer, and then the console ended
            self.outbox.wait()

    # -- saving ----------------------------------------------------------------------------------------------

    @command(
        "webinar.save",
        QT_TRANSLATE_NOOP("commands", "Save the webinar"),
        shortcut="Ctrl+Return",
        icon="check",
        menu="hours",
        scope="widget",
    )
    def save(self) -> None:
        """Check everything and hand the webinar on."""
        values = self.form.check()
        if values is None:
            return
        if not self.seats.seats():
            self._seats_error.say(self.tr("Name at least one school that takes part."))
            self.seats.adder.setFocus()
            return
        if self.record is not None:
            self.held.emit(self._held(self.record, values))
        elif self.is_held():
            self.recorded.emit(self._draft(values))
        else:
            self.planned.emit(self._draft(values))

    def _held(self, record: Record, values: Mapping[str, Any]) -> Held:
        people = {
            seat.seat_id: seat.attendance or 0 for seat in self.seats.seats() if seat.seat_id is not None
        }
        return Held(record.id, values["minutes"], people, values["at"], values.get("reason") or "")

    def _draft(self, values: Mapping[str, Any]) -> ConsultationDraft:
        return ConsultationDraft(
            client_key=self.draft_key,
            kind=Kind.WEBINAR,
            line=self._line,
            channel=Channel.VIDEO,
            topic=self.topics.topic(),
            at=values["at"],
            minutes=values["minutes"],
            question=values["question"] or "",
            share=values["share"],
            reason=values.get("reason") or "",
            attendees=tuple(
                Attendee(organisation_id=seat.school.id, attendance=seat.attendance or 0)
                for seat in self.seats.seats()
            ),
        )

    def refuse(self, error: Exception) -> None:
        """Saving failed: say it where it belongs; everything typed stays."""
        if self.outbox.takes(error):
            self.keep()
        elif isinstance(error, QuotaSpent):
            self.form.set_shown("reason", True)
            self.form.show_errors(InputError({"reason": error.todo or error.happened}))
        elif isinstance(error, InputError):
            named = error.fields.get("attendees") or error.fields.get("attendance")
            self._seats_error.say(shown(named) if named else "")
            self.form.show_errors(error)
        elif isinstance(error, KnownError):
            self._seats_error.say(shown(error.happened))

    def may_close(self) -> bool:
        """The tab may go: what was typed stays in the drafts."""
        return True
