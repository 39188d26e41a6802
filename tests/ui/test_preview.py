"""The preview: any moment of what is being written, seen and heard."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from coach.routine.model import ExerciseStep, RestStep
from coach.session.timeline import SegmentKind
from coach.settings import Settings
from coach.ui.theme import LIGHT, Theme
from coach.ui.workshop.rehearsing.kept_place import place_in
from coach.ui.workshop.rehearsing.preview import PreviewPane
from coach.ui.workshop.rehearsing.timeline_picture import blocks_of
from coach.voice.clip import Clip
from tests.builders import FakeClock, exercise, timeline
from tests.ui.drafts import ROUTINES, SHORT, draft, retyped
from tests.ui.heard import Ear, FakeVoice

THEME = Theme(LIGHT, 4.0)
TWO = SHORT + '\n[[step]]\nexercise = "seated-march"\nsets = 1\nreps = 2\n'


class Stage:
    """A preview of a text, its clock, and what is heard."""

    def __init__(self, qtbot, text=SHORT, file="short.toml", make_voice=None):
        self.qtbot = qtbot
        self.ear = Ear()
        self.clock = FakeClock()
        self.draft = draft(qtbot, text, file)
        self.pane = PreviewPane(self.draft, THEME, make_voice or self.ear._make, self.clock, Settings())
        self.rehearsal = self.pane.rehearsal
        qtbot.addWidget(self.pane)
        self.pane.resize(500, 500)
        self.pane.show()
        qtbot.waitUntil(lambda: self.rehearsal.timeline is not None)

    def retype(self, text):
        """Change the text, and have it laid out."""
        with self.qtbot.waitSignal(self.rehearsal.laid_out):
            retyped(self.qtbot, self.draft, text)

    def play(self):
        """Play, once the voice is ready."""
        self.rehearsal.play()
        self.qtbot.waitUntil(lambda: self.rehearsal._conductor is not None)

    def go_on(self, ms):
        """Let so much time go by."""
        for _ in range(ms // 50):
            self.clock.ms += 50
            if self.rehearsal._conductor is not None:
                self.rehearsal._conductor.tick()

    def first(self, kind, phase=""):
        """The beginning of the first segment of a kind."""
        segments = self.rehearsal.timeline.segments
        return next(
            each.start_ms for each in segments if each.kind is kind and each.phase in (phase, each.phase)
        )

    def segment(self):
        """What is shown now."""
        timeline = self.rehearsal.timeline
        return timeline.segments[timeline.index_at(self.rehearsal.at_ms)]


@pytest.fixture
def stage(qtbot):
    made = Stage(qtbot)
    yield made
    made.pane.close_voice()


def test_the_whole_length_is_always_there(stage):
    total = stage.rehearsal.timeline.length_ms // 1000
    assert stage.pane.time.text() == f"0:00 of {total // 60}:{total % 60:02}"
    stage.retype(SHORT.replace("reps = 2", "reps = 20"))
    longer = stage.rehearsal.timeline.length_ms // 1000
    assert longer > total
    assert stage.pane.time.text().endswith(f" of {longer // 60}:{longer % 60:02}")


def test_a_moment_is_played_with_what_is_said_there_and_silence_comes_at_once(stage):
    stage.rehearsal.seek(stage.first(SegmentKind.MOVE) + 10)
    stage.play()
    stage.go_on(300)
    assert [entry[1] for entry in stage.ear.log if entry[0] in ("play", "count")][-1] == "Lift"
    stage.pane.hide()
    assert stage.ear.log[-1] == ("stop",)
    assert not stage.rehearsal.is_playing


def test_space_on_the_bar_plays_and_pauses(stage):
    for playing in (True, False):
        QTest.keyClick(stage.pane.bar, Qt.Key.Key_Space)
        assert stage.rehearsal.is_playing is playing
        assert stage.pane.play_button.accessibleName() == ("Pause" if playing else "Play")


def test_nobody_is_waited_for(stage):
    assert any(segment.gate for segment in stage.rehearsal.timeline.segments)
    stage.play()
    stage.go_on(stage.rehearsal.timeline.length_ms + 5000)
    assert stage.rehearsal.at_ms == stage.rehearsal.timeline.length_ms
    assert stage.pane.play_button.text() == "Play"


def test_the_place_is_kept_while_it_plays_and_the_text_changes(stage):
    stage.rehearsal.seek(stage.first(SegmentKind.MOVE))
    stage.play()
    stage.go_on(2500)
    before = stage.segment()
    stage.retype(SHORT.replace("reps = 2", "reps = 2\ntempo = { lift = 6 }"))
    after = stage.segment()
    assert (after.kind, after.rep, after.phase) == (before.kind, before.rep, before.phase)
    assert after.length_ms == 6000
    assert stage.rehearsal.is_playing


def test_the_place_goes_with_its_exercise_when_a_step_comes_before_it():
    both = [exercise(), exercise("march")]
    old = timeline(ExerciseStep("knee-extension"), ExerciseStep("march"), exercises=both)
    new = timeline(ExerciseStep("knee-extension"), RestStep(60.0), ExerciseStep("march"), exercises=both)
    at_ms = old.span_of_step(1)[0] + 700
    there_ms, stayed = place_in(old, new, at_ms)
    assert there_ms == new.span_of_step(2)[0] + 700
    assert not stayed


def test_a_mistake_keeps_what_was_there_and_says_so(stage):
    before = stage.rehearsal.timeline
    stage.rehearsal.seek(5000)
    retyped(stage.qtbot, stage.draft, SHORT.replace("reps", "resp"))
    assert stage.rehearsal.timeline is before
    assert stage.rehearsal.at_ms == 5000
    assert stage.pane.notice.text() == "As it was before the mistakes in the text."


def test_an_exercise_is_played_as_one_set_of_it(qtbot):
    file = ROUTINES / "exercises" / "seated" / "seated-march.toml"
    stage = Stage(qtbot, file.read_text(encoding="utf-8"), "exercises/seated/seated-march.toml")
    assert {bout.set_index for bout in stage.rehearsal.timeline.bouts} == {0}
    assert stage.pane.title.text() == stage.draft.shown.exercise.name


def test_a_step_that_is_chosen_is_shown_from_its_beginning(qtbot):
    stage = Stage(qtbot, TWO)
    stage.pane.show_step(1)
    assert stage.rehearsal.at_ms == stage.rehearsal.timeline.span_of_step(1)[0]
    assert stage.pane.title.text() == "March in your chair"


def test_a_step_that_is_chosen_while_there_is_nothing_to_see_is_shown_once_there_is(qtbot):
    made = draft(qtbot, TWO.replace("reps", "resp"))
    pane = PreviewPane(made, THEME, Ear()._make, FakeClock(), Settings())
    qtbot.addWidget(pane)
    pane.show_step(1)
    assert pane.notice.text() == "It can be seen here once the mistakes are mended."
    retyped(qtbot, made, TWO)
    qtbot.waitUntil(lambda: pane.title.text() == "March in your chair")


def test_a_step_that_was_put_in_and_chosen_is_shown_once_it_is_laid_out(qtbot):
    stage = Stage(qtbot, TWO)
    stage.draft.set_text(f"{TWO}\n[[step]]\nrest_seconds = 30\n", by="")
    stage.pane.show_step(2)
    qtbot.waitUntil(lambda: stage.rehearsal.at_ms > 0)
    assert (
        stage.rehearsal.timeline.segments[stage.rehearsal.timeline.index_at(stage.rehearsal.at_ms)].step == 2
    )


class SlowVoice(FakeVoice):
    """It takes nine seconds to say a name."""

    def prepare(self, texts, _cancelled=None, **_more):
        return {text: Clip("", Path(text), 9000) for text in texts if text == "Straighten your knee."}


def test_the_true_length_of_what_is_said_counts_once_it_is_known(qtbot):
    stage = Stage(qtbot, make_voice=lambda settings: SlowVoice(settings, [], None))
    before = stage.rehearsal.timeline.length_ms
    stage.play()
    assert stage.rehearsal.timeline.length_ms > before + 3000
    stage.pane.close_voice()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_without_a_voice_at_all_it_still_moves(qtbot):
    def none_made(_settings):
        raise RuntimeError("no voice")

    stage = Stage(qtbot, make_voice=none_made)
    stage.play()
    stage.go_on(500)
    assert stage.rehearsal.at_ms == 500


def test_the_bar_is_gone_over_by_second_set_and_exercise(qtbot):
    stage = Stage(qtbot, TWO)
    bar, laid = stage.pane.bar, stage.rehearsal.timeline
    steps = [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1000),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, laid.span_of_bout(0)[0]),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, laid.span_of_step(1)[0]),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, laid.span_of_step(1)[0] - 1000),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier, 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, laid.length_ms),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
    ]
    for key, modifier, there in steps:
        QTest.keyClick(bar, key, modifier)
        assert stage.rehearsal.at_ms == there
    assert bar.value() == 0
    assert QAccessible.queryAccessibleInterface(bar).role() is QAccessible.Role.Slider
    assert "Straighten your knee" in bar.accessibleDescription()


def test_the_bar_is_scrubbed_by_the_mouse_and_tells_what_is_there(stage):
    bar, laid = stage.pane.bar, stage.rehearsal.timeline
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, 20))
    assert stage.rehearsal.at_ms == pytest.approx(laid.length_ms / 2, abs=1000)
    cue = next(cue for segment in laid.segments for cue in segment.cues if cue.text == "Lift")
    told = bar.words_at(cue.at_ms + 40, near_ms=50)
    assert told.splitlines()[0].endswith("Straighten your knee")
    assert told.splitlines()[-1].endswith("“Lift”")


def test_zoomed_in_the_bar_follows_where_it_is(stage):
    bar, laid = stage.pane.bar, stage.rehearsal.timeline
    bar.zoom_by(8)
    for ms in (laid.length_ms, 0, laid.length_ms // 3):
        stage.rehearsal.seek(ms)
        scale = bar._scale()
        assert scale.left <= scale.x(ms) <= scale.left + scale.width
    bar.zoom_by(1 / 64)
    assert bar.zoom == 1.0


def test_the_blocks_of_the_bar_follow_each_other_without_a_gap(qtbot):
    laid = Stage(qtbot, TWO).rehearsal.timeline
    blocks = blocks_of(laid)
    assert blocks[0].span[0] == 0
    assert blocks[-1].span[1] == laid.length_ms
    assert all(one.span[1] == other.span[0] for one, other in pairwise(blocks))
    assert [block.name for block in blocks if block.name] == ["Straighten your knee", "March in your chair"]
