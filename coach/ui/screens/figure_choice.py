"""Who the figure is: skin, hair, clothes, glasses, and whether it is seen as in a mirror."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from coach.routine.terms import View
from coach.settings import Clothes, FigureChoice, HairColour, HairStyle, Settings, Skin
from coach.ui.figure.portrait import portrait
from coach.ui.figure.wardrobe import look_for
from coach.ui.theme import Theme
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import Button, button, label
from coach.ui.widgets.screen import Screen

if TYPE_CHECKING:
    from coach.routine.model import Exercise

PICTURE_MM: Final = 22.0

Options = Sequence[tuple[str, object]]


class FigureChoiceScreen(Screen):
    """Choose how the figure looks, beside the figure as it would be; leaving keeps what was chosen."""

    chosen = Signal(object)  # Settings

    def __init__(
        self, settings: Settings, theme: Theme, exercise: "Exercise | None", parent: QWidget | None = None
    ) -> None:
        """Begin with what `settings` have; `exercise` is what the figure shows, if there is any."""
        super().__init__(self.tr("How should the figure look?"), theme, parent)
        self._settings = settings
        self._pictures: list[tuple[Button, str, object]] = []
        self.figure = FigureView(theme)
        self.figure.setVisible(exercise is not None)
        if exercise is not None:
            self.figure.show_still(exercise)
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, theme.mm(2), 0)
        self._rows.setSpacing(theme.mm(2))
        self._ask_all()
        self._rows.addStretch(1)
        self.main_button = self.back_button = button(self.tr("Done"), "main")
        self.main_button.clicked.connect(lambda: self.chosen.emit(self._settings))
        row = QHBoxLayout()
        row.setSpacing(theme.mm(6))
        row.addWidget(self.figure, 2)
        row.addWidget(self.scrolled(content, self.tr("How should the figure look?")), 3)
        column = self.column()
        column.addWidget(label(self.tr("How should the figure look?"), "title"))
        column.addLayout(row, 1)
        column.addWidget(self.main_button)
        self._show_choice()

    def _ask_all(self) -> None:
        self._ask(
            self.tr("Skin"),
            "skin",
            (
                (self.tr("very light"), Skin.VERY_LIGHT),
                (self.tr("light"), Skin.LIGHT),
                (self.tr("tan"), Skin.TAN),
                (self.tr("brown"), Skin.BROWN),
                (self.tr("dark"), Skin.DARK),
                (self.tr("very dark"), Skin.VERY_DARK),
            ),
        )
        self._ask(
            self.tr("Hair"),
            "hair_style",
            (
                (self.tr("short"), HairStyle.SHORT),
                (self.tr("thin on top"), HairStyle.THIN),
                (self.tr("down to the chin"), HairStyle.BOB),
                (self.tr("tied up"), HairStyle.TIED),
                (self.tr("curly"), HairStyle.CURLY),
                (self.tr("under a scarf"), HairStyle.SCARF),
            ),
        )
        self._ask(
            self.tr("Hair colour"),
            "hair_colour",
            (
                (self.tr("white"), HairColour.WHITE),
                (self.tr("grey"), HairColour.GREY),
                (self.tr("blond"), HairColour.BLOND),
                (self.tr("red-brown"), HairColour.AUBURN),
                (self.tr("brown"), HairColour.BROWN),
                (self.tr("black"), HairColour.BLACK),
            ),
        )
        self._ask(
            self.tr("Clothes"),
            "clothes",
            (
                (self.tr("blue"), Clothes.BLUE),
                (self.tr("green"), Clothes.GREEN),
                (self.tr("plum"), Clothes.PLUM),
                (self.tr("cream"), Clothes.CREAM),
            ),
        )
        self._ask(self.tr("Glasses"), "glasses", ((self.tr("no"), False), (self.tr("yes"), True)))
        self._ask_for_mirror()

    def _ask(self, question: str, key: str, options: Options) -> None:
        """Ask for `key` of the choice, with a picture for each of `options`."""
        side = self.theme.mm(PICTURE_MM)
        row = self._row(question)
        group = QButtonGroup(self)
        for answer, value in options:
            option = button("", "tile")
            option.setFixedSize(side, side)
            option.setIconSize(QSize(side, side) - QSize(14, 14))
            option.setCheckable(True)
            option.setChecked(getattr(self._settings.figure, key) == value)
            option.setAccessibleName(self.tr("{question}: {answer}").format(question=question, answer=answer))
            option.toggled.connect(lambda on, value=value: self._choose(key, value) if on else None)
            group.addButton(option)
            row.addWidget(option)
            self._pictures.append((option, key, value))
        row.addStretch(1)

    def _ask_for_mirror(self) -> None:
        question = self.tr("Show it like a mirror?")
        row = self._row(question, self.tr("In a mirror, it moves on the same side as you do."))
        group = QButtonGroup(self)
        for text, value in ((self.tr("No"), False), (self.tr("Yes"), True)):
            option = button(text)
            option.setCheckable(True)
            option.setChecked(self._settings.mirror is value)
            option.setAccessibleName(self.tr("{question} {answer}").format(question=question, answer=text))
            option.toggled.connect(lambda on, value=value: self._mirror(is_one=value) if on else None)
            group.addButton(option)
            row.addWidget(option, 1)

    def _row(self, question: str, explanation: str = "") -> QHBoxLayout:
        self._rows.addWidget(label(question, "heading"))
        if explanation:
            self._rows.addWidget(label(explanation, "quiet"))
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        self._rows.addLayout(row)
        return row

    def _choose(self, key: str, value: object) -> None:
        self._settings = replace(self._settings, figure=_with(self._settings.figure, key, value))
        self._show_choice()

    def _mirror(self, *, is_one: bool) -> None:
        self._settings = replace(self._settings, mirror=is_one)
        self._show_choice()

    def _show_choice(self) -> None:
        """Show the figure as it is chosen, and in each picture what would be another choice."""
        now = self._settings
        self.figure.set_theme(replace(self.theme, figure=now.figure, mirror=now.mirror))
        colours, ratio = self.theme.palette, self.devicePixelRatioF()
        for option, key, value in self._pictures:
            look = look_for(colours.name, _with(now.figure, key, value))
            view = View.THREE_QUARTER if key == "hair_style" else View.FRONT
            option.setIcon(QIcon(portrait(look, option.iconSize(), ratio, colours.card, view)))


def _with(choice: FigureChoice, key: str, value: object) -> FigureChoice:
    changed: dict[str, Any] = {key: value}
    return replace(choice, **changed)
