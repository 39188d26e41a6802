"""Routines from elsewhere: looked at beside what is here, taken in whole, given away and back the same."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.files.versions import Versions
from coach.routine.library import load_library
from coach.routine.sharing import taking
from coach.routine.sharing.arrival import Here, Kind, look_into
from coach.routine.sharing.giving import parcel_of
from coach.routine.sharing.parcel import Why, pack, unpack
from coach.routine.sharing.taking import ChangedError, Choice, DoesNotFitError, put_back, take_in
from tests.routine.files import EXERCISE, ROUTINE, changed, write

SHIPPED = Path(__file__).parent.parent.parent / "routines"
NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)
SLOWER = changed(EXERCISE, {"seconds = 3": "seconds = 5"})


class Place:
    """A folder of somebody's own, one that comes with the program, and one on a stick."""

    def __init__(self, folder):
        self.own, self.shipped, self.stick = (folder / name for name in ("own", "shipped", "stick"))
        for each in (self.own, self.shipped, self.stick):
            each.mkdir()
        self.versions = Versions(folder / "versions", self.own)

    def put(self, where, name, text=EXERCISE):
        file = where / f"{name}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def look(self, *paths):
        return look_into(paths or [self.stick], [self.own, self.shipped])

    def take(self, choice=Choice.KEEP, *paths):
        return take_in(self.look(*paths), choice, self.versions, NOW)

    def mine(self):
        """Return every routine and exercise of the own folder, by its place, with its text."""
        files = sorted(self.own.rglob("*.toml"))
        return {str(file.relative_to(self.own)): file.read_bytes().decode() for file in files}

    def errors(self):
        return load_library([self.own, self.shipped]).errors


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_what_comes_together_is_read_together_and_taken_in_to_the_byte(place):
    texts = {"two": ROUTINE.replace("\n", "\r\n"), "exercises/knee-extension": "\ufeff" + EXERCISE}
    for name, text in texts.items():
        place.put(place.stick, name, text)
    arrival = place.look()
    (routine,) = arrival.routines
    assert [item.id for item in arrival.coming_with(routine.routine)] == ["knee-extension"]
    place.take()
    assert place.mine() == {f"{name}.toml": text for name, text in texts.items()}
    assert {item.here for item in place.look().items} == {Here.SAME}
    assert place.take() == ()


def test_a_routine_alone_uses_what_is_here_and_says_what_is_missing(place):
    place.put(place.stick, "two", ROUTINE)
    (item,) = place.look().items
    assert [problem.key for problem in item.errors] == ["step 1.exercise"]
    assert item.missing == ("knee-extension",)
    place.put(place.shipped, "knee-extensions", EXERCISE)  # so it was only spelt wrong
    assert place.look().items[0].missing == ()
    place.put(place.shipped, "knee-extension")
    assert place.look().routines


def test_only_what_has_no_mistakes_is_taken_in(place):
    place.put(place.stick, "knee-extension")
    place.put(place.stick, "two", changed(ROUTINE, {"sets = 2": "sets = 0"}))
    place.put(place.stick, "torn", "name = 'x")
    place.put(place.stick, "pyproject", "[project]\nname = 'x'")
    place.put(place.stick, "settings", "name = 'Rosa'\n[figure]\nhair = 'grey'")
    arrival = place.look()
    assert {item.id: item.kind for item in arrival.items if item.errors} == {
        "two": Kind.ROUTINE,
        "torn": Kind.UNKNOWN,
    }
    assert [(each.name, each.why) for each in arrival.left_out] == [
        ("pyproject.toml", Why.NO_ROUTINE),
        ("settings.toml", Why.NO_ROUTINE),
    ]
    place.take()
    assert list(place.mine()) == ["exercises/knee-extension.toml"]


def test_of_two_of_one_name_that_differ_one_comes(place):
    place.put(place.stick, "one/knee-extension")
    place.put(place.stick, "same/Knee-Extension")
    place.put(place.stick, "two/knee-extension", SLOWER)
    arrival = place.look()
    assert [item.content.decode() for item in arrival.items] == [EXERCISE]
    assert [each.why for each in arrival.left_out] == [Why.TWICE]


