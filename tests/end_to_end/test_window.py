"""The real window, voice, diary and accessibility bus, as a person meets them."""

from tests.end_to_end.conftest import Program, until

SETS = "select step_index, set_index, side, prescribed_reps, done_reps, shortened from sets_done order by id"


def buttons(program):
    """Return the names of all buttons that are shown."""
    return sorted(item["name"] for item in program.tree() if item["role"] in ("push button", "button"))


def test_a_screen_reader_starts_stops_and_leaves_with_every_button_named(program):
    program.press("Start")
    program.wait_for("All fine today")
    program.press("All fine today")
    program.wait_for("I'm ready")
    program.press("I'm ready")
    program.wait_for("Pause")
    program.press("Stop")
    three = ["Enough for today", "I need help", "I'm all right, go on"]
    until(lambda: buttons(program) == three, lambda: f"three ways on; there is {buttons(program)}")
    program.press("I need help")
    until(lambda: any("Call your emergency number now" in name for name in program.shown()), "the advice")
    program.press("Yes, it is easing")
    until(lambda: buttons(program) == three, lambda: f"three ways on; there is {buttons(program)}")
    program.press("Enough for today")
    program.wait_for("Finished")
    assert all(buttons(program))
    until(lambda: program.rows("select outcome from session_ends") == [("stopped",)], "the end")


def test_closing_the_window_in_a_set_keeps_what_was_done_of_it(desktop, data):
    routine = data / "Routines" / "short.toml"
    routine.write_text(routine.read_text().replace("reps = 2", "reps = 40"))
    program = Program(desktop, data)
    program.begin()
    program.through_the_talk()
    until(lambda: any(name.startswith("2 of 40") for name in program.shown()), "the second rep")
    program.close()
    (done,) = program.rows(SETS)
    assert 1 <= done[4] < 40
    assert done[5] == "unfinished"
    assert program.rows("select outcome from session_ends") == []  # it may go on another time
