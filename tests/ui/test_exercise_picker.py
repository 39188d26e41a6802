"""Choosing an exercise by words, by what it asks for, and by its picture."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from coach.routine.terms import Position, Support
from coach.ui.theme import LIGHT, Theme
from coach.ui.workshop.picking.finding import Index, Wanted
from coach.ui.workshop.picking.picker import ExercisePicker
from coach.ui.workshop.picking.picture_grid import PictureGrid
from coach.ui.workshop.picking.portraits import Portraits
from tests.ui.drafts import shipped

THEME = Theme(LIGHT, 4.0)


@pytest.fixture(scope="module")
def index():
    return Index(shipped().exercises.values())


@pytest.fixture
def picker(qtbot):
    # Three exercises: what is chosen from is asked of the picker, and pictures take their time.
    some = {name: shipped().exercises[name] for name in ("knee-extension", "seated-march", "bridge")}
    made = ExercisePicker(some, shipped().cautions, THEME)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    return made


def ids(found):
    return [exercise.id for exercise in found]


def test_words_are_found_in_any_order_and_the_name_comes_first(index):
    assert set(ids(index.found("stretch calf"))) == set(ids(index.found("CALF, stretch")))
    assert {"seated-calf-stretch", "standing-calf-stretch"} <= set(ids(index.found("calf stretch")))
    assert "calf" in index.found("calf")[0].name.casefold()


def test_the_physiotherapist_s_name_for_a_muscle_finds_the_plain_one(index):
    found = index.found("quadriceps")
    assert found
    assert all(
        "front of thigh" in each.muscles or "quadriceps" in each.clinical_name.casefold() for each in found
    )


def test_a_mistyped_word_finds_the_nearest(index):
    assert ids(index.found("streching claf")) == ids(index.found("stretch calf"))


def test_a_word_that_nothing_has_finds_nothing(index):
    assert index.found("xylophone") == ()


def test_filters_leave_only_what_is_all_of_it(index):
    found = index.found("", Wanted(position=Position.STANDING, support=Support.COUNTER))
    assert found
    assert {(each.position, each.support) for each in found} == {(Position.STANDING, Support.COUNTER)}
    assert len(index.found("")) == len(shipped().exercises)


def test_enter_in_the_words_chooses_the_best_of_what_is_found(qtbot, picker):
    picker.search.setText("march")
    assert picker.grid.names == ("seated-march",)
    assert picker.details.name.text() == "March in your chair"
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert chosen.args == ["seated-march"]


def test_the_pictures_are_gone_over_by_arrow_keys(qtbot, picker):
    first, second, *_rest = picker.grid.names
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    QTest.keyClick(picker.grid, Qt.Key.Key_Right)
    assert picker.grid.marked_name == second != first
    assert picker.details.name.text() == shipped().exercises[second].name
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.keyClick(picker.grid, Qt.Key.Key_Return)
    assert chosen.args == [second]


def test_where_nothing_is_found_nothing_can_be_added_and_it_says_so(picker):
    picker.filters["position"].setCurrentText("Position: Walking")
    assert picker.grid.names == ()
    assert not picker.add_button.isEnabled()
    assert picker.details.name.text() == "Nothing is found."
    assert picker.filters["position"].accessibleName() == "Position: Walking"


def test_escape_leaves_without_choosing(qtbot, picker):
    with qtbot.waitSignal(picker.cancelled):
        QTest.keyClick(picker.search, Qt.Key.Key_Escape)


def test_what_speaks_against_an_exercise_is_told_in_words(picker):
    picker.search.setText("straighten")
    exercise = shipped().exercises["knee-extension"]
    for name in (*exercise.cautions, *exercise.avoid_if):
        assert shipped().cautions[name] in picker.details.text.text()


def test_everything_to_press_has_a_name(picker):
    named = [*picker.findChildren(QPushButton), *picker.filters.values(), picker.search, picker.grid]
    assert all(each.accessibleName() for each in named)


def test_each_picture_is_painted_once_and_outside_the_window_s_thread(qtbot, monkeypatch):
    threads = []
    real = Portraits.order.__globals__["portrait"]

    def noted(*given, **more):
        threads.append(threading.current_thread())
        return real(*given, **more)

    monkeypatch.setattr("coach.ui.workshop.picking.portraits.portrait", noted)
    made = Portraits(THEME, PictureGrid.picture_size(THEME), 1.0)
    some = [shipped().exercises[name] for name in ("bridge", "knee-extension")]
    made.order(some)
    qtbot.waitUntil(lambda: all(made.picture(each) for each in some))
    assert made.picture(some[0]).pixelColor(0, 0).alpha() == 0
    made.order(some)
    made.cancel()
    assert len(threads) == 2
    assert threading.main_thread() not in threads
    assert not any(each.daemon for each in threads)  # cut off within Qt, they would abort the program
