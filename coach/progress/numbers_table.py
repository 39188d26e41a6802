"""The numbers of monthly sheets as one table for a spreadsheet: a row for each value.

It is the document of `numbers.py`, laid flat: so both have the same numbers.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from coach.progress.csv_cells import csv_file
from coach.progress.month import Month
from coach.progress.numbers import month_numbers
from coach.progress.writing import plain

COLUMNS: Final = (
    "month", "person", "section", "number", "item", "side", "field", "value", "unit", "source",
)  # fmt: skip
"""`number` counts the entries of a section from 1, so that two on one day stay two."""

_ITEMS: Final = ("name", "measure", "kind", "date", "first_day")
"""What names an entry: the first of these that it has."""

_IN_COLUMNS: Final = ("source", "unit", "side")
"""What has a column of its own, and so no row."""

_UNITS: Final[Mapping[str, str]] = {
    "minutes": "min",
    "seconds": "s",
    "kg": "kg",
    "cm": "cm",
    "percent": "%",
    "effort": "0 to 10",
    "pain": "0 to 10",
}
"""The unit of a field whose name ends so."""

_DAYS: Final = ("date", "day")
"""How the names of the fields end that hold one."""

_HYPHENED: Final = re.compile(r"[\d.]+(?:-[\d.]+)+")
"""A tempo (3-1-4), ages, or a version: spreadsheets take it for a day, and show another text in its place."""

_IN_THE_UNIT: Final = ("value", "median", "worst", "low", "high")
"""The fields that are in the unit of their entry."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What the columns before `field` say of a value, and those after it that its entry gives."""

    section: str
    number: int | str = ""
    item: str = ""
    side: str = ""
    unit: str = ""
    source: str = ""


def months_table(months: Sequence[Month]) -> bytes:
    """Return the CSV file with the numbers of these months: `COLUMNS`, and a row for each value.

    A value that isn't known is an empty cell.
    """
    return csv_file(COLUMNS, (row for month in months for row in _rows(month_numbers(month))))


def _rows(numbers: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    name = plain(numbers["person"]["name"])
    for section, content in numbers.items():
        if isinstance(content, Mapping):
            cells = _cells(content, _Place(section))
        elif isinstance(content, list):
            cells = _entries(content, _Place(section))
        else:
            continue  # the month itself, which every row has, and what there isn't
        for place, field, value in cells:
            yield (numbers["month"], name, section, place.number, place.item, place.side, field,
                   _cell(value, field), _unit(field, place), place.source)  # fmt: skip


def _entries(
    entries: Sequence[Mapping[str, Any]], place: _Place, before: str = ""
) -> Iterator[tuple[_Place, str, Any]]:
    for number, entry in enumerate(entries, 1):
        naming = next(key for key in _ITEMS if key in entry)
        values = {key: value for key, value in entry.items() if key != naming}
        named = replace(place, number=number, item=plain(entry[naming]), side=entry.get("side", ""))
        yield from _cells(values, named, before)


def _cells(entry: Mapping[str, Any], place: _Place, before: str = "") -> Iterator[tuple[_Place, str, Any]]:
    """Yield each value of an entry with its place and its field; those of a part after the part's name."""
    here = replace(place, unit=entry.get("unit", place.unit), source=entry.get("source", place.source) or "")
    for key, value in entry.items():
        field = f"{before}{key}"
        if key in _IN_COLUMNS:
            continue
        if isinstance(value, Mapping):
            yield from _cells(value, here, f"{field}.")
        elif not _is_of_entries(value):
            yield here, field, value
        elif place.item:
            for number, part in enumerate(value, 1):
                yield from _cells(part, here, f"{field}.{number}.")
        else:
            yield from _entries(value, here, f"{field}.")


def _is_of_entries(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)


def _cell(value: Any, field: str) -> Any:  # noqa: ANN401 - whatever JSON knows
    """Return what stands in a cell; what isn't a day doesn't look like one."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(str(_cell(each, field)) for each in value)
        case str() if _HYPHENED.fullmatch(value) and not field.endswith(_DAYS):
            return value.replace("-", "\u2013")
        case str():
            return plain(value)
        case _:
            return value


def _unit(field: str, place: _Place) -> str:
    last = field.rsplit(".", 1)[-1]
    if last in _IN_THE_UNIT:
        return place.unit
    return _UNITS.get(last.rsplit("_", 1)[-1], "")
