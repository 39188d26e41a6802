"""My progress: plots that can be heard, days that can be mended, and nothing that isn't so."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from coach.history.records import (
    Activity,
    ActivityDone,
    Answers,
    Measure,
    MeasureDone,
    TakenBack,
    new_id,
)
from coach.history.store import open_history
from coach.progress.days import DayMark
from coach.routine.library import Library
from coach.ui.progress.flow import ProgressFlow
from coach.ui.screens.day import DayScreen
from coach.ui.screens.progress_plot import PlotScreen
from coach.ui.widgets.month_calendar import DayTile, MonthCalendar
from coach.ui.window import Window
from tests.data.life import LIVED_BY, write_diary, year_of_life
from tests.history.build import answers, at, done, end, start
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, theme, words

DAY = date(2026, 11, 17)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LIBRARY = Library({}, {}, {}, (), ())
DOORS = {
    "My minutes": "Minutes a week",
    "Effort and pain": "How hard it was",
    "Exercises": "Straighten your knee",
    "Tests": "30-second chair stand",
}


class Own:
    """A person's own diary, which answers at once, or when it is told to."""

    def __init__(self, store, person_id):
        self.store, self.person_id, self.added, self.late = store, person_id, [], None

    def ask(self, question, then):
        answer = question(self.store, self.person_id)
        if self.late is None:
            then(answer)
        else:
            self.late.append(lambda: then(answer))

    def add(self, record):
        own = (
            replace(record, person_id=self.person_id) if getattr(record, "person_id", None) == "" else record
        )
        self.added.append(own)
        self.store.add(own)


class Shown:
    """My progress in a window."""

    def __init__(self, qtbot, own, the_theme=None, now=NOW):
        self.own, theme_shown = own, the_theme or theme()
        self.window = Window(theme_shown)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.flow = ProgressFlow(self.window, theme_shown, own, lambda: now, LIBRARY)
        self.flow.show()
        self.window.show()
        qtbot.wait(1)

    @property
    def screen(self):
        return self.window.current

    def press(self, name):
        QApplication.processEvents()  # what was just added is shown
        there = buttons(self.screen)
        assert name in there, f"{name} is not among {list(there)}"
        there[name].click()
        QApplication.processEvents()

    def press_day(self, day):
        next(tile for tile in self.screen.findChildren(DayTile) if tile.day == day).click()
        QApplication.processEvents()

    def marks(self):
        return {tile.day.day: tile._mark for tile in self.screen.findChildren(DayTile)}


