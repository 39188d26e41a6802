"""My data: copies, another laptop, and deleting, each on the diary's own thread."""

import json
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from coach.diary_work import Arrived, Diarist, Merged, Namesakes, TakenIn
from coach.history.copies import Copy, Kept, Part, copies_of
from coach.history.records import Details, Person, SamePerson, Sex, WalkingAid, new_id
from coach.history.store import open_history
from coach.paths import find_paths
from coach.people import add_person, everyone
from coach.routine.terms import Talk
from coach.session.clock import SystemClock
from coach.settings import Settings, read_settings, write_settings
from coach.ui.data import arriving_words
from coach.ui.data import words as data_words
from coach.ui.data.drives import Drive, Outside, free_place, is_plugged_in
from coach.ui.data.flow import DataFlow
from coach.ui.details_flow import DetailsFlow
from coach.ui.diary import Diary
from coach.ui.own_diary import OwnDiary
from coach.ui.phrases import heard
from coach.ui.screens.details import DetailsScreen
from coach.ui.surroundings import Surroundings
from coach.ui.widgets.asking_screen import AskingScreen
from coach.ui.window import Window
from coach.voice.voice import SilentVoice
from tests.history.build import answers, at, done, end, start
from tests.routine.reading_level import grade
from tests.ui.shown import DENSITIES, SCALES, buttons, crowded, in_window, theme, words

NOW = at("11-21", "15:10")
ROSA, TOM = Person("01930000-0000-7000-8000-00000000000a", "Rosa"), Person(new_id(), "Tom")


def write(folder, *people, month_day="11-05"):
    """A data folder with a session of each person in its diary."""
    with closing(open_history(find_paths(folder).history)) as store:
        for person in people:
            begun = start(at(month_day), person_id=person.id)
            for record in (person, begun, done(begun, 8), end(begun), answers(begun, effort=5)):
                store.add(record)
    return folder


def sessions(folder, person_id):
    with closing(open_history(find_paths(folder).history)) as store:
        return len(store.sessions_between(person_id, at("01-01").date(), at("12-31").date()))


class Laptop:
    """My data in a window, with a stick that is plugged in and dialogs that answer."""

    def __init__(self, qtbot, folder, stick, settings):
        self.qtbot, self.folder, self.stick = qtbot, folder, stick
        self.paths = find_paths(folder)
        write_settings(settings, self.paths.settings)
        self.window = Window(theme())
        qtbot.addWidget(self.window)
        self.diary = Diary(self.paths.history, self.window)
        self.diary.start()
        self.elsewhere = None
        outside = Outside(
            lambda: (Drive("STICK", stick),), lambda *_: self.elsewhere, lambda *_: self.elsewhere
        )
        around = Surroundings(
            self.paths, SystemClock(), lambda _: SilentVoice(), lambda _: theme(), lambda: NOW
        )
        own = OwnDiary(self.diary, settings)
        self.flow = DataFlow(self.window, theme(), settings, own, around, outside)
        self.kept, self.anew = [], []
        self.flow.kept.connect(self.kept.append)
        self.flow.left_anew.connect(lambda: self.anew.append(True))
        self.flow.show()
        self.window.show()

    def press(self, *names):
        """Press one button after the other, each as soon as it is there."""
        for name in names:
            self.qtbot.waitUntil(lambda name=name: self._named(name) is not None)
            self._named(name).click()

    def read(self, sentence):
        self.qtbot.waitUntil(lambda: any(sentence in each for each in words(self.window.current)))

    def _named(self, name):
        shown = buttons(self.window.current)
        return next((shown[each] for each in shown if each == name or each.startswith(f"{name}.")), None)

    def wait_for_people(self):
        self.qtbot.waitUntil(lambda: bool(self.flow._people))


@pytest.fixture
def laptop(qtbot, tmp_path):
    made = []

    def laptop(*people, settings=None):
        folder = write(tmp_path / "here", *people)
        stick = tmp_path / "stick"
        stick.mkdir()
        made.append(Laptop(qtbot, folder, stick, settings or Settings(name=people[0].name)))
        made[0].wait_for_people()
        return made[0]

    yield laptop
    for one in made:
        one.diary.close()


def test_a_copy_goes_to_the_stick_and_a_laptop_of_its_own_can_read_it(laptop):
    here = laptop(ROSA)
    here.press("Copy the diary", "STICK")
    here.read("Leg Coach diary 2026-11-21 15.10.sqlite3")
    with closing(open_history(here.stick / "Leg Coach diary 2026-11-21 15.10.sqlite3")) as store:
        assert store.persons() == (ROSA,)


