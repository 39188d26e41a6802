"""Who exercises with this program: a file of settings for each.

The first person's is `settings.toml`; each other has `people/<id>.toml`, where
the id is the one that the diary knows them by.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from uuid import UUID

from coach.history.records import new_id
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
    try:
        UUID(file.stem)
    except ValueError:
        return None
    settings = settings_in(file)
    return None if settings is None else Profile(file, replace(settings, person_id=file.stem))


def add_person(paths: Paths, name: str) -> Profile:
    """Add someone; what belongs to the place, and not to the person, is as the first person has it.

    Raises OSError when the disk refuses.
    """
    place = read_settings(paths.settings)
    settings = Settings(
        name=name.strip(),
        person_id=new_id(),
        emergency_number=place.emergency_number,
        paper=place.paper,
    )
    profile = Profile(paths.data / FOLDER / f"{settings.person_id}.toml", settings)
    write_settings(settings, profile.file)
    return profile


def pin_first(paths: Paths, person_id: str) -> None:
    """Write down that the first person's id in the diary is `person_id`, unless they have one already.

    To be called before anybody is added to the diary, by hand or by a merge:
    until then the first person is whoever has the oldest id in it, and that may
    become somebody else. Raises OSError when the disk refuses.
    """
    first = everyone(paths)[0]
    if not first.settings.person_id:
        write_settings(replace(first.settings, person_id=person_id), first.file)


def forget(paths: Paths, person_id: str, first_id: str) -> None:
    """Delete the settings of the person of this id; `first_id` is the id of the first person in the diary.

    Of somebody with several ids each has to be forgotten. Who comes next in the
    first person's place begins anew, with an id of their own: never with the
    diary of somebody else. Raises OSError when the disk refuses.
    """
    for profile in everyone(paths):
        own_id = profile.settings.person_id or first_id
        if own_id != person_id:
            continue
        if profile.file == paths.settings:
            write_settings(Settings(person_id=new_id()), paths.settings)
        else:
            profile.file.unlink()
