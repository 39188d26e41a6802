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
from coach.ui.keys import Command
from coach.ui.theme import Theme
from coach.ui.widgets.screen import Screen
from coach.ui.workshop.ask_bar import AskBar
from coach.ui.workshop.columns import ColumnsView, Pane, columns_for
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.editor_bar import EditorBar
from coach.ui.workshop.exercise.exercise_pane import ExercisePane
from coach.ui.workshop.focus import LaidOver
from coach.ui.workshop.foot import Foot
from coach.ui.workshop.forms.form import ROOMY
from coach.ui.workshop.look import work_style
from coach.ui.workshop.picking.picker import ExercisePicker
from coach.ui.workshop.rehearsing.preview import PreviewPane
from coach.ui.workshop.steps.another_exercise import exchange
from coach.ui.workshop.steps.step_form import StepForm
from coach.ui.workshop.steps.step_lines import line_of, step_at
from coach.ui.workshop.steps.step_list import WHOLE, StepsPane
from coach.ui.workshop.tab_order import next_stop, scroll_to
from coach.ui.workshop.text.problem_list import ProblemList
from coach.ui.workshop.text.text_pane import TextPane
from coach.ui.workshop.timing import Timing
from coach.ui.workshop.unreadable import UnreadablePage

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
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at what is in it only
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
        self._no_form = UnreadablePage(draft, theme, self.show_first_problem)
        self._form_or_words = QStackedWidget()
        for each in (self.form, self._no_form):
            if each is not None:
                self._form_or_words.addWidget(each)
        self._columns = ColumnsView(self._panes())
        self._pages = LaidOver(self._columns)
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
        text.setSizes([500, 300])
        text.setChildrenCollapsible(False)
        panes: dict[Pane, tuple[str, QWidget]] = {
            Pane.TEXT: (self.tr("Text"), text),
            Pane.PREVIEW: (self.tr("Preview"), self.preview),
        }
        if self.exercise is not None:
            panes[Pane.EXERCISE] = (self.tr("Exercise"), self.exercise)
        if self.steps is not None:
            panes[Pane.STEPS] = (self.tr("Steps"), self.steps)
            panes[Pane.FORM] = (self.tr("Dose"), self._form_or_words)
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
        column.addWidget(self._pages, 1)
        column.addStretch()  # for when they are hidden
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that there is."""
        super().resizeEvent(event)
        columns = columns_for(self.width(), self.theme.text_scale, is_exercise=self.is_exercise)
        self._columns.arrange(columns, self.width())

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Follow Tab as it is read: the bar, what is asked, the panes from left to right, the line below.

        What is hidden or disabled hands its focus to no other one.
        """
        now = self.window().focusWidget()
        if now is not None and self.isAncestorOf(now) and not (now.isVisible() and now.isEnabled()):
            self.setFocus()
            return True
        shown = self._columns.in_order() if self.page is None else (self.page,)
        stop = next_stop((self.bar, self.ask, *shown, self.foot), now, following=following)
        if stop is None:
            return False
        reasons = Qt.FocusReason
        stop.setFocus(reasons.TabFocusReason if following else reasons.BacktabFocusReason)
        scroll_to(stop)
        return True

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
        if self.steps is not None and self.steps.step != WHOLE:
            exchange(self.draft, self.steps.step, exercise_id)

    # What is shown over the panes

    def show_page(self, page: QWidget) -> None:
        """Show something in place of the panes until `close_page`."""
        self._pages.show_page(page)

    def close_page(self) -> None:
        """Show the panes again."""
        self._pages.close_page()

    @property
    def page(self) -> QWidget | None:
        """What is shown in place of the panes, if anything is."""
        return self._pages.page

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

    def begin(self) -> None:
        """Have the focus where the work begins."""
        if self.steps is not None:
            self.steps.setFocus()

    def flush(self) -> None:
        """Have in the text what is still under somebody's hand."""
        if self.exercise is not None:
            self.exercise.flush()

    def _show_state(self) -> None:
        draft = self.draft
        self._undo.setEnabled(draft.can_undo)
        self._redo.setEnabled(draft.can_redo)
        self._save.setEnabled(draft.is_changed)

    def _show_form(self) -> None:
        is_text = self.draft.values is not None
        if self.form is not None:
            self.form.setEnabled(is_text)
            self._form_or_words.setCurrentWidget(self.form if is_text else self._no_form)
