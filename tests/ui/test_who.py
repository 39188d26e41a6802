"""Who is exercising: large names, and someone new gives theirs."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from coach.people import Profile
from coach.settings import Settings
from coach.ui.screens.who import WhoScreen
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme

PEOPLE = tuple(
    Profile(Path(f"{number}.toml"), Settings(name=name))
    for number, name in enumerate(("Rosa", "Ben", "Ben", "", "Anastasia-Maria"))
)


def shown(qtbot, scale=1.0, dpi=96, **more):
    screen = WhoScreen(PEOPLE, theme(scale, dpi), **more)
    return screen, in_window(qtbot, screen)


def test_everyone_can_be_told_apart_and_chosen(qtbot):
    screen, _ = shown(qtbot)
    for name, profile in zip(("Rosa", "Ben", "Ben (2)", "Person 4", "Anastasia-Maria"), PEOPLE, strict=True):
        with qtbot.waitSignal(screen.chosen) as told:
            buttons(screen)[name].click()
        assert told.args == [profile]


def test_someone_new_gives_a_name_and_is_told_of_once_it_is_there(qtbot):
    screen, window = shown(qtbot)
    buttons(screen)["Someone new"].click()
    told = []
    screen.new_person.connect(told.append)
    field = screen.findChild(QLineEdit)
    assert window.focusWidget() is field
    QTest.keyClicks(field, "  ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == []
    QTest.keyClicks(field, "Ana")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == ["Ana"]


def test_who_is_not_new_after_all_comes_back_to_the_names(qtbot):
    screen, _ = shown(qtbot)
    buttons(screen)["Someone new"].click()
    assert "Rosa" not in buttons(screen)
    screen.back_button.click()
    assert "Rosa" in buttons(screen)
    assert screen.back_button is None  # there is nothing behind when the program begins


def test_there_is_a_way_back_where_there_is_something_behind(qtbot):
    screen, _ = shown(qtbot, can_go_back=True)
    with qtbot.waitSignal(screen.back_requested):
        screen.back_button.click()


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
def test_names_and_the_page_for_a_new_one_are_whole_at_every_size(qtbot, scale, dpi):
    screen, _ = shown(qtbot, scale, dpi, can_go_back=True)
    assert crowded(screen) == []
    buttons(screen)["Someone new"].click()
    qtbot.wait(1)
    assert crowded(screen) == []
