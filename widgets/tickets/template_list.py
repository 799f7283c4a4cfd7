"""The answer templates of the desk, to be renamed or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.errors import KnownError
from models.storage.changes import Changes
from widgets.parts.context import Context
from widgets.parts.icons import wear
from widgets.parts.labels import ElidedLabel
from widgets.parts.theme import Theme, set_look
from widgets.tickets.labels import plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.tickets.queries import TemplateRow

TEMPLATES = "templates"


def open_templates(context: Context) -> None:
    """Show the templates in a tab of the right panel."""
    if context.panel.activate(TEMPLATES):
        context.panel.focus_first()
    else:
        title = QCoreApplication.translate("TemplateList", "Templates")
        context.panel.open(TEMPLATES, TemplateList(context), title)


class TemplateList(QWidget):
    """A line for each template: its name to type over, how it begins, and a button that deletes it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._known: list[TemplateRow] = []
        self.names: dict[int, QLineEdit] = {}
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(self._scroll, "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self.setProperty("help_topic", "tickets")
        context.tasks.changed.connect(self._changed)
        self.reload()

    def reload(self) -> None:
        """Ask the database again."""

        def query(session: Session) -> list[TemplateRow]:
            from models.tickets.queries import templates

            return templates(session)

        self._context.tasks.read(query, self._show, self, key="templates")

    def _changed(self, changes: Changes) -> None:
        if "answer_template" in changes.tables:
            self.reload()

    def _show(self, templates: Sequence[TemplateRow]) -> None:
        """Show these; the name that has the focus has it again."""
        focus = QApplication.focusWidget()
        had = next((number for number, field in self.names.items() if field is focus), None)
        inside, px = QWidget(), Theme.current().px
        set_look(inside, "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(12))
        self._known, self.names = list(templates), {}
        hint = self.tr("Type another name and press Enter.")
        none = self.tr("There are no templates yet: write an answer and keep it as a template.")
        column.addWidget(plain(hint if templates else none, inside, "muted"))
        for template in templates:
            column.addWidget(self._row(template, inside))
        column.addStretch(1)
        self._scroll.setWidget(inside)
        # who has asked for the list is in it, before its first line was there
        wanted = self.names.get(had) if had is not None else next(iter(self.names.values()), None)
        if wanted is not None and (had is not None or focus is self):
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, template: TemplateRow, parent: QWidget) -> QWidget:
        row, field = QWidget(parent), QLineEdit(template.title)
        words = QVBoxLayout(row)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Theme.current().px(2))
        line = QHBoxLayout()
        field.setAccessibleName(self.tr("Name of the template"))
        field.setCursorPosition(0)
        field.editingFinished.connect(partial(self._rename, template, field))
        self.names[template.id] = field
        line.addWidget(field, 1)
        delete = QToolButton(row)
        wear(delete, "trash")
        delete.setToolTip(self.tr("Delete «{title}»").format(title=template.title))
        delete.setAccessibleName(delete.toolTip())
        delete.clicked.connect(lambda _checked=False: self.remove(template))
        line.addWidget(delete)
        words.addLayout(line)
        beginning = ElidedLabel(row)
        set_look(beginning, "caption")
        beginning.setText(" ".join(template.body.split()))
        words.addWidget(beginning)
        return row

    def _rename(self, template: TemplateRow, field: QLineEdit) -> None:
        title = " ".join(field.text().split())
        if title == template.title or self.names.get(template.id) is not field:
            return

        def work(session: Session) -> None:
            from models.tickets.templates import rename_template

            rename_template(session, template.id, title)

        self._context.tasks.write(work, lambda _: None, self, failed=self._failed)

    def remove(self, template: TemplateRow) -> None:
        """Delete a template; the toast brings it back."""

        def work(session: Session) -> None:
            from models.tickets.templates import remove_template

            remove_template(session, template.id)

        said = self.tr("Template «{title}» is deleted").format(title=template.title)
        again = partial(_bring_back, self._context, template)
        self._context.tasks.write(
            work, lambda _: self._context.notices.toast(said, again), self, failed=self._failed
        )

    def _failed(self, error: Exception) -> None:
        """Say why, and show what holds."""
        _tell(self._context, error)
        self._show(self._known)


def _bring_back(context: Context, template: TemplateRow) -> None:
    """Keep a deleted template again; its list may be closed by now."""

    def work(session: Session) -> int:
        from models.tickets.templates import add_template

        return add_template(session, template.body, template.title)

    context.tasks.write(work, lambda _: None, context.notices, failed=partial(_tell, context))


def _tell(context: Context, error: Exception) -> None:
    if isinstance(error, KnownError):
        context.notices.failure(error)
