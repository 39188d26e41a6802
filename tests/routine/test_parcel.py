"""Zips: the same bytes each time, and whatever is in one from anybody, nothing comes of it but texts."""

import io
import stat
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.reading import LARGEST_BYTES
from coach.routine.sharing.gathering import gather, id_of_file
from coach.routine.sharing.parcel import (
    LARGEST_UNPACKED_BYTES,
    LARGEST_ZIP_BYTES,
    MOST_FILES,
    Found,
    Why,
    pack,
    unpack,
)

TEXT = b"format = 1\n"


def zipped(*entries):
    """Return a zip of (name or ZipInfo, content)."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return made.getvalue()


def entry(name="legs.toml", *, mode=stat.S_IFREG | 0o644, flags=0, way=zipfile.ZIP_STORED):
    made = zipfile.ZipInfo(name)
    made.create_system, made.external_attr, made.flag_bits, made.compress_type = 3, mode << 16, flags, way
    return made


def whys(content):
    found, left_out = unpack(content, "came.zip")
    return [each.name for each in found], [(each.name, each.why) for each in left_out]


def renamed(content, new):
    """Return a zip with its one entry `legs.toml` named otherwise, by bytes of the same length."""
    assert len(new) == len(b"legs.toml")
    return content.replace(b"legs.toml", new)


def test_what_is_packed_is_unpacked_to_the_byte_and_packed_again_the_same():
    files = [("legs.toml", TEXT), ("exercises/knee.toml", b'name = "\xc3\xa4"\r\n')]
    parcel = pack(files)
    assert unpack(parcel, "x.zip") == ([Found(name, content) for name, content in files], [])
    assert pack(files) == parcel


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../legs.toml", Why.NAME),
        ("a/../../legs.toml", Why.NAME),
        ("/etc/legs.toml", Why.NAME),
        ("//host/legs.toml", Why.NAME),
        ("C:/legs.toml", Why.NAME),
        ("legs.toml:other.toml", Why.NAME),
        ("a\\..\\legs.toml", Why.NAME),
        ("./legs.toml", Why.NAME),
        ("le\ngs.toml", Why.NAME),
        ("\u202elmot.sgel.toml", Why.NAME),
        ("x" * 300 + ".toml", Why.NAME),
        ("inner.zip", Why.ZIP_IN_ZIP),
    ],
)
def test_a_name_that_leads_elsewhere_or_hides_something_is_left_out_and_the_rest_is_not(name, why):
    kept, left_out = whys(zipped((name, TEXT), ("good.toml", TEXT)))
    assert kept == ["good.toml"]
    assert [reason for _name, reason in left_out] == [why]


def test_a_name_that_is_cut_at_a_zero_byte_is_no_name():
    assert whys(renamed(zipped((entry(), TEXT)), b"a.toml\x00.x"))[1][0][1] is Why.NAME


def test_a_name_in_no_letters_at_all_costs_the_zip_and_nothing_else():
    utf8 = renamed(zipped((entry("ä" * 4 + "x"), TEXT)).replace("ääääx".encode(), b"legs.toml"), b"\xff" * 9)
    assert whys(utf8) == ([], [("came.zip", Why.DAMAGED)])


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_and_devices_are_left_out(kind):
    assert whys(zipped((entry(mode=kind | 0o777), b"/etc/passwd"))) == ([], [("legs.toml", Why.LINK)])


def test_what_has_a_password_is_told_apart():
    locked = bytearray(zipped((entry(), TEXT)))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert whys(bytes(locked)) == ([], [("legs.toml", Why.LOCKED)])


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_could_grow_without_a_bound_is_not_begun(way):
    assert whys(zipped((entry(way=way), b"0" * 100))) == ([], [("legs.toml", Why.DAMAGED)])


def test_a_bomb_is_stopped_where_a_routine_would_end():
    bomb = zipped(("legs.toml", b"\0" * (LARGEST_BYTES * 50)))
    assert len(bomb) < 100_000
    tracemalloc.start()
    assert whys(bomb) == ([], [("legs.toml", Why.TOO_LARGE)])
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5 * LARGEST_BYTES


def test_a_bomb_that_lies_about_its_size_is_damaged():
    lying = bytearray(zipped(("legs.toml", b"\0" * (LARGEST_BYTES * 50))))
    at = lying.index(b"PK\x01\x02")
    lying[at + 24 : at + 28] = struct.pack("<L", 10)
    assert whys(bytes(lying)) == ([], [("legs.toml", Why.DAMAGED)])


def test_many_that_are_large_together_are_too_much():
    one = b"\0" * LARGEST_BYTES
    many = zipped(*((f"{number}.toml", one) for number in range(LARGEST_UNPACKED_BYTES // len(one) + 1)))
    assert whys(many) == ([], [("came.zip", Why.TOO_MANY)])


def test_more_files_than_a_routine_can_need_are_too_many():
    many = zipped(*((f"{number}.toml", TEXT) for number in range(MOST_FILES + 1)))
    assert whys(many) == ([], [("came.zip", Why.TOO_MANY)])


def test_a_zip_that_is_larger_than_any_parcel_is_not_opened():
    assert whys(b"PK" + bytes(LARGEST_ZIP_BYTES)) == ([], [("came.zip", Why.TOO_LARGE)])


def test_what_systems_leave_there_for_themselves_is_passed_over():
    litter = ("__MACOSX/._legs.toml", ".DS_Store", ".hidden/legs.toml", "README.txt", "picture.png", "a/")
    assert whys(zipped(*((name, TEXT) for name in litter))) == ([], [])


PARCEL = zipped(("legs.toml", TEXT * 20), (entry("exercises/knee.toml"), TEXT * 3), ("README.txt", b"hi"))


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(PARCEL) - 1), st.binary(max_size=6), st.integers(0, 6)), max_size=6
    ),
    st.integers(0, len(PARCEL)),
)
def test_no_mutation_of_a_zip_does_more_than_leave_files_out(changes, length):
    mutated = bytearray(PARCEL)
    for at, put_in, taken_out in changes:
        mutated[at : at + taken_out] = put_in
    for content in (bytes(mutated), bytes(mutated[:length])):
        found, left_out = unpack(content, "came.zip")
        assert all(len(each.content) <= LARGEST_BYTES for each in found)
        assert all(each.name.isprintable() for each in left_out)
        assert not any(".." in each.name.split("/") or each.name.startswith("/") for each in found)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("gentle-legs.toml", "gentle-legs"),
        ("Gentle Legs (1).toml", "gentle-legs"),
        ("Beinübung: Knie.TOML", "beinubung-knie"),
        ("exercises/knee.toml", "knee"),
        ("legs - Copy.toml", "legs"),
        ("NUL.toml", ""),
        ("com1.toml", ""),
        ("\u05d0.toml", ""),
        ("x" * 81 + ".toml", ""),
    ],
)
def test_a_file_gets_an_id_that_every_system_can_have_as_a_name(name, made):
    assert id_of_file(name) == made


def test_a_folder_is_gone_through_without_following_links(tmp_path):
    inside = tmp_path / "in" / "side"
    inside.mkdir(parents=True)
    (inside / "legs.toml").write_bytes(TEXT)
    (inside / "round").symlink_to(tmp_path / "in", target_is_directory=True)
    (inside / "secret.toml").symlink_to("/etc/passwd")
    (inside / "more.zip").write_bytes(zipped(("knee.toml", TEXT)))
    (tmp_path / "letter.txt").write_text("hello")
    found, left_out = gather([tmp_path / "in", tmp_path / "letter.txt", tmp_path / "gone.toml"])
    assert [each.name for each in found] == ["legs.toml", "knee.toml"]
    assert [(each.name, each.why) for each in left_out] == [
        ("secret.toml", Why.LINK),
        ("letter.txt", Why.NO_ROUTINE),
        ("gone.toml", Why.UNREADABLE),
    ]
