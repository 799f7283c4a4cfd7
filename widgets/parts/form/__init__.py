"""Forms built from Fields: label above, editor, error beneath; nothing modal, everything by keyboard."""

from __future__ import annotations

from widgets.parts.flow import FlowLayout
from widgets.parts.form.area import ButtonLine, ScrollColumn
from widgets.parts.form.clashes import Clashes
from widgets.parts.form.dates import DateEdit, MomentEdit
from widgets.parts.form.editor import Editor, LineEditor, UnreadableError
from widgets.parts.form.factory import editor_for, options_of
from widgets.parts.form.flag import FlagEdit
from widgets.parts.form.form import Form, FormCell
from widgets.parts.form.lines import DurationEdit, EmailEdit, IntegerEdit, PercentEdit, PhoneEdit, TextEdit
from widgets.parts.form.long_text import LongText
from widgets.parts.form.pick_list import Option, PickList
from widgets.parts.form.segmented import Segmented
from widgets.parts.labels import Caption, ErrorLine, IconLabel, ValueLabel

__all__ = [
    "ButtonLine",
    "Caption",
    "Clashes",
    "DateEdit",
    "DurationEdit",
    "Editor",
    "EmailEdit",
    "ErrorLine",
    "FlagEdit",
    "FlowLayout",
    "Form",
    "FormCell",
    "IconLabel",
    "IntegerEdit",
    "LineEditor",
    "LongText",
    "MomentEdit",
    "Option",
    "PercentEdit",
    "PhoneEdit",
    "PickList",
    "ScrollColumn",
    "Segmented",
    "TextEdit",
    "UnreadableError",
    "ValueLabel",
    "editor_for",
    "options_of",
]
