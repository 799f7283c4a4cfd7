"""The list of all tabs, for when they do not fit beside each other: whole titles, the one in front ticked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton, QWidget

from widgets.parts.icons import wear
from widgets.parts.theme import Theme
from widgets.parts.typed_menu import TypedMenu

NARROWEST = 100  # px of a tab behind: ten letters


class PanelTabs(QTabBar):
    """The tabs' own bar: where they do not all fit, the one in front stays whole and the others can still be read.

    What finds no room then is out of sight: the list of all tabs has it, and the one in front is always in sight.
    """

    relaid = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.relaid)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """The tab in front never gives way, the others down to a surname."""
        whole = self.tabSizeHint(index)
        if index == self.currentIndex():
            return whole
        return QSize(min(whole.width(), Theme.current().px(NARROWEST)), whole.height())

    def whole_width(self) -> int:
        """How wide all tabs are when no title is cut."""
        return sum(self.tabSizeHint(place).width() for place in range(self.count()))

    def tabLayoutChange(self) -> None:
        """Titles, tabs or the width have changed; told later, because whoever hears may change the width again."""
        super().tabLayoutChange()
        self._soon.start()


class TabList(QToolButton):
    """A ▾ at the end of the tabs, there only while a title is cut; `chosen(place)` of a tab in the menu."""

    chosen = Signal(int)

    def __init__(self, tabs: QTabWidget, bar: PanelTabs) -> None:
        super().__init__(tabs)
        self._tabs, self._bar = tabs, bar
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        wear(self, "chevron-down", "muted", 16)
        self.clicked.connect(self.open)
        tabs.setCornerWidget(self, Qt.Corner.TopRightCorner)
        bar.relaid.connect(self.settle)
        self.settle()

    def settle(self) -> None:
        """Come and go with the need."""
        self.setToolTip(self.tr("All tabs"))
        self.setAccessibleName(self.toolTip())
        self.setVisible(self._bar.count() > 1 and self._bar.whole_width() > self._tabs.width())

    def open(self) -> None:
        """Offer the tabs; arrow keys and Enter take one."""
        menu = TypedMenu(self._tabs)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in range(self._tabs.count()):
            words = self._tabs.tabToolTip(place) or self._tabs.tabText(place)
            entry = menu.addAction(words.replace("&", "&&"), partial(self.chosen.emit, place))
            entry.setCheckable(True)
            entry.setChecked(place == self._tabs.currentIndex())
        room = self._tabs.width() - menu.sizeHint().width()
        menu.popup(self._tabs.mapToGlobal(QPoint(room, self._bar.height())))
        if menu.actions():
            menu.setActiveAction(menu.actions()[max(self._tabs.currentIndex(), 0)])
