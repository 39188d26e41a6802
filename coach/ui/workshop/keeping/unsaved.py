"""Keeps what isn't saved yet beside the program's data, so that a crash or a pulled plug loses none of it."""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

FOLDER: Final = "unsaved"
_ENDING: Final = ".json"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A text that was being written for `file`, in place of `base`, and when that was."""

    file: Path
    text: str
    base: str
    at: datetime


class UnsavedTexts:
    """What is kept in a folder; what can't be kept there keeps nobody from writing on."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def keep(self, unsaved: Unsaved) -> None:
        """Have a text on the disk, in place of what was kept for the same file."""
        values = {
            "file": str(unsaved.file),
            "text": unsaved.text,
            "base": unsaved.base,
            "at": unsaved.at.isoformat(),
        }
        with suppress(OSError, UnicodeError):
            self._folder.mkdir(parents=True, exist_ok=True)
            place = self._place(unsaved.file)
            beside = place.with_suffix(".new")
            beside.write_text(json.dumps(values), encoding="utf-8")
            os.replace(beside, place)  # noqa: PTH105 - as everywhere a whole file takes another's place

    def forget(self, file: Path) -> None:
        """Keep nothing for a file any more."""
        with suppress(OSError):
            self._place(file).unlink(missing_ok=True)

    def of(self, file: Path) -> Unsaved | None:
        """Return what is kept for a file."""
        return _read(self._place(file))

    def all(self) -> tuple[Unsaved, ...]:
        """Return all that is kept, the newest first; what can't be read is passed over."""
        try:
            places = sorted(self._folder.glob(f"*{_ENDING}"))
        except OSError:
            return ()
        found = [unsaved for place in places if (unsaved := _read(place)) is not None]
        return tuple(sorted(found, key=lambda each: each.at, reverse=True))

    def _place(self, file: Path) -> Path:
        mark = hashlib.sha256(str(file).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return self._folder / f"{mark}{_ENDING}"


def _read(place: Path) -> Unsaved | None:
    with suppress(OSError, ValueError, KeyError, TypeError):
        values: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
        texts = [values["file"], values["text"], values["base"]]
        if all(isinstance(each, str) for each in texts):
            return Unsaved(Path(texts[0]), texts[1], texts[2], datetime.fromisoformat(values["at"]))
    return None
