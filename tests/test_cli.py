"""The commands, as a physiotherapist and a helper type them: what they print, leave, and end with."""

import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
import wave
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from coach.cli import main
from coach.history.store import open_history
from tests.history.build import ROSA, at, done, end, start
from tests.routine.test_problems import EXERCISE, ROUTINE

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture
def run(tmp_path, capsys):
    """Run a command that keeps everything in a folder of its own: exit code, lines printed, complaints."""

    def run(*words):
        try:
            code = main([*map(str, words), "--data", str(tmp_path / "data")])
        except SystemExit as ended:
            code = ended.code
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.splitlines()

    return run


def words_of(pdf):
    """Return the first page's words, with one space between them."""
    return " ".join(PdfReader(pdf).pages[0].extract_text().split())


def test_the_shipped_files_are_without_fault(run):
    shipped = REPOSITORY / "routines"
    count = len(list(shipped.rglob("*.toml")))
    assert run("check", shipped) == (0, [f"{count} files, 0 mistakes, 0 warnings"], [])


def test_a_file_with_three_mistakes_gives_three_lines_and_a_count(run, tmp_path):
    (tmp_path / "knee-extension.toml").write_text(EXERCISE)
    file = tmp_path / "mine.toml"
    mistakes = (("sets = 2", "sets = 0"), ('say = "Take', 'sya = "Take'), ("reps = 6", 'reps = "six"'))
    text = ROUTINE
    for right, wrong in mistakes:
        text = text.replace(right, wrong)
    file.write_text(text)
    code, lines, _errors = run("check", file)
    assert code == 1
    assert lines == [
        f"{file}:6:8: step 1.sets: is 0; choose a whole number from 1 to 20",
        f'{file}:7:17: step 1.left.reps: should be a whole number, not "six"; write it as `reps = 6`',
        f"{file}:11:1: step 2.sya: `sya` is not known here; did you mean `say`?",
        "1 file, 3 mistakes, 0 warnings",
    ]


def test_a_word_too_long_for_its_phase_is_a_warning_and_no_mistake(run, tmp_path):
    file = tmp_path / "slow-words.toml"
    file.write_text(
        EXERCISE.replace('say = "Lift"', 'say = "Lift your foot until your knee is almost straight"')
    )
    code, lines, _errors = run("check", file)
    assert code == 0
    assert re.match(
        r".*:14:7: phase 1\.say: warning: takes \d\.\d s to say, but the phase lasts 3 s; ", lines[0]
    )


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["check"],
        ["sheet", "November", "--out", "x.pdf"],
        ["sheet", "2026-11"],
        ["sheet", "2026-11", "--out", "x.pdf", "--csv", "x.pdf"],
        ["sheet", "2026-11..2026-10", "--out", "x.pdf"],
        ["sheet", "2026-11", "--person", "Rosa", "--everyone", "--out", "x.pdf"],
        ["keys"],
        ["timeline", "x", "--loud"],
        ["pictures", "x.toml"],
    ],
)
def test_wrong_words_end_with_2(run, words):
    code, _lines, errors = run(*words)
    assert code == 2
    assert errors


@pytest.mark.parametrize(
    "command",
    [
        "check", "schema", "timeline", "pictures", "handout", "bring", "give", "sheet", "keys", "demo",
        "export", "merge", "same", "backup", "restore", "delete", "doctor",
    ],
)  # fmt: skip
def test_every_command_explains_itself(run, command):
    code, lines, _errors = run(command, "--help")
    assert code == 0
    assert any("--data DIR" in line for line in lines)


def test_the_data_folder_may_be_named_before_the_command_too(capsys, tmp_path):
    (tmp_path / "Routines").mkdir()
    (tmp_path / "Routines" / "knee-extension.toml").write_text(EXERCISE)
    (tmp_path / "Routines" / "mine.toml").write_text(ROUTINE)
    assert main(["--data", str(tmp_path), "timeline", "mine"]) == 0
    assert "Two exercises (mine)" in capsys.readouterr().out


