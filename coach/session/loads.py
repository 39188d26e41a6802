"""What is said of ankle weights: which to put on, and when one goes over to the other leg."""

from coach.routine.terms import Sides
from coach.session.phrases import Phrases
from coach.session.prescription import Bout, Prescription


def loads_named(item: Prescription, phrases: Phrases) -> list[str]:
    """Name the weights to put on: once for both legs, or for each leg where they differ."""
    loads = item.load_kg
    if len(set(loads.values())) == 1:
        return [phrases.load(load) for load in set(loads.values()) if load]
    return [text for side, load in loads.items() if load for text in (phrases.side(side), phrases.load(load))]


def loads_moved(item: Prescription, before: Bout, bout: Bout, phrases: Phrases) -> list[str]:
    """Say how a weight goes over from the leg of `before` to that of `bout`; [] where it needn't."""
    one_by_one = item.exercise.sides is Sides.EACH and before.legs != bout.legs
    was_kg, load_kg = item.load_of(before.legs[0]), item.load_of(bout.legs[0])
    if not one_by_one or not load_kg:
        return []
    over = [phrases.weight_over] if was_kg else []
    return over if was_kg == load_kg else [*over, phrases.load(load_kg)]
