"""The routine format as JSON Schema, for editors that complete, explain and check what is written.

Made of the same keys as the reader (`coach.routine.keys`), so that both know
the same. It is draft-07, since Taplo, which Even Better TOML and others ask,
knows the earlier drafts best. Taplo shows nothing that stands beside a `$ref`
and looks into neither `allOf` nor `then`, so every table is written out where
it is used. What ties several values together (names that must exist, poses in
order) only the reader sees.
"""

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from coach.routine.files.writing import put
from coach.routine.ids import PATTERN
from coach.routine.keys import (
    EXERCISE,
    ROUTINE,
    Choice,
    Choices,
    Day,
    Key,
    Many,
    Named,
    NameOf,
    Number,
    One,
    Text,
    Texts,
    Whole,
    word_of,
)
from coach.routine.reading import FORMAT

FOLDER: Final = "schema"
"""Stands beside the routines, in a folder of them."""

Json = dict[str, Any]

_CONTROL: Final = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f"
_TEXT: Final = f"^[^{_CONTROL}]*$"
_WORDS: Final = rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*$"
_ID: Final = f"^{PATTERN}$"
_FORMAT: Final = Whole(
    "format",
    "Format",
    "The version of the format that this file is written in.",
    is_required=True,
    lowest=FORMAT,
    highest=FORMAT,
)
_HEADER: Final = re.compile(r"\A((?:[ \t]*(?:#(?!:schema )[^\n]*)?\n)*)#:schema [^\n]*")
"""The beginning of a text, up to a line that names its schema: nothing but comments may stand above."""


class Schema(StrEnum):
    """What a file may be, by the name of its schema."""

    ROUTINE = "routine"
    EXERCISE = "exercise"

    @property
    def file_name(self) -> str:
        """The name of the file that the schema is written to."""
        return f"{self}.schema.json"


def routine_schema() -> Json:
    """Return the JSON Schema of a routine file."""
    return _document("A routine of Leg Coach", ROUTINE)


def exercise_schema() -> Json:
    """Return the JSON Schema of an exercise file."""
    return _document("An exercise of Leg Coach", EXERCISE)


SCHEMAS: Final[Mapping[Schema, Callable[[], Json]]] = MappingProxyType(
    {Schema.ROUTINE: routine_schema, Schema.EXERCISE: exercise_schema}
)


def schema_text(schema: Schema) -> str:
    """Return the schema as it stands in its file."""
    return json.dumps(SCHEMAS[schema](), indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write the schemas into the `schema` folder of `folder`, a folder of routines; raises OSError.

    A file that says the same already isn't touched.
    """
    for schema in Schema:
        file, content = folder / FOLDER / schema.file_name, schema_text(schema).encode()
        if not file.is_file() or file.read_bytes() != content:
            put(file, content)


def with_schema_line(text: str, schema: Schema, file: Path, folder: Path) -> str:
    """Return `text` with the line that names its schema, as it has to be in `file` somewhere in `folder`.

    The line is put first, or in the place of one that is there; all else stays.
    `text` has line feeds only, and no byte order mark.
    """
    way = Path(os.path.relpath(folder / FOLDER / schema.file_name, file.parent)).as_posix()
    line = f"#:schema {way if way.startswith('.') else f'./{way}'}"
    rest, found = _HEADER.subn(lambda header: header[1] + line, text)
    return rest if found else f"{line}\n{text}"


def _document(title: str, keys: Sequence[Key]) -> Json:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **_table((_FORMAT, *keys)),
    }


def _table(keys: Sequence[Key]) -> Json:
    named = [key for key in keys if not isinstance(key, Named)]
    further = next((_schema(key.of) for key in keys if isinstance(key, Named)), False)
    required = [key.name for key in named if key.is_required]
    return {
        "type": "object",
        "properties": {key.name: _schema(key) for key in named},
        **({"required": required} if required else {}),
        "additionalProperties": further,
    }


def _schema(key: Key) -> Json:
    return _words(key) | _kind(key)


def _words(key: Key) -> Json:
    return {"title": key.label, "description": " ".join((key.meaning, *_limits(key)))}


def _limits(key: Key) -> list[str]:
    """Return what to know of a value beyond its meaning, as sentences: an editor shows them beside it."""
    said = []
    match key:
        case Number(healthy=(lowest, highest)):
            said.append(_range("Healthy range:", lowest, highest, key))
        case Whole(lowest=lowest, highest=highest) | Number(lowest=lowest, highest=highest) if (
            lowest < highest
        ):
            said.append(_range("From", lowest, highest, key))
    match key:
        case Whole(default=int()) | Number(default=float()):
            said.append(f"Left out: {key.default:g}.")
        case Choice(default=StrEnum()):
            said.append(f'Left out: "{key.default}".')
    return said


def _range(begin: str, lowest: float, highest: float, key: Key) -> str:
    gap = " " if key.unit[:1].isalpha() else ""
    return f"{begin} {lowest:g} to {highest:g}{gap}{key.unit}."


def _kind(key: Key) -> Json:  # noqa: PLR0911  (one line for each kind)
    match key:
        case Text():
            return _text(key)
        case Texts():
            item = {"type": "string", "maxLength": key.longest, "pattern": _TEXT}
            return {"type": "array", "items": item, "maxItems": key.most}
        case Whole():
            return {"type": "integer", "minimum": key.lowest, "maximum": key.highest} | _usual(key.default)
        case Number():
            usual = _usual(key.default, key.example)
            return {"type": "number", "minimum": key.lowest, "maximum": key.highest} | usual
        case Choice():
            return _word(key.kind) | _usual(key.default)
        case Choices():
            return {"type": "array", "items": _word(key.kind), "maxItems": key.most}
        case Day():
            return {"type": "string", "format": "date", "examples": ["2026-11-01"]}
        case One():
            return _table(key.keys)
        case Many():
            return _tables(key)
        case _:
            raise TypeError(key)


def _text(key: Text) -> Json:
    is_id = key.is_required and key.name_of is NameOf.EXERCISE
    pattern = _ID if is_id else _WORDS if key.is_required else _TEXT
    kind: Json = {"type": "string", "maxLength": key.longest, "pattern": pattern}
    return kind | _usual(key.default or None, key.example or None)


def _word(kind: type[StrEnum]) -> Json:
    """Return a choice among the words of `kind`; Taplo shows the texts beside them as one chooses."""
    texts = [word_of(member) for member in kind]
    return {"type": "string", "enum": list(kind), "x-taplo": {"docs": {"enumValues": texts}}}


def _usual(default: object, example: object = None) -> Json:
    return ({} if default is None else {"default": default}) | (
        {} if example is None else {"examples": [example]}
    )


def _tables(key: Many) -> Json:
    """Return an array of tables; where there are two kinds of them, the first key of each tells which."""
    array: Json = {"type": "array", "items": _table(key.keys), "minItems": key.fewest, "maxItems": key.most}
    if not key.others:
        return array
    tell, other_tell = key.keys[0].name, key.others[0].name
    own = [one.name for one in key.keys]
    others = {one.name: one for one in key.others}
    properties = {name: _schema(one) for name, one in others.items()} | array["items"]["properties"]
    not_these: Json = {name: False for name in own if name not in others}
    bounds: Json = {name: _kind(others[name]) for name in own if name in others}
    array["contains"] = {"required": [tell]}
    array["items"] = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "if": {"required": [tell]},
        "then": {"properties": {name: False for name in others if name not in own}},
        "else": {"required": [other_tell], "properties": not_these | bounds},
    }
    return array
