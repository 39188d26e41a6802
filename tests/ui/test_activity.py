"""I did something else: what is asked, what is kept, and how it is taken back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.history.corrections import gone
from coach.history.records import Activity, ActivityDone, Details, TakenBack, WalkingAid
from coach.routine.terms import Talk
from coach.settings import Switch
from coach.ui.activities.answers import Step
from coach.ui.activities.flow import ActivityFlow
from coach.ui.activities.words import feet_words, kind_words, question_words
from coach.ui.phrases import heard
from coach.ui.question import Answer
from coach.ui.screens.activity import EffortPage, KeptPage, MinutesPage, WordsPage
from coach.ui.widgets.labels import Button
from coach.ui.widgets.pictograms import KINDS, POSTURES
from coach.ui.widgets.question_page import UNSEEN_MS, ChoicePage
from coach.ui.window import Window
from tests.routine.reading_level import grade
from tests.ui.activities import NOW, TODAY, ago, done
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme, words
from tests.ui.whole import cut_off


class OwnDiaryFake:
    """A diary that answers at once, or when told."""

    def __init__(self, lately=(), aid=None, *, answers=True):
        self.records, self._lately, self._aid, self._answers = [], list(lately), aid, answers
        self._waiting = []

    def ask(self, question, then):
        self._waiting.append(lambda: then(question(self, "rosa")))
        if self._answers:
            self.answer()

    def answer(self):
        while self._waiting:
            self._waiting.pop()()

    def add(self, record):
        self.records.append(record)

    def activities_between(self, _person_id, first, last):
        return [one for one in self._lately if first <= one.day <= last]

    def details(self, _person_id):
        return Details("d", "rosa", NOW, aid=self._aid) if self._aid else None

    def counting(self):
        """What counts, as the diary reads it."""
        out = gone(one for one in self.records if isinstance(one, TakenBack))
        kept = [one for one in self.records if isinstance(one, ActivityDone)]
        replaced = {one.replaces for one in kept}
        return [one for one in kept if one.id not in out | replaced]


def by_tab(screen):
    """Return what Tab comes to on a screen, once round."""
    reached, each = [], screen
    while (each := each.nextInFocusChain()) is not screen:
        if isinstance(each, Button) and each.isVisibleTo(screen) and screen.isAncestorOf(each):
            reached.append(each.accessibleName())
    return reached


class Asked:
    """The way through the questions in a window."""

    def __init__(self, qtbot, *lately, aid=None, answers=True, now_ms=None):
        self.qtbot, self.diary, self.left = qtbot, OwnDiaryFake(lately, aid, answers=answers), []
        self.window = Window(theme(), *([now_ms] if now_ms else []))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.flow = ActivityFlow(self.window, theme(), self.diary, lambda: NOW)
        self.flow.done.connect(lambda: self.left.append(True))

    @property
    def screen(self):
        return self.window.current

    @property
    def choices(self):
        return list(buttons(self.screen))

    def press(self, *names):
        for name in names:
            buttons(self.screen)[name].click()

    def checked(self):
        return [name for name, one in buttons(self.screen).items() if one.isChecked()]


def test_a_ten_year_old_can_read_it(qtbot):
    asking = Asked(qtbot, done(minutes=30, aid=WalkingAid.FRAME))
    asking.flow.show()
    read = [f"{question_words(step)}" for step in Step] + [f"{kind_words(kind)}." for kind in Activity]
    asking.press("A walk", "Go on", "Go on", "Go on")
    read += [phrase.text for phrase in asking.screen.spoken()]
    asking.press("Keep it")
    read += [f"{each}" for each in words(asking.screen)] + [f"{name}." for name in asking.choices]
    asking.press("Undo")
    read += words(asking.screen)
    assert grade(" ".join(read)) <= 6
    assert max(grade(one) for one in read if len(one.split()) > 3) <= 6


# The way


def test_a_walk_is_told_question_by_question_and_kept(qtbot):
    asking = Asked(qtbot)
    asking.flow.show()
    asking.press(
        "A walk", "With a stick", "30 minutes", "Go on", "Yesterday", "How hard was it? 4, some work"
    )
    assert asking.diary.records == []
    asking.press("Keep it")
    assert "30 minutes of walking with a stick, yesterday." in words(asking.screen)
    (kept,) = asking.diary.records
    assert (kept.kind, kept.aid, kept.minutes, kept.day, kept.effort, kept.weight_bearing) == (
        Activity.WALK,
        WalkingAid.STICK,
        30,
        ago(1),
        4,
        True,
    )
    assert (kept.person_id, kept.at, kept.replaces) == ("", NOW, "")
    asking.press("Finished")
    assert asking.left == [True]


def test_own_words_are_written_without_a_press_and_may_be_left_out(qtbot):
    asking = Asked(qtbot)
    asking.flow.show()
    asking.press("Something else")
    QTest.keyClicks(asking.screen, "B")
    QTest.keyClicks(asking.screen.field, "owls")
    asking.press("Go on", "Mostly on my feet", "Go on", "Go on", "Keep it")
    assert asking.diary.records[0].own_words == "Bowls"


def test_leaving_half_way_keeps_nothing_and_says_nothing(qtbot):
    asking = Asked(qtbot)
    asking.flow.show()
    asking.press("Yoga", "Mostly on my feet", "Go on")
    for _page in range(4):
        asking.press("Back")
    assert (asking.left, asking.diary.records) == ([True], [])


def test_back_keeps_what_was_said(qtbot):
    asking = Asked(qtbot)
    asking.flow.show()
    asking.press("A walk", "With a frame", "More", "More", "Back")
    assert asking.checked() == ["With a frame"]
    asking.press("Go on")
    assert "20 minutes" in words(asking.screen)
    asking.press("Go on", "Go on", "How hard was it? 6, working, can still talk", "Back", "Go on")
    assert asking.screen.value == 6


def test_an_earlier_day_is_found_two_weeks_at_a_time_and_never_lies_ahead(qtbot):
    asking = Asked(qtbot)
    asking.flow.show()
    asking.press("Stairs", "Go on")
    assert asking.choices[:3] == ["Today", "Yesterday", "An earlier day"]
    asking.press("An earlier day", "Still earlier", "Back")
    assert len(asking.choices) == 14 + 2
    asking.press("Wednesday. 11 November", "Back")
    assert asking.checked() == ["Wednesday. 11 November"]
    asking.press("Go on", "Keep it")
    assert asking.diary.records[0].day == date(2026, 11, 11)


def test_a_day_from_the_calendar_is_taken_but_one_ahead_is_asked_for(qtbot):
    asking = Asked(qtbot)
    asking.flow.show(ago(9))
    asking.press("Cycling", "Go on", "Keep it")
    assert asking.diary.records[0].day == ago(9)
    asking.flow.show(TODAY + timedelta(days=1))
    asking.press("Cycling", "Go on")
    assert asking.checked() == ["Today"]


def test_the_same_as_last_time_is_one_press(qtbot):
    asking = Asked(qtbot, done(minutes=25, day=ago(2), effort=5))
    asking.flow.show()
    asking.press("Again: 25 minutes of walking")
    (kept,) = asking.diary.records
    assert (kept.minutes, kept.day, kept.effort, kept.replaces) == (25, TODAY, None, "")


@pytest.mark.parametrize("late_ms", [0, UNSEEN_MS + 1])
def test_what_a_slow_diary_offers_moves_nothing_under_a_hand(qtbot, late_ms):
    asking = Asked(qtbot, done(), answers=False)
    asking.flow.show()
    came_ms = asking.screen._shown_ms
    asking.screen._now_ms = lambda: came_ms + late_ms
    asking.diary.answer()
    qtbot.wait(1)
    assert ("Again: 20 minutes of walking" in asking.choices) is not bool(late_ms)
    asking.press("A walk", "Back")
    assert "Again: 20 minutes of walking" in asking.choices


def test_what_one_usually_walks_with_is_chosen_already(qtbot):
    asking = Asked(qtbot, aid=WalkingAid.FRAME)
    asking.flow.show()
    asking.press("A walk")
    assert asking.checked() == ["With a frame"]


# Taken back, and changed


def test_undo_takes_it_out_of_the_diary_and_puts_it_back(qtbot):
    asking = Asked(qtbot, done())
    asking.flow.show()
    asking.press("Again: 20 minutes of walking")
    (kept,) = asking.diary.counting()
    asking.press("Undo")
    assert asking.diary.counting() == []
    assert "It is not in your diary now." in words(asking.screen)
    asking.press("Put it back")
    assert asking.diary.counting() == [kept]


def test_a_change_replaces_the_record_and_undo_brings_back_what_it_said(qtbot):
    asking = Asked(qtbot)
    old = done(minutes=20, aid=WalkingAid.STICK, effort=3)
    asking.flow.correct(old)
    asking.press("20 minutes", "30 minutes", "Go on", "Keep it")
    (changed,) = asking.diary.counting()
    assert (changed.minutes, changed.aid, changed.effort, changed.replaces) == (
        30,
        WalkingAid.STICK,
        3,
        old.id,
    )
    asking.press("Undo")
    (back,) = asking.diary.counting()
    assert (back.minutes, back.replaces) == (20, changed.id)
    asking.press("Change", "How hard: 3 of 10", "How hard was it? 3", "Go on", "Keep it")
    assert asking.diary.counting()[0].effort is None


def test_a_change_that_is_left_changes_nothing(qtbot):
    asking = Asked(qtbot)
    asking.flow.correct(done())
    asking.press("20 minutes", "More", "Back")
    assert "25 minutes" in asking.choices
    asking.press("Back")
    assert (asking.left, asking.diary.records) == ([True], [])


def test_to_keep_what_is_as_it_was_writes_nothing(qtbot):
    asking = Asked(qtbot)
    asking.flow.correct(done())
    asking.press("Keep it")
    assert (asking.left, asking.diary.records) == ([True], [])


def test_back_from_a_change_leads_to_what_was_kept(qtbot):
    asking = Asked(qtbot, done())
    asking.flow.show()
    asking.press("Again: 20 minutes of walking", "Change", "Back")
    assert "20 minutes of walking, today." in words(asking.screen)
    assert (asking.left, len(asking.diary.records)) == ([], 1)


# Every hand, every eye and every ear


def test_a_clicker_goes_all_the_way_by_one_button(qtbot):
    asking = Asked(qtbot, done(Activity.STAIRS, aid=None))
    asking.flow.show()
    for _press in range(2):  # it marks the first that is offered, then presses it
        asking.screen._shown_ms -= 5000
        QTest.keyClick(asking.window.windowHandle(), Qt.Key.Key_PageDown)
        qtbot.wait(310)
    assert [one.kind for one in asking.diary.counting()] == [Activity.STAIRS]


def test_tab_reaches_the_answers_before_what_leads_back(qtbot):
    asking = Asked(qtbot, done(), aid=WalkingAid.STICK)
    asking.flow.show()
    last = []
    for press in ("A walk", "Go on", "Go on", "Go on"):
        asking.press(press)
        reached = by_tab(asking.screen)
        assert sorted(reached) == sorted(asking.choices)
        last.append(reached[-2:])
    assert last == [["Back", "Go on"]] * 3 + [["Back", "Keep it"]]
    asking.flow.show()
    assert by_tab(asking.screen)[-1] == "Back"


def test_one_switch_reaches_every_answer(qtbot):
    asking = Asked(qtbot)
    asking.window.set_steering(switch=Switch.AUTO)
    asking.flow.show()
    order = [one.accessibleName() for one in asking.screen.switch_order()]
    assert order == [*(kind_words(kind) for kind in Activity), "Back"]
    asking.press("Stairs")
    order = [one.accessibleName() for one in asking.screen.switch_order()]
    assert order == [
        "Go on",
        "Less",
        "More",
        *(f"{each} minutes" for each in (10, 15, 20, 30, 45, 60)),
        "Back",
    ]


def test_the_question_is_read_aloud_and_all_answers_only_in_full(qtbot):
    asking = Asked(qtbot)
    asking.flow.show()
    assert heard(asking.screen.spoken(), Talk.SOME) == ("What did you do?",)
    assert heard(asking.screen.spoken(), Talk.FULL)[1:] == tuple(kind_words(kind) for kind in Activity)
    asking.press("Stairs", "Go on", "Go on", "Keep it")
    assert heard(asking.screen.spoken(), Talk.SOME) == (
        "It is in your diary.",
        "10 minutes on the stairs, today.",
    )


def pages_of(here):
    """Return every page at its fullest."""
    so_far = "Something else · “Bowls” · Mostly on my feet · 120 minutes"
    again = [Answer("Again: 120 minutes of walking with someone", number) for number in range(3)]
    kinds = [Answer(kind_words(kind), kind) for kind in Activity]
    days = [Answer("Wednesday\n11 November", number) for number in range(14)]
    feet = [Answer(feet_words(on_feet=on_feet, kind=Activity.YOGA), on_feet) for on_feet in (True, False)]
    more = Answer("An earlier day", "more")
    what = ChoicePage("What did you do?", kinds, here, chosen=Activity.YOGA, pictures=KINDS)
    what.offer_first(again)
    sentence = f"120 minutes of “{'Bowls and ' * 6}”, sitting or lying, on Wednesday, 11 November."
    return {
        "what": what,
        "day": ChoicePage("Which day was it?", days, here, more=more, so_far=so_far),
        "when": ChoicePage("When was it?", days[:3], here, chosen=1, more=more, so_far=so_far),
        "feet": ChoicePage("Were you on your feet?", feet, here, chosen=True, most=2, pictures=POSTURES),
        "minutes": MinutesPage("How long was it?", 120, here, so_far=so_far),
        "effort": EffortPage("How hard was it?", "Keep it", 6, here, so_far=so_far),
        "words": WordsPage("What was it?", "", ("Bowls with my neighbours", "Dancing"), here, so_far=so_far),
        "kept": KeptPage("It is not in your diary now.", sentence, here, undo="Put it back"),
    }


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
def test_every_page_is_whole_on_the_smallest_screen(qtbot, scale, dpi):
    pages = pages_of(theme(scale, dpi))
    for page in pages.values():
        in_window(qtbot, page)
    found = {name: crowded(page) + cut_off(page) for name, page in pages.items()}
    assert not any(found.values()), found


def test_at_the_usual_size_nothing_has_to_be_scrolled(qtbot):
    for name, page in pages_of(theme()).items():
        in_window(qtbot, page)
        assert not page._areas[0].down.isVisible(), name
