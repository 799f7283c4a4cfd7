"""Everything that can be done, gathered from the window, its pages and the panel: menus, palette and key sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import Command, CommandAction, collect, declared
from widgets.parts.icons import icon
from widgets.parts.text import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTEXT = "menus"
MENUS: dict[str, str] = {
    "console": QT_TRANSLATE_NOOP("menus", "&Console"),
    "go": QT_TRANSLATE_NOOP("menus", "&Go to"),
    "tickets": QT_TRANSLATE_NOOP("menus", "&Tickets"),
    "contracts": QT_TRANSLATE_NOOP("menus", "C&ontracts"),
    "hours": QT_TRANSLATE_NOOP("menus", "&Hours"),
    "availability": QT_TRANSLATE_NOOP("menus", "&Availability"),
    "reports": QT_TRANSLATE_NOOP("menus", "&Reports"),
    "calendar": QT_TRANSLATE_NOOP("menus", "Ca&lendar"),
    "agreement": QT_TRANSLATE_NOOP("menus", "Agree&ment"),
    "view": QT_TRANSLATE_NOOP("menus", "&View"),
    "help": QT_TRANSLATE_NOOP("menus", "Hel&p"),
}
"""Menus in their order; a command says by `menu` in which it stands."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A command that can be run now: `where` names its page or form, `run` does it."""

    command: Command
    where: str
    run: Callable[[], object]
    enabled: bool = True

    @property
    def keys(self) -> str:
        """Its first key as the system writes it."""
        return shown_keys(self.command.keys())


@dataclass(frozen=True, slots=True)
class Source:
    """Where commands come from: a living object, or a class that `make` turns into one when it is needed."""

    title: str
    kind: type
    make: Callable[[], QObject]
    made: QObject | None = None


def shown_keys(keys: str) -> str:
    """«Ctrl+K» as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def entries(sources: Iterable[Source]) -> list[Entry]:
    """The commands of all sources in order, each once."""
    found: dict[str, Entry] = {}
    for source in sources:
        for each in declared_of(source):
            entry = _entry(each, source)
            found.setdefault(each.id, entry)
    return list(found.values())


def declared_of(source: Source) -> list[Command]:
    """The commands of a source, whether or not its object exists yet."""
    if source.made is not None:
        return [action.command for action in collect(source.made)]
    return declared(source.kind)


def _entry(each: Command, source: Source) -> Entry:
    if source.made is None:
        return Entry(each, source.title, lambda: _run_in(source.make(), each.id))
    action = next(one for one in collect(source.made) if one.command.id == each.id)
    action.refresh()
    return Entry(each, source.title, lambda: _run_made(source, action), action.isEnabled())


def _run_made(source: Source, action: CommandAction) -> None:
    if action.command.scope == "page":
        source.make()  # brings the page to the front
    action.run()


def _run_in(target: QObject, command_id: str) -> None:
    next(one for one in collect(target) if one.command.id == command_id).run()


def fill_menu(menu: QMenu, all_entries: Sequence[Entry]) -> None:
    """Build the sub-menus of the main menu anew; entries of unknown menus are a bug that a test finds."""
    menu.clear()
    for name, title in MENUS.items():
        mine = [entry for entry in all_entries if entry.command.menu == name]
        if not mine:
            continue
        below = menu.addMenu(translate(CONTEXT, title))
        for entry in mine:
            _add(below, entry)


def _add(menu: QMenu, entry: Entry) -> None:
    action = menu.addAction(entry.command.title())
    if entry.command.icon:
        action.setIcon(icon(entry.command.icon))
    if entry.keys:
        # Shown only: the key itself belongs to the command's own action.
        action.setText(f"{action.text()}\t{entry.keys}")
    action.setEnabled(entry.enabled)
    action.triggered.connect(lambda _=False: entry.run())


def popup(parent: QWidget, all_entries: Sequence[Entry]) -> QMenu:
    """The main menu, ready to be shown; it deletes itself when it is closed."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    fill_menu(menu, all_entries)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
