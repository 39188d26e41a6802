"""Routines brought to the window: shown before anything is changed, taken in, taken out, given away."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from coach.paths import find_paths
from coach.routine.library import load_library
from coach.routine.sharing.arrival import look_into
from coach.routine.sharing.parcel import LeftOut, Why, pack
from coach.session.clock import SystemClock
from coach.session.readiness import Answer
from coach.ui.arriving import words as said
from coach.ui.arriving.flow import ArrivingFlow
from coach.ui.arriving.giving import GiveFlow
from coach.ui.arriving.lying_about import routines_in
from coach.ui.arriving.screen import ArrivalScreen
from coach.ui.arriving.sight import sight_of
from coach.ui.data.drives import Drive, Outside
from coach.ui.screens.readiness import ReadinessScreen
from coach.ui.surroundings import Surroundings
from coach.ui.widgets.asking_screen import AskingScreen
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window
from coach.voice.voice import SilentVoice
from tests.routine.files import EXERCISE, ROUTINE, changed
from tests.routine.reading_level import grade
from tests.ui.program import Program
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme, words

NOW = datetime(2026, 11, 21, 15, 10, tzinfo=UTC)
MINE = changed(ROUTINE, {"knee-extension": "my-knee", '"Two exercises"': '"Legs for Rosa"'})


def press(qtbot, window, *names):
    """Press one button after the other, each as soon as it is there."""

    def named(name):
        shown = buttons(window.current)
        return next((shown[each] for each in shown if each == name or each.startswith(f"{name}.")), None)

    for name in names:
        qtbot.waitUntil(lambda name=name: named(name) is not None)
        named(name).click()


def read(qtbot, window, sentence):
    qtbot.waitUntil(lambda: any(sentence in each for each in words(window.current)))


class Laptop:
    """A window with a screen in it, a stick that is plugged in, and dialogs that answer."""

    def __init__(self, qtbot, folder):
        self.qtbot, self.paths, self.stick = qtbot, find_paths(folder / "data"), folder / "stick"
        self.stick.mkdir()
        self.window = Window(theme())
        qtbot.addWidget(self.window)
        self.before = Screen("Before", theme())
        self.before.is_passing = True
        self.window.show_screen(self.before)
        self.window.show()
        self.chosen = None
        self.around = Surroundings(
            self.paths, SystemClock(), lambda _: SilentVoice(), lambda _: theme(), lambda: NOW
        )
        self.outside = Outside(
            lambda: (Drive("STICK", self.stick),), lambda *_: self.chosen, lambda *_: self.chosen
        )
        self.told = []

    def arriving(self, **how):
        flow = ArrivingFlow(self.window, theme(), self.around, self.outside, **how)
        flow.done.connect(lambda: self.told.append("done"))
        flow.taken_in.connect(self.told.append)
        flow.start_requested.connect(lambda name: self.told.append(f"start {name}"))
        return flow

    def press(self, *names):
        press(self.qtbot, self.window, *names)

    def read(self, sentence):
        read(self.qtbot, self.window, sentence)

    def mine(self):
        own = self.paths.own_routines
        return sorted(str(file.relative_to(own)) for file in own.rglob("*.toml"))


@pytest.fixture
def laptop(qtbot, tmp_path):
    return Laptop(qtbot, tmp_path)


@pytest.fixture
def parcel(tmp_path):
    file = tmp_path / "legs-for-rosa.leg-coach.zip"
    files = (("legs-for-rosa.toml", MINE.encode()), ("exercises/my-knee.toml", EXERCISE.encode()))
    file.write_bytes(pack(files))
    return file


def test_a_parcel_is_seen_then_taken_in_and_begun_with(laptop, parcel):
    laptop.arriving().look_at([parcel])
    laptop.read("These exercises come with it: “Straighten your knee”.")
    assert "Legs for Rosa" in words(laptop.window.current)
    assert laptop.mine() == []
    laptop.press("Take it in")
    laptop.read("“Legs for Rosa” is under “Other routines”.")
    assert laptop.mine() == ["exercises/my-knee.toml", "legs-for-rosa.toml"]
    laptop.press("Start it now")
    assert laptop.told == [("my-knee", "legs-for-rosa"), "start legs-for-rosa"]


def test_what_is_left_out_changes_nothing_and_what_was_shown_before_is_still_there(laptop, parcel):
    laptop.arriving().look_at([parcel])
    laptop.press("Leave it out")
    assert (laptop.told, laptop.mine()) == (["done"], [])
    laptop.window.show_screen(laptop.before)
    assert laptop.window.current is laptop.before


def test_what_was_taken_in_is_taken_out_again(laptop, parcel):
    laptop.arriving(can_start=False).look_at([parcel])
    laptop.press("Take it in")
    laptop.read("It is here now.")
    assert "Start it now. First we ask how you are" not in buttons(laptop.window.current)
    laptop.press("Undo")
    laptop.read("All is as it was before.")
    laptop.press("Done")
    assert laptop.mine() == []
    assert laptop.told[-1] == "done"


def test_one_question_is_asked_when_another_of_that_name_is_here(laptop, parcel):
    own = laptop.paths.own_routines
    own.mkdir(parents=True)
    (own / "legs-for-rosa.toml").write_text(MINE + "# mine\n")
    (own / "my-knee.toml").write_text(EXERCISE)
    laptop.arriving().look_at([parcel])
    laptop.press("Take it in")
    laptop.read("“Legs for Rosa” is here already, but not the same.")
    laptop.press("Keep both")
    laptop.read("“Legs for Rosa (2)” is under “Other routines”.")
    assert laptop.mine() == ["legs-for-rosa-2.toml", "legs-for-rosa.toml", "my-knee.toml"]


def test_what_can_not_be_played_says_where_and_can_not_be_taken_in(laptop):
    file = laptop.stick / "two.toml"
    file.write_text(changed(MINE, {"sets = 2": "stes = 2"}))
    laptop.arriving().look_at([file, laptop.stick / "letter.odt"])
    laptop.read("“two.toml” has mistakes in it, and stays out:")
    laptop.read("Line 6")
    assert "Take it in" not in buttons(laptop.window.current)


def test_what_needs_exercises_that_did_not_come_says_how_to_ask_for_them(laptop):
    file = laptop.stick / "two.toml"
    file.write_text(MINE)
    laptop.arriving().look_at([file])
    laptop.read("These exercises are not here: “my-knee”.")
    laptop.read("Ask for it once more, given away by Leg Coach")
    assert not any("known here" in text for text in words(laptop.window.current))
    laptop.press("Done")
    assert laptop.told == ["done"]


def test_a_disk_that_takes_nothing_is_told_of_in_plain_words(laptop, parcel):
    laptop.paths.own_routines.parent.mkdir(parents=True)
    laptop.paths.own_routines.write_text("no folder")
    laptop.arriving().look_at([parcel])
    laptop.press("Take it in")
    laptop.read("Nothing was changed. Is there room on the disk?")


def test_what_lies_on_the_stick_is_offered_and_what_is_no_routine_is_not(laptop, parcel):
    parcel.rename(laptop.stick / parcel.name)
    (laptop.stick / "letters.zip").write_bytes(pack([("letter.txt", b"hello")]))
    (laptop.stick / "other.toml").write_text("[tool]\n")
    laptop.arriving().ask_which()
    laptop.read("Bring which routine?")
    assert not any(each.startswith(("letters", "other")) for each in buttons(laptop.window.current))
    laptop.press(parcel.name)
    laptop.read("These exercises come with it")


def test_a_file_can_be_pointed_at_and_a_dialog_left_alone(laptop, parcel):
    laptop.arriving().ask_which()
    laptop.press("Another file")
    laptop.read("Bring which routine?")
    laptop.chosen = parcel
    laptop.press("Another file", "Take it in")
    laptop.read("It is here now.")


def test_the_newest_come_first_and_what_is_here_already_is_not_offered(tmp_path):
    for at, name in enumerate(("old.toml", "deep/new.toml", "own/here.toml", ".hidden/x.toml")):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(ROUTINE)
        os.utime(file, (at, at))
    found = routines_in([tmp_path, tmp_path / "gone"], tmp_path / "own", UTC)
    assert [file.name for file, _made in found] == ["new.toml", "old.toml"]


def test_a_routine_is_given_away_to_the_stick_and_comes_back(laptop, parcel, tmp_path):
    laptop.arriving().look_at([parcel])
    laptop.press("Take it in", "Done")
    library = load_library(laptop.paths.routine_folders)
    flow = GiveFlow(laptop.window, theme(), laptop.around, library, laptop.outside)
    flow.give("legs-for-rosa")
    laptop.press("STICK")
    laptop.read("Your own exercises are in it: “Straighten your knee”.")
    (given,) = laptop.stick.iterdir()
    assert look_into([given], laptop.paths.routine_folders).new == ()
    laptop.stick = tmp_path / "gone"
    (tmp_path / "gone").write_text("no folder")
    flow = GiveFlow(laptop.window, theme(), laptop.around, library, laptop.outside)
    flow.give("legs-for-rosa")
    laptop.press("STICK")
    laptop.read("Is the stick still in, and is there room?")


# In the whole program


@pytest.fixture
def program(qtbot, tmp_path):
    made = Program(qtbot, tmp_path / "data")
    yield made
    made.window.close()


def drop(window, *paths):
    """Drop files on a window, as a desktop does it; whether each step was accepted."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(300, 300).toPoint(), Qt.DropAction.CopyAction, carried, left, none)
    drop = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, carried, left, none)
    accepted = []
    for event in (enter, drop):
        QApplication.sendEvent(window.windowHandle(), event)
        accepted.append(event.isAccepted())
    return accepted


