"""The real window, voice, diary and accessibility bus, as a person meets them."""

from tests.end_to_end.conftest import Program, end, until

SETS = "select step_index, set_index, side, prescribed_reps, done_reps, shortened from sets_done order by id"


def buttons(program):
    """Return the names of all buttons that are shown."""
    return sorted(item["name"] for item in program.tree() if item["role"] in ("push button", "button"))


def through_the_talk(program):
    """Pass the introduction over, and answer the question, by keys."""
    program.wait_for("Pause")
    program.desktop.key("Right")
    program.wait_for("I'm ready")
    program.desktop.key("space")


def test_a_whole_routine_is_done_by_key_presses_alone(program):
    key = program.desktop.key
    assert "Good" in next(name for name in program.shown() if "Rosa" in name)
    key("space")
    program.wait_for("Get ready: Short")
    key("Return")
    through_the_talk(program)
    until(lambda: len(program.rows(SETS)) == 2, "two sets", 60)
    through_the_talk(program)
    program.wait_for("Well done!", 60)
    assert program.rows(SETS) == [
        (0, 0, "both", 2, 2, "no"),
        (0, 1, "both", 2, 2, "no"),
        (1, 0, "right", 3, 3, "no"),
        (1, 0, "left", 3, 3, "no"),
    ]
    key("Tab", "Right", "Right", "Right", "Right", "space", "Next")
    program.wait_for("My month")
    until(lambda: program.rows("select effort from answers") == [(4,)], "the answer")
    assert program.rows("select outcome from session_ends") == [("full",)]
    assert program.rows("select routine_version, length(content_hash) from session_starts") == [("7", 64)]


def test_killed_in_the_middle_of_the_third_set_the_diary_holds_the_first_two(program):
    program.desktop.key("space")
    program.wait_for("Get ready: Short")
    program.desktop.key("space")
    through_the_talk(program)
    until(lambda: len(program.rows(SETS)) == 2, "two sets", 60)
    through_the_talk(program)
    until(lambda: "1 of 3 lift" in program.shown() or "1 of 3 lower" in program.shown(), "the third set")
    program.kill()
    assert program.rows(SETS) == [(0, 0, "both", 2, 2, "no"), (0, 1, "both", 2, 2, "no")]
    assert program.rows("select count(*) from session_ends") == [(0,)]
    again = Program(program.desktop, program.data)
    again.press("My month")
    again.wait_for("Print")
    summary = " ".join(item["description"] for item in again.tree())
    assert "Sessions: 1, in full: 0" in summary
    end(again.process)


def test_a_screen_reader_starts_stops_and_leaves_with_every_button_named(program):
    program.press("Start")
    program.wait_for("I'm ready")
    program.press("I'm ready")
    program.wait_for("Pause")
    program.press("Stop")
    three = ["Enough for today", "I need help", "I'm all right, go on"]
    until(lambda: buttons(program) == three, lambda: f"three ways on; there is {buttons(program)}")
    program.press("I need help")
    until(lambda: any("Call your emergency number now" in name for name in program.shown()), "the advice")
    program.press("Enough for today")
    program.wait_for("Finished")
    assert all(buttons(program))
    until(lambda: program.rows("select outcome from session_ends") == [("stopped",)], "the end")


def test_closing_the_window_in_a_set_keeps_what_was_done_of_it(desktop, data):
    routine = data / "Routines" / "short.toml"
    routine.write_text(routine.read_text().replace("reps = 2", "reps = 40"))
    program = Program(desktop, data)
    program.desktop.key("space")
    program.wait_for("Get ready: Short")
    program.desktop.key("space")
    through_the_talk(program)
    until(lambda: any(name.startswith("2 of 40") for name in program.shown()), "the second rep")
    program.desktop.key("alt+F4")
    program.process.wait(10)
    (done,) = program.rows(SETS)
    assert 1 <= done[4] < 40
    assert done[5] == "stopped"
    assert program.rows("select outcome from session_ends") == [("stopped",)]
