"""The questions before a session, and the advice that follows from them."""

import re

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea

from coach.routine.library import load_library
from coach.session.choices import Options
from coach.session.readiness import Advice, Answer, Kind, Question, Reason, Sign
from coach.ui.cards import CardShelf, gentler_of
from coach.ui.keys import Command
from coach.ui.readiness_words import advice_words, question_words, reason_words, sign_words
from coach.ui.screens.advice import AdviceScreen
from coach.ui.screens.ask_first import AskFirstScreen
from coach.ui.screens.gentler import GentlerScreen
from coach.ui.screens.readiness import ReadinessScreen
from coach.ui.widgets.answer_tiles import Tile
from coach.ui.widgets.labels import Button
from coach.ui.widgets.words import Words
from tests.routine.reading_level import grade
from tests.routine.test_library import ROUTINES
from tests.ui.whole import PX_PER_MM, cut_off, shown, themed

NOT_TODAY = [
    Advice(Kind.EMERGENCY),
    Advice(Kind.HELP_TODAY),
    Advice(Kind.REST),
    Advice(Kind.REST, for_pain=True),
]
SIZES = (1.0, 1.3, 1.6, 2.0, 2.5)


class Clock:
    """A clock that goes on when told."""

    def __init__(self):
        self.ms = 0

    def __call__(self):
        return self.ms


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def screen(qtbot, clock):
    return shown(qtbot, ReadinessScreen(themed(), now_ms=clock))


@pytest.fixture
def answers(screen):
    """Collect what is answered."""
    given = []
    screen.answered.connect(given.append)
    return given


def press(screen, text):
    """Press the button of that text on the page that is shown."""
    (found,) = [each for each in screen.findChildren(Button) if each.isVisible() and each.text() == text]
    found.click()


def words_on(screen):
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_all_fine_today_is_one_press(screen, answers, clock):
    assert screen.main_button.text() == "All fine today"
    clock.ms = 2000
    screen.obey(Command.FORWARD)
    assert answers == [Answer()]


def test_a_press_that_was_still_meant_for_home_answers_nothing(screen, answers, clock):
    clock.ms = 900
    screen.obey(Command.FORWARD)
    assert answers == []


def test_a_tick_is_seen_without_colour_and_makes_it_go_on(screen, answers):
    tile = screen.tiles[Sign.TIRED]
    before = tile.grab().toImage()
    tile.click()
    assert tile.grab().toImage() != before
    press(screen, "Go on")
    tile.click()
    press(screen, "All fine today")
    assert answers == [Answer((Sign.TIRED,)), Answer()]


def test_a_fall_asks_whether_one_was_hurt_and_then_whether_someone_knows(screen, answers):
    screen.fell.click()
    press(screen, "Go on")
    assert screen.question is Question.HURT
    press(screen, "No")
    assert screen.question is Question.TOLD
    press(screen, "Yes")
    assert answers == [Answer((Sign.FALL_UNHURT, Sign.FALL_TOLD))]


def test_pain_is_asked_from_0_to_10_and_waits_for_a_number(screen, answers):
    screen.in_pain.click()
    press(screen, "Go on")
    assert screen.main_button is None
    screen.pain.choose(6)
    screen.main_button.click()
    assert answers == [Answer((), 6)]


def test_back_leads_back_a_page_and_from_the_tiles_home(screen, answers):
    left = []
    screen.back_requested.connect(lambda: left.append(True))
    screen.fell.click()
    press(screen, "Go on")
    press(screen, "No")
    press(screen, "Back")
    assert screen.question is Question.HURT
    press(screen, "Yes")
    assert answers == [Answer((Sign.FALL_HURT,))]
    press(screen, "Back")
    assert (screen.question, left) == (None, [])
    press(screen, "Back")
    assert left == [True]


def test_after_going_back_the_questions_that_follow_are_asked_again(screen, answers):
    for tile in (screen.fell, screen.in_pain):
        tile.click()
    for text in ("Go on", "No", "Yes", "Back", "Back", "No"):
        press(screen, text)
    assert (screen.question, answers) == (Question.TOLD, [])


