"""The drawn figure in a widget."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.figure.motion import Posture
from coach.routine.model import START, Exercise, Side, Sides
from coach.session.moment import Moment
from coach.ui.figure_painter import FigurePainter
from coach.ui.theme import Theme


class FigureView(QWidget):
    """Shows a figure in one posture; the same posture again costs nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = FigurePainter()
        self._posture: Posture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a posture can be made out."""
        return QSize(self._theme.mm(45), self._theme.mm(35))

    def show_still(self, exercise: Exercise, *, start: bool = False) -> None:
        """Show an exercise in the pose that its first movement leads to, or in the one it begins from."""
        moving = [phase for phase in exercise.phases if phase.path]
        pose = START if start or not moving else moving[0].path[-1].pose
        side = Side.BOTH if exercise.sides is Sides.BOTH else Side.RIGHT
        self._show(Posture(exercise, side, pose))

    def show_moment(self, moment: Moment) -> None:
        """Show what the timeline has the figure do at a moment; without one, what it did last."""
        track = moment.segment.track
        if track is not None:
            self._show(Posture(track.exercise, track.side, track.from_pose, track.path, moment.fraction))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the posture as large as it fits."""
        if self._posture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter, QRectF(self.rect()), self._posture)
        painter.end()

    def _show(self, posture: Posture) -> None:
        if posture.path == () and self._posture is not None:
            # A figure that stands still is the same at every fraction of its phase.
            posture = Posture(posture.exercise, posture.working, posture.from_pose)
        if posture == self._posture:
            return
        if self._posture is None or posture.exercise is not self._posture.exercise:
            name = self.tr("A figure shows: {name}. {setup}")
            self.setAccessibleName(name.format(name=posture.exercise.name, setup=posture.exercise.setup))
        self._posture = posture
        self.update()
