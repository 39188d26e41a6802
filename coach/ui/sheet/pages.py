"""Blocks of a sheet, and how they share out among pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Block:
    """Something on a page that is never cut; `draw` is given the painter and where its top is."""

    height: float
    draw: Callable[[QPainter, float], None]


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks under each other; where a page ends among them, the next one begins with `heading` again.

    `after` is the space below the part, left out at the end of a page.
    """

    blocks: tuple[Block, ...]
    heading: Block | None = None
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how far below the top of its page it begins."""

    top: float
    block: Block


def share_out(parts: Sequence[Part], room: float) -> tuple[tuple[Placed, ...], ...]:
    """Put the parts on pages with `room` units each, in order.

    A heading is never the last thing on a page. A block that is higher than a
    page has one to itself.
    """
    pages: list[list[Placed]] = [[]]
    top = 0.0
    for part in parts:
        for number, block in enumerate(part.blocks):
            head = part.heading if number == 0 else None
            needed = block.height + (head.height if head else 0)
            if top + needed > room and pages[-1]:
                pages.append([])
                top, head = 0.0, part.heading
            for placed in (head, block):
                if placed is not None:
                    pages[-1].append(Placed(top, placed))
                    top += placed.height
        top += part.after
    return tuple(map(tuple, pages))


def beside(left: Block, right: Block, offset: float) -> Block:
    """Return two blocks next to each other, the right one `offset` units further right."""

    def draw(painter: QPainter, top: float) -> None:
        left.draw(painter, top)
        painter.save()
        painter.translate(offset, 0)
        right.draw(painter, top)
        painter.restore()

    return Block(max(left.height, right.height), draw)


def stacked(blocks: Sequence[Block]) -> Block:
    """Return blocks under each other as one that isn't cut."""

    def draw(painter: QPainter, top: float) -> None:
        for block in blocks:
            block.draw(painter, top)
            top += block.height

    return Block(sum(block.height for block in blocks), draw)


def nothing(_painter: QPainter, _top: float) -> None:
    """Paint nothing: a block of empty space."""
