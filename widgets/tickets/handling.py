"""Between the commands of the page and the operations of the models: asks for what is missing, then does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from models.text import QT_TRANSLATE_NOOP
from models.tickets.choices import OPEN_STATES, OUTCOMES, PRIORITIES, Priority
from models.tickets.searchline import with_token, word_for
from widgets.parts.context import Context
from widgets.parts.draft_file import Draft
from widgets.parts.export import interface_language
from widgets.parts.icons import icon
from widgets.parts.text import translate
from widgets.parts.typed_menu import TypedMenu
from widgets.tickets.actions import Actions
from widgets.tickets.answer_box import NOTE
from widgets.tickets.calling_back import CallingBack
from widgets.tickets.details import TicketView
from widgets.tickets.family import Family

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.desk.queries import OperatorRow
    from models.errors import KnownError
    from models.tickets.operations import Handled
    from models.tickets.rules import Seen

CONTEXT = "ticket_done"
DONE = {
    "take": QT_TRANSLATE_NOOP("ticket_done", "Taken:"),
    "ask": QT_TRANSLATE_NOOP("ticket_done", "Waiting for information:"),
    "resume": QT_TRANSLATE_NOOP("ticket_done", "In work again:"),
    "solve": QT_TRANSLATE_NOOP("ticket_done", "Solved:"),
    "close": QT_TRANSLATE_NOOP("ticket_done", "Closed:"),
    "reopen": QT_TRANSLATE_NOOP("ticket_done", "Reopened:"),
    "admit": QT_TRANSLATE_NOOP("ticket_done", "Admitted:"),
}


class Handling(QObject):
    """Moves, assigns, ranks and tags tickets, one or many; `family` says how they belong together."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.actions = Actions(context, self)
        self.calling_back = CallingBack(context, self)
        self.actions.callbacks.connect(self.calling_back.after)
        self.family = Family(context, self.actions, self)

    # -- moving ----------------------------------------------------------------------------------------------

    def take(self, numbers: Sequence[int], seen: Seen | None = None) -> None:
        """Take tickets into one's own hands; a single one only while it stands as it was `seen`."""

        def work(session: Session, portion: Sequence[int]) -> Handled:
            from models.tickets.operations import take

            return take(session, portion, seen)

        self.actions.run(translate(CONTEXT, DONE["take"]), numbers, work)

    def move(
        self,
        numbers: Sequence[int],
        name: str,
        *,
        outcome: str = "",
        reason: str = "",
        seen: Seen | None = None,
        failed: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Move tickets on, a single one only while it stands as it was `seen`; one that is taken comes to oneself."""
        if name == "take":
            self.take(numbers, seen)
            return

        def work(session: Session, portion: Sequence[int]) -> Handled:
            from models.tickets.operations import move

            return move(session, portion, name, outcome=outcome, reason=reason, seen=seen)

        self.actions.run(translate(CONTEXT, DONE[name]), numbers, work, failed=failed)

    def move_shown(self, view: TicketView, name: str, outcome: str, reason: str) -> None:
        """Move the ticket in a view, unless a colleague has changed it before the hand could know."""
        number, seen = view.number, view.eye.seen(view.number)
        self.move([number], name, outcome=outcome, reason=reason, seen=seen, failed=view.say_refused)

    def move_chosen(self, numbers: Sequence[int], name: str, view: TicketView | None) -> None:
        """Move the chosen tickets: one through its own view, where outcome and reason stand; many at once."""
        if len(numbers) == 1 and view is not None and view.shows(numbers[0]):
            view.moves.ask(name)
        elif len(numbers) > 1 and name in ("solve", "close"):
            self._offer_outcomes(numbers, name)
        else:
            self.move(numbers, name)

    def _offer_outcomes(self, numbers: Sequence[int], name: str) -> None:
        """Of many tickets some may be course errors: one outcome for those, none where there are none."""
        menu = TypedMenu(self._widget())
        for choice in OUTCOMES:
            words = self.tr("Course errors: {outcome}").format(outcome=translate("choices", choice.title))
            act = partial(self.move, numbers, name, outcome=choice.value)
            menu.addAction(icon(choice.icon), words, act)
        menu.addSeparator()
        menu.addAction(self.tr("No outcome: pass over course errors"), partial(self.move, numbers, name))
        self._popup(menu)

    # -- assigning, ranking, tagging -------------------------------------------------------------------------

    def offer_operators(self, numbers: Sequence[int], over: QWidget) -> None:
        """Offer the people of the desk."""

        def query(session: Session) -> list[OperatorRow]:
            from models.desk.queries import operators

            return operators(session)

        self._context.tasks.read(
            query, lambda people: self._offer(numbers, people, over), self, key="operators"
        )

    def _offer(self, numbers: Sequence[int], people: Sequence[OperatorRow], over: QWidget) -> None:
        menu = TypedMenu(over)
        for person in people:
            menu.addAction(
                person.name.replace("&", "&&"), partial(self.assign, numbers, person.id, person.name)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Nobody"), partial(self.assign, numbers, None))
        self._popup(menu)

    def assign(self, numbers: Sequence[int], operator_id: int | None, name: str = "") -> None:
        """Put tickets into somebody's hands; `name` is said when it is done."""

        def work(session: Session, portion: Sequence[int]) -> Handled:
            from models.tickets.operations import assign

            return assign(session, portion, operator_id)

        words = self.tr("Given to {name}:").format(name=name) if name else self.tr("In nobody's hands:")
        self.actions.run(words, numbers, work)

    def offer_priorities(self, numbers: Sequence[int], over: QWidget) -> None:
        """Offer the priorities."""
        menu = TypedMenu(over)
        for choice in PRIORITIES:
            menu.addAction(
                translate("choices", choice.title), partial(self.rank, numbers, Priority(choice.value))
            )
        self._popup(menu)

    def rank(self, numbers: Sequence[int], priority: Priority) -> None:
        """Say what is looked at first."""

        def work(session: Session, portion: Sequence[int]) -> Handled:
            from models.tickets.operations import set_priority

            return set_priority(session, portion, priority)

        self.actions.run(self.tr("Priority set:"), numbers, work)

    def offer_tags(self, numbers: Sequence[int], over: QWidget) -> None:
        """Offer the tags in use, and a line for a new one."""
        from widgets.tickets.tag_menu import TagMenu

        menu = TagMenu(self._context, numbers, over)
        menu.chosen.connect(lambda word, on: self.tag(numbers, word, on=on))
        self._popup(menu)

    def tag(self, numbers: Sequence[int], word: str, *, on: bool) -> None:
        """Give tickets a tag, or take it away."""

        def work(session: Session, portion: Sequence[int]) -> Handled:
            from models.tickets.operations import tag

            return tag(session, portion, word, on=on)

        self.actions.run(self.tr("Tagged:") if on else self.tr("Tag removed:"), numbers, work)

    # -- panels ----------------------------------------------------------------------------------------------

    def serve(self, view: TicketView) -> None:
        """Do what a ticket's view asks for beside steps and other tickets."""
        view.edit_asked.connect(self.edit)
        view.parting_asked.connect(self.family.part)
        view.to_tell.connect(self.actions.callbacks)
        view.gallery.picture_asked.connect(self.show_picture)

    def edit(self, number: int) -> None:
        """Open the ticket for correction in a tab of its own, with what was typed there and not saved."""
        from widgets.tickets.edit_form import EDIT, EditForm, key_of

        panel, key = self._context.panel, key_of(number)
        if not panel.activate(key):
            left = (one for one in self._context.drafts.pending() if (one.key, one.kind) == (key, EDIT))
            draft = next(left, None)
            form = EditForm(self._context, number, draft.data if draft is not None else None)
            form.done.connect(lambda: panel.close_tab(key, ask=False))
            panel.open(key, form, self.tr("Correct {number}").format(number=number))

    def show_picture(self, file: Any) -> None:
        """Show a picture large, in a tab of its own."""
        from widgets.tickets.file_changes import picture_key
        from widgets.tickets.viewer import PictureView

        key = picture_key(file.id)
        if not self._context.panel.activate(key):
            self._context.panel.open(key, PictureView(self._context, file), file.name)

    def show_course_map(self, line: Any) -> None:
        """Show the map of course errors in a tab; a place picked there filters the list."""
        from widgets.tickets.course_map import CourseMap

        if self._context.panel.activate("course_map"):
            self._context.panel.focus_first()
        else:
            view = CourseMap(self._context, self)
            view.place_asked.connect(lambda place: self._filter_place(line, place))
            self._context.panel.open("course_map", view, self.tr("Course errors"))

    @staticmethod
    def _filter_place(line: Any, place: tuple[str, str, str, str]) -> None:
        text, said = "", interface_language()
        for name, value in zip(("subject", "grade", "lesson", "internet_lesson"), place, strict=True):
            text = with_token(text, name, (value,), said)
        line.setText(with_token(text, "state", (word_for("state", OPEN_STATES, said),), said))
        line.search_now()

    def open_import(self) -> None:
        """Open the import of an old log in a tab."""
        from widgets.tickets.import_panel import ImportPanel

        if not self._context.panel.activate("import"):
            view = ImportPanel(self._context)
            view.done.connect(lambda: self._context.panel.close_tab("import", ask=False))
            self._context.panel.open("import", view, self.tr("Import"))

    def open_filter(self, line: Any) -> None:
        """Open the filter under the search line."""
        from widgets.tickets.filters import FilterPopover

        if line is not None:
            FilterPopover(self._context, line).open()

    def restore(self, draft: Draft) -> None:
        """An answer that was not sent comes back with its ticket, a correction in its form."""
        from widgets.tickets.edit_form import EDIT

        if draft.kind == EDIT:
            self.edit(int(draft.data["number"]))
        elif draft.kind == NOTE:
            self._context.show_record("ticket", int(draft.data["number"]))
            view = self._context.panel.tab("ticket")
            if isinstance(view, TicketView):
                view.box.restore(draft.data)
                view.box.turn_to(view.number)

    def _widget(self) -> QWidget | None:
        parent = self.parent()
        return parent if isinstance(parent, QWidget) else None

    def _popup(self, menu: QMenu) -> None:
        """Open a menu where the eye is: over the list."""
        widget = self._widget()
        if widget is not None:
            menu.popup(widget.mapToGlobal(QPoint(widget.width() // 3, widget.height() // 4)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
