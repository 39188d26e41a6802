"""A small picture of each exercise, painted in a thread and kept."""

import threading
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from coach.figure.motion import Posture
from coach.figure.telling import side_shown, telling_pose
from coach.routine.model import Exercise
from coach.ui.figure.look import Look
from coach.ui.figure.painter import FigurePainter
from coach.ui.figure.wardrobe import look_for
from coach.ui.post import Post
from coach.ui.theme import Theme


class Portraits(QObject):
    """Pictures of `size` pixels, at `ratio` pixels of the device for each; `painted` tells of each one."""

    painted = Signal(str)  # exercise id

    def __init__(self, theme: Theme, size: QSize, ratio: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look_for(theme.palette.name, theme.figure)
        self._mirrored = theme.mirror
        self._size, self._ratio = size, ratio
        self._kept: dict[str, tuple[Exercise, QImage]] = {}
        self._given_up = threading.Event()
        self._post = Post(self)

    def picture(self, exercise: Exercise) -> QImage | None:
        """Return the picture of an exercise; None while there is none."""
        known = self._kept.get(exercise.id)
        return known[1] if known is not None and known[0] is exercise else None

    def order(self, exercises: Iterable[Exercise]) -> None:
        """Have what isn't painted yet painted, in this order; what was ordered before comes no more."""
        self.cancel()
        given_up = self._given_up = threading.Event()
        self.destroyed.connect(given_up.set)
        missing = [exercise for exercise in exercises if self.picture(exercise) is None]

        look, size, ratio, mirrored = self._look, self._size, self._ratio, self._mirrored

        def paint(send: Callable[[tuple[Exercise, QImage]], None]) -> None:
            for exercise in missing:
                if given_up.is_set():
                    return
                send((exercise, portrait(exercise, look, size, ratio, mirrored=mirrored)))

        self._post.start("portraits", paint, lambda painted: self._keep(*painted), paints=True)

    def cancel(self) -> None:
        """Paint no more than what is being painted."""
        self._given_up.set()

    def _keep(self, exercise: Exercise, picture: QImage) -> None:
        self._kept[exercise.id] = exercise, picture
        self.painted.emit(exercise.id)


def portrait(exercise: Exercise, look: Look, size: QSize, ratio: float, *, mirrored: bool = False) -> QImage:
    """Return the pose that tells an exercise best, on a transparent ground; may be called in any thread."""
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    posture = Posture(exercise, side_shown(exercise), telling_pose(exercise))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, size.width(), size.height())
        FigurePainter(look, mirrored=mirrored).paint(painter, whole, posture)
    return image
