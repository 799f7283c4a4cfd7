"""The window: side bar, pages, right panel, status bar; it arranges them and knows no subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from console.pages import PageLine
    from console.panes import Pane
    from console.sketch import Sketch
    from console.wiring import Services
    from widgets.parts.commands import CommandAction
    from widgets.parts.context import Context
    from widgets.parts.draft_file import Draft


PASSING = frozenset({"why", "help", "keys", "messages"})  # tabs that only inform: Esc closes them
PAGE_PANE = 1


class MainWindow(QMainWindow):
    """One window over one database; the application hears of `start_wanted` (another database) and `rebuild_wanted`."""

    start_wanted = Signal()
    sign_in_wanted = Signal()  # the server refuses the login of this window
    rebuild_wanted = Signal()
    demo_removal_wanted = Signal()
    sketched = Signal()  # its empty grounds are on the screen
    painted = Signal()  # the window with what is in it is on the screen for the first time

    def __init__(
        self,
        services: Services | None = None,
        pages: Sequence[PageLine] | None = None,
        status_widget: str | None = None,
    ) -> None:
        """Without `services` nothing is in it until `furnish`; what that imports is not waited for here."""
        super().__init__()
        self._never_painted = True
        self.reason_against: Callable[[str], str] = lambda _: ""  # why nobody here may run a command
        self._sketch: Sketch | None = None
        self.is_furnished = False  # there is more than a sketch
        if services is not None:
            self.furnish(services, pages, status_widget)

    def show_sketch(self, sketch: Sketch) -> None:
        """Come up with empty grounds at the place of the last time."""
        self._sketch = sketch
        sketch.place(self)
        self.show()

    def furnish(
        self,
        services: Services,
        pages: Sequence[PageLine] | None = None,
        status_widget: str | None = None,
    ) -> None:
        """Put everything in; `pages` and `status_widget` are those of the program unless others are given."""
        from console.arrangement import arrange
        from console.explaining import Explaining
        from console.glance_keeper import GlanceKeeper
        from console.language_commands import LanguageCommands
        from console.memory import WindowMemory
        from console.offering import Offering
        from console.page_stack import PageStack
        from console.pages import PAGES, SETTINGS_PAGE, STATUS_WIDGET
        from console.panes import Panes
        from console.side_bar import SideBar
        from console.status_bar import StatusBar
        from console.unvisited import UnvisitedKeys
        from console.watchman import Watchman
        from console.window_commands import WindowCommands, page_actions
        from widgets.parts.commands import collect
        from widgets.parts.notices import Notices
        from widgets.parts.panel import Panel

        pages = PAGES if pages is None else pages
        status_widget = STATUS_WIDGET if status_widget is None else status_widget
        self.services = services
        self.is_demo = False
        self.notices = Notices(self)
        self.panel = Panel()
        self.pages = (*pages, SETTINGS_PAGE)
        self.stack = PageStack(self.pages, services.tasks)
        self.side = SideBar(pages, (SETTINGS_PAGE,))
        self.status = StatusBar()
        self.setWindowTitle(self.tr("MEO Console"))
        self._splitter = arrange(self)
        self.explaining = Explaining(self)
        self.offering = Offering(self)
        self.context = self._make_context()
        self.stack.begin(self.context)
        self.commands = WindowCommands(self)
        languages = LanguageCommands(self)
        self.command_objects: tuple[QObject, ...] = (self.offering, self.commands, languages, self.explaining)
        own = [each for target in self.command_objects for each in collect(target)]
        self.window_actions: list[CommandAction] = [*own, *page_actions(self)]
        self.addActions(self.window_actions)
        self.panes = Panes(self._make_panes(), self)
        self._memory = WindowMemory(self, self._splitter, services.settings)
        self._watchman = Watchman(self, status_widget)
        self._unvisited = UnvisitedKeys(self)
        self._glances = GlanceKeeper(self)
        self._connect()
        self._memory.restore()
        self.painted.connect(lambda: self.go(self._memory.start_page()))
        self._never_painted, self.is_furnished, self._sketch = True, True, None
        self.update()

    # -- building --------------------------------------------------------------------------------------------

    def _make_context(self) -> Context:
        from console.neighbours import borrowed
        from widgets.parts.context import Context

        services = self.services
        return Context(
            tasks=services.tasks,
            notices=self.notices,
            settings=services.settings,
            theme=services.theme,
            panel=self.panel,
            drafts=services.drafts,
            why=self.explaining.why,
            show_record=self.show_record,
            show_page=self.stack.show_page,
            borrowed=lambda page_id: borrowed(self, page_id),
        )

    def _make_panes(self) -> list[Pane]:
        from console.panes import Pane, first_focusable

        return [
            Pane(lambda: self.side, self.side.current_button),
            Pane(self.stack.current, lambda: first_focusable(self.stack)),
            Pane(lambda: self.panel, lambda: first_focusable(self.panel)),
            Pane(lambda: self.status, lambda: first_focusable(self.status)),
            Pane(lambda: self.notices.bars, lambda: first_focusable(self.notices.bars)),
        ]

    def _connect(self) -> None:
        self.side.chosen.connect(self.go)
        self.side.menu_wanted.connect(self.offering.menu)
        self.stack.shown.connect(self.side.set_current)
        self.stack.made.connect(self._take_page_keys)
        self.panel.focus_lost.connect(self._go_back_to_page)
        self.stack.shown.connect(self._focus_page)

    def _go_back_to_page(self) -> None:
        """A closed tab gives the focus back to where it was on the page."""
        self.panes.enter_number(PAGE_PANE)

    def _focus_page(self) -> None:
        """The page that came takes the focus, unless somebody is at work in the panel."""
        focus = QApplication.focusWidget()
        if focus is None or not self.panel.isAncestorOf(focus):
            self.panes.enter_number(PAGE_PANE)

    def _take_page_keys(self, page_id: str) -> None:
        """The page's keys of the whole window are the window's from now on."""
        from console.neighbours import introduce
        from widgets.parts.commands import collect

        page = self.stack.page(page_id)
        introduce(page_id, page)
        self.addActions([each for each in collect(page) if each.command.scope == "window"])

    # -- pages and records -----------------------------------------------------------------------------------

    def go(self, page_id: str) -> None:
        """Show a page."""
        self.side.set_current(page_id)
        self.stack.go(page_id)

    def show_record(self, kind: str, record_id: int) -> None:
        """Have the page that knows this kind of record show one."""
        line = next(line for line in self.pages if kind in line.records)
        page: Any = self.stack.show_page(line.id)
        page.open_record(kind, record_id)

    def refresh(self) -> None:
        """Ask the database again for the page in sight."""
        page = self.stack.current()
        if page is not None:
            page.reload(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody with the focus wanted."""
        if not self.is_furnished:
            return
        from console.leftover_keys import take

        if not take(self, event):
            super().keyPressEvent(event)

    def step_back(self) -> None:
        """Esc: close what only informs; from a form go back to the list, and leave the form open."""
        if self.notices.dismiss():
            return
        if self.isFullScreen():
            self.toggle_full_screen()
        elif self.panel.isAncestorOf(QApplication.focusWidget() or self):
            if self.panel.current_key() in PASSING:
                self.panel.close_tab(
                    self.panel.current_key()
                )  # gives the focus back to the field it came from
            else:
                self.panes.enter_number(PAGE_PANE)

    # -- the window itself -----------------------------------------------------------------------------------

    def toggle_panel(self) -> None:
        """Fold the panel, or unfold it and go there."""
        if self.panel.isVisible():
            self.panel.fold()
            self.panes.enter_number(PAGE_PANE)
        else:
            self.panel.unfold()
            self.panel.focus_first()

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_theme(self) -> None:
        """Change to the other theme and remember it."""
        other = "light" if self.services.theme.dark else "dark"
        self.services.settings.set("look.theme", other)

    def ask_to_remove_demo(self) -> None:
        """Ask in a bar, not in a dialog: it is the one thing that cannot be taken back."""
        self.notices.bar(
            "demo",
            self.tr("The sample data will be deleted; your own database is not touched."),
            "warn",
            (self.tr("Delete the sample data"), self.demo_removal_wanted.emit),
        )

    def restore_drafts(self) -> None:
        """Open every draft in the form it belongs to; one that is open already only comes to the front."""
        from console.left_drafts import restore

        restore(self)

    def restore_draft(self, draft: Draft) -> None:
        """Have the page that it belongs to open a draft, unless its form is open already."""
        tab = self.panel.tab_of_draft(draft.key)
        if tab:
            self.panel.activate(tab)
            return
        page: Any = self.stack.show_page(draft.kind.partition(".")[0])
        page.restore_draft(draft)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window has been painted for the first time: what is heavy begins then."""
        super().paintEvent(event)
        if self._sketch is not None:
            self._sketch.paint(self)
        if self._never_painted:
            self._never_painted = False
            QTimer.singleShot(0, self, self.painted.emit if self.is_furnished else self.sketched.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stood; drafts are in their file already."""
        if self.is_furnished:
            self._memory.keep()
        super().closeEvent(event)
