"""Large buttons in a grid, as many beside each other as the text size leaves room for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout

from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button

ROOM_PX: Final = 1200
"""The width that there is on the smallest screen, beside the buttons that scroll."""

_LETTER: Final = 0.62
"""How wide a bold letter is, in text sizes."""

_LINE: Final = 1.25
"""How high a line is, in text sizes."""


def lay_out(grid: QGridLayout, tiles: Sequence[Button], theme: Theme, most: int, least: int = 1) -> None:
    """Put `tiles` into an empty grid, at most `most` in a row, each wide and high enough for its text.

    Where at least `least` are to stand in a row, a text that is too long for it is written smaller.
    """
    grid.setSpacing(theme.gap)
    if not tiles:
        return
    lines = [tile.text().split("\n") for tile in tiles]
    longest = max(len(line) for text in lines for line in text)
    wide = max(theme.target, round(longest * theme.text() * _LETTER) + theme.mm(8))
    fitting = min(max(least, ROOM_PX // wide), most, len(tiles))
    columns = -(-len(tiles) // -(-len(tiles) // fitting))  # rows as even as they can be
    high = round(max(map(len, lines)) * theme.text() * _LINE) + theme.mm(4)
    for index, tile in enumerate(tiles):
        tile.set_size(max(theme.target, high))
        grid.addWidget(tile, index // columns, index % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
