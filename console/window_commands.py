"""What the window itself can do, each thing with its key: the method is the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.pages import CONTEXT as PAGES_CONTEXT
from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import Command, CommandAction, command
from widgets.parts.notices.toasts import SECONDS

if TYPE_CHECKING:
    from console.main_window import MainWindow

NOTHING_SECONDS = 5


class WindowCommands(QObject):
    """The commands of the window; each method only says what to ask the window for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @command(
        "view.refresh",
        QT_TRANSLATE_NOOP("commands", "Refresh"),
        shortcut="F5",
        icon="refresh-cw",
        menu="view",
        scope="window",
    )
    def refresh(self) -> None:
        """Ask the database again."""
        self._window.refresh()

    @command(
        "view.next_pane",
        QT_TRANSLATE_NOOP("commands", "Next part of the window"),
        shortcut="F6",
        icon="arrow-right",
        menu="view",
        scope="window",
    )
    def next_pane(self) -> None:
        """Move the focus on: side bar, page, panel, status bar."""
        self._window.panes.move(1)

    @command(
        "view.previous_pane",
        QT_TRANSLATE_NOOP("commands", "Previous part of the window"),
        shortcut="Shift+F6",
        icon="undo",
        menu="view",
        scope="window",
    )
    def previous_pane(self) -> None:
        """Move the focus back."""
        self._window.panes.move(-1)

    @command(
        "view.panel",
        QT_TRANSLATE_NOOP("commands", "Fold or unfold the right panel"),
        shortcut="F9",
        icon="panel-right",
        menu="view",
        scope="window",
    )
    def fold_panel(self) -> None:
        """Fold the panel away, or show it again."""
        self._window.toggle_panel()

    def can_fold_panel(self) -> bool:
        """There is something in it."""
        return bool(self._window.panel.keys())

    @command(
        "view.next_tab",
        QT_TRANSLATE_NOOP("commands", "Next tab of the panel"),
        shortcut="Ctrl+PgDown",
        icon="chevron-right",
        menu="view",
        scope="window",
    )
    def next_tab(self) -> None:
        """Bring the next tab of the panel to the front."""
        self._window.panel.step(1)

    def can_next_tab(self) -> bool:
        """There is more than one."""
        return len(self._window.panel.keys()) > 1

    @command(
        "view.previous_tab",
        QT_TRANSLATE_NOOP("commands", "Previous tab of the panel"),
        shortcut="Ctrl+PgUp",
        icon="chevron-left",
        menu="view",
        scope="window",
    )
    def previous_tab(self) -> None:
        """Bring the previous tab of the panel to the front."""
        self._window.panel.step(-1)

    def can_previous_tab(self) -> bool:
        """There is more than one."""
        return self.can_next_tab()

    @command(
        "view.tabs",
        QT_TRANSLATE_NOOP("commands", "All tabs of the panel…"),
        shortcut="Ctrl+F6",
        icon="list",
        menu="view",
        scope="window",
    )
    def all_tabs(self) -> None:
        """Offer all tabs of the panel with their whole titles."""
        self._window.panel.unfold()
        self._window.panel.list.open()

    can_all_tabs = can_next_tab

    @command(
        "view.close_tab",
        QT_TRANSLATE_NOOP("commands", "Close the tab of the panel"),
        shortcut="Ctrl+F4",
        icon="x",
        menu="view",
        scope="window",
    )
    def close_tab(self) -> None:
        """Close the tab in front; a form keeps its draft."""
        self._window.panel.close_tab(self._window.panel.current_key())

    def can_close_tab(self) -> bool:
        """There is one."""
        return bool(self._window.panel.keys())

    @command(
        "view.full_screen",
        QT_TRANSLATE_NOOP("commands", "Full screen"),
        shortcut="F11",
        icon="expand",
        menu="view",
        scope="window",
    )
    def full_screen(self) -> None:
        """Use the whole screen, or no longer."""
        self._window.toggle_full_screen()

    @command(
        "view.theme",
        QT_TRANSLATE_NOOP("commands", "Light or dark theme"),
        icon="contrast",
        menu="view",
        scope="window",
    )
    def theme(self) -> None:
        """Change to the other theme."""
        self._window.toggle_theme()

    @command(
        "edit.undo",
        QT_TRANSLATE_NOOP("commands", "Take back the last action"),
        shortcut="Ctrl+Z",
        icon="undo",
        menu="console",
        scope="fallback",
    )
    def undo(self) -> None:
        """Take back what the newest toast tells of; when it has gone, say that the time for it is over."""
        notices = self._window.notices
        nothing = self.tr("There is nothing to take back: an action can be taken back for {seconds} seconds.")
        nothing = nothing.format(seconds=SECONDS)
        if not notices.undo() and nothing not in notices.toasts():
            notices.toast(nothing, tone="accent", seconds=NOTHING_SECONDS)

    @command(
        "app.drafts",
        QT_TRANSLATE_NOOP("commands", "Drafts"),
        icon="pencil",
        menu="console",
        scope="window",
    )
    def drafts(self) -> None:
        """Open everything that was typed and not saved, or say that there is nothing."""
        self._window.restore_drafts()

    @command(
        "app.messages",
        QT_TRANSLATE_NOOP("commands", "Messages"),
        icon="message-square",
        menu="console",
        scope="window",
    )
    def messages(self) -> None:
        """Show in the panel what was said: a message that has passed, a failure that was closed."""
        from widgets.parts.notices.said_panel import SaidPanel

        panel = SaidPanel(self._window.notices)
        self._window.panel.open("messages", panel, self.tr("Messages"))

    @command(
        "app.other_database",
        QT_TRANSLATE_NOOP("commands", "Open another database…"),
        icon="database",
        menu="console",
        scope="window",
    )
    def other_database(self) -> None:
        """Go back to the page of the first start."""
        self._window.start_wanted.emit()

    @command(
        "app.remove_demo",
        QT_TRANSLATE_NOOP("commands", "Remove the sample data…"),
        icon="trash",
        menu="console",
        scope="window",
    )
    def remove_demo(self) -> None:
        """Delete the demo database."""
        self._window.ask_to_remove_demo()

    def can_remove_demo(self) -> bool:
        """The open database is the demo."""
        return self._window.is_demo

    @command(
        "app.quit",
        QT_TRANSLATE_NOOP("commands", "Quit"),
        shortcut="Ctrl+Q",
        icon="log-out",
        menu="console",
        scope="window",
    )
    def quit(self) -> None:
        """Close the window; drafts stay."""
        self._window.close()


class GoTo(QObject):
    """Goes to one page: stands behind the command of that page."""

    def __init__(self, window: MainWindow, page_id: str) -> None:
        super().__init__(window)
        self._window = window
        self._page_id = page_id

    def go(self) -> None:
        """Show the page."""
        self._window.go(self._page_id)


def page_actions(window: MainWindow) -> list[CommandAction]:
    """«Go to …» for every page: Ctrl+1 … and the key of the settings."""
    numbered = [(line, line.keys or f"Ctrl+{number}") for number, line in enumerate(window.pages, 1)]
    return [
        CommandAction(
            Command(
                id=f"go.{line.id}",
                text=line.title,
                shortcut=keys,
                icon=line.icon,
                menu="go",
                scope="window",
                name="go",
                context_of_text=PAGES_CONTEXT,
            ),
            GoTo(window, line.id),
        )
        for line, keys in numbered
    ]
