"""The right panel: tabs shared by all pages (calls, details, «почему?», help).

It folds and never blocks the list.
"""

from __future__ import annotations

import weakref
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QTabWidget, QToolButton, QVBoxLayout, QWidget

from widgets.parts.commands import collect
from widgets.parts.icons import wear
from widgets.parts.tab_list import PanelTabs, TabList
from widgets.parts.theme import set_look
from widgets.parts.whereabouts import Remembered, alive

WIDTH = 400


class _MayRefuse(Protocol):
    def may_close(self) -> bool: ...


def draft_of(widget: QWidget) -> str:
    """The key of the draft that a form keeps, empty for what is no form."""
    return str(getattr(widget, "draft_key", ""))


class Panel(QWidget):
    """Tabs under keys: `open` adds or activates one, `close_tab` removes it, the fold hides all of them.

    A widget with `may_close() -> bool` is asked before its tab goes (a form that keeps a draft says True).
    """

    opened = Signal(str)
    closed = Signal(str)
    form_closed = Signal(str)  # key of the draft of a form whose tab was closed
    folded_changed = Signal(bool)
    focus_lost = Signal()  # a tab was closed with the focus in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Right panel"))
        self.tabs = QTabWidget()
        bar = PanelTabs(self.tabs)
        self.tabs.setTabBar(bar)
        self.tabs.setDocumentMode(True)
        self.tabs.setMovable(True)
        self.tabs.setAccessibleName(self.tr("Right panel"))
        self.tabs.tabBar().setAccessibleName(self.tr("Tabs of the right panel"))
        self.tabs.setElideMode(Qt.TextElideMode.ElideMiddle)  # numbers stand at the end
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.currentChanged.connect(self._move_cross)
        self.list = TabList(self.tabs, bar)
        self.list.chosen.connect(self._go_to)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self._keys: dict[str, QWidget] = {}
        self._before: dict[str, Remembered] = {}
        self._folded = False
        self.setVisible(False)

    def open(self, key: str, widget: QWidget, title: str, *, focus: bool = True) -> QWidget:
        """Show `widget` as the tab `key`; a tab that is already there is replaced in place."""
        old = self._keys.get(key)
        self._note_focus(key, old)
        if old is widget:
            self.set_title(key, title)
        elif old is not None:
            place = self.tabs.indexOf(old)
            self.tabs.insertTab(place, widget, title)
            self._keys[key] = (
                widget  # before the old one goes: whoever follows the focus asks for `keys` then
            )
            self.tabs.setCurrentWidget(widget)
            self.tabs.removeTab(self.tabs.indexOf(old))
            old.deleteLater()
        else:
            self.tabs.addTab(widget, title)
        self._keys[key] = widget
        collect(widget)  # its keys work from now on
        self.tabs.setCurrentWidget(widget)
        self.unfold()
        if focus:
            self.focus_first(widget)
        self.opened.emit(key)
        return widget

    def _note_focus(self, key: str, old: QWidget | None) -> None:
        """Remember which field of another tab has the focus: it has it again when this tab is closed."""
        focus = QApplication.focusWidget()
        if old is not None and focus is not None and old.isAncestorOf(focus):
            return
        self._before.pop(key, None)
        if focus is not None and self.isAncestorOf(focus):
            self._before[key] = weakref.ref(focus)

    def _return_focus(self, key: str) -> bool:
        """Bring the tab to the front in which somebody was at work before; False if nobody was, or it is gone."""
        target = alive(self._before.pop(key, None))
        tab = next((w for w in self._keys.values() if target is not None and w.isAncestorOf(target)), None)
        if target is None or tab is None:
            return False
        self.tabs.setCurrentWidget(tab)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return target.hasFocus()

    def tab(self, key: str) -> QWidget | None:
        """The widget of the tab `key`, if it is open."""
        return self._keys.get(key)

    def keys(self) -> list[str]:
        """The keys of the open tabs from left to right."""
        order = {id(self.tabs.widget(i)): i for i in range(self.tabs.count())}
        return sorted(self._keys, key=lambda key: order[id(self._keys[key])])

    def title(self, key: str) -> str:
        """What stands on a tab."""
        widget = self._keys.get(key)
        return "" if widget is None else self.tabs.tabText(self.tabs.indexOf(widget))

    def tab_of_draft(self, draft_key: str) -> str:
        """The tab whose form has this draft, empty if none has."""
        return next((key for key, widget in self._keys.items() if draft_of(widget) == draft_key), "")

    def current_key(self) -> str:
        """The key of the tab in front, empty if none is open."""
        current = self.tabs.currentWidget()
        return next((key for key, widget in self._keys.items() if widget is current), "")

    def is_used_beside(self, key: str) -> bool:
        """Whether the focus is in another tab than `key`: what comes by itself must not cover what is typed there."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus) and self.current_key() != key

    def activate(self, key: str) -> bool:
        """Bring an open tab to the front; False if there is none of that key."""
        widget = self._keys.get(key)
        if widget is None:
            return False
        self.tabs.setCurrentWidget(widget)
        self.unfold()
        return True

    def step(self, by: int) -> None:
        """Bring the next or previous tab to the front and give it the focus."""
        count = self.tabs.count()
        if count:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % count)
            self.unfold()
            self.focus_first()

    def _go_to(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)
        self.focus_first()

    def set_title(self, key: str, title: str, hint: str = "") -> None:
        """Another title on a tab (the stopwatch of a call); `hint` says all where the title is short."""
        widget = self._keys.get(key)
        if widget is not None:
            place = self.tabs.indexOf(widget)
            self.tabs.setTabText(place, title)
            self.tabs.setTabToolTip(place, hint)

    def close_tab(self, key: str, *, ask: bool = True) -> bool:
        """Remove a tab; False if its widget does not want to go."""
        widget = self._keys.get(key)
        if widget is None:
            return True
        if ask and hasattr(widget, "may_close") and not cast("_MayRefuse", widget).may_close():
            return False
        draft_key = draft_of(widget)
        focus = QApplication.focusWidget()
        had_focus = focus is not None and (focus is widget or widget.isAncestorOf(focus))
        if had_focus and focus is not None:
            focus.clearFocus()  # else it falls on whatever comes next by Tab, as if somebody had gone there
        del self._keys[key]
        self.tabs.removeTab(self.tabs.indexOf(widget))
        widget.hide()
        widget.deleteLater()
        if not self._keys:
            self.hide()
        self.closed.emit(key)
        if had_focus and not self._return_focus(key):
            self.focus_lost.emit()
        if draft_key:
            self.form_closed.emit(draft_key)
        return True

    @property
    def folded(self) -> bool:
        """Whether the panel is folded away although it has tabs."""
        return self._folded

    def fold(self) -> None:
        """Hide the panel; its tabs live on."""
        self._set_folded(True)

    def unfold(self) -> None:
        """Show the panel if it has tabs."""
        self._set_folded(False)

    def focus_first(self, widget: QWidget | None = None) -> None:
        """Give the focus to the tab's own focus widget, or to the first field in it."""
        widget = widget or self.tabs.currentWidget()
        if not widget:
            return
        target = widget.focusProxy() or widget
        if target.focusPolicy() == Qt.FocusPolicy.NoFocus:
            children = (w for w in widget.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
            target = next((w for w in children if w.isVisibleTo(widget) and w.isEnabled()), widget)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_folded(self, folded: bool) -> None:
        changed, self._folded = folded != self._folded, folded
        self.setVisible(bool(self._keys) and not folded)
        if changed:
            self.folded_changed.emit(folded)

    def _move_cross(self, current: int) -> None:
        """A quiet cross on the tab in front only: four tabs fit beside each other."""
        bar, side = self.tabs.tabBar(), self.tabs.tabBar().ButtonPosition.RightSide
        for place in range(bar.count()):
            cross = bar.tabButton(place, side)
            if cross is not None and place != current:
                bar.setTabButton(place, side, None)
                cross.deleteLater()
        if current >= 0 and bar.tabButton(current, side) is None:
            bar.setTabButton(current, side, self._make_cross())

    def _make_cross(self) -> QToolButton:
        cross = QToolButton(self.tabs.tabBar())
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setToolTip(self.tr("Close"))
        cross.setAccessibleName(self.tr("Close the tab"))
        wear(cross, "x", "faint", 13)
        cross.clicked.connect(self._close_current)
        return cross

    def _close_current(self) -> None:
        self.close_tab(self.current_key())
