"""The set-up: once, a page a question, and each may be left for later."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from coach.session.readiness import Reason
from coach.settings import Settings
from coach.ui.fitting_room import FittingRoom
from coach.ui.keys import Command
from coach.ui.screens.set_up import HealthPage, NamePage, NumberPage, SeeingPage, SetUpDonePage
from coach.ui.set_up_flow import PAGES, SetUpFlow
from coach.ui.widgets.labels import Button
from coach.ui.widgets.prompt_screen import PromptScreen
from coach.ui.window import Window
from tests.routine.reading_level import grade
from tests.ui.heard import Computer, Ear
from tests.ui.shown import words
from tests.ui.whole import SMALLEST, cut_off, shown, themed


def theme_of(settings):
    return themed(settings.text_percent / 100)


class SetUp:
    """A set-up in a window, what it said, and what came of it."""

    def __init__(self, qtbot, settings):
        self.window = Window(theme_of(settings))
        qtbot.addWidget(self.window)
        self.window.resize(*SMALLEST)
        self.window.show()
        self.ear, self.done = Ear(), []
        self.flow = SetUpFlow(FittingRoom(self.window, theme_of, self.ear.sample, Computer()), settings)
        self.flow.done.connect(self.done.append)
        self.flow.show()

    @property
    def page(self):
        return self.window.current

    def press(self, text):
        """Press the button of that text."""
        (found,) = [
            each for each in self.page.findChildren(Button) if each.text() == text and not each.isHidden()
        ]
        found.click()

    def go_to(self, page):
        """Leave everything before `page` for later."""
        while not isinstance(self.page, page):
            self.press("Later")
        return self.page


@pytest.fixture
def begin(qtbot):
    return lambda **chosen: SetUp(qtbot, Settings(**chosen))


def test_all_of_it_can_be_left_for_later_and_is_not_asked_again(begin):
    set_up = begin()
    for _page in range(len(PAGES) - 1):
        set_up.press("Later")
    set_up.press("Finished")
    assert set_up.done == [replace(Settings(), is_set_up=True)]


def test_every_answer_is_kept(begin):
    set_up = begin()
    set_up.page.field.setText(" Rosa ")
    set_up.press("Go on")
    set_up.press("2.5 m")
    set_up.press("Larger")
    set_up.press("Yes, I can read it")
    set_up.press("Yes, I can hear it")
    set_up.page.numbers["112"].click()
    set_up.press("Go on")
    set_up.page.tiles[Reason.FRACTURE].click()
    set_up.press("Go on")
    shown_words = [label.text() for label in set_up.page.findChildren(QLabel)]
    assert "Please ask your doctor or nurse before you start." in shown_words
    set_up.press("Finished")
    wanted = Settings(
        name="Rosa",
        is_set_up=True,
        sitting_distance_m=2.5,
        text_percent=130,
        emergency_number="112",
        ask_first=("recent-fracture",),
    )
    assert set_up.done == [wanted]


def test_forward_alone_leads_through_and_a_press_that_comes_too_soon_does_nothing(begin):
    set_up = begin()
    first = set_up.page
    first.obey(Command.FORWARD)
    assert set_up.page is first
    for _page in PAGES:
        set_up.page._shown_ms = -10_000
        set_up.page.obey(Command.FORWARD)
    assert set_up.done == [replace(Settings(), is_set_up=True)]


def test_back_leads_to_the_question_before_with_its_answer(begin):
    set_up = begin()
    set_up.page.field.setText("Rosa")
    set_up.press("Go on")
    set_up.press("Back")
    assert set_up.page.field.text() == "Rosa"


def test_a_name_is_typed_without_pressing_the_field_even_if_its_letters_are_keys(begin):
    set_up = begin()
    for letter in "Sep":  # S is stop and P is pause elsewhere
        QTest.keyClick(set_up.window.focusWidget(), letter)
    assert set_up.page.field.text() == "Sep"


def test_larger_text_shows_at_once_and_the_same_button_stays_marked(begin):
    set_up = begin()
    page = set_up.go_to(SeeingPage)
    assert not page.smaller.isEnabled()
    page.mark(page.larger)
    page.larger.click()
    assert set_up.page is not page
    assert set_up.page.theme.text_scale == 1.3
    assert set_up.page.marked is set_up.page.larger
    set_up.press("Smaller")
    assert set_up.page.theme.text_scale == 1.0


def test_the_sample_is_a_number_as_large_as_the_player_has_it_from_where_one_sits(qtbot, begin):
    page = begin(sitting_distance_m=1.5).go_to(SeeingPage)
    (number,) = [label for label in page.findChildren(QLabel) if label.text() == "3"]
    page.distances[3.0].click()
    assert number.font().pixelSize() == page.theme.letter_px(3.0)
    qtbot.wait(20)
    assert not any(each.text() == "▼" and each.isVisible() for each in page.findChildren(Button))


def test_not_heard_leads_through_what_may_be_wrong_and_then_on_with_the_questions(qtbot, begin):
    set_up = begin(volume=0.3)
    asked = set_up.go_to(PromptScreen)
    assert "Question 3 of 5" in words(asked)
    set_up.press("No")
    qtbot.waitUntil(lambda: "The sound is set to 20 of 100." in words(set_up.page))
    set_up.press("Not yet")
    assert "The voice is a little louder now." in words(set_up.page)
    set_up.press("Yes, now I hear it")
    assert isinstance(set_up.page, NumberPage)
    assert set_up.flow.settings.volume == Settings().volume
    qtbot.waitUntil(lambda: set_up.ear.times("close") == len(set_up.ear.voices))
    set_up.press("Back")
    assert "Can you hear me?" in words(set_up.page)
    set_up.press("Back")
    assert isinstance(set_up.page, SeeingPage)


def test_another_number_is_written_in_digits_only(begin):
    set_up = begin()
    page = set_up.go_to(NumberPage)
    for key in ("1", "x", "5"):
        QTest.keyClick(set_up.window.focusWidget(), key)
    assert page.answer().emergency_number == "15"
    page.numbers["999"].click()
    assert page.answer().emergency_number == "999"
    assert [number for number, tile in page.numbers.items() if tile.isChecked()] == ["999"]


def test_none_of_these_is_one_press_and_says_what_it_does(begin):
    page = begin().go_to(HealthPage)
    assert page.main_button.text() == "None of these"
    page.tiles[Reason.CLOT].click()
    assert page.main_button.text() == "Go on"


@pytest.mark.parametrize(
    ("before", "ticked", "agrees"),
    [(("blood-clot",), (), True), (("blood-clot",), (Reason.DIABETES,), False)],
)
def test_a_doctors_yes_counts_for_no_more_than_was_asked_about(qtbot, before, ticked, agrees):
    page = shown(qtbot, HealthPage(Settings(ask_first=before, clinician_agrees=True), themed()))
    for reason in ticked:
        page.tiles[reason].click()
    assert page.answer().clinician_agrees is agrees


def test_back_from_the_first_page_leads_to_the_settings_again_and_changes_nothing(begin):
    set_up = begin(is_set_up=True, name="Rosa")
    set_up.page.field.setText("Rose")
    set_up.press("Back")
    assert set_up.done == [Settings(is_set_up=True, name="Rosa")]


def test_the_first_page_of_the_first_time_has_nothing_to_go_back_to(begin):
    set_up = begin()
    QTest.keyClick(set_up.window, Qt.Key.Key_Escape)
    assert (set_up.done, set_up.page.back_button.isVisible()) == ([], False)


@pytest.mark.parametrize("text_percent", [100, 130, 160, 200, 250])
@pytest.mark.parametrize("page", list(filter(None, PAGES)), ids=lambda page: page.__name__)
def test_every_page_is_whole_at_every_text_size(qtbot, page, text_percent):
    settings = Settings(text_percent=text_percent, ask_first=("diabetes",), volume=1.0)
    made = page(settings, themed(text_percent / 100))
    made.set_place(2, 5, has_back=True)
    assert cut_off(shown(qtbot, made)) == []


@pytest.mark.parametrize("page", [NamePage, SeeingPage, NumberPage, HealthPage, SetUpDonePage])
def test_a_ten_year_old_can_read_it(qtbot, page):
    made = page(Settings(ask_first=("diabetes",)), themed())
    qtbot.addWidget(made)
    words = ". ".join(label.text().rstrip(".?") for label in made.findChildren(QLabel) if label.text())
    assert grade(words) <= 6
