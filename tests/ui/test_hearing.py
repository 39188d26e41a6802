""" "Can you hear me?": one thing after the other is looked into, as far as the computer has it."""

from dataclasses import replace

import pytest

from coach.settings import Settings
from coach.ui.fitting_room import FittingRoom
from coach.ui.hearing.flow import HearingFlow
from coach.ui.hearing.steps import (
    Found,
    Step,
    first_prompt,
    louder,
    loudspeakers_prompt,
    no_voice_words,
    prompt_for,
    steps_for,
    voice_rows,
    voices_prompt,
)
from coach.ui.hearing.voices_flow import VoicesFlow
from coach.ui.screens.voices import VoicesScreen
from coach.ui.widgets.prompt_screen import PromptScreen
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window
from coach.voice.equipment import SystemVolume
from tests.routine.reading_level import grade
from tests.ui.heard import VOICES, Computer, Ear
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme, words

FULL = SystemVolume(100, is_muted=False)
HALF = SystemVolume(50, is_muted=False)
LOUDEST = Settings(volume=1.0)
DEVICES = ("Built-in loudspeaker of the computer", "Wireless box")


@pytest.mark.parametrize(
    ("found", "settings", "steps"),
    [
        (Found(HALF, DEVICES, VOICES), Settings(), "own-volume computer loudspeaker voice end"),
        (Found(SystemVolume(20, is_muted=False), DEVICES, VOICES), LOUDEST, "computer loudspeaker voice end"),
        (Found(SystemVolume(90, is_muted=True), DEVICES), LOUDEST, "voice computer loudspeaker end"),
        (Found(FULL, (), VOICES), Settings(), "loudspeaker own-volume voice end"),
        (Found(FULL, DEVICES, VOICES[:1]), LOUDEST, "loudspeaker end"),
        (Found(None, DEVICES, VOICES[:1]), LOUDEST, "computer loudspeaker end"),
    ],
)
def test_the_likeliest_is_looked_into_first_and_nothing_that_cannot_be_better(found, settings, steps):
    assert [step.value for step in steps_for(found, settings)] == steps.split()


@pytest.mark.parametrize(
    ("percent", "is_muted", "then"),
    [(20, False, 60), (70, False, 90), (90, False, 100), (70, True, 70), (0, True, 60)],
)
def test_the_computer_is_made_louder_a_little_at_a_time(percent, is_muted, then):
    assert louder(SystemVolume(percent, is_muted)) == then


class Asked:
    """The hearing check in a window, what was heard, and what came of it."""

    def __init__(self, qtbot, settings=LOUDEST, **computer):
        self.qtbot, self.ear = qtbot, Ear()
        self.computer = Computer(**computer)
        self.window = Window(theme())
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.flow = HearingFlow(
            FittingRoom(self.window, lambda _settings: theme(), self.ear.sample, self.computer)
        )
        self.done, self.changed, self.back = [], [], []
        self.flow.done.connect(self.done.append)
        self.flow.changed.connect(self.changed.append)
        self.flow.back_requested.connect(lambda: self.back.append(True))
        self.flow.show(settings)

    @property
    def words(self):
        return words(self.window.current)

    def press(self, name):
        buttons(self.window.current)[name].click()

    def until_said(self, times):
        self.qtbot.waitUntil(lambda: self.ear.times("play") >= times)

    def until_shown(self, text):
        self.qtbot.waitUntil(lambda: any(text in line for line in self.words))


def test_it_says_a_sentence_that_can_be_read_too_and_yes_ends_it(qtbot):
    asked = Asked(qtbot)
    asked.until_said(1)
    assert f"“{asked.ear.log[-1][1]}”" in asked.words
    asked.press("Yes, I can hear it")
    assert asked.done == [LOUDEST]
    qtbot.waitUntil(lambda: asked.ear.times("close") == 1)


