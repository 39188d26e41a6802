"""The offers of a moment as a row of large buttons."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.session.choices import Offer
from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button, button

OFFER_PX: Final = 30
LINE: Final = 0.36
"""Letters no larger than this share of a button's height: then two lines fit."""

_WORDS: Final = MappingProxyType(
    {
        Offer.EASIER: QT_TRANSLATE_NOOP("offers", "Easier"),
        Offer.HARDER: QT_TRANSLATE_NOOP("offers", "Harder"),
        Offer.LONGER_REST: QT_TRANSLATE_NOOP("offers", "Longer rest"),
        Offer.SLOWER: QT_TRANSLATE_NOOP("offers", "Slower"),
        Offer.FASTER: QT_TRANSLATE_NOOP("offers", "Faster"),
        Offer.REPEAT: QT_TRANSLATE_NOOP("offers", "Repeat"),
        Offer.CARE: QT_TRANSLATE_NOOP("offers", "Care notes"),
        Offer.ENOUGH: QT_TRANSLATE_NOOP("offers", "Enough\nfor today"),
    }
)


class OfferRow(QWidget):
    """One button for each offer there is now; the row keeps its room when there is none."""

    taken = Signal(object)  # Offer

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        row = QHBoxLayout(self)
        self._below = theme.gap - theme.mm(2)  # with the space of the screen, a whole gap
        row.setContentsMargins(0, 0, 0, self._below)
        row.setSpacing(theme.gap)
        self._buttons: dict[Offer, Button] = {}
        for offer in Offer:
            text = QCoreApplication.translate("offers", str(_WORDS[offer]))
            made = button(text)
            made.setAccessibleName(text.replace("\n", " "))
            made.clicked.connect(lambda _checked=False, offer=offer: self.taken.emit(offer))
            made.hide()
            row.addWidget(made, 1)
            self._buttons[offer] = made
        self.set_px(theme.far(OFFER_PX), theme.target)

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Show what is offered now."""
        if tuple(offers) == self._offers:
            return
        self._offers = tuple(offers)
        for offer, made in self._buttons.items():
            made.setVisible(offer in offers)

    def set_px(self, px: int, height_px: int) -> None:
        """Write the offers so large, or as large as they fit on buttons of a height."""
        for made in self._buttons.values():
            most = round(height_px * LINE) if "\n" in made.text() else px
            made.set_size(height_px, min(px, most))
        highest = max(made.sizeHint().height() for made in self._buttons.values())
        self.setFixedHeight(highest + self._below)

    @property
    def buttons(self) -> list[Button]:
        """The buttons that are offered, from left to right."""
        return [self._buttons[offer] for offer in self._offers]
