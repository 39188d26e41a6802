"""A way through a test in a window, on a clock that goes on when told, with a diary that answers at once."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from PySide6.QtTest import QTest

from coach.history.corrections import gone, superseded
from coach.history.records import Details, MeasureDone, Readiness, Sex, TakenBack
from coach.paths import find_paths
from coach.routine.library import load_library
from coach.session.readiness import Answer
from coach.settings import Settings
from coach.ui.keys import STILL_MEANT_BEFORE_MS
from coach.ui.measures.flow import MeasureFlow
from coach.ui.screens.measure_questions import AskScreen, NumberScreen
from coach.ui.screens.measure_run import MeasureRunScreen
from coach.ui.screens.measures import MeasuresScreen
from coach.ui.screens.readiness import ReadinessScreen
from coach.ui.surroundings import Surroundings
from coach.ui.window import Window
from tests.ui.heard import Ear
from tests.ui.shown import buttons, theme

NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)
ROSA = Details("d", "rosa", NOW, 1948, Sex.WOMAN)
STANDS_ALONE = ("Yes", "No", "No")


@cache
def library():
    return load_library((Path(__file__).parents[2] / "routines",))


class Notebook:
    """A diary that answers at once; also the store that is asked."""

    def __init__(self, *records):
        self.records = list(records)

    def ask(self, asked, then):
        then(asked(self, "rosa"))

    def add(self, record):
        self.records.append(record)

    def of(self, kind):
        return [record for record in self.records if isinstance(record, kind)]

    def measures(self, _person_id):
        done = self.of(MeasureDone)
        dropped = gone(self.of(TakenBack)) | superseded(
            {one.id: one.replaces for one in done if one.replaces}
        )
        return tuple(one for one in done if one.id not in dropped)

    def details(self, _person_id):
        return next(reversed(self.of(Details)), None)

    def readiness_between(self, _person_id, _first, _last):
        return tuple(self.of(Readiness))


class Guided:
    """The way through a test in a window, on a clock that goes on when told."""

    def __init__(self, qtbot, *records, scale=1.0, dpi=96, **chosen):
        self.qtbot, self.ear, self.diary = qtbot, Ear(), Notebook(*records)
        self.now = NOW
        self.clock, look = self.ear.clock, theme(scale, dpi)
        self.window = Window(look, self.clock.now_ms)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        settings = Settings(emergency_number="112", **chosen)
        self.window.set_steering(same_press_ms=settings.same_press_ms, switch=settings.switch)
        around = Surroundings(
            find_paths(Path("nowhere")), self.clock, self.ear._make, lambda _settings: look, lambda: self.now
        )
        self.flow = MeasureFlow(self.window, look, settings, self.diary, around, library())
        self.flow.taking._calm.setInterval(0)
        self.left = []
        self.flow.done.connect(lambda: self.left.append(True))
        self.flow.show()

    @property
    def screen(self):
        return self.window.current

    def to(self, kind):
        """Be at a screen of this kind, settled."""
        self.qtbot.waitUntil(lambda: isinstance(self.screen, kind))
        self.screen._now_ms = self.clock.now_ms
        self.screen._shown_ms = self.clock.now_ms() - STILL_MEANT_BEFORE_MS - 1
        return self.screen

    def choose(self, measure):
        self.to(MeasuresScreen).cards[measure].click()
        self.answer_today()

    def answer_today(self, *signs):
        self.to(ReadinessScreen).answered.emit(Answer(signs))

    def press(self, *names):
        for name in names:
            self.clock.ms += 2000
            buttons(self.screen)[name].click()

    def to_clock(self, measure, *answers):
        """Go to the clock of a test, with these answers on the way; the program's voice is there."""
        self.choose(measure)
        self.press(*answers)
        self.press("I have it all")
        if isinstance(self.screen, NumberScreen):
            self.press("This high")
        if isinstance(self.screen, AskScreen):
            self.press("A stick")
        self.press("I have tried it")
        self.qtbot.waitUntil(lambda: self.flow.taking._heard is not None)
        return self.to(MeasureRunScreen)

    def begin(self, by=None):
        """Begin, and go to "Go"."""
        self.count_in(by)
        self.at(0)

    def count_in(self, by=None):
        (by or buttons(self.screen)["Start"].click)()
        self.go_ms = self.flow.taking.clock._run.go_ms

    def at(self, ms):
        """Let the clock come to so many ms after "Go"."""
        self.clock.ms = self.go_ms + ms
        if self.flow.taking.clock is not None:
            self.flow.taking.clock.tick()

    def key(self, key):
        QTest.keyClick(self.window.windowHandle(), key)

    def said(self):
        return [entry[1:] for entry in self.ear.log if entry[0] == "play"]
