"""A line to search by, with a cross that empties it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit

from coach.ui.theme import Theme
from coach.ui.workshop.look import named, work_text_px

_FROM, _TO = 0.25, 0.75
"""How far the cross reaches in its square."""

_SHARPNESS: Final = 3
"""How many pixels it has for each that Qt asks for, whatever the screen."""


class SearchField(QLineEdit):
    """A line of words to look for. Qt's own cross has no name, and can't be seen on a dark ground."""

    def __init__(self, name: str, tip: str, theme: Theme) -> None:
        super().__init__()
        named(self, name, tip)
        clear = self.addAction(_cross(theme), QLineEdit.ActionPosition.TrailingPosition)
        clear.setText(QCoreApplication.translate("SearchField", "Empty the search"))
        clear.setVisible(False)
        clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: clear.setVisible(bool(text)))


def _cross(theme: Theme) -> QIcon:
    side = work_text_px(theme) * _SHARPNESS
    picture = QPixmap(side, side)
    picture.fill("transparent")
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.palette.ink), side / 9))
        for top, bottom in ((_FROM, _TO), (_TO, _FROM)):
            painter.drawLine(QPointF(_FROM * side, top * side), QPointF(_TO * side, bottom * side))
    return QIcon(picture)
