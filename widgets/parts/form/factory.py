"""Which editor a field gets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.fields import Field, Kind
from widgets.parts.form.dates import DateEdit, MomentEdit
from widgets.parts.form.editor import Editor
from widgets.parts.form.flag import FlagEdit
from widgets.parts.form.lines import DurationEdit, EmailEdit, IntegerEdit, PercentEdit, PhoneEdit, TextEdit
from widgets.parts.form.long_text import LongText
from widgets.parts.form.pick_list import Option, PickList
from widgets.parts.form.segmented import Segmented
from widgets.parts.text import shown_title, translate

CHIPS_AT_MOST = 4

BY_KIND: dict[Kind, Callable[[QWidget], Editor]] = {
    Kind.TEXT: TextEdit,
    Kind.CODE: TextEdit,
    Kind.LONG_TEXT: LongText,
    Kind.INTEGER: IntegerEdit,
    Kind.SECONDS: IntegerEdit,
    Kind.MINUTES: DurationEdit,
    Kind.DATE: DateEdit,
    Kind.MOMENT: MomentEdit,
    Kind.PHONE: PhoneEdit,
    Kind.EMAIL: EmailEdit,
    Kind.PERCENT: PercentEdit,
}


def options_of(field: Field) -> list[Option]:
    """The choices of `field` as lines of a list, in the language of the interface."""
    return [
        Option(choice.value, translate("choices", choice.title), "", choice.icon, choice.tone)
        for choice in field.choices
    ]


def editor_for(field: Field, parent: QWidget) -> Editor:
    """The editor of `field`: chips for a few choices, a list to type in for more, else by its kind."""
    if field.kind is Kind.FLAG:
        return FlagEdit(shown_title(field), parent)
    if field.choices or field.kind is Kind.CHOICE:
        chips = 0 < len(field.choices) <= CHIPS_AT_MOST
        return Segmented(options_of(field), parent) if chips else PickList(options_of(field), parent)
    return BY_KIND[field.kind](parent)
