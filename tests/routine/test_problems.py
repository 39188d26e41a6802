"""Errors name the file, the line, the key and a way to mend it; one bad file costs nobody the others."""

import pytest

from coach.routine.exercise_file import read_exercise
from coach.routine.library import load_library
from coach.routine.lines import LineStarts, places_of
from tests.routine.files import EXERCISE, ROUTINE


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "knee-extension.toml").write_text(EXERCISE)
    (tmp_path / "two.toml").write_text(ROUTINE)
    return tmp_path


def said(folder):
    return [
        f"{problem.file.name}:{problem.line}: {problem.key}: {problem.what}; {problem.remedy}"
        for problem in load_library([folder]).problems
    ]


def test_a_good_folder_has_no_problems(folder):
    library = load_library([folder])
    assert [str(problem) for problem in library.problems] == []
    assert list(library.routines) == ["two"]


def test_a_file_with_three_mistakes_gives_three_lines_and_the_other_routine_still_plays(folder):
    bad = ROUTINE.replace('name = "Two exercises"', 'nmae = "Two exercises"').replace(
        "sets = 2", "sets = 200"
    )
    (folder / "bad.toml").write_text(bad.replace("rest_seconds = 30", 'rest_seconds = "half a minute"'))
    lines = said(folder)
    assert lines == [
        "bad.toml:2: nmae: `nmae` is not known here; did you mean `name`?",
        "bad.toml:6: step 1.sets: is 200; choose a whole number from 1 to 20",
        (
            'bad.toml:10: step 2.rest_seconds: should be a number, not "half a minute"; '
            "choose a number from 1 to 3600"
        ),
    ]
    assert list(load_library([folder]).routines) == ["two"]


def test_an_unknown_exercise_suggests_the_nearest_one(folder):
    (folder / "two.toml").write_text(ROUTINE.replace('"knee-extension"', '"knee-extention"'))
    assert said(folder) == [
        "two.toml:5: step 1.exercise: there is no exercise `knee-extention`; did you mean `knee-extension`?"
    ]


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"format = 1\n" + b"#" * 2**20, 1, "is larger than 1 MiB"),
        (b"# deep\na = " + b"[" * 100_000, 2, "brackets stand within brackets, too deep to read"),
        (b"# long\na" + b".a" * 50_000 + b" = 1", 2, "has a name with too many points in it"),
        (b"PK\x03\x04" + bytes(100), 1, "is a file of a word processor, or a zip, and no plain text"),
        (bytes(100), 1, "is no text"),
    ],
    ids=["too large", "too deep", "too long a name", "from a word processor", "no text"],
)
def test_of_a_file_that_nothing_can_be_made_of_just_that_is_said(folder, content, line, what):
    (folder / "bad.toml").write_bytes(content)
    (problem,) = load_library([folder]).problems
    assert (problem.file.name, problem.line) == ("bad.toml", line)
    assert problem.what.startswith(what)


def test_windows_line_ends_and_a_byte_order_mark_are_no_mistake(folder):
    before = load_library([folder]).routines["two"].content_hash
    (folder / "two.toml").write_bytes(b"\xef\xbb\xbf" + ROUTINE.replace("\n", "\r\n").encode())
    library = load_library([folder])
    assert library.problems == ()
    assert library.routines["two"].content_hash == before


def test_a_planted_foot_that_breaks_the_closed_chain_is_a_warning_but_plays(folder):
    file = folder / "exercises" / "knee-extension.toml"
    file.write_text(EXERCISE.replace("hip_flexion = 90", "hip_flexion = 70"))
    reading = read_exercise(file)
    assert reading.value is not None
    assert [(problem.line, problem.key) for problem in reading.problems] == [(27, "figure.start.both")]


