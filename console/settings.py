"""The settings of one user: declared here, one line each; the settings page builds itself from the list."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from models.desk.choices import LINES, ROLES
from models.fields import Choice, Field, Kind
from models.text import QT_TRANSLATE_NOOP

STATE = "state/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing the user may choose; `label` and `help` are sources of «fields», `group` of «settings»."""

    key: str
    kind: Kind
    default: Any
    label: str = ""
    group: str = ""  # settings without a group are remembered but not shown
    choices: Sequence[Choice] = ()
    least: int = 0
    most: int = 0
    help: str = ""
    required: bool = False

    def field(self) -> Field:
        """The setting as a form shows it."""
        return Field(
            key=self.key,
            title=self.label,
            kind=self.kind,
            choices=self.choices,
            help=self.help,
            editable=True,
            required=self.required,
        )

    def accept(self, value: object) -> Any:
        """`value` as this setting keeps it; the default for what it cannot be."""
        if self.kind is Kind.FLAG:
            return value if isinstance(value, bool) else str(value).lower() == "true"
        if self.kind is Kind.INTEGER:
            try:
                return min(max(int(str(value)), self.least), self.most)
            except ValueError:
                return self.default
        text = str(value)
        if self.choices and text not in {choice.value for choice in self.choices}:
            return self.default
        return text


LOOK = QT_TRANSLATE_NOOP("settings", "Look")
WORK = QT_TRANSLATE_NOOP("settings", "Work")
OPERATOR = QT_TRANSLATE_NOOP("settings", "Operator")
AVAILABILITY = QT_TRANSLATE_NOOP("settings", "Availability")
COPIES = QT_TRANSLATE_NOOP("settings", "Copies of the database")

SETTINGS: tuple[Setting, ...] = (
    Setting(
        key="operator.name",
        kind=Kind.TEXT,
        default="",
        label=QT_TRANSLATE_NOOP("fields", "Surname, name, patronymic"),
        group=OPERATOR,
        required=True,
    ),
    Setting(
        key="operator.role",
        kind=Kind.CHOICE,
        default="operator",
        label=QT_TRANSLATE_NOOP("fields", "Role"),
        group=OPERATOR,
        choices=ROLES,
    ),
    Setting(
        key="operator.line",
        kind=Kind.CHOICE,
        default="222",
        label=QT_TRANSLATE_NOOP("fields", "Line"),
        group=OPERATOR,
        choices=LINES,
    ),
    Setting(
        key="look.language",
        kind=Kind.CHOICE,
        default="ru",
        label=QT_TRANSLATE_NOOP("fields", "Language"),
        group=LOOK,
        choices=(
            Choice("ru", QT_TRANSLATE_NOOP("choices", "Русский")),
            Choice("en", QT_TRANSLATE_NOOP("choices", "English")),
        ),
        help=QT_TRANSLATE_NOOP("fields", "The window is built anew; open drafts are kept."),
    ),
    Setting(
        key="look.theme",
        kind=Kind.CHOICE,
        default="system",
        label=QT_TRANSLATE_NOOP("fields", "Theme"),
        group=LOOK,
        choices=(
            Choice("light", QT_TRANSLATE_NOOP("choices", "light"), "sun"),
            Choice("dark", QT_TRANSLATE_NOOP("choices", "dark"), "moon"),
            Choice("system", QT_TRANSLATE_NOOP("choices", "same as the system")),
        ),
    ),
    Setting(
        key="look.points",
        kind=Kind.INTEGER,
        default=10,
        label=QT_TRANSLATE_NOOP("fields", "Font size, points"),
        group=LOOK,
        least=9,
        most=20,
    ),
    Setting(
        key="look.compact",
        kind=Kind.FLAG,
        default=False,
        label=QT_TRANSLATE_NOOP("fields", "Compact rows in lists"),
        group=LOOK,
    ),
    Setting(
        key="work.last_page",
        kind=Kind.FLAG,
        default=True,
        label=QT_TRANSLATE_NOOP("fields", "Start with the page of last time"),
        group=WORK,
    ),
    Setting(
        key="availability.watch",
        kind=Kind.FLAG,
        default=True,
        label=QT_TRANSLATE_NOOP("fields", "Run the probes from this console when nobody else does"),
        group=AVAILABILITY,
        help=QT_TRANSLATE_NOOP(
            "fields", "With a shared database the service «meo-console monitor» is better."
        ),
    ),
    Setting(
        key="availability.tray",
        kind=Kind.FLAG,
        default=True,
        label=QT_TRANSLATE_NOOP("fields", "Notify about outages while the window is in the background"),
        group=AVAILABILITY,
    ),
    Setting(
        key="availability.sound",
        kind=Kind.FLAG,
        default=False,
        label=QT_TRANSLATE_NOOP("fields", "Sound when something goes down"),
        group=AVAILABILITY,
    ),
    Setting(
        key="backup.daily",
        kind=Kind.FLAG,
        default=True,
        label=QT_TRANSLATE_NOOP("fields", "Copy the database file every day"),
        group=COPIES,
        help=QT_TRANSLATE_NOOP(
            "fields", "12 days, 10 weeks and 9 months are kept. A server is copied by its own means."
        ),
    ),
    Setting(
        key="backup.folder",
        kind=Kind.TEXT,
        default="",
        label=QT_TRANSLATE_NOOP("fields", "Folder of the copies"),
        group=COPIES,
        help=QT_TRANSLATE_NOOP("fields", "Empty: «backups» beside the database. Another disk is safer."),
    ),
    Setting(key="database.place", kind=Kind.TEXT, default=""),
)


class Settings(QObject):
    """What the user chose, in one ini file that is always written whole; unknown keys are a bug."""

    changed = Signal(str)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._declared = {setting.key: setting for setting in SETTINGS}
        self._file = str(file)
        self._store = QSettings(self._file, QSettings.Format.IniFormat)

    def value(self, key: str) -> Any:
        """The chosen value of a declared setting, or its default."""
        setting = self._declared[key]
        kept = self._store.value(key)
        return setting.default if kept is None else setting.accept(kept)

    def set(self, key: str, value: object) -> None:
        """Keep another value and tell everybody, if it is another one."""
        accepted = self._declared[key].accept(value)
        if accepted == self.value(key):
            return
        self._store.setValue(key, accepted)
        self._store.sync()
        self.changed.emit(key)

    def state(self, key: str) -> Any:
        """What a widget remembered under `key` (plain values), None if nothing."""
        kept = self._store.value(STATE + key)
        try:
            return None if kept is None else json.loads(str(kept))
        except ValueError:
            return None

    def keep_state(self, key: str, value: object) -> None:
        """Remember plain values of a widget: widths, places, what is folded."""
        self._store.setValue(STATE + key, json.dumps(value, ensure_ascii=True))

    def reset_states(self) -> None:
        """Forget what the widgets remembered."""
        self._store.remove(STATE.rstrip("/"))

    def save(self) -> bool:
        """Write now; False if the file cannot be written, and then the earlier one stays whole."""
        # A store that has failed once says so for ever; a second one over the same file shares its values.
        self._store = QSettings(self._file, QSettings.Format.IniFormat)
        self._store.sync()
        return self._store.status() == QSettings.Status.NoError
