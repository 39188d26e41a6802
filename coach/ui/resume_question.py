"""The question whether to go on with a session that was cut off."""

from coach.ui.screens.resume import ResumeScreen
from coach.ui.session_flow import SessionFlow
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.today import Today
from coach.ui.window import Window


class ResumeQuestion:
    """Asks once, until it is to be asked again: of another person, or after another long pause."""

    def __init__(self, window: Window, around: Surroundings, today: Today) -> None:
        self._window = window
        self._around = around
        self._today = today
        self._is_asked = False

    def ask_again(self) -> None:
        """Let it be asked the next time as well."""
        self._is_asked = False

    def ask(self, session: SessionFlow, theme: Theme) -> None:
        """Ask in the window if a session was cut off, and have `session` do what is answered."""
        cut_off, library = self._today.standing.cut_off, self._today.library
        if cut_off is None or self._is_asked:
            return
        self._is_asked = True
        routine = library.routines.get(cut_off.start.routine_id)

        def start_again() -> None:
            if cut_off.start.routine_id in self._today.library.routines:
                session.start_again(self._today.library, cut_off, self._today.standing)
            else:  # its file was taken away
                session.enough(cut_off)

        screen = ResumeScreen(theme)
        screen.is_passing = True
        is_same = routine is not None and routine.content_hash == cut_off.start.content_hash
        screen.set_session(cut_off, self._around.now(), may_go_on=is_same)
        screen.go_on.connect(lambda: session.resume(self._today.library, cut_off, self._today.standing))
        screen.start_again.connect(start_again)
        screen.enough.connect(lambda: session.enough(cut_off))
        self._window.show_screen(screen)
