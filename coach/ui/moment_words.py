"""What the player writes about a moment: the number with what it counts, the side, and the word."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.routine.terms import Kind, Side
from coach.session.moment import Moment
from coach.session.prescription import Bout, Change, Prescription
from coach.session.timeline import SegmentKind

_PAUSE: Final = "pause"
"""What files call the phase between two reps."""


def count_text(moment: Moment) -> tuple[str, str]:
    """Return the huge number, "" for none, and the line below it; before a set, how much it will be."""
    item, segment = moment.prescription, moment.segment
    if segment.kind in (SegmentKind.INTRODUCTION, SegmentKind.READY, SegmentKind.CHANGE_SIDES):
        return _to_come(item, moment.bout or item.sets[0][0])
    if segment.kind is SegmentKind.REST:
        return _time_left(moment.number)
    if segment.kind is not SegmentKind.MOVE:
        return _written(moment.number), ""
    if item.exercise.kind is Kind.RHYTHM:
        return _time_left(moment.number)
    if item.held is not None:
        template = QCoreApplication.translate("moment", "hold {number} of {total}")
    else:
        template = QCoreApplication.translate("moment", "of {total}")
    total = segment.of if moment.of is None else moment.of
    return _written(moment.number), template.format(number=segment.rep, total=total)


def side_text(moment: Moment) -> str:
    """Return which leg works or leads, or which way a walk goes; "" when nothing is shown."""
    item, track = moment.prescription, moment.segment.track
    if track is None:
        return ""
    if item.walks:
        number = 1 if moment.bout is None else moment.bout.pass_index + 1
        return _walk_text(item, track.side, number)
    bout = moment.bout or item.sets[0][0]
    moves = moment.segment.kind in (SegmentKind.MOVE, SegmentKind.DEMONSTRATION)
    if item.exercise.sways:
        return _sway_text(track.side if moves else None)
    if bout.takes_turns and (not moves or item.exercise.kind is Kind.RHYTHM):
        return QCoreApplication.translate("moment", "One leg, then the other")
    return {
        Side.LEFT: QCoreApplication.translate("moment", "Left leg"),
        Side.RIGHT: QCoreApplication.translate("moment", "Right leg"),
        Side.BOTH: QCoreApplication.translate("moment", "Both legs"),
    }[track.side]


def _sway_text(side: Side | None) -> str:
    return {
        Side.LEFT: QCoreApplication.translate("moment", "To the left"),
        Side.RIGHT: QCoreApplication.translate("moment", "To the right"),
    }.get(side or Side.BOTH, QCoreApplication.translate("moment", "One side, then the other"))


def word_text(moment: Moment) -> str:
    """Return the short word that goes with the moment."""
    segment, item = moment.segment, moment.prescription
    if segment.kind is SegmentKind.MOVE:
        if moment.word == _PAUSE:  # the movement's own, not one that somebody asked for
            return QCoreApplication.translate("moment", "Rest")
        if item.exercise.kind is not Kind.RHYTHM:
            return moment.word
        if item.walks:
            return QCoreApplication.translate("moment", "Walk")
        return QCoreApplication.translate("moment", "Keep going")
    if segment.kind is SegmentKind.CHANGE_SIDES:
        return _change_text(item.change_before(moment.bout) if moment.bout is not None else None)
    words = {
        SegmentKind.REST: QCoreApplication.translate("moment", "Rest"),
        SegmentKind.READY: QCoreApplication.translate("moment", "Ready?"),
        SegmentKind.COUNT_IN: QCoreApplication.translate("moment", "Get ready"),
        SegmentKind.INTRODUCTION: QCoreApplication.translate("moment", "Listen"),
        SegmentKind.DEMONSTRATION: QCoreApplication.translate("moment", "Watch"),
    }
    return words.get(segment.kind, "")


def _written(number: int | None) -> str:
    return "" if number is None else str(number)


def _time_left(seconds: int | None) -> tuple[str, str]:
    """Return seconds as they are read from afar: above a minute as 1:30, from ten on whole minutes."""
    minutes = QCoreApplication.translate("moment", "minutes")
    if seconds is not None and seconds >= 600:
        return str(-(-seconds // 60)), minutes
    if seconds is not None and seconds > 60:
        return f"{seconds // 60}:{seconds % 60:02}", minutes
    return _written(seconds), QCoreApplication.translate("moment", "seconds")


def _to_come(item: Prescription, bout: Bout) -> tuple[str, str]:
    reps = bout.reps(bout.sides[0])
    if item.duration_seconds is not None:
        return _time_left(round(item.duration_seconds))
    if item.held_seconds is not None:
        times = QCoreApplication.translate("moment", "seconds × {total}")  # noqa: RUF001 - a times sign
        once = QCoreApplication.translate("moment", "seconds")
        return str(round(item.held_seconds)), once if reps == 1 else times.format(total=reps)
    if item.walks:
        return str(reps), QCoreApplication.translate("moment", "steps")
    return str(reps), QCoreApplication.translate("moment", "times")


def _walk_text(item: Prescription, side: Side, number: int) -> str:
    """Return how the walk `number`, from 1, of a set goes."""
    passes = len(item.sets[0])
    if item.sideways:
        way = {
            Side.LEFT: QCoreApplication.translate("moment", "To the left"),
            Side.RIGHT: QCoreApplication.translate("moment", "To the right"),
        }[side]
    else:
        way = {
            Side.LEFT: QCoreApplication.translate("moment", "Left leg first"),
            Side.RIGHT: QCoreApplication.translate("moment", "Right leg first"),
        }[side]
    if passes == 1:
        return way
    with_pass = QCoreApplication.translate("moment", "{way}, walk {number} of {total}")
    return with_pass.format(way=way, number=number, total=passes)


def _change_text(change: Change | None) -> str:
    return {
        Change.LEGS: QCoreApplication.translate("moment", "Change legs"),
        Change.TURN: QCoreApplication.translate("moment", "Turn round"),
        Change.BACK: QCoreApplication.translate("moment", "Other way"),
        Change.AGAIN: QCoreApplication.translate("moment", "Once again"),
        None: QCoreApplication.translate("moment", "Get ready"),
    }[change]
