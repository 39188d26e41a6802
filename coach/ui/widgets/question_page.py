"""A page with one question, and one whose answers are large tiles."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.phrases import Phrase
from coach.ui.question import Answer
from coach.ui.theme import SMALLEST_TEXT_PX, Theme
from coach.ui.widgets.answer_tiles import Tile, columns_at, in_grid
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.pictograms import Pictogram
from coach.ui.widgets.picture_tile import PictureTile
from coach.ui.widgets.settling import SettlingScreen, monotonic_ms
from coach.ui.widgets.tab_order import reach_last

BUTTON_MM: Final = 26.0
HIGHEST_MM: Final = 62.0
NARROW_PX: Final = 300
SHORT: Final = 18
MOST_SHORT: Final = 2
"""So many tiles stand side by side at any text size, when none of them has more letters in a line."""
ROOMY: Final = 1.25
"""Up to this text size there is room for pictures beside the words."""
NO_PICTURES: Final[Mapping[Any, Pictogram]] = MappingProxyType({})
UNSEEN_MS: Final = 400
"""For so long nobody has read a page yet, so that tiles may still come to it."""


class QuestionPage(SettlingScreen):
    """One question. `answered` gives the answer, `back_requested` leads back.

    `main` is what stands on the obvious button; without one a tile is to be chosen.
    """

    answered = Signal(object)
    back_requested = Signal()

    def __init__(
        self,
        title: str,
        theme: Theme,
        *,
        main: str = "",
        so_far: str = "",
        now_ms: Callable[[], float] = monotonic_ms,
    ) -> None:
        """`so_far` is what was said already; `now_ms` is a monotonic clock."""
        super().__init__(title, theme, now_ms=now_ms)
        self._title = title
        self.shown_title = label(title, "title")
        self._content = content = QWidget()
        self.lines = QVBoxLayout(content)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(theme.gap)
        self.back_button = back = button(self.tr("Back"))
        back.clicked.connect(self.back_requested)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(back, 1)
        if main:
            self.main_button = button(main, "main")
            self.main_button.set_size(theme.mm(BUTTON_MM))
            self.main_button.clicked.connect(lambda: self.answered.emit(self.value))
            row.addWidget(self.main_button, 3)
        else:
            row.addStretch(3)
        back.set_size(theme.mm(BUTTON_MM))
        column = self.column()
        if so_far:
            before = label(so_far, "quiet")
            before.setStyleSheet(f"font-size: {theme.large(SMALLEST_TEXT_PX)}px")
            column.addWidget(before)
        column.addWidget(self.shown_title)
        column.addWidget(self.scrolled(content, title), 1)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Have Tab go over the answers before it comes to what leads on."""
        super().showEvent(event)
        reach_last(self._content, filter(None, (self.back_button, self.main_button)))

    @property
    def value(self) -> object:
        """What is answered as the page stands."""
        return None

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the question."""
        return (Phrase(self._title, Talk.SOME),)


class ChoicePage(QuestionPage):
    """Asks by large tiles: a press on one is the answer, and so is the main button for the `chosen` one."""

    def __init__(  # noqa: PLR0913 - what is told by its name, and may be left out
        self,
        title: str,
        answers: Sequence[Answer],
        theme: Theme,
        *,
        chosen: object = None,
        main: Answer | None = None,
        more: Answer | None = None,
        most: int = 4,
        pictures: Mapping[Any, Pictogram] = NO_PICTURES,
        so_far: str = "",
        now_ms: Callable[[], float] = monotonic_ms,
    ) -> None:
        """Without a `main` of its own, the main button goes on with what is chosen, if anything is.

        `more` is a tile that only leads to further answers. At most `most` tiles stand side by side;
        `pictures` are those of some values, shown where there is room.
        """
        is_chosen = any(answer.value == chosen for answer in answers)
        self._main_value = main.value if main else chosen
        go_on = self.tr("Go on") if is_chosen else ""
        super().__init__(title, theme, main=main.text if main else go_on, so_far=so_far, now_ms=now_ms)
        self._most = most
        self._pictures = pictures if theme.text_scale < ROOMY else NO_PICTURES
        self._answers = answers
        self._again = QVBoxLayout()
        self._again.setSpacing(theme.gap)
        tiles = [self._tile(answer, can_be_chosen=is_chosen) for answer in answers]
        if is_chosen:
            group = QButtonGroup(self)
            for answer, tile in zip(answers, tiles, strict=True):
                tile.setChecked(answer.value == chosen)
                group.addButton(tile)
        if more is not None:
            tiles.append(self._tile(more))
        self.lines.addStretch(1)
        self.lines.addLayout(self._again)
        self.lines.addLayout(in_grid(tiles, self._columns(tiles), theme), 100)
        self.lines.addStretch(1)

    @property
    def value(self) -> object:
        """What the main button answers."""
        return self._main_value

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the question and its answers."""
        return (*super().spoken(), *(Phrase(answer.text) for answer in self._answers))

    def offer_first(self, answers: Sequence[Answer]) -> None:
        """Offer more, above all else, unless the page has been seen already: nothing moves under a hand."""
        if answers and self._now_ms() - self._shown_ms <= UNSEEN_MS:
            tiles = [self._tile(answer) for answer in answers[: columns_at(self.theme.text_scale)]]
            self._again.addLayout(in_grid(tiles, self._columns(tiles), self.theme))
            reach_last(self._content, filter(None, (self.back_button, self.main_button)))

    def _columns(self, tiles: Sequence[Tile]) -> int:
        """Return how many tiles stand side by side, in rows as even as they can be."""
        lines = [line for tile in tiles for line in tile.words.split("\n")]
        least = MOST_SHORT if max(map(len, lines)) <= SHORT else 1
        fitting = min(max(least, columns_at(self.theme.text_scale)), self._most, len(tiles))
        return -(-len(tiles) // -(-len(tiles) // fitting))

    def _tile(self, answer: Answer, *, can_be_chosen: bool = False) -> Tile:
        picture = self._pictures.get(answer.value)
        is_plain = can_be_chosen and picture is None
        tile = Tile(answer.text, self.theme) if is_plain else PictureTile(answer.text, self.theme, picture)
        tile.setCheckable(can_be_chosen)
        tile.setMaximumHeight(max(self.theme.mm(HIGHEST_MM), tile.heightForWidth(NARROW_PX)))
        tile.clicked.connect(lambda: self.answered.emit(answer.value))
        return tile
