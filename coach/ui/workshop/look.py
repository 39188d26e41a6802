"""How the workshop looks: read at arm's length, worked by mouse and keyboard, so tighter than elsewhere."""

from collections.abc import Callable
from html import escape
from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from coach.ui.theme import SMALLEST_TEXT_PX, Theme

LINE: Final = 1.25
"""How high a line of text is, in the size of its letters."""

SHORT_TIP: Final = 40
"""A tool tip of so many letters is on one line, at any size of text."""

CONTROL_MM: Final = 9.5
"""How high what is pressed is: a mouse's pointer needs less than a finger."""


def work_text_px(theme: Theme) -> int:
    """Return the size of the workshop's text in pixels: it is read at arm's length."""
    return theme.text(SMALLEST_TEXT_PX)


def work_style(theme: Theme) -> str:
    """Return the style of everything in a screen of the workshop; the window's own is below it.

    Items of a list have no room at their sides: Qt breaks their lines without regard to it, and
    then cuts off the last one.
    """
    colours, radius, gap, text = theme.palette, theme.mm(1.5), theme.mm(1.5), work_text_px(theme)
    high = max(theme.mm(CONTROL_MM), round(LINE * text))
    field = (
        "QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QComboBox, QListView, QTreeView,"
        " QTextBrowser, QTableView"
    )
    focused = ", ".join(f"{each.strip()}:focus" for each in field.split(","))
    return f"""
    QWidget {{ font-size: {text}px; }}
    QDialog {{ background: {colours.ground}; }}
    QHeaderView::section {{ background: {colours.card}; color: {colours.ink}; border: 0;
        border-bottom: 2px solid {colours.line}; }}
    QToolTip {{ font-size: {text}px; color: {colours.ink}; background: {colours.card};
        border: 1px solid {colours.line}; }}
    QLabel[role="title"] {{ font-size: {theme.large(28)}px; font-weight: 700; }}
    QLabel[role="heading"] {{ font-size: {max(text, theme.large(24))}px; font-weight: 700; }}
    QLabel[role="quiet"] {{ color: {colours.quiet}; font-size: {text}px; }}
    QPushButton, QToolButton {{ background: {colours.card}; border: 2px solid {colours.line};
        border-radius: {radius}px; font-weight: 600; min-height: {high}px; min-width: {high}px;
        padding: 0 {theme.mm(2.5)}px; }}
    QPushButton[role="main"] {{ background: {colours.accent}; color: {colours.on_accent};
        border-color: {colours.accent}; font-size: {text}px; font-weight: 700; }}
    QPushButton:checked, QToolButton:checked {{ background: {colours.accent}; color: {colours.on_accent};
        border-color: {colours.accent}; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {colours.ink}; }}
    QPushButton:focus, QToolButton:focus, QPushButton[role="main"]:focus, QPushButton:checked:focus
        {{ border: 4px solid {colours.ink}; outline: none; }}
    QPushButton:disabled, QToolButton:disabled, QPushButton[role="main"]:disabled
        {{ background: {colours.ground}; color: {colours.quiet}; border: 2px dashed {colours.line}; }}
    QToolButton#step {{ min-width: {theme.mm(8)}px; padding: 0; }}
    QToolButton::menu-indicator {{ image: none; width: 0; }}
    {field} {{ background: {colours.card}; color: {colours.ink}; border: 2px solid {colours.line};
        border-radius: {radius}px; padding: 0 {theme.mm(1)}px; min-height: {high}px;
        selection-background-color: {colours.accent}; selection-color: {colours.on_accent};
        placeholder-text-color: {colours.quiet}; }}
    {focused} {{ border: 3px solid {colours.ink}; }}
    QSpinBox:disabled, QDoubleSpinBox:disabled, QLineEdit:disabled, QComboBox:disabled,
    QDateEdit:disabled, QPlainTextEdit:disabled {{ color: {colours.quiet}; border-style: dashed; }}
    QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; border: 0; }}
    QLineEdit QToolButton {{ border: 0; padding: 0; min-width: 0; min-height: 0; background: transparent; }}
    QCalendarWidget {{ border: 2px solid {colours.line}; }}
    QCalendarWidget, QCalendarWidget #qt_calendar_navigationbar {{ background: {colours.card}; }}
    QCalendarWidget QToolButton {{ border-color: {colours.card}; }}
    QCalendarWidget QTableView {{ border: 0; padding: 0; border-radius: 0; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: {high}px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; width: 0; height: 0;
        border-left: {text // 3}px solid {colours.card}; border-right: {text // 3}px solid {colours.card};
        border-top: {text // 3}px solid {colours.ink}; }}
    QComboBox QAbstractItemView {{ background: {colours.card}; color: {colours.ink};
        border: 2px solid {colours.line}; selection-background-color: {colours.accent};
        selection-color: {colours.on_accent}; }}
    QListView::item, QTreeView::item {{ padding: {theme.mm(0.8)}px 0; border-radius: {radius}px; }}
    QListView::item:selected, QTreeView::item:selected {{ background: {colours.accent};
        color: {colours.on_accent}; }}
    QGroupBox {{ border: 2px solid {colours.line}; border-radius: {radius}px; margin-top: {text}px;
        padding: {gap}px; font-weight: 600; }}
    QGroupBox::title {{ subcontrol-origin: margin; left: {gap}px; padding: 0 {theme.mm(1)}px; }}
    QTabWidget::pane {{ border: 0; border-top: 2px solid {colours.line}; }}
    QTabBar::tab {{ background: {colours.ground}; color: {colours.ink}; border: 2px solid {colours.line};
        border-bottom: 0; border-top-left-radius: {radius}px; border-top-right-radius: {radius}px;
        min-height: {high}px; padding: 0 {theme.mm(2.5)}px; font-weight: 600; }}
    QTabBar::tab:selected {{ background: {colours.accent}; color: {colours.on_accent};
        border-color: {colours.accent}; }}
    QTabBar:focus {{ outline: none; }}
    QTabBar::tab:focus {{ border: 4px solid {colours.ink}; border-bottom: 0; }}
    QSplitter::handle {{ background: {colours.track}; margin: 0 {theme.mm(0.7)}px; }}
    QSplitter::handle:hover, QSplitter::handle:focus {{ background: {colours.accent}; }}
    QMenu {{ background: {colours.card}; color: {colours.ink}; border: 2px solid {colours.line}; }}
    QMenu::item {{ padding: {gap}px {theme.mm(4)}px; }}
    QMenu::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
    QScrollBar:vertical {{ width: {theme.mm(4.5)}px; background: {colours.ground}; }}
    QScrollBar:horizontal {{ height: {theme.mm(4.5)}px; background: {colours.ground}; }}
    QScrollBar::handle {{ background: {colours.line}; border-radius: {radius}px; }}
    QScrollBar::handle:vertical {{ min-height: {theme.mm(10)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {theme.mm(10)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    #ask {{ background: {colours.card}; border: 3px solid {colours.accent}; border-radius: {radius}px; }}
    """


def press(text: str, act: Callable[[], object], role: str = "", tip: str = "") -> QPushButton:
    """Make a button of the workshop that does `act`; an ampersand in the text stays one."""
    made = QPushButton(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setProperty("role", role)
    made.setAutoDefault(True)
    if tip:
        made.setToolTip(broken(tip))
        made.setAccessibleDescription(tip)
    made.clicked.connect(lambda _checked: act())
    return made


def named(widget: QWidget, name: str, tip: str = "") -> None:
    """Give a control its name, and what it means, for eyes and for a screen reader."""
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(tip)
    widget.setToolTip(broken(tip))


def broken(tip: str) -> str:
    """Return a tool tip whose lines break: Qt writes plain text on one, be it wider than the screen."""
    if len(tip) <= SHORT_TIP:
        return tip
    lines = escape(tip).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
