"""The clock of a test: what counts, when it ends, what is shown and said."""

from coach.session.measure_rules import (
    BALANCE,
    CHAIR_STAND,
    FIVE_STANDS,
    STEP,
    UP_AND_GO,
)
from coach.session.measure_run import Phase, Run, Shown

BEGUN = 10_000
GO = BEGUN + 4000
BEGIN = BEGUN + 2000  # "Begin" of a position that is held


def press(run, *moments):
    for at_ms in moments:
        run = run.pressed(at_ms)
    return run


def all_said(run, until_ms=10**9):
    return [(at_ms - BEGUN, text) for at_ms, text in run.words_until(until_ms, 0)]


def test_presses_before_go_and_after_the_time_do_not_count():
    run = press(Run(CHAIR_STAND, BEGUN), GO - 1, GO, GO + 15_000, GO + 29_999, GO + 30_000, GO + 31_000)
    assert run.value == 3
    assert run.phase_at(GO + 29_999) is Phase.GOING
    assert run.phase_at(GO + 30_000) is Phase.OVER


def test_one_less_takes_back_the_last_press_until_it_is_over():
    run = press(Run(CHAIR_STAND, BEGUN), GO + 1000, GO + 2000)
    assert run.one_less(GO + 2500).presses_ms == (GO + 1000,)
    assert Run(CHAIR_STAND, BEGUN).one_less(GO + 1).presses_ms == ()
    assert run.one_less(GO + 30_000).value == 2


def test_five_stands_end_at_the_moment_of_the_fifth_press():
    run = press(Run(FIVE_STANDS, BEGUN), *(GO + 2480 * number for number in range(1, 6)))
    assert (run.ends_ms, run.value) == (GO + 12_400, 12.4)
    assert run.pressed(GO + 12_500) == run
    four = press(Run(FIVE_STANDS, BEGUN), *(GO + 2480 * number for number in range(1, 5)))
    assert four.phase_at(GO + 600_000) is Phase.GOING


def test_walking_ends_when_seated_however_long_it_takes():
    run = Run(UP_AND_GO, BEGUN)
    assert run.phase_at(GO + 300_000) is Phase.GOING
    assert run.pressed(GO + 83_456).value == 83.456


def test_a_position_is_held_whole_or_until_the_press():
    run = Run(BALANCE, BEGUN)
    assert (run.value, run.is_whole) == (10.0, True)
    let_go = run.pressed(BEGIN + 4400)
    assert (let_go.value, let_go.is_whole) == (4.4, False)
    assert run.pressed(BEGIN - 1) == run


def test_what_is_shown_follows_from_the_moment():
    stand = press(Run(CHAIR_STAND, BEGUN), GO + 2000, GO + 4000)
    assert stand.shown_at(BEGUN) == Shown(Phase.COUNT_IN, 2, 4, 0.0)
    assert stand.shown_at(GO - 1) == Shown(Phase.COUNT_IN, 2, 1, 1 - 1 / 4000)
    assert stand.shown_at(GO + 15_001) == Shown(Phase.GOING, 2, 15, 15_001 / 30_000)
    assert stand.shown_at(GO + 60_000) == Shown(Phase.OVER, 2, 0, 1.0, 2.0)
    five = press(Run(FIVE_STANDS, BEGUN), GO + 3000)
    assert five.shown_at(GO + 3999) == Shown(Phase.GOING, 1, 3, 0.2)
    done = Run(UP_AND_GO, BEGUN).pressed(GO + 9900)
    assert done.shown_at(GO + 20_000) == Shown(Phase.OVER, 1, 9, 1.0, 9.9)


def test_go_half_time_and_stop_are_said_at_their_moments():
    count_in = [(0, "Ready."), (1000, "Three."), (2000, "Two."), (3000, "One."), (4000, "Go.")]
    assert all_said(Run(CHAIR_STAND, BEGUN)) == [*count_in, (19_000, "Halfway."), (34_000, "Stop.")]
    assert all_said(Run(STEP, BEGUN)) == [*count_in, (64_000, "One minute more."), (124_000, "Stop.")]
    assert all_said(Run(UP_AND_GO, BEGUN)) == count_in
    assert all_said(Run(BALANCE, BEGUN)) == [(0, "Ready."), (2000, "Begin."), (12_000, "Stop.")]


def test_nothing_more_is_said_once_a_press_has_ended_it_and_nothing_twice():
    assert all_said(Run(BALANCE, BEGUN).pressed(BEGIN + 3000)) == [(0, "Ready."), (2000, "Begin.")]
    run = Run(CHAIR_STAND, BEGUN)
    assert [text for _at, text in run.words_until(BEGUN + 2150, 1)] == ["Three.", "Two."]