def test_a_fall_that_nobody_was_told_of_is_asked_for_again(screen, answers):
    screen.begin(fall_untold=True)
    press(screen, "All fine today")
    assert screen.question is Question.TOLD
    press(screen, "No")
    assert answers == [Answer((Sign.FALL_NOT_TOLD,))]


def test_someone_with_chest_pain_is_asked_nothing_more(screen, answers):
    for tile in (screen.tiles[Sign.CHEST_PAIN], screen.fell, screen.in_pain):
        tile.click()
    press(screen, "Go on")
    assert answers == [Answer((Sign.CHEST_PAIN,))]


def test_a_clicker_alone_answers_yes_or_no(screen, answers, clock, qtbot):
    screen.fell.click()
    press(screen, "Go on")
    qtbot.wait(10)
    clock.ms = 2000
    screen.obey(Command.FORWARD)  # marks the first answer
    assert answers == []
    screen.obey(Command.PAUSE)  # marks the next
    screen.press_marked()
    assert screen.question is Question.TOLD


def test_asking_anew_forgets_what_was_answered(screen, answers):
    screen.fell.click()
    screen.tiles[Sign.CALF].click()
    press(screen, "Go on")
    screen.begin()
    press(screen, "All fine today")
    assert answers == [Answer()]


@pytest.mark.parametrize("px_per_mm", PX_PER_MM)
def test_at_the_usual_size_all_is_seen_at_once(qtbot, px_per_mm):
    screen = shown(qtbot, ReadinessScreen(themed(px_per_mm=px_per_mm)))
    tiles = screen.findChildren(Tile)
    assert len(tiles) == len(sign_words()) + 2
    (area,) = (each for each in screen._areas if each.isVisible())
    assert area.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("text_scale", SIZES)
def test_every_page_is_whole_at_every_text_size(qtbot, text_scale):
    screen = shown(qtbot, ReadinessScreen(themed(text_scale)))
    for tile in (*screen.tiles.values(), screen.in_pain):
        tile.setChecked(True)
    for sign in Sign:
        if sign in screen.tiles:
            screen.tiles[sign].setChecked(sign is Sign.TIRED)
    screen.fell.setChecked(True)
    for answer in ("Go on", "No", "No"):
        qtbot.wait(10)
        assert cut_off(screen) == []
        press(screen, answer)
    qtbot.wait(10)
    assert screen.question is Question.PAIN
    assert cut_off(screen) == []


@pytest.mark.parametrize("advice", NOT_TODAY)
@pytest.mark.parametrize("text_scale", SIZES)
def test_advice_is_whole_at_every_text_size(qtbot, advice, text_scale):
    screen = AdviceScreen(themed(text_scale))
    screen.set_advice(advice, "+44 20 7946 0000")
    assert cut_off(shown(qtbot, screen)) == []
    assert screen.findChildren(QScrollArea) == []
    order, sentences = screen.findChildren(Words)
    assert order.letter_px > sentences.letter_px >= 34


def test_an_emergency_names_the_number_that_was_set_up_in_the_largest_letters(qtbot):
    screen = AdviceScreen(themed())
    screen.set_advice(Advice(Kind.EMERGENCY), "112")
    shown(qtbot, screen)
    largest = max(screen.findChildren(Words), key=lambda words: words.letter_px)
    assert largest.text() == "Call 112 now."
    assert largest.letter_px >= 128
    screen.set_advice(Advice(Kind.EMERGENCY), "")
    assert largest.text() == "Call your emergency number now."


@pytest.mark.parametrize(
    ("advice", "said"),
    [
        (Advice(Kind.EMERGENCY), "Call 112 now."),
        (Advice(Kind.HELP_TODAY), "Get medical help today."),
        (Advice(Kind.REST), "Contact your doctor or nurse."),
    ],
)
def test_advice_has_the_words_of_the_brief(advice, said):
    words = advice_words(advice, "112")
    assert said in (words.order, *words.sentences)


