"""Going on another day: nothing is lost, nothing is counted that wasn't done, and each set is done once."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.model import Dose, ExerciseStep
from coach.routine.terms import Side, Sides, Travel
from coach.session.choices import Choices, Options
from coach.session.events import SetEnded, Shortened, State
from coach.session.moment import moment_at
from coach.session.playback import Playback
from coach.session.resuming import Place, bout_at, place_after, places_of
from coach.session.timeline import SegmentKind
from tests.builders import FakeClock, exercise, timeline
from tests.session.builders import march, walk

STEPS = (
    ExerciseStep("knee", sets=2, reps=2, load_kg=1.0),
    ExerciseStep("turns", sets=1, reps=2),
    ExerciseStep("march", duration_seconds=10),
    ExerciseStep("walk", reps=4, passes=3),
)
KNOWN = [
    exercise("knee", dose=Dose(rest_seconds=10)),
    exercise("turns", sides=Sides.ALTERNATING),
    march(),
    walk(Travel.SIDEWAYS),
]
LINE = timeline(*STEPS, exercises=KNOWN)
PLACES = [places_of(LINE, index)[0] for index in range(len(LINE.bouts))]


@dataclass(frozen=True)
class Told:
    """What the diary keeps of a set."""

    step_index: int
    set_index: int
    side: Side
    prescribed_reps: int
    done_reps: int
    shortened: str


def told(events):
    """Write down what is told of sets, as the diary does."""
    return [
        Told(
            ended.bout.step_index,
            LINE.prescription(ended.bout).set_number(ended.bout, ended.side),
            ended.side,
            ended.prescribed_reps,
            ended.done_reps,
            ended.shortened.value,
        )
        for ended in events
        if isinstance(ended, SetEnded)
    ]


def run(playback, until_ms=10**9, frame_ms=250):
    """Play for so long, or to the end, and return what is told of sets; questions are answered."""
    events, end_ms = [], playback._clock.ms + until_ms
    while playback.state is not State.DONE and playback._clock.ms < end_ms:
        playback._clock.ms += min(frame_ms, end_ms - playback._clock.ms)
        events += playback.advance()
        if playback.state is State.WAITING:
            events += playback.play()
    return told(events)


@pytest.mark.parametrize("place", PLACES)
def test_from_every_place_each_set_that_is_left_is_done_once_and_whole(place):
    playback = Playback(LINE, FakeClock())
    playback.begin_at(place)
    assert playback.segment.kind is SegmentKind.INTRODUCTION
    sets = run(playback)
    left = LINE.bouts[bout_at(LINE, place) :]
    assert [(one.step_index, one.side) for one in sets] == [
        (bout.step_index, side) for bout in left for side in bout.sides
    ]
    assert all(one.done_reps == one.prescribed_reps for one in sets)
    assert place_after(LINE, sets) == (None if place == PLACES[0] else PLACES[0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(100, 120_000), max_size=4), st.sampled_from(["killed", "closed"]))
def test_cut_off_at_any_moments_every_set_ends_up_done_whole_just_once(lengths_ms, how):
    diary, active_ms = [], 0
    for length_ms in lengths_ms:
        place = place_after(LINE, diary)
        if place is None:
            break
        playback = Playback(LINE, FakeClock())
        playback.begin_at(place)
        diary += run(playback, length_ms)
        so_far = told(playback.so_far())
        if how == "closed":
            assert told(playback.stop(Shortened.UNFINISHED)) == so_far
        diary += so_far  # what the diary had last stands for a set that never ended
        active_ms += playback.active_ms
    place = place_after(LINE, diary)
    if place is not None:
        playback = Playback(LINE, FakeClock())
        playback.begin_at(place)
        diary += run(playback)
    assert place_after(LINE, diary) is None
    whole = [Place(one.step_index, one.set_index, one.side) for one in diary if one.shortened == "no"]
    # When legs take turns and are cut off, the first may have done all of its own: only the last one tells.
    last = [places_of(LINE, index)[-1] for index in range(len(LINE.bouts))]
    assert [place for place in whole if place in last] == last
    assert {one.shortened for one in diary} <= {"no", "unfinished"}


def test_a_set_that_was_passed_over_is_not_asked_for_again_and_one_that_was_cut_off_is():
    first, second = PLACES[:2]
    passed, cut, whole = (
        Told(0, 0, Side.RIGHT, 2, done, why) for done, why in ((0, "skipped"), (1, "unfinished"), (2, "no"))
    )
    for diary, place in (
        ([], first),
        ([passed], second),
        ([cut], first),
        ([whole, cut], second),  # it had been done before it was begun again
        ([passed, cut], first),
    ):
        assert place_after(LINE, diary) == place


def test_legs_that_take_turns_are_done_only_when_both_are():
    before = [Told(place.step_index, place.set_index, place.side, 1, 1, "no") for place in PLACES[:4]]
    right = Told(1, 0, Side.RIGHT, 2, 2, "no")
    left = Told(1, 0, Side.LEFT, 2, 1, "unfinished")
    assert place_after(LINE, [*before, right, left]) == Place(1, 0, Side.RIGHT)


def test_each_pass_of_a_walk_is_a_set_of_the_side_that_leads_it():
    assert [(place.set_index, place.side) for place in PLACES if place.step_index == 3] == [
        (0, Side.RIGHT),
        (0, Side.LEFT),
        (1, Side.RIGHT),
    ]


def test_one_is_asked_first_and_comes_right_to_the_leg_and_the_set_that_is_next():
    place = PLACES[3]  # the second set of the left leg
    assert place == Place(0, 1, Side.LEFT)
    playback = Playback(LINE, FakeClock())
    playback.begin_at(place)
    seen = moment_at(LINE, playback.elapsed_ms, playback.seam)
    assert (seen.segment.side, seen.bout) == (Side.LEFT, LINE.bouts[3])
    while playback.state is not State.WAITING:
        run_one(playback)
    left_ms = moment_at(LINE, playback.elapsed_ms, playback.seam).left_ms
    played_ms = playback.active_ms
    playback.play()
    heard = []
    while playback.state is State.PLAYING:
        heard += [sound.text for sound in playback.sounds(150)]
        run_one(playback)
    assert heard == [
        "Left leg.",
        "Put the weight on the other leg.",
        "Press the big button when you are ready.",
    ]
    assert left_ms - (playback.active_ms - played_ms) == LINE.length_ms - playback.elapsed_ms
    playback.play()
    run(playback, 700)
    assert (playback.segment.kind, playback.segment.bout) == (SegmentKind.COUNT_IN, 3)


def test_who_passes_the_exercise_over_when_going_on_passes_over_only_what_was_left_of_it():
    playback = Playback(LINE, FakeClock())
    playback.begin_at(PLACES[2])
    playback.next()
    run_one(playback)
    assert playback.state is State.WAITING
    assert [(one.set_index, one.side, one.shortened) for one in told(playback.next())] == [
        (1, Side.RIGHT, "skipped"),
        (1, Side.LEFT, "skipped"),
    ]
    assert playback.segment.step == 1


def test_back_at_the_question_hears_it_again_and_still_goes_on_with_the_set_that_is_next():
    playback = Playback(LINE, FakeClock())
    playback.begin_at(PLACES[3])
    playback.next()
    run_one(playback)
    playback.back()
    playback.next()
    run_one(playback)
    playback.play()
    playback.next()  # an answer twice
    assert (playback.segment.kind, playback.segment.bout) == (SegmentKind.CHANGE_SIDES, 3)


def test_an_easier_exercise_goes_on_with_the_set_that_is_next_too():
    known = [exercise("knee"), exercise("easy", level=1)]
    easier = Options(demonstrate=False, choices=Choices(variants={0: "easy"}))
    steps = (ExerciseStep("knee", sets=2, rest_seconds=10),)
    playback = Playback(timeline(*steps, exercises=known), FakeClock())
    playback.begin_at(Place(0, 1, Side.LEFT))
    run_one(playback)
    playback.change(timeline(*steps, exercises=known, options=easier))
    assert [sound.text for sound in playback.sounds(150)] == ["Press the big button when you are ready."]
    assert run(playback) == [Told(0, 1, Side.LEFT, 2, 2, "no")]


def test_a_place_that_the_session_has_not_is_refused():
    with pytest.raises(ValueError, match="has no"):
        Playback(LINE, FakeClock()).begin_at(Place(0, 7, Side.LEFT))


def run_one(playback):
    """Let a frame pass."""
    playback._clock.ms += 16
    playback.advance()
