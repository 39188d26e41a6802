"""The outcome measures of a made-up life, with what is seldom: hands, stopping, a slip of the pen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from coach.history.records import Measure, MeasureDone, WalkingAid
from tests.data.lived_sessions import id_at

STAND, FIVE, BALANCE, TUG, STEP = Measure
HELPED: Final = {"helper": True, "practised": True}
SEAT: Final = {"chair_cm": 43, "practised": True}
FRAME: Final = {"aid": WalkingAid.FRAME}
STICK: Final = {"aid": WalkingAid.STICK}
SLIP: Final = "slip"

TAKEN: Final[dict[tuple[int, int], tuple[tuple[Measure, float | None, dict[str, Any]], ...]]] = {
    (1, 12): (
        (STAND, 8, SEAT),
        (FIVE, 16.2, SEAT),
        (BALANCE, 2, {**HELPED, "parts": (10.0, 10.0, 4.5)}),
        (TUG, 15.4, HELPED | STICK),
        (STEP, 48, HELPED),
    ),
    (3, 9): ((STAND, 9, SEAT),),
    (4, 27): (
        (STAND, 10, SEAT),
        (FIVE, 14.3, SEAT),
        (BALANCE, 3, {**HELPED, "parts": (10.0, 10.0, 10.0, 3.2)}),
        (TUG, 13.1, HELPED | STICK),
        (STEP, 57, HELPED),
    ),
    (6, 29): (
        (STAND, 6, {**SEAT, "with_hands": True, "note": "I needed my arms."}),
        (BALANCE, 1, {**HELPED, "parts": (10.0, 6.8)}),
        (TUG, 18.9, HELPED | FRAME),
        (STEP, None, {**HELPED, "stopped": "You want to stop"}),
    ),
    (9, 7): ((STAND, 9, {**SEAT, SLIP: 19}), (FIVE, 15.0, SEAT), (TUG, 14.2, HELPED | STICK)),
    (11, 16): (
        (STAND, 11, SEAT),
        (FIVE, 13.7, SEAT),
        (BALANCE, 3, {**HELPED, "parts": (10.0, 10.0, 10.0, 4.1)}),
        (TUG, 12.6, HELPED | STICK),
        (STEP, 62, HELPED),
    ),
}
"""What was taken on which days of a year; `SLIP` is what was told at first, and then corrected."""


def tests_of(person_id: str, moment: datetime, chance: Random) -> Iterator[MeasureDone]:
    """Yield what was taken on the day of `moment`, from then on."""
    for measure, value, conditions in TAKEN.get((moment.month, moment.day), ()):
        at = moment + timedelta(minutes=6 * list(Measure).index(measure))
        told = {name: given for name, given in conditions.items() if name != SLIP}
        done = MeasureDone(id_at(at, chance), person_id, at, measure, value, **told)
        if SLIP in conditions:
            done = replace(done, value=conditions[SLIP])
            yield done
            # A correction keeps the moment at which it was taken.
            corrected_id = id_at(at + timedelta(minutes=2), chance)
            done = replace(done, id=corrected_id, value=value, replaces=done.id)
        yield done