def every_text():
    told = [advice_words(advice, number) for advice in NOT_TODAY for number in ("", "112")]
    return [
        *(sentence for words in told for sentence in (words.order, *words.sentences)),
        *sign_words().values(),
        *reason_words().values(),
        *(question_words(question) for question in Question),
    ]


def test_nothing_says_what_somebody_has_or_that_anyone_was_called():
    wrong = r"you (may |might )?have|diagnos|stroke|thrombosis|we (have )?called|is calling|prevent|treat"
    assert [text for text in every_text() if re.search(wrong, text, re.IGNORECASE)] == []


def test_a_ten_year_old_can_read_it():
    told = [advice_words(advice, "112") for advice in NOT_TODAY]
    for text in [" ".join((words.order, *words.sentences)) for words in told]:
        assert grade(text) <= 6, text
    assert grade(". ".join(sign_words().values())) <= 6
    assert grade(". ".join(reason_words().values())) <= 6


@pytest.fixture(scope="module")
def cards():
    return {card.routine_id: card for card in CardShelf().cards_of(load_library([ROUTINES]), Options())}


def test_gentler_is_a_seated_one_and_a_shorter_one_that_asks_for_no_more(cards):
    for planned in cards.values():
        offered = gentler_of(planned, list(cards.values()))
        assert len(offered) <= 2
        assert planned not in offered
        if not planned.is_seated:
            assert offered[0].is_seated
        for card in offered:
            easier = card.level <= planned.level and card.balance_demand <= planned.balance_demand
            assert card.is_seated or (easier and card.length_ms < planned.length_ms)
    assert not cards["sit-to-stand"].is_seated  # one rises from the chair


def gentler_screen(qtbot, kind, planned, cards, text_scale=1.0):
    screen = GentlerScreen(themed(text_scale))
    screen.set_choices(Advice(kind), planned, gentler_of(planned, list(cards.values())))
    return shown(qtbot, screen)


def test_what_was_planned_may_be_kept_unless_it_has_to_be_seated(qtbot, cards):
    standing, seated = cards["steady-at-the-counter"], cards["seated-strength"]
    chosen = []
    screen = gentler_screen(qtbot, Kind.GENTLER, standing, cards)
    screen.chosen.connect(chosen.append)
    screen.keep.click()
    assert chosen == ["steady-at-the-counter"]
    screen = gentler_screen(qtbot, Kind.SEATED_ONLY, standing, cards)
    assert not screen.keep.isVisible()
    assert [tile.words.splitlines()[0] for tile in screen.findChildren(Tile)] == ["Loose ankles and feet"]
    assert gentler_screen(qtbot, Kind.SEATED_ONLY, seated, cards).keep.isVisible()


def test_with_nothing_gentler_the_planned_one_is_all_there_is(qtbot, cards):
    screen = gentler_screen(qtbot, Kind.GENTLER, cards["gentle-seated-legs"], cards)
    chosen = []
    screen.chosen.connect(chosen.append)
    screen.main_button.click()
    assert chosen == ["gentle-seated-legs"]


@pytest.mark.parametrize("text_scale", SIZES)
def test_gentler_cards_are_whole_at_every_text_size(qtbot, cards, text_scale):
    planned = cards["whole-legs-half-an-hour"]
    assert cut_off(gentler_screen(qtbot, Kind.GENTLER, planned, cards, text_scale)) == []


def test_ask_first_closes_unless_they_said_yes(qtbot):
    screen = AskFirstScreen(themed(2.0))
    screen.set_reasons(["recent-fracture", "from-another-version"])
    shown(qtbot, screen)
    heard = []
    screen.agreed.connect(lambda: heard.append("agreed"))
    screen.back_requested.connect(lambda: heard.append("back"))
    assert reason_words()[Reason.FRACTURE] in words_on(screen)
    screen.obey(Command.FORWARD)
    screen.agree.click()
    assert heard == ["back", "agreed"]
    assert cut_off(screen) == []