def test_a_silent_computer_is_turned_on_and_up_and_speaks_again_each_time(qtbot):
    asked = Asked(qtbot, volume=SystemVolume(60, is_muted=True))
    asked.press("No")
    asked.until_shown("The sound of the computer is off.")
    asked.press("Turn it on")
    asked.until_shown("The sound is set to 60 of 100.")
    said = asked.ear.times("play")
    asked.press("Make it louder")
    asked.until_shown("set to 80 of 100.")
    asked.until_said(said + 1)
    asked.press("Make it louder")
    asked.until_shown("set to 100 of 100.")
    assert not buttons(asked.window.current)["Make it louder"].isEnabled()
    asked.press("Yes, now I hear it")
    assert asked.done == [LOUDEST]


def test_no_raises_our_own_voice_first(qtbot):
    asked = Asked(qtbot, Settings(volume=0.3), volume=HALF)
    asked.press("No")
    asked.until_shown("The voice is a little louder now.")
    assert asked.changed[-1].volume == Settings().volume
    qtbot.waitUntil(lambda: asked.ear.manner.volume == Settings().volume)


def test_a_loudspeaker_is_heard_when_it_is_chosen_and_anothers_lateness_is_forgotten(qtbot):
    asked = Asked(qtbot, replace(LOUDEST, sound_offset_ms=200), volume=FULL, devices=DEVICES)
    asked.press("No")
    asked.until_shown("Press one to hear the voice there.")
    asked.press("Wireless box")
    qtbot.waitUntil(lambda: asked.ear.manner.sound_device == "Wireless box")
    assert asked.changed[-1] == replace(LOUDEST, sound_device="Wireless box", sound_offset_ms=0)


def test_who_hears_nothing_in_the_end_may_go_on_and_chooses_whether_there_is_sound(qtbot):
    asked = Asked(qtbot, volume=FULL, voices=VOICES[:1])
    asked.press("No")
    asked.until_shown("Is this the right loudspeaker?")
    asked.press("Not yet")
    assert any("start.py doctor" in line for line in asked.words)
    asked.press("No sound, only words to read")
    assert asked.done == [replace(LOUDEST, quiet=True)]


def test_it_says_one_moment_when_the_computer_takes_long_and_may_be_left_meanwhile(qtbot):
    asked = Asked(qtbot)
    asked.computer.may_answer.clear()
    asked.press("No")
    asked.until_shown("One moment…")
    first = asked.window.current
    asked.press("Back")
    asked.computer.may_answer.set()
    qtbot.wait(50)
    assert asked.back == [True]
    assert asked.window.current is first


def test_nothing_is_said_by_itself_to_who_chose_no_sound(qtbot):
    asked = Asked(qtbot, Settings(quiet=True))
    assert asked.ear.voices == []
    asked.press("Say it again")
    asked.until_said(1)
    asked.press("Yes, I can hear it")
    assert asked.done == [Settings(quiet=True)]


class Voices:
    """The voices in a window."""

    def __init__(self, qtbot, settings=LOUDEST):
        self.ear, self.done = Ear(), []
        self.window = Window(theme())
        qtbot.addWidget(self.window)
        self.flow = VoicesFlow(
            FittingRoom(self.window, lambda _settings: theme(), self.ear.sample, Computer())
        )
        self.flow.done.connect(self.done.append)
        self.flow.show(settings)
        self.window.show()
        qtbot.waitUntil(lambda: "Listen to the voice Ann" in self.buttons)

    @property
    def buttons(self):
        return buttons(self.window.current)


def test_a_second_press_or_another_voice_ends_the_first_at_once(qtbot):
    voices = Voices(qtbot)
    voices.buttons["Listen to the voice Ann"].click()
    qtbot.waitUntil(lambda: voices.ear.times("play") == 1)
    voices.buttons["Listen to the voice Ben"].click()
    assert voices.ear.log[1] == ("stop",)
    qtbot.waitUntil(lambda: voices.ear.times("play") == 2)
    voices.buttons["Stop the voice Ben"].click()
    assert voices.ear.times("stop") == 2
    assert "Stop the voice Ben" not in voices.buttons
    voices.buttons["Done"].click()
    assert voices.done == [LOUDEST]  # who listened has chosen nothing


