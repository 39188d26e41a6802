"""Settings: a page for each part of them; what is chosen is seen at once and kept when the page is left."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from coach.routine.terms import Pace, Talk
from coach.settings import Motion, Settings, Switch
from coach.ui.fitting_room import FittingRoom
from coach.ui.sample import Said
from coach.ui.screens.settings import SettingsPageScreen, SettingsScreen
from coach.ui.screens.voices import VoicesScreen
from coach.ui.setting_pages import Door, Page, questions_of
from coach.ui.settings_flow import SettingsFlow, heard_of
from coach.ui.theme import PALETTES, Theme
from coach.ui.window import Window
from tests.routine.reading_level import grade
from tests.ui.heard import Computer, Ear
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme, words

ALL_ASKED = Settings(name="Rosa", switch=Switch.AUTO)


class Shown:
    """The settings in a window, and what they told."""

    def __init__(self, qtbot, settings, page=None):
        self.window = Window(theme())
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.ear = Ear()
        self.flow = SettingsFlow(FittingRoom(self.window, make_theme, self.ear.sample, Computer()), None)
        self.kept, self.doors, self.done = [], [], []
        self.flow.changed.connect(self.kept.append)
        self.flow.door_requested.connect(self.doors.append)
        self.flow.done.connect(lambda: self.done.append(True))
        self.flow.show(settings, page)
        self.window.show()

    def press(self, name):
        buttons(self.window.current)[name].click()


def make_theme(settings):
    palette = PALETTES.get(settings.theme, PALETTES["light"])
    return Theme(palette, 96 / 25.4, settings.text_percent / 100)


def test_every_setting_that_a_person_may_choose_is_asked_for_once():
    asked = [question.key for page in Page for question in questions_of(page, ALL_ASKED)]
    assert len(asked) == len(set(asked))
    elsewhere = {"person_id", "is_set_up", "ask_first", "clinician_agrees", "routine", "plan", "speeds"}
    elsewhere |= {"mirror", "figure"}
    elsewhere |= {"voice", "sound_device", "sound_offset_ms"}  # by the doors of the hearing page
    assert set(asked) == set(Settings.__dataclass_fields__) - elsewhere


def test_every_answer_is_one_that_a_file_can_keep_and_the_usual_ones_are_among_them():
    for page in Page:
        for question in questions_of(page, ALL_ASKED):
            values = [answer.value for answer in question.answers]
            usual = getattr(Settings(), question.key)
            assert question.is_written or usual in values, question.key
            for value in values:
                assert isinstance(value, type(usual)) or usual is None or value is None


def test_what_the_settings_ask_is_easy_to_read():
    for page in Page:
        for question in questions_of(page, ALL_ASKED):
            assert grade(question.text) <= 6.0, question.text
            for note in (question.note, *(answer.note for answer in question.answers)):
                assert not note or grade(note) <= 6.0, note


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("page", [None, *Page])
def test_every_page_is_whole_at_every_size(qtbot, page, scale, dpi):
    here = theme(scale, dpi)
    screen = SettingsScreen(here) if page is None else SettingsPageScreen(page, ALL_ASKED, here)
    in_window(qtbot, screen)
    assert crowded(screen) == []


@pytest.mark.parametrize(
    ("page", "name", "changed"),
    [
        (Page.SEEING, "How large should the text be? Most", {"text_percent": 250}),
        (Page.SEEING, "Which colours? White on black", {"theme": "high-contrast-dark"}),
        (Page.SEEING, "How should the figure move? In still pictures", {"motion": Motion.REDUCED}),
        (Page.HEARING, "Should there be sound? No sound, only words to read", {"quiet": True}),
        (Page.HEARING, "How much should be said? Only the counting", {"talk": Talk.COUNTS}),
        (Page.STEERING, "Do your hands shake? A lot", {"same_press_ms": 1000}),
        (Page.STEERING, "Do you use a single switch? Yes, letting go chooses", {"switch": Switch.HOLD}),
        (Page.EXERCISING, "Which pace? Gentle and even", {"pace": Pace.GENTLE_EVEN}),
        (Page.ME, "Which number do you call in an emergency? 911", {"emergency_number": "911"}),
    ],
)
def test_what_is_chosen_is_kept_when_the_page_is_left(qtbot, page, name, changed):
    before = Settings(name="Rosa")
    shown = Shown(qtbot, before, page)
    shown.press(name)
    assert shown.kept == []
    shown.press("Done")
    assert shown.kept == [replace(before, **changed)]
    assert isinstance(shown.window.current, SettingsScreen)
    shown.press("Done")
    assert shown.done == [True]


def test_closing_the_window_keeps_what_was_chosen_too(qtbot):
    shown = Shown(qtbot, Settings(), Page.EXERCISING)
    shown.press("Which pace? Steady")
    shown.window.close()
    assert shown.kept[-1].pace is Pace.STEADY


def test_a_pace_can_be_left_to_the_routine_again(qtbot):
    shown = Shown(qtbot, Settings(pace=Pace.SLOW_LOWER), Page.EXERCISING)
    assert buttons(shown.window.current)["Which pace? Slow lower"].isChecked()
    assert any("told to avoid slow heavy lowering" in text for text in words(shown.window.current))
    shown.press("Which pace? As the routine says")
    shown.press("Done")
    assert shown.kept[-1].pace is None


def test_larger_text_is_seen_at_once_and_the_answer_stays_where_it_was(qtbot):
    shown = Shown(qtbot, Settings(), Page.SEEING)
    before = shown.window.current
    option = buttons(before)["How large should the text be? Twice"]
    before.mark(option)
    option.click()
    now = shown.window.current
    assert now is not before
    assert now.theme.text_scale == 2.0
    assert now.marked.accessibleName() == "How large should the text be? Twice"
    assert now.marked.isChecked()


def test_what_follows_from_an_answer_is_asked_only_after_it(qtbot):
    shown = Shown(qtbot, Settings(), Page.STEERING)
    dwell = "How long should the mark stay on each button? 5 s"
    assert dwell not in buttons(shown.window.current)
    shown.press("Do you use a single switch? Yes, a press chooses")
    shown.press(dwell)
    shown.press("Do you use a single switch? No")
    assert dwell not in buttons(shown.window.current)
    shown.press("Done")
    assert shown.kept[-1].dwell_seconds == 5.0


def test_a_value_between_two_answers_shows_the_nearest(qtbot):
    screen = SettingsPageScreen(Page.HEARING, Settings(words_per_minute=150, volume=0.0), theme())
    in_window(qtbot, screen)
    pressed = {name for name, one in buttons(screen).items() if one.isChecked()}
    assert "How fast should the voice speak? Calm" in pressed
    assert "How loud should the voice be? Soft" in pressed
    with qtbot.waitSignal(screen.changed) as told:
        buttons(screen)["How loud should the voice be? Soft"].click()
    assert told.args[0].volume == 0.3


def test_a_number_that_is_written_and_one_that_is_pressed_are_the_same_setting(qtbot):
    screen = SettingsPageScreen(Page.ME, Settings(emergency_number="112"), theme())
    in_window(qtbot, screen)
    question = "Which number do you call in an emergency?"
    field = next(each for each in screen.findChildren(QLineEdit) if each.accessibleName() == question)
    known = buttons(screen)[f"{question} 112"]
    assert known.isChecked()
    field.selectAll()
    QTest.keyClicks(field, "144")
    assert (screen.settings.emergency_number, known.isChecked()) == ("144", False)
    buttons(screen)[f"{question} 999"].click()
    assert (screen.settings.emergency_number, field.text()) == ("999", "999")


@pytest.mark.parametrize(
    ("page", "name", "door"),
    [
        (Page.ME, "First questions", Door.SET_UP),
        (Page.ME, "About me", Door.DETAILS),
        (Page.STEERING, "Show the keys", Door.KEYS),
        (Page.EXERCISING, "My week", Door.PLAN),
        (None, "My data", Door.DATA),
        (None, "People", Door.PEOPLE),
    ],
)
def test_other_places_are_asked_for_after_what_was_chosen_is_kept(qtbot, page, name, door):
    shown = Shown(qtbot, Settings(), page)
    shown.press(name)
    assert (shown.doors, len(shown.kept), shown.done) == ([door], 1, [])


def test_what_was_chosen_of_the_figure_comes_back_to_its_page(qtbot):
    shown = Shown(qtbot, Settings(), Page.SEEING)
    shown.press("Choose the figure")
    shown.press("Show it like a mirror? Yes")
    shown.press("Done")
    assert shown.window.current.page is Page.SEEING
    shown.press("Done")
    assert shown.kept[-1].mirror


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"volume": 1.0}, Said.SENTENCE),
        ({"words_per_minute": 100}, Said.SENTENCE),
        ({"count_volume": 1.0}, Said.COUNTS),
        ({"tone_volume": 1.0}, Said.TONES),
        ({"talk": Talk.COUNTS}, None),
        ({"quiet": True, "volume": 1.0}, None),
    ],
)
def test_what_is_changed_of_the_sound_is_heard(changed, said):
    assert heard_of(Settings(), replace(Settings(), **changed)) is said


def test_a_change_of_the_voice_is_heard_in_its_new_manner_and_not_on_top_of_the_one_before(qtbot):
    shown = Shown(qtbot, Settings(), Page.HEARING)
    for times, answer in enumerate(("Very slow", "Fast"), start=1):
        shown.press(f"How fast should the voice speak? {answer}")
        qtbot.waitUntil(lambda times=times: shown.ear.times("play") == times)
    assert [entry[0] for entry in shown.ear.log] == ["play", "stop", "close", "play"]
    assert shown.ear.manner.words_per_minute == 180
    shown.press("Done")
    assert shown.ear.times("stop") == 2
    qtbot.waitUntil(lambda: shown.ear.times("close") == 2)


@pytest.mark.parametrize(
    ("door", "chosen", "changed"),
    [
        ("Choose a voice", "Ben", {"voice": "test:Ben"}),
        ("My loudspeaker is wireless", "It is not late", {"sound_offset_ms": 0}),
        ("Choose a loudspeaker", "Done", {}),
        ("Can you hear me?", "Yes, I can hear it", {}),
    ],
)
def test_each_way_to_hear_comes_back_to_its_page_with_what_was_chosen(qtbot, door, chosen, changed):
    before = Settings(sound_offset_ms=100)
    shown = Shown(qtbot, before, Page.HEARING)
    shown.press(door)
    qtbot.waitUntil(lambda: chosen in buttons(shown.window.current))
    shown.press(chosen)
    if isinstance(shown.window.current, VoicesScreen):
        shown.press("Done")
    assert shown.window.current.page is Page.HEARING
    shown.press("Done")
    assert shown.kept[-1] == replace(before, **changed)


def test_without_sound_there_is_nothing_to_hear_or_choose(qtbot):
    shown = Shown(qtbot, Settings(quiet=True), Page.HEARING)
    assert "Can you hear me?" not in buttons(shown.window.current)
    shown.press("Should there be sound? Voice and sounds")
    assert "Can you hear me?" in buttons(shown.window.current)
    qtbot.waitUntil(lambda: shown.ear.times("play") == 1)
