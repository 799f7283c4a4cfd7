"""The forms about one responsible person: naming, replacing, correcting, training, ending."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.contracts.drafts import AppointmentDraft, PersonDraft
from models.contracts.queries import AppointmentRow, ContractRow
from models.fields import Field
from models.text import QT_TRANSLATE_NOOP
from widgets.contracts import fields
from widgets.contracts.sheet import Sheet, Work
from widgets.parts.context import Context

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def person_of(values: Mapping[str, Any]) -> PersonDraft:
    """The person whom the form describes."""
    return PersonDraft(**{key: str(values.get(key) or "") for key in ("name", "phone", "email", "position")})


class Appoint(Sheet):
    """One more person for a contract."""

    title = QT_TRANSLATE_NOOP("contract_sheets", "A responsible person")

    def __init__(
        self, context: Context, row: ContractRow, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, self.about(), parent)
        self._row = row
        self.form.add(fields.NAME)
        self.form.add_line(fields.PHONE, fields.EMAIL)
        self.form.add(fields.POSITION)
        self.form.add_line(self.since(), fields.TRAINED)
        self.form.show_values({"appointed_on": today})

    def about(self) -> str:
        """Whom the form is about."""
        return ""

    def since(self) -> Field:
        """The field of the day from which the person speaks."""
        return fields.APPOINTED

    def work(self, values: Mapping[str, Any]) -> Work:
        """Appoint the person."""
        draft, contract_id = self.draft(values), self._row.id

        def appoint(session: Session) -> int:
            from models.contracts import operations

            return operations.appoint(session, contract_id, draft)

        return appoint

    @staticmethod
    def draft(values: Mapping[str, Any]) -> AppointmentDraft:
        """The appointment that the form describes."""
        days = {key: values.get(key) for key in ("appointed_on", "trained_on")}
        return AppointmentDraft(person=person_of(values), **days)


class Replace(Appoint):
    """Somebody takes the place of `one`; both stay in the history."""

    title = QT_TRANSLATE_NOOP("contract_sheets", "Replace: {name}")

    def __init__(
        self,
        context: Context,
        row: ContractRow,
        one: AppointmentRow,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        self._one = one
        super().__init__(context, row, max(today, one.appointed_on), parent)

    def about(self) -> str:
        """Who is to be replaced."""
        return self._one.name

    def since(self) -> Field:
        """The day of the change."""
        return fields.REPLACED

    def work(self, values: Mapping[str, Any]) -> Work:
        """Replace the person."""
        draft, one = self.draft(values), self._one

        def replace(session: Session) -> int:
            from models.contracts.operations import replace_person

            return replace_person(session, one.id, one.version, draft)

        return replace


class Correct(Sheet):
    """Name, contacts and days of a person who is there."""

    title = QT_TRANSLATE_NOOP("contract_sheets", "Correct: {name}")

    def __init__(self, context: Context, one: AppointmentRow, parent: QWidget | None = None) -> None:
        super().__init__(context, one.name, parent)
        self._one = one
        self.form.add(fields.NAME)
        self.form.add_line(fields.PHONE, fields.EMAIL)
        self.form.add(fields.POSITION)
        self.form.add_line(fields.APPOINTED, fields.TRAINED)
        keys = ("name", "phone", "email", "position", "appointed_on", "trained_on")
        self.form.show_values({key: getattr(one, key) or None for key in keys})

    def work(self, values: Mapping[str, Any]) -> Work:
        """Save the person and the appointment in one transaction."""
        person, one = person_of(values), self._one
        appointed_on, trained_on = values["appointed_on"], values["trained_on"]

        def correct(session: Session) -> int:
            from models.contracts.operations import change_appointment, update_person

            update_person(session, one.person_id, one.person_version, person)
            change_appointment(
                session,
                one.id,
                one.version,
                appointed_on=appointed_on,
                trained_on=trained_on,
                untrained=trained_on is None,
            )
            return one.id

        return correct


class Train(Sheet):
    """The day of a person's training."""

    title = QT_TRANSLATE_NOOP("contract_sheets", "Training: {name}")

    def __init__(
        self, context: Context, one: AppointmentRow, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, one.name, parent)
        self._one = one
        self.form.add_line(fields.TRAINED)
        self.form.show_values({"trained_on": one.trained_on or today})

    def work(self, values: Mapping[str, Any]) -> Work:
        """Note the training."""
        one, day = self._one, values["trained_on"]

        def train(session: Session) -> int:
            from models.contracts.operations import change_appointment

            change_appointment(session, one.id, one.version, trained_on=day, untrained=day is None)
            return one.id

        return train


class End(Sheet):
    """The end of a person's authority without a successor."""

    title = QT_TRANSLATE_NOOP("contract_sheets", "End the authority: {name}")

    def __init__(
        self, context: Context, one: AppointmentRow, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, one.name, parent)
        self._one = one
        self.form.add_line(fields.ENDED)
        self.form.add(fields.WHY_ENDED)
        self.form.show_values({"ended_on": max(today, one.appointed_on)})

    def work(self, values: Mapping[str, Any]) -> Work:
        """End the authority."""
        one, day, why = self._one, values["ended_on"], str(values["end_reason"] or "")

        def end(session: Session) -> int:
            from models.contracts.operations import end_appointment

            end_appointment(session, one.id, one.version, day, why)
            return one.id

        return end