def test_nothing_that_was_saved_before_is_written_over(tmp_path):
    for name in ("Diary 15.10.json", "Diary 15.10 (2).json"):
        assert free_place(tmp_path, "Diary 15.10", ".json") == tmp_path / name
        (tmp_path / name).touch()


def test_what_is_given_of_one_person_has_nobody_else_in_it(laptop):
    here = laptop(ROSA, TOM)
    here.press("Give it to another laptop", "Tom", "Leg Coach on another laptop", "STICK")
    here.read("It is in")
    (file,) = here.stick.iterdir()
    assert [row["id"] for row in json.loads(file.read_text())["tables"]["persons"]] == [TOM.id]


def test_a_stick_that_takes_nothing_is_told_of_in_plain_words_and_the_diary_stays(laptop):
    here = laptop(ROSA)
    here.stick.rmdir()
    here.stick.write_text("no folder")
    here.press("Give it to another laptop", "A spreadsheet", "STICK")
    here.read("Is the stick still in, and is there room? Your diary itself is fine.")
    assert sessions(here.folder, ROSA.id) == 1


def test_another_laptops_rosa_is_made_one_with_this_one_and_two_again(laptop, tmp_path):
    here = laptop(ROSA)
    other = Person("01920000-0000-7000-8000-00000000000b", "rosa")
    write(tmp_path / "there", other, TOM, month_day="11-06")
    find_paths(tmp_path / "there").history.rename(here.stick / "theirs.sqlite3")
    here.press("Take in another laptop's", "theirs")
    here.read("In the other diary: 6 Nov 2026")
    here.press("Yes, the same")
    here.read("The two diaries of rosa are one now.")
    assert here.kept[-1].person_id == ROSA.id  # else the older one would be first here
    here.flow._diary.ask(lambda store, own: store.ids_of(own), here.anew.append)
    here.qtbot.waitUntil(lambda: here.anew == [{ROSA.id, other.id}])
    assert [each.settings.name for each in everyone(here.paths)] == ["Rosa", "Tom"]
    here.press("Undo: they are two people", "Done")
    here.diary.close()
    assert sessions(here.folder, ROSA.id) == sessions(here.folder, other.id) == 1
    assert {each.settings.name for each in everyone(here.paths)} == {"Rosa", "Tom", "rosa"}


def test_an_earlier_copy_says_what_would_be_lost_and_comes_back_only_when_it_is_asked_for(laptop):
    here = laptop(ROSA)
    write(here.folder, ROSA, month_day="11-20")
    here.press("Go back to an earlier copy", "Today")
    here.read("Sessions: 1")
    here.press("No, leave it", "Go back to an earlier copy", "Today", "Yes, go back", "Done")
    assert here.anew == [True]
    here.diary.close()
    assert sessions(here.folder, ROSA.id) == 1


def test_what_is_done_with_the_file_needs_no_diary_that_can_be_opened(laptop):
    here = laptop(ROSA)
    here.diary.close()
    with closing(sqlite3.connect(here.paths.history)) as diary:
        diary.execute("UPDATE alembic_version SET version_num = '9999'")
        diary.commit()
    answers = []
    diary = Diary(here.paths.history, here.window)
    diary.start()
    diary.with_file(lambda path: len(copies_of(path)), answers.append)
    here.qtbot.waitUntil(lambda: answers == [1])
    diary.close()


def test_what_takes_long_is_told_and_answers_nothing_meanwhile(laptop):
    here = laptop(ROSA)
    waiting, shown = Event(), here.window.current
    here.flow._asker.look(waiting.wait, lambda _came: None)
    here.press("Copy the diary")
    here.read("One moment…")
    assert here.window.current is shown
    waiting.set()


def test_an_error_of_our_own_leaves_the_way_back_open(laptop, monkeypatch):
    here = laptop(ROSA)
    monkeypatch.setattr(threading, "excepthook", lambda _met: None)  # which else fails the test
    asked = here.window.current

    def broken():
        raise ZeroDivisionError

    here.flow._asker.look(broken, lambda _came: None)
    here.qtbot.waitUntil(lambda: not here.flow._asker._is_busy)
    here.press("Copy the diary")
    here.qtbot.waitUntil(lambda: here.window.current is not asked)


