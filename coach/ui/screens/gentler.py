"""Take it gentler today? A seated and a shorter routine, as cards."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.session.readiness import Advice, Kind
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import Tile, in_grid
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import Button, button, label
from coach.ui.widgets.spoken_screen import SpokenScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.routine.model import Exercise
    from coach.ui.cards import RoutineCard

ROOMY: Final = 1.5
"""From this text size on, words come before pictures."""

PICTURE_MM: Final = (95.0, 68.0)


class GentlerScreen(SpokenScreen):
    """Offers what asks for less; unless it has to be a seated one, also what was planned."""

    chosen = Signal(str)  # routine id
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Take it gentler today?"), theme, parent)
        self._planned_id = ""
        self._phrases: tuple[Phrase, ...] = ()
        self._title = label("", "title")
        self._sentence = label("")
        self._cards = QWidget()
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self._cards)
        self.keep: Button = button("")
        self.keep.clicked.connect(lambda: self.chosen.emit(self._planned_id))
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self.back_button, 1)
        row.addWidget(self.keep, 3)
        policy = self.keep.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.keep.setSizePolicy(policy)
        column = self.column()
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self.scrolled(content, self.tr("Gentler routines")), 1)
        column.addLayout(row)

    def set_choices(
        self, advice: Advice, planned: "RoutineCard", gentler: "Sequence[RoutineCard]", why: str = ""
    ) -> None:
        """Offer `gentler` in place of `planned`, as `advice` asks for; `why` says more than our own words."""
        self._planned_id = planned.routine_id
        seated_only = advice.kind is Kind.SEATED_ONLY
        offered = [card for card in gentler if card.is_seated] if seated_only else list(gentler)
        title = self.tr("Stay seated today") if seated_only else self.tr("Take it gentler today?")
        self._title.setText(title)
        self._sentence.setText(why or self._why(offered=bool(offered), seated_only=seated_only))
        may_keep = planned.is_seated or not seated_only
        self.keep.setText(self.tr("Keep to “{name}”").format(name=planned.name))
        self.keep.setAccessibleName(self.keep.text())
        # Where there is a choice, no button is the obvious one: "forward" only marks the first.
        alone = [planned] if may_keep and not offered else []
        shown = (*offered, *alone)
        tiles = [self._tile(card) for card in shown]
        self._show(tiles)
        self.keep.setVisible(may_keep and bool(offered))
        self.main_button = tiles[0] if alone else None
        self._phrases = (
            *self._asked(seated_only=seated_only),
            *(Phrase(self._card_words(card)) for card in shown),
            *self._keeping(planned, is_offered=may_keep and bool(offered)),
        )
        self.words_changed.emit()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the question and why it is asked, then what is offered."""
        return self._phrases

    def _asked(self, *, seated_only: bool) -> tuple[Phrase, ...]:
        """Return title and reason: to stay seated is an advice that everybody hears."""
        why = Talk.COUNTS if seated_only else Talk.SOME
        return Phrase(self._title.text(), why), Phrase(self._sentence.text(), why)

    def _keeping(self, planned: "RoutineCard", *, is_offered: bool) -> tuple[Phrase, ...]:
        text = self.tr("Or keep to “{name}”.").format(name=planned.name)
        return (Phrase(text),) if is_offered else ()

    def _card_words(self, card: "RoutineCard") -> str:
        words = self.tr("{name}. {length}, {place}.")
        return words.format(name=card.name, length=card.length, place=card.place)

    def _why(self, *, offered: bool, seated_only: bool) -> str:
        if seated_only and not offered:
            return self.tr("Please stay seated until you have told someone that you fell.")
        if seated_only:
            return self.tr("Please stay seated until you have told someone that you fell. These are seated.")
        if not offered:
            return self.tr("Do as much as feels good. You can stop at any time.")
        return self.tr("These ask for less. You can stop at any time.")

    def _show(self, tiles: "Sequence[QWidget]") -> None:
        """Show `tiles` in place of those before."""
        columns = len(tiles) if self.theme.text_scale < ROOMY else 1
        shown = QWidget()
        shown.setLayout(in_grid(tiles, max(1, columns), self.theme))
        self._lines.replaceWidget(self._cards, shown)
        self._cards.deleteLater()
        self._cards = shown

    def _tile(self, card: "RoutineCard") -> Tile:
        words = self.tr("{name}\n{length} · {place}")
        picture = None if self.theme.text_scale >= ROOMY else self._picture(card.exercise)
        text = words.format(name=card.name, length=card.length, place=card.place)
        tile = Tile(text, self.theme, picture)
        tile.setAccessibleDescription(card.summary)
        tile.clicked.connect(lambda: self.chosen.emit(card.routine_id))
        return tile

    def _picture(self, exercise: "Exercise") -> QPixmap:
        """Return the figure in the pose that tells the exercise best, on no ground."""
        view = FigureView(self.theme)
        view.show_still(exercise)
        view.resize(*(self.theme.mm(side) for side in PICTURE_MM))
        ratio = self.devicePixelRatioF()
        picture = QPixmap(view.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        view.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return picture
