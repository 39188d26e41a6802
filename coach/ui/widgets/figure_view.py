"""The drawn figure in a widget, as the person chose it to look.

The figure's modules are imported when there is a figure to show: home is painted
before that.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import cos, pi
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBasicTimer, QPointF, QRectF, QSize, QSizeF, Qt, QTimerEvent
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import Theme

if TYPE_CHECKING:
    from coach.figure.motion import Posture
    from coach.routine.model import Exercise
    from coach.routine.terms import Side
    from coach.session.moment import Moment
    from coach.session.prescription import Prescription
    from coach.session.timeline import Track
    from coach.ui.figure.painter import FigurePainter

FADE_MS: Final = 350
FRAME_MS: Final = 16
BREATH_FRAME_MS: Final = 80
BREATH_MS: Final = 4000
"""A calm breath, in and out."""

_BREATH_STEPS: Final = 24
"""A chest that rises in so many steps moves by less than a pixel in each: no frame is painted for nothing."""


def _monotonic_ms() -> float:
    return time.monotonic() * 1000.0


@dataclass(frozen=True, slots=True)
class _Fade:
    """A picture of what was seen before, on its ground, and the moment when it began to fade."""

    before: QPixmap
    begun_ms: float


class FigureView(QWidget):
    """Shows a figure in one posture; the same posture again costs nothing.

    In a session, another exercise or another side fades in over the one before.
    While nobody asks for anything else it may breathe. With reduced motion it
    stands in one key pose after the other, and each fades in.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, now_ms: Callable[[], float] = _monotonic_ms
    ) -> None:
        """Show nothing yet; `now_ms` is the clock that fades go by."""
        super().__init__(parent)
        self._theme = theme
        self._painter: FigurePainter | None = None
        self._posture: Posture | None = None
        self._cuffs: frozenset[Side] = frozenset()
        self._now_ms = now_ms
        self._fade: _Fade | None = None
        self._breathes_since_ms: float | None = None
        self._frames = QBasicTimer()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a posture can be made out."""
        return QSize(self._theme.mm(45), self._theme.mm(35))

    @property
    def is_fading(self) -> bool:
        """Whether another picture is still seen through."""
        return self._fade is not None

    def set_theme(self, theme: Theme) -> None:
        """Show the figure as another theme has it."""
        self._theme = theme
        self._painter = None
        self.update()

    def show_still(self, exercise: "Exercise", *, start: bool = False) -> None:
        """Show an exercise in the pose that tells it best, or in the one it begins from."""
        from coach.figure.motion import Posture  # noqa: PLC0415  (see above)
        from coach.figure.telling import side_shown, telling_pose  # noqa: PLC0415
        from coach.routine.model import START  # noqa: PLC0415

        pose = START if start else telling_pose(exercise)
        self._show(Posture(exercise, side_shown(exercise), pose))

    def show_moment(self, moment: "Moment") -> None:
        """Show what the timeline has the figure do at a moment; without one, what it did last."""
        from coach.figure.motion import Posture  # noqa: PLC0415  (see above)

        track = moment.segment.track
        if track is None:
            return
        item, before = moment.prescription, self._posture
        if self._theme.reduced_motion:
            posture = Posture(track.exercise, track.side, key_pose(track, moment.fraction))
        elif track.path:
            posture = Posture(track.exercise, track.side, track.from_pose, track.path, moment.fraction)
        else:
            breath = breath_at(moment.fraction, moment.segment.length_ms)
            posture = Posture(track.exercise, track.side, track.from_pose, breath=breath)
        if before is not None and self._is_another(before, posture):
            self._begin_fade()
        self._show(posture, cuffs_worn(item, track.side) if item.exercise is track.exercise else frozenset())

    def _is_another(self, before: "Posture", posture: "Posture") -> bool:
        if (before.exercise, before.working) != (posture.exercise, posture.working):
            return True
        return self._theme.reduced_motion and before.from_pose != posture.from_pose

    def set_breathing(self, *, breathes: bool) -> None:
        """Breathe by itself while a session stands still and the person is waited for."""
        breathes = breathes and not self._theme.reduced_motion
        if breathes is (self._breathes_since_ms is not None):
            return
        self._breathes_since_ms = self._now_ms() if breathes else None
        self._go_on_ticking()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the posture as large as it fits."""
        with QPainter(self) as painter:
            self._paint(painter)

    def timerEvent(self, _event: QTimerEvent) -> None:
        """Paint the next frame of a fade or of a breath; the fade is over in time."""
        if self._fade is not None and self._before_left() == 0.0:
            self._fade = None
            self._go_on_ticking()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Breathe again where one is seen again."""
        super().showEvent(event)
        self._go_on_ticking()

    def hideEvent(self, event: QHideEvent) -> None:
        """Neither fade nor breathe where nobody sees it: a timer must not outlive that."""
        self._fade = None
        self._frames.stop()
        super().hideEvent(event)

    def _go_on_ticking(self) -> None:
        if not self.isVisible():
            return
        if self._fade is not None:
            self._frames.start(FRAME_MS, self)
        elif self._breathes_since_ms is not None:
            self._frames.start(BREATH_FRAME_MS, self)
        else:
            self._frames.stop()

    def _paint(self, painter: QPainter) -> None:
        if self._posture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter_now().paint(painter, QRectF(self.rect()), self._breathing(self._posture), self._cuffs)
        if self._fade is not None:
            painter.setOpacity(self._before_left())
            painter.drawPixmap(0, 0, self._fade.before)

    def _breathing(self, posture: "Posture") -> "Posture":
        if self._breathes_since_ms is None:
            return posture
        breaths = (self._now_ms() - self._breathes_since_ms) / BREATH_MS
        return replace(posture, breath=breath_at(breaths % 1.0, BREATH_MS))

    def _painter_now(self) -> "FigurePainter":
        if self._painter is None:
            from coach.ui.figure.painter import FigurePainter  # noqa: PLC0415  (see above)
            from coach.ui.figure.wardrobe import look_for  # noqa: PLC0415

            look = look_for(self._theme.palette.name, self._theme.figure)
            self._painter = FigurePainter(look, mirrored=self._theme.mirror)
        return self._painter

    def _begin_fade(self) -> None:
        """Keep what is seen now, on its ground, to be seen through less and less."""
        if not self.isVisible():
            return
        kept = self._ground()
        with QPainter(kept) as painter:
            self._paint(painter)
        self._fade = _Fade(kept, self._now_ms())
        self._go_on_ticking()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have what is seen through go on covering all of the figure: no edge of it shows."""
        super().resizeEvent(event)
        if self._fade is None:
            return
        kept, before = self._ground(), self._fade.before
        size = before.deviceIndependentSize().scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(QRectF(self.rect()).center())
        with QPainter(kept) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, before, QRectF(before.rect()))
        self._fade = replace(self._fade, before=kept)

    def _ground(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor(self._theme.palette.ground))
        return ground

    def _before_left(self) -> float:
        return fade_left(self._now_ms() - self._fade.begun_ms) if self._fade else 0.0

    def _show(self, posture: "Posture", cuffs: "frozenset[Side]" = frozenset()) -> None:
        if posture.path == ():
            # A figure that stands still is the same at every fraction of its phase.
            posture = replace(posture, fraction=0.0)
        if (posture, cuffs) == (self._posture, self._cuffs):
            return
        if self._posture is None or posture.exercise is not self._posture.exercise:
            name = self.tr("A figure shows: {name}. {setup}")
            self.setAccessibleName(name.format(name=posture.exercise.name, setup=posture.exercise.setup))
        self._posture, self._cuffs = posture, cuffs
        self.update()


