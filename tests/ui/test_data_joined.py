"""My data, About me and My week as the whole program leads to them."""

from coach.settings import read_settings
from tests.history.build import at
from tests.ui.program import Program
from tests.ui.shown import buttons, words


def press(program, *names):
    """Press one button after the other, each as soon as it is there."""
    for name in names:

        def there(name=name):
            shown = buttons(program.window.current)
            return next((shown[each] for each in shown if each == name or each.startswith(f"{name}.")), None)

        program.qtbot.waitUntil(lambda there=there: there() is not None)
        there().click()


def at_home(qtbot, folder, moment=None):
    program = Program(qtbot, folder, name="Rosa")
    program.at(moment)
    program.flow.go_home()
    qtbot.waitUntil(lambda: bool(program.flow.settings.person_id))
    return program


def test_after_everything_is_deleted_the_program_begins_with_its_first_questions(qtbot, tmp_path):
    program = at_home(qtbot, tmp_path)
    press(program, "Settings", "My data", "Delete", "Everything")
    press(program, "Go on to delete it", "Delete for good", "Done")
    qtbot.waitUntil(lambda: "Welcome to Leg Coach." in words(program.window.current))
    program.window.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"Rosa" not in kept


def test_data_and_details_lead_back_to_the_settings(qtbot, tmp_path):
    program = at_home(qtbot, tmp_path)
    press(program, "Settings", "My data", "Done", "Me", "About me")
    press(program, "Go on", "Those for men", "Go on", "Done", "Done")
    assert program.window.current is program.flow.home
    program.window.close()


def test_a_week_that_begins_on_another_day_takes_over_on_it(qtbot, tmp_path):
    program = at_home(qtbot, tmp_path, at("11-21"))
    program.flow.places.show_plan()
    press(program, "From when: Today", "From next Monday", "Monday: Nothing planned", "Rest day", "Done")
    assert dict(program.flow.settings.plan) == {}
    program.at(at("11-23"))
    program.flow.go_home()
    qtbot.waitUntil(lambda: dict(read_settings(tmp_path / "settings.toml").plan) == {"monday": ""})
    program.window.close()