def test_a_timeline_in_words_and_as_json_have_the_same_cues_and_total(run):
    _code, text, _errors = run("timeline", "gentle-seated-legs")
    code, lines, _errors = run("timeline", "gentle-seated-legs", "--json")
    plan = json.loads("\n".join(lines))
    assert code == 0
    cues = [cue["text"] for segment in plan["segments"] for cue in segment["cues"]]
    assert cues == re.findall("“(.*)”", "\n".join(text))
    minutes, seconds = divmod(plan["length_ms"] // 100 / 10, 60)
    assert text[-1] == f"{minutes:02.0f}:{seconds:04.1f}  total, and it waits 4 times for the person"
    assert plan["length_ms"] == sum(segment["length_ms"] for segment in plan["segments"])


def test_an_unknown_routine_is_wrong_input_with_the_nearest_name(run):
    code, _lines, errors = run("timeline", "gentle-seated-leg")
    assert (code, errors) == (
        1,
        ["There is no routine `gentle-seated-leg`; did you mean `gentle-seated-legs`?"],
    )


def test_a_file_is_played_with_what_is_beside_it_and_no_other_of_its_name_in_its_place(run, tmp_path):
    file = tmp_path / "gentle-seated-legs.toml"
    assert run("timeline", file) == (1, [], [f"{file} isn't there. Look at the name and the folder."])
    file.write_text(ROUTINE.replace("knee-extension", "my-own"))
    far = tmp_path / "deep" / "below" / "my-own.toml"
    near = tmp_path / "exercises" / "seated" / "my-own.toml"
    for place in (far, near):
        place.parent.mkdir(parents=True)
    far.write_text(EXERCISE)
    for command in ("timeline", "check"):
        code, lines, errors = run(command, file)
        assert code == 1
        assert any("there is no exercise `my-own`" in line for line in [*lines, *errors])
    far.rename(near)
    code, lines, _errors = run("timeline", file)
    assert (code, lines[0]) == (0, "Two exercises (gentle-seated-legs)")
    assert run("check", file)[0] == 0


def sheets_in(pdf):
    """Return the name and the month of each page of a batch."""
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]
    return [
        (next(name for name in ("Rosa", "Tom", "") if name in text), re.search(r"\w+ 20\d\d", text)[0])
        for text in pages
    ]


@pytest.fixture
def two_people(tmp_path):
    """Keep a diary of two people, who exercised in October."""
    diary = tmp_path / "data" / "diary.sqlite3"
    diary.parent.mkdir()
    with closing(open_history(diary)) as store:
        for person in (ROSA, replace(ROSA, id="0191-tom", name="Tom")):
            store.add(person)
            begun = start(at("10-05"), person_id=person.id)
            for record in (begun, done(begun, 8), end(begun)):
                store.add(record)
    return diary


def test_without_a_diary_a_sheet_is_blank_and_none_is_begun_and_a_bad_place_is_told(run, tmp_path, qapp):
    assert qapp
    code, lines, _errors = run("sheet", "2026-11", "--out", tmp_path / "month.pdf", "--paper", "letter")
    assert (code, lines) == (0, [str(tmp_path / "month.pdf")])
    assert "November 2026" in words_of(tmp_path / "month.pdf")
    assert not (tmp_path / "data").exists()
    (tmp_path / "file").touch()
    for kind in ("--out", "--csv", "--json"):
        code, _lines, errors = run("sheet", "2026-10", kind, tmp_path / "file" / "month")
        assert code == 1
        assert "Choose another folder" in errors[0]


