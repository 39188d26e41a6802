"""The diary of whoever is here: nobody has to say whose it is."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from coach.settings import Settings
from coach.ui.diary import Diary

if TYPE_CHECKING:
    from coach.history.problems import HistoryProblem
    from coach.history.records import Record
    from coach.history.store import HistoryStore

Answer = TypeVar("Answer")


class OwnDiary:
    """Asks and adds to the diary for one person; answers come on the GUI thread."""

    def __init__(self, diary: Diary, settings: Settings) -> None:
        self._diary = diary
        self._settings = settings

    def ask(self, question: "Callable[[HistoryStore, str], Answer]", then: Callable[[Answer], None]) -> None:
        """Ask the store, on its own thread, with the person's id in the diary."""
        settings = self._settings

        def asked(store: "HistoryStore") -> Answer:
            return question(store, store.person_for(settings.person_id, settings.name).id)

        self._diary.ask(asked, then)

    def add(self, record: "Record") -> None:
        """Put a record on disk, soon; one whose `person_id` is "" is the person's."""
        self._diary.add(record, self._settings.person_id)

    def with_file(
        self, work: Callable[[Path], Answer], then: "Callable[[Answer | HistoryProblem], None]"
    ) -> None:
        """Do something with the file of everybody's diary; see `Diary.with_file`."""
        self._diary.with_file(work, then)
