"""The drawn figure in a widget.

The figure's modules are imported when there is a figure to show: home is painted
before that.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import Theme

if TYPE_CHECKING:
    from coach.figure.motion import Posture
    from coach.routine.model import Exercise
    from coach.session.moment import Moment
    from coach.ui.figure.painter import FigurePainter


class FigureView(QWidget):
    """Shows a figure in one posture; the same posture again costs nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter: FigurePainter | None = None
        self._posture: Posture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a posture can be made out."""
        return QSize(self._theme.mm(45), self._theme.mm(35))

    def show_still(self, exercise: "Exercise", *, start: bool = False) -> None:
        """Show an exercise in the pose that its first movement leads to, or in the one it begins from."""
        from coach.figure.motion import Posture  # noqa: PLC0415  (see above)
        from coach.routine.model import START, Side, Sides  # noqa: PLC0415

        moving = [phase for phase in exercise.phases if phase.path]
        pose = START if start or not moving else moving[0].path[-1].pose
        side = Side.BOTH if exercise.sides is Sides.BOTH else Side.RIGHT
        self._show(Posture(exercise, side, pose))

    def show_moment(self, moment: "Moment") -> None:
        """Show what the timeline has the figure do at a moment; without one, what it did last."""
        from coach.figure.motion import Posture  # noqa: PLC0415  (see above)

        track = moment.segment.track
        if track is not None:
            self._show(Posture(track.exercise, track.side, track.from_pose, track.path, moment.fraction))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the posture as large as it fits."""
        if self._posture is None or self._painter is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint(painter, QRectF(self.rect()), self._posture)
        painter.end()

    def _show(self, posture: "Posture") -> None:
        if posture.path == () and self._posture is not None:
            # A figure that stands still is the same at every fraction of its phase.
            posture = replace(posture, fraction=0.0)
        if posture == self._posture:
            return
        if self._painter is None:
            from coach.ui.figure.painter import FigurePainter  # noqa: PLC0415  (see above)

            self._painter = FigurePainter()
        if self._posture is None or posture.exercise is not self._posture.exercise:
            name = self.tr("A figure shows: {name}. {setup}")
            self.setAccessibleName(name.format(name=posture.exercise.name, setup=posture.exercise.setup))
        self._posture = posture
        self.update()
