"""What is chosen in the list of steps, as a form: the routine itself, an exercise's dose, or a rest."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from coach.routine.doses import goes_by
from coach.routine.keys import REST_STEP, ROUTINE, STEP
from coach.routine.lines import Path
from coach.routine.model import Exercise
from coach.routine.terms import Kind, OneSide, Sides
from coach.routine.turns import USUAL_DURATION_SECONDS
from coach.ui.theme import Theme
from coach.ui.widgets.labels import label
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.forms.form import KeyForm, value_at
from coach.ui.workshop.look import press
from coach.ui.workshop.steps.step_list import WHOLE
from coach.ui.workshop.steps.step_words import is_rest, name_of

_FOR_A_SIDE: Final = ("sides", "start_side", "left", "right")
_DOSE: Final = ("sets", "reps", "duration_seconds", "passes", "cadence_per_minute", "rest_seconds")


MOST_KEPT: Final = 12
"""So many forms are kept for the next step that is like theirs: to make one takes fifty milliseconds."""


class StepForm(QWidget):
    """Shows the form of one step, or of the routine; made anew only for another kind of thing.

    `another_requested` asks for another exercise in place of the one shown.
    """

    another_requested = Signal()

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._theme = draft, theme
        self._step = WHOLE
        self._shape: object = None  # what the form that is shown was made for
        self._forms: dict[object, KeyForm] = {}  # by their shapes; what was shown last is the last
        self.form: KeyForm | None = None
        self._title = label("", "heading")
        self._about = label("", "quiet")
        self._another = press(
            self.tr("Another exercise…"),
            self.another_requested.emit,
            tip=self.tr("Choose another exercise; the dose stays as you set it"),
        )
        self._another.hide()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("scrolled")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, theme.mm(2), theme.mm(2))
        self._column.addStretch(1)
        self._area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(1))
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._area, 1)
        draft.text_changed.connect(self.refresh)
        draft.was_checked.connect(self.refresh)
        self.refresh()

    def show_step(self, step: int) -> None:
        """Show a step by its index (from 0), or the routine itself by `WHOLE`."""
        self._step = step
        self.refresh()
        self._area.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show what is chosen as the text and the library have it now."""
        values = self._draft.values
        if values is None:
            return
        if self._step == WHOLE:
            self._show_whole()
            return
        step = value_at(values, ("step", self._step))
        if not isinstance(step, Mapping):
            return
        exercises = self._draft.checked.exercises
        exercise = exercises.get(str(step.get("exercise", "")))
        self._title.setText(name_of(step, exercises))
        self._another.setVisible(not is_rest(step))
        if is_rest(step):
            self._tell("")
            self._make("rest", REST_STEP)
        elif exercise is None:
            self._tell(self.tr("This exercise isn't known here. Choose another one, or bring its file."))
            self._make("unknown", STEP, without=("exercise", "tempo"))
        else:
            self._show_dose(step, exercise)

    def _show_whole(self) -> None:
        self._title.setText(self.tr("The routine itself"))
        self._another.hide()
        self._tell("")
        self._make("routine", ROUTINE)

    def _show_dose(self, step: Mapping[str, Any], exercise: Exercise) -> None:
        self._tell(
            self.tr("{clinical_name}. In brackets: as the exercise says.").format(
                clinical_name=exercise.clinical_name
            )
        )
        hidden = {key.name for key in STEP if not goes_by(exercise.kind, key.name) and key.name not in step}
        if exercise.sides is Sides.BOTH:
            hidden |= {key for key in _FOR_A_SIDE if key not in step}
        phases = [phase.name for phase in exercise.phases]
        shape = (frozenset(hidden), tuple(phases), _tempo_beyond(step, phases))
        usual = usual_of(exercise, step)
        self._make(shape, STEP, without=("exercise", *hidden), usual=usual, phases=phases)

    def _make(
        self,
        shape: object,
        keys: Sequence[Any],
        *,
        without: Sequence[str] = (),
        usual: Mapping[Path, object] | None = None,
        phases: Sequence[str] = (),
    ) -> None:
        path: Path = () if self._step == WHOLE else ("step", self._step)
        if shape != self._shape or self.form is None:
            self._rest()
            self._shape = shape
            if shape not in self._forms:
                self.form = self._forms[shape] = KeyForm(
                    self._draft,
                    keys,
                    path,
                    self._theme,
                    usual=usual,
                    usual_words=self.tr("{value}, as the exercise says") if path else "",
                    names={("tempo",): phases},
                    without=without,
                )
                self._column.insertWidget(0, self.form)
                return
            self.form = self._forms[shape] = self._forms.pop(shape)
            self._draft.text_changed.connect(self.form.refresh)
            self.form.show()
        self.form.show_at(path, usual)

    def _rest(self) -> None:
        """Hide the form that is shown, and keep it for a while."""
        if self.form is not None:
            self._draft.text_changed.disconnect(self.form.refresh)
            self.form.hide()
        if len(self._forms) >= MOST_KEPT:
            self._forms.pop(next(iter(self._forms))).deleteLater()

    def _tell(self, text: str) -> None:
        self._about.setText(text)
        self._about.setVisible(bool(text))


def usual_of(exercise: Exercise, step: Mapping[str, Any]) -> Mapping[Path, object]:
    """Return what counts for what a step doesn't set, by the way below the step."""
    dose = exercise.dose
    usual: dict[Path, object] = {(key,): getattr(dose, key) for key in _DOSE}
    if exercise.kind is Kind.RHYTHM and dose.duration_seconds is None:
        usual["duration_seconds",] = USUAL_DURATION_SECONDS
    usual["load_kg",] = 0
    usual["sides",] = QCoreApplication.translate("StepForm", "both sides")
    usual["start_side",] = OneSide.RIGHT
    usual |= {("tempo", phase.name): phase.seconds for phase in exercise.phases}
    for side in ("left", "right"):
        usual |= {(side, key): step.get(key, usual[key,]) for key in ("sets", "reps", "load_kg")}
    return usual


def _tempo_beyond(step: Mapping[str, Any], phases: Sequence[str]) -> tuple[str, ...]:
    """Return the names in the tempo of a step that aren't the exercise's phases."""
    tempo = step.get("tempo")
    return tuple(sorted(set(tempo) - set(phases))) if isinstance(tempo, Mapping) else ()
