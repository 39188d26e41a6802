"""A dose in plain words: sets, reps, how long, each side, weight, tempo and rest."""

from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.progress.writing import plain
from coach.routine.terms import Kind, Side, Sides
from coach.session.prescription import Prescription

translate: Final = QCoreApplication.translate
"""Its name is what Qt's lupdate looks for."""

_LEGS: Final = (Side.LEFT, Side.RIGHT)


def amount_lines(asked: Prescription) -> tuple[str, ...]:
    """Return how much is asked, as sentences: sets and reps, of each side, and which side is first.

    It is what a session does with the routine's pace, so that paper and screen agree.
    """
    return tuple(_amounts(asked))


def manner_lines(asked: Prescription, *, leads_on: bool) -> tuple[str, ...]:
    """Return how it is done, as sentences: with which weight, how fast, and the rest after it.

    The speed is the one that was set. With `leads_on` another exercise follows at once after the rest.
    """
    return (*_loads(asked), _tempo(asked), *_rest(asked, leads_on=leads_on))


def length_words(seconds: float) -> str:
    """Return a length of time; whole minutes from two on."""
    if seconds >= 120 and seconds % 60 == 0:
        return translate("HandOut", "{minutes} minutes").format(minutes=f"{seconds / 60:g}")
    if seconds == 1:
        return translate("HandOut", "1 second")
    return translate("HandOut", "{seconds} seconds").format(seconds=f"{seconds:g}")


def _amounts(asked: Prescription) -> Iterator[str]:
    if asked.exercise.kind is Kind.STEPS:
        yield _walk(asked)
        yield _leader(asked)
        return
    counts = _counts(asked)
    if len(set(counts.values())) > 1:
        left, right = (
            translate("HandOut", "Left leg: {amount}"),
            translate("HandOut", "Right leg: {amount}"),
        )
        yield left.format(amount=_amount(asked, *counts[Side.LEFT]))
        yield right.format(amount=_amount(asked, *counts[Side.RIGHT]))
    else:
        yield _amount(asked, *next(iter(counts.values())), on_each_side=len(counts) > 1)
    yield from _order(asked, counts)


def _counts(asked: Prescription) -> Mapping[Side, tuple[int, int]]:
    """Return the sets of each side, and the reps in each set."""
    sides = dict.fromkeys(side for bout in asked.bouts for side in bout.sides)
    reps = {side: [bout.reps(side) for bout in asked.bouts if side in bout.sides] for side in sides}
    return {side: (len(own), own[0]) for side, own in reps.items()}


def _amount(asked: Prescription, sets: int, reps: int, *, on_each_side: bool = False) -> str:
    """Say how many sets there are, and what each is."""
    if asked.duration_seconds is not None:
        one, several = (
            translate("HandOut", "1 set that lasts {length}."),
            translate("HandOut", "{sets} sets that last {length} each."),
        )
    elif asked.held_seconds is not None and on_each_side:
        one, several = (
            translate("HandOut", "Once on each side. Hold for {held}.")
            if reps == 1
            else translate("HandOut", "1 set of {reps} on each side. Hold for {held}."),
            translate("HandOut", "{sets} sets of {reps} on each side. Hold for {held}."),
        )
    elif asked.held_seconds is not None:
        one, several = (
            translate("HandOut", "Once. Hold for {held}.")
            if reps == 1
            else translate("HandOut", "1 set of {reps}. Hold for {held}."),
            translate("HandOut", "{sets} sets of {reps}. Hold for {held}."),
        )
    elif on_each_side:
        one, several = (
            translate("HandOut", "1 set of {reps} on each side."),
            translate("HandOut", "{sets} sets of {reps} on each side."),
        )
    else:
        one, several = (
            translate("HandOut", "1 set of {reps}."),
            translate("HandOut", "{sets} sets of {reps}."),
        )
    length, held = (length_words(seconds or 0) for seconds in (asked.duration_seconds, asked.held_seconds))
    return (one if sets == 1 else several).format(sets=sets, reps=reps, length=length, held=held)


