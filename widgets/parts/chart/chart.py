"""The base of all charts: a plot in the theme's colours, ranges, exact values under a crosshair, picture and data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.parts.chart.axis import MoscowAxis
from widgets.parts.chart.paints import pen
from widgets.parts.flow import FlowLayout
from widgets.parts.form.pick_list import Option
from widgets.parts.form.segmented import Segmented
from widgets.parts.grid.copying import as_mime
from widgets.parts.icons import wear
from widgets.parts.theme import Theme, set_look

Table = tuple[Sequence[str], Sequence[Sequence[str]]]
"""Headings and rows: what a chart shows, as text."""

PAN, ZOOM = 0.1, 1.25
SHARPNESS = 2.0  # a picture is taken at twice the screen's pixels


@dataclass(frozen=True, slots=True)
class Span:
    """A range button: its title and how many seconds it shows; None shows everything."""

    title: str
    seconds: float | None


class Chart(QWidget):
    """A plot over time (`time` axis) or over numbers.

    Subclasses or owners draw with `dress`, which is repeated whenever the theme changes, give `readout(x)` the exact
    values at a place, and `table()` the data behind the picture. Mouse: drag pans, wheel zooms; keys: arrows, + and -.
    """

    range_changed = Signal(float, float)  # what is visible now, in units of the x axis

    def __init__(self, name: str, parent: QWidget | None = None, *, time: bool = True) -> None:
        super().__init__(parent)
        self.readout: Callable[[float], str] | None = None
        self.table: Callable[[], Table] | None = None
        self._dresses: list[Callable[[], object]] = []
        self._whole: tuple[float, float] | None = None
        self._axis = MoscowAxis() if time else pg.AxisItem("bottom")
        self.view = pg.PlotWidget(self, axisItems={"bottom": self._axis})
        self.plot = self.view.getPlotItem()
        self._cross = pg.InfiniteLine(angle=90, movable=False)
        self._words = QLabel(self)
        self._ranges = Segmented((), self)
        self._tools = QWidget(self)
        self._lead = QWidget(self._tools)
        self._build(name)
        Theme.current().changed.connect(self.redress)
        self.redress()

    def _build(self, name: str) -> None:
        self.setAccessibleName(name)
        self.view.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.keyPressEvent = self.keyPressEvent
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        self.plot.getViewBox().setMouseEnabled(x=True, y=False)
        self.plot.addItem(self._cross, ignoreBounds=True)
        self._cross.hide()
        self.view.scene().sigMouseMoved.connect(self._on_mouse)
        self.plot.sigXRangeChanged.connect(lambda _, limits: self.range_changed.emit(*map(float, limits)))
        self._ranges.setAccessibleName(self.tr("Range"))
        self._ranges.picked.connect(self._on_range)
        self._lead.hide()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(self._words, "muted")
        line = FlowLayout(self._tools, gap=8)
        line.addWidget(self._lead)
        line.addWidget(self._ranges)
        line.add_stretching(self._words)
        for icon, text, run in (
            ("image", self.tr("Copy as picture"), self.copy_image),
            ("copy", self.tr("Copy the data"), self.copy_data),
        ):
            line.addWidget(self._tool(icon, text, run))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._tools)
        column.addWidget(self.view, 1)

    def setAccessibleName(self, name: str) -> None:
        """The name of the chart is that of its plot too, which takes the focus."""
        super().setAccessibleName(name)
        for part in (self.view, self.view.viewport()):
            part.setAccessibleName(name)

    def add_lead(self, widget: QWidget) -> None:
        """Put a title or a choice of what is shown before the ranges."""
        line = self._lead.layout()
        if line is None:
            line = QHBoxLayout(self._lead)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
        line.addWidget(widget)
        self._lead.show()

    def _tool(self, icon: str, text: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton(self._tools)
        button.setToolTip(text)
        button.setAccessibleName(text)
        wear(button, icon)
        button.clicked.connect(lambda _checked=False: run())
        return button

    # -- colours ---------------------------------------------------------------------------------------------

    def dress(self, paint: Callable[[], object]) -> None:
        """Run `paint` (set pens and brushes of items) now and at every change of the theme."""
        self._dresses.append(paint)
        paint()

    def redress(self) -> None:
        """Take the colours and fonts of the theme."""
        theme = Theme.current()
        self.view.setBackground(theme.colour("surface"))
        for side in ("bottom", "left"):
            axis = self.plot.getAxis(side)
            axis.setPen(pen("line"))
            axis.setTextPen(theme.colour("muted"))
            axis.setStyle(tickFont=theme.font(11), tickTextOffset=theme.px(6), tickLength=-theme.px(4))
        self.plot.showGrid(x=False, y=True, alpha=0.35)
        self._cross.setPen(pen("accent", 1, Qt.PenStyle.DashLine))
        for paint in self._dresses:
            paint()

    def set_label(self, side: str, text: str) -> None:
        """Write what an axis («left», «bottom») shows."""
        font = Theme.current().font(12, QFont.Weight.Medium)
        style = {"color": Theme.current().hex("muted"), "font-size": f"{font.pixelSize()}px"}
        self.plot.setLabel(side, text, **style)

    # -- ranges ----------------------------------------------------------------------------------------------

    def set_whole(self, first: float, last: float) -> None:
        """Say between which ends the data lie: nobody can pan out of them."""
        self._whole = (first, last)
        self.plot.getViewBox().setLimits(xMin=first, xMax=last)

    def set_spans(self, spans: Sequence[Span], chosen: int = -1) -> None:
        """Offer ranges as buttons; the last one is chosen first."""
        self._ranges.set_options([Option(span.seconds or 0, span.title) for span in spans])
        self._ranges.show_value(spans[chosen].seconds or 0)
        self._on_range(spans[chosen].seconds or 0)

    def show_range(self, first: float, last: float) -> None:
        """Show just this range of x."""
        self.plot.setXRange(first, last, padding=0)

    def visible(self) -> tuple[float, float]:
        """The range of x in sight."""
        first, last = self.plot.viewRange()[0]
        return float(first), float(last)

    def _on_range(self, seconds: float) -> None:
        """Show the last `seconds` before the end of what is in sight; 0 shows the whole."""
        if self._whole is None:
            return
        first, last = self._whole
        if not seconds:
            self.show_range(first, last)
            return
        end = min(max(self.visible()[1], first + seconds), last)
        self.show_range(max(end - seconds, first), end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan, + and - zoom, Home shows everything."""
        first, last = self.visible()
        wide = last - first
        moves = {Qt.Key.Key_Left: -PAN * wide, Qt.Key.Key_Right: PAN * wide}
        scales = {Qt.Key.Key_Plus: 1 / ZOOM, Qt.Key.Key_Equal: 1 / ZOOM, Qt.Key.Key_Minus: ZOOM}
        key = Qt.Key(event.key())
        if key in moves:
            self._pan(moves[key])
        elif key in scales:
            middle, half = (first + last) / 2, wide * scales[key] / 2
            self.show_range(middle - half, middle + half)
        elif key == Qt.Key.Key_Home and self._whole is not None:
            self.show_range(*self._whole)
        else:
            event.ignore()

    def _pan(self, by: float) -> None:
        first, last = self.visible()
        if self._whole is not None:
            by = max(by, self._whole[0] - first) if by < 0 else min(by, self._whole[1] - last)
        self.show_range(first + by, last + by)

    # -- exact values ----------------------------------------------------------------------------------------

    def _on_mouse(self, place: QPointF) -> None:
        inside = self.plot.sceneBoundingRect().contains(place)
        self._cross.setVisible(inside and self.readout is not None)
        if inside:
            self.show_values_at(float(self.plot.getViewBox().mapSceneToView(place).x()))

    def show_values_at(self, x: float) -> None:
        """Put the crosshair to `x` and say the exact values there."""
        if self.readout is None:
            return
        self._cross.setPos(x)
        self._words.setText(self.readout(x))

    def words(self) -> str:
        """The exact values that are said now."""
        return self._words.text()

    # -- picture and data ------------------------------------------------------------------------------------

    def image(self) -> QImage:
        """The plot as a sharp picture, without the crosshair."""
        crossed = self._cross.isVisible()
        self._cross.hide()
        size = self.view.viewport().size()
        image = QImage(size * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(SHARPNESS)
        image.fill(Theme.current().colour("surface"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.render(painter, QRectF(QPointF(), size.toSizeF()), self.view.viewport().rect())
        painter.end()
        self._cross.setVisible(crossed)
        return image

    def png(self) -> bytes:
        """The picture as the bytes of a PNG file."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image().save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes both
        return bytes(content.data())

    def save_image(self, path: Path) -> None:
        """Write the picture beside its place first, so that a full disk leaves the old file whole."""
        part = path.with_name(f"{path.name}.part")
        try:
            part.write_bytes(self.png())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def copy_image(self) -> None:
        """Put the picture on the clipboard."""
        QApplication.clipboard().setImage(self.image())

    def copy_data(self) -> None:
        """Put the data behind the picture on the clipboard, as a table."""
        if self.table is not None:
            titles, rows = self.table()
            QApplication.clipboard().setMimeData(as_mime(list(titles), [list(row) for row in rows]))

    def add(self, item: Any) -> Any:
        """Add an item of pyqtgraph to the plot."""
        self.plot.addItem(item)
        return item
