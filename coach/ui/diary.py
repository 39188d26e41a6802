"""The diary's own thread: nothing that a disk does holds up the window."""

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from coach.history.records import PlanMade, Readiness, SessionStart

if TYPE_CHECKING:
    from coach.history.records import Record
    from coach.history.store import HistoryStore

Answer = TypeVar("Answer")
Question = Callable[["HistoryStore"], Answer]
_LOG: Final = logging.getLogger(__name__)
CLOSING_S: Final = 5.0


class Diary(QObject):
    """Adds to the history and asks it, in the order of the calls; answers come back to the GUI thread.

    SQLAlchemy is imported by this thread when it starts, after the window has
    been painted. What the disk doesn't take is tried again with every call.
    """

    noticed = Signal(str)  # a plain sentence for the person
    _answered = Signal(object, object)  # a callback and what it is to be called with

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._jobs: queue.SimpleQueue[Callable[[HistoryStore], None] | None] = queue.SimpleQueue()
        self._answered.connect(lambda then, answer: then(answer))
        self._thread = threading.Thread(target=self._work, name="diary", daemon=True)
        self._told: set[str] = set()

    def start(self) -> None:
        """Open the diary; what was asked for before waits until then."""
        self._thread.start()

    def add(self, record: "Record") -> None:
        """Put a record on disk, soon; one that names no person is the default person's."""
        self._jobs.put(lambda store: store.add(_with_person(record, store)))

    def ask(self, question: Question[Answer], then: Callable[[Answer], None]) -> None:
        """Ask the store on its thread; `then` gets the answer on the GUI thread."""

        def job(store: "HistoryStore") -> None:
            self._answered.emit(then, question(store))

        self._jobs.put(job)

    def close(self) -> None:
        """Write what is left and close; waits a few seconds at most."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join(CLOSING_S)

    def _work(self) -> None:
        from coach.history.store import open_history  # noqa: PLC0415  (heavy: after the first paint)

        store: HistoryStore | None = None
        waiting: list[Callable[[HistoryStore], None]] = []
        running = True
        while running:
            job = self._jobs.get()
            running = job is not None
            waiting += [job] if job is not None else []
            if not waiting:
                break
            with self._telling():
                store = store or open_history(self._path)
                self._tell(store.notice)
            while store is not None and waiting:
                with self._telling():  # a record that the disk refuses is kept by the store itself
                    waiting.pop(0)(store)
        self._close(store)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Log and tell what goes wrong within; the session goes on."""
        from coach.history.problems import HistoryProblem  # noqa: PLC0415  (heavy: after the first paint)

        try:
            yield
        except HistoryProblem as problem:
            _LOG.warning("diary: %s", problem)
            self._tell(str(problem))
        except Exception:  # noqa: BLE001  (our own bug: logged, told once)
            _LOG.exception("the diary met an error of our own")
            self._tell(self.tr("Something went wrong in the diary. The session goes on."))

    def _close(self, store: "HistoryStore | None") -> None:
        if store is None:
            return
        try:
            store.close()
        except Exception:  # noqa: BLE001  (the program ends: the log is all that is left to tell)
            _LOG.exception("the diary could not be closed")

    def _tell(self, sentence: str | None) -> None:
        if sentence and sentence not in self._told:
            self._told.add(sentence)
            self.noticed.emit(sentence)


def _with_person(record: "Record", store: "HistoryStore") -> "Record":
    if isinstance(record, SessionStart | Readiness | PlanMade) and not record.person_id:
        return replace(record, person_id=store.default_person().id)
    return record
