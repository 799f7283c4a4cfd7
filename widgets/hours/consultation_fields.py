"""The fields of a consultation in the order in which a caller tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.errors import InputError
from models.formats import joined
from models.hours.choices import Channel, Kind
from models.hours.drafts import ConsultationDraft
from models.hours.lookups import Caller, School
from models.hours.records import Record
from models.hours.rules.callers import NO_PATRONYMIC, Person, Role, parse_person
from models.text import QT_TRANSLATE_NOOP, Text
from widgets.hours import fields
from widgets.hours.pickers import CallerList, RegionList, SchoolList
from widgets.hours.topic_list import TopicList
from widgets.parts.form import DurationEdit, Form, LongText, Segmented, options_of

if TYPE_CHECKING:
    from widgets.parts.tasks import Tasks

FIELD_OF: Mapping[str, str] = {
    "surname": "caller",
    "name": "caller",
    "patronymic": "caller",
    "organisation": "school",
    "attendees": "school",
}
"""Where an error of the models is shown when the form has no field of that name."""
PLACE = ("locality", "region")
THREE_NAMES = Text(
    QT_TRANSLATE_NOOP(
        "models", "Surname, name and patronymic are needed; «нет» where there is no patronymic."
    )
)


class ConsultationFields(Form):
    """Reads and shows a consultation; the place is only asked of a school that is in no registry."""

    def __init__(self, tasks: Tasks, line: str, beside: QWidget, parent: QWidget | None = None) -> None:
        """`beside` is what stands under the school from the first moment: the hours that are left."""
        super().__init__((), parent)
        self.callers = CallerList(tasks)
        self.schools = SchoolList(tasks)
        self.topics = TopicList()
        self.role = Segmented(options_of(fields.ROLE))
        self.kind = Segmented(options_of(fields.KIND))
        self.minutes = DurationEdit()
        self.add(fields.CALLER, self.callers)
        self.add(fields.ROLE, self.role)
        self.add(fields.SCHOOL, self.schools)
        self.add_line(fields.LOCALITY, (fields.REGION, RegionList()))
        self.add_widget(beside)
        self.add(fields.TOPIC, self.topics)
        self.add(fields.QUESTION, LongText(lines=3))
        self.add(fields.ANSWER, LongText(lines=2))
        self.add_line((fields.MINUTES, self.minutes), fields.AT)
        self.add(fields.REASON)
        self.add(fields.KIND, self.kind)
        self.add_line(fields.LINE, fields.CHANNEL)
        self.add_stretch()
        self.editor("at").setPlaceholderText(self.tr("now"))
        self.show_values(
            {"role": Role.TEACHER, "kind": Kind.INDIVIDUAL, "line": line, "channel": Channel.PHONE}
        )
        self.ask_reason(False)
        self.ask_place()
        self.callers.picked.connect(self._take_caller)
        self.callers.picked.connect(lambda _: self._go_on("school" if self.school() is None else "topic"))
        self.schools.edited.connect(self.ask_place)
        self.schools.picked.connect(lambda _: self._go_on("topic"))
        self.topics.picked.connect(lambda _: self._go_on("question"))
        self.kind.picked.connect(self._follow_kind)

    def school(self) -> School | None:
        """The school picked from the registry."""
        return self.schools.school()

    def is_pupil(self) -> bool:
        """Whether a child is asking."""
        return bool(self.value("role") == Role.PUPIL)

    def ask_place(self) -> None:
        """Ask for locality and region only when a name was typed that is in no registry."""
        unknown = bool(self.schools.raw().strip()) and self.school() is None
        for key in PLACE:
            self.set_shown(key, unknown)

    def ask_reason(self, wanted: bool) -> None:
        """Ask why the quota is exceeded, or no longer."""
        self.set_shown("reason", wanted)

    def person(self) -> Person:
        """The caller; InputError unless surname, name and patronymic (or «нет») were typed."""
        try:
            return parse_person(self.callers.name_typed())
        except ValueError as error:
            raise InputError({"caller": THREE_NAMES}) from error

    def draft(self, values: Mapping[str, Any], **more: Any) -> ConsultationDraft:
        """The checked `values` as a draft, with what the form itself does not know."""
        person = self.person()
        school = self.school()
        return ConsultationDraft(
            kind=values["kind"],
            line=values["line"],
            channel=values["channel"],
            topic=self.topics.topic(),
            surname=person.surname,
            name=person.name,
            patronymic=person.patronymic or NO_PATRONYMIC,
            role=values["role"],
            organisation_id=school.id if school else None,
            organisation=school.name if school else str(values["school"]),
            locality=school.locality if school else values["locality"],
            region=school.region if school else values["region"],
            question=values["question"] or "",
            answer=values["answer"] or "",
            reason=values.get("reason") or "",
            at=values["at"],
            **more,
        )

    def show_record(self, record: Record) -> None:
        """Show what was recorded, so that it can be put right."""
        self.show_values(
            {
                "caller": joined((record.surname, record.name, record.patronymic or NO_PATRONYMIC), " "),
                "role": record.role,
                "locality": record.locality,
                "region": record.region,
                "question": record.question,
                "answer": record.answer,
                "minutes": record.minutes,
                "at": record.at,
                "kind": record.kind,
                "line": record.line,
                "channel": record.channel,
            }
        )
        self.topics.set_raw(record.topic)

    def show_errors(self, error: InputError) -> None:
        """Mark what the models refused, each under the field where it was typed."""
        found = {FIELD_OF.get(key, key): text for key, text in error.fields.items()}
        super().show_errors(InputError(found))

    def _go_on(self, key: str) -> None:
        """What was picked with Enter is settled: the next field takes the cursor."""
        self.cell(key).widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_caller(self, caller: object) -> None:
        """Somebody who has called before brings role and school along."""
        if isinstance(caller, Caller):
            self.role.show_value(caller.role)
            if caller.school is not None and not self.schools.raw().strip():
                self.schools.take(caller.school)

    def _follow_kind(self, kind: object) -> None:
        """A consultation by e-mail comes by mail."""
        if kind == Kind.EMAIL:
            self.show_values({"channel": Channel.MAIL})
