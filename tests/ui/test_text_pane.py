"""The text of a file beside its form: one text, whoever changes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest

from coach.routine.checking import Checked
from coach.routine.problems import Problem, Severity
from coach.ui.theme import LIGHT, PALETTES, Theme
from coach.ui.workshop.text.completion import offers_at
from coach.ui.workshop.text.highlighter import Part, pieces_of
from coach.ui.workshop.text.problem_list import TELL_AFTER_MS, ProblemList
from coach.ui.workshop.text.text_changes import change_between, in_blocks, with_typed
from coach.ui.workshop.text.text_editor import blamed
from coach.ui.workshop.text.text_pane import TextPane
from tests.ui.drafts import SHORT, draft, retyped

THEME = Theme(LIGHT, 4.0)
WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@pytest.fixture
def pane(qtbot):
    made = TextPane(draft(qtbot), THEME)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def put_cursor(pane, place):
    cursor = pane.editor.textCursor()
    cursor.setPosition(place)
    pane.editor.setTextCursor(cursor)


SIGNS = st.sampled_from([*"ab =\n\r\u00a0\u2029é🙂", "\r\n", "\r\n"])
LINES = st.lists(SIGNS, max_size=30).map("".join)


@given(LINES, LINES)
def test_a_change_makes_the_new_text_of_the_old_one_and_touches_no_more(old, new):
    change = change_between(old, new)
    if change is None:
        assert old == new
        return
    assert old[: change.start] + change.new + old[change.end :] == new
    replaced = old[change.start : change.end]
    assert not (replaced and change.new and replaced[0] == change.new[0])
    assert not (replaced and change.new and replaced[-1] == change.new[-1])


@given(LINES, LINES)
def test_what_is_typed_is_in_the_text_and_every_other_line_keeps_its_end(text, typed):
    typed = in_blocks(typed)
    written = with_typed(text, typed)
    assert in_blocks(written) == typed
    assert with_typed(text, in_blocks(text)) == text


def test_a_file_with_windows_line_ends_keeps_them_on_each_line_and_gets_them_on_new_ones():
    assert with_typed("a\r\nb\r\nc", "a\nb\nx\nc") == "a\r\nb\r\nx\r\nc"


def test_what_is_typed_is_in_the_draft_and_undone_by_it(pane):
    put_cursor(pane, SHORT.index("Short") + 5)
    QTest.keyClicks(pane.editor, "er")
    assert pane._draft.text == SHORT.replace("Short", "Shorter")
    QTest.keyClick(pane.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (pane._draft.text, pane.editor.text) == (SHORT, SHORT)
    QTest.keyClick(pane.editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert pane.editor.text == pane._draft.text == SHORT.replace("Short", "Shorter")


def test_a_space_that_does_not_break_stays_one_wherever_else_something_is_typed(qtbot):
    made = TextPane(draft(qtbot, SHORT.replace("One exercise", "One\u00a0exercise")), THEME)
    qtbot.addWidget(made)
    QTest.keyClicks(made.editor, "#")
    assert made._draft.text == "#" + SHORT.replace("One exercise", "One\u00a0exercise")


def test_a_change_by_the_form_moves_neither_cursor_nor_what_is_seen(qtbot, pane):
    retyped(qtbot, pane._draft, SHORT + "\n".join(f"# line {number}" for number in range(80)))
    pane.show_line(60)
    bar, line = pane.editor.verticalScrollBar(), pane.editor.textCursor().block().text()
    top = pane.editor.firstVisibleBlock().text()
    with qtbot.assertNotEmitted(pane.line_entered):
        pane._draft.set_text(pane._draft.text.replace("sets = 1", "sets = 1\nload_kg = 2"), by="form")
    assert pane.editor.textCursor().block().text() == line
    assert pane.editor.firstVisibleBlock().text() == top
    assert bar.value() > 0
    assert pane.editor.text == pane._draft.text


def test_the_cursor_s_line_is_told_when_the_person_moves_it_and_not_when_it_is_shown(qtbot, pane):
    with qtbot.assertNotEmitted(pane.line_entered):
        pane.show_line(7)
    with qtbot.waitSignal(pane.line_entered) as entered:
        QTest.keyClick(pane.editor, Qt.Key.Key_Down)
    assert entered.args == [8]


def test_a_problem_is_marked_where_it_stands_and_told_to_who_has_no_mouse(qtbot, pane):
    retyped(qtbot, pane._draft, SHORT.replace("reps", "resp"))
    marks = pane.editor.extraSelections()
    assert [(mark.cursor.selectedText(), mark.format.underlineStyle()) for mark in marks] == [("resp", WAVE)]
    pane.show_line(10)
    assert "did you mean `reps`" in pane.here.text()
    assert pane.editor.accessibleDescription() == pane.here.text()
    retyped(qtbot, pane._draft, SHORT)
    assert pane.editor.extraSelections() == []


def test_a_new_line_begins_below_the_one_above_and_inside_a_list_further_in(pane):
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(pane.editor, "tips = [")
    QTest.keyClick(pane.editor, Qt.Key.Key_Return)
    QTest.keyClicks(pane.editor, "1,")
    QTest.keyClick(pane.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(pane.editor, "2")
    assert pane._draft.text.endswith("tips = [\n    1,\n    2")


def test_tab_leads_out_of_the_text(pane):
    assert pane.editor.tabChangesFocus()


@pytest.mark.parametrize(
    ("line", "column", "part"),
    [
        ("reps = 10 # a", 8, "10"),
        ("reps = 10", 1, "reps"),
        ('say = "Lift it", x', 7, '"Lift it"'),
        ('say = "open', 7, '"open'),
        ("  [[step]]  ", 20, "[[step]]"),
        ("tempo = { lift = 3 }", 18, "3"),
    ],
)
def test_what_is_underlined_is_the_key_or_the_value_at_the_column(line, column, part):
    start, end = blamed(line, column)
    assert line[start:end] == part


def test_the_parts_of_a_line_are_told_apart():
    line = 'tempo = { lift = 3.5 }  # "slow"'
    found = [(line[start:end], part) for start, end, part in pieces_of(line)[0]]
    assert found == [
        ("tempo", Part.KEY),
        ("lift", Part.KEY),
        ("3.5", Part.VALUE),
        ('# "slow"', Part.COMMENT),
    ]
    assert pieces_of('say = """one')[1] == 1
    assert pieces_of('two""" # three', 1) == ([(0, 6, Part.TEXT), (7, 14, Part.COMMENT)], 0)
    assert (4, 5, Part.ODD) in pieces_of("reps\u00a0= 8")[0]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_part_of_the_text_has_enough_contrast_in_every_look(qtbot, palette):
    made = TextPane(draft(qtbot), Theme(palette, 4.0))
    qtbot.addWidget(made)
    for part, look in made.editor._highlighter._looks.items():
        ground = look.background().color() if part is Part.ODD else None
        ratio = contrast(look.foreground().color().name(), ground.name() if ground else palette.card)
        assert ratio >= 7.0, part


