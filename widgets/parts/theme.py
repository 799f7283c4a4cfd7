"""How the program looks: the colours of a theme, the palette, the style sheet and the fonts, changed live."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import resources

FAMILY = "Inter"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
SMALLEST_POINTS, USUAL_POINTS, LARGEST_POINTS = 9.0, 10.0, 20.0
USUAL_PIXELS = 13
ROW, LOW_ROW = 34, 26  # pixels of a list's row at the usual font
PIXELS_IN_POINT = 96 / 72
GROUNDS = ("page", "surface", "side")
SYSTEM = "system"
STYLE, STYLED = "Fusion", "styled"  # the property says that the application was made with this style

_SIZE = re.compile(r"(\d+)px")
_DARK = re.compile(r"(?m)^dark = true")
_TOKEN = re.compile(r'(?m)^(\w+) = "(#\w+)"')
_TABULAR = QFont.Tag("tnum")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The named colours of one theme."""

    name: str
    dark: bool
    colours: dict[str, str]


def folder() -> Path:
    """Where fonts, icons and themes lie."""
    return Path(resources.__file__).parent


@cache
def load_tokens(name: str) -> Tokens:
    """Read the theme `name` («light» or «dark»); without tomllib, which takes longer than all the rest of a theme."""
    content = (folder() / "themes" / f"{name}.toml").read_text(encoding="utf-8")
    return Tokens(name, bool(_DARK.search(content)), dict(_TOKEN.findall(content)))


def resolve(application: QApplication, wanted: str) -> str:
    """The theme behind the wish `wanted`: light or dark; «system» asks the desktop."""
    if wanted != SYSTEM:
        return wanted
    return "dark" if application.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def size_of(pixels: float, points: float) -> int:
    """`pixels` of the drawn design for a font of `points`."""
    base = max(round(points * PIXELS_IN_POINT), 1)
    return max(round(pixels * base / USUAL_PIXELS), 1) if pixels else 0


class Theme(QObject):
    """The look of the whole application: one theme, one font size, one density.

    Everything that paints asks `Theme.current()` for colours, fonts and sizes, and repaints at `changed`.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        name: str = "light",
        points: float = USUAL_POINTS,
        *,
        compact: bool = False,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._points = points
        self._compact = compact
        self._wanted = name
        self._colours: dict[str, QColor] = {}
        for weight in WEIGHTS:
            QFontDatabase.addApplicationFont(str(folder() / "fonts" / f"{FAMILY}-{weight}.otf"))
        if not application.property(STYLED):
            application.setStyle(STYLE)
        application.setProperty("theme", self)
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply(name, points, compact=compact)

    @staticmethod
    def current() -> Theme:
        """The theme of the running application, the light one until somebody has chosen."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise TypeError("there is no QApplication to have a theme")
        theme = application.property("theme")
        return theme if isinstance(theme, Theme) else Theme(application)

    @classmethod
    def begin(cls, application: QApplication, name: str, points: float, *, compact: bool) -> Theme:
        """The theme of `application` with this look: made once, changed from then on."""
        theme = application.property("theme")
        if not isinstance(theme, Theme):
            return cls(application, name, points, compact=compact)
        if (theme.wanted, theme.points, theme.compact) != (name, points, compact):
            theme.apply(name, points, compact=compact)
        return theme

    def apply(
        self, name: str | None = None, points: float | None = None, *, compact: bool | None = None
    ) -> None:
        """Change what is given (`name` light, dark or system; `points` 9-20); everything follows at once."""
        self._wanted = self._wanted if name is None else name
        self._points = min(max(self._points if points is None else points, SMALLEST_POINTS), LARGEST_POINTS)
        self._compact = self._compact if compact is None else compact
        self._tokens = load_tokens(self._resolved())
        self._colours = {token: QColor(colour) for token, colour in self._tokens.colours.items()}
        QDir.setSearchPaths("theme", [str(folder() / "themes" / self._tokens.name)])
        self._application.setFont(self.font())
        self._application.setPalette(palette_of(self._tokens))
        self._application.setStyleSheet(self.style_sheet())
        self.changed.emit()

    @property
    def name(self) -> str:
        """The theme that is shown: light or dark."""
        return self._tokens.name

    @property
    def wanted(self) -> str:
        """The theme that was asked for: light, dark or system."""
        return self._wanted

    @property
    def dark(self) -> bool:
        """Whether light letters stand on a dark ground."""
        return self._tokens.dark

    @property
    def points(self) -> float:
        """The user's font size in points, 9-20."""
        return self._points

    @property
    def compact(self) -> bool:
        """Whether lists use low rows."""
        return self._compact

    @property
    def row_height(self) -> int:
        """Height of a list row in pixels: 34, compact 26, at the usual font."""
        return self.px(LOW_ROW if self._compact else ROW)

    def colour(self, token: str) -> QColor:
        """The colour behind `token`; KeyError for an unknown one."""
        return self._colours[token]

    def hex(self, token: str) -> str:
        """The colour behind `token` as #RRGGBB."""
        return self._tokens.colours[token]

    def soft(self, tone: str) -> QColor:
        """The ground of a pill or bar of `tone`."""
        return self._colours[f"{tone or 'quiet'}_soft"]

    def px(self, pixels: float) -> int:
        """`pixels` of the drawn design, grown with the user's font."""
        return size_of(pixels, self._points)

    def font(self, pixels: float = USUAL_PIXELS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Inter of a designed size; figures are all of one width, so that numbers stand in columns."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(pixels))
        font.setWeight(weight)
        font.setFeature(_TABULAR, 1)
        return font

    def style_sheet(self) -> str:
        """The application's style sheet with this theme's colours and sizes."""
        text = (folder() / "themes" / "window.qss").read_text(encoding="utf-8")
        coloured = Template(text).substitute(self._tokens.colours)
        return _SIZE.sub(lambda match: f"{self._scaled(int(match[1]))}px", coloured)

    def _scaled(self, pixels: int) -> int:
        """A size of the style sheet: lines stay 1 px wide, everything else grows."""
        return pixels if pixels <= 1 else self.px(pixels)

    def _resolved(self) -> str:
        """The theme behind the wish; «system» asks the desktop."""
        return resolve(self._application, self._wanted)

    def _system_changed(self) -> None:
        if self._wanted == SYSTEM and self._resolved() != self._tokens.name:
            self.apply()


def palette_of(tokens: Tokens) -> QPalette:
    """Every role of the palette from the tokens: nothing of the desktop's own colours shines through."""
    role = QPalette.ColorRole
    roles = {
        role.Window: "bg", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "bg",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "bad",
        role.Highlight: "sel", role.HighlightedText: "sel_text", role.PlaceholderText: "faint",
        role.ToolTipBase: "surface", role.ToolTipText: "text", role.Link: "link", role.LinkVisited: "link",
        role.Light: "surface", role.Midlight: "side", role.Mid: "line", role.Dark: "line_strong",
        role.Shadow: "line_strong", role.Accent: "accent",
    }  # fmt: skip
    palette = QPalette()
    for colour_role, token in roles.items():
        palette.setColor(colour_role, QColor(tokens.colours[token]))
    for colour_role in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(tokens.colours["faint"]))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.colours["side"]))
    return palette


def set_look(widget: QWidget, look: str = "", *, tone: str | None = None) -> None:
    """Give `widget` a look and a tone of the style sheet (primary, caption, chip, …) and polish it anew."""
    widget.setProperty("look", look or None)
    if look in GROUNDS:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if tone is not None:
        widget.setProperty("tone", tone or None)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else the style sheet is still to come
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()
