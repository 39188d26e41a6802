"""The workshop by keyboard, by screen reader and in the dark: order, focus, names, colours."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QInputDialog, QToolButton

from coach.ui.theme import DARK, stylesheet
from coach.ui.workshop.ask_bar import Way, nothing
from coach.ui.workshop.forms.calendar import calendar
from coach.ui.workshop.look import press, work_style
from coach.ui.workshop.search_field import SearchField
from tests.ui.whole import themed
from tests.ui.workbench import Workbench


@pytest.fixture
def workbench(qtbot, tmp_path):
    made = Workbench(qtbot, tmp_path)
    yield made
    if made.flow.bench is not None:
        made.flow.bench.close()


def tabbed(workbench, most=80):
    """Return where Tab stops, from one widget round to the same again."""
    stops = []
    while (now := workbench.window.focusWidget()) not in stops[:1]:
        stops.append(now)
        assert len(stops) < most
        QTest.keyClick(workbench.window.windowHandle(), Qt.Key.Key_Tab)
    return stops


def region_of(editor, widget):
    """Return which part of the screen a widget belongs to."""
    parts = (editor.bar, *editor._columns.in_order(), editor.foot)
    return next(index for index, part in enumerate(parts) if part.isAncestorOf(widget))


def test_tab_goes_through_the_editor_as_it_is_read_whatever_was_made_last(workbench):
    editor = workbench.open()
    editor.steps.choose(2)  # its form is made after all else
    editor.steps.rows.setFocus()
    stops = tabbed(workbench)
    regions = [region_of(editor, each) for each in stops]
    begin = regions.index(0)
    assert regions[begin:] + regions[:begin] == sorted(regions)
    assert set(regions) == {0, 1, 2, 3, 4}
    QTest.keyClick(workbench.window.windowHandle(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert workbench.window.focusWidget() is stops[-1]


def test_where_tab_comes_to_can_be_seen(workbench):
    editor = workbench.open()
    editor.steps.choose(0)
    sets = editor.form.form.field("sets").focusProxy()

    def is_scrolled_away():
        bar = editor.form._area.verticalScrollBar()
        bar.setValue(bar.maximum())
        return sets.isVisible() and sets.visibleRegion().isEmpty()

    workbench.until(is_scrolled_away)
    editor.form._another.setFocus()
    QTest.keyClick(workbench.window.windowHandle(), Qt.Key.Key_Tab)
    assert workbench.window.focusWidget() is sets
    assert sets.visibleRegion().boundingRect() == sets.rect()


def test_the_focus_goes_back_to_where_it_was_before_something_was_asked_or_shown(workbench):
    editor = workbench.open()
    field = editor.form.form.field("name").focusProxy()
    for open_it, close_it in (
        (lambda: editor.ask.ask("Sure?", Way("No", nothing)), lambda: workbench.press("No")),
        (workbench.flow.bench.show_versions, workbench.flow.bench.leave),
    ):
        field.setFocus()
        open_it()
        assert workbench.window.focusWidget() is not field
        close_it()
        assert workbench.window.focusWidget() is field


def test_a_screen_reader_is_told_what_each_choice_is_of(workbench):
    editor = workbench.open()
    pace = editor.form.form.field("pace").focusProxy()
    assert isinstance(pace, QComboBox)
    # On Linux Qt gives a combo box's value for its name: what it is of is told by its label.
    labels = QAccessible.queryAccessibleInterface(pace).relations(QAccessible.RelationFlag.Label)
    assert [each[0].text(QAccessible.Text.Name) for each in labels] == ["Pace"]


def test_a_date_reads_the_same_everywhere(workbench):
    workbench.file.write_text(workbench.file.read_text().replace("times", "reviewed = 2026-03-11\ntimes", 1))
    editor = workbench.open()
    assert editor.findChild(QDateEdit).text() == "11 Mar 2026"


def test_the_calendar_has_the_colours_of_the_theme_and_names_for_its_buttons(qtbot):
    made = calendar(themed(palette="dark"))
    qtbot.addWidget(made)
    assert made.headerTextFormat().background().color() == QColor(DARK.card)
    assert made.headerTextFormat().foreground().color() == QColor(DARK.ink)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        assert made.weekdayTextFormat(day).foreground().style() is Qt.BrushStyle.NoBrush  # not red
    arrows = {each.text(): each.accessibleName() for each in made.findChildren(QToolButton)}
    assert (arrows["◀"], arrows["▶"]) == ("The month before", "The next month")


def test_a_search_can_be_emptied_by_a_cross_that_has_a_name_and_is_whole(qtbot):
    theme = themed(palette="dark")
    field = SearchField("Search", "", theme)
    qtbot.addWidget(field)
    field.setStyleSheet(work_style(theme))
    field.show()
    cross = field.findChild(QToolButton)
    assert not cross.isVisible()
    field.setText("calf")
    assert cross.isVisible()
    assert cross.text()
    assert field.rect().contains(cross.geometry())
    cross.click()
    assert field.text() == ""


def test_where_nothing_is_found_it_is_said(workbench):
    front = workbench.show()
    front.screen._search.setText("no such thing")
    assert front.screen._nothing.isVisible()
    front.screen._search.clear()
    assert front.screen.files.isVisible()
    assert not front.screen._nothing.isVisible()


def test_a_long_tool_tip_breaks_its_lines_and_is_never_markup(qtbot):
    made = press("Go", lambda: None, tip="Less than <b>3</b> & more: what the person needs to have ready.")
    qtbot.addWidget(made)
    assert made.toolTip().startswith("<qt>Less than &lt;b&gt;3&lt;/b&gt; &amp; more")
    assert made.accessibleDescription().startswith("Less than <b>3</b> & more")
    assert press("Go", lambda: None, tip="Ctrl+N").toolTip() == "Ctrl+N"


@pytest.mark.parametrize("style", [stylesheet, work_style])
def test_a_dialog_that_qt_makes_has_the_ground_of_the_theme(qtbot, style):
    asked = QInputDialog()
    qtbot.addWidget(asked)
    asked.setStyleSheet(style(themed(palette="dark")))
    # Qt's own ground is pale, and so are the words that it gets from us.
    assert asked.grab().toImage().pixelColor(1, 1) == QColor(DARK.ground)
