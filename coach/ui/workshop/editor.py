"""The editor of one file: steps and form, or the exercise's own pane, beside the text and the preview."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coach.routine.problems import Problem
from coach.routine.text.editing import with_value
from coach.ui.keys import Command
from coach.ui.theme import Theme
from coach.ui.widgets.labels import label
from coach.ui.widgets.screen import Screen
from coach.ui.workshop.ask_bar import AskBar
from coach.ui.workshop.columns import ColumnsView, Pane, columns_for
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.editor_bar import EditorBar
from coach.ui.workshop.exercise.exercise_pane import ExercisePane
from coach.ui.workshop.foot import Foot
from coach.ui.workshop.forms.form import ROOMY
from coach.ui.workshop.look import press, work_style
from coach.ui.workshop.picking.picker import ExercisePicker
from coach.ui.workshop.rehearsing.preview import PreviewPane
from coach.ui.workshop.steps.step_form import StepForm
from coach.ui.workshop.steps.step_lines import line_of, step_at
from coach.ui.workshop.steps.step_list import WHOLE, StepsPane
from coach.ui.workshop.text.problem_list import ProblemList
from coach.ui.workshop.text.text_pane import TextPane
from coach.ui.workshop.timing import Timing

MakePreview = Callable[[Draft, Theme], PreviewPane]


class EditorScreen(Screen):
    """Edits one draft; what is asked of the program is told by signals, and `ask` asks back."""

    save_requested = Signal()
    close_requested = Signal()
    versions_requested = Signal()
    print_requested = Signal()
    give_requested = Signal()
    help_requested = Signal()

    def __init__(
        self,
        draft: Draft,
        theme: Theme,
        make_preview: MakePreview,
        *,
        is_exercise: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Workshop"), theme, parent)
        self.is_desk = self.is_passing = True
        self.draft = draft
        self.is_exercise = is_exercise
        self._is_led_by_text = False
        self.setStyleSheet(work_style(theme))
        self.timing = Timing(draft, self)
        self.text = TextPane(draft, theme)
        self.problems = ProblemList(draft, theme)
        self.preview = make_preview(draft, theme)
        self.exercise = ExercisePane(draft, theme) if is_exercise else None
        self.steps = None if is_exercise else StepsPane(draft, self.timing, theme)
        self.form = None if is_exercise else StepForm(draft, theme)
        self.ask = AskBar(theme)
        self.bar = self._filled_bar()
        self.foot = Foot(draft, self.timing, theme)
        self._no_form = self._no_form_bar()
        self._columns = ColumnsView(self._panes())
        self._pages = QStackedWidget()
        self._pages.addWidget(self._columns)
        self._lay_out()
        self._connect()
        self._show_state()
        self._show_form()

    # What stands where

    def _panes(self) -> Mapping[Pane, tuple[str, QWidget]]:
        text = QSplitter(Qt.Orientation.Vertical)
        text.addWidget(self.text)
        text.addWidget(self.problems)
        text.setStretchFactor(0, 3)
        text.setStretchFactor(1, 1)
        text.setSizes([600, 200])
        text.setChildrenCollapsible(False)
        panes: dict[Pane, tuple[str, QWidget]] = {
            Pane.TEXT: (self.tr("Text"), text),
            Pane.PREVIEW: (self.tr("Preview"), self.preview),
        }
        if self.exercise is not None:
            panes[Pane.EXERCISE] = (self.tr("Exercise"), self.exercise)
        if self.steps is not None and self.form is not None:
            panes[Pane.STEPS] = (self.tr("Steps"), self.steps)
            panes[Pane.FORM] = (self.tr("Dose"), self.form)
        return panes

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margin = self.theme.mm(2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(self.theme.mm(1.5))
        bar = self.bar
        if self.theme.text_scale >= ROOMY:
            column.addWidget(bar)
        else:
            row = QHBoxLayout()
            row.addWidget(self.foot.title, 1)
            row.addWidget(bar)
            column.addLayout(row)
        column.addWidget(self.ask)
        if self.theme.text_scale >= ROOMY:  # there is no room for both
            self.ask.asked.connect(lambda is_asked: self._pages.setVisible(not is_asked))
        column.addWidget(self._no_form)
        column.addWidget(self._pages, 1)
        column.addWidget(self.foot)

    def _filled_bar(self) -> EditorBar:
        bar, standard = EditorBar(self.tr("Workshop"), self), QKeySequence.StandardKey
        bar.add(self.tr("All files"), self.close_requested.emit, ("Ctrl+W",))
        self._save = bar.add(self.tr("Save"), self.save_requested.emit, (standard.Save,))
        self._undo = bar.add(self.tr("Undo"), self.draft.undo, (standard.Undo,))
        self._redo = bar.add(self.tr("Redo"), self.draft.redo, ("Ctrl+Shift+Z", "Ctrl+Y"))
        bar.add(self.tr("Versions"), self.versions_requested.emit)
        if not self.is_exercise:
            tip = self.tr("Print a hand-out for the person")
            bar.add(self.tr("Print"), self.print_requested.emit, (standard.Print,), tip)
            tip = self.tr("Put this routine on a stick, with its own exercises")
            bar.add(self.tr("Give"), self.give_requested.emit, tip=tip)
        bar.add(self.tr("Help"), self.help_requested.emit, (standard.HelpContents,))
        return bar

    def _no_form_bar(self) -> QWidget:
        """Return what is said while the text is no TOML: there is nothing that a form could show."""
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        words = label(self.tr("A line of the text can't be read, so the form rests until it is mended."))
        row.addWidget(words, 1)
        row.addWidget(press(self.tr("Show the line"), self.show_first_problem, "main"))
        self._undo_here = press(self.tr("Undo"), self.draft.undo)
        row.addWidget(self._undo_here)
        bar.hide()
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that there is."""
        super().resizeEvent(event)
        columns = columns_for(self.width(), self.theme.text_scale, is_exercise=self.is_exercise)
        self._columns.arrange(columns, self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back by Esc from what is shown over the panes."""
        if event.key() == Qt.Key.Key_Escape and self.page is not None:
            self.close_page()
        else:
            super().keyPressEvent(event)

    def obey(self, command: Command) -> None:
        """Let a clicker's "back" lead out, for who came here by mistake."""
        if command in (Command.BACK, Command.STOP):
            self.close_requested.emit()

    # What is connected with what

    def _connect(self) -> None:
        draft = self.draft
        draft.state_changed.connect(self._show_state)
        draft.text_changed.connect(self._show_form)
        draft.refused.connect(self.ask.tell)
        self.foot.problems_requested.connect(self.show_problems)
        self.problems.chosen.connect(self.show_problem)
        if self.exercise is not None:
            self.text.line_entered.connect(self.exercise.show_line)
        if self.steps is not None and self.form is not None:
            self.steps.chosen.connect(self._follow_step)
            self.steps.add_requested.connect(lambda: self._pick(self.steps.add))
            self.form.another_requested.connect(lambda: self._pick(self._exchange))
            self.text.line_entered.connect(self._follow_line)

    def _follow_step(self, step: int) -> None:
        if self.form is not None:
            self.form.show_step(step)
        if step != WHOLE:
            self.preview.show_step(step)
        if not self._is_led_by_text and (line := self._line_of(step)):
            self.text.show_line(line)

    def _follow_line(self, line: int) -> None:
        if self.steps is not None and self.draft.values is not None:
            self._is_led_by_text = True
            self.steps.choose(step_at(self.draft.text, line))
            self._is_led_by_text = False

    def _line_of(self, step: int) -> int | None:
        return None if self.draft.values is None else line_of(self.draft.text, step)

    def _pick(self, then: Callable[[str], object]) -> None:
        library = self.draft.library
        picker = ExercisePicker(self.draft.checked.exercises, library.cautions, self.theme)
        self.preview.pause()

        def chosen(exercise_id: str) -> None:
            self.close_page()
            then(exercise_id)
            if self.steps is not None:
                self.steps.rows.setFocus()

        picker.chosen.connect(chosen)
        picker.cancelled.connect(self.close_page)
        self.show_page(picker)

    def _exchange(self, exercise_id: str) -> None:
        """Let the chosen step be another exercise; a tempo for phases that it hasn't goes."""
        step = self.steps.step if self.steps is not None else WHOLE
        if step == WHOLE:
            return
        exercise = self.draft.checked.exercises.get(exercise_id)
        phases = {phase.name for phase in exercise.phases} if exercise is not None else set()
        steps = (self.draft.values or {}).get("step", [])
        tempo = steps[step].get("tempo", {}) if step < len(steps) else {}

        def change(text: str) -> str:
            text = with_value(text, ("step", step, "exercise"), exercise_id)
            for name in tempo:
                if name not in phases:
                    text = with_value(text, ("step", step, "tempo", name), None)
            return text

        self.draft.edit(change, by="")

    # What is shown over the panes

    def show_page(self, page: QWidget) -> None:
        """Show something in place of the panes until `close_page`."""
        self.close_page()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if page.focusProxy() is not None:  # else it has found its place by itself
            page.setFocus()

    def close_page(self) -> None:
        """Show the panes again."""
        page = self._pages.currentWidget()
        if page is not None and page is not self._columns:
            self._pages.removeWidget(page)
            page.deleteLater()
            self._pages.setCurrentWidget(self._columns)

    @property
    def page(self) -> QWidget | None:
        """What is shown in place of the panes, if anything is."""
        page = self._pages.currentWidget()
        return None if page is self._columns else page

    def show_problems(self) -> None:
        """Show what there is to mend."""
        self.close_page()
        self._columns.bring_up(Pane.TEXT)
        self.problems.setFocus()

    def show_first_problem(self) -> None:
        """Show the first line that there is to mend."""
        found = self.draft.checked.errors or self.draft.checked.problems
        if found:
            self.show_problem(found[0])

    def show_problem(self, problem: Problem) -> None:
        """Show where a problem stands, in the text and, where there is a form, in the list of steps."""
        self.close_page()
        self._columns.bring_up(Pane.TEXT)
        self.text.show_line(problem.line, problem.column or 1)
        self.text.editor.setFocus()  # to be mended there
        self._follow_line(problem.line)

    # How it stands

    def flush(self) -> None:
        """Have in the text what is still under somebody's hand."""
        if self.exercise is not None:
            self.exercise.flush()

    def _show_state(self) -> None:
        draft = self.draft
        self._undo.setEnabled(draft.can_undo)
        self._undo_here.setVisible(draft.can_undo)
        self._redo.setEnabled(draft.can_redo)
        self._save.setEnabled(draft.is_changed)

    def _show_form(self) -> None:
        is_text = self.draft.values is not None
        self._no_form.setVisible(not is_text)
        if self.form is not None:
            self.form.setEnabled(is_text)
