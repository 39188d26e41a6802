"""The right control for each kind of value: what is set in the file, and what counts where nothing is set.

A field shows a value by `set_value` and tells by `changed` of one that somebody
chose: None takes the key out of the file, so that the usual value counts again.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
)

from coach.ui.theme import Theme
from coach.ui.workshop.forms.calendar import calendar
from coach.ui.workshop.forms.field import EDGE_PX, NOTHING, SHORTEST, Field
from coach.ui.workshop.look import work_text_px

LONG_TEXT: Final = 120
"""A text that may be longer than this many characters gets several lines to write on."""

LINES: Final = 3
"""So many of them are seen at once."""


class TextField(Field):
    """Words on one line, or on several where they may be long."""

    def __init__(self, name: str, meaning: str, longest: int, *, is_required: bool = False) -> None:
        super().__init__(name, meaning)
        self._is_required = is_required
        self._control: QLineEdit | QPlainTextEdit
        if longest <= LONG_TEXT:
            self._control = line = QLineEdit()
            line.setMaxLength(longest)
            line.textEdited.connect(self._tell)
        else:
            self._control = _Lines()
            self._control.textChanged.connect(self._tell)
        self.hold(self._control)

    def set_value(self, value: object) -> None:
        """Show words."""
        self._show(value if isinstance(value, str) else "")

    def set_usual(self, value: object, words: str) -> None:
        """Show faintly what is said where nothing is written."""
        self._control.setPlaceholderText(words.format(value=value) if value else "")

    def _written(self) -> str:
        control = self._control
        return control.text() if isinstance(control, QLineEdit) else control.toPlainText()

    def _show(self, text: str) -> None:
        if text == self._written():  # else the cursor would jump
            return
        self._control.blockSignals(True)
        if isinstance(self._control, QPlainTextEdit):
            self._control.setPlainText(text)
        else:
            self._control.setText(text)
            if not self._control.hasFocus():
                self._control.setCursorPosition(0)  # what is too long is seen from its beginning
        self._control.blockSignals(False)

    def _tell(self) -> None:
        written = self._written()
        self.changed.emit(written if written or self._is_required else None)


class TextsField(TextField):
    """Several texts, one on each line."""

    def __init__(self, name: str, meaning: str) -> None:
        each = QCoreApplication.translate("Field", "{meaning} One on each line.")
        super().__init__(name, each.format(meaning=meaning), LONG_TEXT + 1)

    def set_value(self, value: object) -> None:
        """Show the texts."""
        texts = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
        if texts != self._texts():
            self._show("\n".join(texts))

    def _texts(self) -> list[str]:
        return [line.strip() for line in self._written().split("\n") if line.strip()]

    def _tell(self) -> None:
        self.changed.emit(self._texts() or None)


class ChoiceField(Field):
    """One of several words; the first stands for the usual one where nothing need be set."""

    def __init__(
        self, name: str, meaning: str, words: Mapping[str, str], *, can_be_unset: bool = True
    ) -> None:
        """`words` are what each value is called."""
        super().__init__(name, meaning)
        self._words = words
        self._can_be_unset = can_be_unset
        self._combo = QComboBox()
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.setMinimumContentsLength(8)
        if can_be_unset:
            self._combo.addItem(NOTHING, None)
        for value, word in words.items():
            self._combo.addItem(word, value)
        self.hold(self._combo)
        self._combo.activated.connect(lambda _index: self.changed.emit(self._combo.currentData()))

    def set_value(self, value: object) -> None:
        """Show which one it is; one that isn't known is shown as it stands in the file."""
        known = [self._combo.itemData(index) for index in range(self._combo.count())]
        self._combo.setPlaceholderText("" if value is None else str(value))
        self._combo.setCurrentIndex(known.index(value) if value in known else -1)

    def set_usual(self, value: object, _words: str) -> None:
        """Say at the top of the list what counts where none is chosen."""
        if self._can_be_unset and value:
            usual = str(value.value if isinstance(value, StrEnum) else value)
            self._combo.setItemText(0, f"({self._words.get(usual, usual)})")


class PickedField(Field):
    """Any of several words, each with a box to tick."""

    def __init__(self, name: str, meaning: str, words: Mapping[str, str], theme: Theme) -> None:
        super().__init__(name, meaning)
        self._words = dict(words)
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setFixedHeight(min(8, max(2, len(words)) + 1) * round(1.6 * work_text_px(theme)))
        for value, word in words.items():
            self._add(value, word)
        self.hold(self._list)
        self._list.itemChanged.connect(lambda _item: self.changed.emit(self._picked() or None))

    def set_value(self, value: object) -> None:
        """Tick what is in a list; what isn't known there is added, to be taken out."""
        picked = [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
        self._list.blockSignals(True)
        for each in picked:
            if each not in self._words:
                self._words[each] = each
                self._add(each, each)
        for index in range(self._list.count()):
            item = self._list.item(index)
            is_picked = item.data(Qt.ItemDataRole.UserRole) in picked
            item.setCheckState(Qt.CheckState.Checked if is_picked else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)

    def _add(self, value: str, word: str) -> None:
        item = QListWidgetItem(word, self._list)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)

    def _picked(self) -> list[str]:
        items = [self._list.item(index) for index in range(self._list.count())]
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]


class DayField(Field):
    """A date, by keys or from a calendar; the day before all others stands for none."""

    def __init__(self, name: str, meaning: str, theme: Theme) -> None:
        super().__init__(name, meaning)
        self._edit = QDateEdit()
        self._edit.setDisplayFormat("d MMM yyyy")  # 3.11. is not the same day everywhere
        self._edit.setCalendarPopup(True)
        self._edit.setCalendarWidget(calendar(theme))
        self._edit.setMinimumDate(QDate(1999, 12, 31))
        self._edit.setSpecialValueText(NOTHING)
        self.hold(self._edit)
        self._edit.dateChanged.connect(self._tell)

    def set_value(self, value: object) -> None:
        """Show a date, or none."""
        day = QDate(value.year, value.month, value.day) if isinstance(value, date) else None
        shown = day or self._edit.minimumDate()
        if shown != self._edit.date():  # else what is half typed would go
            self._edit.blockSignals(True)
            self._edit.setDate(shown)
            self._edit.blockSignals(False)

    def _tell(self, day: QDate) -> None:
        is_set = day > self._edit.minimumDate()
        self.changed.emit(date(day.year(), day.month(), day.day()) if is_set else None)


class _Lines(QPlainTextEdit):
    """A few lines to write on; Tab leads on."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Show so many lines at once."""
        return QSize(super().sizeHint().width(), LINES * self.fontMetrics().lineSpacing() + EDGE_PX)

    def minimumSizeHint(self) -> QSize:
        """Be no lower than that, and as narrow as need be."""
        return QSize(SHORTEST * self.fontMetrics().averageCharWidth(), self.sizeHint().height())
