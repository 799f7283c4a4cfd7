"""What a bug looks like to the operator: what happened, what is safe, what to do, and details to pass on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.parts.icons import wear
from widgets.parts.theme import Theme, set_look


class CrashPage(QDialog):
    """Stays beside the window and blocks nothing: the operator copies the details and works on."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A fault in the console"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        px = Theme.current().px
        title = QLabel(self.tr("The console made a mistake."))
        set_look(title, "title")
        words = QLabel(
            self.tr(
                "What you typed is kept in the drafts, and nothing that was saved is lost. You can work on. "
                "Please send the details to whoever looks after the console: they hold no names, phones or texts."
            )
        )
        words.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFont(Theme.current().font(12))
        self.details.setAccessibleName(self.tr("Details"))
        self.copy_button = QPushButton(self.tr("Copy the details"))
        wear(self.copy_button, "copy", "text")
        self.copy_button.clicked.connect(self._copy)
        self.go_on_button = QPushButton(self.tr("Work on"))
        set_look(self.go_on_button, "primary")
        self.go_on_button.setDefault(True)
        self.go_on_button.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(16))
        column.setSpacing(px(12))
        for widget in (title, words, self.details):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.resize(px(560), px(380))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())
