"""How much is heard: what each amount of talk has, and what gives way to what."""

import itertools
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.library import load_library
from coach.routine.model import Dose, ExerciseStep, Phase, RestStep
from coach.routine.terms import Helper, Kind, Pace, Sides, Talk
from coach.session.choices import Options
from coach.session.compile import compile_routine, texts_by_language
from coach.session.cueing import FIRST_REPS, WORD_MARGIN_MS
from coach.session.timeline import Matter, Priority, SegmentKind
from coach.voice.text import estimated_length_ms
from tests.builders import exercise, routine, timeline
from tests.session.builders import march, phase, said, walk

SHIPPED = load_library((Path(__file__).parents[2] / "routines",))
FULL_INTRODUCTION = (SegmentKind.INTRODUCTION, SegmentKind.DEMONSTRATION)


@cache
def shipped(routine_id, words_per_minute=140):
    return compile_routine(
        SHIPPED.routines[routine_id],
        SHIPPED.exercises,
        lambda text: estimated_length_ms(text, words_per_minute),
        Options(place_seconds=10),
    )


def cues_of(line, talk=Talk.FULL):
    cues = (cue for segment in line.segments for cue in segment.cues)
    return [cue for cue in cues if talk.includes(cue.matter.least)]


@pytest.mark.parametrize("routine_id", sorted(SHIPPED.routines))
def test_of_a_shipped_routine_each_amount_of_talk_has_all_of_the_one_below_it(routine_id):
    line = shipped(routine_id)
    counts, some, full = (cues_of(line, talk) for talk in Talk)
    assert len(counts) < len(some) < len(full)
    assert set(counts) < set(some) < set(full)
    assert [cue for cue in full if cue.is_count] == [cue for cue in counts if cue.is_count]
    assert all(one.end_ms <= later.at_ms for one, later in itertools.pairwise(full))


@pytest.mark.parametrize("routine_id", sorted(SHIPPED.routines))
@pytest.mark.parametrize("words_per_minute", [140, 180])
def test_in_a_shipped_routine_every_rep_and_step_is_counted(routine_id, words_per_minute):
    line = shipped(routine_id, words_per_minute)
    for index, bout in enumerate(line.bouts):
        if line.prescription(bout).exercise.kind not in (Kind.REPS, Kind.STEPS):
            continue
        cues = [cue for segment in line.moves_of_bout(index) for cue in segment.cues if cue.is_count]
        assert len(cues) == max(move.rep for move in bout.moves) * bout.counts_per_rep


def test_with_counts_alone_one_hears_when_to_do_what_and_how_far_it_is():
    line = timeline(
        ExerciseStep("knee-extension", reps=3, note="Use the blue cushion.", load_kg=1, rest_seconds=30),
        ExerciseStep("march", duration_seconds=45),
        exercises=[exercise(), march(name="March")],
        options=Options(),
    )
    heard = [cue.text for cue in cues_of(line, Talk.COUNTS)]
    count_in = ["Ready.", "Three.", "Two.", "One.", "Go."]
    press = "Press the big button when you are ready."
    one_leg = [*count_in, "Two more.", "Last one.", "3."]
    change = ["Change legs.", "Left leg.", "Put the weight on the other leg.", press]
    rest = ["Rest.", "Ten seconds more."]
    end = ["Halfway.", "Ten seconds more.", "That was the last one. Well done."]
    assert heard == [press, *one_leg, *change, *one_leg, *rest, press, *count_in, *end]


def test_with_some_talk_one_hears_what_comes_too_and_the_words_of_the_first_two_reps():
    step = ExerciseStep("knee-extension", reps=3, note="Use the blue cushion.", load_kg=1)
    line = timeline(step, ExerciseStep("march", sets=1), exercises=[exercise(tips=("Slow.",)), march()])
    added = [cue.text for cue in cues_of(line, Talk.SOME) if cue.matter.least is Talk.SOME]
    words = ["Lift", "and lower"] * 2
    named = ["Straighten your knee.", "Right leg.", "With 1 kilo.", "Use the blue cushion."]
    assert added[: len(named) + 8] == [*named, *words, *words]
    left = {cue.text for cue in cues_of(line)} - {cue.text for cue in cues_of(line, Talk.SOME)}
    assert left == {"Sit tall.", "Slow."}


def test_an_exercise_that_comes_again_is_named_and_not_explained_again():
    step = ExerciseStep("knee-extension", note="Use the blue cushion.")
    known = exercise(tips=("Slow.",))
    line = timeline(step, RestStep(20), step, exercises=[known], options=Options())
    talks = [segment for segment in line.segments if segment.kind in FULL_INTRODUCTION and segment.step == 2]
    assert [cue.text for segment in talks for cue in segment.cues] == [
        "Straighten your knee.",
        "Right leg.",
        "Use the blue cushion.",
        "Press the big button when you are ready.",
    ]


