"""Not today: what to do instead, in plain words, with the emergency number as it was set up."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.session.readiness import Advice, Kind
from coach.ui.phrases import Phrase
from coach.ui.readiness_words import advice_phrases, advice_words
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, button, label
from coach.ui.widgets.settling import SettlingScreen
from coach.ui.widgets.words import filling

BUTTON_MM: Final = 26.0
URGENT_PX: Final = 200
ORDER_PX: Final = 96
SENTENCES_PX: Final = 44
"""No letters are larger than these; they are smaller where there is no room: all is seen at once."""


class AdviceScreen(SettlingScreen):
    """Says what to do; the program calls nobody, and never says that it has."""

    closed = Signal()
    back_requested = Signal()  # something was ticked by mistake

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Not today"), theme, parent)
        self._phrases: tuple[Phrase, ...] = ()
        self._title = label(self.tr("Not today"), "title")
        self._order = filling(theme.far(ORDER_PX), theme.palette.ink, theme.target)
        self._order.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self._sentences = filling(theme.far(SENTENCES_PX), theme.palette.ink, theme.target)
        self._sentences.breaks_lines = True
        self._sentences.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self.main_button = button(self.tr("Close"), "main")
        self.main_button.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for choice, share in ((self.back_button, 1), (self.main_button, 3)):
            choice.set_size(theme.mm(BUTTON_MM))
            row.addWidget(choice, share)
        column = self.column()
        column.addWidget(self._title)
        column.addWidget(self._order, 3)
        column.addSpacing(theme.mm(4))
        column.addWidget(self._sentences, 2)
        column.addLayout(row)

    def set_advice(self, advice: Advice, emergency_number: str) -> None:
        """Say what `advice` asks for; `emergency_number` is "" where none was set up."""
        words = advice_words(advice, emergency_number)
        is_emergency = advice.kind is Kind.EMERGENCY
        self._title.setHidden(is_emergency)
        self._order.set_px(self.theme.far(URGENT_PX if is_emergency else ORDER_PX))
        self._order.set_colour(self.theme.palette.stop if is_emergency else self.theme.palette.ink)
        whole = emergency_number.replace(" ", "\N{NO-BREAK SPACE}")
        self._order.say(words.order.replace(emergency_number, whole) if whole else words.order)
        self._sentences.say("\n".join(words.sentences))
        announce(self, " ".join((words.order, *words.sentences)))
        self._phrases = advice_phrases(advice, emergency_number)
        self.words_changed.emit()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return the whole advice."""
        return self._phrases