def test_what_is_dropped_at_home_is_shown_and_home_comes_back_after_it(program, qtbot, parcel):
    assert drop(program.window, parcel) == [True, True]
    press(qtbot, program.window, "Take it in", "Done")
    assert program.window.current is program.flow.home
    assert "legs-for-rosa" in program.flow.today.library.routines


def test_what_was_brought_can_be_begun_with_at_once(program, qtbot, parcel):
    program.flow.arrivals.look_at([parcel])
    press(qtbot, program.window, "Take it in", "Start it now")
    assert isinstance(program.window.current, ReadinessScreen)


def test_what_comes_within_a_session_waits_until_one_is_home_again(program, qtbot, parcel):
    program.flow.choose("two")
    asked = program.window.current
    drop(program.window, parcel)
    note = program.flow.arrivals._note
    assert (note.isVisible(), program.window.current) == (True, asked)
    assert note.text() == "A routine came. It waits for you."
    program.session.questions.readiness.answered.emit(Answer())
    program.flow.go_home()
    read(qtbot, program.window, "These exercises come with it")


def test_what_was_being_answered_is_still_there_afterwards(program, qtbot, parcel):
    program.flow.places.show_settings()
    settings = program.window.current
    drop(program.window, parcel)
    press(qtbot, program.window, "Leave it out")
    assert program.window.current is settings


