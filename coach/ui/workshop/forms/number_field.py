"""A number with its unit, to be typed or to be counted up and down."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSizePolicy, QToolButton

from coach.ui.workshop.forms.field import EDGE_PX, NOTHING, SHORTEST, Field
from coach.ui.workshop.look import named

MOST_DECIMALS: Final = 3
WIDEST: Final = 60
"""A number in a wide form gets no more than so many characters' room."""


class _Spin(QDoubleSpinBox):
    """Counts up and down between bounds; below the lowest, and when emptied, nothing is set."""

    def __init__(self, lowest: float, highest: float, step: float) -> None:
        super().__init__()
        self.usual: float | None = None
        self.lowest = lowest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setDecimals(MOST_DECIMALS)
        self.setSingleStep(step)
        self.setRange(lowest - step, highest)
        self.setSpecialValueText(NOTHING)
        self.setValue(self.minimum())
        self._usual_words = (NOTHING, NOTHING)
        self.lineEdit().setTextMargins(EDGE_PX // 2, 0, 0, 0)
        self.lineEdit().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark the whole number by two presses, and by one what is no number yet: typing takes its place."""
        is_unset = self.lineEdit().text() == self.specialValueText()
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self.lineEdit().selectAll()
            return True
        if event.type() is QEvent.Type.MouseButtonRelease and is_unset:
            self.lineEdit().selectAll()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a number is."""
        return QSize(SHORTEST * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Have room for a number and its unit, whatever is said where none is set."""
        return QSize(2 * self.minimumSizeHint().width(), super().sizeHint().height())

    def set_usual_words(self, at_length: str, in_short: str) -> None:
        """Say what counts where nothing is set, by as many words as there is room for."""
        self._usual_words = (at_length, in_short)
        self._say_usual()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the words for the new width."""
        super().resizeEvent(event)
        self._say_usual()

    def _say_usual(self) -> None:
        at_length, in_short = self._usual_words
        room = self.lineEdit().width() - 2 * self.fontMetrics().averageCharWidth()
        words = at_length if self.fontMetrics().horizontalAdvance(at_length) <= room else in_short
        if words != self.specialValueText():
            self.setSpecialValueText(words)

    @property
    def is_set(self) -> bool:
        return self.value() >= self.lowest

    def textFromValue(self, value: float) -> str:
        """Write no zeros behind the point."""
        return f"{value:g}"

    def valueFromText(self, text: str) -> float:
        """Read a number with a point or a comma; nothing is the usual one."""
        bare = text.removesuffix(self.suffix()).strip().replace(",", ".")
        if not bare or text == self.specialValueText():
            return self.minimum()
        return float(bare)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Take what is or may become a number between the bounds."""
        bare = text.removesuffix(self.suffix()).strip().replace(",", ".")
        if not bare or text == self.specialValueText():
            return QValidator.State.Acceptable, text, at
        try:
            value = float(bare)
        except ValueError:
            is_begun = bare in ("-", ".", "-.")
            return (QValidator.State.Intermediate if is_begun else QValidator.State.Invalid), text, at
        if self.lowest <= value <= self.maximum():
            return QValidator.State.Acceptable, text, at
        is_short = (value < self.lowest and value >= 0) or self.lowest < 0
        return (QValidator.State.Intermediate if is_short else QValidator.State.Invalid), text, at

    def stepBy(self, steps: int) -> None:
        """Begin from the usual value where nothing is set."""
        if not self.is_set and self.usual is not None:
            self.setValue(min(max(self.usual + steps * self.singleStep(), self.lowest), self.maximum()))
        else:
            super().stepBy(steps)


class NumberField(Field):
    """A number with its unit, by keys, wheel or arrows."""

    def __init__(  # noqa: PLR0913  (what a number has)
        self,
        name: str,
        meaning: str,
        *,
        lowest: float,
        highest: float,
        unit: str = "",
        step: float = 1.0,
        is_whole: bool = True,
        can_be_unset: bool = True,
    ) -> None:
        super().__init__(name, meaning)
        self._is_whole, self._highest = is_whole, highest
        self._spin = _Spin(lowest, highest, step)
        self._spin.setSuffix(f" {unit}" if unit and unit != "°" else unit)
        less = QCoreApplication.translate("Field", "{name}: less").format(name=name)
        more = QCoreApplication.translate("Field", "{name}: more").format(name=name)
        self._step("−", less, self._spin.stepDown)  # noqa: RUF001 - a minus sign
        self._spin.setMaximumWidth(WIDEST * self._spin.fontMetrics().averageCharWidth())
        self.hold(self._spin)
        self._step("+", more, self._spin.stepUp)
        self._can_be_unset = can_be_unset
        self._clear = self._press("↺", "", lambda: self._spin.setValue(self._spin.minimum()))
        kept = self._clear.sizePolicy()
        kept.setRetainSizeWhenHidden(can_be_unset)  # so that nothing moves under the pointer
        self._clear.setSizePolicy(kept)
        self._clear.hide()
        self._row.addStretch(0)
        self._tell_usual("")
        self._spin.valueChanged.connect(self._tell)

    def _step(self, sign: str, name: str, act: Callable[[], object]) -> None:
        made = self._press(sign, name, act)
        made.setAutoRepeat(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys do it where the number is

    def _press(self, sign: str, name: str, act: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setText(sign)
        made.setObjectName("step")
        made.clicked.connect(lambda _checked: act())
        named(made, name, name)
        self._row.addWidget(made)
        return made

    def set_value(self, value: object) -> None:
        """Show a number, or that none is set."""
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        shown = float(value) if is_number else self._spin.minimum()  # type: ignore[arg-type]  # seen just now
        if shown != self._spin.value():
            self._spin.blockSignals(True)
            self._spin.setMaximum(max(self._highest, shown))  # what the text says too much is shown, too
            self._spin.setValue(shown)
            self._spin.blockSignals(False)
        self._show_clear()

    def set_usual(self, value: object, words: str) -> None:
        """Show the usual number where nothing is set, and step from there."""
        is_number = isinstance(value, int | float)
        self._spin.usual = float(value) if is_number else None  # type: ignore[arg-type]  # seen just now
        shown = f"{value:g}{self._spin.suffix()}" if is_number else ""
        text = words.format(value=shown) if is_number else NOTHING
        self._spin.set_usual_words(text, f"({shown})" if is_number else NOTHING)
        self._tell_usual(text)

    def _tell_usual(self, text: str) -> None:
        again = QCoreApplication.translate("Field", "Take this back: {usual}")
        named(self._clear, again.format(usual=text), again.format(usual=text))

    def _show_clear(self) -> None:
        self._clear.setVisible(self._spin.is_set and self._can_be_unset)

    def _tell(self) -> None:
        self._show_clear()
        value = self._spin.value()
        if not self._spin.is_set:
            self.changed.emit(None)
        elif self._is_whole or value.is_integer():
            self.changed.emit(round(value))
        else:
            self.changed.emit(round(value, MOST_DECIMALS))
