"""The page of settings: builds itself from the declared list; what is chosen holds at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from console.operator_form import OperatorForm
from console.settings import OPERATOR, SETTINGS, Setting
from console.sign_in import sign_in_as, take_person
from models.fields import Kind
from models.storage.changes import Changes
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.context import Context
from widgets.parts.form import Form, ScrollColumn
from widgets.parts.icons import wear
from widgets.parts.page import Page
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from models.storage.journal import Actor

WIDTH = 480


class SettingsPage(Page):
    """All settings by groups; the operator is changed by a button, everything else as soon as it is chosen."""

    id = "settings"
    title = QT_TRANSLATE_NOOP("pages", "Settings")
    icon = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.forms: list[Form] = []
        self.operator = OperatorForm(context.settings)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        for group, settings in groupby(SETTINGS, lambda setting: setting.group):
            if group:
                self._add_group(group, list(settings))
        self._column.addStretch(1)
        self.body.addWidget(ScrollColumn(self._content, self))
        context.settings.changed.connect(self._show_change)
        Theme.current().changed.connect(self._arrange)
        self._arrange()

    def reload(self, changes: Changes | None) -> None:
        """Settings are not in the database: there is nothing to ask again."""

    def _add_group(self, group: str, settings: Sequence[Setting]) -> None:
        heading = QLabel(translate("settings", group))
        set_look(heading, "title")
        self._column.addWidget(heading)
        if group == OPERATOR:
            self._add_operator()
            return
        form = Form([setting.field() for setting in settings])
        form.show_values({setting.key: self.context.settings.value(setting.key) for setting in settings})
        form.changed.connect(lambda key: self._take(form, key))
        self.forms.append(form)
        self._column.addWidget(form)

    def _add_operator(self) -> None:
        button = QPushButton(self.tr("Sign in as this operator"))
        wear(button, "user-check", "text")
        button.clicked.connect(self._sign_in)
        self._column.addWidget(self.operator)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _sign_in(self) -> None:
        if self.operator.take():
            self.context.tasks.sign_in(
                sign_in_as(self.context.settings), self._signed_in, self, failed=self.context.tasks.tell
            )

    def _signed_in(self, actor: Actor) -> None:
        take_person(self.context.settings, actor)
        self.context.notices.toast(self.tr("Signed in: {name}").format(name=actor.name))

    def _take(self, form: Form, key: str) -> None:
        """Keep a value as soon as it can be read; numbers out of range wait for more digits."""
        value = form.value(key)
        setting = next(setting for setting in SETTINGS if setting.key == key)
        if value is None or (setting.kind is Kind.INTEGER and not setting.least <= value <= setting.most):
            return
        self.context.settings.set(key, value)

    def _show_change(self, key: str) -> None:
        """A setting may also be changed elsewhere: by a command, by the first start."""
        value = self.context.settings.value(key)
        for form in [*self.forms, self.operator]:
            if key in form.keys() and form.value(key) != value:  # noqa: SIM118 (a form is no dict)
                form.show_values({key: value})

    def _arrange(self) -> None:
        px = Theme.current().px
        self._content.setMaximumWidth(px(WIDTH))
        self._column.setContentsMargins(px(16), px(8), px(16), px(16))
        self._column.setSpacing(px(12))
