"""What the player writes about a moment: number, side, how, word, and what to do where it waits."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.routine.terms import Kind, Side
from coach.session.events import State
from coach.session.moment import Moment
from coach.session.prescription import Bout, Change, Prescription
from coach.session.timeline import SegmentKind

_BEFORE_A_SET: Final = (SegmentKind.INTRODUCTION, SegmentKind.READY, SegmentKind.CHANGE_SIDES)
_PAUSE: Final = "pause"
"""What files call the phase between two reps."""


def count_text(moment: Moment) -> tuple[str, str]:
    """Return the huge number, "" for none, and the line below it; before a set, how much it will be."""
    item, segment = moment.prescription, moment.segment
    if segment.kind in _BEFORE_A_SET and moment.number is None:
        return _to_come(item, moment.bout or item.bouts[0])
    if segment.kind in _BEFORE_A_SET or segment.kind is SegmentKind.REST:
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
    """Return which leg works or leads, or which way a walk goes, in which set; "" when nothing is shown.

    During a rest it is who comes next.
    """
    item, track = moment.prescription, moment.segment.track
    if track is None or moment.segment.kind is SegmentKind.FINISH:
        return ""
    who = _who(moment, item, track.side)
    if moment.segment.kind is SegmentKind.REST:
        template = QCoreApplication.translate("moment", "Next: {side}")
        return template.format(side=who[:1].lower() + who[1:])
    return _joined(who, "" if item.walks else _set_text(moment))


def how_text(moment: Moment) -> str:
    """Return the weight, and a speed that isn't the one that was set; in a rest also how much comes."""
    item, track = moment.prescription, moment.segment.track
    if track is None or moment.segment.kind is SegmentKind.FINISH:
        return ""
    dose = _dose(moment) if moment.segment.kind is SegmentKind.REST else ""
    number = _set_text(moment) if item.walks else ""  # beside which walk of the set it is, there's no room
    return _joined(dose, number, _weight(item, track.side), speed_text(item.speed_percent))


def _joined(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)


def _set_text(moment: Moment) -> str:
    total = len(moment.prescription.sets)
    if total == 1 or moment.bout is None:
        return ""
    template = QCoreApplication.translate("moment", "set {number} of {total}")
    return template.format(number=moment.bout.set_index + 1, total=total)


def speed_text(percent: int) -> str:
    """Say how fast it goes; "" at 100 percent of the tempo that was set."""
    if percent == 100:
        return ""
    if percent >= 125:
        template = QCoreApplication.translate("moment", "Faster: {percent} %")
    elif percent > 100:
        template = QCoreApplication.translate("moment", "A little faster: {percent} %")
    elif percent > 75:
        template = QCoreApplication.translate("moment", "A little slower: {percent} %")
    else:
        template = QCoreApplication.translate("moment", "Slower: {percent} %")
    return template.format(percent=percent)


def waiting_text(moment: Moment) -> str:
    """Return what to do where the session waits: for a start, a change of weights, or a cool-down."""
    over = {
        Side.LEFT: QCoreApplication.translate(
            "moment", "Put the weight on your left leg. Press the big button when you are ready."
        ),
        Side.RIGHT: QCoreApplication.translate(
            "moment", "Put the weight on your right leg. Press the big button when you are ready."
        ),
    }
    usual = QCoreApplication.translate("moment", "Press the big button when you are ready.")
    track = moment.segment.track
    first = {
        SegmentKind.CHANGE_SIDES: over.get(track.side, usual) if track else usual,
        SegmentKind.REST: QCoreApplication.translate(
            "moment", "Cool down. Drink some water. Press the big button when you are ready."
        ),
    }
    return first.get(moment.segment.kind, usual)


def _weight(item: Prescription, side: Side) -> str:
    loads = set(item.load_kg.values()) if side is Side.BOTH else {item.load_of(side)}
    template = QCoreApplication.translate("moment", "With {load} kg")
    if len(loads) == 1:
        (load,) = loads
        return template.format(load=f"{load:g}") if load else ""
    each = QCoreApplication.translate("moment", "With {left} kg left, {right} kg right")
    return each.format(left=f"{item.load_of(Side.LEFT):g}", right=f"{item.load_of(Side.RIGHT):g}")


