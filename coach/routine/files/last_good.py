"""Has the last text that could be played stand in for a file of the person's own that was broken since.

Only a text of the same file does: a shipped dose never stands in for the one
that a physiotherapist meant to set, so a file that never was good isn't played.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from coach.routine.checking import Checked, check_text
from coach.routine.files.versions import Versions
from coach.routine.files.writing import NoTextError, read_text
from coach.routine.library import CAUTIONS_FILE, Library, StoodIn
from coach.routine.reading import document_of


def with_last_good(library: Library, versions: Versions) -> Library:
    """Return `library` with what could be played last in the place of the own files that can't be.

    `stood_in` names them; their problems stay. What couldn't be played only
    because of such an exercise can be then.
    """
    broken = list(dict.fromkeys(problem.file for problem in library.errors))
    for is_exercise in (True, False):  # exercises first: routines need them
        for file in broken:
            is_played = file.stem in library.routines or file.stem in library.exercises
            if is_played or file.name == CAUTIONS_FILE:
                continue  # by another file of this name, or it has been seen to
            library = _with_routine_again(library, file)
            if file.stem not in library.routines and versions.own in file.parents:
                library = _with_version(library, file, versions, is_exercise=is_exercise)
    return library


def keep_good(library: Library, versions: Versions, now: datetime) -> None:
    """Keep a version of each own file that can be played as it is now; never raises."""
    bad = {problem.file for problem in library.errors}
    for file in library.files:
        is_played = file.stem in library.routines or file.stem in library.exercises
        if versions.own in file.parents and is_played and file not in bad:
            with suppress(OSError, NoTextError):  # another one since it was read
                known, found = versions.of(file), read_text(file)
                is_kept = known and known[0].is_good and known[0].content() == found.content
                if not is_kept and not check_text(found.text, file, library).errors:
                    versions.keep(file, found.content, now, is_good=True)


def _with_version(library: Library, file: Path, versions: Versions, *, is_exercise: bool) -> Library:
    """Return `library` with the newest good version of `file` that can be played in its place."""
    now = _text_of(file)
    for version in versions.of(file):
        text = version.text() if version.is_good else None
        if text is None:
            continue
        if text == now:
            return library  # it isn't the file that was broken, but what it needs
        found = check_text(text, file, library)
        if found.errors or (found.exercise is None) is is_exercise:
            continue
        known = found.exercise or found.routine
        stood_in = StoodIn(file, known.name if known else file.stem, version.at)
        library = _with_played(library, file, text, found)
        return replace(library, stood_in=MappingProxyType({**library.stood_in, file.stem: stood_in}))
    return library


def _with_routine_again(library: Library, file: Path) -> Library:
    """Return `library` with a routine that can be played now that an exercise has somebody to stand in."""
    text = _text_of(file) if library.stood_in else None
    found = check_text(text, file, library) if text is not None else Checked(())
    if found.routine is None or found.errors:
        return library
    library = _with_played(library, file, text or "", found)
    others = tuple(problem for problem in library.problems if problem.file != file)
    return replace(library, problems=(*others, *found.problems))


def _with_played(library: Library, file: Path, text: str, found: Checked) -> Library:
    name = file.stem
    if found.routine is not None:
        return replace(library, routines=MappingProxyType({**library.routines, name: found.routine}))
    hashes = {**library.hashes, name: document_of(text, file).hash}
    return replace(
        library,
        exercises=MappingProxyType(dict(found.exercises)),
        hashes=MappingProxyType(hashes),
        broken=library.broken - {name},
    )


def _text_of(file: Path) -> str | None:
    try:
        return read_text(file).text
    except (OSError, NoTextError):
        return None
