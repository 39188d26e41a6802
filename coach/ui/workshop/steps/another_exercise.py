"""Another exercise in the place of a step's."""

from coach.routine.text.editing import with_value
from coach.ui.workshop.draft import Draft


def exchange(draft: Draft, step: int, exercise_id: str) -> None:
    """Let step `step` (from 0) be another exercise; a tempo for phases that this one hasn't goes."""
    exercise = draft.checked.exercises.get(exercise_id)
    phases = {phase.name for phase in exercise.phases} if exercise is not None else set()
    steps = (draft.values or {}).get("step", [])
    tempo = steps[step].get("tempo", {}) if step < len(steps) else {}
    place = ("step", step)

    def change(text: str) -> str:
        text = with_value(text, (*place, "exercise"), exercise_id)
        for name in tempo:
            if name not in phases:
                text = with_value(text, (*place, "tempo", name), None)
        return text

    draft.edit(change, by="")
