"""A question with Yes and No; it may be left unanswered, and a second press takes an answer back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button, button, label


class YesOrNo(QWidget):
    """Asks `question`; `value` is None until one is chosen, and `changed` tells of each press."""

    changed = Signal()

    def __init__(
        self, question: str, theme: Theme, parent: QWidget | None = None, *, in_one_line: bool = False
    ) -> None:
        """With `in_one_line` the question never wraps, and gets no more room than it needs."""
        super().__init__(parent)
        self.setAccessibleName(question)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap)
        asked = label(question, "heading")
        asked.setWordWrap(not in_one_line)
        row.addWidget(asked, 0 if in_one_line else 3)
        self._buttons = {True: button(self.tr("Yes")), False: button(self.tr("No"))}
        for is_so, one in self._buttons.items():
            one.setCheckable(True)
            name = self.tr("{question} {answer}").format(question=question, answer=one.text())
            one.setAccessibleName(name)
            one.clicked.connect(lambda _on=False, other=self._buttons[not is_so]: self._let_go(other))
            row.addWidget(one, 1)

    @property
    def value(self) -> bool | None:
        """What was chosen, or None."""
        return next((is_so for is_so, one in self._buttons.items() if one.isChecked()), None)

    def choose(self, *, is_so: bool) -> None:
        """Answer as a press does."""
        self._buttons[is_so].click()

    def clear(self) -> None:
        """Take the answer back."""
        for one in self._buttons.values():
            one.setChecked(False)

    def _let_go(self, other: Button) -> None:
        other.setChecked(False)
        self.changed.emit()
