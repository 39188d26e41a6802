"""The way through what can be done with the diary as a whole: copies, another laptop, deleting."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from coach import diary_work
from coach.diary_work import Arrived, Diarist, Namesakes, TakenIn
from coach.history.copies import Part, copies_of, missing_in, parts_of
from coach.history.problems import HistoryProblem
from coach.history.records import Person, SamePerson, TakenBack, new_id
from coach.history.store import ids_in
from coach.settings import Settings, read_settings
from coach.ui.asker import Asker
from coach.ui.asking import Asked
from coach.ui.data import arriving_words
from coach.ui.data import words as data_words
from coach.ui.data.drives import Drive, Outside, diaries_in, free_place, system_outside
from coach.ui.data.terms import copy_words
from coach.ui.data.words import Facts, Other, Way
from coach.ui.own_diary import OwnDiary
from coach.ui.surroundings import Surroundings
from coach.ui.theme import Theme
from coach.ui.window import Window

_Answer = TypeVar("_Answer")
_Links = tuple[tuple[Namesakes, SamePerson], ...]


class DataFlow(QObject):
    """Asks one thing a screen, and does it on the diary's own thread.

    `done` leads back; `kept` gives the settings of who is here where the diary
    now knows them by another id; `left_anew` asks to begin anew, because who was
    here, or the diary, isn't what it was: nothing of the old settings may be kept after it.
    """

    done = Signal()
    kept = Signal(object)  # Settings
    left_anew = Signal()

    def __init__(  # noqa: PLR0913, PLR0917  (each is something else)
        self,
        window: Window,
        theme: Theme,
        settings: Settings,
        diary: OwnDiary,
        around: Surroundings,
        outside: Outside | None = None,
    ) -> None:
        """Show the screens in `window`, of the diary of everyone on this laptop."""
        super().__init__(window)
        self.settings = settings
        self._window = window
        self._diary = diary
        self._asker = Asker(window, theme, diary, self)
        self._around = around
        self._paths = around.paths
        self._outside = outside or system_outside()
        self._people: tuple[Diarist, ...] | None = None  # not known yet

    def show(self) -> None:
        """Ask what to do; who has a diary here, and where it is, is told as soon as it is known."""
        today, self._people = self._around.now().date(), None
        shown = self._asker.ask(data_words.front(None, today), self._choose, self._leave)

        def tell(facts: Facts | HistoryProblem) -> None:
            if isinstance(facts, HistoryProblem) or not isValid(shown):
                return
            self._people = facts.people
            asked = data_words.front(facts, today)
            shown.add_facts(asked.lines, asked.note)

        self._diary.with_file(self._facts, tell)

    def _choose(self, way: object) -> None:
        match way:
            case Way.COPY:
                self._ask_where_to(self.tr("Copy the diary to where?"), self._copy, is_whole=True)
            case Way.GIVE:
                self._with_people(self._ask_whose_to_give)
            case Way.TAKE:
                self._ask_which_file()
            case Way.GO_BACK:
                copies = copies_of(self._paths.history)
                asked = arriving_words.which_copy(copies, self._around.now())
                self._asker.ask(asked, self._choose_copy, self.show)
            case Way.DELETE:
                self._with_people(
                    lambda people: self._asker.ask(
                        data_words.whose_to_delete(people), self._ask_to_delete, self.show
                    )
                )

    def _with_people(self, then: "Callable[[Sequence[Diarist]], object]") -> None:
        """Go on with who has a diary here, as soon as that is known: else it would be everybody's at once."""
        if self._people is not None:
            then(self._people)
        else:
            self._do(lambda path: diary_work.people_here(path, self._paths), then)

    # Copies and exports

    def _ask_where_to(self, title: str, then: Callable[[Path], None], *, is_whole: bool) -> None:
        documents = self._paths.sheets

        def chosen(place: object) -> None:
            folder = (
                place if isinstance(place, Path) else self._outside.ask_folder(self._window, title, documents)
            )
            if folder is not None:
                then(folder)

        def ask(drives: Sequence[Drive]) -> None:
            self._asker.ask(
                data_words.where_to(title, drives, documents, is_whole=is_whole), chosen, self.show
            )

        self._asker.look(self._outside.drives, ask)

    def _copy(self, folder: Path) -> None:
        name = data_words.file_name(self._around.now())
        self._do(
            lambda path: diary_work.copy_out(path, free_place(folder, name, ".sqlite3")), self._tell_saved
        )

    def _ask_whose_to_give(self, people: Sequence[Diarist]) -> None:
        if len(people) > 1:
            self._asker.ask(data_words.whose_to_give(people), self._ask_what_for, self.show)
        else:
            self._ask_what_for(Other.EVERYBODY)

    def _ask_what_for(self, whose: object) -> None:
        person = whose if isinstance(whose, Person) else None

        def chosen(is_for_spreadsheet: object) -> None:
            self._ask_where_to(
                self.tr("Save it where?"),
                lambda folder: self._give(person, folder, is_for_spreadsheet=bool(is_for_spreadsheet)),
                is_whole=person is None,
            )

        self._asker.ask(data_words.what_for(), chosen, self.show)

    def _give(self, person: Person | None, folder: Path, *, is_for_spreadsheet: bool) -> None:
        now = self._around.now()
        name, person_id = data_words.file_name(now, person=person), person.id if person else None

        def write(path: Path) -> Path:
            if is_for_spreadsheet:
                place = free_place(folder, name)
                diary_work.give_tables(path, place, person_id)
                return place
            return diary_work.give(path, free_place(folder, name, ".json"), now, person_id)

        self._do(write, self._tell_saved)

    def _tell_saved(self, target: Path) -> None:
        self._tell(data_words.saved(target))

    # Another laptop's

    def _ask_which_file(self) -> None:
        title = self.tr("Which diary?")

        def chosen(file: object) -> None:
            found = (
                file
                if isinstance(file, Path)
                else self._outside.ask_file(self._window, title, self._paths.sheets)
            )
            if found is not None:
                self._take_in(found)

        def look() -> tuple[Path, ...]:
            found = diaries_in([*(drive.folder for drive in self._outside.drives()), self._paths.sheets])
            return tuple(file for file in found if file != self._paths.history)  # with `--data` it is there

        self._asker.look(
            look,
            lambda files: self._asker.ask(
                arriving_words.which_file(files, self._around.now()), chosen, self.show
            ),
        )

    def _take_in(self, file: Path) -> None:
        now = self._around.now()

        def tell(result: TakenIn, links: _Links) -> None:
            asked = arriving_words.taken_in(result, [pair for pair, _link in links])
            self._asker.ask(asked, lambda _undo: self._undo(links, lambda: tell(result, ())), self.show)

        def ask(result: TakenIn) -> None:
            self._take_own_id()
            self._ask_about(result.arrived, lambda links: tell(result, links))

        self._do(lambda path: diary_work.take_in(path, file, self._paths, now), ask)

    def _ask_about(self, arrived: Arrived, then: Callable[[_Links], None], links: _Links = ()) -> None:
        """Ask about each who came and has a name like somebody's; who is nobody else can be chosen here."""
        linked = {pair.came.person.id for pair, _link in links}
        left = [pair for pair in arrived.namesakes if pair.came.person.id not in linked]
        if not left:
            self._welcome(*(person for person in arrived.people if person.id not in linked))
            then(links)
            return
        pair, rest = left[0], replace(arrived, namesakes=tuple(left[1:]))

        def answered(is_same: object) -> None:
            self._ask_about(rest, then, (*links, (pair, self._link(pair))) if is_same else links)

        self._asker.ask(arriving_words.is_it_the_same(pair), answered, lambda: answered(None))

    def _link(self, pair: Namesakes) -> SamePerson:
        here = pair.here.person
        link = SamePerson(new_id(), here.id, self._around.now(), pair.came.person.id)
        if pair.here.first is None:  # on a new laptop they may not be in the diary yet
            self._diary.add(here)
        self._diary.add(link)
        return link

    def _undo(self, links: _Links, then: Callable[[], None]) -> None:
        for pair, link in links:
            self._diary.add(TakenBack(new_id(), link.person_id, self._around.now(), link.id))
            self._welcome(pair.came.person)
        then()

    def _welcome(self, *came: Person) -> None:
        """Let them be chosen here; whom the disk does not take is asked about with the next diary."""
        with suppress(HistoryProblem):
            for person in came:
                diary_work.welcome(self._paths, person)

    def _take_own_id(self) -> None:
        """Know who is here by the id that the settings' file got before others came."""
        if not self.settings.person_id:
            person_id = read_settings(self._paths.settings).person_id
            if person_id:
                self.settings = replace(self.settings, person_id=person_id)
                self.kept.emit(self.settings)

    # An earlier copy

    def _choose_copy(self, copy: object) -> None:
        title = self.tr("Go back to which copy?")
        file = (
            copy
            if isinstance(copy, Path)
            else self._outside.ask_file(self._window, title, self._paths.sheets)
        )
        if file is None:
            return
        known = {each.file: each for each in copies_of(self._paths.history)}
        when = copy_words(known[file], self._around.now()) if file in known else file.name

        def ask(missing: dict[Part, int]) -> None:
            self._asker.ask(
                arriving_words.go_back_to(when, missing), lambda _yes: self._go_back(file, when), self.show
            )

        self._do(lambda path: missing_in(file, path), ask)

    def _go_back(self, file: Path, when: str) -> None:
        now = self._around.now()

        def tell(arrived: Arrived, links: _Links) -> None:
            asked = arriving_words.went_back(when, arrived, [pair for pair, _link in links])
            self._asker.ask(
                asked, lambda _undo: self._undo(links, lambda: tell(arrived, ())), self._begin_anew
            )

        self._do(
            lambda path: diary_work.go_back(path, file, self._paths, now),
            lambda result: self._ask_about(result.arrived, lambda links: tell(result.arrived, links)),
        )

    # Deleting

    def _ask_to_delete(self, whose: object) -> None:
        person = whose if isinstance(whose, Person) else None

        def count(path: Path) -> tuple[frozenset[str] | None, dict[Part, int]]:
            ids = None if person is None else ids_in(path, person.id)
            return ids, parts_of(path, ids)

        def ask(found: tuple[frozenset[str] | None, dict[Part, int]]) -> None:
            ids, parts = found
            if person is not None:
                parts.pop(Part.PEOPLE, None)
            # Under whichever of their ids: what is in use here is theirs, and mustn't be kept again.
            is_own = ids is None or self.settings.person_id in {"", *ids}
            self._asker.ask(
                data_words.what_goes(person, parts),
                lambda _go_on: self._asker.ask(
                    data_words.really(person), lambda _yes: self._delete(person, is_own=is_own), self.show
                ),
                self.show,
            )

        self._do(count, ask)

    def _delete(self, person: Person | None, *, is_own: bool) -> None:
        now = self._around.now()
        self._do(
            lambda path: diary_work.remove(path, self._paths, person.id if person else None, now),
            lambda _files: self._tell(data_words.deleted(person), self._begin_anew if is_own else self.show),
        )

    # One screen after the other

    def _facts(self, path: Path) -> Facts:
        copies = copies_of(path)
        return Facts(
            diary_work.people_here(path, self._paths),
            path,
            path.stat().st_size if path.exists() else 0,
            copies[0].made_at if copies else None,
        )

    def _tell(self, asked: Asked, then: Callable[[], None] | None = None) -> None:
        self._asker.ask(asked, lambda _value: None, then or self.show)

    def _do(self, work: Callable[[Path], _Answer], then: Callable[[_Answer], object]) -> None:
        """Do something with the diary's file; what goes wrong is told."""
        self._asker.do(work, then, lambda problem: self._tell(data_words.failed(problem)))

    def _leave(self) -> None:
        self.done.emit()
        self.deleteLater()

    def _begin_anew(self) -> None:
        self.left_anew.emit()
        self.deleteLater()
