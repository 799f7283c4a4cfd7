"""The form of a contract: a new one with its persons, or the facts of one that is there."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from models.contracts.drafts import AppointmentDraft, ContractDraft, PersonDraft, agreed_quota
from models.contracts.queries import ContractRow
from models.storage.merge import FieldClash
from models.text import QT_TRANSLATE_NOOP
from widgets.contracts import fields
from widgets.contracts.labels import Heading
from widgets.contracts.pickers import OrganisationList, RegionList
from widgets.contracts.sheet import Sheet, Work, today
from widgets.parts.context import Context
from widgets.parts.icons import wear
from widgets.parts.text import shown_minutes
from widgets.parts.theme import set_look

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

OWN = (
    "number",
    "organisation",
    "locality",
    "region",
    "signed_on",
    "starts_on",
    "ends_on",
    "quota_minutes",
    "note",
)
DRAFT_KIND = "contracts.contract"


class ContractSheet(Sheet):
    """Common to both: the contract's own fields."""

    def __init__(self, context: Context, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, about, parent)
        self.organisations = OrganisationList(context.tasks, self.form)
        self.form.add_line(fields.NUMBER)
        self.form.add(fields.ORGANISATION, self.organisations)
        self.form.add_line(fields.LOCALITY, (fields.REGION, RegionList(self.form)))
        self.form.add_line(fields.SIGNED, fields.STARTS, fields.ENDS)
        (quota,) = self.form.add_line(fields.QUOTA)
        cast("QLineEdit", quota.widget).setPlaceholderText(shown_minutes(agreed_quota(today())))
        self.organisations.picked.connect(self._fill_place)

    def _fill_place(self, _value: object) -> None:
        """An organisation that was picked brings its place along."""
        place = self.organisations.place()
        if place is not None:
            self.form.show_values({"locality": place[1], "region": place[2] or None})

    def draft(self, values: Mapping[str, Any]) -> ContractDraft:
        """The contract as the form has it."""
        return ContractDraft(
            number=str(values["number"]),
            organisation=self.organisations.name(),
            locality=str(values["locality"] or ""),
            region=str(values["region"] or ""),
            signed_on=values["signed_on"],
            starts_on=values["starts_on"],
            ends_on=values["ends_on"],
            quota_minutes=values["quota_minutes"],
            note=str(values.get("note") or ""),
        )


class NewContract(ContractSheet):
    """A contract that is not there yet, with its first and perhaps its second person; what is typed is kept."""

    title = QT_TRANSLATE_NOOP("contract_sheets", "New contract")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.key = str(uuid.uuid4())
        self._add_person(1)
        self.setFocusProxy(self.form.cell("number").widget)
        self._more = QPushButton(self.tr("Second responsible person"), self.form)
        set_look(self._more, "quiet")
        wear(self._more, "user-plus")
        self._more.clicked.connect(self.add_second)
        line = QHBoxLayout()
        line.addWidget(self._more)
        line.addStretch(1)
        self.form.add_layout(line)
        self.form.changed.connect(self._keep)
        self.setProperty("help_topic", "contracts")

    def _add_person(self, number: int) -> None:
        title = self.tr("First responsible person") if number == 1 else self.tr("Second responsible person")
        self.form.add_widget(Heading(title, "", self.form))
        self.form.add(fields.numbered(fields.NAME, number, required=number == 1))
        self.form.add_line(fields.numbered(fields.PHONE, number), fields.numbered(fields.EMAIL, number))
        self.form.add_line(fields.numbered(fields.POSITION, number), fields.numbered(fields.TRAINED, number))

    def after_fields(self) -> tuple[QWidget, ...]:
        """The button for the second person."""
        return (self._more,)

    def add_second(self) -> None:
        """Open the fields of the second person."""
        if "name2" not in self.form.keys():  # noqa: SIM118 (no mapping)
            self._more.hide()
            self._add_person(2)
            self.order_tabs()
            self.form.cell("name2").widget.setFocus()

    def work(self, values: Mapping[str, Any]) -> Work:
        """Enter the contract with its persons."""
        draft = self.draft(values)
        people = tuple(self._person(values, number) for number in (1, 2) if values.get(f"name{number}"))
        whole = replace(draft, persons=people)

        def add(session: Session) -> int:
            from models.contracts.operations import add_contract

            return add_contract(session, whole)

        return add

    @staticmethod
    def _person(values: Mapping[str, Any], number: int) -> AppointmentDraft:
        texts = {
            key: str(values.get(f"{key}{number}") or "") for key in ("name", "phone", "email", "position")
        }
        return AppointmentDraft(person=PersonDraft(**texts), trained_on=values.get(f"trained_on{number}"))

    def field_of(self, key: str) -> str:
        """Problems of persons belong to the first name."""
        return "name1" if key in {"person", "name"} else key

    # -- drafts ----------------------------------------------------------------------------------------------

    def _keep(self, _key: str) -> None:
        self.context.drafts.keep(self.key, DRAFT_KIND, {"texts": self.form.raw()})
        self.buttons.remark(self.tr("Draft is kept"))

    def put_back(self, key: str, data: Mapping[str, Any]) -> None:
        """Fill the form from a draft."""
        self.key = key
        texts = data.get("texts", {})
        if texts.get("name2"):
            self.add_second()
        self.form.set_raw(texts)

    def may_close(self) -> bool:
        """The tab may go: what was typed stays in the drafts until it is thrown away."""
        return True


class EditContract(ContractSheet):
    """The facts of a contract; a colleague's changes meanwhile are joined, of the same field both values stand."""

    title = QT_TRANSLATE_NOOP("contract_sheets", "Correct contract {name}")

    def __init__(self, context: Context, row: ContractRow, parent: QWidget | None = None) -> None:
        super().__init__(context, row.number, parent)
        self.form.add(fields.NOTE)
        self._contract_id = row.id
        self._before = ContractDraft(**{key: getattr(row, key) for key in OWN})
        self.form.show_values({key: getattr(row, key) or None for key in OWN})
        self.setProperty("help_topic", "contracts")

    def work(self, values: Mapping[str, Any]) -> Work:
        """Save the difference between what the form began with and what it has now."""
        before, after, contract_id = self._before, self.draft(values), self._contract_id

        def correct(session: Session) -> int:
            from models.contracts.correcting import correct_contract

            correct_contract(session, contract_id, before, after)
            return contract_id

        return correct

    def rebase(self, error: FieldClash) -> None:
        """The next try begins from what the colleague has written."""
        theirs: dict[str, Any] = {clash.field: clash.theirs for clash in error.clashes}
        self._before = replace(self._before, **theirs)
