"""How the panes of the workshop stand beside each other: as many columns as there is room for."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget


class Pane(StrEnum):
    """A part of the editor."""

    STEPS = "steps"
    FORM = "form"
    EXERCISE = "exercise"
    TEXT = "text"
    PREVIEW = "preview"


Columns = tuple[tuple[Pane, ...], ...]
"""From left to right; of several panes in a column one is shown, by its tab."""

_ROUTINE: Final[Sequence[tuple[int, Columns]]] = (
    (1750, ((Pane.STEPS,), (Pane.FORM,), (Pane.TEXT,), (Pane.PREVIEW,))),
    (1200, ((Pane.STEPS,), (Pane.FORM,), (Pane.PREVIEW, Pane.TEXT))),
    (850, ((Pane.STEPS,), (Pane.FORM, Pane.PREVIEW, Pane.TEXT))),
    (0, ((Pane.STEPS, Pane.FORM, Pane.PREVIEW, Pane.TEXT),)),
)
_EXERCISE: Final[Sequence[tuple[int, Columns]]] = (
    (1600, ((Pane.EXERCISE,), (Pane.PREVIEW, Pane.TEXT))),
    (0, ((Pane.EXERCISE, Pane.PREVIEW, Pane.TEXT),)),
)
HANDLE_PX: Final = 9
_SHARES: Final[Mapping[Pane, int]] = {
    Pane.STEPS: 25,
    Pane.FORM: 35,
    Pane.EXERCISE: 60,
    Pane.TEXT: 42,
    Pane.PREVIEW: 42,
}
"""What part of the width a pane gets at first, beside the others'."""


def columns_for(width_px: int, text_scale: float, *, is_exercise: bool) -> Columns:
    """Return what stands beside each other in a window of this width, at a size of the text."""
    room = width_px / text_scale
    ways = _EXERCISE if is_exercise else _ROUTINE
    return next(columns for least, columns in ways if room >= least)


class ColumnsView(QWidget):
    """Shows panes in columns whose borders can be dragged, and brings any of them to the front."""

    def __init__(self, panes: Mapping[Pane, tuple[str, QWidget]], parent: QWidget | None = None) -> None:
        """Show `panes`, each under its name."""
        super().__init__(parent)
        self._panes = panes
        self._splitter: QSplitter | None = None
        self.columns: Columns = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(1)  # what is asked above the panes may take their room, and the window stays

    def arrange(self, columns: Columns, width_px: int) -> None:
        """Let the panes stand so, in this width; nothing happens where they do."""
        if columns == self.columns:
            return
        self.columns = columns
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(HANDLE_PX)
        for index, column in enumerate(columns):
            shown = self._column(column)
            splitter.addWidget(shown)
            shown.show()  # it may have been hidden behind another tab
            splitter.setStretchFactor(index, int(Pane.STEPS not in column))
        shares = [max(_SHARES[pane] for pane in column) for column in columns]
        splitter.setSizes([width_px * share // sum(shares) for share in shares])
        self._layout.addWidget(splitter)
        before, self._splitter = self._splitter, splitter
        if before is not None:
            before.hide()
            before.deleteLater()

    def bring_up(self, pane: Pane) -> None:
        """Have a pane in view."""
        widget = self._panes[pane][1]
        for tabs in self.findChildren(QTabWidget):
            if tabs.indexOf(widget) >= 0:
                tabs.setCurrentWidget(widget)

    def is_beside(self, pane: Pane, other: Pane) -> bool:
        """Tell whether two panes are in different columns, so that one never hides the other."""
        return not any(pane in column and other in column for column in self.columns)

    def in_order(self) -> Sequence[QWidget]:
        """Return the columns from left to right."""
        shown = self._splitter
        columns = [shown.widget(index) for index in range(shown.count())] if shown is not None else []
        return [column for column in columns if column is not None]

    def _column(self, panes: Sequence[Pane]) -> QWidget:
        if len(panes) == 1:
            name, widget = self._panes[panes[0]]
            widget.setAccessibleName(name)
            return widget
        tabs = QTabWidget()
        tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for pane in panes:
            name, widget = self._panes[pane]
            widget.setAccessibleName(name)
            tabs.addTab(widget, name)
        return tabs