def test_a_voice_that_is_chosen_is_heard_and_kept(qtbot):
    voices = Voices(qtbot)
    voices.buttons["Ben"].click()
    qtbot.waitUntil(lambda: voices.ear.times("play") == 1)
    assert voices.ear.manner.voice == "test:Ben"
    voices.buttons["Done"].click()
    assert voices.done == [replace(LOUDEST, voice="test:Ben")]


def test_a_few_voices_are_shown_at_first_the_chosen_one_among_them():
    rows, at_first = voice_rows(VOICES, "")
    assert [(row.name, row.note, row.is_chosen) for row in rows[:3]] == [
        ("Choose for me", "The clearest voice", True),
        ("Ann", "Clearest", False),
        ("Ben", "", False),
    ]
    assert at_first < len(rows)
    rows, at_first = voice_rows(VOICES, VOICES[-1].id)
    assert at_first == len(rows)
    rows, _at_first = voice_rows(VOICES, "gone")
    assert rows[0].is_chosen


def test_more_voices_are_shown_when_they_are_asked_for(qtbot):
    voices = Voices(qtbot)
    assert "Eli" not in voices.buttons
    more = voices.buttons["More voices"]
    voices.window.current.mark(more)
    more.click()
    assert "Eli" in voices.buttons
    assert voices.window.current.marked is not None  # a switch goes on from there


FOUND = Found(SystemVolume(20, is_muted=False), DEVICES, VOICES)
PROMPTS = {
    "first": first_prompt(can_wait=True),
    "quiet": first_prompt(is_quiet=True),
    "muted": prompt_for(Step.COMPUTER, Found(SystemVolume(20, is_muted=True)), LOUDEST),
    "untold": prompt_for(Step.COMPUTER, Found(), LOUDEST),
    "no-loudspeaker": prompt_for(Step.LOUDSPEAKER, Found(), LOUDEST),
    "one-loudspeaker": prompt_for(Step.LOUDSPEAKER, Found(None, DEVICES[:1]), LOUDEST),
    "loudspeakers": loudspeakers_prompt(DEVICES, DEVICES[1]),
    "no-voice": prompt_for(Step.VOICE, Found(), LOUDEST),
    **{step.value: prompt_for(step, FOUND, LOUDEST) for step in Step if step is not Step.VOICE},
}


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
def test_every_page_of_the_check_is_whole_at_every_size(qtbot, scale, dpi):
    windows = []  # held, so that none is gone while it is painted
    for name, prompt in PROMPTS.items():
        screen = PromptScreen(prompt, theme(scale, dpi), where="Question 3 of 5")
        windows.append(in_window(qtbot, screen))
        screen.tell("One moment…")
        assert crowded(screen) == [], name


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
def test_the_voices_are_whole_at_every_size(qtbot, scale, dpi):
    screen = VoicesScreen(voices_prompt(is_check=True), theme(scale, dpi), where="Question 3 of 5")
    screen.set_voices(*voice_rows(VOICES, ""))
    in_window(qtbot, screen)
    assert crowded(screen) == []


def test_what_the_check_says_is_easy_to_read():
    for prompt in (*PROMPTS.values(), voices_prompt(), voices_prompt(is_check=True)):
        for text in (prompt.title, prompt.words):
            assert not text or "apt-get" in text or grade(text) <= 6.0, text
    assert "apt-get" in no_voice_words() or "Settings" in no_voice_words()


def test_what_was_looked_for_waits_while_another_screen_is_shown(qtbot):
    asked = Asked(qtbot)
    asked.computer.may_answer.clear()
    asked.press("No")
    before, over = asked.window.current, Screen("Keys", theme())
    over.is_passing = True
    asked.window.show_screen(over, keeps_before=True)
    asked.computer.may_answer.set()
    qtbot.waitUntil(lambda: asked.flow._next is not None)
    assert asked.window.current is over
    asked.window.show_screen(before)
    asked.until_shown("The sound is set to 20 of 100.")
