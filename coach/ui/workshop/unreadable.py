"""What stands in the form's place while the text is no TOML."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import label
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.look import press


class UnreadablePage(QWidget):
    """Says why there is no form, and leads to the line: in the form's place, so that nothing moves."""

    def __init__(
        self, draft: Draft, theme: Theme, show_line: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._undo = press(self.tr("Undo"), draft.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.mm(2), 0)
        column.setSpacing(theme.mm(2))
        told = self.tr("A line of the text can't be read, so the form rests until it is mended.")
        for one in (label(told), press(self.tr("Show the line"), show_line, "main"), self._undo):
            column.addWidget(one)
        column.addStretch(1)
        draft.state_changed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        self._undo.setVisible(self._draft.can_undo)
