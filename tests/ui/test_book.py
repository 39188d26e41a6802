"""The reviewer's book: every page tells all of its exercise, and none lets a word fall off."""

import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from coach import __version__
from coach.routine.model import Dose, Phase, Pose, Waypoint
from coach.routine.terms import Kind, Position
from coach.ui.book.angles import angle_table
from coach.ui.book.book import Shelf, book_of, in_order
from coach.ui.book.words import captions, dose
from coach.ui.sheet.output import Paper, write_document
from tests.builders import exercise

pytestmark = pytest.mark.usefixtures("qapp")

TIMES = "\N{MULTIPLICATION SIGN}"
CAUTIONS = {"knee-surgery": "A knee operation in the last three months? Follow your own plan first."}


def full_exercise(**more):
    """Build an exercise that has something to say under every heading."""
    given = {
        "tips": ("Keep your thigh on the chair.", "Lower slowly."),
        "stop_if": ("Knee pain above 5 out of 10",),
        "cautions": ("knee-surgery",),
        "avoid_if": ("mnd",),
        "muscles": ("front of thigh",),
        "equipment": ("sturdy chair, no wheels",),
        "harder": "harder-one",
        "less_support": "not-in-the-book",
    }
    return exercise(**{**given, **more})


def written(tmp_path, *exercises, paper=Paper.A4, names=()):
    """Write a book of `exercises`; return each page's text with single spaces."""
    every = {item.id: item.name for item in exercises} | dict(names)
    shelf = Shelf(in_order(exercises), every, CAUTIONS)
    write_document(book_of(shelf, paper.size), tmp_path / "book.pdf", paper)
    return [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "book.pdf").pages]


def lowest_and_rightmost(tmp_path):
    """Return the lowest place of any text but the footer's, and where the rightmost begins, in points."""
    lefts, heights = [], []

    def visit(text, current, matrix, *_):
        if text.strip():
            x, y = matrix[4], matrix[5]
            lefts.append(current[0] * x + current[2] * y + current[4])
            heights.append(current[1] * x + current[3] * y + current[5])

    for page in PdfReader(tmp_path / "book.pdf").pages:
        page.extract_text(visitor_text=visit)
    return min(heights), max(lefts)


def test_every_page_awaits_review_and_names_its_number_its_file_and_the_program(tmp_path):
    pages = written(tmp_path, exercise("one"), exercise("two"))
    assert len(pages) == 3
    for number, text in enumerate(pages, start=1):
        assert "This page awaits a physiotherapist's review." in text
        assert f"Page {number} of 3" in text
        assert f"Leg Coach {__version__}" in text
    assert "one.toml" in pages[1]
    assert "two.toml" in pages[2]


def test_a_page_tells_all_that_the_file_says(tmp_path):
    shown = full_exercise()
    text = written(tmp_path, shown, names={"not-in-the-book": "Without your hands"})[1]
    wanted = [
        shown.name,
        shown.clinical_name,
        shown.id,
        shown.setup,
        shown.source,
        *shown.tips,
        *shown.stop_if,
    ]
    wanted += [CAUTIONS["knee-surgery"], "Avoid if this is so mnd", *shown.muscles, *shown.equipment]
    wanted += ["Harder harder-one", "Less support Without your hands", "Easier none"]
    wanted += ["1. lift, 3 s: “Lift”", "2. hold, 1 s", "3. lower, 4 s: “and lower”", "Agree", "Leave out"]
    assert [piece for piece in wanted if piece not in text] == []


def test_a_link_names_the_page_where_the_exercise_is(tmp_path):
    easy = exercise("easy", name="Lift your toes", level=1, harder="hard")
    hard = exercise("hard", name="Lift your heels", level=5, easier="easy")
    between = [exercise(f"number-{number}", level=3) for number in range(2)]
    pages = written(tmp_path, hard, *between, easy)
    ((_, page),) = re.findall(r"(Harder Lift your heels) \(page (\d+)\)", pages[1])
    assert pages[int(page) - 1].startswith("Lift your heels")
    assert "Easier Lift your toes (page 2)" in pages[int(page) - 1]


def test_the_contents_list_exercises_by_position_with_their_pages(tmp_path):
    walk = exercise("walk", name="Walk on", position=Position.STANDING)
    lie = exercise("lie", name="Push down", position=Position.BED)
    contents = written(tmp_path, walk, lie)[0]
    found = re.findall(r"In bed|Standing|2 Push down|3 Walk on", contents)
    assert found == ["In bed", "2 Push down", "Standing", "3 Walk on"]


