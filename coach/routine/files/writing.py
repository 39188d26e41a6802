"""Reads and saves the text of a file: whole or not at all, and never over what somebody saved meanwhile."""

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path
from typing import Final

from coach.routine.files.encodings import decoded, one_line_ends
from coach.routine.reading import LARGEST_BYTES

_BOM: Final = b"\xef\xbb\xbf"
_WIDE_LINE_ENDS: Final = (b"\r\n", b"\r\0\n", b"\0\r\0\n")

_REASONS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EFBIG: "there is no room for it on this disk",
    errno.EDQUOT: "the disk has no more room for you",
    errno.EROFS: "this disk, or stick, can only be read",
    errno.EACCES: "writing is not allowed here, or another program holds the file",
    errno.EPERM: "writing is not allowed here",
    errno.ENOENT: "the folder is not there any more; was a stick pulled out?",
    errno.ENODEV: "the disk is not there any more; was a stick pulled out?",
    errno.EIO: "the disk, or stick, doesn't work as it should",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENOTDIR: "a part of its folder's name is a file",
    errno.EISDIR: "a folder has this name",
}


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file as it was read: `text` has line feeds only and no byte order mark, `content` is every byte."""

    file: Path
    text: str
    content: bytes


class NoTextError(Exception):
    """The file holds no text, or more than a routine can have; the message is a plain sentence."""


class NotSavedError(OSError):
    """The disk refused; `strerror` says why in plain words. What the file held before is still there."""


class ChangedUnderneathError(Exception):
    """The file isn't what was opened: `now` is what it holds now, None when it is gone."""

    def __init__(self, file: Path, now: OnDisk | None) -> None:
        super().__init__(f"{file.name} was changed by another program in the meantime")
        self.file = file
        self.now = now


def read_text(file: Path) -> OnDisk:
    """Read `file`; raises OSError, or NoTextError for what is no text at all.

    Text in another encoding than UTF-8 is read as what it is, so that it can be
    mended: saving writes UTF-8.
    """
    with file.open("rb") as opened:
        content = opened.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        message = f"{file.name} is larger than 1 MiB: is this the right file?"
        raise NoTextError(message)
    found = decoded(content)
    if found.text is None:
        message = f"{file.name} {found.what}: {found.remedy}"
        raise NoTextError(message)
    return OnDisk(file, found.text, content)


def save(file: Path, text: str, expected: OnDisk | None) -> OnDisk:
    """Put `text` into `file` and return what it holds then; killed at any moment, it has all of it or none.

    `expected` is what was read, or saved last, there: lines that are the same
    keep their line ends, the byte order mark stays, and so do the permissions;
    None is for a new file. Where a link stands, the file that it names is
    written. Raises ChangedUnderneathError where something else is there than was
    expected, and NotSavedError when the disk refuses.
    """
    content = _content_of(text, expected.content if expected else b"")
    try:
        target = file.resolve()
        _look_for_changes(file, target, expected, content)
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content, lambda: _look_for_changes(file, target, expected, content))
    except OSError as error:
        raise _refused(error, file) from error
    return OnDisk(file, one_line_ends(text.removeprefix("\ufeff")), content)


@dataclass(frozen=True, slots=True)
class Staged:
    """What a file is to hold, on the disk beside it: putting it in its place takes no more room."""

    file: Path
    aside: Path

    def put_in_place(self) -> None:
        """Have the file hold it, whatever it held before; raises OSError."""
        self.aside.replace(self.file)
        _bring_to_disk(self.file.parent)

    def drop(self) -> None:
        """Leave the file as it is; never raises."""
        with suppress(OSError):
            self.aside.unlink()


def stage(file: Path, content: bytes) -> Staged:
    """Bring `content` to the disk beside `file`, to be put in its place or dropped; raises NotSavedError."""
    try:
        target = file.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        return _staged(target, content)
    except OSError as error:
        raise _refused(error, file) from error


def put(file: Path, content: bytes) -> None:
    """Have `file` hold `content`, whatever it held before, or leave it as it was; raises NotSavedError."""
    staged = stage(file, content)
    try:
        staged.put_in_place()
    except OSError as error:
        staged.drop()
        raise _refused(error, file) from error


def free_name(folder: Path, wanted: str) -> Path:
    """Return a file in `folder` for a routine or exercise that is to have the id `wanted`, or one like it.

    An id counts for all that is below a folder, so none is given that any file there has.
    """
    taken = {file.stem.lower() for file in folder.rglob("*.toml")} if folder.is_dir() else set()
    ids = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return folder / f"{next(each for each in ids if each not in taken)}.toml"


def _look_for_changes(file: Path, target: Path, expected: OnDisk | None, content: bytes) -> None:
    try:
        before = target.read_bytes()
    except FileNotFoundError:
        if expected is None:
            return
        if not target.parent.is_dir():  # a stick that was pulled out
            raise
        raise ChangedUnderneathError(file, None) from None
    if before in (content, expected.content if expected else content):
        return
    raise ChangedUnderneathError(file, OnDisk(file, decoded(before).text or "", before))


def _replace(target: Path, content: bytes, last_look: Callable[[], None]) -> None:
    """Write beside `target`, bring it to the disk, and only then put it in place."""
    staged = _staged(target, content)
    try:
        last_look()
        staged.put_in_place()
    except BaseException:
        staged.drop()
        raise


def _staged(target: Path, content: bytes) -> Staged:
    aside = target.with_name(f".{target.name}.new")  # of a save that was cut off there may be one still
    staged = Staged(target, aside)
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(descriptor)
        with suppress(FileNotFoundError):  # a new file has the permissions that new files get
            aside.chmod(stat.S_IMODE(target.stat().st_mode))
    except BaseException:
        staged.drop()
        raise
    return staged


def _bring_to_disk(folder: Path) -> None:
    """Have a folder's entries on the disk, too, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refused(error: OSError, file: Path) -> NotSavedError:
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return NotSavedError(error.errno, reason, str(file))


def _content_of(text: str, before: bytes) -> bytes:
    """Return `text` as bytes, with the line ends and the mark that `before` has."""
    mark = _BOM if before.startswith(_BOM) else b""
    try:
        old = before.decode("utf-8-sig")
    except UnicodeDecodeError:  # another encoding, which nothing can play: UTF-8 from now on
        line_end = "\r\n" if any(end in before for end in _WIDE_LINE_ENDS) else "\n"
        return _encoded(text.replace("\n", line_end))
    return mark + _encoded("".join(_ended(text.split("\n"), old.split("\n"))))


def _ended(lines: Sequence[str], before: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a text, each with the end that it had before; a new one's is as most are."""
    wide = [line.endswith("\r") for line in before[:-1]]
    is_mostly_wide = 2 * sum(wide) > len(wide)
    ends = [is_mostly_wide] * len(lines)
    if any(wide) and not all(wide):
        old = [line.removesuffix("\r") for line in before]
        for one, other, length in SequenceMatcher(
            None, old[:-1], lines, autojunk=False
        ).get_matching_blocks():
            ends[other : other + length] = wide[one : one + length]
    for line, is_wide in zip(lines[:-1], ends, strict=False):
        yield f"{line}\r\n" if is_wide else f"{line}\n"
    yield lines[-1]


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:  # half of a letter, as some keyboards and clipboards give it
        reason = f"it has a letter that can't be saved: {text[error.start]!a}"
        raise NotSavedError(errno.EILSEQ, reason) from error
