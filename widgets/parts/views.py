"""The views of a list as chips with counts: closer before they break, and never more than two lines of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from models.formats import group_digits
from widgets.parts.form.pick_list import Option
from widgets.parts.form.segmented import Segmented
from widgets.parts.theme import Theme, set_look
from widgets.parts.typed_menu import TypedMenu
from widgets.parts.whereabouts import stand_behind

TIGHTER = 8  # px that a view gives up at its two sides where they do not all fit into one line
MOST_LINES = 2


class Views(Segmented):
    """The views of a list beside each other, each with the number of its records; they stand closer to fit one line.

    What would make a third line stands in the menu of the button at the end; the chosen view is always in sight.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent, look="view")
        self._titles: list[tuple[str, str]] = []
        self._counts: dict[str, int] = {}
        self._tight = False
        self.setAccessibleName(self.tr("Views"))
        self.more = QPushButton(self)
        self.more.setAutoDefault(False)
        set_look(self.more, "view")
        self.more.clicked.connect(self._open_more)
        self.more.hide()
        self.edited.connect(self._settle)
        Theme.current().changed.connect(self._settle)

    def set_views(self, views: Iterable[tuple[str, str]]) -> None:
        """Offer these (key, title); the chosen one stays chosen, else the first is."""
        self._titles = list(views)
        self._show_texts()
        if self.read() is None and self._titles:
            self.show_value(self._titles[0][0])

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show how many records each view has."""
        self._counts.update(counts)
        for number, (key, title) in enumerate(self._titles):
            self.chip(number).setText(self._words(key, title))
        self._settle()

    def hidden(self) -> list[int]:
        """The places of the views that stand in the menu only."""
        return [number for number in range(len(self._titles)) if self.chip(number).isHidden()]

    def _show_texts(self) -> None:
        self.set_options([Option(key, self._words(key, title)) for key, title in self._titles])
        self._line.removeWidget(self.more)
        self._line.addWidget(self.more)
        if self._titles:
            stand_behind(self.chip(len(self._titles) - 1), [self.more])
        self._tight = False
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: stand as close as is needed."""
        super().resizeEvent(event)
        self._settle()

    # -- what there is room for ------------------------------------------------------------------------------

    def _settle(self) -> None:
        chips = [self.chip(number) for number in range(len(self._titles))]
        spare = TIGHTER * len(chips) if self._tight else 0
        widths = [chip.sizeHint().width() for chip in chips]
        tight = self._line.lines_of(widths, self.width() - Theme.current().px(spare)) > 1
        if tight != self._tight:
            self._tight = tight
            for chip in chips:
                chip.setProperty("tight", tight)
                chip.style().unpolish(chip)
                chip.style().polish(chip)
                chip.updateGeometry()
        self._put_away(chips)

    def _put_away(self, chips: list[QPushButton]) -> None:
        """Hide what would make a third line, from the end; a width of nothing is none that anybody sees."""
        widths = [chip.sizeHint().width() for chip in chips]
        kept = set(range(len(chips)))
        if self.width() > 0 and self._line.lines_of(widths, self.width()) > MOST_LINES:
            chosen = next((number for number, chip in enumerate(chips) if chip.isChecked()), 0)
            self._say_more(len(chips) - 1)  # at its widest
            room = self.more.sizeHint().width()
            for last in reversed(range(len(chips))):
                if last != chosen:
                    kept.discard(last)
                if (
                    self._line.lines_of([*(widths[n] for n in sorted(kept)), room], self.width())
                    <= MOST_LINES
                ):
                    break
        for number, chip in enumerate(chips):
            chip.setVisible(number in kept)
        self._say_more(len(chips) - len(kept))
        self.more.setVisible(len(kept) < len(chips))

    def _say_more(self, count: int) -> None:
        words = self.tr("%n more", "", count)
        self.more.setText(f"{words} ▾")
        self.more.setAccessibleName(self.tr("%n more view(s)", "", count))
        self.more.setToolTip(self.more.accessibleName())

    def _open_more(self) -> None:
        """Offer what stands in no line; arrow keys and Enter choose."""
        menu = TypedMenu(self)
        for number in self.hidden():
            menu.addAction(self.chip(number).text().replace("&", "&&"), partial(self.choose, number))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _words(self, key: str, title: str) -> str:
        count = self._counts.get(key)
        return title if count is None else f"{title}  {group_digits(count)}"
