"""Open tickets like the call being typed: one key joins the call to the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.formats import joined
from models.tickets.choices import Kind
from models.tickets.similar import Alike, Asked, Similar, similar_tickets
from widgets.parts.commands import CommandAction
from widgets.parts.context import Context
from widgets.parts.theme import Theme, set_look
from widgets.parts.whereabouts import set_reading_order
from widgets.tickets.labels import plain
from widgets.tickets.links import ElidedLink

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ASK_AFTER = 300  # ms after a key: the answer must not flicker with every letter
ROOMY = 820  # height of the form, in pixels at the usual size of letters, that leaves room for all that is offered


class SimilarPart(QWidget):
    """«Похожее: сообщили 3 школы · присоединить»; `ticket_asked(number)` when one is to be seen.

    Two lines high in a low form: the likeliest ticket, and a button that shows the others.
    """

    ticket_asked = Signal(int)
    shown = Signal()  # other tickets are offered, or one is joined
    left = Signal()  # nothing is offered any more where the focus is

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: Asked | None = None
        self._found = Alike()
        self._roomy = self._unfolded = False
        self.parent_id: int | None = None
        self._frame = QFrame(self)
        set_look(self._frame, "", tone="accent")
        self._title = plain("", self._frame)
        self._links: list[ElidedLink] = []
        self._more = QPushButton(self._frame)
        set_look(self._more, "link")
        self._more.clicked.connect(lambda _checked=False: self._unfold())
        self._arrange()
        self._soon = QTimer(self, singleShot=True, interval=ASK_AFTER)
        self._soon.timeout.connect(self._ask)
        self.hide()

    def _arrange(self) -> None:
        px = Theme.current().px
        self._head = QHBoxLayout()
        self._head.setSpacing(px(8))
        self._head.addWidget(self._title, 1)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(2))
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addLayout(self._column, 1)
        foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self._frame)
        whole.setContentsMargins(px(10), px(6), px(6), px(6))
        whole.setSpacing(px(2))
        whole.addLayout(self._head)
        whole.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)

    def add_button(self, button: QPushButton) -> None:
        """Take the button that joins: its key works in the whole form."""
        self._head.addWidget(button)

    def found(self) -> tuple[Similar, ...]:
        """What is offered now."""
        return self._found.offered

    def watch_height(self, form: QWidget) -> None:
        """Fit into this form from now on."""
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The form has another height."""
        if isinstance(event, QResizeEvent) and isinstance(watched, QWidget):
            self.fit(watched.height())
        return super().eventFilter(watched, event)

    def fit(self, height: int) -> None:
        """The form has this height: show all that is offered, or only the likeliest."""
        roomy = height >= Theme.current().px(ROOMY)
        if roomy != self._roomy:
            self._roomy = roomy
            self._show()

    def ask(self, asked: Asked) -> None:
        """Look for tickets like this a moment after the last key; a joined call stays joined."""
        if asked == self._asked or self.parent_id is not None:
            return
        if self._asked is not None and _place(asked) != _place(self._asked):
            # What was offered belongs to another lesson: its key must not join it now.
            self.show_found(Alike())
        self._asked = asked
        self._soon.start()

    def _ask(self) -> None:
        asked = self._asked
        if asked is None:
            return

        def query(session: Session) -> Alike:
            from models.storage.database import now

            return similar_tickets(session, asked, now(session))

        self._context.tasks.read(query, lambda found: self._answered(asked, found), self, key="similar")

    def _answered(self, asked: Asked, found: Alike) -> None:
        """Offer what was found, unless another lesson has been typed meanwhile."""
        if self._asked is not None and _place(asked) == _place(self._asked):
            self.show_found(found)

    def show_found(self, found: Alike) -> None:
        """Offer these."""
        if self.parent_id is None and found != self._found:
            self._found = found
            self._unfolded = False
            self._show()

    def join(self) -> None:
        """Make the call a further report of the first ticket offered; once more takes that back."""
        self.parent_id = None if self.parent_id is not None else self.found()[0].ticket.id
        self._show()

    def _unfold(self) -> None:
        """Show the others too; the focus goes on to the first of them."""
        self._unfolded = True
        self._show()

    def _show(self) -> None:
        old, self._links = self._links, []
        offered = self.found() if self.parent_id is None else self.found()[:1]
        listed = offered if self._roomy or self._unfolded else offered[:1]
        for one in listed:
            self._add(one)
        set_reading_order((*self._links, self._more))
        folded = len(offered) - len(listed)
        if folded:
            self._more.show()  # before the focus may go there
        self._keep_focus(folded=folded > 0)
        for link in old:
            link.hide()
            link.deleteLater()
        self._more.setVisible(folded > 0)
        self._more.setText(self.tr("%n more", "", folded))
        self._more.setAccessibleName(self.tr("Show %n more similar ticket(s)", "", folded))
        self._title.setText(self._words())
        self.setVisible(bool(offered))
        self.shown.emit()

    def _keep_focus(self, *, folded: bool) -> None:
        """Move the focus before what has it goes: it would go elsewhere by itself. The same ticket keeps it."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return
        if not self._links:
            self.left.emit()
        elif isinstance(focus, ElidedLink):
            same = [link for link in self._links if link.whole() == focus.whole()]
            rest = [self._more] if folded else self._links[-1:]
            (same or rest)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif focus is self._more and not folded:
            self._links[min(1, len(self._links) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _words(self) -> str:
        if self.parent_id is not None:
            return self.tr("The call will be joined to ticket {number}").format(number=self.parent_id)
        if not any(one.same for one in self.found()):
            course = self._asked is not None and self._asked.kind == Kind.COURSE_ERROR
            return self.tr("Similar, but in other lessons") if course else self.tr("Similar")
        if not self._found.schools:
            return self.tr("Similar")
        return self.tr("Similar: reported by %n school(s)", "", self._found.schools)

    def _add(self, one: Similar) -> None:
        link = ElidedLink(joined((str(one.ticket.id), one.ticket.summary)), self._frame)
        link.clicked.connect(lambda _checked=False: self.ticket_asked.emit(one.ticket.id))
        self._column.addWidget(link)
        link.show()  # at once: the focus may go there
        self._links.append(link)


def _place(asked: Asked) -> tuple[object, ...]:
    return asked.kind, asked.subject, asked.grade, asked.lesson, asked.internet_lesson


class JoinKey(QObject):
    """The command that joins says what it would do now; its key types nothing into a field while it does nothing."""

    def __init__(self, join: CommandAction, part: SimilarPart, form: QWidget) -> None:
        super().__init__(form)
        self._join, self._part = join, part
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._idle = [QShortcut(key, form, context=inside) for key in join.shortcuts()]
        part.shown.connect(join.refresh)
        part.shown.connect(self._follow)
        join.changed.connect(self._follow)
        join.refresh()
        self._follow()

    def _follow(self) -> None:
        for key in self._idle:
            key.setEnabled(not self._join.isEnabled())
        joined_now = self._part.parent_id is not None
        words = self.tr("Do not join") if joined_now else self._join.command.title()
        if words != self._join.text():
            self._join.setText(words)
