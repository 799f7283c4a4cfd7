"""The «Сервер» page: where the shared PostgreSQL is, who connects, and a check that says in words what is wrong."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models.errors import KnownError
from models.fields import Field, Kind
from models.text import QT_TRANSLATE_NOOP, Text
from widgets.parts.form import ButtonLine, ErrorLine, Form, TextEdit
from widgets.parts.text import shown
from widgets.parts.theme import Theme, set_look

if TYPE_CHECKING:
    from console.services.connection import Address
    from widgets.parts.tasks import Progress, Tasks

HOSTS = Field(
    key="hosts",
    title=QT_TRANSLATE_NOOP("fields", "Server"),
    kind=Kind.TEXT,
    help=QT_TRANSLATE_NOOP(
        "fields", "Name of the server; two with a comma, if one stands in for the other: db1,db2:5433"
    ),
)
DATABASE = Field(key="database", title=QT_TRANSLATE_NOOP("fields", "Database"), kind=Kind.TEXT, width=150)
PERSON = Field(key="person", title=QT_TRANSLATE_NOOP("fields", "Login"), kind=Kind.TEXT, width=150)
PASSWORD = Field(
    key="password",
    title=QT_TRANSLATE_NOOP("fields", "Password"),
    kind=Kind.TEXT,
    width=150,
    help=QT_TRANSLATE_NOOP(
        "fields", "Kept in the keyring of the operating system, never in a file of the console"
    ),
)
CA_FILE = Field(
    key="ca_file",
    title=QT_TRANSLATE_NOOP("fields", "CA file"),
    kind=Kind.TEXT,
    help=QT_TRANSLATE_NOOP(
        "fields", "The certificate by which the server proves who it is; from the administrator"
    ),
)
SERVICE = Field(
    key="service",
    title=QT_TRANSLATE_NOOP("fields", "libpq service"),
    kind=Kind.TEXT,
    help=QT_TRANSLATE_NOOP("fields", "A name from pg_service.conf; then nothing else is needed here"),
)

LINES_OF_ANSWER = 3
ORDER = ("hosts", "database", "person", "password", "ca_file", "service")


class ServerForm(QWidget):
    """Asks for the address; `accepted(place, password)` when the person wants to connect.

    What the check has said goes as soon as something else is typed.
    """

    accepted = Signal(str, str)
    edited = Signal()

    def __init__(self, tasks: Tasks, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._edits = 0
        self.form = Form(parent=self)
        password = TextEdit(self.form)
        password.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add(HOSTS)
        self.form.add_line(DATABASE, PERSON, (PASSWORD, password))
        self.form.add(CA_FILE)
        self.form.add(SERVICE)
        self.answer = ErrorLine(self)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        set_look(self.remark, "caption")
        self.buttons = ButtonLine(self)
        self.browse = self.buttons.add(self.tr("Choose the CA file …"), self._browse)
        self.check_button = self.buttons.add(self.tr("Check"), self.check)
        self.connect_button = self.buttons.add(self.tr("Connect"), self._accept, look="primary")
        self.form.add_widget(self.buttons)
        self.form.add_widget(self._room())
        self.form.changed.connect(self._edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        # The password's editor was made before its neighbours: in the order of making, Tab would pass it by, and what
        # is typed blindly after the login would stand in a field that everybody can read.
        order = [self.form.editor(key) for key in ORDER]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        for key in list(self.form.keys()):
            self.form.editor(key).returnPressed.connect(self._accept)
        if place:
            self.show_place(place)

    def _room(self) -> QWidget:
        """Where the answer is said: kept also while nothing is, so that no button moves under the pointer."""
        room = QWidget(self)
        room.setMinimumHeight(LINES_OF_ANSWER * self.fontMetrics().lineSpacing() + Theme.current().px(4))
        lines = QVBoxLayout(room)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.answer)
        lines.addWidget(self.remark)
        lines.addStretch(1)
        return room

    def _edited(self) -> None:
        self._edits += 1
        self._say()
        self.edited.emit()

    def _say(self, *, problem: str = "", remark: str = "") -> None:
        self.answer.say(problem)
        self.remark.setText(remark)

    def focus_first(self) -> None:
        """The first empty field takes the keys; with an address of last time that is the password."""
        empty = [key for key in ORDER[:4] if not self.form.editor(key).text()]
        self.form.editor(
            empty[0] if empty and not self.form.editor("service").text() else "password"
        ).setFocus()

    def focus_again(self) -> None:
        """After a connection that failed: the password, the likeliest of what was wrong, is typed over at once."""
        password = self.form.editor("password")
        password.setFocus()
        password.selectAll()

    def show_place(self, place: str) -> None:
        """Fill the form with an address that was used before."""
        from console.services.connection import Address

        known = Address.read(place)
        self.form.show_values(
            {
                "hosts": known.hosts,
                "database": known.database,
                "person": known.person,
                "ca_file": known.ca_file,
                "service": known.service,
            }
        )

    def address(self) -> Address | None:
        """What was typed; None after marking what is missing."""
        from console.services.connection import Address

        values = {
            key: str(self.form.value(key) or "")
            for key in ("hosts", "database", "person", "ca_file", "service")
        }
        address = Address(**values)
        problems = address.problems()
        for key in values:
            self.form.cell(key).say(shown(problems[key]) if key in problems else "")
        if problems:
            self.form.editor(next(iter(problems))).setFocus()
            return None
        return address

    def check(self) -> None:
        """Try the connection and say what came of it."""
        self._say()
        address = self.address()
        if address is None:
            return
        password = str(self.form.value("password") or "")
        self._say(remark=self.tr("Asking the server …"))
        self.check_button.setEnabled(False)
        edits = self._edits

        def work(_progress: Progress) -> Text:
            from console.services.connection import check_connection

            return check_connection(address, password)

        self._tasks.run(
            work,
            lambda sentence: self._works(sentence, edits),
            self,
            failed=lambda error: self._fails(error, edits),
        )

    def _works(self, sentence: Text, edits: int) -> None:
        self.check_button.setEnabled(True)
        if edits != self._edits:  # it is about another address than the one that stands there now
            return
        self._say(remark=shown(sentence))
        if not isinstance(self.focusWidget(), QLineEdit):  # nobody types meanwhile: Enter goes on
            self.connect_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keys, as Space does."""
        pressed = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(pressed, QPushButton):
            pressed.click()
        else:
            super().keyPressEvent(event)

    def _fails(self, error: Exception, edits: int) -> None:
        self.check_button.setEnabled(True)
        if not isinstance(self.focusWidget(), QLineEdit):  # it went on while the button was off
            self.check_button.setFocus()
        if edits != self._edits:
            return
        self._say()
        if isinstance(error, KnownError):
            self._say(problem=" ".join(shown(text) for text in error.sentences()))

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("CA file"), "", self.tr("Certificates (*.pem *.crt *.cer)")
        )
        if chosen:
            self.form.editor("ca_file").setText(chosen)

    def _accept(self) -> None:
        address = self.address()
        if address is not None:
            place = address.url().render_as_string()
            self.accepted.emit(place, str(self.form.value("password") or ""))
