"""A session at the player: what is offered and done, what Stop leads to, and that everything has its room."""

import threading
from types import MappingProxyType

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from coach.history.records import Outcome, SessionEnd, SessionStart, SetDone, SetSoFar, Shortened
from coach.history.sessions import Session
from coach.routine.library import Library
from coach.routine.model import Dose, ExerciseStep
from coach.routine.terms import Position, Side, Sides, Talk
from coach.session.choices import Offer, Options
from coach.session.events import State
from coach.session.moment import moment_at
from coach.session.timeline import SegmentKind
from coach.ui.keys import Command
from coach.ui.preparation import Preparation
from coach.ui.screens.player import PlayerScreen
from coach.ui.session_run import SessionRun
from coach.ui.sound_watch import SoundWatch
from coach.ui.stop_words import call_line, first_line, help_line, signs_line, spoken_lines
from coach.ui.theme import DARK, LIGHT, Theme, stylesheet
from coach.ui.widgets.count import Count
from coach.ui.widgets.figure_view import FigureView
from coach.voice.problem import Problem, sentence
from coach.voice.voice import SilentVoice
from tests.builders import FakeClock, exercise, routine, timeline
from tests.routine.reading_level import grade

EASY = exercise("easy", name="Slide your foot", dose=Dose(sets=1, reps=2, rest_seconds=0))
USUAL = exercise(easier="easy", cautions=("knee",), stop_if=("Knee pain",))
EXERCISES = {"easy": EASY, "knee-extension": USUAL}
STEPS = (
    ExerciseStep("knee-extension", sets=2, reps=3, rest_seconds=30, sides=Side.LEFT),
    ExerciseStep("knee-extension", reps=2, sides=Side.LEFT, load_kg=1.0),
)


class HeardVoice(SilentVoice):
    """Notes what is said, and when it is silenced."""

    def __init__(self):
        self.heard, self.prepared, self.languages = [], [], []
        self.problem = None

    def prepare(self, texts, cancelled=None, *, language="en"):  # noqa: ARG002 - as a Voice has it
        self.prepared += texts
        self.languages.append(language)
        return {}

    def play(self, cue, at_ms, *, is_count=False):  # noqa: ARG002 - as a Voice has it
        self.heard.append(cue)

    def tone(self, at_ms):  # noqa: ARG002 - as a Voice has it
        self.heard.append("tone")

    def stop(self):
        self.heard.append("silence")


