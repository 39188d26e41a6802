"""Every folder that Leg Coach uses, resolved once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

APP_NAME: Final = "Leg Coach"
_PACKAGE: Final = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things are kept; none of the folders need exist yet."""

    shipped_routines: Path
    assets: Path
    guide: Path
    own_routines: Path
    data: Path
    cache: Path
    log: Path

    @property
    def routine_folders(self) -> tuple[Path, ...]:
        """The folders to look for routines in; a file in an earlier one wins."""
        return (self.own_routines, self.shipped_routines)

    @property
    def history(self) -> Path:
        """The diary's database."""
        return self.data / "diary.sqlite3"

    @property
    def sheets(self) -> Path:
        """The folder that sheets are saved in: the one that the person's own routines are in."""
        return self.own_routines.parent

    @property
    def settings(self) -> Path:
        """The settings' file."""
        return self.data / "settings.toml"

    @property
    def versions(self) -> Path:
        """The folder of the last versions of the person's own routines and exercises."""
        return self.data / "versions"

    @property
    def clips(self) -> Path:
        """The folder of spoken clips, which can be made again at any time."""
        return self.cache / "clips"


def find_paths(data: Path | None = None) -> Paths:
    """Return the user's folders, or, with `data`, everything within that one folder."""
    bundled = _PACKAGE / "data"
    shipped = bundled if bundled.is_dir() else _PACKAGE.parent
    if data is not None:
        root = data.expanduser().absolute()
        own, kept, cache, log = root / "Routines", root, root / "cache", root / "log"
    else:
        dirs = platformdirs.PlatformDirs(APP_NAME.replace(" ", "-").lower(), appauthor=False)
        own = Path(platformdirs.user_documents_dir()) / APP_NAME / "Routines"
        kept, cache, log = dirs.user_data_path, dirs.user_cache_path, dirs.user_log_path
    return Paths(
        shipped_routines=shipped / "routines",
        assets=shipped / "assets",
        guide=shipped / "docs" / "writing-routines.md",
        own_routines=own,
        data=kept,
        cache=cache,
        log=log,
    )
