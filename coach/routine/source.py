"""The file that is being read, and what is found wrong with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Final

from coach.routine.known_names import listed, nearest_name
from coach.routine.lines import LineStarts, Path, Place, places_of
from coach.routine.problems import Problem, Severity

MOST_PROBLEMS: Final = 100
"""Of each severity, in one file: nobody reads more, and a broken file is read in no time."""

_SHOWN: Final = 60


def _same(offset: int) -> int:
    return offset


class Source:
    """The file being read and the problems found in it so far.

    `text` is what the person wrote. Where it isn't TOML, `mended` is what was
    read in its stead, and `origin` tells where a place in that stands in `text`;
    nothing is reported of the paths in `doubtful` and below them, nor that
    anything is missing in the tables of `torn`: that can't be known.
    """

    def __init__(
        self,
        file: FilePath,
        text: str,
        mended: str | None = None,
        origin: Callable[[int], int] = _same,
    ) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.doubtful: set[Path] = set()
        self.torn: set[Path] = set()
        self._mended = text if mended is None else mended
        self._origin = origin
        self._places: Mapping[Path, Place] | None = None
        self._starts: LineStarts | None = None
        self._counts = dict.fromkeys(Severity, 0)
        self._gives_way: dict[tuple[Path, bool], Problem] = {}
        self._by_path: dict[Path, list[Problem]] = {}

    def report(  # noqa: PLR0913  (a problem's own parts, by their names)
        self,
        path: Path,
        what: str,
        remedy: str,
        severity: Severity = Severity.ERROR,
        *,
        allowed: str = "",
        nearest: str = "",
        at_key: bool = False,
    ) -> None:
        """Note a problem at `path`: where its value stands, or its key; or else the table around it.

        Not a word of what can't be known, since something there could not be read.
        """
        if self.is_full(severity) or self._is_doubtful(path):
            return
        place, is_there = self._place_of(path)
        if self._is_torn(path) and (not is_there or self._is_list_of_tables(place)):
            return
        begin, end = (place.key, place.start) if at_key or not is_there else (place.start, place.end)
        begin, end = self._origin(begin), self._origin(end)
        read = self._as_written(begin, end) if is_there else ""
        if at_key:
            read = str(path[-1])
        line, column = self.line_and_column(begin)
        self._note(
            path,
            Problem(self.file, line, shown(path), what, remedy, severity, column, read, allowed, nearest),
        )

    def report_unknown(  # noqa: PLR0913  (as above)
        self,
        path: Path,
        what: str,
        word: str,
        known: Iterable[str],
        severity: Severity = Severity.ERROR,
        *,
        at_key: bool = False,
        remedy_of: Callable[[str], str] = lambda _nearest: "",
    ) -> str:
        """Note a name that isn't known, with the nearest of those that are, which is returned, or "".

        `remedy_of` says of that one more than to write it, or "".
        """
        if self.is_full(severity):
            return ""
        names = sorted(known)
        close = nearest_name(word, names)
        allowed = listed(names)
        remedy = f"did you mean `{close}`?" if close else f"known here: {allowed}"
        remedy = (remedy_of(close) if close else "") or remedy
        self.report(path, what, remedy, severity, allowed=allowed, nearest=close, at_key=at_key)
        return close

    def report_fault(
        self, path: Path, offset: int, problem: Problem, *, gives_way: bool = False, is_of_name: bool = False
    ) -> None:
        """Note what is no TOML at `offset` of `text`; it may give way to what is said of value or name."""
        if self.is_full(Severity.ERROR):
            return
        line, column = self.line_and_column(offset)
        problem = replace(problem, file=self.file, line=line, column=column, key=shown(path))
        self._note(path, problem)
        if gives_way:
            self._gives_way[path, is_of_name] = problem

    def warn(self, path: Path, what: str, remedy: str) -> None:
        """Note what doesn't keep the file from being played."""
        self.report(path, what, remedy, Severity.WARNING)

    def give_way(self, path: Path, *, is_of_name: bool = False) -> None:
        """Take back what was said of how the value at `path`, or its name, is written: it is another one."""
        problem = None if self._is_doubtful(path) else self._gives_way.pop((path, is_of_name), None)
        if problem is not None:
            self._drop(path, problem)

    def written(self, path: Path) -> str:
        """Return what stands in the file as the value of `path`, shortened; "" where it isn't there."""
        place, is_there = self._place_of(path)
        return self._as_written(self._origin(place.start), self._origin(place.end)) if is_there else ""

    def found(self, path: Path) -> None:
        """Take back that `path` is missing: it stands there by another name."""
        if not self._place_of(path)[1]:
            for problem in self._by_path.pop(path, []):
                self._drop(path, problem)

    def is_full(self, severity: Severity) -> bool:
        """Whether as much has been found wrong as anybody reads."""
        return self._counts[severity] >= MOST_PROBLEMS

    @property
    def has_errors(self) -> bool:
        """Whether anything was found that keeps the file from being played."""
        return self._counts[Severity.ERROR] > 0

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column, from 1, of a character of `text`."""
        if self._starts is None:
            self._starts = LineStarts(self.text)
        return self._starts.line_and_column(offset)

    def sorted_problems(self) -> tuple[Problem, ...]:
        """Return what was found so far, each once, in the order in which it stands in the file."""
        problems = sorted(dict.fromkeys(self.problems), key=lambda problem: (problem.line, problem.column))
        if any(self.is_full(severity) for severity in Severity):
            line = problems[-1].line
            what, remedy = "there may be more to mend than this", "mend these first, then check again"
            problems.append(Problem(self.file, line, "file", what, remedy, problems[-1].severity))
        return tuple(problems)

    def _note(self, path: Path, problem: Problem) -> None:
        self.problems.append(problem)
        self._counts[problem.severity] += 1
        self._by_path.setdefault(path, []).append(problem)

    def _drop(self, path: Path, problem: Problem) -> None:
        self.problems.remove(problem)
        self._counts[problem.severity] -= 1
        noted = self._by_path.get(path, [])
        if problem in noted:
            noted.remove(problem)

    def _place_of(self, path: Path) -> tuple[Place, bool]:
        """Return the place of `path`, or of the nearest table around it, and whether it is its own."""
        if self._places is None:
            self._places = places_of(self._mended)
        around = path
        while around not in self._places:
            around = around[:-1]
        return self._places[around], around == path

    def _is_doubtful(self, path: Path) -> bool:
        return any(path[:depth] in self.doubtful for depth in range(len(path) + 1))

    def _is_torn(self, path: Path) -> bool:
        return any(path[:depth] in self.torn for depth in range(len(path)))

    def _is_list_of_tables(self, place: Place) -> bool:
        return self._mended.startswith("[[", place.start)

    def _as_written(self, begin: int, end: int) -> str:
        line = self.text[begin:end].split("\n", 1)[0]
        return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def shown(path: Path) -> str:
    """Return a path as a person reads it, counted from 1, such as "step 2.reps"; "file" for all of it."""
    words = ""
    for part in path:
        name = part if isinstance(part, int) or part.isprintable() else repr(part)
        words += f" {name + 1}" if isinstance(name, int) else f".{name}" if words else name
    return words or "file"
