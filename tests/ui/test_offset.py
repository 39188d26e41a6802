"""How late a wireless loudspeaker is: tapping along with the beat, or setting it by hand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coach.settings import Settings, Switch
from coach.ui.beat import SWELL_MS, swell
from coach.ui.fitting_room import FittingRoom
from coach.ui.hearing.offset_flow import OffsetFlow
from coach.ui.hearing.offset_words import (
    first_prompt,
    lateness_words,
    no_sound_prompt,
    no_taps_prompt,
    result_prompt,
    uneven_prompt,
)
from coach.ui.screens.offset import ByHandScreen, TapScreen
from coach.ui.widgets.prompt_screen import PromptScreen
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window
from coach.voice.tapping import BEAT_MS, MOST
from tests.routine.reading_level import grade
from tests.ui.heard import Computer, Ear
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme, words

LATE_MS = 300
PROBLEM = "No loudspeaker was found. Plug in a loudspeaker or headphones, or turn them on."


class Beaten:
    """The way to the offset in a window, on a clock that goes on when told."""

    def __init__(self, qtbot, problem=None, patience_ms=60_000, calm_ms=0, **chosen):
        self.qtbot, self.ear = qtbot, Ear(problem)
        self.window = Window(theme(), self.ear.clock.now_ms)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        room = FittingRoom(self.window, lambda _settings: theme(), self.ear.sample, Computer())
        self.flow = OffsetFlow(room, patience_ms, calm_ms)
        self.done = []
        self.flow.done.connect(self.done.append)
        self.flow.show(Settings(**chosen))

    @property
    def screen(self):
        return self.window.current

    def press(self, name):
        buttons(self.screen)[name].click()

    def start(self):
        """Start the beat, and go to just before its first tone."""
        self.press("Start the beat")
        self.qtbot.waitUntil(lambda: isinstance(self.screen, TapScreen))
        self.first_ms = self.flow._beat.first_ms

    def tap_at(self, moment_ms, how=None):
        """Let the clock come to a moment, and tap."""
        self.ear.clock.ms = moment_ms
        (how or (lambda: QTest.keyClick(self.screen, Qt.Key.Key_A)))()

    def tap_along(self, late_ms=LATE_MS, how=None):
        """Tap until something else is shown."""
        for beat in range(MOST + 2):
            if isinstance(self.screen, TapScreen) and self.flow._beat is not None:
                self.tap_at(self.first_ms + beat * BEAT_MS + late_ms, how)
        if not self.flow._calm.interval():
            self.qtbot.waitUntil(lambda: not isinstance(self.screen, TapScreen))

    def tones(self):
        """Return the moments of the tones that were played."""
        return [entry[1] for entry in self.ear.log if entry[0] == "tone"]


def test_what_was_tapped_is_said_in_words_and_used(qtbot):
    beaten = Beaten(qtbot)
    beaten.start()
    beaten.tap_along()
    assert "The sound comes late by 0.3 seconds." in words(beaten.screen)
    beaten.press("Use this")
    assert beaten.done == [Settings(sound_offset_ms=LATE_MS)]
    qtbot.waitUntil(lambda: beaten.ear.times("close") == 1)


def test_who_taps_on_past_the_end_presses_nothing(qtbot):
    beaten = Beaten(qtbot, calm_ms=150)
    beaten.start()
    beaten.tap_along()
    screen = beaten.screen
    for _beat in range(5):
        qtbot.wait(40)
        QTest.keyClick(beaten.window.windowHandle(), Qt.Key.Key_Space)
        assert beaten.screen is screen
        assert words(screen) or "Thank you. That is enough." in buttons(screen)
    qtbot.waitUntil(lambda: isinstance(beaten.screen, PromptScreen))
    assert beaten.done == []


def test_the_beat_is_played_steadily_ahead_and_as_if_nothing_were_late(qtbot):
    beaten = Beaten(qtbot, sound_offset_ms=500)
    beaten.start()
    assert beaten.ear.manner.sound_offset_ms == 0
    while beaten.ear.clock.ms < beaten.first_ms + 3 * BEAT_MS:
        beaten.flow._beat.tick()
        beaten.ear.clock.ms += 20
    assert beaten.tones()[:4] == [beaten.first_ms + beat * BEAT_MS for beat in range(4)]


def press_with_mouse(beaten):
    target = buttons(beaten.screen)["Press any key, or here"]
    at = target.mapTo(beaten.window, QPoint(5, 5))
    QTest.mousePress(beaten.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(beaten.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize("switch", [Switch.OFF, Switch.AUTO, Switch.HOLD])
@pytest.mark.parametrize("means", ["space", "mouse"])
def test_a_key_a_press_on_the_target_and_a_switch_all_tap(qtbot, means, switch):
    beaten = Beaten(qtbot)
    beaten.window.set_steering(switch=switch)
    beaten.start()
    how = {
        "space": lambda: QTest.keyClick(beaten.window.windowHandle(), Qt.Key.Key_Space),
        "mouse": lambda: press_with_mouse(beaten),
    }[means]
    beaten.tap_along(how=how)
    assert "The sound comes late by 0.3 seconds." in words(beaten.screen)


def test_a_screen_reader_and_a_clicker_tap_by_pressing_the_target(qtbot):
    beaten = Beaten(qtbot)
    beaten.start()
    beaten.tap_along(how=beaten.screen.main_button.click)
    assert "The sound comes late by 0.3 seconds." in words(beaten.screen)


def test_uneven_taps_are_asked_for_again_kindly(qtbot):
    beaten = Beaten(qtbot)
    beaten.start()
    for number in range(MOST + 2):
        beaten.tap_at(beaten.first_ms + number * 1000)
    qtbot.waitUntil(lambda: not isinstance(beaten.screen, TapScreen))
    assert "That was hard to tell." in words(beaten.screen)
    beaten.press("Try again")
    qtbot.waitUntil(lambda: isinstance(beaten.screen, TapScreen))


def test_who_stops_tapping_is_led_on_and_the_beat_ends(qtbot):
    beaten = Beaten(qtbot, patience_ms=10)
    beaten.press("Start the beat")
    qtbot.waitUntil(lambda: "No more taps came." in words(beaten.screen))
    assert beaten.ear.times("stop") == 1


def test_escape_leaves_and_changes_nothing(qtbot):
    beaten = Beaten(qtbot, sound_offset_ms=120)
    beaten.start()
    QTest.keyClick(beaten.screen, Qt.Key.Key_Escape)
    assert beaten.ear.times("stop") == 1
    assert "It is set to 0.12 seconds now." in words(beaten.screen)
    beaten.press("Back")
    assert beaten.done == [Settings(sound_offset_ms=120)]


def test_by_hand_the_tone_comes_that_much_before_the_mark(qtbot):
    beaten = Beaten(qtbot, sound_offset_ms=980)
    beaten.press("Set it by hand")
    qtbot.waitUntil(lambda: isinstance(beaten.screen, ByHandScreen))
    beaten.press("I hear it too late")
    assert not beaten.screen.too_late.isEnabled()
    assert "The sound comes late by 1.0 seconds." in words(beaten.screen)
    beat = beaten.flow._beat
    beaten.ear.log.clear()
    while len(beaten.tones()) < 3:
        beat.tick()
        beaten.ear.clock.ms += 20
    assert all((tone + 1000 - beat.first_ms) % BEAT_MS == 0 for tone in beaten.tones())
    beaten.press("I hear it too early")
    beaten.press("It fits")
    assert beaten.done == [Settings(sound_offset_ms=980)]


@pytest.mark.parametrize("reduced", [False, True])
def test_the_mark_is_full_at_the_beat_and_never_flashes(reduced):
    sizes = {at: swell(at, reduced_motion=reduced) for at in range(-BEAT_MS // 2, BEAT_MS // 2)}
    assert (sizes[0], sizes[-BEAT_MS // 2]) == (1.0, 0.0)
    if reduced:
        assert sum(sizes.values()) >= 300  # ms that it stays large
    else:
        assert max(abs(sizes[at + 1] - sizes[at]) for at in list(sizes)[:-1]) < 2 / SWELL_MS * 1.6


def made(screen, here):
    match screen:
        case "tap":
            return TapScreen(here, lambda: 0)
        case "by-hand":
            by_hand = ByHandScreen(lambda: 0, here)
            by_hand.set_lateness(lateness_words(240), is_least=False, is_most=False)
            return by_hand
        case _:
            return PromptScreen(screen, here)


PROMPTS = (
    first_prompt(240),
    result_prompt(0),
    result_prompt(240),
    uneven_prompt(),
    no_taps_prompt(),
    no_sound_prompt(PROBLEM),
)


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
def test_every_screen_of_it_is_whole_at_every_size(qtbot, scale, dpi):
    windows = []  # held, so that none is gone while it is painted
    for each in ("tap", "by-hand", *PROMPTS):
        screen = made(each, theme(scale, dpi))
        windows.append(in_window(qtbot, screen))
        assert crowded(screen) == [], each


def test_what_is_said_about_the_beat_is_easy_to_read():
    for prompt in PROMPTS:
        for text in (prompt.title, prompt.words, prompt.note):
            assert not text or grade(text) <= 6.0, text


def covered(qtbot, beaten):
    """Show another screen in place of what is shown, and return what was."""
    before, over = beaten.screen, Screen("Keys", theme())
    over.is_passing = True
    beaten.window.show_screen(over, keeps_before=True)
    qtbot.wait(100)  # as long as nobody would be waited for
    assert beaten.screen is over
    assert beaten.flow._beat is None
    assert beaten.ear.log[-1] == ("stop",)
    return before


def test_under_another_screen_beat_and_patience_end_and_after_it_the_tapping_begins_again(qtbot):
    beaten = Beaten(qtbot, patience_ms=80)
    beaten.start()
    beaten.tap_at(beaten.first_ms)
    before = covered(qtbot, beaten)
    beaten.flow._patience.setInterval(60_000)
    beaten.window.show_screen(before)
    qtbot.waitUntil(lambda: beaten.flow._beat is not None)
    beaten.first_ms = beaten.flow._beat.first_ms
    beaten.tap_along()
    assert "The sound comes late by 0.3 seconds." in words(beaten.screen)


def test_after_another_screen_what_was_set_by_hand_is_still_set(qtbot):
    beaten = Beaten(qtbot, sound_offset_ms=300)
    beaten.press("Set it by hand")
    qtbot.waitUntil(lambda: isinstance(beaten.screen, ByHandScreen))
    beaten.press("I hear it too late")
    before = covered(qtbot, beaten)
    beaten.window.show_screen(before)
    qtbot.waitUntil(lambda: beaten.flow._beat is not None)
    assert beaten.flow._beat.late_ms == 320
    beaten.press("It fits")
    assert beaten.done == [Settings(sound_offset_ms=320)]