class Scene:
    """A session at a player, with a hand on its clock."""

    def __init__(self, qtbot, steps=STEPS, **more):
        self.qtbot, self.clock, self.voice = qtbot, FakeClock(), HeardVoice()
        self.player = PlayerScreen(Theme(LIGHT, 4.0), 2.0)
        qtbot.addWidget(self.player)
        self.player.resize(1366, 768)
        self.player.show()
        self.kept, self.results, self.speeds = [], [], []
        what = Preparation(
            routine(*steps),
            Library({}, MappingProxyType(EXERCISES), {"knee": "A knee operation? Ask first."}, (), ()),
            Options(demonstrate=False),
            140,
            **{"emergency_number": "112", **more},
        )
        self.run = SessionRun(what, self.voice, self.player, self.kept.append, self.clock)
        self.run.ended.connect(self.results.append)
        self.run.speed_chosen.connect(lambda name, percent: self.speeds.append((name, percent)))
        self.run.prepare()
        qtbot.waitUntil(lambda: self.run.is_prepared)
        self.run.begin()
        self.run.conductor._timer.timeout.disconnect()  # time goes on by hand here

    @property
    def playback(self):
        return self.run.conductor.playback

    def on(self, ms, *, answers=True):
        """Let time go on."""
        for _tick in range(ms // 100):
            self.clock.ms += 100
            self.run.conductor.tick()
            if answers and self.playback.state is State.WAITING:
                self.player.play_requested.emit()

    def wish(self, command):
        """Ask for another timeline by a key, and wait until it is there."""
        before = self.playback.timeline
        self.player.obey(command)
        self.qtbot.waitUntil(lambda: self.playback.timeline is not before)

    def to(self, kind, rep=0, at=0):
        """Go on to the `at`-th segment of a kind, a little into it."""
        found = [one for one in self.playback.timeline.segments if one.kind is kind and one.rep == rep]
        while self.playback.elapsed_ms < found[at].start_ms and self.run.is_running:
            self.on(100, answers=kind is not SegmentKind.READY or self.playback.segment is not found[at])
        return self

    def told(self, kind):
        return [record for record in self.kept if isinstance(record, kind)]


@pytest.fixture
def scene(qtbot):
    made = Scene(qtbot)
    yield made
    made.run.close()


def offered(scene):
    return [made.accessibleName() for made in scene.player.offers.buttons if made.isVisible()]


def test_while_someone_moves_there_are_four_buttons_and_else_what_is_offered(scene):
    scene.to(SegmentKind.MOVE, rep=1)
    assert not scene.player.offers.isVisible()
    scene.player.obey(Command.PAUSE)
    assert offered(scene) == ["Slower", "Faster", "Repeat", "Care notes", "Enough for today"]
    scene.player.obey(Command.PAUSE)
    scene.to(SegmentKind.REST, at=1)
    assert offered(scene) == ["Easier", "Longer rest", "Enough for today"]


def test_an_easier_exercise_comes_next_and_is_recorded_as_what_was_done(scene):
    scene.to(SegmentKind.REST, at=1)
    scene.wish(Command.EASIER)
    assert scene.player.view.caption.text() == "Next comes: Slide your foot."
    assert scene.voice.heard[-1] == "Next comes: Slide your foot."
    assert scene.playback.segment.kind is SegmentKind.REST
    scene.on(120_000)
    assert [done.exercise_id for done in scene.told(SetDone)] == ["knee-extension"] * 2 + ["easy"]
    assert scene.results[0].outcome is Outcome.FULL


def test_a_speed_that_is_chosen_while_an_easier_exercise_is_made_ready_is_kept(scene):
    scene.to(SegmentKind.INTRODUCTION)
    release, before = threading.Event(), scene.playback.timeline
    usual = scene.voice.prepare
    scene.voice.prepare = lambda *texts, **language: (release.wait(5), usual(*texts, **language))[1]
    scene.player.obey(Command.EASIER)
    scene.wish(Command.SLOWER)
    slower = scene.playback.timeline
    release.set()
    scene.qtbot.waitUntil(lambda: scene.playback.timeline not in (before, slower))
    scene.to(SegmentKind.MOVE, rep=1)
    assert scene.playback.timeline.prescriptions[0].exercise.id == "easy"
    assert scene.playback.timeline.prescriptions[1].speed_percent == 90


def test_an_easier_exercise_that_comes_too_late_interrupts_nothing(scene):
    scene.to(SegmentKind.REST, at=1)
    scene.player.obey(Command.EASIER)
    line = scene.playback.timeline
    scene.to(SegmentKind.COUNT_IN, at=2)
    scene.qtbot.waitUntil(lambda: scene.run.is_prepared)
    assert scene.playback.timeline is line


def test_a_button_that_was_marked_in_a_pause_is_not_pressed_by_a_forward_that_comes_later(scene):
    scene.to(SegmentKind.MOVE, rep=1)
    scene.player.obey(Command.PAUSE)
    scene.player.mark(scene.player._bar.next)
    scene.player.obey(Command.PAUSE)
    assert scene.player.marked is None
    scene.player.obey(Command.PAUSE)
    scene.player.mark(scene.player.main_button)  # who pauses and goes on by Space keeps the mark there
    scene.player.obey(Command.PAUSE)
    assert scene.player.marked is scene.player.main_button


def test_slower_while_moving_keeps_the_place_and_is_kept_with_the_set(scene):
    scene.to(SegmentKind.MOVE, rep=2)
    before = scene.playback.segment
    scene.wish(Command.SLOWER)
    now = scene.playback.segment
    assert (now.rep, now.phase, now.length_ms) == (2, before.phase, round(before.length_ms / 0.9))
    assert scene.playback.state is State.PLAYING
    assert scene.speeds == [("knee-extension", 90)]
    assert "A little slower: 90 %" in scene.player.view.how.text()
    scene.to(SegmentKind.REST)
    assert [(done.done_reps, done.speed_percent) for done in scene.told(SetDone)] == [(3, 90)]


def test_longer_rest_and_repeat_do_what_they_say(scene):
    scene.to(SegmentKind.REST)
    left_ms = scene.playback.segment.end_ms - scene.playback.elapsed_ms
    scene.wish(Command.LONGER_REST)
    assert scene.playback.segment.end_ms - scene.playback.elapsed_ms == left_ms + 30_000
    scene.player.obey(Command.REPEAT)
    assert scene.playback.segment.kind in (SegmentKind.INTRODUCTION, SegmentKind.READY)
    assert len(scene.told(SetDone)) == 1


def test_the_care_notes_pause_and_leave_stop_where_it_is(scene):
    scene.to(SegmentKind.MOVE, rep=1)
    scene.player.obey(Command.CARE)
    assert scene.playback.state is State.PAUSED
    texts = [shown.text() for shown in scene.player._care._shown]
    assert "Knee pain" in texts
    assert "A knee operation? Ask first." in texts
    assert scene.player.stop_button.isVisible()
    scene.player.obey(Command.FORWARD)
    assert not scene.player.shows_care
    assert scene.playback.state is State.PAUSED
    scene.player.obey(Command.CARE)
    scene.player.obey(Command.STOP)
    assert scene.player.is_stopped


def test_after_stop_there_is_silence_and_then_one_line_at_a_time(scene):
    scene.to(SegmentKind.MOVE, rep=1)
    scene.player.obey(Command.STOP)
    panel = scene.player.stop_panel
    assert scene.voice.heard[-1] == "silence"
    assert panel._silence.isActive()
    panel._silence.timeout.emit()
    assert scene.voice.heard[-1] == "Stop. Sit down. Breathe."
    panel._help.click()
    assert scene.voice.heard[-1] == "silence"
    panel._silence.timeout.emit()
    assert scene.voice.heard[-1] == help_line()
    assert signs_line("112").endswith("Call 112 now.")
    panel._patience.timeout.emit()  # a minute without an answer
    assert panel._words.text() == "Call 112 now."
    panel._silence.timeout.emit()
    assert scene.voice.heard[-1] == "Call 1 1 2 now."
    panel._yes.click()
    assert panel._go_on.isVisible()
    panel._go_on.click()
    assert not panel._silence.isActive()
    assert scene.playback.state is State.PLAYING


def test_every_line_after_stop_is_ready_before_it_is_needed_and_says_nothing_it_did_not_do(scene):
    assert set(spoken_lines("112")) <= set(scene.voice.prepared)
    lines = (first_line(lying=True), help_line(), signs_line(""), call_line(""), call_line("999"))
    assert grade(" ".join(lines)) <= 6
    assert not any("called" in line for line in lines)
    assert call_line("") == "Call your emergency number now."


@pytest.mark.parametrize("kind", [SegmentKind.MOVE, SegmentKind.REST])
def test_in_quiet_mode_nothing_is_heard_until_it_is_wished_for(qtbot, kind):
    scene = Scene(qtbot, quiet=True)
    scene.to(kind, rep=1 if kind is SegmentKind.MOVE else 0)
    scene.player.obey(Command.STOP)
    scene.player.stop_panel._silence.timeout.emit()
    scene.player.stop_panel._go_on.click()
    assert set(scene.voice.heard) == {"silence"}
    scene.player.obey(Command.QUIET)
    scene.on(30_000)
    assert set(scene.voice.heard) > {"silence"}
    scene.run.close()


def test_with_counts_alone_a_choice_is_seen_and_what_is_not_asked_for_is_not_heard(qtbot):
    scene = Scene(qtbot, talk=Talk.COUNTS)
    scene.to(SegmentKind.REST, at=1)
    scene.wish(Command.EASIER)
    assert scene.player.view.caption.text() == "Next comes: Slide your foot."
    heard = set(scene.voice.heard)
    assert {"Two more.", "3.", "Rest."} < heard
    assert not heard & {"Lift", "Sit tall.", "Straighten your knee.", "Next comes: Slide your foot."}
    scene.run.close()


def test_the_routines_language_goes_with_its_texts(scene):
    assert scene.voice.languages == ["en"]


NO_SOUND = sentence(Problem.NO_SOUND)


def test_who_hears_nothing_any_more_is_told_so_once_and_when_it_is_back(scene):
    told = []
    scene.player.show_notice = told.append
    scene.to(SegmentKind.MOVE, rep=1)
    place = scene.playback.elapsed_ms
    scene.voice.problem = NO_SOUND
    scene.on(5000)
    assert told == ["No sound now. You can read the words."]
    assert scene.playback.elapsed_ms == place + 5000
    scene.voice.problem = None
    scene.on(5000)
    assert told[1:] == ["The sound is back."]


def test_who_wants_it_quiet_is_told_nothing_of_a_lost_sound(qtbot):
    scene = Scene(qtbot, quiet=True)
    scene.voice.problem = NO_SOUND
    scene.to(SegmentKind.MOVE, rep=1)
    caption = scene.player.view.caption
    assert caption.text() == "Lift"
    scene.player.obey(Command.QUIET)
    scene.player.view.end_notice()
    scene.on(3000)
    assert caption.text() == "No sound now. You can read the words."
    scene.run.close()


def test_a_loss_of_sound_is_told_no_more_than_every_five_minutes_and_a_hiccup_not_at_all():
    watch, told = SoundWatch(), []
    lost = [(10, 11), (20, 50), (100, 130), (280, 400), (500, 520)]  # seconds
    for second in range(600):
        problem = NO_SOUND if any(begin <= second < end for begin, end in lost) else None
        if text := watch.look(problem, second * 1000):
            told.append((second, text.split()[0]))
    assert told == [(21, "No"), (51, "The"), (321, "No"), (401, "The")]


def test_without_a_voice_the_tones_are_spoken_of():
    watch = SoundWatch()
    told = [watch.look(sentence(Problem.NO_ENGINE), second * 1000) for second in range(3)]
    assert told == ["", "No voice now. You hear tones, and can read the words.", ""]


def test_a_window_that_is_closed_keeps_the_set_and_the_session_goes_on_another_day(qtbot, scene):
    scene.to(SegmentKind.MOVE, rep=2, at=5)  # the second set
    scene.run.close()
    start, first, cut = scene.told(SessionStart) + scene.told(SetDone)
    assert (first.shortened, cut.shortened, cut.done_reps) == (Shortened.NO, Shortened.UNFINISHED, 1)
    assert {told.done.id for told in scene.told(SetSoFar)} == {first.id, cut.id}
    assert not scene.told(SessionEnd) + scene.results
    cut_off = Session(start, (first, cut), so_far_ms=50_000)
    again = Scene(qtbot, resumed=cut_off)
    again.to(SegmentKind.REST, at=1)
    assert [(done.set_index, done.done_reps) for done in again.told(SetDone)] == [(1, 3)]
    again.on(120_000)
    (result,) = again.results
    assert (result.outcome, result.sets_whole, result.sets_planned) == (Outcome.FULL, 3, 3)
    assert result.active_ms == 50_000 + again.playback.active_ms
    assert again.told(SessionEnd)[0].session_id == start.id


def test_enough_ends_the_session_from_the_stop_screen(scene):
    scene.to(SegmentKind.MOVE, rep=2)
    scene.player.obey(Command.STOP)
    scene.player.stop_panel._enough.click()
    assert scene.results[0].outcome is Outcome.STOPPED
    assert [done.shortened for done in scene.told(SetDone)] == [Shortened.STOPPED]


def test_to_have_had_enough_in_a_rest_is_a_part_and_no_stop(scene):
    scene.to(SegmentKind.REST)
    scene.player.offer_taken.emit(Offer.ENOUGH)
    assert scene.results[0].outcome is Outcome.PART


def test_a_single_switch_pauses_a_movement_and_else_goes_over_the_bar_and_what_is_offered(scene):
    scene.to(SegmentKind.MOVE, rep=1)
    assert scene.player.switch_pauses()
    scene.player.obey(Command.PAUSE)
    assert not scene.player.switch_pauses()
    names = [made.accessibleName() for made in scene.player.choices()]
    assert names[:4] == ["Go on", "Next", "Back", "Stop"]
    assert names[4:] == offered(scene)
    scene.player.obey(Command.STOP)
    names = [made.accessibleName() for made in scene.player.choices()]
    assert names == ["I need help", "Enough for today", "I'm all right, go on"]


LONG = exercise(
    "long",
    Sides.ALTERNATING,
    name="Straighten your knee over a towel",
    position=Position.STANDING,
    setup="Stand behind the chair with both hands on its back. Put your feet as wide as your hips. Look up.",
    dose=Dose(sets=3, reps=10, rest_seconds=30),
)
ALL_OFFERS = (Offer.EASIER, Offer.HARDER, Offer.LONGER_REST, Offer.CARE, Offer.ENOUGH)


@pytest.mark.parametrize(("scale", "px_per_mm"), [(1.0, 3.78), (1.0, 4.4), (2.5, 3.78), (2.5, 4.4)])
def test_whatever_is_shown_the_four_buttons_stay_and_nothing_covers_anything(qtbot, scale, px_per_mm):
    theme = Theme(DARK, px_per_mm, scale)
    player = PlayerScreen(theme, 2.0)
    qtbot.addWidget(player)
    player.setStyleSheet(stylesheet(theme))
    player.resize(1366, 768)
    player.show()
    line = timeline(ExerciseStep("long", load_kg=1.0), exercises=[LONG], options=Options(place_seconds=10))
    bars = set()
    for segment in line.segments:
        for state in (State.PLAYING, State.PAUSED, State.WAITING):
            if segment.rep > 1 or (state is State.WAITING) is not segment.gate:
                continue
            player.set_offers(ALL_OFFERS)
            player.show_moment(moment_at(line, segment.end_ms - 1), state)
            qtbot.wait(1)
            assert player.size().toTuple() == (1366, 768)
            bars.add(
                tuple(place(player, each).getRect() for each in (player.stop_button, player.next_button))
            )
            parts = [
                player.view.title,
                player.view.where,
                player.view.side,
                player.view.how,
                player.view.count,
                player.view.figure,
            ]
            parts += [player.view.caption, player.stop_button, *player.offers.buttons]
            places = [place(player, part) for part in parts if part.isVisible()]
            assert not [(a, b) for i, a in enumerate(places) for b in places[:i] if a.intersects(b)]
            assert all(player.rect().contains(one) for one in places)
            if scale == 1.0:  # digits that stand 30 minutes of arc high are read easily (brief.md section 6)
                assert player.view.count._places()[0].height() * 0.5 >= theme.letter_px(2.0, 30)
    assert len(bars) == 1


def place(screen: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(screen, QPoint(0, 0)), part.size())


def test_words_are_never_cut_and_never_larger_than_asked_for(qtbot):
    from coach.ui.widgets.words import Words  # noqa: PLC0415  (only here)

    words = Words(40, "#000000", lines=2)
    qtbot.addWidget(words)
    for width, text in ((1290, "Short."), (600, LONG.setup), (300, "One leg, then the other")):
        words.setText(text)
        words.resize(width, words.sizeHint().height())
        font = words._fitting()
        assert words._fits(font)
        assert font.pixelSize() <= 40
    assert words._fitting().pixelSize() >= 22


def test_a_word_of_several_takes_two_lines_beside_the_ring_rather_than_small_letters(qtbot):
    count = Count(Theme(LIGHT, 96 / 25.4), 137)
    qtbot.addWidget(count)
    count.resize(640, 300)
    count.set_beside(beside=True)
    _, place = count._places()
    lines, font = count._fitting_lines("TAKE YOUR PLACE", place)
    assert lines == "TAKE YOUR\nPLACE"
    assert font.pixelSize() >= 36
    assert count._fitting_lines("REST", place)[0] == "REST"


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_what_to_do_with_the_weights_is_as_large_as_all_other_words(qtbot, scale):
    theme = Theme(LIGHT, 96 / 25.4, scale)
    player = PlayerScreen(theme, 2.0)
    qtbot.addWidget(player)
    player.resize(1366, 768)
    player.show()
    line = timeline(ExerciseStep("knee-extension", load_kg=1.0))
    gate = next(each for each in line.segments if each.kind is SegmentKind.CHANGE_SIDES and each.gate)
    player.show_moment(moment_at(line, gate.start_ms), State.WAITING)
    qtbot.wait(1)
    assert player.view.caption.text().startswith("Put the weight")
    assert player.view.caption.letter_px >= 0.9 * theme.far(34)


def test_with_reduced_motion_the_figure_stands_in_each_key_pose_and_nothing_moves_by_itself(qtbot):
    line = timeline(ExerciseStep("knee-extension"))
    seen = {}
    for reduced in (False, True):
        view = FigureView(Theme(LIGHT, 4.0, reduced_motion=reduced))
        qtbot.addWidget(view)
        view.resize(400, 300)
        view.show()
        view.set_breathing(breathes=True)
        postures = []
        for segment in line.segments:
            if segment.kind is SegmentKind.MOVE and segment.rep == 1 and segment.bout == 0:
                for part in range(4):
                    view.show_moment(moment_at(line, segment.start_ms + segment.length_ms * part // 4))
                    postures.append((view._posture.from_pose, view._posture.fraction))
        seen[reduced] = postures, view._breathes_since_ms is not None
    assert (list(dict.fromkeys(seen[True][0])), seen[True][1]) == ([("straight", 0.0), ("start", 0.0)], False)
    assert (len(set(seen[False][0])) > 4, seen[False][1]) == (True, True)


def test_a_figure_that_fades_covers_all_of_the_next_one_when_it_gets_more_room(qtbot):
    line = timeline(ExerciseStep("knee-extension"), ExerciseStep("long"), exercises=[USUAL, LONG])
    view = FigureView(Theme(LIGHT, 4.0), now_ms=lambda: 0.0)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.show_moment(moment_at(line, 0))
    view.show_moment(moment_at(line, line.length_ms - 1))
    assert view.is_fading
    before = view.grab()
    view.resize(300, 400)
    after = view.grab(QRect(0, 100, 300, 200))
    assert after.toImage() == before.toImage()  # not yet anything of the next one, not below it either
    assert len({view.grab().toImage().pixel(x, 390) for x in range(300)}) == 1


def test_a_figure_that_waits_breathes_only_where_it_is_seen(qtbot):
    view = FigureView(Theme(LIGHT, 4.0))
    qtbot.addWidget(view)
    view.show_still(USUAL)
    view.set_breathing(breathes=True)
    assert not view._frames.isActive()
    view.show()
    assert view._frames.isActive()
    view.hide()
    assert not view._frames.isActive()
    view.show()
    view.set_breathing(breathes=False)
    assert not view._frames.isActive()


def test_forward_does_what_the_big_button_says_and_never_skips_a_movement(scene):
    scene.to(SegmentKind.MOVE, rep=1)
    scene.player.obey(Command.FORWARD)
    assert scene.playback.state is State.PAUSED
    scene.player.obey(Command.FORWARD)
    assert scene.playback.state is State.PLAYING
    scene.to(SegmentKind.REST)
    scene.player.obey(Command.FORWARD)  # past a rest
    assert scene.playback.segment.kind is not SegmentKind.REST
    assert [done.shortened for done in scene.told(SetDone)] == [Shortened.NO]


def test_the_question_can_be_answered_while_it_is_being_asked(qtbot):
    scene = Scene(qtbot)
    while not moment_at(scene.playback.timeline, scene.playback.elapsed_ms).asks:
        scene.on(100)
    assert scene.player.main_button.text() == "I'm ready"
    scene.player.main_button.click()
    assert scene.playback.segment.kind is SegmentKind.READY
    assert scene.playback.state is State.PLAYING


def test_a_pause_key_at_the_question_answers_nothing(qtbot):
    scene = Scene(qtbot)
    while scene.playback.state is not State.WAITING:
        scene.on(100, answers=False)
    scene.player.obey(Command.PAUSE)
    assert scene.playback.state is State.WAITING


def test_who_needed_help_is_not_led_on_by_forward(scene, monkeypatch):
    scene.to(SegmentKind.MOVE, rep=1)
    panel = scene.player.stop_panel
    scene.player.stop_requested.emit()
    panel._help.click()
    panel._no.click()
    assert panel._enough.isVisible()
    panel._yes.click()
    monkeypatch.setattr(panel, "_shown", LongAgo())
    panel.obey(Command.FORWARD)
    assert panel.marked is panel._enough


class LongAgo:
    """A timer that was started long ago."""

    def elapsed(self):
        return 60_000


def test_a_second_press_before_anything_moves_is_the_same_one(qtbot, monkeypatch):
    monkeypatch.setattr(HeardVoice, "ahead_ms", 1000)  # a loudspeaker that is so late
    scene = Scene(qtbot)
    scene.to(SegmentKind.MOVE, rep=1)
    main = scene.player.main_button
    main.click()
    assert scene.playback.state is State.PAUSED
    main.click()
    assert main.accessibleName() == "Pause"  # it was heard
    scene.on(500)
    main.click()
    assert scene.playback.state is State.PLAYING
    scene.on(700)
    main.click()
    assert scene.playback.state is State.PAUSED
    scene.run.close()
