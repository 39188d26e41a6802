"""Forms while somebody works in them: kept for the next step like it, and never gone from under a field."""

from PySide6.QtWidgets import QComboBox
from shiboken6 import isValid

from coach.ui.workshop.exercise.exercise_pane import ExercisePane
from coach.ui.workshop.steps.step_form import MOST_KEPT, StepForm
from tests.ui.drafts import draft, shipped
from tests.ui.exercise_texts import text_of
from tests.ui.whole import themed

HEAD = 'format = 1\nname = "Some"\nlanguage = "en"\nsummary = "Some."\nversion = "1"\n'


def form_of(qtbot, *steps):
    """Return a form, shown, of a routine with these steps, and its draft."""
    text = HEAD + "".join(f"\n[[step]]\n{step}\n" for step in steps)
    made = draft(qtbot, text)
    form = StepForm(made, themed())
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form, made


def test_a_tempo_that_is_counted_up_keeps_the_hand_on_its_field(qtbot):
    form, made = form_of(qtbot, 'exercise = "knee-extension"')
    form.show_step(0)
    first = made.checked.exercises["knee-extension"].phases[0].name
    field = form.form.field("tempo", first)
    field.setFocus()
    spin = field.focusProxy()
    spin.stepUp()
    spin.stepUp()
    assert form.form.field("tempo", first) is field
    assert spin.hasFocus()
    assert made.values["step"][0]["tempo"][first] == form.form.field("tempo", first).focusProxy().value()


def test_steps_of_one_kind_share_a_form_and_each_is_written_for_itself(qtbot):
    form, made = form_of(
        qtbot,
        'exercise = "knee-extension"\nreps = 4',
        "rest_seconds = 30",
        'exercise = "knee-extension"\nreps = 7',
    )
    form.show_step(0)
    shared = form.form
    form.show_step(1)
    form.form.field("rest_seconds").changed.emit(40)
    form.show_step(2)
    assert form.form is shared
    assert shared.field("reps").focusProxy().value() == 7
    shared.field("reps").focusProxy().stepUp()
    form.show_step(0)
    assert shared.field("reps").focusProxy().value() == 4
    made.set_text(made.text.replace("reps = 4", "reps = 5"), by="text")
    assert shared.field("reps").focusProxy().value() == 5
    steps = made.values["step"]
    assert [step.get("reps", step.get("rest_seconds")) for step in steps] == [5, 40, 8]


def test_a_form_that_rests_shows_on_its_return_what_was_written_meanwhile(qtbot):
    form, made = form_of(qtbot, "rest_seconds = 30", 'exercise = "knee-extension"')
    form.show_step(0)
    form.show_step(1)
    made.set_text(made.text.replace("rest_seconds = 30", "rest_seconds = 45"), by="text")
    form.show_step(0)
    assert form.form.field("rest_seconds").focusProxy().value() == 45


def test_only_some_forms_are_kept(qtbot):
    names = sorted(shipped().exercises)[: 2 * MOST_KEPT]
    form, _made = form_of(qtbot, *(f'exercise = "{name}"' for name in names))
    for step in range(len(names)):
        form.show_step(step)
    assert len(form._forms) <= MOST_KEPT
    assert form.form in form._forms.values()


def test_a_field_that_has_its_own_form_made_anew_outlives_its_key(qtbot):
    """The library may have changed since: what is chosen then has another form shown (it was a crash)."""
    made = draft(qtbot, text_of("knee-extension"), "exercises/seated/knee-extension.toml")
    pane = ExercisePane(made, themed())
    qtbot.addWidget(pane)
    before = pane._about.widget()
    combo = before.findChild(QComboBox)
    made.library = shipped().__class__({}, {}, {}, (), ())
    made.text_changed.emit()
    assert pane._about.widget() is not before
    assert isValid(combo)