@pytest.mark.usefixtures("qapp", "two_people")
def test_months_and_people_are_a_sheet_each_in_one_file_of_each_kind(run, tmp_path):
    files = [tmp_path / "new" / f"all.{kind}" for kind in ("pdf", "csv", "json")]
    to = [
        word for kind, file in zip(("--out", "--csv", "--json"), files, strict=True) for word in (kind, file)
    ]
    assert run("sheet", "2026-09..2026-10", "--everyone", *to) == (0, list(map(str, files)), [])
    sheets = [(name, f"{month} 2026") for name in ("Rosa", "Tom") for month in ("September", "October")]
    assert sheets_in(files[0]) == sheets
    months = json.loads(files[2].read_text(encoding="utf-8"))["months"]
    assert [(one["person"]["name"], one["totals"]["timed"]["sessions"]) for one in months] == [
        ("Rosa", 0), ("Rosa", 1), ("Tom", 0), ("Tom", 1)
    ]  # fmt: skip
    with files[1].open(encoding="utf-8-sig", newline="") as opened:
        in_table = dict.fromkeys((row["person"], row["month"]) for row in csv.DictReader(opened))
    assert list(in_table) == [(one["person"]["name"], one["month"]) for one in months]


@pytest.mark.usefixtures("qapp", "two_people")
def test_a_sheet_is_the_first_persons_unless_somebody_is_named(run, tmp_path):
    for asked in ([], ["Tom"], ["Tom", "Rosa"]):
        named = [word for name in asked for word in ("--person", name.lower())]
        assert run("sheet", "2026-10", *named, "--json", tmp_path / "numbers.json")[0] == 0
        months = json.loads((tmp_path / "numbers.json").read_text(encoding="utf-8"))["months"]
        assert [one["person"]["name"] for one in months] == (asked or ["Rosa"])
    assert run("sheet", "2026-10", "--person", "Ada", "--json", tmp_path / "x.json") == (
        1, [], ["There is nobody called “Ada”. Choose one of: Rosa, Tom."]
    )  # fmt: skip


@pytest.mark.usefixtures("qapp", "two_people")
def test_a_month_that_has_not_begun_has_only_a_blank_sheet(run, tmp_path):
    code, _lines, errors = run("sheet", "2999-12", "--out", tmp_path / "month.pdf")
    assert (code, errors) == (
        1, ["2999-12 has not begun yet. With --blank there is a sheet to fill in by hand."]
    )  # fmt: skip
    assert run("sheet", "2026-10", "2999-12", "--blank", "--out", tmp_path / "month.pdf")[0] == 0
    first, second = PdfReader(tmp_path / "month.pdf").pages
    assert "Gentle seated legs" not in first.extract_text()
    assert all("Rosa" in page.extract_text() for page in (first, second))


def test_the_card_of_keys_is_a_pdf_of_one_page_on_the_paper_that_is_asked_for(run, tmp_path, qapp):
    assert qapp
    card = tmp_path / "new" / "keys.pdf"
    assert run("keys", "--out", card, "--paper", "letter") == (0, [str(card)], [])
    (page,) = PdfReader(card).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    assert "Stop at once." in words_of(card)


def test_pictures_are_drawn_for_what_is_named(run, tmp_path, qapp):
    assert qapp
    seated = REPOSITORY / "routines" / "exercises" / "seated" / "knee-extension.toml"
    code, lines, _errors = run("pictures", seated, "--out", tmp_path / "out")
    assert code == 0
    assert sorted(Path(line).name for line in lines) == ["contact-sheet.png", "knee-extension.png"]
    assert all(Path(line).stat().st_size > 5000 for line in lines)


def test_the_shipped_exercises_have_a_page_each_in_the_book_after_three_of_contents(run, tmp_path, qapp):
    assert qapp
    book = tmp_path / "new" / "book.pdf"
    code, lines, progress = run("pictures", "--book", book, "--paper", "letter")
    assert (code, lines) == (0, [str(book)])
    pages = PdfReader(book).pages
    shipped = list((REPOSITORY / "routines" / "exercises").glob("*/*.toml"))
    assert len(pages) == len(shipped) + 3
    assert progress[-1] == f"page {len(pages)} of {len(pages)}"
    assert "This page awaits a physiotherapist's review." in " ".join(pages[-1].extract_text().split())


