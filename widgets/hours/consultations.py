"""Opens, saves and takes back consultations: the one place that knows what happens to them, for page and forms."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.errors import KnownError
from models.formats import joined
from models.hours import operations
from models.hours.choices import METHOD_LINES
from models.hours.drafts import ConsultationDraft
from models.hours.lookups import School
from models.hours.operations import Logged
from models.hours.records import Record, record_of
from widgets.hours.consultation_form import ConsultationForm
from widgets.hours.record_panel import RecordPanel
from widgets.hours.stopwatch import Stopwatch
from widgets.hours.webinar_form import DRAFT_KIND as WEBINAR_DRAFT
from widgets.hours.webinar_form import Held, WebinarForm
from widgets.parts.text import shown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from widgets.parts.context import Context
    from widgets.parts.draft_file import Draft

Operation = Callable[["Session"], Logged]
Form = ConsultationForm | WebinarForm
Refuse = Callable[[Exception], object]


class Consultations(QObject):
    """The desk of the methodologist: forms and records as tabs of the panel, their wishes as transactions."""

    def __init__(
        self,
        context: Context,
        parent: QObject | None = None,
        make_stopwatch: Callable[[], Stopwatch] = Stopwatch,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.make_stopwatch = make_stopwatch
        self._numbers = count(1)
        self._under_way: set[str] = set()

    # -- opening ---------------------------------------------------------------------------------------------

    def open_form(self, school: School | None = None) -> ConsultationForm:
        """A new consultation in a tab of its own."""
        form = self._new_form()
        if school is not None:
            form.fields.schools.take(school)
        return form

    def _new_form(self) -> ConsultationForm:
        tab = f"consultation:{next(self._numbers)}"
        form = ConsultationForm(self.context, line=self.line(), stopwatch=self.make_stopwatch())
        form.saved.connect(lambda draft: self._record(tab, form, draft))
        form.pupil.connect(lambda: self._count_pupil(tab, form))
        form.webinar.connect(lambda school: self._change_to_webinar(tab, form, school))
        form.discarded.connect(lambda: self._discard(tab, form, self._new_form))
        form.renamed.connect(lambda title: self.context.panel.set_title(tab, title))
        self.context.panel.open(tab, form, self.tr("Consultation"))
        return form

    def open_draft(self, draft: Draft) -> None:
        """Put a draft of an earlier run back into a form."""
        if draft.kind == WEBINAR_DRAFT:
            self._open_webinar_draft(draft)
        else:
            self._new_form().put_back(draft.key, draft.data)

    def _open_webinar_draft(self, draft: Draft) -> None:
        """A planned webinar that was being charged is read first: its schools and its day come with it."""
        number = draft.data.get("record")
        if number is None:
            self.open_webinar().put_back(draft.key, draft.data)
            return
        self.context.tasks.read(
            lambda session: record_of(session, number),
            lambda record: self.open_webinar(record=record).put_back(draft.key, draft.data),
            self,
        )

    def open_correction(self, record: Record, reason: str) -> None:
        """The form filled in with what was recorded; saving reverses the old and records the new."""
        form = self._new_form()
        form.show_record(record, reason)

    def open_webinar(
        self, school: School | None = None, record: Record | None = None, question: str = ""
    ) -> WebinarForm:
        """A webinar to be planned or recorded, or a planned one that has taken place."""
        tab = f"webinar:{record.id if record else next(self._numbers)}"
        form = WebinarForm(self.context, line=self.line(), record=record)
        form.take_over(school, question)
        form.planned.connect(lambda draft: self._plan(tab, form, draft))
        form.discarded.connect(lambda: self._discard(tab, form, lambda: self.open_webinar(record=record)))
        form.recorded.connect(lambda draft: self._record(tab, form, draft))
        form.held.connect(lambda held: self._hold(tab, form, held))
        self.context.panel.open(tab, form, self.tr("Webinar"))
        return form

    def open_record(self, consultation_id: int, *, focus: bool = True) -> RecordPanel:
        """One consultation with everything that can be done with it; all share one tab."""
        panel = RecordPanel(self.context, consultation_id)
        refuse = panel.refuse
        panel.reverse_wanted.connect(lambda record, reason: self._reverse(record, reason, refuse))
        panel.correct_wanted.connect(self.open_correction)
        panel.bind_wanted.connect(lambda record, reason: self.bind([record.id], reason, refuse))
        panel.hold_wanted.connect(lambda record: self.open_webinar(record=record))
        panel.cancel_wanted.connect(lambda record, reason: self._cancel(record, reason, refuse))
        title = self.tr("Consultation № {number}").format(number=consultation_id)
        self.context.panel.open("record", panel, title, focus=focus)
        return panel

    def reverse_soon(self, consultation_id: int) -> None:
        """Show a consultation with the field for the reason of its reversal open."""
        panel = self.open_record(consultation_id)
        self.context.tasks.read(
            lambda session: record_of(session, consultation_id), lambda _: panel.reverse(), panel
        )

    # -- saving ----------------------------------------------------------------------------------------------

    def _record(self, tab: str, form: Form, draft: ConsultationDraft) -> None:
        corrected = getattr(form, "corrected", None)
        if corrected is None:
            operation: Operation = lambda session: operations.record_held(session, draft)  # noqa: E731
        else:
            number, reason = corrected
            operation = lambda session: operations.correct(session, number, draft, reason)  # noqa: E731
        undo = corrected is None
        self._write(operation, tab, form.refuse, draft.client_key, undo=undo, settle=form.outbox.settle)

    def _plan(self, tab: str, form: WebinarForm, draft: ConsultationDraft) -> None:
        operation: Operation = lambda session: operations.plan(session, draft)  # noqa: E731
        self._write(operation, tab, form.refuse, form.draft_key, settle=form.outbox.settle)

    def post(self, draft: ConsultationDraft, then: Callable[[], object], refuse: Refuse) -> None:
        """Record a consultation typed into a line of a register."""

        def done(logged: Logged) -> None:
            then()
            self._say(logged, undo=True)

        self.context.tasks.write(
            lambda session: operations.record_held(session, draft),
            done,
            self,
            failed=lambda error: self._refuse(refuse, error),
        )

    def _write(
        self,
        operation: Operation,
        tab: str,
        refuse: Refuse,
        draft_key: str = "",
        *,
        undo: bool = False,
        settle: Callable[[], object] = lambda: None,
    ) -> None:
        if tab in self._under_way:  # the outbox and a key have sent the same form at once
            return
        self._under_way.add(tab)

        def done(logged: Logged) -> None:
            self._under_way.discard(tab)
            settle()
            if draft_key:
                self.context.drafts.drop(draft_key)
            self.context.panel.close_tab(tab, ask=False)
            self._say(logged, undo=undo)

        def failed(error: Exception) -> None:
            self._under_way.discard(tab)
            self._refuse(refuse, error)

        self.context.tasks.write(operation, done, self, failed=failed)

    def _refuse(self, refuse: Refuse, error: Exception) -> None:
        """Bugs go on to the crash page by themselves; what people can mend is told in the form."""
        if isinstance(error, KnownError):
            refuse(error)

    def _say(self, logged: Logged, *, undo: bool) -> None:
        """Tell what was charged and what is left; within ten seconds it can be taken back."""
        said = " ".join(shown(text) for text in logged.sentences) or self.tr("Saved.")
        tone = "warn" if logged.uncharged or any(charge.over > 0 for charge in logged.charges) else "ok"
        take_back = (
            (lambda: self._take_back(logged.consultation_id)) if undo and not logged.repeated else None
        )
        self.context.notices.toast(said, take_back, tone=tone)

    def _take_back(self, consultation_id: int) -> None:
        reason = self.tr("Taken back right after saving")
        operation: Operation = lambda session: operations.reverse(session, consultation_id, reason)  # noqa: E731
        self.context.tasks.write(operation, lambda logged: self._say(logged, undo=False), self)

    def _hold(self, tab: str, form: WebinarForm, held: Held) -> None:
        def operation(session: Session) -> Logged:
            return operations.hold(
                session,
                held.consultation_id,
                held.minutes,
                attendance=held.attendance,
                at=held.at,
                reason=held.reason,
            )

        self._write(operation, tab, form.refuse, form.draft_key, settle=form.outbox.settle)

    def _count_pupil(self, tab: str, form: ConsultationForm) -> None:
        """Nothing of what was typed is kept; only the counter grows."""
        self.context.drafts.drop(form.draft_key)

        def counted(today: int) -> None:
            self.context.panel.close_tab(tab, ask=False)
            said = self.tr("Refused and counted: %n pupil(s) today.", "", today)
            self.context.notices.toast(said, tone="accent")

        self.context.tasks.write(operations.count_pupil, counted, self)

    def _discard(self, tab: str, form: Form, reopen: Callable[[], Form]) -> None:
        """Throw the form away; for ten seconds it can be brought back."""
        key, state = form.draft_key, form.state()
        self.context.drafts.drop(key)
        self.context.panel.close_tab(tab, ask=False)
        self.context.notices.toast(
            self.tr("The draft was thrown away."), lambda: reopen().put_back(key, state), tone="accent"
        )

    def _change_to_webinar(self, tab: str, form: ConsultationForm, school: School | None) -> None:
        """The webinar goes on with what was asked; the consultation's draft goes once the other one is kept."""
        question = str(form.fields.raw().get("question") or "")
        self.open_webinar(school, question=question)
        self.context.drafts.drop(form.draft_key)
        self.context.panel.close_tab(tab, ask=False)

    # -- what is done with a record --------------------------------------------------------------------------

    def _reverse(self, record: Record, reason: str, refuse: Refuse) -> None:
        self._do(lambda session: operations.reverse(session, record.id, reason), refuse)

    def _cancel(self, record: Record, reason: str, refuse: Refuse) -> None:
        self._do(lambda session: operations.cancel(session, record.id, reason), refuse)

    def bind(self, consultations: list[int], reason: str, refuse: Refuse) -> None:
        """Charge uncharged consultations to the contracts that cover their days by now, all or none."""

        def operation(session: Session) -> list[Logged]:
            return [operations.bind(session, one, reason) for one in consultations]

        def done(all_logged: list[Logged]) -> None:
            said = [shown(text) for logged in all_logged for text in logged.sentences]
            self.context.notices.toast(joined(said, " "))

        self.context.tasks.write(operation, done, self, failed=lambda error: self._refuse(refuse, error))

    def _do(self, operation: Operation, refuse: Refuse) -> None:
        self.context.tasks.write(
            operation,
            lambda logged: self._say(logged, undo=False),
            self,
            failed=lambda error: self._refuse(refuse, error),
        )

    def line(self) -> str:
        """The methodological line of this desk: the operator's own, if it is one."""
        line = str(self.context.settings.value("operator.line"))
        return line if line in METHOD_LINES else METHOD_LINES[0]
