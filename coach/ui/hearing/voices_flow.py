"""Hearing and choosing voices."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coach.settings import Settings
from coach.ui.errands import Errands
from coach.ui.fitting_room import FittingRoom
from coach.ui.hearing.steps import no_voice_words, voice_rows, voices_prompt
from coach.ui.prompt import Act
from coach.ui.sample import LANGUAGE, Sample
from coach.ui.screens.voices import VoicesScreen
from coach.ui.widgets.prompt_screen import PromptScreen
from coach.voice.voice_choice import OfferedVoice


class VoicesFlow(QObject):
    """Shows the voices in the settings.

    `changed` gives the settings with the one that was chosen, `done` at the end.
    """

    changed = Signal(object)  # Settings
    done = Signal(object)  # Settings

    def __init__(self, room: FittingRoom) -> None:
        """Show the screen in `room`."""
        super().__init__(room.window)
        self._room = room
        self._settings = Settings()
        self._errands = Errands(self)

    def show(self, settings: Settings) -> None:
        """Ask for the voices, and show them when they are known."""
        self._settings = settings
        screen = VoicesScreen(voices_prompt(), self._room.make_theme(settings))
        screen.is_passing = True
        screen.acted.connect(self._act)
        self._errands.slow.connect(screen.tell_to_wait)
        self._errands.failed.connect(screen.tell_nothing)
        follow(screen, self._room.sample)
        tie(screen, self._room.sample, lambda: self._settings, self._change)
        self._room.window.show_screen(screen)
        self._errands.run(
            lambda _forgotten: self._room.equipment.voices(LANGUAGE),
            lambda voices: self._fill(screen, voices),
        )

    def _fill(self, screen: VoicesScreen, voices: tuple[OfferedVoice, ...]) -> None:
        screen.tell_nothing()
        if voices:
            screen.set_voices(*voice_rows(voices, self._settings.voice))
        else:
            screen.set_words(no_voice_words())

    def _act(self, _act: Act, _value: str) -> None:
        self._errands.forget()
        self._room.sample.close()
        self.done.emit(self._settings)
        self.deleteLater()

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        self.changed.emit(settings)


def tie(
    screen: VoicesScreen,
    sample: Sample,
    settings: Callable[[], Settings],
    change: Callable[[Settings], None],
    *,
    takes_what_is_heard: bool = False,
) -> None:
    """Let a screen's voices be heard by `sample` in the manner of `settings()`, and chosen by `change`.

    Where one is asked whether it is heard, the voice that was listened to is the answer.
    """

    def listen(voice_id: str) -> None:
        sample.say(replace(settings(), voice=voice_id))
        screen.set_speaking(voice_id)

    def choose(voice_id: str) -> None:
        change(replace(settings(), voice=voice_id))
        screen.set_chosen(voice_id)
        listen(voice_id)

    screen.listen_requested.connect(choose if takes_what_is_heard else listen)
    screen.chosen.connect(choose)
    screen.silence_requested.connect(sample.stop)
    sample.ended.connect(screen.set_silent)


def follow(screen: PromptScreen, sample: Sample) -> None:
    """Have a screen say what becomes of what is to be heard."""
    sample.slow.connect(screen.tell_to_wait)
    sample.began.connect(screen.tell_nothing)
    sample.failed.connect(screen.tell_nothing)
    sample.problem_met.connect(screen.tell)
