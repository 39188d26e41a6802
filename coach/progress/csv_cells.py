"""Tables for a spreadsheet that no spreadsheet runs as a program."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

_FORMULA: Final = re.compile("(?:\\A|(?<=;))(?=[=+@\t\r\n\\-\uff1d\uff0b\uff0d\uff20])")
"""Before what a spreadsheet takes for the beginning of a formula, in wide letters too. Where a semicolon
parts the cells, as in much of Europe, one begins in the middle of ours."""


def harmless(value: Any) -> Any:  # noqa: ANN401 - a cell holds anything
    """Return a cell that no spreadsheet runs as a formula: a quote stands before what looks like one."""
    return _FORMULA.sub("'", value) if isinstance(value, str) else value


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a CSV file: UTF-8 with the mark by which spreadsheets know it, every cell harmless."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
