"""Everything that can be done now, offered as palette, menu and sheet of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.menus import Entry, Source, entries, popup
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command
from widgets.parts.text import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.main_window import MainWindow
    from widgets.parts.page import Page
    from widgets.parts.palette import Offer


class Offering(QObject):
    """Gathers the commands of the tab in front, of the pages (the shown one first) and of the window itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @command(
        "app.palette",
        QT_TRANSLATE_NOOP("commands", "All commands…"),
        shortcut="Ctrl+K; Ctrl+Shift+P",
        icon="command",
        menu="console",
        scope="window",
    )
    def palette(self) -> None:
        """Find and run any command."""
        from widgets.parts.palette import Palette

        Palette(self._window, self.offers()).open()

    @command(
        "app.menu",
        QT_TRANSLATE_NOOP("commands", "Menu"),
        shortcut="F10",
        icon="menu",
        scope="window",
    )
    def menu(self) -> None:
        """Open the main menu under its button."""
        menu = popup(self._window, self.entries())
        button = self._window.side.menu_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        first = next(iter(menu.actions()), None)
        if first is not None:
            menu.setActiveAction(first)

    @command(
        "help.keys",
        QT_TRANSLATE_NOOP("commands", "All keys"),
        shortcut="Ctrl+F1",
        icon="keyboard",
        menu="help",
        scope="window",
    )
    def keys(self) -> None:
        """Show the sheet of keys in the panel."""
        from widgets.parts.key_sheet import KeySheet

        self._window.panel.open("keys", KeySheet(self.offers()), self.tr("Keys"))

    def entries(self) -> list[Entry]:
        """Everything that can be done now."""
        actions = self._window.window_actions
        going = [Entry(each.command, "", each.run) for each in actions if each.command.menu == "go"]
        return [*entries(self._sources()), *going]

    def offers(self) -> list[Offer]:
        """The same, as palette and key sheet show it."""
        from widgets.parts.palette import Offer

        return [
            Offer(
                self.tr("Go to: {page}").format(page=title) if entry.command.menu == "go" else title,
                entry.where,
                entry.command.icon,
                entry.keys,
                entry.run,
                entry.enabled,
                f"{entry.command.id} {entry.command.text}",
            )
            for entry in self.entries()
            for title in [entry.command.title()]
        ]

    def _sources(self) -> list[Source]:
        window = self._window
        found: list[Source] = []
        tab = window.panel.tabs.currentWidget()
        if tab is not None and window.panel.isVisible():
            found.append(Source(window.panel.title(window.panel.current_key()), type(tab), lambda: tab, tab))
        for line in sorted(window.pages, key=lambda line: line.id != window.stack.current_id):
            kind = window.stack.loaded(line.id)
            if kind is not None:
                made = window.stack.existing(line.id)
                found.append(Source(translate("pages", line.title), kind, self._shower(line.id), made))
        return [*found, *(Source("", type(own), _giver(own), own) for own in window.command_objects)]

    def _shower(self, page_id: str) -> Callable[[], Page]:
        return lambda: self._window.stack.show_page(page_id)


def _giver(target: QObject) -> Callable[[], QObject]:
    return lambda: target
