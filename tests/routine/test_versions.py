"""Tests of the versions that are kept of a person's own files, and of the last good one in use."""

from datetime import UTC, datetime, timedelta

from coach.routine.files.last_good import keep_good, with_last_good
from coach.routine.files.versions import MOST_VERSIONS, Versions
from coach.routine.files.writing import read_text, save
from coach.routine.library import load_library
from tests.routine.files import EXERCISE, ROUTINE

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)


def folders(tmp_path):
    """Return the versions, and an own folder with a routine and the exercise that it needs."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "knee-extension.toml").write_text(EXERCISE)
    (own / "two.toml").write_text(ROUTINE)
    return Versions(tmp_path / "versions", own), own


def read(versions, own, now=NOW):
    """Read the files as the program does."""
    library = load_library([own])
    keep_good(library, versions, now)
    return with_last_good(library, versions)


def test_the_last_ten_versions_are_kept_to_the_byte_and_the_last_good_one_besides(tmp_path):
    versions, own = folders(tmp_path)
    file = own / "two.toml"
    contents = [f"# é{number}\r\n".encode() for number in range(14)]
    for number, content in enumerate(contents):
        is_good = number == 2
        for _again in range(2):
            versions.keep(file, content, NOW + timedelta(minutes=number), is_good=is_good)
    kept = versions.of(file)
    assert [one.content() for one in kept] == [*reversed(contents[-MOST_VERSIONS:]), contents[2]]
    assert [one.is_good for one in kept] == [*[False] * MOST_VERSIONS, True]
    assert (kept[0].at, kept[0].size) == (NOW + timedelta(minutes=13), len(contents[13]))
    assert kept[0].text() == "# é13\n"


def test_a_save_keeps_what_was_there_before_and_a_clock_that_is_set_back_changes_no_order(tmp_path):
    versions, own = folders(tmp_path)
    before = read_text(own / "two.toml")
    after = save(before.file, "a = 1\n", before)
    versions.keep_saved(before, after, NOW, is_good=False)
    versions.keep(before.file, b"a = 2\n", NOW - timedelta(days=3), is_good=False)
    texts = [one.text() for one in versions.of(before.file)]
    assert texts == ["a = 2\n", "a = 1\n", before.text]


def test_no_damage_and_no_full_disk_among_the_versions_stops_anything(tmp_path, caplog):
    versions, own = folders(tmp_path)
    library = read(versions, own)
    for kept in versions.of(own / "two.toml"):
        kept.kept_in.write_text("damaged")
    (own / "two.toml").write_text("format =")
    damaged = read(versions, own)
    assert "two" not in damaged.routines
    assert damaged.errors
    in_the_way = Versions(tmp_path / "a file", own)
    in_the_way.folder.touch()
    assert with_last_good(library, in_the_way) == library
    in_the_way.keep(own / "two.toml", b"", NOW, is_good=True)
    assert "could not be kept" in caplog.text


def test_the_last_good_text_stands_in_for_a_broken_file_and_its_problems_stay(tmp_path):
    versions, own = folders(tmp_path)
    good = read(versions, own)
    assert not good.stood_in
    (own / "two.toml").write_text(ROUTINE.replace("sets = 2", "sets = two"))
    (own / "knee-extension.toml").write_text("not yet")
    library = read(Versions(tmp_path / "versions", own), own, NOW + timedelta(days=1))  # after a restart
    assert library.routines == good.routines
    assert library.exercises == good.exercises
    assert {problem.file.name for problem in library.errors} == {"two.toml", "knee-extension.toml"}
    assert {name: one.at for name, one in library.stood_in.items()} == {"two": NOW, "knee-extension": NOW}
    assert library.stood_in["two"].name == "Two exercises"


def test_a_routine_is_as_it_is_written_now_where_only_its_exercise_was_broken(tmp_path):
    versions, own = folders(tmp_path)
    read(versions, own)
    (own / "two.toml").write_text(ROUTINE.replace("sets = 2", "sets = 3"))
    (own / "knee-extension.toml").write_text("not yet")
    library = read(versions, own)
    assert library.routines["two"].steps[0].sets == 3
    assert list(library.stood_in) == ["knee-extension"]
    assert {problem.file.name for problem in library.errors} == {"knee-extension.toml"}


def test_nothing_stands_in_for_what_never_was_good_what_is_gone_or_what_lost_its_exercise(tmp_path):
    versions, own = folders(tmp_path)
    (own / "new.toml").write_text(ROUTINE.replace("sets = 2", "sets = two"))
    assert "new" not in read(versions, own).routines
    (own / "two.toml").write_text(ROUTINE.replace("sets = 2", "sets = 3"))
    read(versions, own)
    (own / "knee-extension.toml").unlink()
    library = read(versions, own)
    assert not library.routines
    assert not library.stood_in


def test_a_shipped_dose_never_stands_in_for_an_own_one(tmp_path):
    versions, own = folders(tmp_path)
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "two.toml").write_text(ROUTINE.replace("sets = 2", "sets = 9"))
    (own / "two.toml").write_text("format =")
    library = with_last_good(load_library([own, shipped]), versions)
    assert "two" not in library.routines