def test_a_book_that_can_not_be_written_is_told_and_one_of_nothing_isnt_begun(run, tmp_path, qapp):
    assert qapp
    seated = REPOSITORY / "routines" / "exercises" / "seated" / "knee-extension.toml"
    (tmp_path / "file").touch()
    code, _lines, errors = run("pictures", seated, "--book", tmp_path / "file" / "book.pdf")
    assert (code, len(errors)) == (1, 1)
    assert "Choose another folder" in errors[0]
    code, _lines, errors = run("pictures", tmp_path / "nothing", "--book", tmp_path / "book.pdf")
    assert (code, errors) == (1, [f"There are no TOML files at {tmp_path / 'nothing'}."])
    assert not (tmp_path / "book.pdf").exists()


def test_the_demo_plays_a_session_and_its_sheet_equals_the_diary(tmp_path):
    env = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    data = tmp_path / "data"
    (data / "Routines").mkdir(parents=True)
    (data / "Routines" / "two.toml").write_text(
        'format = 1\nname = "Two"\n'
        '[[step]]\nexercise = "knee-extension"\nsets = 2\nreps = 2\nrest_seconds = 5\n'
        '[[step]]\nexercise = "seated-heel-raise"\nsets = 1\nreps = 3\n'
    )
    asked = ["demo", "--routine", "two", "--out", str(tmp_path), "--data", str(data)]
    command = [sys.executable, "-m", "coach.cli", *asked]
    done = subprocess.run(command, cwd=REPOSITORY, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(
        (tmp_path / line).exists() for line in done.stdout.splitlines() if line.endswith((".png", ".wav"))
    )
    (diary,) = tmp_path.glob("data-*/diary.sqlite3")
    with closing(sqlite3.connect(diary)) as connection:
        sets = connection.execute(
            "select exercise_name, s.side, p.sets, p.reps, sum(done_reps) "
            "from sets_done s join prescriptions p on p.step_index = s.step_index "
            "and p.side = s.side and p.session_id = s.session_id "
            "group by s.step_index, s.side order by s.step_index, s.id"
        ).fetchall()
        (minutes,) = connection.execute("select round(active_ms / 60000.0) from session_ends").fetchone()
    text = words_of(tmp_path / "month.pdf")
    assert len(sets) == 3
    for name, side, count, reps, done_reps in sets:
        row = f" {side} {count} \N{MULTIPLICATION SIGN} {reps} "
        of_exercise = text[text.index(f"{name} ") :]  # the name stands once, beside both of its sides
        assert f" {done_reps} " in of_exercise[of_exercise.index(row) : of_exercise.index(row) + 120]
    assert f"1 {minutes:.0f}" in text
    with wave.open(str(tmp_path / "spoken.wav")) as spoken:
        assert spoken.getnframes() / spoken.getframerate() > 60
        loudest = max(memoryview(spoken.readframes(spoken.getframerate() * 10)).cast("h"))
    assert loudest > 5000


def test_the_doctor_names_a_remedy_beside_each_thing_that_is_missing(tmp_path):
    env = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    env |= {"XDG_RUNTIME_DIR": str(tmp_path), "PULSE_SERVER": "unix:/nowhere"}
    command = [sys.executable, "-m", "coach.cli", "doctor", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=REPOSITORY, env=env, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert "TO MEND  display: There is none, so no window can open." in lines
    assert any(line.startswith("works    voice:") for line in lines)
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        assert not line.startswith("TO MEND") or after.startswith("          ")


def test_an_installed_wheel_brings_its_routines_and_migrations(tmp_path):
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", tmp_path, REPOSITORY], check=True)
    (wheel,) = tmp_path.glob("leg_coach-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", tmp_path / "site", wheel], check=True)
    code = "import sys; from coach import cli; print(cli.__file__); sys.exit(cli.main(sys.argv[1:]))"
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    sheet = ["sheet", "2026-11", "--out", str(tmp_path / "month.pdf")]
    export = tmp_path / "export.json"
    export.write_text('{"format": "leg-coach-diary", "version": 1, "tables": {}}')
    for words in (["timeline", "gentle-seated-legs"], ["merge", str(export)], sheet):
        command = [sys.executable, "-c", code, *words, "--data", str(tmp_path / "data")]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(str(tmp_path / "site"))
