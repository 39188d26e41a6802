"""What there is today: the files, what the diary knows, what has to be told; and home that shows it."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal

from coach.people import everyone
from coach.routine.files.last_good import keep_good, with_last_good
from coach.routine.files.versions import Versions
from coach.routine.library import Library, StoodIn, load_library
from coach.settings import Settings
from coach.ui.cards import CardShelf, RoutineCard
from coach.ui.dates import weekday_and_day
from coach.ui.errands import Errands
from coach.ui.home_states import home_state, planned_for
from coach.ui.live_files import LiveFiles
from coach.ui.preparation import options_of
from coach.ui.presence import Presence
from coach.ui.reminder_words import measure_due_text
from coach.ui.screens.home import HomeScreen
from coach.ui.screens.routines import RoutinesScreen
from coach.ui.sentences import greeting
from coach.ui.standing import Standing
from coach.ui.suggestion_words import suggestion_text
from coach.ui.surroundings import Surroundings
from coach.ui.week import strip_of

MOST_TOLD: Final = 2
"""So many broken files are told of by name."""


class Today(QObject):
    """Knows what home shows; whose home it is, and how it looks, it is told each time.

    `library` is of the files when they were last read, `standing` what the
    diary last told of the person who is here. `disk_changed` comes when a file
    of the routines was changed by any program, ours too, and what is open elsewhere
    may be another (`coach.routine.files.writing.read_text` tells). `files_changed` follows
    when `library` is anew, within half a second in all; while `is_busy` nothing
    is read, so that a session keeps what it began with, and figures move on
    smoothly: the next `read_files` makes up for it.
    """

    disk_changed = Signal()
    files_changed = Signal()

    def __init__(
        self,
        around: Surroundings,
        is_busy: Callable[[], bool] = lambda: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.library = Library({}, {}, {}, (), ())
        self.standing = Standing()
        self._around = around
        self._is_busy = is_busy
        paths = around.paths
        self.versions = Versions(paths.versions, paths.own_routines)
        self._live = LiveFiles(paths.routine_folders, paths.own_routines, self)
        self._live.changed.connect(self._follow)
        self._is_behind = True
        self._reading = Errands(self)
        self._shelf = CardShelf()
        self._notices: list[str] = []
        self._told_at = self._time_of_day()
        self._told_of_test: set[tuple[str, date]] = set()  # whom, and on which day

    def read_files(self) -> None:
        """Have the routines and exercises as they are now."""
        if self._live.look() or self._is_behind:
            self._reading.forget()
            self.library, self._is_behind = self._read(), False

    def close(self) -> None:
        """Follow the files no more."""
        self._live.stop()
        self._reading.forget()

    def _follow(self) -> None:
        """Read the files in a thread, now that one was changed."""
        self._is_behind = True
        self.disk_changed.emit()
        if not self._is_busy():
            self._reading.run(lambda _forgotten: self._read(), self._take_and_tell)

    def _read(self) -> Library:
        """Read the files, with what was good last for those that aren't, and keep what is good now."""
        library = load_library(self._around.paths.routine_folders)
        keep_good(library, self.versions, self._around.now())
        return with_last_good(library, self.versions)

    def _take_and_tell(self, library: Library) -> None:
        self.library, self._is_behind = library, False
        self.files_changed.emit()

    @property
    def is_over(self) -> bool:
        """Whether what was shown last greets another time of day, or is of another day."""
        return self._told_at != self._time_of_day()

    def cards(self, settings: Settings) -> tuple[RoutineCard, ...]:
        """Return the cards of all routines that can be played, today's first."""
        todays = planned_for(settings, self._around.now().date()) or settings.routine
        return self._shelf.cards_of(self.library, options_of(settings), todays)

    def notice(self, sentence: str) -> None:
        """Have home tell something from now on; the same is told once."""
        if sentence not in self._notices:
            self._notices.append(sentence)

    def show_on(self, home: HomeScreen, settings: Settings, voice_problem: str | None) -> None:
        """Show on `home` how it stands with the person of these settings."""
        now, known = self._around.now(), self.standing
        self._told_at = self._time_of_day()
        state = home_state(
            settings,
            self._cards_for_home(settings),
            known.week,
            now,
            self.library.errors,
            is_first_day=known.is_first_day,
            rests_today=known.rests_today,
        )
        home.set_state(state)
        home.set_who(settings.name, is_one_of_several=len(everyone(self._around.paths)) > 1)
        home.set_week(*strip_of(now.date(), known.week, settings.plan))
        self.tell_on(home, voice_problem)

    def list_on(self, screen: RoutinesScreen, settings: Settings) -> None:
        """List on `screen` every routine, and the files that have mistakes."""
        today = self._around.now().date()
        stood_in = {one.file: stood_in_text(one, today) for one in self.library.stood_in.values()}
        screen.set_routines(self.cards(settings), self.library.errors, stood_in)

    def tell_on(self, home: HomeScreen, voice_problem: str | None) -> None:
        """Show on `home` what has to be told, and a step that is suggested."""
        sentences = [
            *self._notices,
            *mistake_texts(self.library, self._around.now().date()),
            voice_problem or "",
            self._suggestion(),
        ]
        told = "\n".join(sentence for sentence in sentences if sentence)
        home.set_notice(told or self._reminder(home))

    def _reminder(self, home: HomeScreen) -> str:
        """Return that a test is due, once a day: until home is left, and only where nothing else is told."""
        today, known = self._around.now().date(), self.standing
        due, whom = known.measure_due, (known.person_id, today)
        is_silent = known.rests_today or whom in self._told_of_test
        if due is None or is_silent or not due.is_told_at_home(today):
            return ""
        Presence(home).left.connect(lambda: self._told_of_test.add(whom))
        return measure_due_text(due)

    def _suggestion(self) -> str:
        """Return the step that is suggested; a step back is asked about before the next session begins."""
        today, suggested = self._around.now().date(), self.standing.suggestion
        done_today = any(
            session.local_day == today and session.anything_done for session in self.standing.week
        )
        if suggested is not None and suggested.kind.is_back and not done_today:
            return ""
        return suggestion_text(suggested, done_today=done_today)

    def _cards_for_home(self, settings: Settings) -> tuple[RoutineCard, ...]:
        """Return what home needs: until the diary has answered, today's card alone, to be there soon."""
        todays = planned_for(settings, self._around.now().date())
        routine = self.library.routines.get(todays or "")
        if self.standing.person_id or routine is None:
            return self.cards(settings)
        card = self._shelf.card_of(routine, self.library, options_of(settings))
        return self.cards(settings) if card is None else (card,)

    def _time_of_day(self) -> tuple[date, str]:
        """Return what home says of the time."""
        now = self._around.now()
        return now.date(), greeting(now, "")