def test_a_file_that_is_dropped_on_a_field_of_text_comes_and_its_path_is_not_written_there(
    program, qtbot, parcel
):
    screen = Screen("Writing", theme())
    field = QPlainTextEdit("Mine.", screen)
    field.setGeometry(0, 0, 1366, 768)
    program.window.show_screen(screen)
    assert drop(program.window, parcel) == [True, True]
    press(qtbot, program.window, "Leave it out")
    assert (program.window.current, field.toPlainText()) == (screen, "Mine.")


# How it looks and reads


def sights(folder):
    """Return what is shown of a routine, of many, of an exercise, and of what can't be used."""
    arrivals = {
        "legs-for-rosa.toml": MINE,
        "my-knee.toml": EXERCISE,
        "other-legs.toml": changed(MINE, {"sets = 2": "sets = 3"}),
        "bad.toml": changed(MINE, {"sets = 2": "stes = 3"}),
    }
    for name, text in arrivals.items():
        (folder / name).write_text(text)
    ways = (("legs-for-rosa.toml", "my-knee.toml"), tuple(arrivals), ("my-knee.toml",), ("bad.toml",))
    for way in ways:
        arrival = look_into([folder / name for name in way], [folder / "own"])
        yield arrival, sight_of(replace(arrival, left_out=tuple(LeftOut("x.zip", why) for why in Why)))


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
def test_every_screen_is_whole_at_every_size(qtbot, tmp_path, scale, dpi):
    here = theme(scale, dpi)
    screens = [ArrivalScreen(sight, here) for _arrival, sight in sights(tmp_path)]
    screens += [AskingScreen(asked, here) for asked in every_question(tmp_path)]
    for screen in screens:
        in_window(qtbot, screen)
        assert crowded(screen) == [], screen.accessibleName()


def every_question(folder):
    own = folder / "own"
    own.mkdir(exist_ok=True)
    (own / "legs-for-rosa.toml").write_text(MINE + "#\n")
    (folder / "legs-for-rosa.toml").write_text(MINE)
    (folder / "my-knee.toml").write_text(EXERCISE)
    arrival = look_into([folder / "legs-for-rosa.toml", folder / "my-knee.toml"], [own])
    knee = arrival.exercises[0].exercise
    return (
        said.moment(),
        said.which([(Path("STICK/legs-for-rosa.toml"), NOW)], NOW),
        said.which((), NOW),
        said.which_of_two(arrival),
        said.is_here("Legs for Rosa", Path("Routines"), can_start=True),
        said.is_here("", Path("Routines"), can_start=False),
        said.nothing_taken(),
        said.taken_out(()),
        said.taken_out((Path("legs.toml"),)),
        said.changed_meanwhile(),
        said.does_not_fit((Path("legs.toml"),)),
        said.refused(Path("Routines"), "the disk is full"),
        said.where_to("Legs for Rosa", (), Path("Documents")),
        said.is_given(Path("STICK/legs.zip"), [knee]),
        said.not_given("the disk is full"),
    )


def test_every_question_is_easy_to_read(tmp_path):
    for asked in every_question(tmp_path):
        told = [part for answer in asked.answers for part in (answer.text, answer.note) if part]
        text = ". ".join((asked.title, *asked.lines, *told, asked.note)).replace("..", ".")
        assert grade(text) <= 6.0, (grade(text), text)
