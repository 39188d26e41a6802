"""What is said of an exercise before it: its name, the leg that begins, and what was set for this person."""

from coach.routine.terms import Side
from coach.session.loads import loads_named
from coach.session.phrases import Phrases
from coach.session.prescription import Bout, Prescription
from coach.session.timeline import Matter

Line = tuple[Matter, str]
"""Something to say, "" for nothing, and what it is about."""


def leg_of(bout: Bout) -> Side:
    """Return the leg that is named, and that the figure marks, while `bout` is talked about."""
    return Side.BOTH if bout.takes_turns else bout.legs[0]


def name_lines(item: Prescription, phrases: Phrases) -> list[Line]:
    """Return the exercise's name, and the leg that begins."""
    exercise, first = item.exercise, item.bouts[0]
    side = leg_of(first)
    if item.walks:
        begins = phrases.leads(side, sideways=item.sideways)
    elif first.takes_turns:
        begins = (phrases.sways if exercise.sways else phrases.turns)(first.legs[0])
    else:
        begins = phrases.side(side)
    return [(Matter.PLAN, f"{exercise.name}."), (Matter.PLAN, begins)]


def own_lines(item: Prescription, phrases: Phrases) -> list[Line]:
    """Return what was set for this person: the weights, and what the physiotherapist noted."""
    return [(Matter.PLAN, text) for text in (*loads_named(item, phrases), item.note)]
