"""What the page of studies says, and that it can be read to its end and left."""

import re

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea

from coach.ui.evidence import FINDINGS, SOURCES
from coach.ui.keys import Command
from coach.ui.screens.why_legs import WhyLegsScreen
from coach.ui.theme import LIGHT, Theme, stylesheet
from coach.ui.widgets.labels import Button
from tests.routine.reading_level import grade
from tests.ui.program import Program

MICE = (
    "In one lab study, mice kept off their back legs for two weeks had brain stem cells that multiplied "
    "less. It was in mice. It does not show that leg exercise protects or repairs a person's brain."
)
NUMBERS = (
    ("Otago", "1,503", "0.68 (0.56 to 0.79)", "0.45 (0.25 to 0.80)", "no clear change in bad injuries"),
    ("all kinds", "12,981", "23%", "0.77 (0.71 to 0.83)", "24%", "34%", "19%", "42%"),
    ("app", "no clear change in falls", "16%", "0.84 (0.72 to 0.98)", "20%", "could not take part"),
    ("tai chi in a class", "670", "58%", "31%"),
    ("chair", "1,388", "2.25", "0.64 to 3.86"),
    ("walk", "1,635", "0.82 (0.69 to 0.98)"),
    ("thinking", "0.29 (0.17 to 0.41)", "45 to 60 minutes"),
    ("MS", "0.95 (0.61 to 1.48)", "1.40 (0.90 to 2.19)", "chance"),
)
"""The results of `brief.md` section 7, each with a word of its heading."""

PROMISES = r"70 ?%|28 days|\bprevent|\btreat|\bcure|\bheals?\b|\bslows?\b|\bgrows?\b|\bimprove"


@pytest.fixture
def screen(qtbot):
    """Show the page on the smallest screen at twice the text size."""
    theme = Theme(LIGHT, px_per_mm=3.8, text_scale=2.0)
    shown = WhyLegsScreen(theme)
    qtbot.addWidget(shown)
    shown.setStyleSheet(stylesheet(theme))
    shown.resize(1366, 768)
    shown.show()
    return shown


def test_the_mouse_study_is_told_in_the_words_of_the_brief():
    (told,) = (finding.text for finding in FINDINGS if "mice" in finding.heading)
    assert told.startswith(MICE)


@pytest.mark.parametrize("numbers", NUMBERS, ids=[numbers[0] for numbers in NUMBERS])
def test_each_result_with_people_has_its_numbers(numbers):
    word, *wanted = numbers
    told = " ".join(finding.text for finding in FINDINGS if word in finding.heading)
    assert [number for number in wanted if number not in told] == []


def test_nothing_promises_what_no_study_of_this_program_has_shown():
    every = " ".join(f"{finding.heading} {finding.text}" for finding in FINDINGS)
    assert re.findall(PROMISES, every, re.IGNORECASE) == []
    assert "No study has tested Leg Coach." in every
    assert "MND" in next(finding.text for finding in FINDINGS if "not been shown" in finding.heading)


def test_every_source_is_named_where_it_is_used():
    assert sorted(number for finding in FINDINGS for number in finding.sources) == [
        number for number, _source in enumerate(SOURCES, start=1)
    ]
    assert all(re.fullmatch(r"10\.\d{4,}/\S+", source.doi) for source in SOURCES if source.doi)


@pytest.mark.parametrize("finding", FINDINGS, ids=[finding.heading for finding in FINDINGS])
def test_a_ten_year_old_can_read_it(finding):
    assert grade(finding.text) <= 6


def test_forward_reads_to_the_end_and_only_then_leads_back(screen):
    bar = screen.findChild(QScrollArea).verticalScrollBar()
    left = []
    screen.back_requested.connect(lambda: left.append(bar.value()))
    before = -1
    while bar.value() > before and not left:
        before = bar.value()
        screen.obey(Command.FORWARD)
    screen.obey(Command.FORWARD)
    assert left[0] == bar.maximum() > screen.height()


def test_at_twice_the_text_size_no_word_and_no_button_is_cut(screen, qtbot):
    qtbot.wait(20)
    for shown in screen.findChildren(QLabel):
        assert shown.heightForWidth(shown.width()) <= shown.height()
        longest = max(shown.text().split(), key=len)
        assert shown.fontMetrics().horizontalAdvance(longest) <= shown.width()
    for pressed in screen.findChildren(Button):
        assert pressed.fontMetrics().horizontalAdvance(pressed.text()) <= pressed.width()
        assert pressed.height() >= screen.theme.target


def test_home_leads_to_the_page_and_back_leads_home(qtbot, tmp_path):
    program = Program(qtbot, tmp_path)
    (door,) = (own for own in program.flow.home.findChildren(Button) if own.text() == "Why legs?")
    door.click()
    assert isinstance(program.window.current, WhyLegsScreen)
    program.window.current.obey(Command.BACK)
    assert program.window.current is program.flow.home
    program.window.close()