def _dose(moment: Moment) -> str:
    """Return how much comes after a rest: one more set, or all sets of an exercise."""
    item = moment.prescription
    number, counted = _to_come(item, item.bouts[0])
    dose = QCoreApplication.translate("moment", "{number} {counted}").format(number=number, counted=counted)
    if len(item.sets) == 1 or moment.segment.leads_to == moment.segment.step:
        return dose
    template = QCoreApplication.translate("moment", "{sets} sets of {dose}")
    return template.format(sets=len(item.sets), dose=dose)


def _who(moment: Moment, item: Prescription, side: Side) -> str:
    if item.walks:
        return _walk_text(item, side, moment.bout.pass_index + 1 if moment.bout else None)
    bout = moment.bout or item.bouts[0]
    moves = moment.segment.kind in (SegmentKind.MOVE, SegmentKind.DEMONSTRATION)
    if item.exercise.sways:
        return _sway_text(side if moves else None)
    if bout.takes_turns and (not moves or item.exercise.kind is Kind.RHYTHM):
        return QCoreApplication.translate("moment", "One leg, then the other")
    return {
        Side.LEFT: QCoreApplication.translate("moment", "Left leg"),
        Side.RIGHT: QCoreApplication.translate("moment", "Right leg"),
        Side.BOTH: QCoreApplication.translate("moment", "Both legs"),
    }[side]


def _sway_text(side: Side | None) -> str:
    return {
        Side.LEFT: QCoreApplication.translate("moment", "To the left"),
        Side.RIGHT: QCoreApplication.translate("moment", "To the right"),
    }.get(side or Side.BOTH, QCoreApplication.translate("moment", "One side, then the other"))


def word_text(moment: Moment, state: State = State.PLAYING) -> str:
    """Return the short word that goes with the moment."""
    kind, item = moment.segment.kind, moment.prescription
    if state is State.PAUSED:
        return QCoreApplication.translate("moment", "Pause")
    if kind is SegmentKind.MOVE:
        return _moving_text(moment)
    if kind is SegmentKind.CHANGE_SIDES:
        return _change_text(item.change_before(moment.bout) if moment.bout is not None else None)
    if kind is SegmentKind.READY and moment.segment.cues:
        return QCoreApplication.translate("moment", "Take your place")
    words = {
        SegmentKind.REST: QCoreApplication.translate("moment", "Rest"),
        SegmentKind.READY: QCoreApplication.translate("moment", "Ready?"),
        SegmentKind.COUNT_IN: QCoreApplication.translate("moment", "Get ready"),
        SegmentKind.INTRODUCTION: QCoreApplication.translate("moment", "Listen"),
        SegmentKind.DEMONSTRATION: QCoreApplication.translate("moment", "Watch"),
    }
    return words[SegmentKind.READY] if state is State.WAITING else words.get(kind, "")


def _moving_text(moment: Moment) -> str:
    if moment.word == _PAUSE:  # the movement's own, not one that somebody asked for
        return QCoreApplication.translate("moment", "Rest")
    if moment.prescription.exercise.kind is not Kind.RHYTHM:
        return moment.word
    if moment.prescription.walks:
        return QCoreApplication.translate("moment", "Walk")
    return QCoreApplication.translate("moment", "Keep going")


def _written(number: int | None) -> str:
    return "" if number is None else str(number)


def _time_left(seconds: int | None) -> tuple[str, str]:
    """Return seconds as they are read from afar: above a minute as 1:30, from ten on whole minutes."""
    if seconds is None:
        return "", ""
    minutes = QCoreApplication.translate("moment", "minutes")
    if seconds >= 600:
        return str(-(-seconds // 60)), minutes
    if seconds > 60:
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


def _walk_text(item: Prescription, side: Side, number: int | None) -> str:
    """Return how the walk `number`, from 1, of a set goes; None for all of them."""
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
    if passes == 1 or number is None:
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
