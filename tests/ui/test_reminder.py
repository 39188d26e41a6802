"""Home says that a test is due: quietly, and once a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.history.records import Activity, ActivityDone, Measure, MeasureDone
from coach.progress.reminders import MeasureDue
from coach.ui.reminder_words import measure_due_text
from tests.routine.reading_level import grade
from tests.ui.program import Program

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
FIRST = "You have kept your diary for two weeks. If you like, take a first test: see “My progress”."


def begun(qtbot, folder):
    """Return a program whose diary began two weeks ago, at home."""
    program = Program(qtbot, folder)
    program.at(NOW)
    day = NOW.date() - timedelta(days=14)
    program.flow.diary.add(ActivityDone("a", "", NOW, day, Activity.WALK, 20, weight_bearing=True))
    come_home(program)
    return program


def come_home(program):
    """Go home, and wait until the diary has answered."""
    program.flow.go_home()
    answered = []
    program.flow.diary.ask(lambda _store: True, answered.append)
    program.qtbot.waitUntil(lambda: bool(answered))


def told(program):
    return program.flow.home._notice.text()


def test_a_test_is_told_of_once_a_day_until_it_was_taken(qtbot, tmp_path):
    program = begun(qtbot, tmp_path)
    assert told(program) == FIRST
    program.flow.show_routines()
    come_home(program)
    assert told(program) == ""
    program.at(NOW + timedelta(days=1))
    come_home(program)
    assert told(program) == FIRST
    program.flow.diary.add(MeasureDone("m", "", NOW, Measure.CHAIR_STAND_30, 9.0))
    program.at(NOW + timedelta(days=2))
    come_home(program)
    assert told(program) == ""
    program.flow.close()


def test_where_something_else_has_to_be_told_the_test_waits(qtbot, tmp_path):
    program = begun(qtbot, tmp_path)
    program.flow._notice("The disk is full.")
    assert told(program) == "The disk is full."
    program.flow.close()


@pytest.mark.parametrize("is_first", [True, False])
def test_a_ten_year_old_can_read_it(is_first):
    assert grade(measure_due_text(MeasureDue(date(2026, 11, 20), is_first))) <= 6
