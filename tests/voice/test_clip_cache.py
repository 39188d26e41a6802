import errno
import os
import subprocess
import sys
import time
from array import array
from hashlib import sha256
from pathlib import Path

import pytest

from coach.voice.clip_cache import ClipCache
from coach.voice.recording import Recording, read_recording

DAY_S = 86_400
SOUND = Recording(array("h", range(-5_000, 5_000)))  # 20 kB
SIZE = 20_048


def key_of(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "clips"
    folder.mkdir()
    return folder


def keys_in(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.wav")}


def age(folder: Path, number: int, days: float) -> Path:
    path = folder / f"{key_of(number)}.wav"
    then = time.time() - days * DAY_S
    os.utime(path, (then, then))
    return path


def filled(folder: Path, count: int) -> None:
    """Keep clips 0 to `count` - 1 from an earlier run: the lower the number, the older."""
    cache = ClipCache(folder)
    for number in range(count):
        cache.keep(key_of(number), SOUND)
        age(folder, number, days=100 - number)


def test_what_was_kept_is_found_by_another_run(tmp_path):
    clip = ClipCache(tmp_path / "new" / "clips").keep(key_of(1), SOUND)
    found = ClipCache(tmp_path / "new" / "clips").find(key_of(1))
    assert found == clip
    assert read_recording(found.path) == SOUND
    assert ClipCache(tmp_path / "new" / "clips").find(key_of(2)) is None


def test_beyond_its_bound_the_clip_that_was_used_longest_ago_goes_first(folder):
    filled(folder, 10)
    cache = ClipCache(folder, most_bytes=10 * SIZE)
    assert cache.find(key_of(0))
    cache.keep(key_of(10), SOUND)
    left = keys_in(folder)
    assert {key_of(0), key_of(10), key_of(9)} <= left
    assert not {key_of(1), key_of(2)} & left
    assert len(left) <= 8


def test_a_find_makes_a_clip_young_again_but_touches_the_disk_once_a_day_at_most(folder):
    filled(folder, 1)
    path = age(folder, 0, days=2)
    assert ClipCache(folder).find(key_of(0))
    assert time.time() - path.stat().st_mtime < 60
    hour_ago = age(folder, 0, days=1 / 24).stat().st_mtime
    assert ClipCache(folder).find(key_of(0))
    assert path.stat().st_mtime == hour_ago


def test_what_is_in_use_now_never_goes_even_when_all_of_it_is_too_much(folder):
    cache = ClipCache(folder, most_bytes=3 * SIZE)
    for number in range(12):
        cache.keep(key_of(number), SOUND)
        age(folder, number, days=50)
    assert all(cache.find(key_of(number)) for number in range(12))


def test_only_files_with_names_that_we_give_are_ever_removed(folder):
    filled(folder, 6)
    theirs = [folder / name for name in ("notes.txt", "song.wav", "half.part", f"{key_of(1)}.wav.bak")]
    ours = [folder / f"{key_of(1)}-{name}.part" for name in ("old", "young")]
    for path in (*theirs, *ours):
        path.write_bytes(bytes(SIZE))
    for path in (*theirs, ours[0]):
        os.utime(path, (1, 1))
    ClipCache(folder, most_bytes=2 * SIZE).keep(key_of(7), SOUND)
    assert keys_in(folder) == {key_of(7), "song"}
    assert all(path.exists() for path in theirs)
    assert [path.exists() for path in ours] == [False, True]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def zero(path: Path) -> None:
    path.write_bytes(bytes(len(path.read_bytes())))


def zero_the_end(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:12_000] + bytes(SIZE - 12_000))


def spoil_one_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[9_001] ^= 0x40
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def lock(path: Path) -> None:
    path.chmod(0)
    if os.access(path, os.R_OK):
        path.unlink()  # nothing is forbidden to root


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "letter.txt").write_text("not ours")


@pytest.mark.parametrize("damage", [cut, zero, zero_the_end, spoil_one_byte, empty, lock, put_a_folder])
def test_a_damaged_clip_counts_as_not_there_and_is_replaced(damage, folder):
    cache = ClipCache(folder)
    damage(cache.keep(key_of(1), SOUND).path)
    assert cache.find(key_of(1)) is None
    cache.keep(key_of(1), SOUND)
    assert read_recording(cache.find(key_of(1)).path) == SOUND
    assert all(path.read_text() == "not ours" for path in folder.rglob("letter.txt"))


def disk_of(room: int):
    """Return a way to write to a disk of so many bytes."""

    def write(path: Path, data: bytes) -> None:
        if sum(other.stat().st_size for other in path.parent.iterdir()) + len(data) > room:
            path.write_bytes(data[:100])
            raise OSError(errno.ENOSPC, "No space left on device")
        path.write_bytes(data)

    return write


def test_on_a_full_disk_the_older_half_makes_room(folder):
    filled(folder, 6)
    ClipCache(folder, write=disk_of(6 * SIZE + 10)).keep(key_of(6), SOUND)
    assert keys_in(folder) == {key_of(number) for number in (3, 4, 5, 6)}


def test_a_disk_that_others_filled_raises_and_leaves_nothing_half_written(folder):
    cache = ClipCache(folder, write=disk_of(SIZE // 2))
    with pytest.raises(OSError, match="No space"):
        cache.keep(key_of(1), SOUND)
    assert list(folder.iterdir()) == []


def test_where_nothing_can_be_kept_clips_last_as_long_as_the_program(folder):
    (folder / "clips").write_text("a file")
    cache = ClipCache(folder / "clips")
    kept = cache.keep(key_of(1), SOUND)
    assert cache.find(key_of(1)) == kept
    assert read_recording(kept.path) == SOUND
    assert ClipCache(folder / "clips").find(key_of(1)) is None
    del cache
    assert not kept.path.exists()


BUSY = """
import random, sys, time
from array import array
from hashlib import sha256
from pathlib import Path
from coach.voice.clip_cache import ClipCache
from coach.voice.recording import Recording

folder, seed, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
chance, found, until = random.Random(seed), 0, time.monotonic() + seconds
while time.monotonic() < until:
    cache = ClipCache(folder, most_bytes=200_000)  # of 40 clips about a third fit
    for _ in range(10):
        number = chance.randrange(40)
        key = sha256(str(number).encode()).hexdigest()
        length = 3_000 + 100 * number
        clip = cache.find(key)
        found += clip is not None
        if clip is None or chance.random() < 0.3:
            clip = cache.keep(key, Recording(array("h", [number + 1]) * length))
        assert clip.length_ms == round((length - 1102) / 22.05), (number, clip)
print(found)
"""


def test_two_processes_keep_find_and_clear_one_cache_without_a_half_clip_or_an_error(folder):
    commands = [[sys.executable, "-c", BUSY, str(folder), str(seed), "0.8"] for seed in (1, 2)]
    busy = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command in commands
    ]
    ends = [process.communicate(timeout=20) for process in busy]
    assert [error for _, error in ends] == ["", ""]
    assert all(int(found) > 20 for found, _ in ends)
    assert not list(folder.glob("*.part"))
    assert sum(path.stat().st_size for path in folder.iterdir()) < 300_000
