"""A screen whose words can also be heard."""

from PySide6.QtCore import Signal

from coach.ui.phrases import Phrase
from coach.ui.widgets.screen import Screen


class SpokenScreen(Screen):
    """Gives the words that `ReadingAloud` says while it is shown; it needs to know nothing of voices."""

    words_changed = Signal()  # another page is shown, or something came up that has to be heard

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what is to be said of the page that is shown now, in the order in which it is said."""
        return ()