def contrast(one, other):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_errors_come_before_warnings_and_each_is_chosen_by_mouse_and_by_key(qtbot):
    made = draft(qtbot)
    odd = Problem(made.file, 7, "reviewed", "was long ago", "look at it again", Severity.WARNING)
    made.checked = Checked((odd, Problem(made.file, 11, "step 1.resp", "is not known here", "take it out")))
    problems = ProblemList(made, THEME)
    qtbot.addWidget(problems)
    problems.show()
    assert problems.summary.text() == "1 mistake keeps it from being played. To look at: 1."
    assert [problems.rows.item(row).text()[:7] for row in range(2)] == ["Line 11", "Line 7,"]
    spoken = problems.rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Hint. Line 7")
    problems.rows.setCurrentRow(1)
    with qtbot.waitSignal(problems.chosen) as chosen:
        QTest.keyClick(problems.rows, Qt.Key.Key_Return)
    assert chosen.args[0].line == 7
    place = problems.rows.visualItemRect(problems.rows.item(0)).center()
    with qtbot.waitSignal(problems.chosen) as chosen:
        QTest.mouseClick(problems.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args[0].line == 11


def test_it_says_that_all_is_well_and_tells_a_screen_reader_once_nobody_types(qtbot, monkeypatch):
    told = []
    monkeypatch.setattr("coach.ui.workshop.text.problem_list.announce", lambda _who, text: told.append(text))
    checked = draft(qtbot)
    problems = ProblemList(checked, THEME)
    qtbot.addWidget(problems)
    problems.show()
    retyped(qtbot, checked, SHORT.replace("reps", "resp"))
    retyped(qtbot, checked, SHORT.replace("reps", "rep"))
    assert told == []
    assert problems._tell.isActive()
    assert problems._tell.interval() == TELL_AFTER_MS
    problems._tell.timeout.emit()
    assert told == ["1 mistake keeps it from being played."]
    retyped(qtbot, checked, SHORT)
    assert problems.summary.text() == "All is well: nothing to mend."
    assert problems.rows.isHidden()


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen says so of every popup
def test_what_may_stand_at_the_cursor_is_offered_and_put_in(pane):
    QTest.keyClick(pane.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(pane.editor, "re")
    QTest.keyClick(pane.editor, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    offered = pane.editor._completer
    assert offered.texts == ("rest_seconds = ", "reps = ")
    QTest.keyClicks(pane.editor, "s")
    assert offered.texts == ("rest_seconds = ",)
    QTest.keyClick(offered.popup, Qt.Key.Key_Return)
    assert pane._draft.text == SHORT + "rest_seconds = "
    assert not offered.is_shown


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        ('[[step]]\nexercise = "knee', {'knee-extension"'}),
        ("[[step]]\nsides = ", {'"left"', '"right"'}),
        ('pace = "st', {'steady"'}),
        ("[[step]]\nleft = { r", {"reps = "}),
        ("[progression]\nmax_", {"max_effort = ", "max_pain = "}),
        ("[[step]]\n# reps = ", set()),
        ('name = "re', set()),
        ("[[nothing]]\nre", set()),
    ],
)
def test_offers_are_those_of_the_table_that_the_cursor_is_in(before, offered):
    exercises = {"knee-extension": "Straighten your knee", "bridge": "Lift your hips"}
    found = offers_at(before, is_exercise=False, exercises=exercises, cautions=())
    assert {offer.text for offer in found.offers} == offered


def test_an_exercise_is_offered_its_own_keys():
    given = {"is_exercise": True, "exercises": {}, "cautions": ("stroke",)}
    assert [each.text for each in offers_at("[figure.high]\nwork", **given).offers] == ["working = "]
    knee = offers_at("[figure.high]\nworking = { knee", **given).offers
    assert [(each.text, each.label) for each in knee] == [("knee_flexion = ", "Knee flexion (°)")]
    assert [each.text for each in offers_at('cautions = ["', **given).offers] == ['stroke"']
