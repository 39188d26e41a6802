"""The way through "Can you hear me?", and on its own: the loudspeakers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from coach.settings import Settings
from coach.ui.errands import Errands
from coach.ui.fitting_room import FittingRoom
from coach.ui.hearing.steps import (
    Found,
    Step,
    first_prompt,
    louder,
    louder_words,
    loudspeakers_prompt,
    prompt_for,
    steps_for,
    voice_rows,
    voices_prompt,
    waiting_prompt,
)
from coach.ui.hearing.voices_flow import follow, tie
from coach.ui.presence import Presence
from coach.ui.prompt import Act, Prompt
from coach.ui.sample import LANGUAGE
from coach.ui.screens.voices import VoicesScreen
from coach.ui.theme import Theme
from coach.ui.widgets.prompt_screen import PromptScreen
from coach.voice.equipment import SystemVolume

_FIRST: Final = -1

Answer = TypeVar("Answer")


class HearingFlow(QObject):
    """Says a sentence and asks whether it is heard; on "no" it looks into one thing after the other.

    `changed` gives the settings with each answer, `done` when the way is at
    its end; `later` leaves it, and `back_requested` leads to where it was come
    from. What the computer has is asked for in a thread.
    """

    changed = Signal(object)  # Settings
    done = Signal(object)  # Settings
    later = Signal()
    back_requested = Signal()

    def __init__(self, room: FittingRoom) -> None:
        """Show the screens in `room`."""
        super().__init__(room.window)
        self._room = room
        self._settings = Settings()
        self._where = ""
        self._is_part = False  # of the set-up, in which each question can wait
        self._found = Found()
        self._steps: tuple[Step, ...] = ()
        self._at = _FIRST
        self._shown: PromptScreen | None = None
        self._next: Callable[[], None] | None = None  # what waits until our screen isn't covered any more
        self._errands = Errands(self)

    def show(self, settings: Settings, where: str = "", *, is_part: bool = False) -> None:
        """Ask whether the voice is heard; `where` says which question of the set-up this is a part of."""
        self._settings, self._where, self._is_part = settings, where, is_part
        self._show_first()

    def show_loudspeakers(self, settings: Settings) -> None:
        """Let one choose a loudspeaker, and nothing else."""
        self._settings = settings
        self._show_screen(self._loudspeaker_screen(waiting_prompt()))
        self._look_for_loudspeakers()

    def _theme(self) -> Theme:
        return self._room.make_theme(self._settings)

    def _show_screen(self, screen: PromptScreen) -> None:
        screen.is_passing = True
        self._shown = screen
        self._next = None
        self._errands.slow.connect(screen.tell_to_wait)
        self._errands.failed.connect(screen.tell_nothing)
        Presence(screen).come_back_to.connect(self._go_on)
        follow(screen, self._room.sample)
        self._room.window.show_screen(screen)

    def _ask(self, work: Callable[[], Answer], then: Callable[[Answer], None]) -> None:
        """Do `work` in a thread; `then` waits until no other screen, as that of the keys, is shown."""

        def take(answer: Answer) -> None:
            self._next = lambda: then(answer)
            if self._room.window.current is self._shown:
                self._go_on()

        self._next = None
        self._errands.run(lambda _forgotten: work(), take)

    def _go_on(self) -> None:
        following, self._next = self._next, None
        if following is not None:
            following()

    def _show_first(self) -> None:
        self._at = _FIRST
        prompt = first_prompt(is_quiet=self._settings.quiet, can_wait=self._is_part)
        screen = PromptScreen(prompt, self._theme(), where=self._where)
        screen.acted.connect(self._act_on_first)
        self._show_screen(screen)
        if not self._settings.quiet:
            self._say()

    def _act_on_first(self, act: Act, _value: str) -> None:
        match act:
            case Act.MAIN:
                self._end()
            case Act.SKIP:
                self._leave()
                self.later.emit()
            case Act.BACK:
                self._leave()
                self.back_requested.emit()
            case Act.NO:
                self._room.sample.stop()
                self._ask(self._look, self._begin_looking)
            case _:
                self._say()

    def _look(self) -> Found:
        """Ask for what the computer has; in a thread."""
        equipment = self._room.equipment
        return Found(equipment.volume(), equipment.devices(), equipment.voices(LANGUAGE))

    def _begin_looking(self, found: Found) -> None:
        self._found = found
        self._steps = steps_for(found, self._settings)
        self._go(1)

    def _go(self, steps: int) -> None:
        self._errands.forget()
        self._at += steps
        if self._at == _FIRST:
            self._show_first()
            return
        step = self._steps[self._at]
        if step is Step.OWN_VOLUME and steps > 0:
            volume = louder_words(self._settings)
            self._change(replace(self._settings, volume=volume or self._settings.volume))
        self._show_step(step)
        if step is not Step.END:
            self._say()

    def _show_step(self, step: Step) -> None:
        if step is Step.VOICE and self._found.voices:
            voices = VoicesScreen(voices_prompt(is_check=True), self._theme(), where=self._where)
            voices.set_voices(*voice_rows(self._found.voices, self._settings.voice))
            tie(voices, self._room.sample, lambda: self._settings, self._change, takes_what_is_heard=True)
            screen: PromptScreen = voices
        else:
            prompt = prompt_for(step, self._found, self._settings)
            screen = PromptScreen(prompt, self._theme(), where=self._where)
        screen.acted.connect(self._act)
        self._show_screen(screen)

    def _act(self, act: Act, value: str) -> None:
        match act:
            case Act.MAIN:
                self._end()
            case Act.SKIP:
                self._go(1)
            case Act.BACK:
                self._go(-1)
            case Act.AGAIN:
                self._say()
            case Act.LOUDER:
                self._make_louder()
            case Act.DEVICE:
                self._use_device(value)
            case Act.LOOK:
                self._ask(self._look, self._look_again)
            case Act.QUIET:
                self._change(replace(self._settings, quiet=True))
                self._end()

    def _make_louder(self) -> None:
        volume = self._found.volume
        if volume is None:
            return

        equipment = self._room.equipment

        def work() -> SystemVolume | None:
            return equipment.volume() if equipment.set_volume(louder(volume)) else None

        self._ask(work, self._hear_louder)

    def _hear_louder(self, volume: SystemVolume | None) -> None:
        """Say it again, louder; or, where it couldn't be done, say where to look."""
        self._found = replace(self._found, volume=volume)
        prompt = prompt_for(Step.COMPUTER, self._found, self._settings)
        turn_up = next((choice for choice in prompt.choices if choice.act is Act.LOUDER), None)
        if self._shown is None or turn_up is None:
            self._show_step(Step.COMPUTER)
        else:
            self._shown.set_words(prompt.words)
            self._shown.show_choice(turn_up)
        self._say()

    def _look_again(self, found: Found) -> None:
        """Show the same step with what is there now."""
        self._found = found
        self._show_step(self._steps[self._at])
        self._say()

    def _use_device(self, device: str) -> None:
        """Use a loudspeaker, and say the sentence there; how late another one was says nothing of it."""
        if device != self._settings.sound_device:
            self._change(replace(self._settings, sound_device=device, sound_offset_ms=0))
        self._say()

    def _loudspeaker_screen(self, prompt: Prompt) -> PromptScreen:
        screen = PromptScreen(prompt, self._theme())
        screen.acted.connect(self._act_on_loudspeaker)
        return screen

    def _act_on_loudspeaker(self, act: Act, value: str) -> None:
        match act:
            case Act.MAIN | Act.BACK:
                self._end()
            case Act.LOOK:
                self._look_for_loudspeakers()
            case _:
                self._act(act, value)

    def _look_for_loudspeakers(self) -> None:
        self._ask(self._room.equipment.devices, self._show_loudspeakers)

    def _show_loudspeakers(self, devices: tuple[str, ...]) -> None:
        prompt = loudspeakers_prompt(devices, self._settings.sound_device)
        self._show_screen(self._loudspeaker_screen(prompt))

    def _say(self) -> None:
        self._room.sample.say(self._settings)

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        self.changed.emit(settings)

    def _end(self) -> None:
        self._leave()
        self.done.emit(self._settings)

    def _leave(self) -> None:
        """Be silent, wait for nothing, and be gone soon."""
        self._errands.forget()
        self._shown = None
        self._room.sample.close()
        self.deleteLater()
