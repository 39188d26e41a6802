"""Well done: what was done, and two questions that may be left unanswered."""

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.ui.keys import STILL_MEANT_BEFORE_MS, Command
from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.rating import Rating
from coach.ui.widgets.screen import Screen


class WellDoneScreen(Screen):
    """Ask how it was."""

    answered = Signal(object, object, str)  # effort 0 to 10 or None, pain now 0 to 10 or None, a note

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Well done"), theme, parent)
        self._shown = QElapsedTimer()
        self._shown.start()
        self._title = label("", "title")
        self._sentence = label("")
        self.effort = Rating(
            self.tr("How hard was it?"),
            {  # our own scale, effort_v1: brief.md section 4
                0: self.tr("resting"),
                2: self.tr("easy"),
                4: self.tr("some work"),
                6: self.tr("working, can still talk"),
                8: self.tr("hard, few words"),
                10: self.tr("all I can do"),
            },
            theme,
        )
        self.pain = Rating(
            self.tr("Any pain now?"),
            {0: self.tr("no pain"), 10: self.tr("the worst pain")},
            theme,
        )
        self.note = QLineEdit()
        self.note.setMaxLength(400)
        self.note.setPlaceholderText(self.tr("A note for your physiotherapist, if you like"))
        self.note.setAccessibleName(self.tr("A note for your physiotherapist, if you like"))
        self.main_button = button(self.tr("Finished"), "main")
        self.main_button.clicked.connect(self._answer)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, theme.mm(2), 0)
        lines.setSpacing(theme.gap)
        for part in (self._sentence, self.effort, self.pain, self.note):
            lines.addWidget(part)
        lines.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("You may skip any of these."), "quiet"), 2)
        row.addWidget(self.main_button, 3)
        column = self.column()
        column.addWidget(self._title)
        column.addWidget(self.scrolled(content, self.tr("How was it?")), 1)
        column.addLayout(row)

    def set_session(self, title: str, sentence: str) -> None:
        """Say what was done, and ask anew."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.effort.clear()
        self.pain.clear()
        self.note.clear()
        self._shown.start()

    @property
    def answers(self) -> tuple[int | None, int | None, str]:
        """Effort, pain and note as they stand on the screen."""
        return self.effort.value, self.pain.value, self.note.text().strip()

    def obey(self, command: Command) -> None:
        """Pass over a press that was still meant for the player."""
        if self._shown.elapsed() > STILL_MEANT_BEFORE_MS:
            super().obey(command)

    def _answer(self) -> None:
        self.answered.emit(*self.answers)
