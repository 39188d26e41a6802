"""Keys, a clicker, a mouse and a finger, as they come to a real window: what counts, and what it means."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from coach.ui.keys import KEY_USES, KEYS, Command
from coach.ui.theme import LIGHT, Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.rating import Rating
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window

THEME = Theme(LIGHT, px_per_mm=3.8)
Key = Qt.Key


class Ticking:
    """A clock that stands still until it is set."""

    def __init__(self):
        self.ms = 10_000

    def __call__(self):
        return self.ms


class Room(Screen):
    """A screen of named buttons that writes down what is pressed and what is asked of it."""

    def __init__(self, *names, main=None, back=None, scrolls=(), name="Room"):
        super().__init__(name, THEME)
        self.pressed, self.asked = [], []
        self.buttons = {}
        column = self.column()
        if scrolls:
            content = QWidget()
            self.lines = QVBoxLayout(content)
            for each in scrolls:
                self.lines.addWidget(self._button(each) if each else tall_label())
            column.addWidget(self.scrolled(content, "List"), 1)
        for each in names:
            column.addWidget(self._button(each))
        self.main_button = self.buttons.get(main)
        self.back_button = self.buttons.get(back)

    def _button(self, name):
        self.buttons[name] = made = button(name, "stop" if name.startswith("Stop") else "")
        made.clicked.connect(lambda: self.pressed.append(name))
        return made

    def obey(self, command):
        self.asked.append(command)
        super().obey(command)


def tall_label():
    made = label("A long text.")
    made.setMinimumHeight(900)
    return made


class Table:
    """A window on a table, with a hand at its keys and one at its mouse."""

    def __init__(self, qtbot):
        self.clock = Ticking()
        self.window = Window(THEME, self.clock)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        qtbot.waitExposed(self.window)

    def show(self, room):
        self.window.show_screen(room)
        return room

    def key(self, *keys, apart_ms=400):
        for key in keys:
            self.clock.ms += apart_ms
            QTest.keyClick(self.window.windowHandle(), key)

    def at(self, pressed):
        return pressed.mapTo(self.window, pressed.rect().center())

    def click(self, pressed, apart_ms=400):
        self.clock.ms += apart_ms
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, pos=self.at(pressed))


@pytest.fixture
def table(qtbot):
    return Table(qtbot)


def test_forward_means_the_main_button_until_another_is_marked(table):
    room = table.show(Room("A", "B", "C", main="C"))
    table.key(Key.Key_PageDown)
    table.key(Key.Key_F5, Key.Key_F5, Key.Key_PageDown)
    table.key(Key.Key_Right, Key.Key_Space, Key.Key_Return)
    assert room.pressed == ["C", "B", "B", "B", "B"]


def test_the_mark_goes_round_in_reading_order_beginning_after_the_main_button(table):
    room = table.show(Room("A", "B", "C", main="B"))
    reached = []
    for key in (Key.Key_F5, Key.Key_Down, Key.Key_F5, Key.Key_Up, Key.Key_B, Key.Key_Period):
        table.key(key)
        reached.append(table.window.focusWidget().text())
    assert reached == ["A", "C", "B", "C", "B", "A"]
    assert room.pressed == []


def test_a_button_that_stands_a_little_higher_is_still_in_its_row(table):
    room = table.show(Room("Below", "Right", "Left"))
    for name, place in (("Left", (0, 12)), ("Right", (400, 0)), ("Below", (0, 120))):
        room.buttons[name].setGeometry(*place, 300, 80)
    assert [choice.text() for choice in room.choices()] == ["Left", "Right", "Below"]


@pytest.mark.parametrize("lose", [lambda lost: lost.hide(), lambda lost: lost.setEnabled(False)])
def test_a_button_that_goes_hands_its_mark_to_no_other_one(table, lose):
    room = table.show(Room("A", "B", "C", main="C"))
    table.key(Key.Key_F5)
    assert room.marked is room.buttons["A"]
    lose(room.buttons["A"])
    assert (room.marked, table.window.focusWidget()) == (None, room)
    table.key(Key.Key_PageDown)
    assert room.pressed == ["C"]


def test_the_one_answer_that_is_chosen_is_not_taken_back_by_going_forward(table):
    effort = Rating("How hard was it?", {}, THEME)
    room = Room("Finished", main="Finished")
    room.layout().insertWidget(0, effort)
    table.show(room)
    table.key(Key.Key_F5, Key.Key_F5, Key.Key_PageDown, Key.Key_PageDown)
    assert (effort.value, room.marked, room.pressed) == (1, room.main_button, [])
    table.key(Key.Key_PageDown)
    assert room.pressed == ["Finished"]


def test_what_can_be_ticked_is_ticked_off_again_by_going_forward(table):
    room = table.show(Room("Dizzy", "Go on", main="Go on"))
    room.buttons["Dizzy"].setCheckable(True)
    table.key(Key.Key_F5, Key.Key_PageDown)
    assert room.buttons["Dizzy"].isChecked()
    table.key(Key.Key_PageDown)
    assert not room.buttons["Dizzy"].isChecked()


def test_a_clicker_chooses_the_sixth_of_sixteen_routines_and_sees_each_that_is_marked(table):
    names = [f"Routine {number}" for number in range(16)]
    room = table.show(Room("Back", back="Back", scrolls=names))
    for number in range(6):
        table.key(Key.Key_PageDown if number == 0 else Key.Key_F5)
        assert room.marked is room.buttons[names[number]]
        assert in_view(room, room.marked)
    table.key(Key.Key_PageDown)
    assert room.pressed == ["Routine 5"]


def in_view(room, shown):
    """Whether the whole of a widget can be seen in the area that scrolls it."""
    (area,) = room._areas
    top = shown.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + shown.height() <= area.viewport().height()


def test_forward_reads_to_the_end_of_a_text_before_it_goes_on(table):
    room = table.show(Room("Done", main="Done", scrolls=("",)))
    (area,) = room._areas
    presses = 0
    while not room.pressed:
        table.key(Key.Key_PageDown)
        presses += 1
    assert presses > 1
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()


def test_large_buttons_scroll_what_is_too_high_and_are_gone_when_it_fits(table):
    room = table.show(Room("Done", scrolls=("",)))
    (area,) = room._areas
    assert area.up.isVisible()
    assert min(area.down.width(), area.down.height()) >= THEME.target
    assert (area.up.isEnabled(), area.down.isEnabled()) == (False, True)
    while area.down.isEnabled():
        table.click(area.down)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
    assert area.up.isEnabled()
    room.lines.itemAt(0).widget().setMinimumHeight(10)
    QTest.qWait(0)
    assert not area.up.isVisible()
    assert area.viewport().width() == area.width()


@pytest.mark.parametrize(("apart_ms", "count"), [(250, 1), (350, 3)])
def test_what_a_tremor_repeats_on_a_key_counts_once(table, apart_ms, count):
    room = table.show(Room("A", main="A"))
    table.key(*[Key.Key_Space] * 3, apart_ms=apart_ms)
    assert len(room.pressed) == count


@pytest.mark.parametrize(("apart_ms", "count"), [(900, 1), (1100, 3)])
def test_how_long_a_tremor_repeats_is_a_setting_and_holds_for_the_mouse(table, apart_ms, count):
    table.window.set_steering(same_press_ms=1000)
    room = table.show(Room("A"))
    for _press in range(3):
        table.click(room.buttons["A"], apart_ms)
    assert len(room.pressed) == count


def test_a_bounce_after_a_long_press_counts_for_nothing(table):
    room = table.show(Room("A", main="A"))
    table.clock.ms += 400
    QTest.keyPress(table.window.windowHandle(), Key.Key_Space)
    for wait_ms in (600, 400, 50, 50):
        table.clock.ms += wait_ms
        repeated = QKeyEvent(
            QEvent.Type.KeyPress, Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True
        )
        table.window.keyPressEvent(repeated)
    QTest.keyRelease(table.window.windowHandle(), Key.Key_Space)
    table.key(Key.Key_Space, apart_ms=100)
    assert room.pressed == ["A"]


def test_a_second_tap_lands_on_nothing_that_came_in_the_first_ones_place(table):
    first, second = Room("A", name="First"), Room("B", name="Second")
    first.buttons["A"].clicked.connect(lambda: table.show(second))
    table.show(first)
    place = table.at(first.buttons["A"])
    QTest.mouseDClick(table.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert (first.pressed, second.pressed) == (["A"], [])
    table.click(second.buttons["B"])
    assert second.pressed == ["B"]


def test_a_second_click_in_good_time_counts_though_qt_calls_it_a_double_click(table):
    room = table.show(Room("A"))
    table.click(room.buttons["A"])
    table.clock.ms += 400
    left, kinds = Qt.MouseButton.LeftButton, QEvent.Type
    for kind in (kinds.MouseButtonPress, kinds.MouseButtonDblClick, kinds.MouseButtonRelease):
        at, held = QPointF(table.at(room.buttons["A"])), Qt.KeyboardModifier.NoModifier
        QCoreApplication.sendEvent(table.window.windowHandle(), QMouseEvent(kind, at, at, left, left, held))
    assert room.pressed == ["A", "A"]


def test_a_press_that_is_held_over_a_change_of_screens_does_nothing_on_the_new_one(table):
    first, second = table.show(Room("A", name="First")), Room("B", name="Second")
    handle, left = table.window.windowHandle(), Qt.MouseButton.LeftButton
    place = table.at(first.buttons["A"])
    QTest.mousePress(handle, left, pos=place)
    table.show(second)
    QTest.mouseRelease(handle, left, pos=place)
    assert (first.pressed, second.pressed) == ([], [])


def test_a_press_that_slides_off_does_nothing(table):
    room = table.show(Room("A", "B"))
    handle, left = table.window.windowHandle(), Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=table.at(room.buttons["A"]))
    QTest.mouseRelease(handle, left, pos=table.at(room.buttons["B"]))
    assert room.pressed == []


def test_a_finger_presses_as_a_mouse_does(table):
    room = table.show(Room("A"))
    handle, screen = table.window.windowHandle(), QTest.createTouchDevice()
    for finger in (QTest.touchEvent(handle, screen).press, QTest.touchEvent(handle, screen).release):
        finger(0, table.at(room.buttons["A"])).commit()
    assert room.pressed == ["A"]


def test_stop_passes_at_once_and_its_second_press_lands_on_nothing_else(table):
    room = table.show(Room("A", "Stop", "Stop, help"))
    table.click(room.buttons["A"])
    table.click(room.buttons["Stop"], apart_ms=50)
    table.click(room.buttons["Stop, help"], apart_ms=50)
    assert room.pressed == ["A", "Stop"]
    table.key(Key.Key_Escape, Key.Key_Escape, apart_ms=10)
    assert room.asked == [Command.STOP, Command.STOP]


def test_letters_belong_to_the_text_that_is_written_and_enter_ends_it(table):
    room = Room("A", main="A")
    room.layout().addWidget(field := QLineEdit())
    table.show(room)
    field.setFocus()
    table.key(Key.Key_S, Key.Key_P, Key.Key_Space, Key.Key_Left)
    assert (room.asked, len(field.text())) == ([], 3)
    table.key(Key.Key_Return)
    assert (room.pressed, table.window.focusWidget()) == ([], room)
    table.key(Key.Key_Return)
    assert room.pressed == ["A"]


def test_a_chord_is_no_command_and_shift_changes_none(table):
    room = table.show(Room("A", "B", main="A"))
    handle = table.window.windowHandle()
    QTest.keyClick(handle, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert room.asked == []
    QTest.keyClick(handle, Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert room.marked is room.buttons["B"]


def test_help_is_asked_of_the_window_whatever_it_shows(table, qtbot):
    table.show(Room("A"))
    with qtbot.waitSignal(table.window.help_requested, timeout=0, raising=False) as asked:
        table.key(Key.Key_F1)
    assert asked.signal_triggered


def test_every_command_has_keys_caps_and_a_sentence_and_no_key_has_two():
    assert {use.command for use in KEY_USES} == set(Command)
    assert len(KEYS) == sum(len(use.keys) for use in KEY_USES)
    assert all(use.caps and use.meaning.endswith(".") for use in KEY_USES)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_window_that_was_put_away_comes_back(table):
    table.window.showMinimized()
    table.window.raise_up()
    assert (table.window.isMinimized(), table.window.isVisible()) == (False, True)


def test_a_screen_reader_s_toggle_is_a_press_and_the_program_s_own_is_none(qtbot):
    chosen, other = button("chosen"), button("other")
    group, pressed = QButtonGroup(), []
    for one in (chosen, other):
        qtbot.addWidget(one)
        one.setCheckable(True)
        group.addButton(one)
        one.clicked.connect(lambda _on=False, one=one: pressed.append(one.text()))
    chosen.setChecked(True)
    assert pressed == []
    QAccessible.queryAccessibleInterface(other).actionInterface().doAction("Toggle")
    assert pressed == ["other"]
