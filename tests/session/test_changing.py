"""What a person chooses while a session goes on: speeds, rests, another exercise; and the place is kept."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.model import Dose, ExerciseStep, RestStep, SideDose
from coach.routine.terms import Kind, Pace, Position, Side, Sides, Support, WeightBearing
from coach.session.choices import Choices, Offer, Options
from coach.session.compile import compile_routine
from coach.session.events import SetEnded, State
from coach.session.offers import offers_at, with_offer
from coach.session.playback import Playback
from coach.session.timeline import SegmentKind
from tests.builders import FakeClock, exercise, routine
from tests.session.builders import march, moves, said, walk

KNOWN = {
    one.id: one
    for one in (
        exercise("knee", easier="easy", harder="hard", dose=Dose(sets=2, reps=3, rest_seconds=30)),
        exercise("easy", name="Easy", level=1, dose=Dose(sets=1, reps=9, rest_seconds=20)),
        exercise("hard", name="Hard", level=4, dose=Dose(sets=1, reps=2)),
        exercise("hold", kind=Kind.HOLD, sides=Sides.BOTH, dose=Dose(reps=2, rest_seconds=30)),
        march(),
        walk(),
    )
}
STEPS = (
    ExerciseStep("knee", tempo={"lift": 2.0}, load_kg=1.0),
    ExerciseStep("march", duration_seconds=20),
    RestStep(40),
    ExerciseStep("hold"),
    ExerciseStep("walk", reps=4),
)


def compiled(*steps, known=None, **choices):
    """Compile with what was chosen."""
    options = Options(demonstrate=False, choices=Choices(**choices))
    return compile_routine(routine(*(steps or STEPS)), known or KNOWN, lambda text: 20 * len(text), options)


def at(line, ms):
    """Begin to play `line` at a moment."""
    playback = Playback(line, FakeClock(), start_ms=ms)
    playback.play()
    return playback


def finish(playback, frame_ms=200):
    """Play to the end and return what is told of the sets; questions are answered."""
    events = []
    while playback.state is not State.DONE:
        playback._clock.ms += frame_ms
        events += playback.advance()
        if playback.state is not State.PLAYING:
            events += playback.play()
    return [event for event in events if isinstance(event, SetEnded)]


SPEEDS = st.fixed_dictionaries(
    {name: st.sampled_from((50, 90, 100, 110, 150)) for name in ("knee", "march", "hold", "walk")}
)


@settings(max_examples=80, deadline=None)
@given(st.floats(0, 0.999), SPEEDS, SPEEDS)
def test_a_change_of_speed_keeps_place_movement_and_counts_wherever_one_is(part, before, after):
    line, other = compiled(speeds=before), compiled(speeds=after)
    playback = at(line, int(part * line.length_ms))
    playback._clock.ms += 300
    playback.advance()
    was, so_far, active_ms = playback.segment, playback.so_far(), playback.active_ms
    into = (playback.elapsed_ms - was.start_ms) / was.length_ms
    playback.change(other)
    now, counted = playback.segment, playback.so_far()
    assert (now.kind, now.step, now.bout, now.gate) == (was.kind, was.step, was.bout, was.gate)
    assert [one.done_ms for one in counted] == [one.done_ms for one in so_far]
    assert now.rep <= was.rep
    assert playback.active_ms == active_ms
    if now.kind is SegmentKind.MOVE and now.rep == was.rep:  # else the set has fewer reps now
        assert (now.phase, now.track) == (was.phase, was.track)
        assert (playback.elapsed_ms - now.start_ms) / now.length_ms == pytest.approx(into, abs=0.01)
        assert [one.done_reps for one in counted] == [one.done_reps for one in so_far]
    sets = finish(playback)
    started = (
        was.bout
        if was.bout is not None
        else next(
            (one.bout for one in line.segments if one.start_ms >= was.start_ms and one.bout is not None),
            len(line.bouts),
        )
    )
    wanted = [(bout, side) for bout in other.bouts[started:] for side in bout.sides]
    assert [(one.bout, one.side) for one in sets] == wanted
    assert all(one.done_reps == one.prescribed_reps for one in sets)


def test_faster_in_the_count_in_after_a_pause_still_leads_back_to_the_rep():
    line, fast = compiled(), compiled(speeds={"knee": 150})
    playback = at(line, moves(line)[4].start_ms)  # the second rep
    playback.pause()
    playback.play()
    playback._clock.ms += 1000
    playback.advance()
    playback.change(fast)
    playback._clock.ms += 1400
    playback.advance()
    assert playback.segment.kind is SegmentKind.COUNT_IN
    for _frame in range(2):
        playback._clock.ms += 1500
        playback.advance()
    assert playback.segment is moves(fast)[4]


def test_slower_just_after_the_answer_does_not_ask_again():
    line = compiled()
    playback = at(line, next(one.start_ms for one in line.segments if one.gate))
    playback._clock.ms += 20
    playback.advance()
    playback.play()
    playback.change(compiled(speeds={"knee": 90}))
    playback._clock.ms += 20
    playback.advance()
    assert playback.state is State.PLAYING


def test_slower_makes_movements_longer_and_what_is_held_stays_as_long():
    line, slow = compiled(), compiled(speeds={"knee": 80, "hold": 80, "walk": 80})
    for name, phases in (("knee", (2.5, 1, 5, 1)), ("hold", (3.75, 1, 5, 1)), ("walk", (2.5, 2.5))):
        (item,) = [one for one in slow.prescriptions if one.exercise.id == name]
        assert tuple(phase.seconds for phase in item.phases) == pytest.approx(phases)
        (usual,) = [one for one in line.prescriptions if one.exercise.id == name]
        assert (item.tempo, item.speed_percent) == (usual.tempo, 80)


def test_a_rhythm_goes_on_for_as_long_at_any_speed():
    slow = compiled(speeds={"march": 50})
    (item,) = [one for one in slow.prescriptions if one.exercise.id == "march"]
    assert item.beat.per_minute == 25
    begin, end = slow.span_of_bout(4)
    assert (end - begin) / 1000 == pytest.approx(20, abs=2.5)
    assert item.duration_seconds == 20


def test_a_rhythm_that_has_fewer_reps_when_slower_ends_and_is_told_once():
    line, slow = compiled(ExerciseStep("march")), compiled(ExerciseStep("march"), speeds={"march": 50})
    playback = at(line, moves(line)[-1].start_ms)
    playback.change(slow)
    (ended,) = finish(playback)
    assert ended.done_reps == ended.prescribed_reps


def test_a_set_that_went_slower_half_way_is_told_as_long_as_it_took():
    line, slow = compiled(), compiled(speeds={"knee": 50})
    playback = at(line, moves(line)[0].start_ms)
    playback._clock.ms += 1600
    playback.advance()
    playback.change(slow)
    assert [one.done_ms for one in playback.so_far()] == [1600]
    first, _left, second, *_others = finish(playback, frame_ms=100)
    assert second.done_ms == 3 * 14_000
    assert first.done_ms == pytest.approx(1600 + 0.2 * 4000 + 1000 + 8000 + 1000 + 2 * 14_000, abs=2)


def test_an_easier_exercise_takes_the_dose_that_fits_and_no_load_and_a_harder_one_no_more_than_its_own():
    step = ExerciseStep("knee", sets=2, reps=4, tempo={"lift": 2, "sway": 9}, load_kg=1, note="Slowly.")
    for name, sets, reps, lift in (("easy", 2, 4, 2), ("hard", 1, 2, 3)):
        (item,) = compiled(step, variants={0: name}).prescriptions
        assert (item.exercise.id, len(item.sets), len(item.sets[0][0].moves)) == (name, sets, reps)
        assert (item.phases[0].seconds, set(item.load_kg.values()), item.note) == (lift, {0}, "Slowly.")


def test_an_exercise_that_is_counted_otherwise_has_its_own_dose():
    (item,) = compiled(
        ExerciseStep("knee", sets=3, reps=9, rest_seconds=45), variants={0: "hold"}
    ).prescriptions
    assert (len(item.sets), item.bouts[0].reps(Side.BOTH), item.rest_seconds) == (1, 2, 45)


def test_what_asks_for_less_support_or_gets_one_up_or_spares_no_leg_is_never_done_instead():
    own = exercise("own", support=Support.COUNTER, position=Position.STANDING, easier="other")
    sits = exercise("own", easier="other")
    for here, other, step in (
        (own, replace(own, id="other", support=Support.NONE, easier=""), ExerciseStep("own")),
        (sits, replace(own, id="other", easier=""), ExerciseStep("own")),
        (sits, exercise("other", weight_bearing=WeightBearing.FULL), ExerciseStep("own")),
        (sits, exercise("other", sides=Sides.BOTH), ExerciseStep("own", sides=Side.LEFT)),
    ):
        known = {"own": here, "other": other}
        line = compiled(step, known=known, variants={0: "other"})
        assert line.prescriptions[0].exercise is here
        assert Offer.EASIER not in offers_at(line, line.segments[0], State.PLAYING, known)
    assert compiled(STEPS[0], variants={0: "nowhere"}).prescriptions[0].exercise.id == "knee"


def test_easier_before_an_exercise_introduces_it_instead_and_harder_leads_back():
    line = compiled(STEPS[0])
    playback = at(line, 0)
    choices = Choices()
    for offer, name in ((Offer.EASIER, "easy"), (Offer.HARDER, "knee"), (Offer.HARDER, "hard")):
        playback._clock.ms += 1000
        playback.advance()
        here = playback.timeline, playback.segment
        assert offer in offers_at(*here, playback.state, KNOWN)
        choices = with_offer(choices, offer, *here, KNOWN)
        playback.change(compiled(STEPS[0], variants=choices.variants))
        assert playback.segment.track.exercise.id == name
        assert (playback.segment.kind, playback.elapsed_ms) == (SegmentKind.INTRODUCTION, 0)
        assert [sound.text for sound in playback.sounds(100)] == [f"{KNOWN[name].name}."]
    assert {one.bout.step_index for one in finish(playback)} == {0}


def test_a_rest_goes_on_when_what_comes_next_was_changed_and_says_what_it_is():
    steps = (ExerciseStep("hold"), ExerciseStep("knee"))
    line = compiled(*steps)
    rest = next(one for one in line.segments if one.kind is SegmentKind.REST)
    playback = at(line, rest.start_ms)
    playback.sounds(150)
    playback._clock.ms += 1900
    playback.advance()
    playback.sounds(150)
    choices = with_offer(Choices(), Offer.EASIER, line, rest, KNOWN)
    assert playback.change(compiled(*steps, variants=choices.variants)) == []
    assert playback.elapsed_ms - playback.segment.start_ms == 1900
    assert [sound.text for sound in playback.sounds(150)] == ["Next comes: Easy."]
    assert playback.sounds(150) == []


def test_a_longer_rest_is_half_a_minute_longer_there_and_nowhere_else_each_time():
    line, choices = compiled(), Choices()
    rests = [one for one in line.segments if one.kind is SegmentKind.REST]
    for rest in (rests[0], rests[2]):  # between two sets, and a step of its own
        playback = at(line, rest.start_ms)
        playback._clock.ms += 1000
        playback.advance()
        for _time in range(2):
            choices = with_offer(choices, Offer.LONGER_REST, playback.timeline, playback.segment, KNOWN)
            playback.change(compiled(longer_rests=choices.longer_rests))
        assert playback.elapsed_ms - playback.segment.start_ms == 1000
        assert playback.segment.length_ms == rest.length_ms + 60_000
    now = [one for one in playback.timeline.segments if one.kind is SegmentKind.REST]
    assert sum(one.length_ms for one in now) - sum(one.length_ms for one in rests) == 120_000


def test_slower_and_faster_go_by_a_tenth_and_not_beyond_their_bounds():
    for offer, percents in ((Offer.SLOWER, (90, 80, 70, 60, 50, 50)), (Offer.FASTER, (110, 120))):
        choices = Choices()
        for percent in percents:
            line = compiled(speeds=choices.speeds)
            choices = with_offer(choices, offer, line, line.segments[0], KNOWN)
            assert choices.speeds == {"knee": percent}
    line = compiled(speeds=MappingProxyType({"knee": 50}))
    assert Offer.SLOWER not in offers_at(line, moves(line)[0], State.PAUSED, KNOWN)


def test_what_is_offered_when():
    line = compiled()
    intro, ready, rest = (
        next(one for one in line.segments if one.kind is kind)
        for kind in (SegmentKind.INTRODUCTION, SegmentKind.READY, SegmentKind.REST)
    )
    move, finish_ = moves(line)[0], line.segments[-1]
    to_march = next(one for one in line.segments if one.kind is SegmentKind.REST and one.leads_to == 1)
    asked = {Offer.EASIER, Offer.HARDER, Offer.CARE, Offer.ENOUGH}
    paused = {Offer.SLOWER, Offer.FASTER, Offer.REPEAT, Offer.CARE, Offer.ENOUGH}
    for segment, state, wanted in (
        (intro, State.PLAYING, asked | {Offer.SLOWER}),
        (ready, State.WAITING, asked | {Offer.SLOWER}),
        (rest, State.PLAYING, {Offer.LONGER_REST, Offer.ENOUGH}),  # between sets nothing is exchanged
        (to_march, State.PLAYING, {Offer.LONGER_REST, Offer.ENOUGH}),  # a march has no links
        (move, State.PLAYING, set()),
        (move, State.PAUSED, paused),
        (move, State.STOPPED, set()),
        (finish_, State.PLAYING, set()),
    ):
        offered = offers_at(line, segment, state, KNOWN)
        assert set(offered) == wanted
        assert list(offered) == [one for one in Offer if one in wanted]


def test_the_pace_that_a_person_chose_goes_before_the_routines():
    line = compiled(pace=Pace.GENTLE_EVEN)
    (item, *_others) = line.prescriptions
    assert (len(item.sets), [phase.seconds for phase in item.phases][::2]) == (1, [3.0, 3.0])
    assert "With 1 kilo." not in said(line, SegmentKind.INTRODUCTION)


def test_a_weight_is_moved_to_the_other_leg_for_as_long_as_it_takes():
    line = compiled(ExerciseStep("knee", load_kg=1, sets=2))
    over = ["Put the weight on the other leg.", "Press the big button when you are ready."]
    assert said(line, SegmentKind.CHANGE_SIDES) == [
        *("Change legs.", "Left leg.", *over),
        *("Right leg.", *over),
        *("Change legs.", "Left leg.", *over),
    ]
    assert sum(one.gate for one in line.segments if one.kind is SegmentKind.CHANGE_SIDES) == 3
    one_leg = compiled(ExerciseStep("knee", left=SideDose(load_kg=2)))  # put on, never over
    assert said(one_leg, SegmentKind.CHANGE_SIDES)[:3] == ["Change legs.", "Left leg.", "With 2 kilos."]
    assert not any(
        one.gate for one in compiled(ExerciseStep("knee")).segments if one.kind is SegmentKind.CHANGE_SIDES
    )


def test_next_where_a_weight_is_to_be_moved_passes_that_leg_over_alone():
    line = compiled(ExerciseStep("knee", load_kg=1, sets=1))
    gate = next(one for one in line.segments if one.gate and one.kind is SegmentKind.CHANGE_SIDES)
    playback = at(line, gate.start_ms)
    playback._clock.ms += 16
    playback.advance()
    assert playback.state is State.WAITING
    told = [one for one in playback.next() if isinstance(one, SetEnded)]
    assert [(one.side, one.done_reps, one.shortened.value) for one in told] == [(Side.LEFT, 0, "skipped")]
    assert playback.segment.kind is SegmentKind.FINISH
