"""What there is to know of one exercise before it goes into a routine."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coach.routine.keys.kinds import CONTEXT
from coach.routine.model import Exercise
from coach.routine.terms import Helper
from coach.routine.words import word_of
from coach.ui.theme import Theme
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import label
from coach.ui.workshop.steps.step_words import dose_of


class ExerciseDetails(QScrollArea):
    """Shows an exercise larger, with its dose, set-up and cautions; scrolled by arrow keys."""

    def __init__(self, exercises: Mapping[str, Exercise], cautions: Mapping[str, str], theme: Theme) -> None:
        super().__init__()
        self._exercises = exercises
        self._cautions = cautions
        self.setAccessibleName(self.tr("About the marked exercise"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        colours = theme.palette
        self.setStyleSheet(
            f"ExerciseDetails {{ border: 3px solid {colours.ground}; }}"
            f"ExerciseDetails:focus {{ border: 3px solid {colours.ink}; }}"
        )
        content = QWidget()
        content.setObjectName("scrolled")
        self.name = label("", "heading")
        self.clinical = label("", "quiet")
        self.figure = FigureView(theme)
        self.figure.setFixedHeight(theme.mm(40))
        self.text = label("")
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.mm(1), 0, theme.mm(2), 0)
        for each in (self.name, self.clinical, self.figure, self.text):
            column.addWidget(each)
        column.addStretch(1)
        self.setWidget(content)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show this one, from its beginning."""
        self.name.setText(exercise.name)
        self.clinical.setText(exercise.clinical_name)
        self.figure.setVisible(True)
        self.figure.show_still(exercise)
        self.text.setText("\n\n".join(self._paragraphs(exercise)))
        self.verticalScrollBar().setValue(0)

    def show_none(self) -> None:
        """Say that nothing is found."""
        self.name.setText(self.tr("Nothing is found."))
        self.clinical.setText(self.tr("Use fewer words, or ask for less."))
        self.figure.setVisible(False)
        self.text.setText("")

    def _paragraphs(self, exercise: Exercise) -> list[str]:
        asks = self.tr("{position} · support: {support} · weight-bearing: {weight} · level {level}")
        told = [
            dose_of({"exercise": exercise.id}, self._exercises),
            asks.format(
                position=_word(exercise.position),
                support=_small(_word(exercise.support)),
                weight=_small(_word(exercise.weight_bearing)),
                level=exercise.level,
            ),
        ]
        if exercise.helper is not Helper.NO:
            told.append(self.tr("Helper: {word}").format(word=_small(_word(exercise.helper))))
        told.append(exercise.setup)
        if exercise.equipment:
            told.append(self.tr("To have ready: {things}").format(things=", ".join(exercise.equipment)))
        if exercise.stop_if:
            told.append(_listed(self.tr("Stop for any of these:"), exercise.stop_if))
        cautions = [self._cautions.get(name, name) for name in exercise.cautions]
        if cautions:
            told.append(_listed(self.tr("Take care:"), cautions))
        avoid = [self._cautions.get(name, name) for name in exercise.avoid_if]
        if avoid:
            told.append(_listed(self.tr("Speaks against it:"), avoid))
        return told


def _listed(heading: str, lines: Iterable[str]) -> str:
    return "\n".join((heading, *(f"•  {line}" for line in lines)))


def _word(word: StrEnum) -> str:
    return QCoreApplication.translate(CONTEXT, word_of(word))


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]
