"""A form: cells with label, editor and error line, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.errors import InputError
from models.fields import Field
from models.text import Text
from widgets.parts.flow import FlowLayout
from widgets.parts.form.dates import DateEdit
from widgets.parts.form.editor import Editor, LineEditor, UnreadableError, mark_bad
from widgets.parts.form.factory import editor_for
from widgets.parts.form.flag import FlagEdit
from widgets.parts.labels import Caption, ErrorLine, ValueLabel
from widgets.parts.text import shown, shown_title, translate
from widgets.parts.theme import Theme

NARROWEST = 52


class FormCell(QWidget):
    """Label above, editor, error beneath: one field of a form.

    An error appears when the cursor leaves or on saving; while one types it only fades, nothing moves.
    """

    changed = Signal(str)
    said = Signal()  # another error, or none any more

    def __init__(self, field: Field, editor: Editor | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.caption = Caption(parent=self)
        self.editor = editor or editor_for(field, self)
        self.error = ErrorLine(self)
        self.widget = cast("QWidget", self.editor)
        self.is_missing = False
        self._in_line = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.caption)
        column.addWidget(self.widget)
        column.addWidget(self.error)
        self.caption.setBuddy(self.widget)
        self.caption.setVisible(not isinstance(self.editor, FlagEdit))
        self.retitle()
        self.editor.edited.connect(self._edited)  # type: ignore[attr-defined]
        for watched in [self.widget, *self.widget.findChildren(QWidget)]:
            watched.installEventFilter(self)

    def retitle(self) -> None:
        """Take title and help in the language of the interface."""
        title = shown_title(self.field)
        self.caption.set_title(title, required=self.field.required)
        if isinstance(self.editor, FlagEdit):
            self.editor.setText(title)
        self.widget.setAccessibleName(title)
        if self.field.help:
            self.widget.setToolTip(translate("fields", self.field.help))

    def stand_in_line(self) -> None:
        """Take part in a line of several cells: as wide as the field wishes, at least as wide as its label."""
        self._in_line = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """The natural size; in a line the field's own width."""
        hint = super().sizeHint()
        if self._in_line and isinstance(self.editor, LineEditor):
            wanted = max(Theme.current().px(self.field.width), self.minimumSizeHint().width())
            return QSize(wanted, hint.height())
        return hint

    def minimumSizeHint(self) -> QSize:
        """In a line never narrower than the label."""
        hint = super().minimumSizeHint()
        if self._in_line and isinstance(self.editor, LineEditor):
            least = max(Theme.current().px(NARROWEST), self.caption.sizeHint().width())
            narrowest = max(least, self.widget.minimumSizeHint().width() if self.needs_room() else 0)
            return QSize(narrowest, hint.height())
        return hint

    def speak_elsewhere(self) -> None:
        """Leave the words of an error to somebody who listens to `said` and has more room for them."""
        cast("QBoxLayout", self.layout()).removeWidget(self.error)
        self.error.setFixedSize(0, 0)

    def needs_room(self) -> bool:
        """Whether the editor's text has a length of its own, as a date has."""
        return isinstance(self.editor, DateEdit)

    def say(self, text: str, *, missing: bool = False) -> None:
        """Show an error, or none; `missing` when nothing else is wrong than that the field is empty."""
        self.error.say(text)
        mark_bad(self.widget, bool(text))
        self.widget.setAccessibleDescription(text)
        self.is_missing = missing
        self.said.emit()

    def check(self) -> str:
        """What is wrong with what stands in the field, now also on the screen; nothing when all is well."""
        problem, missing = "", False
        try:
            missing = self.editor.read() in (None, "") and self.field.required
        except UnreadableError as error:
            problem = str(error)
        self.say(self.tr("Fill this in") if missing else problem, missing=missing)
        return self.error.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge what was typed once the cursor leaves; an empty field is only judged on saving."""
        judged = bool(self.editor.raw().strip()) or not self.error.isHidden()
        if event.type() == QEvent.Type.FocusOut and judged:
            self.check()
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        mark_bad(self.widget, False)
        self.changed.emit(self.field.key)


class Form(QWidget):
    """Fields in reading order; `changed(key)` at every edit.

    `add` puts a field on a line of its own, `add_line` several short ones side by side, `add_widget` anything else.
    """

    changed = Signal(str)

    def __init__(self, fields: Iterable[Field] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[str, FormCell] = {}
        self._filling = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for field in fields:
            self.add(field)

    # -- building --------------------------------------------------------------------------------------------

    def add(self, field: Field, editor: Editor | None = None) -> FormCell:
        """Put `field` on a line of its own; `editor` replaces the one that its kind would get."""
        cell = self._cell(field, editor)
        self._column.addWidget(cell)
        return cell

    def add_line(self, *fields: Field | tuple[Field, Editor]) -> list[FormCell]:
        """Put short fields beside each other; they wrap where it is narrow, and share the room that is left."""
        line = QWidget(self)
        flow = FlowLayout(line, gap=8, line_gap=8, top=True)
        cells = []
        for entry in fields:
            field, editor = entry if isinstance(entry, tuple) else (entry, None)
            cell = self._cell(field, editor)
            cell.stand_in_line()
            flow.add_stretching(cell)
            cells.append(cell)
        self._column.addWidget(line)
        return cells

    def add_value(self, title: str, value: str = "") -> ValueLabel:
        """Put a value that is only read, under its title (a source string of the context «fields»), on a line."""
        words = translate("fields", title)
        label = ValueLabel(value or "—", words, self)
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(Caption(words, self))
        cell.addWidget(label)
        self._column.addLayout(cell)
        return label

    def add_widget(self, widget: QWidget) -> None:
        """Put any widget on a line of its own."""
        self._column.addWidget(widget)

    def put_beneath(self, key: str, widget: QWidget) -> None:
        """Put any widget beneath the line where a field stands."""
        line: QWidget = self._cells[key]
        while (above := line.parentWidget()) is not None and above is not self:
            line = above
        self._column.insertWidget(self._column.indexOf(line) + 1, widget)

    def add_layout(self, layout: QBoxLayout) -> None:
        """Put a layout on a line of its own."""
        self._column.addLayout(layout)

    def add_stretch(self) -> None:
        """Keep what follows at the bottom."""
        self._column.addStretch(1)

    def _cell(self, field: Field, editor: Editor | None) -> FormCell:
        if field.key in self._cells:
            raise ValueError(f"the form has a field {field.key!r} already")
        cell = FormCell(field, editor, self)
        cell.changed.connect(self._changed)
        self._cells[field.key] = cell
        return cell

    # -- values ----------------------------------------------------------------------------------------------

    def cell(self, key: str) -> FormCell:
        """The cell of a field."""
        return self._cells[key]

    def editor(self, key: str) -> Any:
        """The editor of a field."""
        return self._cells[key].editor

    def keys(self) -> list[str]:
        """The fields' keys in reading order."""
        return list(self._cells)

    def value(self, key: str) -> Any:
        """What stands in a field; None when it is empty or cannot be read."""
        try:
            return self._cells[key].editor.read()
        except UnreadableError:
            return None

    def values(self) -> dict[str, Any]:
        """What stands in all fields; None for those that are empty or cannot be read."""
        return {key: self.value(key) for key in self._cells}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show these values; fields that are not named stay as they are. Errors go."""
        self._fill({key: values[key] for key in self._cells if key in values}, Editor.show_value)

    def raw(self) -> dict[str, str]:
        """Everything exactly as typed, for a draft."""
        return {key: cell.editor.raw() for key, cell in self._cells.items()}

    def set_raw(self, texts: Mapping[str, str]) -> None:
        """Put back what `raw` gave."""
        self._fill({key: texts[key] for key in self._cells if key in texts}, Editor.set_raw)

    def _fill(self, values: Mapping[str, Any], put: Any) -> None:
        self._filling = True
        for key, value in values.items():
            getattr(self._cells[key].editor, put.__name__)(value)
            self._cells[key].say("")
        self._filling = False

    def set_locked(self, locked: bool) -> None:
        """Only show the values."""
        for cell in self._cells.values():
            cell.editor.set_locked(locked)

    def set_shown(self, key: str, shown_now: bool) -> None:
        """Show or hide a field; a hidden one is not checked, and a line without fields takes no room."""
        cell = self._cells[key]
        cell.setVisible(shown_now)
        line = cell.parentWidget()
        if line is not None and line is not self:
            in_line = [each for each in self._cells.values() if each.parentWidget() is line]
            line.setVisible(not all(each.isHidden() for each in in_line))

    # -- errors ----------------------------------------------------------------------------------------------

    def check(self) -> dict[str, Any] | None:
        """All values of the shown fields, or None after marking what is wrong and going to the first bad field."""
        shown_cells = [cell for cell in self._cells.values() if not cell.isHidden()]
        bad = [cell for cell in shown_cells if cell.check()]
        if bad:
            self._go_to(bad[0])
            return None
        return {cell.field.key: cell.editor.read() for cell in shown_cells}

    def set_error(self, key: str, text: str | Text) -> None:
        """Say what is wrong with a field, beneath it."""
        self._cells[key].say(shown(text) if isinstance(text, Text) else text)

    def show_errors(self, error: InputError) -> None:
        """Mark every field that a rule of the models refused, and go to the first."""
        named = [key for key in self._cells if key in error.fields]
        for key in named:
            self.set_error(key, error.fields[key])
        if named:
            self._go_to(self._cells[named[0]])

    def clear_errors(self) -> None:
        """Say that nothing is wrong (any more)."""
        for cell in self._cells.values():
            cell.say("")

    def _go_to(self, cell: FormCell) -> None:
        cell.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(cell.editor, LineEditor):
            cell.editor.selectAll()

    def focus_first(self) -> None:
        """Put the cursor into the first field that is shown."""
        cell = next((cell for cell in self._cells.values() if not cell.isHidden()), None)
        if cell is not None:
            cell.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for cell in self._cells.values():
                cell.retitle()

    def _changed(self, key: str) -> None:
        if not self._filling:
            self.changed.emit(key)