def test_a_routine_of_more_than_four_hours_is_refused(folder):
    (folder / "two.toml").write_text(ROUTINE + "[[step]]\nrest_seconds = 3600\n" * 4)
    assert said(folder) == ["two.toml:4: step: all steps last 4.1 hours; keep a routine under 4 hours"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "[figure]",
            "".join(f'[[phase]]\nname = "{n}"\nseconds = 1\npose = "start"\n' for n in range(29))
            + "[figure]",
            "11: phase: there are 31",
        ),
        (
            "[dose]",
            "".join(f"[figure.p{n}]\n" for n in range(29)) + "[dose]",
            "22: figure: there are 31 poses",
        ),
        (
            'pose = "straight"',
            "path = ["
            + ", ".join(f'{{ at = {n / 31:.3f}, pose = "straight" }}' for n in range(1, 31))
            + ', { at = 1.0, pose = "straight" }]',
            "15: phase 1.path: there are 31",
        ),
        ('kind = "reps"', f'kind = "reps"\ntips = {["Sit tall."] * 31}', "9: tips: there are 31"),
    ],
    ids=["phases", "poses", "waypoints", "texts"],
)
def test_more_than_thirty_of_anything_in_an_exercise_is_refused(folder, old, new, problem):
    file = folder / "exercises" / "knee-extension.toml"
    file.write_text(EXERCISE.replace(old, new, 1))
    (folder / "two.toml").unlink()
    assert said(folder) == [f"knee-extension.toml:{problem}; keep 30 or fewer"]


def test_the_persons_own_file_wins_over_a_shipped_one_and_changes_the_hash(folder, tmp_path_factory):
    own = tmp_path_factory.mktemp("own")
    (own / "two.toml").write_text(ROUTINE.replace("sets = 2", "sets = 3"))
    library = load_library([own, folder])
    assert library.routines["two"].steps[0].sets == 3
    assert library.routines["two"].content_hash != load_library([folder]).routines["two"].content_hash


def test_a_copy_that_can_not_even_be_read_keeps_the_shipped_dose_from_playing(folder, tmp_path_factory):
    own = tmp_path_factory.mktemp("own")
    (own / "two.toml").write_text(ROUTINE.replace("sets = 2", "sets = 3 x"))
    assert load_library([own, folder]).routines == {}
    (own / "two.toml").unlink()
    (own / "knee-extension.toml").write_bytes(b"\xff")
    library = load_library([own, folder])
    assert (dict(library.routines), dict(library.exercises)) == ({}, {})
    assert library.problems[-1].what == "the file of `knee-extension` has errors"


def test_an_old_copy_in_a_folder_below_never_plays_in_place_of_what_it_is_a_copy_of(folder):
    (folder / "backup").mkdir()
    (folder / "backup" / "two.toml").write_text(ROUTINE.replace("Two exercises", "Last year"))
    assert load_library([folder]).routines["two"].name == "Two exercises"


def test_the_mistakes_of_a_file_are_told_though_an_earlier_one_of_its_name_plays(folder, tmp_path_factory):
    own = tmp_path_factory.mktemp("own")
    (own / "two.toml").write_text(ROUTINE)
    (folder / "two.toml").write_text(ROUTINE.replace("sets = 2", "sets = 3 x"))
    library = load_library([own, folder])
    assert "two" in library.routines
    assert {problem.file for problem in library.errors} == {folder / "two.toml"}


def test_a_routine_of_rests_alone_is_refused(folder):
    (folder / "two.toml").write_text('format = 1\nname = "Rest"\n[[step]]\nrest_seconds = 20\n')
    assert said(folder) == [
        'two.toml:3: step: there is no exercise in it; add one: [[step]] and below it `exercise = "…"`'
    ]


def test_every_key_is_found_at_its_line_whatever_the_text_around_it():
    text = (
        'a = """\n[not.a.table]\nb = 1\n"""\n# c = 1\n[[step]]\nx = [\n 1,\n { y = 2 },\n]\n'
        '[step.left]\nreps = 1\n[[step]]\n"q.r" = 1\n"\\u0061\\"" = 2\n'
    )
    starts, places = LineStarts(text), places_of(text)
    assert {path: starts.line_and_column(place.key) for path, place in places.items() if len(path) > 2} == {
        ("step", 0, "x"): (7, 1),
        ("step", 0, "x", 0): (8, 2),
        ("step", 0, "x", 1): (9, 2),
        ("step", 0, "x", 1, "y"): (9, 4),
        ("step", 0, "left"): (11, 1),
        ("step", 0, "left", "reps"): (12, 1),
        ("step", 1, "q.r"): (14, 1),
        ("step", 1, 'a"'): (15, 1),
    }
    assert text[places["step", 0, "x", 1].start : places["step", 0, "x", 1].end] == "{ y = 2 }"