def test_two_of_one_name_are_told_apart_by_their_days(laptop):
    here = laptop(ROSA, settings=Settings(name="Rosa", person_id=ROSA.id))
    other = add_person(here.paths, "Rosa").settings.person_id
    write(here.folder, Person(other, "Rosa"), month_day="11-09")
    here.flow.show()
    here.press("Delete")  # before it is known whose diaries there are
    here.read("Delete whose diary?")
    assert {"Rosa. 5 Nov 2026", "Rosa. 9 Nov 2026"} <= set(buttons(here.window.current))


def test_who_is_deleted_under_another_of_their_ids_is_not_kept_again(laptop):
    mine = Settings(name="Rosa", person_id=ROSA.id)
    here = laptop(ROSA, settings=mine)
    other = add_person(here.paths, "Rosa M.").settings.person_id
    here.flow._diary.add(Person(other, "Rosa M."))
    here.flow._diary.add(SamePerson(new_id(), other, NOW, ROSA.id))
    here.flow.settings = replace(mine, person_id=other)  # the other of the two is here
    here.flow.show()
    here.press("Delete", "Rosa", "Go on to delete it", "Delete for good", "Done")
    assert here.anew == [True]
    assert [each.settings.name for each in everyone(here.paths)] == [""]


def test_a_person_is_deleted_after_two_questions_and_nobody_else(laptop):
    here = laptop(ROSA, settings=Settings(name="Rosa", person_id=ROSA.id))
    added = add_person(here.paths, "Tom").settings.person_id
    write(here.folder, Person(added, "Tom"))
    here.flow.show()
    here.qtbot.waitUntil(lambda: len(here.flow._people or ()) == 2)
    here.press("Delete", "Tom", "No, keep it", "Delete", "Tom", "Go on to delete it", "No, keep it")
    assert sessions(here.folder, added) == 1
    here.press("Delete", "Tom", "Go on to delete it", "Delete for good")
    here.read("It is gone from the copies here, too.")
    here.press("Done")
    assert here.anew == []
    assert [each.settings.name for each in everyone(here.paths)] == ["Rosa"]
    here.diary.close()
    assert (sessions(here.folder, ROSA.id), sessions(here.folder, added)) == (1, 0)


def test_everything_is_deleted_and_the_way_begins_anew_with_an_empty_diary(laptop):
    here = laptop(ROSA)
    here.press("Delete", "Everything", "Go on to delete it", "Delete for good")
    here.read("Everything is deleted.")
    assert [file for file in here.folder.rglob("*") if file.is_file()] == []
    here.press("Done")
    assert here.anew == [True]
    assert read_settings(here.paths.settings) == Settings()


@pytest.mark.parametrize("asked", [data_words.what_goes(TOM, {}), data_words.really(TOM)])
def test_nothing_is_deleted_by_what_is_marked_or_main_or_forward(qtbot, asked):
    screen = AskingScreen(asked, theme())
    in_window(qtbot, screen)
    assert screen.marked is None
    assert screen.main_button is screen.back_button
    assert screen.main_button.text() == "No, keep it"
    assert screen.switch_order()[0] is screen.main_button


def test_the_last_question_has_its_button_where_the_one_before_had_none(qtbot):
    places = []
    for asked, name in (
        (data_words.what_goes(TOM, {}), "Go on to delete it"),
        (data_words.really(TOM), "Delete for good"),
    ):
        screen = AskingScreen(asked, theme())
        window = in_window(qtbot, screen)
        pressed = buttons(screen)[name]
        places.append(pressed.rect().translated(pressed.mapTo(window, pressed.rect().topLeft())))
    assert not places[0].intersects(places[1])


def test_what_a_person_tells_about_themselves_is_theirs_and_told_once(qtbot, tmp_path):
    write(tmp_path, ROSA)
    window, diary = Window(theme()), Diary(find_paths(tmp_path).history)
    qtbot.addWidget(window)
    diary.start()
    own = OwnDiary(diary, Settings(person_id=ROSA.id))
    for _time in range(2):
        flow = DetailsFlow(window, theme(), own, lambda: NOW)
        flow.show()
        qtbot.waitUntil(lambda: isinstance(window.current, DetailsScreen))
        screen = window.current
        if screen.birth_year is None:
            for name in ("1 year later", "10 years earlier", "10 years later", "1 year earlier"):
                buttons(screen)[name].click()
        assert screen.birth_year == 1949
        for name in ("Go on", "Those for women", "Go on", "A frame", "Done"):
            buttons(screen)[name].click()
        window.show_screen(AskingScreen(data_words.what_for(), theme()))
    found = []
    own.ask(lambda store, person_id: store._own(Details, person_id), found.extend)
    qtbot.waitUntil(lambda: bool(found))
    diary.close()
    assert [(one.birth_year, one.sex, one.aid) for one in found] == [(1949, Sex.WOMAN, WalkingAid.FRAME)]


