"""Writes pictures of exercises: their key poses side by side, and sheets of all of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from coach.figure.motion import Posture
from coach.figure.telling import key_poses, side_shown, telling_pose
from coach.routine.model import Exercise
from coach.routine.terms import Position, Sides
from coach.ui.figure.look import LIGHT, Look
from coach.ui.figure.painter import FigurePainter

PAPER: Final = "#FBF8F1"
INK: Final = "#1C1B19"
CONTACT_SHEET: Final = "contact-sheet"

_CELL: Final = QSize(480, 480)
_TITLE: Final = 64
_LABEL: Final = 40
_TWO_LINES: Final = 66
_COLUMNS: Final = 4
_ON_A_SHEET: Final = 24


def write_pictures(exercises: Sequence[Exercise], out_dir: Path, look: Look = LIGHT) -> list[Path]:
    """Write a PNG for each exercise and sheets of all of them into `out_dir`; return their paths.

    There is one sheet, or one for each position where one would be too long.
    The folder is made if it is missing. Needs a QGuiApplication, since there is
    text to paint. Raises OSError if a picture can't be written.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    paths = []
    for exercise in exercises:
        paths.append(out_dir / f"{exercise.id}.png")
        _save(_picture(exercise, look), paths[-1])
    for name, some in _sheets(exercises).items():
        paths.append(out_dir / f"{name}.png")
        _save(_contact_sheet(some, look), paths[-1])
    return paths


def side_words(exercise: Exercise) -> str:
    """Return which legs work in the picture of an exercise."""
    if exercise.figure.travel is not None:
        return QCoreApplication.translate("Pictures", "right leg first")
    match exercise.sides:
        case Sides.BOTH:
            return QCoreApplication.translate("Pictures", "both legs")
        case Sides.ALTERNATING:
            return QCoreApplication.translate("Pictures", "the legs take turns")
        case Sides.EACH:
            return QCoreApplication.translate("Pictures", "right leg")


def _sheets(exercises: Sequence[Exercise]) -> Mapping[str, Sequence[Exercise]]:
    """Return what is on each contact sheet, by its name."""
    if len(exercises) <= _ON_A_SHEET:
        return {CONTACT_SHEET: exercises} if exercises else {}
    placed = {place: [each for each in exercises if each.position is place] for place in Position}
    return {f"{CONTACT_SHEET}-{place.value}": some for place, some in placed.items() if some}


def _picture(exercise: Exercise, look: Look) -> QImage:
    names = key_poses(exercise)
    image = _paper(QSize(_CELL.width() * len(names), _TITLE + _CELL.height() + _LABEL))
    figures = FigurePainter(look)
    title = QRectF(24, 0, image.width() - 48, _TITLE)
    words = QCoreApplication.translate("Pictures", "{name} ({legs})")
    title_words = words.format(name=exercise.name, legs=side_words(exercise))
    with QPainter(image) as painter:
        _write(painter, title, title_words, 26, Qt.AlignmentFlag.AlignLeft)
        for column, name in enumerate(names):
            cell = QRectF(column * _CELL.width(), _TITLE, _CELL.width(), _CELL.height())
            figures.paint(
                painter, cell.adjusted(10, 0, -10, 0), Posture(exercise, side_shown(exercise), name)
            )
            label = QRectF(cell.left(), cell.bottom(), cell.width(), _LABEL - 8)
            _write(painter, label, name, 22, Qt.AlignmentFlag.AlignHCenter)
    return image


def _contact_sheet(exercises: Sequence[Exercise], look: Look) -> QImage:
    rows = -(-len(exercises) // _COLUMNS)
    height = _CELL.height() + _TWO_LINES
    image = _paper(QSize(_CELL.width() * min(_COLUMNS, len(exercises)), height * rows))
    with QPainter(image) as painter:
        for index, exercise in enumerate(exercises):
            row, column = divmod(index, _COLUMNS)
            cell = QRectF(column * _CELL.width(), row * height, _CELL.width(), _CELL.height())
            posture = Posture(exercise, side_shown(exercise), telling_pose(exercise))
            FigurePainter(look).paint(painter, cell.adjusted(10, 8, -10, 0), posture)
            label = QRectF(cell.left(), cell.bottom(), cell.width(), 30)
            _write(painter, label, exercise.name, 22, Qt.AlignmentFlag.AlignHCenter)
            label.translate(0.0, 28.0)
            _write(painter, label, side_words(exercise), 18, Qt.AlignmentFlag.AlignHCenter)
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
