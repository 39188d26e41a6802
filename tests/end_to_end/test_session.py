"""Sessions as a person lives them: by a clicker, by one switch, on a bad day, after the power has failed."""

import random
import time

from coach.history.records import Outcome
from coach.history.store import open_history
from tests.end_to_end.conftest import Program, end, until

SETS = "select step_index, set_index, side, done_reps, shortened from sets_done order by id"
OUTCOMES = "select outcome from session_ends"
LONG_REPS = 12


def only_one_exercise(data, reps):
    """Leave of the routine one exercise of two sets, of so many reps."""
    (data / "Routines" / "short.toml").write_text(
        'format = 1\nname = "Short"\n'
        f'[[step]]\nexercise = "short-both"\nsets = 2\nreps = {reps}\nrest_seconds = 1\n'
    )


def test_a_whole_session_is_done_by_the_keys_of_a_clicker_alone(program):
    click = program.desktop.key
    program.begin("Next")
    program.through_the_talk("Next")
    until(lambda: any("lift" in name for name in program.shown()), "a movement")
    click("b")
    program.wait_for("Go on")
    click("F5")  # what is offered above the four buttons is reached as well
    until(program.focused, "a mark")
    click("b")
    until(lambda: len(program.rows(SETS)) == 2, "two sets", 60)
    program.through_the_talk("Next")
    program.wait_for("Finished", 60)
    program.settle()
    click("F5", "F5", "F5", "F5", "F5", "Next")  # effort 4 of 10
    while "Finished" in program.shown():
        click("Next")
    program.wait_for("My progress")
    assert program.rows(SETS) == [
        (0, 0, "both", 2, "no"),
        (0, 1, "both", 2, "no"),
        (1, 0, "right", 3, "no"),
        (1, 0, "left", 3, "no"),
    ]
    assert program.rows(OUTCOMES) == [("full",)]
    assert program.rows("select effort from answers") == [(4,)]
    assert program.rows("select routine_version, length(content_hash) from session_starts") == [("7", 64)]


def test_a_whole_session_is_done_by_one_switch_alone(desktop, data):
    only_one_exercise(data, 2)
    with (data / "settings.toml").open("a") as settings:
        settings.write('switch = "auto"\ndwell_seconds = 1.2\n')
    program = Program(desktop, data)

    def choose(name):
        program.wait_for(name, 60)
        program.settle()
        until(
            lambda: program.focused() == name, lambda: f"the mark on “{name}”, not on “{program.focused()}”"
        )
        desktop.key("space")

    for name in ("Start", "All fine today", "I'm ready", "I'm ready"):
        choose(name)
    until(lambda: any("lift" in name for name in program.shown()), "a movement")
    desktop.key("space")  # while someone moves, one press stands still at once
    choose("Go on")
    choose("Finished")
    program.wait_for("My progress")
    assert program.rows(SETS) == [(0, 0, "both", 2, "no"), (0, 1, "both", 2, "no")]
    assert program.rows(OUTCOMES) == [("full",)]
    end(program.process)


def test_each_answer_before_a_session_leads_where_it_should(desktop, data):
    (data / "settings.toml").write_text('routine = "standing-at-the-counter"\nis_set_up = true\n')
    program = Program(desktop, data)
    start = "Start"
    for sign, said, way in (
        ("Chest pain", "Call your emergency number now.", "Close"),
        ("One calf newly sore, warm, swollen or red", "Get medical help today.", "Close"),
        ("Fever, or I feel ill", "Rest today.", "Close"),
        ("I am tired", "Take it gentler today?", "Keep to “Standing at the counter”"),
        ("I fell since last time", "Stay seated today", "Loose ankles and feet. 10 minutes · Seated"),
    ):
        program.wait_for(start)
        program.press(start)
        program.wait_for("All fine today")
        program.press(sign)
        program.press("Go on")
        for answer in ("No", "No") if "fell" in sign else ():  # neither hurt nor told
            program.wait_for(answer)
            program.press(answer)
            program.settle()
        program.wait_for(said)
        program.press(way)
        if way != "Close":
            program.wait_for("I'm ready")
            program.press("Back")  # to the answers, and from there home
            program.wait_for("How are you today?")
            program.settle()
            desktop.key("Escape", "Escape", "Escape")
        program.wait_for("My progress")
        start = "I feel better" if way == "Close" else "Start"
    told = program.rows("select outcome from readiness order by id")
    assert [outcome for (outcome,) in told] == ["not-today"] * 3 + ["gentler"] * 2
    assert program.rows("select count(*) from session_starts") == [(0,)]
    end(program.process)


def test_killed_twice_at_random_moments_a_session_goes_on_and_the_diary_is_exact(desktop, data):
    """The reps that were on the screen when the power failed are in the diary."""
    moments = random.Random(0)  # noqa: S311 - no secret
    only_one_exercise(data, LONG_REPS)
    program = Program(desktop, data)
    program.begin()
    for _kill in range(2):
        before = reps_in(data)
        program.wait_for("Pause")
        desktop.key("Right")
        program.wait_for("I'm ready")
        desktop.key("Right")
        time.sleep(moments.uniform(0, 14))
        shown = [name for name in program.shown() if f"of {LONG_REPS}" in name]
        program.kill()
        now = int(shown[0].split()[0]) if shown else 0
        done = [reps for reps in reps_in(data)[len(before) :] if reps < LONG_REPS]
        # The rep that was shown was done by then, or not yet.
        assert sum(done) in ({now - 1, now} if now else {0}) or (now == LONG_REPS and not done)
        program = Program(desktop, data, "Go on")
        program.forward("Go on")
        program.forward("Get ready: Short")
    program.kill()


def reps_in(data):
    """Return the reps of each go at a set that the diary has, in order; nobody else has it open."""
    if not (data / "diary.sqlite3").exists():
        return []
    store = open_history(data / "diary.sqlite3")
    session = store.last_session(store.default_person().id)
    store.close()
    assert session is None or session.outcome is Outcome.PART
    return [done.done_reps for done in session.sets] if session else []
