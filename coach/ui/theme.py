"""Colours and sizes; the one place where either is decided."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtGui import QScreen

from coach.settings import FigureChoice

SMALLEST_TEXT_PX: Final = 22
TEXT_PX: Final = 28
TARGET_MM: Final = 20.0  # brief.md section 6: at least 20 mm square
GAP_MM: Final = 3.5
MM_PER_INCH: Final = 25.4
PLAUSIBLE_DPI: Final = (60.0, 400.0)
USUAL_DPI: Final = 96.0


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme as "#rrggbb"; text on its ground has a contrast of at least 7:1."""

    ground: str
    card: str
    ink: str
    quiet: str
    line: str
    track: str
    accent: str
    on_accent: str
    stop: str
    name: str = "light"
    """The light in which the figure is painted (`coach.ui.figure.wardrobe.look_for`)."""


LIGHT: Final = Palette(
    ground="#FBF8F1",
    card="#FFFFFF",
    ink="#1D1B18",
    quiet="#4F4A43",
    line="#8C8375",
    track="#DAD3C5",
    accent="#923609",
    on_accent="#FFFFFF",
    stop="#8E1B1B",
)
DARK: Final = Palette(
    ground="#151412",
    card="#1E1C1A",
    ink="#F4EFE6",
    quiet="#D6CFC2",
    line="#8F8676",
    track="#4A453D",
    accent="#F2A56E",
    on_accent="#1A0F06",
    stop="#FFB0A8",
    name="dark",
)
HIGH_CONTRAST: Final = Palette(
    ground="#FFFFFF",
    card="#FFFFFF",
    ink="#000000",
    quiet="#000000",
    line="#000000",
    track="#C8C8C8",
    accent="#7A2600",
    on_accent="#FFFFFF",
    stop="#7A0000",
    name="high-contrast",
)
HIGH_CONTRAST_DARK: Final = Palette(
    ground="#000000",
    card="#000000",
    ink="#FFFFFF",
    quiet="#FFFFFF",
    line="#FFFFFF",
    track="#4A4A4A",
    accent="#FFC48A",
    on_accent="#000000",
    stop="#FFB8B0",
    name="dark",
)
PALETTES: Final = {
    "light": LIGHT,
    "dark": DARK,
    "high-contrast": HIGH_CONTRAST,
    "high-contrast-dark": HIGH_CONTRAST_DARK,
}
"""By what a person may choose: `coach.settings.THEMES` without the system's own."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How all looks to one person.

    A palette at a text size (1.0 is usual) on a screen of so many pixels a
    millimetre, and who the figure is; with `mirror` it is seen as in a mirror;
    with `reduced_motion` the figure goes from key pose to key pose, and nothing else moves by itself.
    """

    palette: Palette
    px_per_mm: float
    text_scale: float = 1.0
    figure: FigureChoice = field(default_factory=FigureChoice)
    mirror: bool = False
    reduced_motion: bool = False

    def mm(self, millimetres: float) -> int:
        """Return a length on the screen in pixels."""
        return round(millimetres * self.px_per_mm)

    def text(self, px: float = TEXT_PX) -> int:
        """Return a text size in pixels at the chosen scale, never under the smallest."""
        return round(max(SMALLEST_TEXT_PX, px) * self.text_scale)

    def large(self, px: float, most: float = 1.5) -> int:
        """Return a size for titles and notices: `most` times as large at most, so that they leave room.

        What is larger than the usual text stays so.
        """
        grown = max(SMALLEST_TEXT_PX, px) * min(self.text_scale, most)
        return round(max(grown, self.text()) if px >= TEXT_PX else grown)

    def far(self, px: float) -> int:
        """Return the size of text that is read from the sitting distance.

        It is large already: half as large again is as far as it grows, so
        that number and figure keep their room.
        """
        return round(px * min(self.text_scale, 1.5))

    @property
    def target(self) -> int:
        """The least side of anything to press, in pixels."""
        return self.mm(TARGET_MM)

    @property
    def gap(self) -> int:
        """The space between things to press, in pixels."""
        return self.mm(GAP_MM)

    def letter_px(self, distance_m: float, arc_minutes: float = 45.0) -> int:
        """Return the font size whose digits stand `arc_minutes` high from `distance_m`.

        45' is three times the threshold letter of 20/60 sight; digits fill
        0.72 of the em (brief.md section 6).
        """
        height_mm = distance_m * 1000 * arc_minutes * 0.000290888
        return self.mm(height_mm / 0.72)


