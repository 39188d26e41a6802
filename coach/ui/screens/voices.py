"""The voices to choose from, each with a button to hear it, the clearest first."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.hearing.steps import VoiceRow
from coach.ui.prompt import Prompt
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import Tile
from coach.ui.widgets.labels import Button, button
from coach.ui.widgets.prompt_screen import PromptScreen


@dataclass(frozen=True, slots=True)
class _Row:
    """What one voice has on the screen."""

    voice: VoiceRow
    whole: QWidget
    tile: Tile
    listen: Button


class VoicesScreen(PromptScreen):
    """Lets one hear each voice and choose one.

    `listen_requested` and `chosen` give a voice's id ("" for the clearest one);
    `silence_requested` ends what is heard.
    """

    listen_requested = Signal(str)
    silence_requested = Signal()
    chosen = Signal(str)

    def __init__(self, prompt: Prompt, theme: Theme, *, where: str = "") -> None:
        self._rows: list[_Row] = []
        self._speaking: str | None = None
        super().__init__(prompt, theme, where=where)

    def fill(self, prompt: Prompt) -> None:
        """Leave room for the voices."""
        super().fill(prompt)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout()
        self._column.setSpacing(self.theme.gap)
        self._more = button(self.tr("More voices"))
        self._more.clicked.connect(self._show_all)
        self._more.hide()
        self.lines.insertLayout(2, self._column)  # below the words
        self.lines.insertWidget(3, self._more)

    def set_voices(self, voices: tuple[VoiceRow, ...], at_first: int) -> None:
        """Show the rows of the voices, `at_first` of them before "More voices" is pressed."""
        for index, voice in enumerate(voices):
            row = self._row(voice)
            self._rows.append(row)
            self._column.addWidget(row.whole)
            if index >= at_first:
                row.whole.hide()
        self._more.setVisible(len(voices) > at_first)

    def set_speaking(self, voice_id: str | None) -> None:
        """Have the button of the voice that is heard now end it; None when none is."""
        self._speaking = voice_id
        for row in self._rows:
            self._name(row.listen, row.voice)

    def set_chosen(self, voice_id: str) -> None:
        """Show which voice is chosen."""
        for row in self._rows:
            if row.voice.id == voice_id:
                row.tile.setChecked(True)

    def set_silent(self) -> None:
        """Show that nothing is heard any more."""
        self.set_speaking(None)

    def _row(self, voice: VoiceRow) -> _Row:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.theme.gap)
        tile = Tile(f"{voice.name}\n{voice.note}" if voice.note else voice.name, self.theme)
        tile.setCheckable(True)
        tile.setChecked(voice.is_chosen)
        tile.clicked.connect(lambda: self.chosen.emit(voice.id))
        self._group.addButton(tile)
        listen = button("")
        listen.clicked.connect(lambda: self._listen(voice.id))
        self._name(listen, voice)
        line.addWidget(tile, 7)
        line.addWidget(listen, 2)
        return _Row(voice, whole, tile, listen)

    def _name(self, listen: Button, voice: VoiceRow) -> None:
        if self._speaking == voice.id:
            text, name = self.tr("Stop"), self.tr("Stop the voice {name}")
        else:
            text, name = self.tr("Listen"), self.tr("Listen to the voice {name}")
        listen.setText(text)
        listen.setAccessibleName(name.format(name=voice.name))

    def _listen(self, voice_id: str) -> None:
        if self._speaking == voice_id:
            self.set_speaking(None)
            self.silence_requested.emit()
        else:
            self.listen_requested.emit(voice_id)

    def _show_all(self) -> None:
        was_marked = self.marked is self._more
        hidden = [row for row in self._rows if row.whole.isHidden()]
        for row in hidden:
            row.whole.show()
        self._more.hide()
        if was_marked:
            self.mark(hidden[0].tile)
