"""People: each has settings and a diary of their own, and nobody's file is lost."""

from contextlib import closing

import pytest

from coach.history.exchange import merge
from coach.history.records import Person
from coach.history.store import open_history
from coach.paths import find_paths
from coach.people import add_person, everyone, pin_first, welcome
from coach.settings import Settings, read_settings, write_settings
from tests.history.build import ROSA, at, diary_of


def test_a_laptop_has_its_first_person_before_anything_was_ever_kept(tmp_path):
    (first,) = everyone(find_paths(tmp_path))
    assert (first.file, first.settings) == (tmp_path / "settings.toml", Settings())


def test_who_is_added_comes_after_the_others_with_a_file_and_a_diary_of_their_own(tmp_path):
    paths = find_paths(tmp_path)
    write_settings(
        Settings(name="Rosa", emergency_number="112", paper="letter", text_percent=200), paths.settings
    )
    added = [add_person(paths, " Ben "), add_person(paths, "Ana")]
    found = everyone(paths)
    assert found[1:] == tuple(added)
    assert [each.settings.name for each in found] == ["Rosa", "Ben", "Ana"]
    assert len({each.settings.person_id for each in found}) == len({each.file for each in found}) == 3
    ben = found[1].settings
    assert (ben.emergency_number, ben.paper) == ("112", "letter")  # the place's
    assert (ben.text_percent, ben.is_set_up) == (100, False)  # Rosa's own


def test_a_file_that_can_not_be_read_costs_nobody_else_theirs_and_is_kept(tmp_path):
    paths = find_paths(tmp_path)
    broken, ben = add_person(paths, "Ana"), add_person(paths, "Ben")
    broken.file.write_bytes(b"name = \xff")
    (broken.file.parent / "copy of Ben.toml").write_text('name = "Ben"')
    assert everyone(paths)[1:] == (ben,)
    assert broken.file.read_bytes() == b"name = \xff"


def test_settings_without_an_id_or_with_another_s_never_lead_to_another_s_diary(tmp_path):
    paths = find_paths(tmp_path)
    ana, ben = add_person(paths, "Ana"), add_person(paths, "Ben")
    ana.file.write_text('name = "Ana"')
    ben.file.write_text(f'name = "Ben"\nperson_id = "{ana.settings.person_id}"')
    assert [each.settings.person_id for each in everyone(paths)[1:]] == [
        ana.settings.person_id,
        ben.settings.person_id,
    ]
    assert read_settings(ben.file).person_id == ana.settings.person_id  # the file itself is left as it is


def test_who_is_first_is_written_down_before_somebody_is_added_or_nobody_is_added(tmp_path):
    paths = find_paths(tmp_path)
    write_settings(Settings(name="Rosa"), paths.settings)
    with closing(open_history(paths.history)) as store:
        with pytest.raises(OSError, match="not open yet"):
            add_person(paths, "Tom")  # whose id would be the oldest in the diary
        store.add(ROSA)
        add_person(paths, "Tom")
    assert everyone(paths)[0].settings.person_id == ROSA.id


def test_an_id_that_names_a_place_elsewhere_gets_no_file(tmp_path):
    paths = find_paths(tmp_path / "data")
    welcome(paths, Person("../../elsewhere", "Tom"))
    assert list(tmp_path.rglob("*")) == []


def test_who_is_first_stays_so_when_a_merge_brings_somebody_who_was_added_before_them(tmp_path):
    paths = find_paths(tmp_path)
    write_settings(Settings(name="Rosa", paper="letter"), paths.settings)
    with closing(open_history(paths.history)) as store:
        store.add(ROSA)
        pin_first(paths, store.known("").id)
    earlier = Person("0001-ann", "Ann")
    merge(paths.history, diary_of(tmp_path / "other.sqlite3", [earlier]), at("11-30"))
    (first,) = everyone(paths)
    with closing(open_history(paths.history)) as store:
        assert store.known("") == earlier  # whom the settings would mean now, had they no id
        assert store.person_for(first.settings.person_id) == ROSA
    pin_first(paths, earlier.id)
    assert read_settings(paths.settings) == Settings(name="Rosa", paper="letter", person_id=ROSA.id)
