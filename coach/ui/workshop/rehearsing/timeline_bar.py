"""A whole session as a bar, to see where what is, and to go there."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from coach.session.moment import moment_at
from coach.session.timeline import SegmentKind, Timeline
from coach.ui.moment_words import side_text
from coach.ui.theme import Theme
from coach.ui.workshop.look import named
from coach.ui.workshop.rehearsing.timeline_picture import Rows, Scale, TimelinePicture

STEP_MS: Final = 1000
ZOOM_STEP: Final = 2.0
LARGEST_PX_PER_S: Final = 120.0
"""So far in, each word of a quick tempo has room to be read."""

NEAR_PX: Final = 5
"""A tick this near to the mouse is meant."""

MOST_CUES: Final = 4
"""So many of the nearest cues are told at once."""

_SEEN_AGAIN: Final = 0.1
"""Where the bar goes on by a page, this much of what was seen is seen again."""

_FRAME_PX: Final = 3


def clock_words(ms: int) -> str:
    """Write a time as minutes and seconds: 1:05."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02}"


class TimelineBar(QSlider):
    """Shows where we are on a timeline; `sought` tells where somebody wants to be.

    Zoomed in, the bar shows a part, in which the words of the cues can be read.
    As a slider, it counts in seconds. Arrows go by a second, with Ctrl from
    exercise to exercise, Page Up and Down from set to set, plus and minus zoom.
    """

    sought = Signal(int)  # ms from the start

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._colours = theme.palette
        self._reach = theme.mm(1.6)  # of the handle, to each side
        self._picture = TimelinePicture(theme)
        self._kept: QPixmap | None = None
        self._timeline: Timeline | None = None
        self._rows: Rows | None = None
        self._at_ms = 0
        self._left_ms = 0.0
        self._zoom = 1.0
        self._is_own = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEnabled(False)
        named(self, self.tr("Timeline"))
        self.setToolTip("")
        self.valueChanged.connect(self._seek_by_value)

    @property
    def zoom(self) -> float:
        """How many times as long as the bar the whole session would be."""
        return self._zoom

    def set_timeline(self, timeline: Timeline | None) -> None:
        """Show another timeline, at the same zoom."""
        self._timeline = timeline
        self._rows = None if timeline is None else Rows(timeline)
        self.setEnabled(timeline is not None)
        self._is_own = True
        self.setRange(0, self._length_ms // 1000)
        self._is_own = False
        self._show_from(self._left_ms)

    def set_at(self, ms: int, *, tells: bool = True) -> None:
        """Show that we are at `ms`; without `tells`, as while it plays, a screen reader isn't told."""
        if tells and ms // 1000 != self.value():
            self._is_own = True
            self.setValue(ms // 1000)
            self._is_own = False
            self.setAccessibleDescription(self.words_at(ms))
        scale = self._scale()
        before, now = round(scale.x(self._at_ms)), round(scale.x(ms))
        self._at_ms = ms
        if not scale.left <= now <= scale.left + scale.width:
            self._show_from(ms - scale.seen_ms * _SEEN_AGAIN)
        elif now != before:
            for x in (before, now):
                self.update(x - self._reach - 1, 0, 2 * self._reach + 3, self.height())

    def zoom_by(self, factor: float) -> None:
        """Show a part that is shorter by `factor`, with where we are in its middle."""
        most = max(1.0, self._length_ms / 1000 * LARGEST_PX_PER_S / max(1, self._scale().width))
        self._zoom = min(most, max(1.0, self._zoom * factor))
        self._show_from(self._at_ms - self._length_ms / self._zoom / 2)

    def words_at(self, ms: int, near_ms: int = 0) -> str:
        """Say what there is at a moment, and what is said no further than `near_ms` from it."""
        timeline = self._timeline
        if timeline is None:
            return ""
        moment = moment_at(timeline, min(max(0, ms), timeline.length_ms))
        what = self.tr("{time}  {what}")
        name = self._name_of(moment.segment.kind, moment.prescription.exercise.name)
        lines = [what.format(time=clock_words(ms), what=name), side_text(moment)]
        near = timeline.cues_between(max(0, ms - near_ms) - 1, ms + near_ms)
        nearest = sorted(near, key=lambda cue: abs(cue.at_ms - ms))[:MOST_CUES]
        told = sorted(nearest, key=lambda cue: cue.at_ms)
        lines += [what.format(time=clock_words(cue.at_ms), what=f"“{cue.text}”") for cue in told]
        return "\n".join(line for line in lines if line)

    def sizeHint(self) -> QSize:
        """Be as high as the rows."""
        return QSize(20 * self._reach, self._top + self._picture.height + _FRAME_PX + 1)

    def minimumSizeHint(self) -> QSize:
        """Be no lower."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by seconds, sets and steps; zoom by plus and minus; other keys are somebody else's."""
        key, rows = Qt.Key(event.key()), self._rows
        if rows is None:
            event.ignore()
            return
        far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        way = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key, 0)
        page = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(key, 0)
        end = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: rows.length_ms}.get(key)
        zoom = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}
        if way and far:
            self._seek(self._neighbour([block.span[0] for block in rows.blocks if block.name], way))
        elif page:
            self._seek(self._neighbour([span[0] for span in rows.sets], page))
        elif way:
            self._seek(self._at_ms + way * STEP_MS)
        elif end is not None:
            self._seek(end)
        elif key in zoom:
            self.zoom_by(zoom[key])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where it is pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._seek(self._scale().ms(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while it is pressed."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(self._scale().ms(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay there."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else go along what is zoomed in."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP if turned > 0 else 1 / ZOOM_STEP)
        elif self._zoom > 1.0:
            self._show_from(self._left_ms - turned / 120 * self._scale().seen_ms / 4)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tell what is where the mouse rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell_at(event.pos(), event.globalPos())
            return True
        if event.type() is QEvent.Type.Resize:
            self._kept = None
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the kept picture of the timeline, and where we are on it."""
        with QPainter(self) as painter:
            if self._rows is not None:
                painter.drawPixmap(0, self._top, self._picture_of(self._rows))
                self._paint_handle(painter)
            if self.hasFocus():
                pen = QPen(QColor(self._colours.ink), _FRAME_PX, j=Qt.PenJoinStyle.MiterJoin)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                inset = _FRAME_PX / 2
                painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def _picture_of(self, rows: Rows) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._kept is None or self._kept.devicePixelRatio() != ratio:
            size = QSize(self.width(), self._picture.height + 1)
            self._kept = self._picture.painted(rows, self._scale(), size, ratio)
        return self._kept

    def _paint_handle(self, painter: QPainter) -> None:
        x, bottom = round(self._scale().x(self._at_ms)), self._top + self._picture.height
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, wide in ((self._colours.ground, 5), (self._colours.ink, 3)):
            painter.setPen(QPen(QColor(colour), wide))
            painter.drawLine(x, self._top, x, bottom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.ink))
        left, right = QPointF(x - self._reach, _FRAME_PX), QPointF(x + self._reach, _FRAME_PX)
        painter.drawPolygon(QPolygonF([left, right, QPointF(x, _FRAME_PX + 1.8 * self._reach)]))

    def _name_of(self, kind: SegmentKind, exercise: str) -> str:
        if kind is SegmentKind.REST:
            return self.tr("Rest")
        return self.tr("The end") if kind is SegmentKind.FINISH else exercise

    def _seek_by_value(self, seconds: int) -> None:
        if not self._is_own:  # a screen reader set it
            self._seek(seconds * 1000)

    def _seek(self, ms: float) -> None:
        self.sought.emit(min(max(0, round(ms)), self._length_ms))

    def _neighbour(self, beginnings: list[int], way: int) -> int:
        """Return the next of `beginnings`, or the one before; soon after one, that before it."""
        if way > 0:
            return next((ms for ms in beginnings if ms > self._at_ms), self._length_ms)
        return next((ms for ms in reversed(beginnings) if ms < self._at_ms - STEP_MS), 0)

    @property
    def _length_ms(self) -> int:
        return 0 if self._timeline is None else self._timeline.length_ms

    @property
    def _top(self) -> int:
        """Where the rows begin, below the head of the handle."""
        return _FRAME_PX + self._reach

    def _scale(self) -> Scale:
        edge = _FRAME_PX + self._reach
        return Scale(edge, max(1, self.width() - 2 * edge), self._left_ms, self._length_ms / self._zoom)

    def _show_from(self, left_ms: float) -> None:
        self._left_ms = max(0.0, min(left_ms, self._length_ms - self._length_ms / self._zoom))
        self._kept = None
        self.update()

    def _tell_at(self, at: QPoint, globally: QPoint) -> None:
        scale = self._scale()
        near_ms = round(NEAR_PX * scale.seen_ms / scale.width)
        told = self.words_at(round(scale.ms(at.x())), near_ms)
        # What a file says is never markup, and only what is marked up breaks its lines.
        QToolTip.showText(globally, f"<qt>{escape(told).replace(chr(10), '<br>')}</qt>", self)
