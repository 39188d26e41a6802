"""The whole program in a window without a screen, on a clock that goes on when told."""

from coach.history.records import local_now
from coach.paths import find_paths
from coach.session.events import State
from coach.session.readiness import Answer
from coach.settings import Settings, write_settings
from coach.ui.app import begin, first_window
from coach.voice.equipment import NoEquipment
from coach.voice.voice import SilentVoice
from tests.builders import FakeClock
from tests.routine.files import EXERCISE, ROUTINE


class Program:
    """A program with its window, and a hand on its clock."""

    def __init__(self, qtbot, folder, **chosen):
        routines = folder / "Routines"
        routines.mkdir(parents=True)
        (routines / "knee-extension.toml").write_text(EXERCISE)
        (routines / "two.toml").write_text(ROUTINE)
        paths = find_paths(folder)
        write_settings(Settings(routine="two", is_set_up=True, **chosen), paths.settings)
        self.qtbot, self.clock = qtbot, FakeClock()
        self.moment = None  # as the real wall clock has it
        self.window, home = first_window(paths)
        self.window.resize(1366, 768)
        self.window.show()
        self.flow = begin(
            self.window,
            home,
            paths,
            clock=self.clock,
            voice=SilentVoice(),
            equipment=NoEquipment(),
            now=lambda: self.moment or local_now(),
        )

    @property
    def session(self):
        """The way through a session; made anew with other settings."""
        return self.flow.session

    def start(self):
        """Choose the routine and begin."""
        self.flow.choose("two")
        self.session.questions.readiness.answered.emit(Answer())
        self.qtbot.waitUntil(lambda: self.session.run.is_prepared)
        self.session.begin()
        return self.session.run.conductor

    def to_the_question(self, conductor):
        """Pass the introduction over."""
        conductor.next()
        conductor.tick()
        assert conductor.playback.state is State.WAITING

    def play_out(self, conductor):
        """Play to the end, answering every question."""
        while conductor.playback.state not in (State.DONE, State.STOPPED):
            self.clock.ms += 500
            conductor.tick()
            if conductor.playback.state is State.WAITING:
                conductor.play()

    def sessions(self):
        """Ask the diary for everything."""
        found = []
        today = self.flow._around.now().date()
        self.flow.diary.ask(
            lambda store: store.sessions_between(store.default_person().id, today, today), found.append
        )
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def at(self, moment):
        """Let the wall clock say so."""
        self.moment = moment
