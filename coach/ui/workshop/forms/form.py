"""A form for a part of a file, made from what `coach.routine.keys` says of it; its values are the text's."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFormLayout, QGroupBox, QLabel, QVBoxLayout, QWidget

from coach.routine.keys import (
    CONTEXT,
    Choice,
    Choices,
    Day,
    Key,
    Many,
    Named,
    NameOf,
    Number,
    One,
    Text,
    Texts,
    Whole,
)
from coach.routine.lines import Path
from coach.routine.text.editing import with_value
from coach.routine.words import word_of
from coach.ui.theme import Theme
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.forms.field import Field
from coach.ui.workshop.forms.fields import (
    ChoiceField,
    DayField,
    PickedField,
    TextField,
    TextsField,
)
from coach.ui.workshop.forms.number_field import NumberField
from coach.ui.workshop.look import broken, work_text_px

ROOMY: Final = 1.3
"""From this text size on, each label stands above its field."""

LABEL_LETTERS: Final = 7
"""A label beside its field is at most so wide, in heights of its letters; a longer one takes two lines."""

FINE_STEP: Final = 0.5
"""By how much a number that need not be whole goes up or down by one press."""

Known = Mapping[NameOf, Mapping[str, str]]
"""What a text may be the name of: for each name what it is called."""

_Usual = Mapping[Path, object]


class KeyForm(QWidget):
    """A row for each key: label, control, unit, and what it means when one stays over it.

    `path` is where the keys' table stands in the text, such as `("step", 2)` or
    `()`. Whatever somebody chooses goes into the draft at once, as one step of
    undo, and whatever changes there is shown here. While the text is no TOML
    the form can't be used (`draft.values` is None); its owner says so.

    `usual` gives what counts for what isn't set, by its path below `path`,
    where that isn't the key's own default, and `usual_words` how that is said.
    `known` is what names can be chosen from, and `names` under which names a
    `Named` key is offered, by the path of its table below `path`. What has a place of its own is left
    out by `without`; arrays of tables always are.
    """

    def __init__(  # noqa: PLR0913  (each has a default, but the first four)
        self,
        draft: Draft,
        keys: Sequence[Key],
        path: Path,
        theme: Theme,
        *,
        usual: _Usual | None = None,
        usual_words: str = "",
        known: Known | None = None,
        names: Mapping[Path, Sequence[str]] | None = None,
        without: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self.path, self._theme = draft, path, theme
        self._usual = usual or {}
        self._usual_words = usual_words or QCoreApplication.translate("Form", "({value})")
        self._known = known or {}
        self._names = names or {}
        self._fields: dict[Path, Field] = {}
        rows = self._rows(QVBoxLayout(self))
        self._fill(rows, [key for key in keys if key.name not in without], ())
        draft.text_changed.connect(self.refresh)
        self.refresh()

    def field(self, *below: str | int) -> Field:
        """Return the control for the value at a path below the form's own."""
        return self._fields[below]

    def show_at(self, path: Path, usual: _Usual | None = None) -> None:
        """Stand for the table at `path` from now on, of the same keys, where `usual` counts."""
        self.path, self._usual = path, usual or {}
        self.refresh()

    def refresh(self) -> None:
        """Show what stands in the text now."""
        values = self._draft.values
        self.setEnabled(values is not None)
        if values is None:
            return
        table = value_at(values, self.path)
        for below, field in self._fields.items():
            if below in self._usual:
                field.set_usual(self._usual[below], self._usual_words)
            field.set_value(value_at(table, below))

    def _rows(self, column: QVBoxLayout) -> QFormLayout:
        column.setContentsMargins(0, 0, 0, 0)
        rows = QFormLayout()
        is_roomy = self._theme.text_scale >= ROOMY
        rows.setRowWrapPolicy(
            QFormLayout.RowWrapPolicy.WrapAllRows if is_roomy else QFormLayout.RowWrapPolicy.DontWrapRows
        )
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        rows.setVerticalSpacing(self._theme.mm(1.2))
        rows.setHorizontalSpacing(self._theme.mm(2))
        column.addLayout(rows)
        return rows

    def _fill(self, rows: QFormLayout, keys: Sequence[Key], below: Path) -> None:
        for key in keys:
            if isinstance(key, One):
                rows.addRow(self._group(key, (*below, key.name)))
            elif isinstance(key, Named):
                for name, one in self._named(key, below):
                    self._add(rows, one, (*below, name))
            elif not isinstance(key, Many):
                self._add(rows, key, (*below, key.name))

    def _group(self, key: One, below: Path) -> QGroupBox:
        box = QGroupBox(_said(key.label))
        box.setToolTip(broken(_said(key.meaning)))
        box.setAccessibleDescription(_said(key.meaning))
        self._fill(self._rows(QVBoxLayout(box)), key.keys, below)
        return box

    def _named(self, key: Named, below: Path) -> Iterator[tuple[str, Key]]:
        """Give the names that are offered, and those that the text has beside."""
        offered = list(self._names.get(below, ()))
        table = value_at(self._draft.values or {}, (*self.path, *below))
        written = [name for name in table if name not in offered] if isinstance(table, Mapping) else []
        for name in (*offered, *written):
            yield name, key.of

    def _add(self, rows: QFormLayout, key: Key, below: Path) -> None:
        words = str(below[-1]) if key.name != below[-1] else _said(key.label)
        field = self._made(key, words)
        default = getattr(key, "default", None)
        if default is not None and below not in self._usual:
            field.set_usual(default, self._usual_words)
        field.changed.connect(partial(self._change, below))
        self._fields[below] = field
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(self._theme.text_scale < ROOMY)
        label.setToolTip(broken(_said(key.meaning)))
        label.setBuddy(field.focusProxy() or field)  # a screen reader asks the control for its label
        self._make_room(label)
        rows.addRow(label, field)

    def _make_room(self, label: QLabel) -> None:
        """Have a label whole, on two lines where it is long: Qt's form would squeeze it."""
        font = label.font()
        font.setPixelSize(text_px := work_text_px(self._theme))  # as it will be, once it is shown
        whole = QFontMetrics(font).horizontalAdvance(label.text()) + 2
        width = min(whole, LABEL_LETTERS * text_px)
        label.setMinimumWidth(width)
        if label.wordWrap() and whole > width:
            label.setMinimumHeight(round(2.5 * text_px))

    def _made(self, key: Key, words: str) -> Field:  # noqa: PLR0911  (one for each kind of value)
        meaning, is_free = _said(key.meaning), not key.is_required
        match key:
            case Whole() | Number():
                return NumberField(
                    words,
                    meaning,
                    lowest=key.lowest,
                    highest=key.highest,
                    unit=_said(key.unit) if key.unit else "",
                    step=step_of(key),
                    is_whole=isinstance(key, Whole),
                    can_be_unset=is_free,
                )
            case Choice():
                members = {member.value: word_of(member) for member in key.kind}
                return ChoiceField(words, meaning, members, can_be_unset=is_free)
            case Choices():
                members = {member.value: word_of(member) for member in key.kind}
                return PickedField(words, meaning, members, self._theme)
            case Texts(name_of=NameOf() as kind) if kind in self._known:
                return PickedField(words, meaning, self._known[kind], self._theme)
            case Texts():
                return TextsField(words, meaning)
            case Text(name_of=NameOf() as kind) if kind in self._known:
                return ChoiceField(words, meaning, self._known[kind], can_be_unset=is_free)
            case Text():
                field = TextField(words, meaning, key.longest, is_required=key.is_required)
                if key.example:
                    example = QCoreApplication.translate("Form", "such as: {value}")
                    field.set_usual(_said(key.example), example)
                return field
            case Day():
                return DayField(words, meaning, self._theme)
            case _:
                raise TypeError(key)

    def _change(self, below: Path, value: Any) -> None:  # noqa: ANN401  (whatever the field's kind has)
        path = (*self.path, *below)
        self._draft.edit(lambda text: with_value(text, path, value), by=f"form {path}")


def value_at(values: object, path: Path) -> Any:  # noqa: ANN401  (whatever the file has)
    """Return what stands at `path` of what a file says, None where nothing does."""
    for part in path:
        if isinstance(values, Mapping):
            values = values.get(str(part))
        elif isinstance(values, list) and isinstance(part, int) and -len(values) <= part < len(values):
            values = values[part]
        else:
            return None
    return values


def step_of(key: Whole | Number) -> float:
    """Return by how much one press changes a number: by one, or by less where the least is less."""
    is_fine = isinstance(key, Number) and key.highest - key.lowest <= 1
    if is_fine:
        return 0.05
    is_whole = isinstance(key, Whole) or float(key.lowest).is_integer()
    return 1.0 if is_whole and key.unit != "kg" else FINE_STEP


def _said(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
