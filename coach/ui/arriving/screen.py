"""Shows a routine that came as it will be, before anything is changed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.arriving.sight import Picture, Sight
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import columns_at, in_grid
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.settling import SettlingScreen

BUTTON_MM: Final = 26.0
PICTURE_MM: Final = 42.0
LARGE_MM: Final = 70.0
"""How high a picture is that stands alone."""


class ArrivalScreen(SettlingScreen):
    """Asks whether what came is to be taken in: `taken` says yes, `back_requested` leads away."""

    taken = Signal()
    back_requested = Signal()

    def __init__(self, sight: Sight, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(sight.title, theme, parent)
        self.sight = sight
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.mm(3))
        if sight.facts:
            lines.addWidget(label(sight.facts, "need"))
        for line in sight.lines:
            lines.addWidget(label(line))
        for problem in sight.problems:
            lines.addWidget(label(problem, "notice"))
        if sight.note:
            lines.addWidget(label(sight.note, "quiet"))
        if sight.pictures:
            tiles = [_PictureCard(picture, theme, len(sight.pictures)) for picture in sight.pictures]
            lines.addLayout(in_grid(tiles, _columns(sight.pictures, theme), theme))
        lines.addStretch(1)
        self._told = label("", "notice")
        self._told.hide()
        column = self.column()
        column.addWidget(label(sight.title, "title"))
        column.addWidget(self._told)
        column.addWidget(self.scrolled(content, sight.title), 1)
        column.addLayout(self._bottom())

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what it is, and what can be done with it."""
        sight = self.sight
        told = (sight.facts, *sight.lines, *sight.problems[:1])
        asked = self.tr("Take it in, or leave it out?") if sight.is_new else ""
        return Phrase(sight.title, Talk.SOME), *(Phrase(text) for text in (*told, asked) if text)

    def tell(self, sentence: str) -> None:
        """Say what has come up by itself; "" takes it back."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        if self.sight.is_new:
            self.back_button = back = button(self.tr("Leave it out"))
            self.main_button = main = button(self.tr("Take it in"), "main")
            main.clicked.connect(self.taken)
            shares = [(back, 2), (main, 3)]
        else:
            self.main_button = self.back_button = back = button(self.tr("Done"), "main")
            shares = [(back, 1)]
        back.clicked.connect(self.back_requested)
        for made, share in shares:
            made.set_size(self.theme.mm(BUTTON_MM))
            row.addWidget(made, share)
        return row


def _columns(pictures: Sequence[Picture], theme: Theme) -> int:
    """Return how many pictures stand side by side, in rows as even as they can be."""
    most = min(columns_at(theme.text_scale), len(pictures))
    rows = -(-len(pictures) // most)
    return -(-len(pictures) // rows)


class _PictureCard(QFrame):
    """An exercise in the pose that tells it best, and its words below."""

    def __init__(self, picture: Picture, theme: Theme, number: int) -> None:
        super().__init__()
        self.setObjectName("card")
        figure = FigureView(theme)
        figure.show_still(picture.exercise)
        figure.setFixedHeight(theme.mm(LARGE_MM if number == 1 else PICTURE_MM))
        words = label(picture.words)
        words.setVisible(bool(picture.words))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(*[theme.mm(2)] * 4)
        inside.setSpacing(theme.mm(1))
        inside.addWidget(figure)
        inside.addWidget(words)
        inside.addStretch(1)
