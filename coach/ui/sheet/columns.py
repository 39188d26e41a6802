"""Sections in two columns, read down the left one and then down the right."""

from collections.abc import Sequence

from coach.ui.sheet.pages import Block, beside, nothing, stacked


def in_columns(sections: Sequence[Sequence[Block]], offset: float, gap: float) -> Block:
    """Return sections in two columns of as little height as can be, the right one `offset` units away.

    Each section is given as what isn't cut, its heading with its first text; a section may go on in the right
    column. There are `gap` units between sections.
    """
    space = Block(gap, nothing)
    flow = [block for section in sections for block in (*section, space)][:-1]
    ways = [(_trimmed(flow[:cut], space), _trimmed(flow[cut:], space)) for cut in range(1, len(flow) + 1)]
    left, right = min(ways, key=lambda way: max(_height(way[0]), _height(way[1])))
    return beside(stacked(left), stacked(right), offset)


def _trimmed(column: Sequence[Block], space: Block) -> list[Block]:
    """Leave out the space at the ends of a column."""
    kept = list(column)
    while kept and kept[0] is space:
        kept.pop(0)
    while kept and kept[-1] is space:
        kept.pop()
    return kept


def _height(column: Sequence[Block]) -> float:
    return sum(block.height for block in column)
