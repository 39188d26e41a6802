"""Tests of saving a text: whole or not at all, as it was written, and never over somebody else's."""

import stat
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.routine.files.writing import (
    ChangedUnderneathError,
    NoTextError,
    NotSavedError,
    free_name,
    read_text,
    save,
)

resource = pytest.importorskip("resource", reason="limits of a process are Unix's")

SAVES_FOR_EVER = """
import sys
from pathlib import Path
from coach.routine.files.writing import read_text, save
file, known = Path(sys.argv[1]), None
known = read_text(file)
while True:
    for letter in "ab":
        known = save(file, letter * 200_000, known)
        print(letter, flush=True)
"""


@given(st.lists(st.sampled_from(["a = 1", "", "# é", "b = '\r'", "\u2028"])), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_that_is_saved_as_it_was_read_leaves_the_same_bytes(tmp_path, lines, data):
    ends = [data.draw(st.sampled_from(["\n", "\r\n"])) for _ in lines]
    mark = data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    content = mark + "".join(map("".join, zip(lines, ends, strict=True))).encode()
    file = tmp_path / "one.toml"
    file.write_bytes(content)
    known = read_text(file)
    assert "\r\n" not in known.text
    assert save(file, known.text, known).content == content
    save(file, f"# new\n{known.text}", known)
    assert file.read_bytes().split(b"\n", 1)[1] == content.removeprefix(mark)


def test_a_text_of_another_encoding_can_be_mended_and_is_utf_8_then(tmp_path):
    file = tmp_path / "one.toml"
    for content in ("name = “é”\r\n".encode("utf-16"), "name = “é”\r\n".encode("cp1252")):
        file.write_bytes(content)
        known = read_text(file)
        assert known.text == "name = “é”\n"
        assert save(file, 'name = "é"\n', known).content == 'name = "é"\r\n'.encode()
    file.write_bytes(b"PK\x03\x04 a document")
    with pytest.raises(NoTextError, match="word processor"):
        read_text(file)


def test_what_was_changed_gone_or_there_meanwhile_is_not_written_over(tmp_path):
    file = tmp_path / "one.toml"
    known = save(file, "a = 1\n", None)
    file.write_text("b = 2\n")
    with pytest.raises(ChangedUnderneathError) as changed:
        save(file, "a = 3\n", known)
    assert changed.value.now == read_text(file)
    assert file.read_text() == "b = 2\n"
    with pytest.raises(ChangedUnderneathError):
        save(file, "a = 3\n", None)  # a new file, where one is by now
    save(file, "a = 3\n", changed.value.now)
    file.unlink()
    with pytest.raises(ChangedUnderneathError) as gone:
        save(file, "a = 4\n", known)
    assert gone.value.now is None
    assert list(tmp_path.iterdir()) == []


def test_permissions_stay_and_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.toml", tmp_path / "link.toml"
    known = save(real, "a = 1\n", None)
    real.chmod(0o640)
    link.symlink_to(real)
    save(link, "a = 2\n", known)
    assert link.is_symlink()
    assert real.read_text() == "a = 2\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_disk_that_takes_no_more_is_told_and_the_old_text_is_whole(tmp_path):
    file = tmp_path / "one.toml"
    known = save(file, "a = 1\n", None)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(NotSavedError, match="no room") as refused:
            save(file, "a" * 5000, known)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert refused.value.filename == str(file)
    assert [each.name for each in tmp_path.iterdir()] == ["one.toml"]
    assert file.read_text() == "a = 1\n"
    with pytest.raises(NotSavedError, match="part of its folder's name is a file"):
        save(file / "two.toml", "a = 1\n", None)
    with pytest.raises(NotSavedError, match="can't be saved"):
        save(file, "half a letter: \ud83d", known)


def test_killed_at_any_moment_a_save_leaves_the_old_text_or_the_new(tmp_path):
    file = tmp_path / "one.toml"
    save(file, "b" * 200_000, None)
    for saves in (1, 2, 3, 5, 8):
        with subprocess.Popen(
            [sys.executable, "-c", SAVES_FOR_EVER, str(file)], stdout=subprocess.PIPE, text=True
        ) as process:
            for _ in range(saves):
                process.stdout.readline()
            process.kill()
        assert file.read_text() in ("a" * 200_000, "b" * 200_000)
    save(file, "c", read_text(file))
    assert [each.name for each in tmp_path.iterdir()] == ["one.toml"]  # nothing of those that were cut off


def test_a_free_name_is_one_that_no_file_in_the_folder_or_below_has(tmp_path):
    assert free_name(tmp_path / "new", "knee").name == "knee.toml"
    (tmp_path / "exercises").mkdir()
    for name in ("knee.toml", "exercises/knee-2.toml"):
        (tmp_path / name).touch()
    assert free_name(tmp_path, "knee") == tmp_path / "knee-3.toml"
