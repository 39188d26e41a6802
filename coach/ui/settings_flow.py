"""The way through the settings, and to what the figure looks like."""

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from coach.routine.model import Exercise
from coach.settings import Settings
from coach.ui.fitting_room import FittingRoom
from coach.ui.hearing.flow import HearingFlow
from coach.ui.hearing.offset_flow import OffsetFlow
from coach.ui.hearing.voices_flow import VoicesFlow
from coach.ui.sample import Said
from coach.ui.screens.figure_choice import FigureChoiceScreen
from coach.ui.screens.settings import SettingsPageScreen, SettingsScreen
from coach.ui.setting_pages import Door, Page, questions_of
from coach.ui.theme import Theme
from coach.ui.widgets.screen import Screen

_Part = TypeVar("_Part", HearingFlow, VoicesFlow, OffsetFlow)


class SettingsFlow(QObject):
    """Shows the settings, page by page, as they would look.

    `changed` tells of settings to keep, whenever a page or the window is left;
    `done` ends the way, and so does `door_requested`, which asks for another
    screen (`Door`: the set-up, the keys, the plan, the data, the people…) that isn't part of it.
    """

    changed = Signal(object)  # Settings
    door_requested = Signal(object)  # Door
    done = Signal()

    def __init__(self, room: FittingRoom, exercise: Exercise | None) -> None:
        """Show the screens in `room`; `exercise` is what the figure shows while it is chosen."""
        super().__init__(room.window)
        self._room = room
        self._exercise = exercise
        self._settings = Settings()
        room.window.closing.connect(self._keep)

    def show(self, settings: Settings, page: Page | None = None) -> None:
        """Begin with `settings`, on a page or in front of all of them."""
        self._settings = settings
        if page is None:
            self._show_front()
        else:
            self._show_page(page)

    @property
    def _theme(self) -> Theme:
        return self._room.make_theme(self._settings)

    def _show_screen(self, screen: Screen) -> None:
        screen.is_passing = True
        self._room.window.show_screen(screen)

    def _show_front(self) -> None:
        screen = SettingsScreen(self._theme)
        screen.page_requested.connect(self._show_page)
        screen.data_requested.connect(lambda: self._go_through(Door.DATA))
        screen.people_requested.connect(lambda: self._go_through(Door.PEOPLE))
        screen.workshop_requested.connect(lambda: self._go_through(Door.WORKSHOP))
        screen.done.connect(self._leave)
        self._show_screen(screen)

    def _show_page(self, page: Page) -> SettingsPageScreen:
        screen = SettingsPageScreen(page, self._settings, self._theme)
        screen.changed.connect(lambda settings: self._use(settings, screen))
        screen.door_requested.connect(self._open)
        screen.done.connect(self._leave_page)
        self._show_screen(screen)
        return screen

    def _use(self, settings: Settings, shown: SettingsPageScreen) -> None:
        """Take what was chosen; a page that would now look or ask otherwise is made anew."""
        before, self._settings = self._settings, settings
        self._let_hear(before, settings)
        looks_other = self._room.make_theme(before) != self._theme
        if looks_other:
            self._room.window.set_theme(self._theme)
        if looks_other or questions_of(shown.page, before) != questions_of(shown.page, settings):
            view = shown.view
            self._show_page(shown.page).take_up(view)

    def _keep(self) -> None:
        self.changed.emit(self._settings)

    def _let_hear(self, before: Settings, now: Settings) -> None:
        """Let what was changed be heard as it is now, in place of what is still heard."""
        said = heard_of(before, now)
        if said is not None:
            self._room.sample.say(now, said)
        elif now.quiet and not before.quiet:
            self._room.sample.stop()

    def _leave_page(self) -> None:
        self._room.sample.close()
        self._keep()
        self._show_front()

    def _open(self, door: Door) -> None:
        match door:
            case Door.HEAR:
                self._hearing_flow().show(self._settings)
            case Door.LOUDSPEAKER:
                self._hearing_flow().show_loudspeakers(self._settings)
            case Door.VOICES:
                voices = VoicesFlow(self._room)
                self._come_back_from(voices).show(self._settings)
            case Door.WIRELESS:
                offset = OffsetFlow(self._room)
                self._come_back_from(offset).show(self._settings)
            case Door.FIGURE:
                self._show_figure()
            case _:
                self._go_through(door)

    def _hearing_flow(self) -> HearingFlow:
        hearing = HearingFlow(self._room)
        hearing.back_requested.connect(lambda: self._show_page(Page.HEARING))
        return self._come_back_from(hearing)

    def _come_back_from(self, part: _Part) -> _Part:
        """Take what is chosen on a way of its own, and show the page again at its end."""
        part.changed.connect(self._take)
        part.done.connect(self._take)
        part.done.connect(lambda: self._show_page(Page.HEARING))
        return part

    def _take(self, settings: Settings) -> None:
        self._settings = settings

    def _show_figure(self) -> None:
        screen = FigureChoiceScreen(self._settings, self._theme, self._exercise)
        screen.chosen.connect(self._take_figure)
        self._show_screen(screen)

    def _take_figure(self, settings: Settings) -> None:
        self._settings = settings
        self._show_page(Page.SEEING)

    def _go_through(self, door: Door) -> None:
        self._room.sample.close()
        self._keep()
        self.door_requested.emit(door)
        self.deleteLater()

    def _leave(self) -> None:
        self._keep()
        self.done.emit()
        self.deleteLater()


def heard_of(before: Settings, now: Settings) -> Said | None:
    """Return what lets one hear how the sound has changed, or None when it is to be heard no other way."""
    if now.quiet:
        return None
    if now.tone_volume != before.tone_volume:
        return Said.TONES
    if now.count_volume != before.count_volume:
        return Said.COUNTS
    words = (now.volume, now.words_per_minute, now.quiet)
    return Said.SENTENCE if words != (before.volume, before.words_per_minute, before.quiet) else None
