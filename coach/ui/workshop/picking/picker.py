"""Every exercise with its picture, to choose one from."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coach.routine.keys.kinds import CONTEXT
from coach.routine.model import Exercise
from coach.routine.terms import Helper, Kind, Position, Support, WeightBearing
from coach.routine.words import word_of
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, label
from coach.ui.workshop.look import named, press
from coach.ui.workshop.picking.exercise_details import ExerciseDetails
from coach.ui.workshop.picking.finding import Index, Wanted
from coach.ui.workshop.picking.picture_grid import PictureGrid
from coach.ui.workshop.picking.portraits import Portraits
from coach.ui.workshop.search_field import SearchField

ROOMY: Final = 1.3
"""From this text size on the filters stand in two rows."""

BESIDE: Final = 4
"""What the frame and the arrow of a filter take, in letters."""


class ExercisePicker(QWidget):
    """Choose an exercise by words, by what it asks for, or by its picture.

    `chosen` tells of the exercise; `cancelled` that none is wanted.
    """

    chosen = Signal(str)  # exercise id
    cancelled = Signal()

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        cautions: Mapping[str, str],
        theme: Theme,
        portraits: Portraits | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer `exercises`, by their ids; `cautions` are their words, as the library has them.

        `portraits`, of the size `PictureGrid.picture_size(theme)`, may be kept for the next time.
        """
        super().__init__(parent)
        self._exercises = exercises
        self._index = Index(exercises.values())
        self._wanted = Wanted()
        size = PictureGrid.picture_size(theme)
        self._portraits = portraits or Portraits(theme, size, self.devicePixelRatioF(), self)
        self.search = SearchField(self.tr("Search exercises"), "", theme)
        self.search.setPlaceholderText(self.tr("Name, muscle or aim, such as “calf stretch”"))
        self.count = label("", "quiet")
        self.count.setWordWrap(False)
        self.grid = PictureGrid(theme, (exercise.name for exercise in exercises.values()))
        self.details = ExerciseDetails(exercises, cautions, theme)
        self.add_button = press(self.tr("Add this exercise"), self._choose, "main")
        self.cancel_button = press(self.tr("Cancel"), self.cancelled.emit)
        self.filters = self._make_filters()
        self._lay_out(theme)
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self._choose)
        self.search.installEventFilter(self)
        self.grid.marked.connect(self._show_details)
        self.grid.chosen.connect(self.chosen)
        self._portraits.painted.connect(self._show_picture)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the words, and have the pictures painted that are missing."""
        super().showEvent(event)
        self.search.setFocus()
        self._portraits.order(self._exercises[name] for name in self.grid.names)

    def hideEvent(self, event: QHideEvent) -> None:
        """Paint no more than what is seen."""
        self._portraits.cancel()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the words to the pictures by the arrow down."""
        if watched is self.search and _is_down(event):
            self.grid.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _make_filters(self) -> dict[str, QComboBox]:
        def of(kind: type[StrEnum]) -> list[tuple[str, Any]]:
            return [(QCoreApplication.translate(CONTEXT, word_of(each)), each) for each in kind]

        levels = sorted({exercise.level for exercise in self._exercises.values()})
        offered: tuple[tuple[str, str, str, list[tuple[str, Any]]], ...] = (
            ("position", self.tr("Any position"), self.tr("Position: {word}"), of(Position)),
            ("support", self.tr("Any support"), self.tr("Support: {word}"), of(Support)),
            (
                "weight_bearing",
                self.tr("Any weight-bearing"),
                self.tr("Weight-bearing: {word}"),
                of(WeightBearing),
            ),
            ("level", self.tr("Any level"), self.tr("Level: {word}"), [(str(each), each) for each in levels]),
            ("helper", self.tr("Helper or not"), self.tr("Helper: {word}"), of(Helper)),
            ("kind", self.tr("All kinds"), self.tr("Counts: {word}"), of(Kind)),
        )
        return {
            field: self._filter(field, anything, template, words)
            for field, anything, template, words in offered
        }

    def _filter(self, field: str, anything: str, template: str, words: list[tuple[str, Any]]) -> QComboBox:
        made = QComboBox()
        made.addItem(anything, None)
        for word, value in words:
            made.addItem(template.format(word=word), value)
        named(made, anything)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.currentIndexChanged.connect(lambda _index: self._want(field, made))
        return made

    def _want(self, field: str, chosen: QComboBox) -> None:
        chosen.setAccessibleName(chosen.currentText())
        self._share_out()
        self._wanted = replace(self._wanted, **{field: chosen.currentData()})
        self._look()

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        self._rows = filters = QGridLayout()
        filters.setSpacing(theme.mm(1.5))
        columns = 3 if theme.text_scale >= ROOMY else 6
        for place, one in enumerate(self.filters.values()):
            filters.addWidget(one, *divmod(place, columns))
        self._share_out()
        middle = QHBoxLayout()
        middle.setSpacing(theme.mm(2))
        middle.addWidget(self.grid, 3)
        middle.addWidget(self.details, 2)
        bottom = QHBoxLayout()
        bottom.addWidget(self.cancel_button)
        bottom.addStretch(1)
        bottom.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setSpacing(theme.mm(1.5))
        column.addLayout(top)
        column.addLayout(filters)
        column.addLayout(middle, 1)
        column.addLayout(bottom)

    def _share_out(self) -> None:
        """Give each column of filters as much room as the words that are chosen there need."""
        columns, chosen = self._rows.columnCount(), [each.currentText() for each in self.filters.values()]
        for column in range(columns):
            self._rows.setColumnStretch(column, max(len(words) for words in chosen[column::columns]) + BESIDE)

    def _look(self) -> None:
        """Show what is meant; the best of it is marked."""
        found = self._index.found(self.search.text(), self._wanted)
        self.grid.show_exercises(found)
        for exercise in found:
            self._show_picture(exercise.id)
        words = self.tr("1 exercise") if len(found) == 1 else self.tr("{n} exercises").format(n=len(found))
        if self.isVisible() and words != self.count.text():
            announce(self.count, words)
        self.count.setText(words)
        self.grid.mark_first()
        self.add_button.setEnabled(bool(found))
        if not found:
            self.details.show_none()

    def _show_picture(self, name: str) -> None:
        picture = self._portraits.picture(self._exercises[name]) if name in self._exercises else None
        if picture is not None:
            self.grid.set_picture(name, QPixmap.fromImage(picture))

    def _show_details(self, name: str) -> None:
        self.details.show_exercise(self._exercises[name])

    def _choose(self) -> None:
        name = self.grid.marked_name
        if name:
            self.chosen.emit(name)


def _is_down(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Down
