"""A picture of a call that is not recorded yet, large, in a tab beside the call: what is marked there is recorded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QKeyEvent

from models.text import QT_TRANSLATE_NOOP
from widgets.parts.commands import action, command
from widgets.parts.context import Context
from widgets.parts.page import CommandButton
from widgets.tickets.marking_pane import MarkingPane
from widgets.tickets.pictures import LoadedFile, decoded


class FilePreview(MarkingPane):
    """Decodes the picture in a worker; Esc goes back to the call, with the marks if there are any."""

    def __init__(
        self,
        context: Context,
        file: LoadedFile,
        leave: Callable[[], object],
        keep_marked: Callable[[QImage], object],
    ) -> None:
        super().__init__(
            context,
            file.name,
            QCoreApplication.translate(
                "FilePreview", "+ and − zoom, 0 fits the picture, Esc goes back to the call"
            ),
        )
        self._leave = leave
        self._keep_marked = keep_marked
        self.arrange(CommandButton(action(self, "preview.keep"), self))

        def work(_session: object) -> QImage:
            return decoded(file.name, file.content)

        context.tasks.read(work, self.view.set_image, self, failed=self.tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back; nobody who has blurred something leaves it legible by leaving."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.can_keep_marks():
            self.keep_marks()
        else:
            self._leave()

    def can_keep_marks(self) -> bool:
        """Whether there are marks."""
        return bool(self.view.marks)

    @command(
        "preview.keep",
        QT_TRANSLATE_NOOP("commands", "Keep the marks"),
        shortcut="Ctrl+Return; Ctrl+Enter",
        icon="check",
        menu="tickets",
        primary=True,
        scope="widget",
    )
    def keep_marks(self) -> None:
        """Let the marked picture take the place of the picture of the call, and go back there."""
        image = self.view.result()
        if image is not None:
            self._keep_marked(image)