def px_per_mm(screen: QScreen | None) -> float:
    """Return the screen's real density; one that can't be true is taken for a usual one."""
    dpi = screen.physicalDotsPerInch() if screen else USUAL_DPI
    lowest, highest = PLAUSIBLE_DPI
    return (dpi if lowest <= dpi <= highest else USUAL_DPI) / MM_PER_INCH


def stylesheet(theme: Theme) -> str:
    """Return the style of every widget of the window."""
    colours, radius = theme.palette, theme.mm(4)
    return f"""
    QWidget {{ color: {colours.ink}; font-size: {theme.text()}px; }}
    QMainWindow, QStackedWidget, #screen, QScrollArea, #scrolled {{
        background: {colours.ground}; border: 0; }}
    #card {{ background: {colours.card}; border: 2px solid {colours.line}; border-radius: {radius}px; }}
    #card QScrollArea, #card #scrolled {{ background: {colours.card}; }}
    QDialog, QDialog QTabWidget > QStackedWidget > QWidget, QDialog QTabBar::tab {{
        background: {colours.ground}; }}
    QDialog QAbstractItemView, QDialog QComboBox, QDialog QAbstractSpinBox, QDialog QToolButton,
    QHeaderView::section, QMenu {{ background: {colours.card}; border: 1px solid {colours.line};
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
    QDialog QTabBar::tab {{ border: 1px solid {colours.line}; padding: {theme.mm(1)}px; }}
    QDialog QTabBar::tab:selected {{ background: {colours.card}; border: 3px solid {colours.accent}; }}
    QMenu::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: {theme.large(42)}px; font-weight: 700; }}
    QLabel[role="heading"] {{ font-size: {theme.large(34, 2.0)}px; font-weight: 700; }}
    QLabel[role="need"] {{ font-size: {theme.large(34)}px; font-weight: 600; }}
    QLabel[role="quiet"] {{ color: {colours.quiet}; }}
    QLabel[role="notice"] {{ font-size: {theme.large(24, 2.0)}px; background: {colours.card};
        border: 3px solid {colours.accent}; border-radius: {radius}px; padding: {theme.mm(3)}px; }}
    QPushButton {{ background: {colours.card}; border: 3px solid {colours.line}; border-radius: {radius}px;
        font-weight: 600; min-height: {theme.target}px; min-width: {theme.target}px;
        padding: 0 {theme.mm(2)}px; }}
    QPushButton[role="main"] {{ background: {colours.accent}; color: {colours.on_accent};
        border-color: {colours.accent}; font-size: {theme.text(34)}px; font-weight: 700; }}
    QPushButton[role="stop"] {{ color: {colours.stop}; border-color: {colours.stop}; font-weight: 700; }}
    QPushButton[role="tile"] {{ padding: 0; min-width: {theme.mm(15)}px; }}
    QLabel[role="far"] {{ font-size: {theme.far(28)}px; color: {colours.quiet}; }}
    QPushButton:checked {{ background: {colours.accent}; color: {colours.on_accent};
        border-color: {colours.accent}; }}
    QPushButton:focus {{ border: 6px solid {colours.ink}; }}
    QPushButton[role="main"]:focus, QPushButton:checked:focus {{ border: 6px solid {colours.ink}; }}
    QPushButton:pressed {{ background: {colours.track}; color: {colours.ink}; }}
    QPushButton:disabled {{ background: {colours.card}; color: {colours.quiet};
        border-color: {colours.line}; border-style: dashed; }}
    QPushButton[role="main"]:disabled {{ background: {colours.card}; color: {colours.quiet};
        border-color: {colours.line}; }}
    QLineEdit, QPlainTextEdit {{ background: {colours.card}; border: 3px solid {colours.line};
        border-radius: {radius}px; padding: {theme.mm(2)}px; min-height: {theme.mm(14)}px; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 6px solid {colours.ink}; }}
    QScrollBar:vertical {{ width: {theme.mm(8)}px; background: {colours.ground}; }}
    QScrollBar::handle:vertical {{ background: {colours.line}; border-radius: {theme.mm(3)}px;
        min-height: {theme.mm(20)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    """
