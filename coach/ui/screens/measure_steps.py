"""Before a test: what to have and how it goes, and then a practice go."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import Talk
from coach.ui.needs import Need
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.settling import SettlingScreen, monotonic_ms
from coach.ui.widgets.things import NeedTile

if TYPE_CHECKING:
    from coach.session.moment import Moment

BUTTON_MM: Final = 26.0
ROOMY: Final = 1.5
"""From this text size on, the steps stand below what is needed, and the figure leaves its room to words."""

FRAME_MS: Final = 33


class MeasureStepsScreen(SettlingScreen):
    """Tells what to have, drawn, and how the test goes."""

    ready = Signal()
    back_requested = Signal()

    def __init__(
        self,
        name: str,
        needs: Sequence[Need],
        steps: Sequence[str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, theme, parent)
        self._name, self._needs, self._steps = name, needs, steps
        content = QWidget()
        is_roomy = theme.text_scale >= ROOMY
        both = QVBoxLayout(content) if is_roomy else QHBoxLayout(content)
        both.setContentsMargins(0, 0, theme.mm(1), 0)
        both.setSpacing(theme.mm(6))
        left, right = QVBoxLayout(), QVBoxLayout()
        for lines in (left, right):
            lines.setSpacing(theme.gap)
            both.addLayout(lines, 1)
        for need in needs:
            left.addWidget(NeedTile(need, theme))
        for number, step in enumerate(steps, start=1):
            right.addWidget(label(self.tr("{number}. {step}").format(number=number, step=step)))
        left.addStretch(1)
        right.addStretch(1)
        column = self.column()
        column.addWidget(label(name, "title"))
        column.addWidget(self.scrolled(content, name), 1)
        self.back_button, self.main_button = back, main = (
            button(self.tr("Back")),
            button(self.tr("I have it all"), "main"),
        )
        back.clicked.connect(self.back_requested)
        main.clicked.connect(self.ready)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        for choice, share in ((back, 1), (main, 3)):
            choice.set_size(theme.mm(BUTTON_MM))
            row.addWidget(choice, share)
        column.addLayout(row)

    def spoken(self) -> tuple[Phrase, ...]:
        """Return all of it, in order."""
        return (
            Phrase(f"{self._name}.", Talk.SOME),
            Phrase(self.tr("This is what you need.")),
            *(Phrase(f"{need.words}.") for need in self._needs),
            Phrase(self.tr("This is how it goes.")),
            *(Phrase(step, Talk.SOME) for step in self._steps),
        )


class PracticeScreen(SettlingScreen):
    """Lets one try it, without a clock, beside a figure that shows it over and over."""

    done = Signal()
    back_requested = Signal()

    def __init__(
        self,
        steps: Sequence[str],
        moment_at: "Callable[[float], Moment | None]",
        theme: Theme,
        *,
        is_known: bool,
        now_ms: Callable[[], float] = monotonic_ms,
    ) -> None:
        """`moment_at` tells what the figure does after so many ms; what `is_known` was practised before."""
        super().__init__(self.tr("Try it first"), theme, now_ms=now_ms)
        self._moment_at, self._began_ms = moment_at, now_ms()
        self._steps = steps
        self._figure = FigureView(theme)
        self._figure.setVisible(theme.text_scale < ROOMY)
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._move)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(1), 0)
        lines.setSpacing(theme.mm(3))
        lines.addWidget(label(self._explained(), "need"))
        for step in steps:
            lines.addWidget(label(step))
        lines.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(theme.mm(5))
        middle.addWidget(self._figure, 4)
        middle.addWidget(self.scrolled(content, self.tr("Try it first")), 5)
        column = self.column()
        column.addWidget(label(self.tr("Try it first"), "title"))
        column.addLayout(middle, 1)
        column.addLayout(self._bottom(is_known=is_known))
        self._move()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what is to be done."""
        return (Phrase(self._explained(), Talk.SOME), *(Phrase(step) for step in self._steps))

    def showEvent(self, event: QShowEvent) -> None:
        """Let the figure move."""
        super().showEvent(event)
        self._frames.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let it rest."""
        self._frames.stop()
        super().hideEvent(event)

    def _explained(self) -> str:
        return self.tr("Do it once, calmly. Nothing is counted, and there is no clock.")

    def _move(self) -> None:
        moment = self._moment_at(self._now_ms() - self._began_ms)
        if moment is not None and not self._figure.isHidden():
            self._figure.show_moment(moment)

    def _bottom(self, *, is_known: bool) -> QHBoxLayout:
        self.back_button = back = button(self.tr("Back"))
        back.clicked.connect(self.back_requested)
        self.main_button = main = button(self.tr("I have tried it"), "main")
        main.clicked.connect(self.done)
        choices = [(back, 1), (main, 2)]
        if is_known:
            skip = button(self.tr("Skip this"))
            skip.clicked.connect(self.done)
            choices.insert(1, (skip, 1))
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        for choice, share in choices:
            choice.set_size(self.theme.mm(BUTTON_MM))
            row.addWidget(choice, share)
        return row
