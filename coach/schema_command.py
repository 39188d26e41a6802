"""The `schema` command: the routine format as JSON Schema, for editors that read it."""

import argparse
from pathlib import Path

from coach.command_input import GOOD, Command, writing_to
from coach.paths import Paths
from coach.routine.schema import FOLDER, Schema, schema_text, write_schemas


def add_schema_command(command: Command) -> None:
    """Add the command."""
    schema = command("schema", "Print the JSON Schema of a file, or write both for editors", _schema)
    kinds = [kind.value for kind in Schema]
    schema.add_argument("kind", nargs="?", choices=kinds, default=Schema.ROUTINE.value, help="else routine")
    beside = f"write both into {FOLDER}/ in this folder of routines"
    schema.add_argument("--out", type=Path, metavar="DIR", help=beside)


def _schema(asked: argparse.Namespace, _paths: Paths) -> int:
    if asked.out is None:
        print(schema_text(Schema(asked.kind)), end="")  # noqa: T201 - a command prints
        return GOOD
    with writing_to(asked.out):
        write_schemas(asked.out)
    for schema in Schema:
        print(asked.out / FOLDER / schema.file_name)  # noqa: T201
    return GOOD
