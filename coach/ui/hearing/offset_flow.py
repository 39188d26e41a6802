"""The way to setting how late a loudspeaker is: by tapping along with a beat, or by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from coach.settings import SOUND_OFFSET_MS, Settings
from coach.ui.beat import Beat
from coach.ui.fitting_room import FittingRoom
from coach.ui.hearing.offset_words import (
    first_prompt,
    lateness_words,
    no_sound_prompt,
    no_taps_prompt,
    result_prompt,
    uneven_prompt,
)
from coach.ui.hearing.voices_flow import follow
from coach.ui.presence import Presence
from coach.ui.prompt import Act, Prompt
from coach.ui.screens.offset import ByHandScreen, TapScreen
from coach.ui.widgets.prompt_screen import PromptScreen
from coach.ui.widgets.screen import Screen
from coach.voice.tapping import BEAT_MS, judge
from coach.voice.voice import Voice

STEP_MS: Final = 20
NOBODY_TAPS_MS: Final = 12 * BEAT_MS
CALM_MS: Final = 2 * BEAT_MS
"""So long without a tap shows what came out: who taps on unseeing must not press what is shown then."""

SOUND_IS_KNOWN_MS: Final = 3000
"""By then it is known whether there is a loudspeaker."""


class OffsetFlow(QObject):
    """Plays a beat, takes the taps, and says what came out.

    `changed` gives the settings with what was chosen, `done` ends the way.
    """

    changed = Signal(object)  # Settings
    done = Signal(object)  # Settings

    def __init__(
        self,
        room: FittingRoom,
        patience_ms: int = NOBODY_TAPS_MS,
        calm_ms: int = CALM_MS,
    ) -> None:
        """Show the screens in `room`; the beat is played by the voice of its sample.

        Who hasn't tapped for `patience_ms` is led on, and what came out is shown
        once there was no tap for `calm_ms`.
        """
        super().__init__(room.window)
        self._room = room
        self._settings = Settings()
        self._late_ms = 0
        self._taps_ms: list[float] = []
        self._beat: Beat | None = None
        self._shown: Screen | None = None
        self._outcome: tuple[Prompt, Callable[[], None]] | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(calm_ms)
        self._calm.timeout.connect(self._show_outcome)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._stop_waiting)
        self._sound_is_known = QTimer(self)
        self._sound_is_known.setSingleShot(True)
        self._sound_is_known.setInterval(SOUND_IS_KNOWN_MS)
        self._sound_is_known.timeout.connect(self._look_for_sound)

    def show(self, settings: Settings) -> None:
        """Explain what is to be done."""
        self._settings = settings
        self._explain()

    def _explain(self) -> None:
        self._late_ms = self._settings.sound_offset_ms
        self._ask(first_prompt(self._late_ms), self._start)

    def _ask(self, prompt: Prompt, main: Callable[[], None]) -> None:
        self._be_silent()
        screen = PromptScreen(prompt, self._room.make_theme(self._settings))
        screen.acted.connect(lambda act, _value: self._act(act, main))
        follow(screen, self._room.sample)
        self._show_screen(screen, screen.tell_nothing)

    def _show_screen(self, screen: Screen, begin_again: Callable[[], None]) -> None:
        """Show a screen; while another one covers it nothing goes on, and after that it begins again."""
        screen.is_passing = True
        self._shown = screen
        presence = Presence(screen)
        presence.left.connect(lambda: self._rest(screen))
        presence.come_back_to.connect(begin_again)
        self._room.window.show_screen(screen)

    def _rest(self, screen: Screen) -> None:
        """Stop beat and timers, unless the screen gave way to our own next one."""
        if screen is self._shown:
            self._be_silent()
            self._room.sample.stop()

    def _act(self, act: Act, main: Callable[[], None]) -> None:
        match act:
            case Act.MAIN:
                main()
            case Act.AGAIN:
                self._start()
            case Act.BY_HAND:
                self._play(self._set_by_hand)
            case Act.NONE:
                self._use(0)
            case _:
                self._end()

    def _start(self) -> None:
        self._play(self._begin_to_tap)

    def _play(self, then: Callable[[Beat], None]) -> None:
        """Begin with the beat, through a voice that takes nothing to be late."""

        def begin(voice: Voice) -> None:
            self._beat = beat = Beat(voice, self._room.sample.clock, self)
            self._sound_is_known.start()
            then(beat)

        self._room.sample.lend(replace(self._settings, sound_offset_ms=0), lambda voice, _clips: begin(voice))

    def _begin_to_tap(self, _beat: Beat) -> None:
        self._taps_ms = []
        screen = TapScreen(self._room.make_theme(self._settings), self._room.sample.clock.now_ms)
        screen.tapped.connect(lambda at_ms: self._take(at_ms, screen))
        screen.back_requested.connect(self._explain)
        self._show_screen(screen, self._start)
        self._patience.start()

    def _take(self, at_ms: float, screen: TapScreen) -> None:
        if self._outcome is not None:
            self._calm.start()
        if self._beat is None:
            return
        self._patience.start()
        self._taps_ms.append(at_ms)
        told = judge(self._taps_ms, self._beat.first_ms)
        screen.set_taps(len(self._taps_ms))
        if told.late_ms is not None:
            self._late_ms = told.late_ms
            self._be_over(screen, result_prompt(told.late_ms), lambda: self._use(self._late_ms))
        elif told.is_over:
            self._be_over(screen, uneven_prompt(), self._start)

    def _be_over(self, screen: TapScreen, prompt: Prompt, main: Callable[[], None]) -> None:
        """Have enough taps: the beat ends, and once nobody taps any more, `prompt` is shown."""
        self._be_silent()
        screen.tell_over()
        self._outcome = prompt, main
        self._calm.start()

    def _show_outcome(self) -> None:
        if self._outcome is not None:
            self._ask(*self._outcome)

    def _stop_waiting(self) -> None:
        self._ask(no_taps_prompt(), self._start)

    def _look_for_sound(self) -> None:
        if self._beat is not None and self._beat.problem is not None:
            self._ask(no_sound_prompt(self._beat.problem), self._start)

    def _set_by_hand(self, beat: Beat) -> None:
        screen = ByHandScreen(beat.from_beat_ms, self._room.make_theme(self._settings))
        screen.earlier_requested.connect(lambda: self._step(STEP_MS, screen))
        screen.later_requested.connect(lambda: self._step(-STEP_MS, screen))
        screen.done.connect(lambda: self._use(self._late_ms))
        screen.back_requested.connect(self._explain)
        self._step(0, screen)
        self._show_screen(screen, lambda: self._play(self._set_by_hand))

    def _step(self, by_ms: int, screen: ByHandScreen) -> None:
        least, most = SOUND_OFFSET_MS
        self._late_ms = min(most, max(least, self._late_ms + by_ms))
        if self._beat is not None:
            self._beat.late_ms = self._late_ms
        screen.set_lateness(
            lateness_words(self._late_ms), is_least=self._late_ms == least, is_most=self._late_ms == most
        )

    def _use(self, late_ms: int) -> None:
        self._settings = replace(self._settings, sound_offset_ms=late_ms)
        self.changed.emit(self._settings)
        self._end()

    def _be_silent(self) -> None:
        self._outcome = None
        for timer in (self._patience, self._sound_is_known, self._calm):
            timer.stop()
        if self._beat is not None:
            self._beat.stop()
            self._beat = None

    def _end(self) -> None:
        self._shown = None
        self._be_silent()
        self._room.sample.close()
        self.done.emit(self._settings)
        self.deleteLater()
