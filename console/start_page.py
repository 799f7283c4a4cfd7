"""The page of the first start: who is at the desk, and which database: demo, one's own, or a server."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.operator_form import OperatorForm
from console.places import Places
from console.server_form import ServerForm
from console.settings import Settings
from console.sign_in import NAME
from models.errors import InputError, KnownError
from widgets.parts.form import ErrorLine
from widgets.parts.icons import pixmap
from widgets.parts.tasks import Tasks
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look

WIDTH = 520


class Choice(QPushButton):
    """A big button: icon, what it is, and one sentence about it."""

    def __init__(self, icon: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        set_look(self, "choice")
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._drawing = QLabel(self)
        heading, words = QLabel(title, self), QLabel(sentence, self)
        set_look(heading, "strong")
        set_look(words, "muted")
        words.setWordWrap(True)
        for label in (self._drawing, heading, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._labels = (heading, words)
        self._arrange()
        Theme.current().changed.connect(self._arrange)

    def set_title(self, title: str) -> None:
        """Call it something else."""
        self._labels[0].setText(title)
        self.setAccessibleName(title)

    def _arrange(self) -> None:
        px = Theme.current().px
        side = px(20)
        self._drawing.setPixmap(pixmap(self._icon, "accent", side, self.devicePixelRatioF()))
        self.setFixedHeight(px(64))
        self._drawing.setGeometry(px(16), px(22), side, side)
        left = px(52)
        heading, words = self._labels
        heading.setGeometry(left, px(11), self.width() - left - px(12), px(20))
        words.setGeometry(left, px(32), self.width() - left - px(12), px(22))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        """The words take the whole width."""
        del event
        self._arrange()


class StartPage(QWidget):
    """Asks for name and line, then for the database; `chosen(place, is_demo, password)`. Nothing else is decided."""

    chosen = Signal(str, bool, str)

    def __init__(
        self, settings: Settings, places: Places, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._places = places
        set_look(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("MEO Console"))
        self.operator = OperatorForm(settings)
        self.demo = Choice(
            "flask-conical",
            self.tr("Demo"),
            self.tr("Sample data to look around in; marked and removed with one command"),
        )
        self.named = Choice("folder-open", "", self.tr("The database that was named at the start"))
        self.named.hide()
        self._is_named = False
        self._is_unknown = False  # the server has nobody by the login: then the name counts
        self._question = QLabel()
        self.own = Choice(
            "database", self.tr("Own database"), self.tr("A file on this computer, for work alone")
        )
        self.server = Choice(
            "server",
            self.tr("Server"),
            self.tr("One PostgreSQL for all desks; the administrator has its address"),
        )
        self.address = ServerForm(tasks, parent=self)
        self.back = QPushButton(self.tr("Back"))
        self.problem = ErrorLine()
        self.progress = QProgressBar()
        self.progress.hide()
        self._area = QScrollArea()  # a low screen, large letters or a long sentence of an error
        self._build()
        self._show_address(False)
        self.demo.clicked.connect(lambda: self._choose(str(places.demo_database), demo=True))
        self.own.clicked.connect(lambda: self._choose(str(places.own_database), demo=False))
        self.server.clicked.connect(lambda: self._show_address(True))
        self.back.clicked.connect(lambda: self._show_address(False))
        self.operator.accepted.connect(self._go_on)
        self.address.edited.connect(lambda: self.problem.say(""))
        self.address.accepted.connect(
            lambda place, password: self._choose(place, demo=False, password=password, at_server=True)
        )

    def _build(self) -> None:
        px = Theme.current().px
        title = QLabel(self.tr("MEO Console"))
        set_look(title, "heading")
        set_look(self._question, "muted")
        card = QWidget(self)
        card.setFixedWidth(px(WIDTH))
        fields = QVBoxLayout(card)
        fields.setSpacing(px(8))
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addWidget(title)
        fields.addWidget(self._question)
        fields.addSpacing(px(12))
        fields.addWidget(self.operator)
        fields.addSpacing(px(16))
        for widget in (self.named, self.demo, self.own, self.server, self.address):
            fields.addWidget(widget)
        fields.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        fields.addWidget(self.problem)
        fields.addWidget(self.progress)
        middle = QHBoxLayout()  # an alignment would ask for the height at the width of the window
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(2)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def offer(self, place: str) -> None:
        """Put a database that was named at the start before the others."""
        self.named.set_title(Path(place).name)
        self._is_named = True
        self.named.show()
        self.named.clicked.connect(lambda: self._choose(place, demo=False))

    def show_problem(self, error: KnownError) -> None:
        """Say why the database could not be opened; everything can be chosen again, and the keys are at home."""
        self.set_busy(False)
        if self.address.isVisible():
            if isinstance(error, InputError) and "name" in error.fields:
                self._ask_who()
                return
            self.address.focus_again()  # the keys were nowhere while nothing could be chosen
        self.problem.say(" ".join(shown(text) for text in error.sentences()))
        # Later: it has its height then.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.problem))

    def _ask_who(self) -> None:
        """The server lets the login in and has nobody of that login at the desk: whoever it is says so."""
        self._is_unknown = True
        self._show_address(True)
        self.problem.say(self.tr("The server does not know who has this login. Enter your name above."))
        self.operator.focus_first()

    def set_busy(self, busy: bool) -> None:
        """Nothing can be chosen while a database is opened or filled."""
        for widget in (self.operator, self.named, self.demo, self.own, self.server, self.address, self.back):
            widget.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """How far the sample data are."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the address back."""
        if event.key() == Qt.Key.Key_Escape and self.address.isVisible():
            self._show_address(False)
        else:
            super().keyPressEvent(event)

    def ask_for_server(self, place: str) -> None:
        """Show the address of last time: only the password is missing, where the system keeps none."""
        self.address.show_place(place)
        self._show_address(True)

    def _show_address(self, shown_now: bool) -> None:
        self.problem.say("")
        by_login = shown_now and not self._is_unknown
        self.operator.setVisible(not by_login)
        self._question.setText(
            self.tr("Who you are the server knows by your login.")
            if by_login
            else self.tr("Who is at the desk, and where is the data?")
        )
        self.address.setVisible(shown_now)
        self.back.setVisible(shown_now)
        self.named.setVisible(self._is_named and not shown_now)
        for choice in (self.demo, self.own, self.server):
            choice.setVisible(not shown_now)
        if shown_now:
            self.address.focus_first()
        else:
            self.server.setFocus()

    def _go_on(self) -> None:
        """Enter after the name: open what was named at the start, else go on to the choice of the data."""
        if self.address.isVisible():
            self.address.focus_first()
        elif self._is_named:
            self.named.click()
        else:
            self.demo.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, place: str, *, demo: bool, password: str = "", at_server: bool = False) -> None:
        self.problem.say("")
        if demo and not self.operator.value(NAME):
            self.operator.show_values({NAME: self.tr("Demo Operator")})
        nobody_asks = at_server and not self._is_unknown and not self.operator.value(NAME)
        if nobody_asks or self.operator.take():
            self.set_busy(True)
            self.chosen.emit(place, demo, password)
