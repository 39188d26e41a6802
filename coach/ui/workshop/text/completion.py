"""What may stand where the cursor is: keys of the format, their words, and the names of what there is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.routine.keys import (
    CONTEXT,
    EXERCISE,
    ROUTINE,
    Choice,
    Choices,
    Key,
    Many,
    Named,
    NameOf,
    One,
    Text,
    Texts,
    word_of,
)

_HEADER: Final = re.compile(r"^[ \t]*\[\[?([^\[\]\n]+)\]", re.MULTILINE)
_INLINE: Final = re.compile(r"([\w-]+)\s*=\s*\{[^{}]*$")
_VALUE: Final = re.compile(r"([\w-]+)\s*=\s*(?:\[[^\]]*?)?(\"?)([\w-]*)$")
_KEY: Final = re.compile(r"(?:^|[{,])\s*([\w-]*)$")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to put in: `text` as it is written, and what it is called."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Offers:
    """What begins with the `typed` end of the text; it stands in its place."""

    typed: str
    offers: tuple[Offer, ...] = ()


def offers_at(
    before: str, *, is_exercise: bool, exercises: Mapping[str, str], cautions: Sequence[str]
) -> Offers:
    """Return what may be put in after the text `before` the cursor; `exercises` gives names by their ids."""
    line = before.rpartition("\n")[2]
    headers = _HEADER.findall(before)
    path = [part.strip(" \"'") for part in headers[-1].split(".")] if headers else []
    inline = _INLINE.search(line)
    keys = _keys_at([*path, inline.group(1)] if inline else path, EXERCISE if is_exercise else ROUTINE)
    value = _VALUE.search(line)
    if value is not None:
        name, quote, typed = value.groups()
        words = _words_of(next((key for key in keys if key.name == name), None), exercises, cautions)
        open_quote = "" if quote else '"'
        return Offers(typed, _beginning(typed, [Offer(f'{open_quote}{each}"', word) for each, word in words]))
    typed_key = _KEY.search(line)
    if typed_key is None:
        return Offers("")
    typed = typed_key.group(1)
    named = [key for key in keys if not isinstance(key, Named | Many)]
    return Offers(typed, _beginning(typed, [Offer(f"{key.name} = ", _label(key)) for key in named]))


def _beginning(typed: str, offers: Sequence[Offer]) -> tuple[Offer, ...]:
    return tuple(each for each in offers if each.text.strip('"').startswith(typed))


def _keys_at(path: Sequence[str], keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Return the keys of the table that `path` leads to."""
    for part in path:
        own = next((key for key in keys if key.name == part and not isinstance(key, Named)), None)
        other = next((key.of for key in keys if isinstance(key, Named)), None)
        match own or other:
            case One(keys=inside):
                keys = inside
            case Many(keys=inside, others=others):
                keys = tuple({key.name: key for key in (*others, *inside)}.values())
            case _:
                return ()
    return keys


def _words_of(
    key: Key | None, exercises: Mapping[str, str], cautions: Sequence[str]
) -> Sequence[tuple[str, str]]:
    match key:
        case Choice() | Choices():
            return [(each.value, QCoreApplication.translate(CONTEXT, word_of(each))) for each in key.kind]
        case Text(name_of=NameOf.EXERCISE) | Texts(name_of=NameOf.EXERCISE):
            return sorted(exercises.items())
        case Text(name_of=NameOf.CAUTION) | Texts(name_of=NameOf.CAUTION):
            return [(each, "") for each in cautions]
    return ()


def _label(key: Key) -> str:
    label = QCoreApplication.translate(CONTEXT, key.label)
    if not key.unit:
        return label
    unit = QCoreApplication.translate(CONTEXT, key.unit)
    return QCoreApplication.translate("Completion", "{label} ({unit})").format(label=label, unit=unit)