def test_keep_both_gives_the_new_ones_names_of_their_own_and_they_name_each_other_so(place):
    place.put(place.own, "knee-extension")
    place.put(place.own, "two", ROUTINE)
    place.put(place.stick, "knee-extension", SLOWER)
    place.put(place.stick, "two", ROUTINE)  # the same to the byte, but not with another exercise
    place.take(Choice.BOTH)
    mine = place.mine()
    assert mine["knee-extension.toml"] == EXERCISE
    assert mine["two.toml"] == ROUTINE
    assert mine["exercises/knee-extension-2.toml"] == SLOWER
    assert mine["two-2.toml"] == changed(
        ROUTINE, {'"knee-extension"': '"knee-extension-2"', '"Two exercises"': '"Two exercises (2)"'}
    )
    assert place.errors() == ()


def test_the_new_one_in_the_place_of_the_old_leaves_that_as_a_version_and_undo_brings_it_back(place):
    file = place.put(place.own, "seated/knee-extension")
    place.put(place.stick, "knee-extension", SLOWER)
    taken = place.take(Choice.REPLACE)
    assert place.mine() == {"seated/knee-extension.toml": SLOWER}
    assert [version.content().decode() for version in place.versions.of(file)] == [EXERCISE]
    assert put_back(taken) == ()
    assert place.mine() == {"seated/knee-extension.toml": EXERCISE}


def test_the_old_one_stays_where_that_is_wanted_and_the_rest_comes(place):
    place.put(place.shipped, "knee-extension")
    place.put(place.stick, "knee-extension", SLOWER)
    place.put(place.stick, "two", ROUTINE)
    assert [item.here for item in place.look().others] == [Here.SHIPPED]
    place.take(Choice.KEEP)
    assert place.mine() == {"two.toml": ROUTINE}


def test_nothing_comes_that_would_cost_another_routine_its_exercise(place):
    place.put(place.own, "knee-extension")
    tempo = changed(ROUTINE, {"sets = 2": "tempo = { lift = 4 }"})
    place.put(place.own, "two", tempo)
    renamed = changed(EXERCISE, {'name = "lift"': 'name = "raise"'})
    place.put(place.stick, "knee-extension", renamed)
    before = place.mine()
    with pytest.raises(DoesNotFitError) as met:
        place.take(Choice.REPLACE)
    assert [file.name for file in met.value.files] == ["two.toml"]
    assert place.mine() == before
    assert len(place.take(Choice.BOTH)) == 1


def test_a_broken_file_of_ones_own_is_asked_about_under_its_name_too(place):
    place.put(place.own, "two", "name = 'x")
    place.put(place.shipped, "knee-extension")
    place.put(place.stick, "two", ROUTINE)
    assert [item.here for item in place.look().others] == [Here.OWN]


def test_all_or_nothing_when_the_disk_is_full_half_way(place, monkeypatch):
    place.put(place.own, "two", ROUTINE + "\n# mine\n")
    place.put(place.own, "knee-extension", SLOWER)
    for name in ("knee-extension", "other"):
        place.put(place.stick, name)
    place.put(place.stick, "two", ROUTINE)
    before, bring_to_disk = place.mine(), taking.stage

    def full(file, content):
        if file.name == "two.toml":
            raise OSError(28, "No space left on device")
        return bring_to_disk(file, content)

    monkeypatch.setattr(taking, "stage", full)
    with pytest.raises(OSError, match="No space"):
        place.take(Choice.REPLACE)
    assert place.mine() == before
    assert [file for file in place.own.rglob("*") if file.suffix == ".new"] == []


def test_a_disk_that_has_no_room_to_undo_keeps_all_that_was_taken_in(place, monkeypatch):
    for name in ("knee-extension", "other"):
        place.put(place.own, name, SLOWER)
        place.put(place.stick, name)
    taken = place.take(Choice.REPLACE)
    after, bring_to_disk = place.mine(), taking.stage

    def full(file, content):
        if file == taken[0].file:  # the last to be put back
            raise OSError(28, "No space left on device")
        return bring_to_disk(file, content)

    monkeypatch.setattr(taking, "stage", full)
    with pytest.raises(OSError, match="No space"):
        put_back(taken)
    assert place.mine() == after


def test_what_was_changed_meanwhile_is_neither_written_over_nor_taken_out(place):
    file = place.put(place.own, "knee-extension")
    place.put(place.stick, "knee-extension", SLOWER)
    arrival = place.look()
    file.write_text(EXERCISE + "# mine\n")
    with pytest.raises(ChangedError):
        take_in(arrival, Choice.REPLACE, place.versions, NOW)
    taken = place.take(Choice.BOTH)
    taken[0].file.write_text("# mine\n")
    assert put_back(taken) == (taken[0].file,)


