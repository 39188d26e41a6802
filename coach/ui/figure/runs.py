"""Keeps pictures of what stands still from one frame to the next, among parts that move."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QImage

from coach.ui.figure.order import Item


@dataclass(frozen=True, slots=True)
class Shown:
    """A part in its place in the order, and all that its picture depends on; None for what is never kept."""

    item: Item
    shape: object


@dataclass(slots=True)
class _Run:
    """Parts one after the other that stood still; their picture once they were asked for a second time."""

    shown: tuple[Shown, ...]
    image: QImage | None = None


class KeptRuns:
    """Paints the parts of each frame in their order, those that stand still from pictures."""

    def __init__(self, at_least: int) -> None:
        """Keep pictures of runs of so many parts; fewer are painted anew as fast."""
        self._at_least = at_least
        self._before: frozenset[Shown] = frozenset()
        self._runs: dict[tuple[Item, ...], _Run] = {}

    def paint(
        self,
        parts: Sequence[Shown],
        paint: Callable[[Sequence[Item]], object],
        paint_image: Callable[[QImage], None],
        painted: Callable[[Sequence[Item]], QImage],
    ) -> None:
        """Have all `parts` painted: by `paint`, or by `paint_image` with what `painted` made of them."""
        runs: dict[tuple[Item, ...], _Run] = {}
        for still, run in self._split(parts):
            items = tuple(shown.item for shown in run)
            known = self._runs.get(items) if still else None
            if known is not None and known.shown == run:
                known.image = known.image or painted(items)
                paint_image(known.image)
                runs[items] = known
                continue
            paint(items)
            if still:
                runs[items] = _Run(run)
        self._runs = runs
        self._before = frozenset(shown for shown in parts if shown.shape is not None)

    def _split(self, parts: Sequence[Shown]) -> Iterator[tuple[bool, tuple[Shown, ...]]]:
        """Yield the parts in runs of those that stand still since the last frame, and of those that don't."""
        for still, group in groupby(parts, key=self._before.__contains__):
            run = tuple(group)
            yield still and len(run) >= self._at_least, run
