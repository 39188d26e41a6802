"""Paints a timeline as rows: its exercises and rests, its sets, and a tick for everything that is said."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from coach.session.timeline import Cue, SegmentKind, Span, Timeline
from coach.ui.theme import Theme
from coach.ui.workshop.look import work_text_px

_LEAST_LETTERS: Final = 6
"""Fewer letters of a longer text tell nothing."""

_PAD_PX: Final = 4
_REST_FROM: Final = 0.45
"""A rest is so much lower than an exercise."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a session: an exercise's step, or a rest; `name` is "" for a rest."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Which part of a session stands where: `seen_ms` from `left_ms` on, over `width` pixels from `left`."""

    left: int
    width: int
    left_ms: float
    seen_ms: float

    def x(self, ms: float) -> float:
        """Return where a moment stands."""
        return self.left + (ms - self.left_ms) * self.width / max(1.0, self.seen_ms)

    def ms(self, x: float) -> float:
        """Return which moment stands at `x`."""
        return self.left_ms + (x - self.left) * self.seen_ms / max(1, self.width)


class Rows:
    """What the picture of one timeline is made from; it is looked up once."""

    def __init__(self, timeline: Timeline) -> None:
        self.blocks = blocks_of(timeline)
        self.sets = tuple(timeline.span_of_bout(index) for index in range(len(timeline.bouts)))
        self.cues = tuple(cue for segment in timeline.segments for cue in segment.cues)
        self.length_ms = timeline.length_ms


def blocks_of(timeline: Timeline) -> tuple[Block, ...]:
    """Return the exercises of a timeline and the rests between them and between their sets, in order."""
    names = {item.step_index: item.exercise.name for item in timeline.prescriptions}
    found: list[Block] = []
    before: tuple[int, bool] | None = None
    for segment in timeline.segments:
        same = (segment.step, segment.kind is SegmentKind.REST)
        if same == before:
            found[-1] = Block((found[-1].span[0], segment.end_ms), found[-1].name)
        else:
            name = "" if segment.kind is SegmentKind.REST else names.get(segment.step, "")
            found.append(Block((segment.start_ms, segment.end_ms), name))
        before = same
    return tuple(found)


class TimelinePicture:
    """Paints rows in the colours of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._colours = theme.palette
        self._font = QFont()
        self._font.setPixelSize(work_text_px(theme))
        self._metrics = QFontMetrics(self._font)
        self._gap = theme.mm(0.8)
        self._line = self._metrics.height() + self._gap
        self._low = theme.mm(3)

    @property
    def height(self) -> int:
        """How high all rows are."""
        return 2 * self._line + self._low + self._gap

    def painted(self, rows: Rows, scale: Scale, size: QSize, ratio: float) -> QPixmap:
        """Return the picture of a part, `ratio` pixels of the device for each of ours."""
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setFont(self._font)
            painter.setClipRect(scale.left - 1, 0, scale.width + 2, size.height())
            for block in rows.blocks:
                self._paint_block(painter, block, scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.accent))
            for span in rows.sets:
                box = _box(span, scale, self._line, self._low)
                if box is not None:
                    painter.drawRect(box.adjusted(0, 0, -1 if box.width() > 2 else 0, 0))
            self._paint_cues(painter, rows, scale)
        return picture

    def _paint_block(self, painter: QPainter, block: Block, scale: Scale) -> None:
        box = _box(block.span, scale, 0, self._line)
        if box is None:
            return
        painter.setPen(QPen(QColor(self._colours.line), 1.5))
        if not block.name:  # a rest is low and striped, whatever the colours
            painter.setBrush(QBrush(QColor(self._colours.line), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box.adjusted(0, box.height() * _REST_FROM, 0, 0))
            return
        painter.setBrush(QColor(self._colours.card))
        painter.drawRect(box)
        seen = box.intersected(QRectF(scale.left, 0, scale.width, self._line))
        self._write(painter, block.name, seen)

    def _paint_cues(self, painter: QPainter, rows: Rows, scale: Scale) -> None:
        """Paint a tick where each cue begins, and its words where they fit before the next one."""
        top = self._line + self._low + self._gap
        pen = QPen(QColor(self._colours.quiet), 1)
        for cue, following in _with_next(rows):
            left, right = scale.x(cue.at_ms), scale.x(following)
            if right < scale.left or left > scale.left + scale.width:
                continue
            painter.setPen(pen)
            painter.drawLine(QPointF(left, top), QPointF(left, top + self._line))
            self._write(painter, cue.text, QRectF(left, top, right - left, self._line))

    def _write(self, painter: QPainter, text: str, box: QRectF) -> None:
        """Write as much of a text as fits, if that tells anything."""
        room = box.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        least = _LEAST_LETTERS * self._metrics.averageCharWidth()
        if room.width() < least and room.width() < self._metrics.horizontalAdvance(text):
            return
        painter.setPen(QColor(self._colours.ink))
        fitting = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)


def _with_next(rows: Rows) -> list[tuple[Cue, int]]:
    """Return each cue with the moment at which the next one begins."""
    nexts = [cue.at_ms for cue in rows.cues[1:]] + [rows.length_ms]
    return list(zip(rows.cues, nexts, strict=True)) if rows.cues else []


def _box(span: Span, scale: Scale, top: int, height: int) -> QRectF | None:
    """Return where a span is in a row; None where it isn't seen."""
    left, right = scale.x(span[0]), scale.x(span[1])
    if right < scale.left or left > scale.left + scale.width:
        return None
    return QRectF(left, top, max(1.0, right - left), height)
