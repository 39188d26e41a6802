"""What a plot shows, as values: its picture, its sentence and its table are all made from one `Chart`."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

MISSING = "–"  # noqa: RUF001 - a dash


class Drawn(StrEnum):
    """How numbers are drawn."""

    BARS = "bars"  # stacked, from 0
    MARKS = "marks"  # a disc, a ring; a line between neighbours


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers, one for each place along the chart; None where there isn't any."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Stripe:
    """A published band; None is an open end."""

    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers over time.

    `labels` are short, for below the picture (two lines at most), `rows` the same in
    full for the table, `more` what else the table says of each ("" for nothing).
    Of marks, those at the places `apart` aren't joined to the ones before.
    `highest` is what the scale goes up to at least. Bars of several parts have a total as well.
    """

    title: str
    sentence: str
    drawn: Drawn
    labels: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    highest: float = 1.0
    stripe: Stripe | None = None
    caption: str = ""
    more: tuple[str, ...] = ()
    apart: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there is no number in it."""
        return all(value is None for one in self.series for value in one.values)

    @property
    def totals(self) -> tuple[float | None, ...]:
        """What the parts of each place add up to, None where none is known."""
        found = []
        for values in zip(*(one.values for one in self.series), strict=True):
            known = [value for value in values if value is not None]
            found.append(sum(known) if known else None)
        return tuple(found)

    @property
    def _shown(self) -> tuple[Series, ...]:
        """The columns of the table: a total beside several parts of bars."""
        if self.drawn is not Drawn.BARS or len(self.series) < 2:
            return self.series
        return (*self.series, Series(QCoreApplication.translate("charts", "Together"), self.totals))

    @property
    def columns(self) -> tuple[str, ...]:
        """What stands above the columns of the table."""
        return ("", *(one.name for one in self._shown), *(("",) if any(self.more) else ()))

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """The same numbers as rows of text, what came last first; places without anything are left out."""
        found = []
        for place, name in enumerate(self.rows):
            values = [one.values[place] for one in self._shown]
            more = (self.more[place],) if any(self.more) else ()
            if any(value is not None for value in values) or any(more):
                found.append((name, *map(self.written, values), *more))
        return tuple(reversed(found))

    def row_words(self, row: tuple[str, ...]) -> str:
        """Say a row of the table: "Week of 16 November. Timed: 42, Told by you: 30, Together: 72"."""
        text = QCoreApplication.translate("charts", "{column}: {value}")
        said = [
            text.format(column=column, value=value) if column else value
            for column, value in zip(self.columns[1:], row[1:], strict=True)
            if value and value != MISSING
        ]
        whole = QCoreApplication.translate("charts", "{row}. {numbers}")
        return whole.format(row=row[0], numbers=", ".join(said))

    def written(self, value: float | None) -> str:
        """Write a number with one decimal at most, or the sign for what isn't known."""
        return MISSING if value is None else f"{round(value, 1):g}"