def test_who_needs_somebody_beside_them_is_told_with_any_amount_of_talk():
    line = timeline(exercises=[exercise(helper=Helper.BESIDE)], length_ms=3000)
    assert "Have someone right beside you." in [cue.text for cue in cues_of(line, Talk.COUNTS)]


def test_a_word_that_is_known_gives_way_to_the_count_and_a_new_one_does_not():
    phases = (phase("up", 1.5, "up", "Toes up"), phase("down", 1.5, "start", "and down"))
    pump = exercise(sides=Sides.BOTH, phases=phases)
    line = timeline(ExerciseStep("knee-extension", reps=5), exercises=[pump], length_ms=1000)
    heard = said(line, SegmentKind.MOVE)
    new, known = ["Toes up", "and down"], ["Toes up"]
    assert heard == [*new, *new, *known, "Two more.", *known, "Last one.", *known, "5."]


def test_a_count_leaves_a_breath_before_the_next_rep_where_a_rep_has_no_pause():
    phases = (phase("up", 2, "up"), phase("down", 2))
    line = timeline(exercises=[exercise(sides=Sides.BOTH, phases=phases)], length_ms=600)
    (first, _second) = [cue for cue in cues_of(line) if cue.text in ("Last one.", "2.")]
    assert line.span_of_bout(0)[0] + 4000 - first.end_ms == 400


def test_the_words_of_a_walk_keep_its_first_beat_and_nobody_says_each_tap():
    phases = (phase("stick", 1, "landed", "Stick"), phase("step", 1, "start", "Step"))
    tap = (phase("tap", 1, "landed", "Tap"),)
    dose = Dose(rest_seconds=0, cadence_per_minute=60)
    strolls = walk(kind=Kind.RHYTHM, phases=phases, dose=dose), march(phases=tap, dose=dose)
    line = timeline(
        ExerciseStep("walk", duration_seconds=16),
        ExerciseStep("march", duration_seconds=8),
        exercises=strolls,
        length_ms=300,
    )
    words = said(line, SegmentKind.MOVE)
    assert words[:6] == ["Stick", "Step"] * 2 + ["Stick"] * 2
    assert words.count("Tap") == 2 * FIRST_REPS  # of each leg


tempos = st.sampled_from([0.4, 0.8, 1.2, 2.0, 4.0])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(tempos, min_size=2, max_size=4),
    st.sampled_from([Kind.REPS, Kind.HOLD, Kind.RHYTHM, Kind.STEPS]),
    st.integers(1, 8),
    st.integers(100, 2500),
    st.sampled_from(list(Pace)),
)
def test_nothing_is_left_out_for_something_less_important(seconds, kind, reps, length_ms, pace):
    moving = [phase(f"move {index}", one, "up", f"Word {index}") for index, one in enumerate(seconds)]
    phases = (*moving, Phase("hold", 5, "Hold"), phase("back", 2, "start", "and back"))
    known = exercise(kind=kind, phases=phases, helper=Helper.BESIDE)
    step = ExerciseStep("knee-extension", reps=reps, duration_seconds=20)
    line = timeline(step, exercises=[known], length_ms=length_ms, pace=pace)
    safe = [cue for cue in cues_of(line) if cue.matter.priority is Priority.SAFETY]
    assert len(safe) == 1
    if kind is Kind.STEPS:
        return
    for index in range(len(line.bouts)):
        for segment in line.moves_of_bout(index):
            fits = segment.length_ms >= length_ms + WORD_MARGIN_MS
            words = [cue for cue in segment.cues if not cue.is_count and cue.matter is not Matter.TIME_LEFT]
            if segment.rep <= FIRST_REPS and kind is not Kind.RHYTHM:
                assert len(words) == fits  # no count, and nothing else, takes the place of a new word


def test_the_words_of_a_file_are_in_its_language_and_the_coachs_own_in_theirs():
    known = {"knee-extension": exercise(name="Knie strecken", setup="Aufrecht sitzen.", tips=("Langsam.",))}
    given_routine = routine(ExerciseStep("knee-extension", note="Blaues Kissen."), language="de")
    texts = texts_by_language(given_routine, known, also=("Stop.",))
    assert list(texts) == ["en", "de"]
    files = {"Knie strecken.", "Aufrecht sitzen.", "Langsam.", "Blaues Kissen.", "Lift", "and lower"}
    assert set(texts["de"]) == files
    assert {"Stop.", "Right leg.", "Last one."} < set(texts["en"])