def test_cautions_come_along_and_change_none_that_are_here(place):
    place.put(place.shipped, "cautions", 'format = 1\n[cautions]\nback = "Mind your back."\n')
    place.put(place.stick, "cautions", 'format = 1\n[cautions]\nback = "Never mind."\n')
    assert [each.why for each in place.look().left_out] == [Why.CAUTIONS]
    place.put(place.stick, "cautions", 'format = 1\n[cautions]\nhip = "Mind your hip."\n')
    place.put(place.stick, "knee-extension")
    place.take()
    assert load_library([place.own, place.shipped]).cautions == {
        "hip": "Mind your hip.",
        "back": "Mind your back.",
    }


def test_a_parcel_has_ones_own_exercises_in_it_and_what_they_lead_to_and_cautions(place):
    place.put(place.shipped, "marching")
    place.put(place.shipped, "cautions", 'format = 1\n[cautions]\nback = "Mind your back."\n')
    place.put(
        place.own,
        "cautions",
        'format = 1\nagainst_load = ["hip", "x"]\n[cautions]\nhip = "Mind “your” hip."\nx = "y"\n',
    )
    write(place.own, "knee-extension", EXERCISE.replace("setup", 'cautions = ["hip", "back"]\nsetup'))
    write(place.own, "knee-extension", (place.own / "knee-extension.toml").read_text(), harder="lift")
    place.put(place.own, "lift")
    place.put(place.own, "of-no-use")
    place.put(place.own, "two", ROUTINE + '\n[[step]]\nexercise = "marching"\n')
    library = load_library([place.own, place.shipped])
    parcel = parcel_of(library.routines["two"], library, place.own)
    found, left_out = unpack(parcel.content, parcel.name)
    texts = {each.name: each.content.decode() for each in found}
    assert list(texts) == [
        "two.toml",
        "exercises/knee-extension.toml",
        "exercises/lift.toml",
        "exercises/cautions.toml",
    ]
    assert texts["exercises/cautions.toml"] == (
        'format = 1\nagainst_load = ["hip"]\n\n[cautions]\nhip = "Mind “your” hip."\n'
    )
    assert left_out == []
    (place.stick / parcel.name).write_bytes(parcel.content)
    assert {item.here for item in place.look().items} == {Here.SAME}


@settings(max_examples=30, deadline=None)
@given(
    comment=st.text(st.characters(exclude_categories=["C"]), max_size=40),
    line_end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_what_is_given_away_comes_back_the_same(tmp_path_factory, comment, line_end, mark):
    place = Place(tmp_path_factory.mktemp("place"))
    for name, text in {"knee-extension": EXERCISE, "two": ROUTINE}.items():
        place.put(place.stick, name, mark + f"# {comment}\n{text}# {comment}".replace("\n", line_end))
    place.take()
    there = Place(tmp_path_factory.mktemp("there"))
    given_away = []
    for folder in (place.own, there.own):
        library = load_library([folder])
        given_away.append(parcel_of(library.routines["two"], library, folder))
        (there.stick / given_away[-1].name).write_bytes(given_away[-1].content)
        there.take()
    assert given_away[0] == given_away[1]
    assert there.mine() == place.mine()


def test_a_large_routine_of_ones_own_goes_out_and_comes_back_the_same(place):
    here = load_library([SHIPPED])  # as if somebody had written all of it themselves
    routine = here.routines["standing-at-the-counter"]
    parcel = parcel_of(routine, here, SHIPPED)
    (place.stick / parcel.name).write_bytes(parcel.content)
    place.take()
    there = load_library([place.own])
    assert parcel_of(there.routines[routine.id], there, place.own).content == parcel.content
    assert there.routines[routine.id].content_hash == routine.content_hash


def test_a_zip_that_leads_elsewhere_writes_nothing_there(place):
    names = ("../../evil.toml", "/evil.toml", "a/b/../../../evil.toml", "nul.toml", "knee-extension.toml")
    (place.stick / "came.zip").write_bytes(pack((name, EXERCISE.encode()) for name in names))
    root = place.own.parent
    before = {file for file in root.rglob("*") if file.is_file()}
    place.take()
    after = {file for file in root.rglob("*") if file.is_file() and file.parent.name != "schema"}
    assert after - before == {place.own / "exercises" / "knee-extension.toml"}
