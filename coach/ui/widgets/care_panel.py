"""The care notes of an exercise, large, to be read in one's own time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.care import CareNotes, care_phrases, sections_of
from coach.ui.theme import Theme
from coach.ui.widgets.labels import label


class CarePanel(QWidget):
    """Shows when to stop, what to take care of, and how to do it well; to be put where it can scroll."""

    opened = Signal(object)  # tuple[Phrase, ...]: what there is to be said
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[QLabel] = []
        self._phrases = care_phrases(CareNotes(()))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.mm(1.5))
        self._column.addStretch(1)

    def set_notes(self, notes: CareNotes) -> None:
        """Show the notes of one exercise."""
        for line in self._shown:
            line.deleteLater()
        self._shown = []
        palette = self._theme.palette
        for section in sections_of(notes):
            self._add(section.heading, palette.stop if section.least is Talk.COUNTS else palette.accent, 700)
            for sentence in section.sentences:
                self._add(sentence, palette.ink, 400)
        self._phrases = care_phrases(notes)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that there is something to be said, unless it is only the window that has come back."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit(self._phrases)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that there no longer is."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.closed.emit()

    def _add(self, text: str, colour: str, weight: int) -> None:
        made = label(text)
        made.setStyleSheet(f"font-size: {self._theme.far(34)}px; font-weight: {weight}; color: {colour}")
        self._column.insertWidget(len(self._shown), made)
        self._shown.append(made)
