"""The way through the plan of the week."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from coach.ui.cards import RoutineCard
from coach.ui.screens.plan import PlanScreen
from coach.ui.screens.routines import RoutinesScreen
from coach.ui.theme import Theme
from coach.ui.widgets.screen import Screen
from coach.ui.window import Window


class PlanFlow(QObject):
    """Shows the week, and for a day what there is to choose from; `changed` gives every change at once."""

    changed = Signal(object)  # the plan, as Settings has it
    done = Signal()

    def __init__(self, window: Window, theme: Theme, cards: Sequence[RoutineCard]) -> None:
        """Show the screens in `window`; `cards` are of all routines that can be planned."""
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._cards = cards
        self._plan: Mapping[str, str] = MappingProxyType({})

    def show(self, plan: Mapping[str, str]) -> None:
        """Show `plan`."""
        self._plan = plan
        screen = PlanScreen(self._theme)
        screen.set_plan(plan, {card.routine_id: card.name for card in self._cards})
        screen.day_requested.connect(self._ask_for)
        screen.cleared.connect(lambda: self._change({}))
        screen.done.connect(self._leave)
        self._show_screen(screen)

    def _show_screen(self, screen: Screen) -> None:
        screen.is_passing = True
        self._window.show_screen(screen)

    def _ask_for(self, weekday: str) -> None:
        screen = RoutinesScreen(self._theme, weekday)
        screen.set_routines(self._cards, ())
        rest = {day: routine for day, routine in self._plan.items() if day != weekday}
        screen.chosen.connect(lambda routine: self._change({**rest, weekday: routine}))
        screen.cleared.connect(lambda: self._change(rest))
        screen.back_requested.connect(lambda: self.show(self._plan))
        self._show_screen(screen)

    def _change(self, plan: dict[str, str]) -> None:
        kept = MappingProxyType(plan)
        self.changed.emit(kept)
        self.show(kept)

    def _leave(self) -> None:
        self.done.emit()
        self.deleteLater()
