"""An exercise while it is edited: what it is, the phases of a rep, and the poses that the figure takes."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from coach.routine.keys import EXERCISE, Named, NameOf, One
from coach.routine.lines import LineStarts, Path, places_of
from coach.ui.theme import Theme
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.exercise.exercise_scroll import WholeWidth
from coach.ui.workshop.exercise.phase_editor import PhaseEditor
from coach.ui.workshop.forms.form import KeyForm
from coach.ui.workshop.look import named
from coach.ui.workshop.poses.pose_editor import PoseEditor
from coach.ui.workshop.poses.pose_values import NOT_A_POSE

ABOUT: Final = tuple(
    replace(key, keys=tuple(one for one in key.keys if not isinstance(one, One | Named)))
    if isinstance(key, One) and key.name == "figure"
    else key
    for key in EXERCISE
    if key.name != "phase"
)
"""What an exercise is, without what has a place of its own: its phases and its poses."""


class ExercisePane(QWidget):
    """Shows and edits an exercise's draft by forms, sliders and the figure's limbs; the text follows."""

    def __init__(self, draft: Draft, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._theme = draft, theme
        self.broken = QLabel(
            self.tr("There is a mistake in how the text is written. Mend that first: the problems say where.")
        )
        self.broken.setWordWrap(True)
        self.broken.setProperty("role", "notice")
        self.tabs = QTabWidget()
        named(self.tabs.tabBar(), self.tr("Parts of the exercise"))
        self._about = WholeWidth()
        self.phases = PhaseEditor(draft, theme)
        self.poses = PoseEditor(draft, theme)
        for page, title in (
            (self._about, self.tr("About")),
            (self.phases, self.tr("Phases and cues")),
            (self.poses, self.tr("Poses")),
        ):
            self.tabs.addTab(page, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.broken)
        column.addWidget(self.tabs, 1)
        self._known: object = None
        draft.text_changed.connect(self._refresh)
        draft.was_checked.connect(self._refresh)
        self._refresh()

    def show_line(self, line: int) -> None:
        """Show the phase or the pose that stands at `line` (from 1) of the text."""
        if self._draft.values is None:
            return
        match _path_at(self._draft.text, line):
            case ("phase", int(index), *_):
                self.tabs.setCurrentWidget(self.phases)
                self.phases.choose(index)
            case ("figure", str(pose), *_) if pose not in NOT_A_POSE:
                self.tabs.setCurrentWidget(self.poses)
                self.poses.show_pose(pose)
            case _:
                self.tabs.setCurrentWidget(self._about)

    def flush(self) -> None:
        """Have in the text what is still under somebody's hand: call it before saving."""
        self.poses.flush()

    def _refresh(self) -> None:
        is_toml = self._draft.values is not None
        self.broken.setVisible(not is_toml)
        library, here = self._draft.library, self._draft.file.stem
        exercises = {name: one.name for name, one in library.exercises.items() if name != here}
        known = {NameOf.EXERCISE: exercises, NameOf.CAUTION: dict(library.cautions)}
        if known != self._known:
            self._known = known
            self._about.hold(KeyForm(self._draft, ABOUT, (), self._theme, known=known))


def _path_at(text: str, line: int) -> Path:
    """Return the way to what begins last up to `line` (from 1) of a valid text."""
    starts = LineStarts(text)
    above = [
        (place.key, len(path), path)
        for path, place in places_of(text).items()
        if starts.line_and_column(place.key)[0] <= line
    ]
    return max(above, key=lambda each: each[:2])[2]
