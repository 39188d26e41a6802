"""The signs of an error and of a warning: told apart by their shape, and only then by their colour."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QPolygonF

from coach.routine.problems import Problem, Severity
from coach.ui.theme import Palette

WHOLE_FILE: Final = "file"
"""What a problem names where no key is to blame."""


def paint_sign(painter: QPainter, rect: QRectF, severity: Severity, palette: Palette) -> None:
    """Paint a filled disc with a cross for an error, an open triangle with a mark for a warning."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(rect.width(), rect.height()) * 0.86
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    wide = side * 0.1
    if severity is Severity.ERROR:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.stop))
        painter.drawEllipse(box)
        painter.setPen(QPen(QColor(palette.card), 1.5 * wide))
        arm = QPointF(side * 0.2, side * 0.2)
        painter.drawLine(box.center() - arm, box.center() + arm)
        arm.setY(-arm.y())
        painter.drawLine(box.center() - arm, box.center() + arm)
    else:
        painter.setPen(QPen(QColor(palette.accent), wide, j=Qt.PenJoinStyle.RoundJoin))
        inside = box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        top = QPointF(inside.center().x(), inside.top())
        painter.drawPolygon(QPolygonF([top, inside.bottomRight(), inside.bottomLeft()]))
        font = QFont(painter.font())
        font.setBold(True)
        font.setPixelSize(max(1, round(side * 0.62)))
        painter.setFont(font)
        painter.drawText(inside.adjusted(0, side * 0.16, 0, side * 0.08), Qt.AlignmentFlag.AlignCenter, "!")
    painter.restore()


def sign(severity: Severity, px: int, ratio: float, palette: Palette) -> QIcon:
    """Return the sign as an icon of `px` pixels, at `ratio` pixels of the device for each."""
    picture = QPixmap(QSize(px, px) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.card))  # marked, it stands on the accent
        painter.drawRoundedRect(QRectF(0, 0, px, px), px / 5, px / 5)
        paint_sign(painter, QRectF(0, 0, px, px).adjusted(1, 1, -1, -1), severity, palette)
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def problem_text(problem: Problem) -> str:
    """Say what is wrong with what, and one way to mend it."""
    if problem.key == WHOLE_FILE:
        template = QCoreApplication.translate("problems", "{what}; {remedy}")
    else:
        template = QCoreApplication.translate("problems", "{key}: {what}; {remedy}")
    return template.format(key=problem.key, what=problem.what, remedy=problem.remedy)


def placed_text(problem: Problem) -> str:
    """Say the same, and on which line it stands."""
    if problem.key == WHOLE_FILE:
        template = QCoreApplication.translate("problems", "Line {line}: {problem}")
    else:
        template = QCoreApplication.translate("problems", "Line {line}, {problem}")
    return template.format(line=problem.line, problem=problem_text(problem))


def kind_text(problem: Problem) -> str:
    """Say whether it has to be mended, for those who don't see the sign; then what it is."""
    if problem.severity is Severity.ERROR:
        template = QCoreApplication.translate("problems", "Mistake. {problem}")
    else:
        template = QCoreApplication.translate("problems", "Hint. {problem}")
    return template.format(problem=placed_text(problem))
