"""The care notes of an exercise, large, to be read in one's own time."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coach.ui.care import CareNotes
from coach.ui.theme import Theme
from coach.ui.widgets.labels import label


class CarePanel(QWidget):
    """Shows when to stop, what to take care of, and how to do it well; to be put where it can scroll."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.mm(1.5))
        self._column.addStretch(1)

    def set_notes(self, notes: CareNotes) -> None:
        """Show the notes of one exercise."""
        for line in self._shown:
            line.deleteLater()
        self._shown = []
        palette = self._theme.palette
        for heading, sentences, colour in (
            (self.tr("Stop for any of these"), notes.stop_if, palette.stop),
            (self.tr("Take care"), notes.cautions, palette.accent),
            (self.tr("To do it well"), notes.tips, palette.accent),
        ):
            if sentences:
                self._add(heading, colour, 700)
            for sentence in sentences:
                self._add(sentence, palette.ink, 400)

    def _add(self, text: str, colour: str, weight: int) -> None:
        made = label(text)
        made.setStyleSheet(f"font-size: {self._theme.far(34)}px; font-weight: {weight}; color: {colour}")
        self._column.insertWidget(len(self._shown), made)
        self._shown.append(made)
