"""What comes to the window by itself: dropped on it, opened from the file manager, named at the start."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget
from shiboken6 import isValid

from coach.ui.arriving.waiting_note import WaitingNote
from coach.ui.surroundings import Surroundings
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window

if TYPE_CHECKING:
    from coach.ui.arriving.flow import ArrivingFlow
    from coach.ui.flow import Flow


class Arrivals(QObject):
    """Leads through each arrival over what is shown, and back to it; within a session it waits."""

    def __init__(self, window: Window, flow: "Flow", around: Surroundings) -> None:
        super().__init__(window)
        self._window = window
        self._flow = flow
        self._around = around
        self._waiting: list[Path] = []
        self._arriving: ArrivingFlow | None = None
        self._note = WaitingNote(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._see_first()
        screens = window.centralWidget()
        if isinstance(screens, QStackedWidget):
            screens.currentChanged.connect(self._look_soon)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show what came, now or as soon as nobody is in the midst of a session or a test."""
        from coach.ui.arriving.words import it_waits  # noqa: PLC0415  (seldom wanted)

        self._waiting += paths
        if self._arriving is not None or not self._may_show():
            self._note.tell(it_waits(), self._flow.places.theme)
        self._look_now()

    def ask_which(self) -> None:
        """Ask which routine is to be brought, from a stick or from the documents."""
        if self._arriving is None:
            self._begin().ask_which()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped anywhere on the window, also on a field that takes text."""
        if event.type() is QEvent.Type.Show and watched is self._window:
            self._see_first()
        if isinstance(event, QDropEvent) and _files_of(event):  # entering and moving are such events, too
            event.acceptProposedAction()
            if not isinstance(event, QDragMoveEvent):
                self.look_at(_files_of(event))
            return True
        return super().eventFilter(watched, event)

    def _see_first(self) -> None:
        """See what is dropped before any widget does: a field would take a file's path for its text."""
        handle = self._window.windowHandle()
        if handle is not None:  # it has been shown
            handle.installEventFilter(self)

    def _look_soon(self) -> None:
        if self._waiting:
            QTimer.singleShot(0, self, self._look_now)

    def _look_now(self) -> None:
        if self._waiting and self._arriving is None and self._may_show():
            paths, self._waiting = self._waiting, []
            self._note.hide()
            self._begin().look_at(paths)

    def _may_show(self) -> bool:
        """Tell whether nothing is being done that another screen would spoil."""
        from coach.ui.screens.measure_run import MeasureRunScreen  # noqa: PLC0415  (seldom wanted)

        now = self._window.current
        return now not in self._flow.session.screens and not isinstance(now, MeasureRunScreen)

    def _begin(self) -> "ArrivingFlow":
        from coach.ui.arriving.flow import ArrivingFlow  # noqa: PLC0415  (seldom wanted)

        before, flow = self._window.current, self._flow
        is_at_home = before in (flow.home, flow.routines)
        self._arriving = arriving = ArrivingFlow(
            self._window, flow.places.theme, self._around, can_start=is_at_home
        )
        arriving.start_requested.connect(self._start)
        arriving.done.connect(lambda: self._go_back(before))
        return arriving

    def _start(self, routine_id: str) -> None:
        self._arriving = None
        self._flow.choose(routine_id)

    def _go_back(self, before: Screen | None) -> None:
        """Show again what was shown before; what lists the routines lists them anew."""
        self._arriving = None
        if before is self._flow.routines:
            self._flow.show_routines()
        elif before is None or before is self._flow.home or not isValid(before):
            self._flow.go_home()
        else:
            self._window.show_screen(before)
        self._look_soon()


def _files_of(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