def test_a_year_that_can_not_be_is_not_gone_on_with_and_none_is(qtbot):
    screen = DetailsScreen(theme(), None, now=lambda: NOW)
    in_window(qtbot, screen)
    assert screen.main_button.isEnabled()
    for year in ("19", "1850", "2027"):
        screen._field.setText(year)
        assert not screen.main_button.isEnabled()
    buttons(screen)["Rather not say"].click()
    assert screen.main_button.isEnabled()


@pytest.mark.parametrize(
    ("folder", "platform", "is_so"),
    [
        ("/media/rosa/STICK", "linux", True),
        ("/home", "linux", False),
        ("/Volumes/STICK", "darwin", True),
        ("/System/Volumes/Data", "darwin", False),
        ("E:/", "win32", True),
        ("C:/", "win32", False),
    ],
)
def test_a_stick_is_known_by_where_the_system_shows_it(folder, platform, is_so):
    assert is_plugged_in(folder, platform, "C:/" if platform == "win32" else "/") is is_so


def every_question(folder):
    """Everything that is asked and told on the way."""
    may = at("05-03").date()
    people = (Diarist(ROSA, may, may), Diarist(TOM, None, None))
    pair = Namesakes(people[0], Diarist(Person("x", "Rosa M."), may, may))
    parts = dict.fromkeys(Part, 12)
    copies = [Copy(Path(kept), NOW, kept) for kept in Kept]
    arrived = Arrived((TOM, pair.came.person), (pair,))
    return (
        data_words.front(data_words.Facts(people, folder / "diary.sqlite3", 340_000, NOW), NOW.date()),
        data_words.where_to("Save it where?", (Drive("STICK", folder),), folder, is_whole=True),
        data_words.whose_to_give(people),
        data_words.what_for(),
        arriving_words.which_file((), NOW),
        arriving_words.which_copy(copies, NOW),
        arriving_words.go_back_to("Today", parts),
        arriving_words.is_it_the_same(pair),
        arriving_words.taken_in(TakenIn(Merged(12, 340, 2), arrived), (pair,)),
        arriving_words.went_back("Today", arrived, (pair,)),
        data_words.whose_to_delete(people),
        data_words.what_goes(None, parts),
        data_words.really(TOM),
        data_words.deleted(TOM),
    )


@pytest.mark.parametrize("dpi", DENSITIES)
@pytest.mark.parametrize("scale", SCALES)
def test_every_question_is_whole_at_every_size(qtbot, tmp_path, scale, dpi):
    here = theme(scale, dpi)
    for asked in every_question(tmp_path):
        screen = AskingScreen(asked, here)
        in_window(qtbot, screen)
        assert crowded(screen) == [], asked.title
    details = DetailsScreen(here, None, now=lambda: NOW)
    in_window(qtbot, details)
    for _page in range(3):
        assert crowded(details) == []
        details.main_button.click()


def test_a_question_is_heard_before_its_answers_and_with_less_talk_alone(tmp_path):
    for asked in every_question(tmp_path):
        said = AskingScreen(asked, theme()).spoken()
        assert heard(said, Talk.SOME) == (asked.title,)
        answers = tuple(answer.text for answer in asked.answers)
        assert heard(said, Talk.FULL) == tuple(
            filter(None, (asked.title, *asked.lines, *answers, asked.note))
        )


def test_each_question_about_oneself_is_heard_when_it_comes(qtbot):
    screen = DetailsScreen(theme(), None, now=lambda: NOW)
    in_window(qtbot, screen)
    said = [heard(screen.spoken(), Talk.SOME)]
    screen.words_changed.connect(lambda: said.append(heard(screen.spoken(), Talk.SOME)))
    for _page in range(2):
        screen.main_button.click()
    assert said == [(title,) for title in screen._titles]


def test_every_question_is_easy_to_read():
    for asked in every_question(Path("Documents")):
        told = [part for answer in asked.answers for part in (answer.text, answer.note) if part]
        text = "\n".join((asked.title, *asked.lines, *told)).replace("•", "").replace("\n", ". ")
        assert grade(text) <= 6.0, (grade(text), text)
