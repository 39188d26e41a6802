"""The diary's own thread: nothing that a disk does holds up the window."""

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from coach.history.problems import HistoryProblem
    from coach.history.records import Record
    from coach.history.store import HistoryStore

Answer = TypeVar("Answer")
Question = Callable[["HistoryStore"], Answer]
_LOG: Final = logging.getLogger(__name__)
CLOSING_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class _Job:
    """Something to do; what is done with the file can be done although the diary can't be opened."""

    run: "Callable[[HistoryStore], None] | None" = None
    run_closed: "Callable[[], None] | None" = None


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
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._store: HistoryStore | None = None  # of the thread alone
        self._answered.connect(lambda then, answer: then(answer))
        self._thread = threading.Thread(target=self._work, name="diary", daemon=True)
        self._told: set[str] = set()

    def start(self) -> None:
        """Open the diary; what was asked for before waits until then."""
        self._thread.start()

    def add(self, record: "Record", person_id: str = "") -> None:
        """Put a record on disk, soon; one that names no person is that of `person_id`, "" for the first."""
        self._jobs.put(_Job(lambda store: store.add(_with_person(record, store, person_id))))

    def ask(self, question: Question[Answer], then: Callable[[Answer], None]) -> None:
        """Ask the store on its thread; `then` gets the answer on the GUI thread."""

        def job(store: "HistoryStore") -> None:
            self._answered.emit(then, question(store))

        self._jobs.put(_Job(job))

    def with_file(
        self, work: Callable[[Path], Answer], then: "Callable[[Answer | HistoryProblem], None]"
    ) -> None:
        """Close the diary, have `work` do something with its file, on the diary's thread, and open it again.

        `then` gets the answer on the GUI thread, or, where nothing or not all of
        it was done, the problem: also that of a disk that doesn't take what is
        still in memory, because nothing is done to the file before it does.
        """

        def job() -> None:
            self._answered.emit(then, self._answer_with_file(work))

        self._jobs.put(_Job(run_closed=job))

    def close(self) -> None:
        """Write what is left and close; waits a few seconds at most."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join(CLOSING_S)

    def _work(self) -> None:
        waiting: list[_Job] = []
        running = True
        while running:
            job = self._jobs.get()
            running = job is not None
            waiting += [job] if job is not None else []
            while (next_one := self._next(waiting)) is not None:
                with self._telling():  # a record that the disk refuses is kept by the store itself
                    if next_one.run_closed is not None:
                        next_one.run_closed()
                    elif next_one.run is not None and self._store is not None:
                        next_one.run(self._store)
        self._close()

    def _next(self, waiting: list[_Job]) -> _Job | None:
        """Open the diary if need be, and take what comes next: what can be done with the diary as it is."""
        if waiting:
            self._open()
        able = (job for job in waiting if self._store is not None or job.run_closed is not None)
        found = next(able, None)
        if found is not None:
            waiting.remove(found)
        return found

    def _open(self) -> None:
        from coach.history.store import open_history  # noqa: PLC0415  (heavy: after the first paint)

        with self._telling():
            self._store = self._store or open_history(self._path)
            self._tell(self._store.notice)

    def _answer_with_file(self, work: "Callable[[Path], Answer]") -> "Answer | HistoryProblem":
        from coach.history.problems import HistoryProblem  # noqa: PLC0415  (as above)

        try:
            if self._store is not None:
                self._store.retry()
                self._store.close()
                self._store = None
            return work(self._path)
        except HistoryProblem as problem:
            _LOG.warning("the diary's file: %s", problem)
            return problem
        except Exception:  # noqa: BLE001  (our own bug: logged, and told)
            _LOG.exception("what was done with the diary's file met an error of our own")
            return HistoryProblem(
                self.tr("That did not work."), self.tr("It is our mistake. The log has the details.")
            )

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

    def _close(self) -> None:
        if self._store is None:
            return
        try:
            self._store.close()
        except Exception:  # noqa: BLE001  (the program ends: the log is all that is left to tell)
            _LOG.exception("the diary could not be closed")

    def _tell(self, sentence: str | None) -> None:
        if sentence and sentence not in self._told:
            self._told.add(sentence)
            self.noticed.emit(sentence)


def _with_person(record: "Record", store: "HistoryStore", person_id: str) -> "Record":
    if getattr(record, "person_id", None) != "":
        return record
    # Of the kinds of records that name a person each has this field.
    return replace(record, person_id=store.person_for(person_id).id)  # type: ignore[arg-type]