def cuffs_worn(item: "Prescription", working: "Side") -> "frozenset[Side]":
    """Return which legs wear a weighted cuff while `working` works: where they take turns, both do."""
    from coach.routine.terms import Side, Sides  # noqa: PLC0415  (see above)

    if item.exercise.sides is Sides.EACH:
        return frozenset({working} if item.load_of(working) > 0.0 else ())
    shared = item.exercise.sides is Sides.BOTH
    return frozenset(
        leg for leg in (Side.RIGHT, Side.LEFT) if item.load_of(Side.BOTH if shared else leg) > 0.0
    )


def key_pose(track: "Track", fraction: float) -> str:
    """Return the name of the pose that `track` leads to next, `fraction` (0 to 1) into it."""
    ahead = [way.pose for way in track.path if way.at > fraction]
    return ahead[0] if ahead else track.path[-1].pose if track.path else track.from_pose


def fade_left(elapsed_ms: float) -> float:
    """Return how much is left of the picture before, 1 to 0, so long after it began to fade."""
    gone = min(max(elapsed_ms / FADE_MS, 0.0), 1.0)
    return (1.0 + cos(pi * gone)) / 2.0 if gone < 1.0 else 0.0


def breath_at(fraction: float, length_ms: int) -> float:
    """Return how full the lungs are, 0 to 1, at `fraction` (0 to 1) of a rest of `length_ms`.

    Only whole breaths fit in, of about BREATH_MS each, so a rest begins and ends in the same posture.
    """
    breaths = round(length_ms / BREATH_MS)
    full = (1.0 - cos(2.0 * pi * breaths * fraction)) / 2.0
    return round(full * _BREATH_STEPS) / _BREATH_STEPS
