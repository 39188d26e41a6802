"""The hand-out: paper says what a session does, in one or two pages that can be read."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from coach import cli
from coach.paths import find_paths
from coach.routine.library import load_library
from coach.routine.model import ExerciseStep, RestStep, SideDose
from coach.routine.terms import Pace, Side
from coach.settings import Settings
from coach.ui.handout.flow import HandOutFlow
from coach.ui.handout.pages import hand_out_pages
from coach.ui.handout.words import hand_out_of
from coach.ui.sheet.output import Paper, write_document
from coach.ui.window import Window
from tests.builders import exercise, routine
from tests.ui.tagged import font_sizes_of, structure_of
from tests.ui.whole import cut_off, themed

TODAY = date(2026, 11, 21)
LIBRARY = load_library([find_paths().shipped_routines])


def handed_out(*steps, number="112", library=LIBRARY, **more):
    """Return the hand-out of a routine with these steps."""
    return hand_out_of(routine(*steps, **more), library, "Rosa", number, TODAY)


def dose_of(name, **dose):
    """Return what the hand-out says of the dose of one exercise, in a line."""
    (item,) = handed_out(ExerciseStep(name, **dose)).exercises
    return " ".join((*item.amount, *item.manner))


@pytest.mark.parametrize(
    ("name", "dose", "words"),
    [
        ("seated-heel-raise", {"sets": 2, "reps": 8}, "2 sets of 8. Both legs together."),
        (
            "knee-extension",
            {"reps": 8, "start_side": Side.LEFT},
            "1 set of 8 on each side. First all with one leg, then with the other. Begin with the left.",
        ),
        (
            "knee-extension",
            {"sets": 2, "reps": 10, "left": SideDose(reps=6)},
            "Left leg: 2 sets of 6. Right leg: 2 sets of 10. First all with one leg, then with the other.",
        ),
        ("knee-extension", {"reps": 5, "sides": Side.LEFT}, "1 set of 5. Left leg only."),
        ("seated-march", {"reps": 6}, "1 set of 6 on each side. The legs take turns."),
        ("stand-feet-together", {"sets": 2, "reps": 2}, "2 sets of 2. Hold for 10 seconds."),
        ("standing-march", {"duration_seconds": 120}, "1 set that lasts 2 minutes. The legs take turns."),
        (
            "side-walk",
            {"reps": 6, "passes": 4},
            "6 steps to one side, then back: 4 ways. To the right first. To a beat of 30",
        ),
        ("walk-with-stick", {"sides": Side.LEFT}, "1 set that lasts 60 seconds. Left leg first."),
        ("knee-extension", {"load_kg": 0.5}, "Added weight: 0.5 kg."),
        (
            "knee-extension",
            {"load_kg": 1, "left": SideDose(load_kg=0.5)},
            "Added weight: left 0.5 kg, right 1 kg.",
        ),
        ("knee-extension", {"tempo": {"lower": 6}}, "Tempo in seconds: lift 3, hold 1, lower 6, pause 1."),
        ("knee-extension", {"sets": 2, "rest_seconds": 90}, "Rest 90 seconds between the sets."),
    ],
)
def test_a_dose_is_told_in_plain_words(name, dose, words):
    assert words in dose_of(name, **dose)


def test_the_routines_pace_counts_on_paper_too():
    step = ExerciseStep("knee-extension", sets=2, reps=10, rest_seconds=60, load_kg=1)
    (item, _next) = handed_out(step, ExerciseStep("seated-march"), pace=Pace.GENTLE_EVEN).exercises
    assert item.amount[0] == "1 set of 7 on each side."
    assert item.manner == ("Tempo in seconds: lift 3, hold 1, lower 3, pause 1.", "Then rest 90 seconds.")


def test_a_caution_stands_once_with_the_exercises_it_is_for():
    told = handed_out(ExerciseStep("mini-squat"), RestStep(30), ExerciseStep("standing-knee-curl"))
    (words,) = [text for text in told.care if "knee operation" in text]
    assert words.endswith("(All exercises)")
    assert len(told.care) == len(set(told.care))


def test_who_should_be_there_is_told_at_the_top():
    steps = [ExerciseStep(name) for name in ("knee-extension", "mini-squat", "stand-one-leg")]
    assert handed_out(*steps).company == ("Have someone near. (Exercises\u00a02, 3)",)
    assert handed_out(steps[1]).company == ("Have someone near.",)


def test_an_exercise_that_comes_again_is_not_drawn_again():
    again = handed_out(ExerciseStep("seated-march", reps=4), ExerciseStep("seated-march", reps=8))
    assert [item.as_before for item in again.exercises] == [0, 1]


def test_a_hand_out_can_be_read_aloud_and_nothing_on_it_is_under_nine_points(tmp_path):
    shown = handed_out(ExerciseStep("knee-extension", note="Use the blue cushion."), author="Ward 4")
    write_document(hand_out_pages(shown, Paper.A4.size), tmp_path / "out.pdf", Paper.A4)
    told = structure_of(tmp_path / "out.pdf")
    assert [text for role, text, _ in told if role in {"H1", "H2"}] == [
        "Test", "1. Straighten your knee", "Take care",
    ]  # fmt: skip
    assert [text for role, text, _ in told if role == "Figure"] == [
        "Straighten your knee: Start", "Straighten your knee: Lift",
    ]  # fmt: skip
    text = " ".join(text for _role, text, _ in told)
    for words in ("For Rosa", "Set by Ward 4.", "Call 112 now.", "Note Use the blue cushion.", "Stop if",
                  "Exercise hand-out. Not a medical assessment. Printed 21 Nov 2026."):  # fmt: skip
        assert words in text
    assert min(font_sizes_of(tmp_path / "out.pdf")) >= 8.99


def test_the_longest_shipped_routines_have_two_pages_at_most_at_the_usual_size():
    longest = sorted(LIBRARY.routines.values(), key=lambda each: len(each.steps))[-4:]
    shown = [hand_out_of(each, LIBRARY, "Rosa", "112", TODAY) for each in longest]
    assert [len(each.exercises) for each in shown][-1] == 10
    assert all(hand_out_pages(each, Paper.LETTER.size).page_count <= 2 for each in shown)
    assert hand_out_pages(shown[-1], Paper.A4.size).page_count == 2


@pytest.mark.parametrize("percent", [100, 150, 250])
def test_nothing_falls_off_a_page(percent, tmp_path):
    long = "Sit tall and hold on to the seat with both of your hands, then wait until you feel steady. " * 4
    wordy = exercise(setup=long[:400], tips=(long[:400],) * 4, stop_if=(long[:200],) * 3)
    library = replace(LIBRARY, exercises=MappingProxyType({wordy.id: wordy}))
    shown = handed_out(ExerciseStep(wordy.id, note=long[:400]), summary=long[:400], library=library)
    write_document(hand_out_pages(shown, Paper.LETTER.size, percent), tmp_path / "out.pdf", Paper.LETTER)
    told = " ".join(text for _role, text, _ in structure_of(tmp_path / "out.pdf"))
    assert told.count("wait until you feel steady") >= 4 + 4 + 4 * 4 + 2 * 3
    assert lowest_text_of(tmp_path / "out.pdf") > 20


def lowest_text_of(path):
    """Return how far above the lower edge the lowest text is, in points."""
    from pypdf import PdfReader  # noqa: PLC0415  (only here)

    heights = []
    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=lambda text, cm, tm, _font, _size: text.strip() and heights.append(
            tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))  # fmt: skip
    return min(heights)


def test_larger_text_is_never_made_smaller_to_save_a_page(tmp_path):
    shown = hand_out_of(LIBRARY.routines["slow-flowing-shifts"], LIBRARY, "", "", TODAY)
    write_document(hand_out_pages(shown, Paper.A4.size, 150), tmp_path / "out.pdf", Paper.A4)
    assert font_sizes_of(tmp_path / "out.pdf").count(pytest.approx(16.5, abs=0.3)) > 50


@pytest.fixture
def way(qtbot, tmp_path):
    """Return the way to a hand-out, shown in a window."""
    window = Window(themed())
    qtbot.addWidget(window)
    settings = Settings(name="Rosa", emergency_number="112")
    made = HandOutFlow(
        window, themed(), LIBRARY.routines["gentle-seated-legs"], LIBRARY, settings, tmp_path / "out"
    )
    window.show()
    made.show()
    return made


def test_the_hand_out_is_saved_as_a_file_with_the_persons_name(way, tmp_path):
    way.screen.pdf_requested.emit()
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == "Leg Coach Rosa Gentle seated legs.pdf"
    assert file.name in way.screen._notice.text()


def test_the_text_can_be_made_larger_until_it_is_largest(way):
    before = way.screen._preview.heightForWidth(600)
    for _press in range(9):
        way.screen._larger.click()
    assert way.screen._preview.heightForWidth(600) > before
    assert not way.screen._larger.isEnabled()
    assert way.screen._smaller.isEnabled()


def test_the_screen_is_whole_at_twice_the_text_size(qtbot, tmp_path):
    window = Window(themed(2.0))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    flow = HandOutFlow(window, themed(2.0), LIBRARY.routines["sit-to-stand"], LIBRARY, Settings(), tmp_path)
    flow.show()
    qtbot.wait(20)
    assert cut_off(flow.screen) == []


def test_the_command_writes_a_hand_out_and_knows_the_nearest_name(tmp_path, capsys):
    out = tmp_path / "new" / "out.pdf"
    assert cli.main(["--data", str(tmp_path), "handout", "sit-to-stand", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert cli.main(["--data", str(tmp_path), "handout", "sit-to-stnd", "--out", str(out)]) == 1
    assert "did you mean `sit-to-stand`?" in capsys.readouterr().err