def _order(asked: Prescription, counts: Mapping[Side, tuple[int, int]]) -> Iterator[str]:
    """Say which legs do it, and in which order."""
    exercise, first = asked.exercise, asked.bouts[0].legs[0]
    if asked.walks:
        yield _leader(asked)
        return
    if exercise.sides is Sides.BOTH:
        yield translate("HandOut", "Both legs together.")
        return
    if exercise.sways:
        yield translate("HandOut", "From side to side.")
    elif asked.bouts[0].takes_turns:
        yield translate("HandOut", "The legs take turns.")
    elif len(counts) > 1:
        yield translate("HandOut", "First all with one leg, then with the other.")
    elif first is Side.LEFT:
        yield translate("HandOut", "Left leg only.")
        return
    else:
        yield translate("HandOut", "Right leg only.")
        return
    if first is Side.LEFT:
        yield translate("HandOut", "Begin with the left.")


def _leader(asked: Prescription) -> str:
    """Say which leg leads a walk, or which way it goes first."""
    is_left = asked.bouts[0].legs[0] is Side.LEFT
    if asked.sideways:
        left, right = translate("HandOut", "To the left first."), translate("HandOut", "To the right first.")
    else:
        left, right = translate("HandOut", "Left leg first."), translate("HandOut", "Right leg first.")
    return left if is_left else right


def _walk(asked: Prescription) -> str:
    """Say how many steps a way has, how many ways a set has, and how many sets there are."""
    ways = len(asked.sets[0])
    if asked.sideways:
        one, several = (
            translate("HandOut", "{steps} steps to one side, then back: {ways} ways."),
            translate("HandOut", "{sets} sets: {steps} steps to one side, then back: {ways} ways."),
        )
    elif ways == 1:
        one, several = (
            translate("HandOut", "{steps} steps."),
            translate("HandOut", "{sets} sets of {steps} steps."),
        )
    else:
        one, several = (
            translate("HandOut", "{steps} steps, {ways} times."),
            translate("HandOut", "{sets} sets: {steps} steps, {ways} times."),
        )
    first = asked.bouts[0]
    return (one if len(asked.sets) == 1 else several).format(
        steps=first.counts_per_rep * len(first.moves), ways=ways, sets=len(asked.sets)
    )


def _loads(asked: Prescription) -> Iterator[str]:
    loads = asked.load_kg
    if not any(loads.values()):
        return
    if len(set(loads.values())) == 1:
        alike = translate("HandOut", "Added weight: {load} kg.")
        yield alike.format(load=f"{next(iter(loads.values())):g}")
    else:
        each = translate("HandOut", "Added weight: left {left} kg, right {right} kg.")
        yield each.format(left=f"{loads[Side.LEFT]:g}", right=f"{loads[Side.RIGHT]:g}")


def _tempo(asked: Prescription) -> str:
    if asked.beat is not None:
        beat = translate("HandOut", "To a beat of {beats} a minute.")
        return beat.format(beats=f"{round(asked.beat.per_minute, 1):g}")
    named = translate("HandOut", "{phase} {seconds}")
    phases = ", ".join(
        named.format(phase=plain(phase.name), seconds=f"{round(phase.seconds, 1):g}")
        for phase in asked.phases
    )
    return translate("HandOut", "Tempo in seconds: {phases}.").format(phases=phases)


def _rest(asked: Prescription, *, leads_on: bool) -> Iterator[str]:
    if not asked.rest_seconds:
        return
    length = length_words(asked.rest_seconds)
    if len(asked.sets) > 1:
        after = translate("HandOut", "Rest {length} after each set.")
        between = translate("HandOut", "Rest {length} between the sets.")
        yield (after if leads_on else between).format(length=length)
    elif leads_on:
        yield translate("HandOut", "Then rest {length}.").format(length=length)
