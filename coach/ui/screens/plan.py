"""My week: what is planned for each of its days."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coach.settings import WEEKDAYS
from coach.ui.theme import Theme
from coach.ui.week import day_name, planned_words
from coach.ui.widgets.labels import Button, button, label
from coach.ui.widgets.screen import Screen
from coach.ui.widgets.tiles import lay_out


class PlanScreen(Screen):
    """Shows the seven days; pressing one asks what to do on it."""

    day_requested = Signal(str)  # one of WEEKDAYS
    cleared = Signal()
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My week"), theme, parent)
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, theme.mm(2), 0)
        self._days: dict[str, Button] = {}
        for weekday in WEEKDAYS:
            self._days[weekday] = button("")
            self._days[weekday].clicked.connect(
                lambda _checked=False, weekday=weekday: self.day_requested.emit(weekday)
            )
        self._clear = button(self.tr("Clear the week"))
        self._clear.clicked.connect(self.cleared)
        self.main_button = self.back_button = button(self.tr("Done"), "main")
        self.main_button.clicked.connect(self.done)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self._clear, 1)
        row.addWidget(self.main_button, 1)
        column = self.column()
        column.addWidget(label(self.tr("My week"), "title"))
        column.addWidget(label(self.tr("Press a day to change it."), "quiet"))
        column.addWidget(self.scrolled(content, self.tr("My week")), 1)
        column.addLayout(row)

    def set_plan(self, plan: Mapping[str, str], names: Mapping[str, str]) -> None:
        """Show `plan`, as settings have it; `names` are those of the routines that there are, by id."""
        for weekday, day in self._days.items():
            planned = planned_words(plan, weekday, names)
            day.setText(self.tr("{day}\n{planned}").format(day=day_name(weekday), planned=planned))
            day.setAccessibleName(self.tr("{day}: {planned}").format(day=day_name(weekday), planned=planned))
        lay_out(self._grid, tuple(self._days.values()), self.theme, most=3)
        self._grid.setRowStretch(len(self._days), 1)
        self._clear.setEnabled(bool(plan))
