"""The way through the set-up, a page a question; asked once, and again from the settings."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from coach.settings import Settings
from coach.ui.fitting_room import FittingRoom
from coach.ui.hearing.flow import HearingFlow
from coach.ui.screens.set_up import (
    HealthPage,
    NamePage,
    NumberPage,
    SeeingPage,
    SetUpDonePage,
    SetUpPage,
    place_words,
)
from coach.ui.theme import Theme

PAGES: Final[tuple[Callable[[Settings, Theme], SetUpPage] | None, ...]] = (
    NamePage,
    SeeingPage,
    None,  # "Can you hear me?" is a way of its own
    NumberPage,
    HealthPage,
    SetUpDonePage,
)


class SetUpFlow(QObject):
    """Asks page after page; `done` gives what was answered, even if all of it was left for later.

    `changed` gives it when the window is closed half way: then it is asked
    again another time, beginning with what is known.
    """

    changed = Signal(object)  # Settings
    done = Signal(object)  # Settings

    def __init__(self, room: FittingRoom, settings: Settings) -> None:
        """Ask in `room`, beginning with `settings`."""
        super().__init__(room.window)
        self._room = room
        self._before = self.settings = settings
        self._at = 0
        self.page: SetUpPage | None = None
        room.window.closing.connect(self._keep)

    def show(self) -> None:
        """Show the question that comes next."""
        make_page = PAGES[self._at]
        if make_page is None:
            self._ask_about_hearing()
            return
        page = make_page(self.settings, self._room.make_theme(self.settings))
        page.is_passing = True
        # Who is set up already came from the settings, and may go back there.
        page.set_place(*self._place, has_back=self._at > 0 or self._before.is_set_up)
        page.answered.connect(self._answered)
        page.later.connect(lambda: self._go(1))
        page.back_requested.connect(lambda: self._go(-1))
        if isinstance(page, SeeingPage):
            page.text_changed.connect(self._use_text)
        self.page = page
        self._room.window.show_screen(page)

    def _ask_about_hearing(self) -> None:
        hearing = HearingFlow(self._room)
        hearing.changed.connect(self._take)
        hearing.done.connect(self._answered)
        hearing.later.connect(lambda: self._go(1))
        hearing.back_requested.connect(lambda: self._go(-1))
        hearing.show(self.settings, place_words(*self._place), is_part=True)

    @property
    def _place(self) -> tuple[int, int]:
        """Which of how many questions comes next."""
        return self._at + 1, len(PAGES) - 1

    def _take(self, settings: Settings) -> None:
        self.settings = settings

    def _keep(self) -> None:
        self.changed.emit(self.settings)

    def _answered(self, settings: Settings) -> None:
        self.settings = settings
        self._go(1)

    def _go(self, pages: int) -> None:
        self._at += pages
        if self._at < 0:
            self._end(self._before)
        elif self._at == len(PAGES):
            self._end(replace(self.settings, is_set_up=True))
        else:
            self.show()

    def _end(self, settings: Settings) -> None:
        self._room.window.set_theme(self._room.make_theme(settings))
        self.done.emit(settings)
        self.deleteLater()

    def _use_text(self, settings: Settings) -> None:
        """Show the page again in another text size, with the same button marked."""
        before = self.page
        was_larger = settings.text_percent > self.settings.text_percent
        had_focus = before is not None and before.marked is not None
        self.settings = settings
        self._room.window.set_theme(self._room.make_theme(settings))
        self.show()
        if had_focus and isinstance(self.page, SeeingPage):
            same = self.page.larger if was_larger else self.page.smaller
            if same.isEnabled():
                self.page.mark(same)
