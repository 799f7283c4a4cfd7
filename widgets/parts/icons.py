"""Icons in the colours of the theme: SVG drawings tinted with a token, sharp on every screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QPushButton

from widgets.parts.theme import Theme, folder

USUAL_SIZE = 16
GAP = 6


@lru_cache(maxsize=256)
def _drawing(name: str) -> bytes:
    """The SVG of the icon `name`; FileNotFoundError when there is none."""
    return (folder() / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=2048)
def _pixmap(name: str, colour: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
    """The drawing in one colour, `size` logical pixels wide and `gap` empty ones, on a screen of `ratio`."""
    drawing = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))
    real = max(round(size * ratio), 1)
    image = QImage(round((size + gap) * ratio), real, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(0, 0, real, real))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


def pixmap(name: str, colour: str = "muted", size: int | None = None, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in a colour token; `size` in logical pixels, by default 16 at the usual font."""
    theme = Theme.current()
    return _pixmap(name, theme.hex(colour or "quiet"), size or theme.px(USUAL_SIZE), ratio)


def icon(name: str, colour: str = "muted", size: int | None = None, gap: int = 0) -> QIcon:
    """The icon `name` as a QIcon of today's theme; use `wear` where it must follow a change of theme."""
    theme, made = Theme.current(), QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()} | {1.0}:
        made.addPixmap(_pixmap(name, theme.hex(colour or "quiet"), size or theme.px(USUAL_SIZE), ratio, gap))
    return made


def wear(target: QAction | QAbstractButton, name: str, colour: str = "muted", size: int = USUAL_SIZE) -> None:
    """Give `target` the icon `name`, `size` pixels in the design, and keep it in the theme's colours for life."""
    wearer = target.findChild(_Wearer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if wearer is None:
        wearer = _Wearer(target)
    wearer.choose(name, colour, size)


class _Wearer(QObject):
    """Lives in its target and redraws the target's icon whenever the theme changes."""

    def __init__(self, target: QAction | QAbstractButton) -> None:
        super().__init__(target)
        self._target = target
        self._name, self._colour, self._size = "", "muted", USUAL_SIZE
        Theme.current().changed.connect(self._draw)

    def choose(self, name: str, colour: str, size: int) -> None:
        """Remember what to draw and draw it."""
        self._name, self._colour, self._size = name, colour, size
        self._draw()

    def _draw(self) -> None:
        size = Theme.current().px(self._size)
        # A styled button sets its text right against the icon: the icon brings the gap along.
        gap = Theme.current().px(GAP) if isinstance(self._target, QPushButton) else 0
        self._target.setIcon(icon(self._name, self._colour, size, gap) if self._name else QIcon())
        if isinstance(self._target, QAbstractButton):
            self._target.setIconSize(QSize(size + gap, size))
