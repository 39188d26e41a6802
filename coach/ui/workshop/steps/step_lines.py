"""Which lines of a routine's text a step stands on; the text must be valid TOML."""

from coach.routine.lines import LineStarts, places_of
from coach.ui.workshop.steps.step_list import WHOLE


def line_of(text: str, step: int) -> int | None:
    """Return the line (from 1) on which a step begins; None where there is none."""
    if step == WHOLE:
        return 1
    place = places_of(text).get(("step", step))
    return None if place is None else LineStarts(text).line_and_column(place.key)[0]


def step_at(text: str, line: int) -> int:
    """Return the index (from 0) of the step that stands at `line` (from 1), or `WHOLE` beside them all."""
    found, starts = WHOLE, LineStarts(text)
    for path, place in sorted(places_of(text).items(), key=lambda item: item[1].key):
        if starts.line_and_column(place.key)[0] > line:
            break
        if len(path) == 1 and path[0] != "step":
            found = WHOLE
        elif len(path) > 1 and path[0] == "step" and isinstance(path[1], int):
            found = path[1]
    return found
