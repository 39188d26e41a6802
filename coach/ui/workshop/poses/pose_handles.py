"""What is painted over a figure that can be dragged: a handle at each joint, and what is held."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from coach.figure.kinematics import Body
from coach.routine.keys import CONTEXT, LEG, TRUNK, Number
from coach.ui.figure.shapes import Projection
from coach.ui.theme import Theme
from coach.ui.workshop.poses.limb import Grip, point_of

HANDLE_MM: Final = 2.8
_MARKED: Final = 1.5
"""How many times as large a handle is that is held, or could be."""

_CARD_GAP_MM: Final = 1.5


def paint_handles(  # noqa: PLR0913, PLR0917  (what a picture of handles depends on)
    painter: QPainter, on: Projection, body: Body, grips: Iterable[Grip], marked: Grip | None, theme: Theme
) -> None:
    """Paint a ring at the end of each limb, a filled one where the limb is `marked`."""
    colours = theme.palette
    for grip in grips:
        is_marked = marked is not None and replace(marked, along=1.0) == grip
        spot = QPointF(*on.spot(point_of(body, grip)))
        radius = theme.px_per_mm * HANDLE_MM / 2.0 * (_MARKED if is_marked else 1.0)
        painter.setPen(QPen(QColor(colours.card), radius * 0.9))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(spot, radius, radius)
        painter.setPen(QPen(QColor(colours.ink), radius * 0.45))
        painter.setBrush(QColor(colours.accent if is_marked else colours.card))
        painter.drawEllipse(spot, radius, radius)


def paint_card(painter: QPainter, spot: QPointF, text: str, theme: Theme) -> None:
    """Paint a few words beside a place, within what is painted on."""
    gap, room = theme.mm(_CARD_GAP_MM), painter.viewport()
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    size = QFontMetricsF(font).size(Qt.TextFlag.TextSingleLine, text)
    card = QRectF(0.0, 0.0, size.width() + 2.0 * gap, size.height() + gap)
    card.moveTo(spot.x() + 2.0 * gap, spot.y() - card.height() - gap)
    card.moveLeft(max(0.0, min(card.left(), room.width() - card.width())))
    card.moveTop(max(0.0, card.top()))
    painter.setPen(QPen(QColor(theme.palette.ink), 2.0))
    painter.setBrush(QColor(theme.palette.card))
    painter.drawRoundedRect(card, gap / 2.0, gap / 2.0)
    painter.drawText(card, Qt.AlignmentFlag.AlignCenter, text)


def angle_words(name: str, angle: float) -> str:
    """Say an angle, such as "Knee flexion 92°"; with a mark where it is beyond a healthy joint."""
    key = next(key for key in (*LEG, *TRUNK) if key.name == name and isinstance(key, Number))
    low, high = key.healthy or (-angle, angle)
    text = QCoreApplication.translate("PoseView", "{joint} {angle}").format(
        joint=QCoreApplication.translate(CONTEXT, key.label),
        angle=f"{angle:g}{key.unit}".replace("-", "−"),  # noqa: RUF001 - a minus sign
    )
    return text if low <= angle <= high else f"⚠ {text}"
