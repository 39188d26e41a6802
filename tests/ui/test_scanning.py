"""One switch alone, as it comes to a real window: what is marked when, and what a press does."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from coach.settings import Switch
from coach.ui.keys import Command
from coach.ui.widgets.rating import Rating
from tests.ui.test_steering import THEME, Room, Table, in_view

Key = Qt.Key
DWELL_MS = 1000


class Switched(Table):
    """A table where nothing but one switch is in reach; its scanner looks when it is told to."""

    def __init__(self, qtbot, switch=Switch.AUTO):
        super().__init__(qtbot)
        self.window.set_steering(switch=switch, dwell_seconds=DWELL_MS / 1000)
        self.window.scanner._timer.stop()

    @property
    def marked(self):
        return [marked.text() for marked in self.window.scanner.marked]

    def wait(self, ms):
        for _step in range(ms // 50):
            self.clock.ms += 50
            self.window.scanner.tick()

    def press(self):
        QTest.keyClick(self.window.windowHandle(), Key.Key_Space)

    def hold(self, ms):
        QTest.keyPress(self.window.windowHandle(), Key.Key_Space)
        self.wait(ms)
        QTest.keyRelease(self.window.windowHandle(), Key.Key_Space)

    def press_when_marked(self, text, longest_ms=60_000):
        """Wait for the mark to come to a button, and press; how long that took."""
        for waited in range(0, longest_ms, 50):
            if self.marked == [text] and waited > DWELL_MS:
                self.press()
                return waited
            self.wait(50)
        raise AssertionError(f"{text} is never marked")


@pytest.fixture
def table(qtbot):
    return Switched(qtbot)


@pytest.fixture
def held(qtbot):
    return Switched(qtbot, Switch.HOLD)


def test_the_mark_rests_on_the_main_button_for_two_dwells_then_goes_over_all_as_read(table):
    table.show(Room("A", "B", "C", main="B"))
    seen = []
    for _dwell in range(6):
        table.wait(DWELL_MS)
        seen.append("".join(table.marked))
    assert seen == ["B", "B", "A", "C", "B", "A"]


@pytest.mark.parametrize(("after_ms", "marked"), [(200, "Next"), (1500, "Back")])
def test_a_main_button_that_comes_at_once_is_marked_and_a_later_one_moves_no_mark(held, after_ms, marked):
    room = Room("Back", "Next", main="Back")
    room.buttons["Next"].hide()
    held.show(room)
    held.wait(after_ms)
    room.main_button = room.buttons["Next"]  # what the diary answered is shown
    room.main_button.show()
    held.wait(200)
    assert held.marked == [marked]


def test_a_press_chooses_what_is_marked_by_key_by_mouse_and_by_finger(table):
    room = table.show(Room("A", "B", main="A"))
    handle, screen = table.window.windowHandle(), QTest.createTouchDevice()
    corner = QPoint(3, 3)  # anywhere
    table.wait(2 * DWELL_MS + 500)
    assert table.marked == ["B"]
    for press in (
        lambda: QTest.keyClick(handle, Key.Key_PageDown),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=corner),
        lambda: QTest.touchEvent(handle, screen).press(0, corner).commit(),
    ):
        table.wait(400)
        press()
    assert room.pressed == ["B", "B", "B"]


def test_a_press_that_a_tremor_repeats_chooses_once(table):
    room = table.show(Room("A", "B", main="A"))
    table.wait(1500)
    for _press in range(3):
        table.press()
        table.wait(200)
    assert room.pressed == ["A"]


def test_a_press_that_was_meant_for_the_screen_before_does_nothing(table):
    first, second = Room("A", name="First"), Room("B", name="Second")
    first.buttons["A"].clicked.connect(lambda: table.show(second))
    table.show(first)
    table.wait(1500)
    table.press()
    table.wait(1000)
    table.press()
    assert (first.pressed, second.pressed) == (["A"], [])
    table.wait(400)
    table.press()
    assert second.pressed == ["B"]


def test_while_something_plays_nothing_is_marked_and_one_press_pauses_at_once(table):
    playing = [True]
    room = Room("Go on", "Next", main="Go on")
    room.switch_pauses = lambda: playing[0]
    table.show(room)
    table.wait(3000)
    assert (table.marked, room.marked) == ([], None)
    table.press()
    playing[0] = False
    table.wait(100)
    assert (room.asked, table.marked, room.pressed) == ([Command.PAUSE], ["Go on"], [])


def test_many_buttons_are_gone_over_row_by_row_and_then_within_the_row(table):
    effort = Rating("How hard was it?", {}, THEME)
    pain = Rating("Any pain now?", {}, THEME)
    room = Room("Finished", main="Finished")
    room.layout().insertWidget(0, effort)
    room.layout().insertWidget(1, pain)
    table.show(room)
    table.wait(2500)
    assert table.marked == [str(number) for number in range(11)]
    table.press()
    table.press_when_marked("7")
    assert effort.value == 7
    table.wait(100)
    assert table.window.scanner.marked == tuple(pain.findChildren(type(room.main_button)))
    waited = table.press_when_marked("Finished")
    assert (room.pressed, pain.value, waited < 4 * DWELL_MS) == (["Finished"], None, True)


def test_each_of_many_routines_is_in_view_when_it_is_marked(table):
    room = table.show(Room("Back", back="Back", scrolls=[f"Routine {number}" for number in range(16)]))
    seen = set()
    while len(seen) < 17:
        table.wait(DWELL_MS)
        marked = room.marked
        assert marked is room.back_button or marked in vars(room._areas[0]).values() or in_view(room, marked)
        seen |= {marked.text()} - {"▲", "▼"}


def test_letting_go_chooses_where_the_switch_is_held(held):
    room = held.show(Room("A", "B", "C", main="A"))
    held.wait(5000)
    assert held.marked == ["A"]
    held.hold(2 * DWELL_MS + 100)
    assert (held.marked, room.pressed) == (["C"], [])
    held.wait(350)
    assert room.pressed == ["C"]


def test_a_held_switch_that_trembles_is_still_held(held):
    room = held.show(Room("A", "B", "C", main="A"))
    held.wait(1500)
    held.hold(DWELL_MS + 100)
    held.wait(100)
    held.hold(DWELL_MS)
    held.wait(350)
    assert room.pressed == ["C"]


def test_a_short_press_chooses_the_first_button_where_the_switch_is_held(held):
    room = held.show(Room("A", "B", main="A"))
    held.wait(1500)
    held.hold(100)
    held.wait(350)
    assert room.pressed == ["A"]


def test_the_mark_goes_on_where_a_button_has_gone(table):
    room = table.show(Room("A", "B", "C", main="A"))
    table.wait(2500)
    room.buttons["B"].hide()
    table.wait(1500)
    table.press()
    assert room.pressed == ["A"]


def test_a_helper_can_stop_and_tab_and_write_while_a_switch_steers(table):
    room = Room("A", "B", "C", main="A")
    room.layout().addWidget(field := QLineEdit())
    table.show(room)
    table.wait(100)
    QTest.keyClick(table.window.windowHandle(), Key.Key_Tab)
    table.wait(100)
    assert table.marked == ["B"]
    QTest.mouseClick(table.window.windowHandle(), Qt.MouseButton.LeftButton, pos=table.at(field))
    table.wait(5000)
    table.press()
    assert (table.marked, field.text(), room.pressed) == ([], " ", [])
    QTest.keyClick(table.window.windowHandle(), Key.Key_Escape)
    assert room.asked == [Command.STOP]


def test_the_frame_stands_around_the_button_and_is_gone_without_a_switch(table):
    room = table.show(Room("A", main="A"))
    table.wait(100)
    mark = table.window.scanner._mark
    assert mark.geometry().contains(room.main_button.geometry())
    picture = table.window.grab().toImage()
    left = mark.geometry().left()
    row = [picture.pixelColor(left + x, mark.geometry().center().y()).name() for x in range(12)]
    assert row.count(THEME.palette.ink.lower()) >= 5
    assert row.count(THEME.palette.accent.lower()) >= 5
    table.window.set_steering(switch=Switch.OFF)
    assert not mark.isVisible()


@pytest.mark.parametrize(
    ("held_ms", "asked"), [(1900, [Command.PAUSE]), (2100, [Command.PAUSE, Command.STOP])]
)
def test_where_each_press_counts_at_once_one_that_is_held_stops(table, held_ms, asked):
    room = Room("A")
    room.switch_pauses = lambda: True
    table.show(room)
    table.hold(held_ms)
    table.wait(3000)
    assert room.asked == asked


def test_a_release_that_never_came_stops_nothing_later(table):
    room = Room("A")
    room.switch_pauses = lambda: room.goes_on
    room.goes_on = True
    table.show(room)
    QTest.keyPress(table.window.windowHandle(), Key.Key_Space)
    room.goes_on = False
    table.wait(3000)
    room.goes_on = True
    table.wait(3000)
    assert room.asked == [Command.PAUSE]
