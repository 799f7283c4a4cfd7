"""F1 and «почему?»: what has the focus explains itself, or the help of its place opens in the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import command

if TYPE_CHECKING:
    from console.main_window import MainWindow
    from models.agreement.verdict import Verdict
    from widgets.parts.context import Question


class Explaining(QObject):
    """Shows verdicts, clauses and help of a window; a widget takes part by a method `explain() -> bool`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @command(
        "help.explain",
        QT_TRANSLATE_NOOP("commands", "Help or «why?» on what has the focus"),
        shortcut="F1",
        icon="circle-help",
        menu="help",
        scope="fallback",
    )
    def explain(self) -> None:
        """Ask what has the focus to explain itself; else show the help of its place."""
        widget = QApplication.focusWidget()
        topic = ""
        while widget is not None and widget is not self._window:
            explains = getattr(widget, "explain", None)
            if explains is not None and explains():
                return
            topic = topic or str(widget.property("help_topic") or "")
            widget = widget.parentWidget()
        self.open_help(topic or self._topic_of_focus())

    @command(
        "help.crib",
        QT_TRANSLATE_NOOP("commands", "Crib for lines 222 and 111"),
        icon="book-open",
        menu="help",
        scope="window",
    )
    def crib(self) -> None:
        """Open the one-page crib."""
        self.open_help("crib")

    def why(self, subject: Verdict | Question) -> None:
        """Answer «почему?» in the panel."""
        from widgets.parts.why_panel import WhyPanel

        panel = self._window.panel.tab("why")
        if not isinstance(panel, WhyPanel):
            panel = WhyPanel(self._window.services.tasks)
            panel.clause_asked.connect(self.show_clause)
        if callable(subject):
            panel.ask(subject)
        else:
            panel.show_verdict(subject)
        self._window.panel.open("why", panel, self.tr("Why?"))

    def show_clause(self, clause_id: str) -> None:
        """Show a clause on the page of the agreement."""
        page: Any = self._window.stack.show_page("agreement")
        page.show_clause(clause_id)

    def open_help(self, topic: str) -> None:
        """Show a page of the help in the panel."""
        from console.help_view import HelpView

        view = self._window.panel.tab("help")
        if not isinstance(view, HelpView):
            view = HelpView(self._window.services.languages.language)
        view.show_topic(topic)
        self._window.panel.open("help", view, self.tr("Help"))

    def _topic_of_focus(self) -> str:
        focus, panel = QApplication.focusWidget(), self._window.panel
        if focus is not None and panel.isAncestorOf(focus):
            return panel.current_key().partition(":")[0]
        return self._window.stack.current_id
