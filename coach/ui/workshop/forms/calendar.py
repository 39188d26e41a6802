"""The calendar from which a date is chosen, in the colours of the theme."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from coach.ui.theme import Theme
from coach.ui.workshop.look import named


def calendar(theme: Theme) -> QCalendarWidget:
    """Make a calendar: Qt's has red days, and its own colours above them, whatever the theme."""
    made = QCalendarWidget()
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        made.setWeekdayTextFormat(day, QTextCharFormat())
    names = QTextCharFormat()
    names.setForeground(QColor(theme.palette.ink))
    names.setBackground(QColor(theme.palette.card))
    names.setFontWeight(700)
    made.setHeaderTextFormat(names)
    for name, sign, told in (
        ("qt_calendar_prevmonth", "◀", QCoreApplication.translate("Field", "The month before")),
        ("qt_calendar_nextmonth", "▶", QCoreApplication.translate("Field", "The next month")),
    ):
        button = made.findChild(QToolButton, name)  # Qt's own arrows are black, on a dark ground, too
        if isinstance(button, QToolButton):
            button.setIcon(QIcon())
            button.setText(sign)
            named(button, told, told)
    return made