@pytest.fixture
def store(tmp_path):
    """An empty diary."""
    opened = open_history(tmp_path / "diary.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def rosa(store):
    """A diary with a session on the 18th, told about, and a test on the 19th."""
    person = store.default_person("Rosa")
    begun = replace(start(at("11-18")), person_id=person.id)
    store.add(begun)
    for record in (done(begun, 8), done(begun, 8, 1), end(begun, minutes=12)):
        store.add(record)
    store.add(answers(begun, effort=4, pain_before=2, pain_after=1, unsteady=False, note="Fine."))
    store.add(MeasureDone(new_id(), person.id, at("11-19"), Measure.CHAIR_STAND_30, 9, practised=True))
    return Own(store, person.id)


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """The diary of a made-up year."""
    opened = open_history(write_diary(tmp_path_factory.mktemp("life") / "diary.sqlite", year_of_life()))
    yield Own(opened, LIVED_BY.id)
    opened.close()


def heard(widget):
    """Return the name and the description that a screen reader gets of a widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Description)


def test_the_month_shows_its_days_as_shapes_and_says_them(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    assert shown.marks()[18] is DayMark.FULL
    assert "You exercised on one day this month. Your sessions were 12 minutes in all." in words(shown.screen)
    assert "Rosa: November 2026" in words(shown.screen)
    names = buttons(shown.screen)
    assert "Wednesday 18 November: full session" in names
    tile = names["Wednesday 18 November: full session"]
    assert heard(tile)[0] == "Wednesday 18 November: full session"


def test_a_day_with_a_walk_or_a_test_is_never_said_to_have_nothing(qtbot, rosa):
    walk = ActivityDone(
        new_id(), rosa.person_id, at("11-18"), date(2026, 11, 18), Activity.WALK, 20, weight_bearing=True
    )
    rosa.store.add(walk)
    shown = Shown(qtbot, rosa)
    days = [name for name in buttons(shown.screen) if name[0].isalpha() and "November" in name]
    assert [name for name in days if "something else" in name] == [
        "Wednesday 18 November: full session; something else was done",
        "Thursday 19 November: something else was done",
    ]
    assert "something else" in words(shown.screen)  # what the plus means
    assert "no session" in words(shown.screen)  # of the 20th
    assert "Saturday 21 November: still to come" in days


def test_what_is_read_out_is_not_said_twice(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    (said,) = [text for text in words(shown.screen) if text.startswith("You exercised")]
    assert said not in [heard(each)[0] for each in shown.screen.findChildren(MonthCalendar)]
    shown.press_day(date(2026, 11, 18))
    assert not any(heard(card)[0] for card in shown.screen.findChildren(QFrame, "card"))
    assert list(buttons(shown.screen))[-4:-2] == [
        "Change: Gentle seated legs: a full session, 12 minutes",
        "Take away: Gentle seated legs: a full session, 12 minutes",
    ]


def test_tab_comes_to_what_a_day_had_in_it_before_it_leads_back(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    shown.press_day(date(2026, 11, 18))
    reached = [heard(shown.screen)[0]]
    for _press in range(4):
        qtbot.keyClick(shown.window, Qt.Key.Key_Tab)
        reached.append(heard(shown.window.focusWidget())[0].partition(":")[0])
    assert reached[1:] == ["Change", "Take away", "Back", "Add something"]


@pytest.mark.parametrize("scale", SCALES)
def test_a_key_that_was_held_down_pushes_no_button_off_the_day(qtbot, rosa, scale):
    held = ActivityDone(
        new_id(), rosa.person_id, at("11-17"), DAY, Activity.OTHER, 9, weight_bearing=True, own_words="w" * 60
    )
    rosa.store.add(held)
    shown = Shown(qtbot, rosa, theme(scale))
    shown.press_day(DAY)
    qtbot.wait(1)
    take = next(one for name, one in buttons(shown.screen).items() if name.startswith("Take away"))
    right = take.mapTo(shown.screen, take.rect().topRight()).x()
    assert right < shown.screen.width()
    assert f"9 minutes of “{'w' * 60}”" in [heard(each)[0] for each in shown.screen.findChildren(QLabel)]


def test_the_month_that_was_printed_comes_back(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    shown.flow.show(date(2026, 10, 1))
    assert "Rosa: October 2026" in words(shown.screen)


def test_a_day_to_come_is_no_button_unless_something_is_in_it(qtbot, rosa):
    begun = replace(start(at("11-28")), person_id=rosa.person_id)  # the clock was wrong then
    rosa.store.add(begun)
    rosa.store.add(done(begun, 8))
    shown = Shown(qtbot, rosa)
    enabled = {tile.day.day for tile in shown.screen.findChildren(DayTile) if tile.isEnabled()}
    assert enabled == {*range(1, 21), 28}


@pytest.mark.parametrize("door", DOORS)
def test_a_screen_reader_gets_of_each_plot_its_sentence_and_all_its_numbers(qtbot, life, door):
    shown = Shown(qtbot, life)
    shown.press(door)
    plots = 0
    while plots < len(shown.screen._charts):
        chart = shown.screen._charts[plots]
        name, description = heard(shown.screen.plot)
        assert name == chart.sentence
        assert name in words(shown.screen)
        for one in chart.series:
            for value in one.values:
                assert value is None or f"{one.name}: {round(value, 1):g}" in description
        shown.press(f"Next: {shown.screen._charts[(plots + 1) % len(shown.screen._charts)].title}")
        plots += 1
    assert plots > 1


def test_a_table_has_the_numbers_of_its_plot_each_line_read_as_one(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    shown.press("My minutes")
    shown.press("As a table")
    assert not shown.screen.plot.isVisible()
    lines = [heard(line)[0] for line in shown.screen.table.children() if line.isWidgetType()]
    assert lines == ["", "Week of 16 November. Timed: 12, Together: 12"]
    assert {"Week of 16 November", "12", "–"} <= set(words(shown.screen))  # noqa: RUF001 - a dash


def test_with_hands_is_a_row_of_its_own_and_stopped_is_no_number(qtbot, life):
    shown = Shown(qtbot, life, now=datetime(2026, 12, 31, 12, tzinfo=UTC))
    shown.press("Tests: time for one")  # the last one is over a month old
    chart = shown.screen._charts[0]
    assert [one.name for one in chart.series] == ["Without hands", "With hands"]
    assert all(None in pair for pair in zip(*(one.values for one in chart.series), strict=True))
    assert (chart.stripe.low, chart.stripe.high) == (10, 15)  # Rikli & Jones, women 75-79
    assert {place for place, value in enumerate(chart.series[1].values) if value} <= chart.apart
    steps = shown.screen._charts[-1]
    (stopped,) = [row for row in steps.table if "stopped early" in row[-1]]
    assert stopped[1] == "–"  # noqa: RUF001 - a dash


def test_every_page_of_an_empty_diary_says_kindly_what_will_be_there(qtbot, store):
    shown = Shown(qtbot, Own(store, store.default_person().id))
    assert "Nothing here yet. After your first session, this page shows what you did." in words(shown.screen)
    assert not buttons(shown.screen)["Month before"].isEnabled()
    for door in DOORS:
        shown.press(door)
        assert any(text.startswith("Nothing here yet. ") for text in words(shown.screen)), door
        assert set(buttons(shown.screen)) <= {"Back", "Do a test"}
        shown.press("Back")


def test_what_is_taken_away_counts_no_more_until_that_is_undone(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    for name, day in (("Gentle seated legs: a full session, 12 minutes", 18),
                      ("30-second chair stand: 9 stands", 19)):  # fmt: skip
        shown.press_day(date(2026, 11, day))
        shown.press(f"Take away: {name}")
        assert "Nothing is in the diary for this day." in words(shown.screen)
        shown.press("Undo")
        assert name in words(shown.screen)
        assert "Undo" not in buttons(shown.screen)
        shown.press("Back")
    assert shown.marks()[18] is DayMark.FULL
    assert [type(record) for record in rosa.added] == [TakenBack] * 4  # nothing is ever changed


def test_a_session_that_was_not_ones_own_is_gone_from_the_month(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    shown.press_day(date(2026, 11, 18))
    shown.press("Take away: Gentle seated legs: a full session, 12 minutes")
    shown.press("Back")
    assert DayMark.FULL not in shown.marks().values()


def test_answers_are_asked_anew_and_pain_before_stays_as_it_was_told(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    shown.press_day(date(2026, 11, 18))
    shown.press("Change: Gentle seated legs: a full session, 12 minutes")
    assert (shown.screen.effort.value, shown.screen.pain.value) == (4, 1)
    assert (shown.screen.unsteady.value, shown.screen.note.text()) == (False, "Fine.")
    shown.screen.effort.choose(6)
    shown.screen.unsteady.choose(is_so=True)
    shown.press("Keep this")
    text = "Effort 6 of 10. Pain 2 before, 1 after. Felt unsteady. “Fine.”"
    assert text in words(shown.screen)
    (kept,) = rosa.added
    assert (kept.effort, kept.pain_before, kept.pain_after, kept.unsteady) == (6, 2, 1, True)
    shown.press("Undo")
    assert "Effort 4 of 10. Pain 2 before, 1 after. “Fine.”" in words(shown.screen)
    assert [type(record) for record in rosa.added] == [Answers] * 2


def test_which_session_is_asked_about_and_each_question_is_heard(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    shown.press_day(date(2026, 11, 18))
    shown.press("Change: Gentle seated legs: a full session, 12 minutes")
    asked = ("How hard was it? 0 is resting. 10 is all you can do.", "Any pain after it? 0 is no pain.")
    session = "Gentle seated legs: a full session, 12 minutes"
    assert tuple(phrase.text for phrase in shown.screen.spoken()) == (
        "How was it?",
        session,
        *asked,
        "Did you feel unsteady?",
    )


def test_answers_of_a_clock_that_was_ahead_can_still_be_changed(qtbot, rosa):
    early = datetime(2026, 11, 18, 8, tzinfo=UTC)  # the clock was set right since
    shown = Shown(qtbot, rosa, now=early)
    shown.press_day(date(2026, 11, 18))
    shown.press("Change: Gentle seated legs: a full session, 12 minutes")
    shown.screen.effort.choose(7)
    shown.press("Keep this")
    assert any(text.startswith("Effort 7 of 10.") for text in words(shown.screen))
    shown.press("Undo")
    assert any(text.startswith("Effort 4 of 10.") for text in words(shown.screen))


def test_something_else_that_was_done_is_changed_and_the_day_comes_back(qtbot, rosa):
    yoga = ActivityDone(new_id(), rosa.person_id, at("11-17"), DAY, Activity.YOGA, 20, weight_bearing=True)
    rosa.store.add(yoga)
    shown = Shown(qtbot, rosa)
    shown.press_day(DAY)
    shown.press("Change: 20 minutes of yoga")
    assert not isinstance(shown.screen, DayScreen)
    shown.press("Back")
    assert isinstance(shown.screen, DayScreen)
    assert rosa.added == []


def test_looking_at_answers_keeps_nothing(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    for leave in ("Keep this", "Back"):
        shown.press_day(date(2026, 11, 18))
        shown.press("Change: Gentle seated legs: a full session, 12 minutes")
        shown.press(leave)
        assert "Undo" not in buttons(shown.screen)
        shown.press("Back")
    assert rosa.added == []


def test_an_answer_that_comes_after_its_screen_is_gone_changes_nothing(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    rosa.late = []
    shown.press("My minutes")
    shown.press("Back")
    assert len(rosa.late) == 2
    qtbot.wait(1)  # what was left is taken away
    for answer in reversed(rosa.late):
        answer()
    assert not isinstance(shown.screen, PlotScreen)
    assert shown.marks()[18] is DayMark.FULL


@pytest.mark.parametrize(
    ("press", "signal"),
    [
        ("Back", "done"),
        ("Print this month", "sheet_requested"),
        ("Plan my week", "plan_requested"),
    ],
)
def test_the_doors_lead_on(qtbot, rosa, press, signal):
    shown = Shown(qtbot, rosa)
    with qtbot.waitSignal(getattr(shown.flow, signal), timeout=1000) as left:
        shown.press(press)
    assert left.args == ([date(2026, 11, 1)] if signal == "sheet_requested" else [])


def test_a_test_is_begun_from_here(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    shown.press("Tests")
    with qtbot.waitSignal(shown.flow.measures_requested, timeout=1000):
        shown.press("Do a test")


def test_something_is_added_to_the_day_that_was_looked_at_which_then_shows_it(qtbot, rosa):
    shown = Shown(qtbot, rosa)
    shown.press_day(DAY)
    shown.press("Add something")
    assert "Tuesday, 17 November" in words(shown.screen)  # which day it is for
    shown.press("Stairs")
    shown.press("Go on")
    assert "Tuesday, 17 November · Stairs · 10 minutes" in words(shown.screen)
    shown.press("Keep it")
    shown.press("Finished")
    assert {"Tuesday 17 November", "10 minutes on the stairs"} <= set(words(shown.screen))


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("dpi", DENSITIES)
def test_every_page_is_whole(qtbot, life, scale, dpi):
    shown = Shown(qtbot, life, theme(scale, dpi))
    found = crowded(shown.screen)
    for door in DOORS:
        shown.press(door)
        qtbot.wait(1)
        found += crowded(shown.screen)
        shown.press("As a table")
        qtbot.wait(1)
        found += crowded(shown.screen)
        shown.press("Back")
    shown.press_day(date(2026, 11, 16))
    qtbot.wait(1)
    found += crowded(shown.screen)
    assert found == []
