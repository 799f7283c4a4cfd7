"""The side bar: the name of the program, the pages, settings and help below; 192 px at the usual font.

In a window too narrow for the letters it folds to its icons.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.menus import shown_keys
from console.pages import CONTEXT as PAGES_CONTEXT
from console.pages import PageLine
from console.sketch import FOLDED_SIDE_BAR, LEAST_WIDTH_WITH_WORDS
from console.sketch import SIDE_BAR as WIDTH
from widgets.parts.icons import pixmap, wear
from widgets.parts.text import translate
from widgets.parts.theme import Theme, set_look


class NavButton(QAbstractButton):
    """One line of the side bar: icon, word, and a quiet number at the right where something waits."""

    def __init__(self, title: str, icon: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._count = 0
        self._under_mouse = False
        self._folded = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{title} · {shown_keys(keys)}" if keys else title)
        Theme.current().changed.connect(self.updateGeometry)

    def set_count(self, count: int) -> None:
        """A number beside the word; 0 hides it."""
        self._count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone, or the word with it."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """34 px high, whatever the word."""
        theme = Theme.current()
        return QSize(theme.px((FOLDED_SIDE_BAR if self._folded else WIDTH) - 16), theme.px(34))

    def enterEvent(self, event: QEnterEvent) -> None:
        """The line under the mouse shows itself."""
        self._under_mouse = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """And hides again."""
        self._under_mouse = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the page, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, word, number."""
        del event
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        self._paint_ground(painter, box)
        tone = "accent" if self.isChecked() else "text" if self._under_mouse else "muted"
        side = theme.px(17)
        left = (box.width() - side) // 2 if self._folded else theme.px(13)
        drawing = pixmap(self._icon, tone, side, self.devicePixelRatioF())
        painter.drawPixmap(left, (box.height() - side) // 2, drawing)
        painter.setPen(theme.colour(tone))
        if self._folded:
            self._paint_small_count(painter, box)
        else:
            self._paint_words(painter, box.adjusted(left + side + theme.px(11), 0, -theme.px(10), 0))
        painter.end()

    def _paint_small_count(self, painter: QPainter, box: QRect) -> None:
        """The number in the corner above the icon."""
        theme = Theme.current()
        if self._count:
            painter.setFont(theme.font(9, QFont.Weight.DemiBold))
            corner = box.adjusted(0, theme.px(1), -theme.px(2), 0)
            painter.drawText(
                corner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), str(self._count)
            )

    def _paint_words(self, painter: QPainter, words: QRect) -> None:
        theme = Theme.current()
        painter.setFont(theme.font(13, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium))
        if self._count:
            number = str(self._count)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number)
            words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(number) - theme.px(8))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_ground(self, painter: QPainter, box: QRect) -> None:
        theme = Theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        radius = theme.px(6)
        if self.isChecked():
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(box, radius, radius)
        elif self._under_mouse:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), radius, radius)


class SideBar(QWidget):
    """The pages from top to bottom; `chosen(id)` when somebody presses one."""

    chosen = Signal(str)
    menu_wanted = Signal()

    def __init__(
        self, pages: Sequence[PageLine], last: Sequence[PageLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_look(self, "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, NavButton] = {}
        self._watched: QWidget | None = None
        self.folded = False
        self._title = QLabel(self.tr("MEO Console"))
        self._group = QButtonGroup(self)
        self.menu_button = QToolButton(self)
        word = self.tr("Menu")
        self.menu_button.setToolTip(f"{word} · {shown_keys('F10')}")
        self.menu_button.setAccessibleName(word)
        self.menu_button.clicked.connect(self.menu_wanted)
        wear(self.menu_button, "menu")
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._heading())
        for number, page in enumerate(pages, 1):
            self._add(page, f"Ctrl+{number}")
        self._layout.addStretch(1)
        for page in last:
            self._add(page, page.keys)
        self._resize()
        Theme.current().changed.connect(self._resize)

    def set_current(self, page_id: str) -> None:
        """Mark the page that is shown."""
        button = self._buttons.get(page_id)
        if button is not None:
            button.setChecked(True)

    def button(self, page_id: str) -> NavButton:
        """The line of a page."""
        return self._buttons[page_id]

    def current_button(self) -> NavButton:
        """The line of the page that is shown, for the focus."""
        chosen = self._group.checkedButton()
        return next(button for button in self._buttons.values() if chosen in (None, button))

    def _heading(self) -> QHBoxLayout:
        set_look(self._title, "title")
        line = self._head = QHBoxLayout()
        line.addWidget(self._title, 1)
        line.addWidget(self.menu_button)
        return line

    def _add(self, page: PageLine, keys: str) -> None:
        button = NavButton(translate(PAGES_CONTEXT, page.title), page.icon, keys)
        button.clicked.connect(lambda: self.chosen.emit(page.id))
        self._buttons[page.id] = button
        self._group.addButton(button)
        self._layout.addWidget(button)

    # -- folding ---------------------------------------------------------------------------------------------

    def watch(self, window: QWidget) -> None:
        """Fold and unfold with the width of `window`."""
        self._watched = window
        window.installEventFilter(self)
        self._resize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width of the window."""
        if (
            event.type() == QEvent.Type.Resize
            and watched is self._watched
            and self._wants_fold() != self.folded
        ):
            self._resize()
        return super().eventFilter(watched, event)

    def _wants_fold(self) -> bool:
        room = Theme.current().px(LEAST_WIDTH_WITH_WORDS)
        return self._watched is not None and self._watched.width() < room

    def _resize(self) -> None:
        """Take the room that icons, or icons and words, need at this size of letters."""
        theme = Theme.current()
        self.folded = self._wants_fold()
        self.setFixedWidth(theme.px(FOLDED_SIDE_BAR if self.folded else WIDTH))
        self._title.setVisible(not self.folded)
        for button in self._buttons.values():
            button.set_folded(self.folded)
        edge = theme.px(8)
        self._head.setContentsMargins(theme.px(0 if self.folded else 12), 0, 0, theme.px(10))
        self._layout.setContentsMargins(edge, theme.px(8), edge, edge)
