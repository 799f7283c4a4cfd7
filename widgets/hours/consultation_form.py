"""The consultation form (F4): as quick as a call, filled in while the caller still speaks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.errors import InputError, KnownError
from models.formats import format_clock
from models.hours.choices import Kind
from models.hours.ledger import QuotaSpent
from models.hours.lookups import School, Standing, standing, topics
from models.hours.records import Record
from models.hours.rules.callers import Role
from models.text import QT_TRANSLATE_NOOP
from widgets.hours.consultation_fields import ConsultationFields
from widgets.hours.standing_line import StandingLine
from widgets.hours.stopwatch import Stopwatch
from widgets.parts.commands import collect, command
from widgets.parts.form.area import ButtonLine, ScrollColumn
from widgets.parts.icons import wear
from widgets.parts.outbox import SendLater
from widgets.parts.text import shown_minutes
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from widgets.parts.context import Context

ASK_AFTER = 120  # ms after the last edit that the hours are asked for again
JUDGED_BY = frozenset({"school", "role", "minutes", "at", "locality", "region"})


class ConsultationForm(QWidget):
    """One consultation while it is being given; `saved(draft)` hands it on, `pupil` wants a refused child counted."""

    saved = Signal(object)
    pupil = Signal()
    webinar = Signal(object)  # the school chosen so far: the webinar form takes over
    discarded = Signal()
    renamed = Signal(str)  # another title of the tab

    def __init__(
        self,
        context: Context,
        *,
        line: str,
        stopwatch: Stopwatch | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.draft_key = str(uuid.uuid4())
        self.corrected: tuple[int, str] | None = None
        self.stopwatch = stopwatch or Stopwatch()
        self.stopwatch.setParent(self)
        self.standing = StandingLine(self)
        self.fields = ConsultationFields(context.tasks, line, self.standing)
        self._clock = QLabel(self)
        self._pause = QPushButton(self)
        self._buttons = ButtonLine(self)
        self._soon = QTimer(self, singleShot=True, interval=ASK_AFTER)
        self._build()
        self._connect()
        self.outbox = SendLater(context.tasks, self.save, self)
        collect(self)
        context.tasks.read(topics, self.fields.topics.set_topics, self)

    # -- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        px = Theme.current().px
        set_look(self, "surface")
        set_look(self._clock, "heading")
        set_look(self._pause, "quiet")
        self._pause.clicked.connect(self.pause)
        top = QHBoxLayout()
        top.addWidget(self._clock, 1)
        top.addWidget(self._pause)
        throw = self._buttons.add("", self.discard, look="quiet", icon="trash")
        throw.setAccessibleName(self.tr("Throw the draft away"))
        throw.setToolTip(throw.accessibleName())
        self.save_button = self._buttons.add(
            self.tr("Save"), self.save, look="primary", key="Ctrl+Return", icon="check"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(top)
        column.addWidget(ScrollColumn(self.fields, self), 1)
        column.addWidget(self._buttons)
        self.setFocusProxy(self.fields.callers)
        self.setProperty("help_topic", "consultation")
        self._show_time(0)

    def _connect(self) -> None:
        self.stopwatch.ticked.connect(self._show_time)
        self.fields.changed.connect(self._changed)
        self.fields.kind.picked.connect(self._follow_kind)
        self.standing.asked.connect(self.explain)
        self._soon.timeout.connect(self._ask_standing)

    # -- time ------------------------------------------------------------------------------------------------

    def _show_time(self, seconds: int) -> None:
        time = format_clock(seconds)
        self._clock.setText(time)
        self._clock.setAccessibleName(self.tr("Stopwatch: {time}").format(time=time))
        running = self.stopwatch.running
        self._pause.setText(self.tr("Pause") if running else self.tr("Go on"))
        wear(self._pause, "pause" if running else "play")
        self._pause.setVisible(self.stopwatch.started)
        if self.stopwatch.started:
            self.fields.minutes.setPlaceholderText(shown_minutes(self.stopwatch.minutes()))
            self.renamed.emit(self.tr("Consultation {time}").format(time=time))

    @command(
        "consultation.pause",
        QT_TRANSLATE_NOOP("commands", "Pause the stopwatch, or go on"),
        shortcut="F8",
        icon="pause",
        menu="hours",
        scope="widget",
    )
    def pause(self) -> None:
        """Stop the stopwatch for a while, or go on."""
        self.stopwatch.toggle()
        self._keep()

    def length(self) -> int:
        """The minutes typed, else what the stopwatch says."""
        return self.fields.value("minutes") or self.stopwatch.minutes()

    # -- while typing ----------------------------------------------------------------------------------------

    def _changed(self, key: str) -> None:
        if not self.stopwatch.started and self.corrected is None:
            self.stopwatch.start()
        if key in JUDGED_BY:
            self._soon.start()
        if key == "role":
            self._show_pupil()
        self._keep()

    def _show_pupil(self) -> None:
        refused = self.fields.is_pupil()
        words = self.tr("Refuse and count") if refused else self.tr("Save")
        self.save_button.setText(f"{words}   Ctrl+↵")
        self.save_button.setAccessibleName(words)

    def _follow_kind(self, kind: object) -> None:
        if kind == Kind.WEBINAR:
            self.webinar.emit(self.fields.school())

    def _ask_standing(self) -> None:
        school, role, at, minutes = (
            self.fields.school(),
            self.fields.value("role"),
            self.fields.value("at"),
            self.length(),
        )
        if school is None and not self.fields.is_pupil() and not self.fields.schools.raw().strip():
            self.standing.hide()
            return
        self.context.tasks.read(
            lambda session: standing(
                session,
                organisation_id=school.id if school else None,
                at=at,
                role=Role(role) if role else None,
                minutes=minutes,
            ),
            self._take_standing,
            self,
            key="standing",
        )

    def _take_standing(self, found: Standing) -> None:
        self.standing.show_standing(found)
        balance = found.state.balance if found.state else None
        exceeds = balance is not None and balance.charged + self.length() > balance.quota
        self.fields.ask_reason(exceeds and not self.fields.is_pupil())

    def explain(self) -> bool:
        """Answer «почему?» for the line beside the form; False when there is none yet."""
        found = self.standing.standing
        if found is None or self.standing.isHidden():
            return False
        self.context.why(found.verdict)
        return True

    # -- keeping and saving ----------------------------------------------------------------------------------

    def _keep(self) -> None:
        if self.fields.is_pupil():
            self.context.drafts.drop(self.draft_key)  # of a child nothing is kept
            self._buttons.remark("")
            return
        self.context.drafts.keep(self.draft_key, "hours.consultation", self.state())
        waits = self.tr("Goes out when the database answers")
        self._buttons.remark(waits if self.outbox.waits else self.tr("Draft is kept"))

    def state(self) -> dict[str, Any]:
        """Everything typed so far, for a draft."""
        school = self.fields.school()
        return {
            "texts": self.fields.raw(),
            "seconds": self.stopwatch.seconds(),
            "waits": self.outbox.waits,
            "school": [school.id, school.name, school.locality, school.region] if school else None,
        }

    def put_back(self, key: str, state: Mapping[str, Any]) -> None:
        """Fill the form from a draft; the stopwatch goes on from where it stood at the next key."""
        self.draft_key = key
        self.fields.set_raw(state.get("texts", {}))
        school = state.get("school")
        if school:
            self.fields.schools.take(School(*school))
        self.fields.ask_place()
        self.stopwatch.put_back(int(state.get("seconds", 0)))
        if state.get("waits"):  # it was saved while the database did not answer, and then the console ended
            self.outbox.wait()
        self._soon.start()

    def show_record(self, record: Record, reason: str) -> None:
        """Fill the form with a consultation that is to be corrected; no stopwatch runs."""
        self.corrected = (record.id, reason)
        self.stopwatch.put_back(record.raw_seconds or 0)
        if record.school is not None:
            self.fields.schools.take(record.school)
        else:
            self.fields.schools.show_value(record.organisation)
        self.fields.show_record(record)
        self.fields.ask_place()
        self._soon.start()

    def discard(self) -> None:
        """Throw away what was typed."""
        self.discarded.emit()

    @command(
        "consultation.save",
        QT_TRANSLATE_NOOP("commands", "Save the consultation"),
        shortcut="Ctrl+Return",
        icon="check",
        menu="hours",
        scope="widget",
    )
    def save(self) -> None:
        """Check everything and hand the consultation on; of a pupil only the refusal."""
        if self.fields.is_pupil():
            self.pupil.emit()
            return
        values = self.fields.check()
        if values is None:
            return
        seconds = self.stopwatch.seconds() if self.stopwatch.started else None
        try:
            draft = self.fields.draft(
                values, client_key=self.draft_key, minutes=self.length(), raw_seconds=seconds
            )
        except InputError as error:
            self.fields.show_errors(error)
            return
        self.saved.emit(draft)

    def refuse(self, error: Exception) -> None:
        """Saving failed: say it where it belongs, or send it when the database answers; everything typed stays."""
        if self.outbox.takes(error):
            self._keep()
        elif isinstance(error, QuotaSpent):
            self.fields.ask_reason(True)
            self.fields.show_errors(InputError({"reason": error.todo or error.happened}))
        elif isinstance(error, InputError):
            self.fields.show_errors(error)
        elif isinstance(error, KnownError):
            self.context.notices.failure(error)

    def may_close(self) -> bool:
        """The tab may go: what was typed stays in the drafts."""
        self.stopwatch.pause()
        return True
