"""Who exercises with this program: a file of settings for each.

The first person's is `settings.toml`; each other has `people/<id>.toml`, where
the id is the one that the diary knows them by.
"""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from uuid import UUID

from coach.history.records import Person, new_id
from coach.history.sqlite_files import look_into
from coach.paths import Paths
from coach.settings import Settings, read_settings, settings_in, write_settings

FOLDER: Final = "people"


@dataclass(frozen=True, slots=True)
class Profile:
    """Someone's settings, and the file that they are kept in."""

    file: Path
    settings: Settings


def everyone(paths: Paths) -> tuple[Profile, ...]:
    """Return the first person, then all others in the order in which they were added; never none.

    A file that can't be read, or isn't named by an id, is passed over and kept.
    """
    first = Profile(paths.settings, read_settings(paths.settings))
    others = (_profile_in(file) for file in sorted((paths.data / FOLDER).glob("*.toml")))
    return (first, *(profile for profile in others if profile is not None))


def _profile_in(file: Path) -> Profile | None:
    """Return who is in a file; its name is their id, so that no diary is ever taken for another's."""
    settings = settings_in(file) if _is_id(file.stem) else None
    return None if settings is None else Profile(file, replace(settings, person_id=file.stem))


def add_person(paths: Paths, name: str) -> Profile:
    """Add someone; what belongs to the place, and not to the person, is as the first person has it.

    Who is first is written down before. Raises OSError when the disk refuses, or
    the diary can't tell yet who that is.
    """
    if not read_settings(paths.settings).person_id:
        pin_first(paths, _first_id(paths.history))
    return _write(paths, Person(new_id(), name.strip()))


def welcome(paths: Paths, person: Person) -> None:
    """Let somebody who is in the diary already be chosen here, as `add_person` does it.

    Who has settings keeps them; an id that no program of ours made, which might
    name a file anywhere, gets none. Raises OSError when the disk refuses.
    """
    if _is_id(person.id) and not _file_of(paths, person.id).exists():
        _write(paths, person)


def pin_first(paths: Paths, person_id: str) -> None:
    """Write down that the first person's id in the diary is `person_id`, unless they have one already.

    To be called before anybody is added to the diary, by hand or by a merge:
    until then the first person is whoever has the oldest id in it, and that may
    become somebody else. Raises OSError when the disk refuses.
    """
    first = everyone(paths)[0]
    if not first.settings.person_id:
        write_settings(replace(first.settings, person_id=person_id), first.file)


def forget(paths: Paths, ids: Collection[str]) -> None:
    """Delete the settings of the person with these ids in the diary; who is first is written down before.

    Who comes next in the first person's place begins anew, with an id of their
    own: never with the diary of somebody else. Raises OSError when the disk refuses.
    """
    for profile in everyone(paths):
        if profile.settings.person_id not in ids:
            continue
        if profile.file == paths.settings:
            write_settings(Settings(person_id=new_id()), paths.settings)
        else:
            profile.file.with_suffix(".new").unlink(missing_ok=True)  # of a writing that was cut off
            profile.file.unlink()


def forget_everyone(paths: Paths) -> None:
    """Delete all settings, those that can't be read and those that were cut off too. Raises OSError."""
    folder = paths.data / FOLDER
    for file in (
        paths.settings,
        paths.settings.with_suffix(".new"),
        *folder.glob("*.toml"),
        *folder.glob("*.new"),
    ):
        file.unlink(missing_ok=True)


def _write(paths: Paths, person: Person) -> Profile:
    place = read_settings(paths.settings)
    settings = Settings(
        name=person.name, person_id=person.id, emergency_number=place.emergency_number, paper=place.paper
    )
    profile = Profile(_file_of(paths, person.id), settings)
    write_settings(settings, profile.file)
    return profile


def _file_of(paths: Paths, person_id: str) -> Path:
    return paths.data / FOLDER / f"{person_id}.toml"


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _first_id(diary: Path) -> str:
    """Return the id of the first person in a diary, a new one where there is no diary yet."""
    if not diary.exists():
        return new_id()
    try:
        with closing(look_into(diary)) as opened:
            (first,) = opened.execute("SELECT min(id) FROM persons").fetchone()
    except sqlite3.Error as error:
        raise OSError("the diary can't be read") from error
    if first is None:  # it is only just being made
        raise OSError("the diary is not open yet")
    return str(first)
