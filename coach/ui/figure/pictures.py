"""Writes pictures of exercises: their key poses side by side, and a sheet of all of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from coach.figure.motion import Posture
from coach.routine.model import Exercise, Side, Sides
from coach.ui.figure.look import LIGHT, Look
from coach.ui.figure.painter import FigurePainter, key_poses

PAPER: Final = "#FBF8F1"
INK: Final = "#1C1B19"
CONTACT_SHEET: Final = "contact-sheet.png"

_CELL: Final = QSize(480, 480)
_TITLE: Final = 64
_LABEL: Final = 40
_COLUMNS: Final = 4


def write_pictures(exercises: Sequence[Exercise], out_dir: Path, look: Look = LIGHT) -> list[Path]:
    """Write a PNG for each exercise and one of all of them into `out_dir`; return their paths.

    The folder is made if it is missing. Needs a QGuiApplication, since there is
    text to paint. Raises OSError if a picture can't be written.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    paths = []
    for exercise in exercises:
        paths.append(out_dir / f"{exercise.id}.png")
        _save(_picture(exercise, look), paths[-1])
    if exercises:
        paths.append(out_dir / CONTACT_SHEET)
        _save(_contact_sheet(exercises, look), paths[-1])
    return paths


def side_shown(exercise: Exercise) -> Side:
    """Return the side that a picture of an exercise shows at work: both where they work together."""
    return Side.BOTH if exercise.sides is Sides.BOTH else Side.RIGHT


def telling_pose(exercise: Exercise) -> str:
    """Return the pose that tells an exercise best: the one that is farthest from the start."""
    poses = exercise.figure.poses
    start = poses[key_poses(exercise)[0]].working

    def away(name: str) -> float:
        leg = poses[name].working
        return (
            abs(leg.hip_flexion - start.hip_flexion)
            + abs(leg.hip_abduction - start.hip_abduction)
            + abs(leg.knee_flexion - start.knee_flexion)
            + abs(leg.ankle_dorsiflexion - start.ankle_dorsiflexion)
        )

    return max(key_poses(exercise), key=away)


def _picture(exercise: Exercise, look: Look) -> QImage:
    names = key_poses(exercise)
    image = _paper(QSize(_CELL.width() * len(names), _TITLE + _CELL.height() + _LABEL))
    painter, figures = QPainter(image), FigurePainter(look)
    _write(painter, QRectF(24, 0, image.width() - 48, _TITLE), exercise.name, 30, Qt.AlignmentFlag.AlignLeft)
    for column, name in enumerate(names):
        cell = QRectF(column * _CELL.width(), _TITLE, _CELL.width(), _CELL.height())
        figures.paint(painter, cell.adjusted(10, 0, -10, 0), Posture(exercise, side_shown(exercise), name))
        label = QRectF(cell.left(), cell.bottom(), cell.width(), _LABEL - 8)
        _write(painter, label, name, 22, Qt.AlignmentFlag.AlignHCenter)
    painter.end()
    return image


def _contact_sheet(exercises: Sequence[Exercise], look: Look) -> QImage:
    rows = -(-len(exercises) // _COLUMNS)
    height = _CELL.height() + _LABEL
    image = _paper(QSize(_CELL.width() * min(_COLUMNS, len(exercises)), height * rows))
    painter = QPainter(image)
    for index, exercise in enumerate(exercises):
        row, column = divmod(index, _COLUMNS)
        cell = QRectF(column * _CELL.width(), row * height, _CELL.width(), _CELL.height())
        posture = Posture(exercise, side_shown(exercise), telling_pose(exercise))
        FigurePainter(look).paint(painter, cell.adjusted(10, 8, -10, 0), posture)
        label = QRectF(cell.left(), cell.bottom(), cell.width(), _LABEL - 8)
        _write(painter, label, exercise.name, 22, Qt.AlignmentFlag.AlignHCenter)
    painter.end()
    return image


def _paper(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    return image


def _write(painter: QPainter, rect: QRectF, text: str, pixels: int, align: Qt.AlignmentFlag) -> None:
    font = QFont()
    font.setPixelSize(pixels)
    painter.setFont(font)
    painter.setPen(QColor(INK))
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text)


def _save(image: QImage, path: Path) -> None:
    if not image.save(str(path)):
        raise OSError(f"the picture {path} can't be written")