def test_the_longest_texts_flow_over_and_no_word_is_lost(tmp_path):
    words = [f"word{number:03}" for number in range(960)]
    texts = tuple(" ".join(words[first : first + 48]) for first in range(0, 960, 48))
    poses = {f"pose-number-{number}-with-a-name": Pose() for number in range(12)}
    base = exercise()
    figure = replace(base.figure, poses={**base.figure.poses, **poses})
    path = tuple(Waypoint((place + 1) / 12, name) for place, name in enumerate(poses))
    phases = (Phase("a phase of thirty characters..", 3, "W" * 120, path), *base.phases)
    unbroken = "M" * 120
    shown = full_exercise(
        name="W" * 60,
        clinical_name=unbroken,
        figure=figure,
        phases=phases,
        tips=texts[:10],
        stop_if=texts[10:],
        source="source " * 57,
        equipment=(unbroken, unbroken, unbroken),
    )
    pages = written(tmp_path, shown, paper=Paper.LETTER)
    text = " ".join(pages)
    assert [word for word in words if word not in text] == []
    assert text.count("source") == 57
    assert all("awaits a physiotherapist's review" in page for page in pages)
    lowest, rightmost = lowest_and_rightmost(tmp_path)
    width = float(PdfReader(tmp_path / "book.pdf").pages[0].mediabox.width)
    assert lowest > 28
    assert rightmost < width - 28


def test_its_fonts_come_with_it(tmp_path):
    written(tmp_path, exercise())
    for page in PdfReader(tmp_path / "book.pdf").pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_a_phase_stands_under_the_pose_that_it_ends_in():
    back = (Waypoint(0.5, "half-way"), Waypoint(1, "start"))
    base = exercise()
    figure = replace(base.figure, poses={**base.figure.poses, "half-way": Pose()})
    lift, hold, *_ = base.phases
    shown = exercise(phases=(lift, hold, Phase("swing", 2.5, "Swing", back)), figure=figure)
    assert [(own.name, own.lines) for own in captions(shown)] == [
        ("Start", ("3. swing, 2.5 s: “Swing”",)),
        ("Straight", ("1. lift, 3 s: “Lift”", "2. hold, 1 s")),
        ("Half way", ("on the way in 3",)),
    ]


def test_only_what_changes_has_a_row_and_the_rest_is_told():
    table = angle_table(exercise(), ["start", "straight"])
    assert [(row.whose, row.name, row.values) for row in table.rows] == [
        ("Working leg", "hip flexion", ("90", "92")),
        ("Working leg", "knee flexion", ("90", "8")),
        ("Working leg", "foot", ("flat", "air")),
    ]
    assert table.throughout == "Other leg: hip flexion 90, knee flexion 90, foot flat. Hands: sides."


@pytest.mark.parametrize(
    ("kind", "own", "amount", "growth"),
    [
        (Kind.REPS, Dose(sets=2, reps=8, sets_max=3, reps_max=12), f"2 {TIMES} 8 reps", "3 sets, 12 reps"),
        (Kind.HOLD, Dose(reps=3, hold_seconds_max=10), f"1 {TIMES} 3 holds of 1 s", "held 10 s"),
        (
            Kind.RHYTHM,
            Dose(duration_seconds=60, cadence_per_minute=80, cadence_per_minute_max=100),
            f"1 {TIMES} 60 s at 80 a minute",
            "100 a minute",
        ),
        (Kind.STEPS, Dose(reps=10, passes=2, passes_max=4), "2 passes of 10 steps", "4 passes"),
        (Kind.STRETCH, Dose(reps=2), f"1 {TIMES} 2 stretches of 1 s", "no more than this"),
    ],
)
def test_a_dose_is_told_in_the_words_of_its_kind(kind, own, amount, growth):
    told, grown = dose(exercise(kind=kind, dose=own))
    assert amount in told.text
    assert grown.text == growth


def test_an_unwritable_place_is_an_error_and_leaves_what_was_there(tmp_path):
    shelf = Shelf((exercise(),), {}, {})
    with pytest.raises(OSError, match=r"."):
        write_document(book_of(shelf, Paper.A4.size), tmp_path / "nowhere" / "book.pdf", Paper.A4)