def mistake_texts(library: Library, today: date) -> list[str]:
    """Say which files have mistakes: what is used as it was before, and on which day, and what can't be."""
    stood_in = sorted(library.stood_in.values(), key=lambda one: one.name)
    told = [stood_in_text(one, today) for one in stood_in[:MOST_TOLD]]
    seen_to = {one.file for one in stood_in[:MOST_TOLD]}
    if any(problem.file not in seen_to for problem in library.errors):
        if told:
            told.append(QCoreApplication.translate("today", "Another routine file has a mistake in it."))
        else:
            told.append(QCoreApplication.translate("today", "A routine file has a mistake in it."))
    if told:
        told.append(QCoreApplication.translate("today", "“Other routines” shows what to mend."))
    return [" ".join(told)] if told else []


def stood_in_text(one: StoodIn, today: date) -> str:
    """Say of a broken file that it is used as it was, and on which day."""
    day = one.at.astimezone().date()
    if day == today:
        text = QCoreApplication.translate(
            "today", "The file of “{name}” has a mistake. It is used as it was earlier today."
        )
        return text.format(name=one.name)
    text = QCoreApplication.translate(
        "today", "The file of “{name}” has a mistake. It is used as it was on {day}."
    )
    return text.format(name=one.name, day=weekday_and_day(day, today))
