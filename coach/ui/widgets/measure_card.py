"""A large button with a name, and what there is to say of it below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button, label


class MeasureCard(Button):
    """As high as its lines need, which wrap; a screen reader gets all of them."""

    def __init__(
        self, name: str, lines: tuple[str, ...], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(lines))
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(*[theme.mm(4)] * 4)
        self._inside.setSpacing(theme.mm(1))
        for text, role in ((name, "heading"), *((line, "") for line in lines)):
            shown = label(text, role)
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._inside.addWidget(shown)
        self._inside.addStretch(1)

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all lines are."""
        return max(self._theme.target, self._inside.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        """Be of a usual width."""
        width = self._theme.mm(80)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Be as wide as the longest word."""
        return QSize(self._inside.totalMinimumSize().width(), self._theme.target)

    def _fit(self) -> None:
        """Leave the size of the text to the labels."""
