"""About me: what the sheet and the published figures go by, a question a page; each may be left out."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from coach.history.records import Details, Sex, WalkingAid, local_now, new_id
from coach.routine.terms import Talk
from coach.ui.phrases import Phrase
from coach.ui.theme import Theme
from coach.ui.widgets.answer_tiles import Tile, columns_at, in_grid
from coach.ui.widgets.fields import large_field
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.settling import SettlingScreen
from coach.ui.widgets.tiles import lay_out

FIRST_YEAR: Final = 1900
STARTS_AT: Final = 1950
"""Where the steps begin when no year is known."""

STEPS: Final = (-10, -1, 1, 10)
_MOST_COLUMNS: Final = 3


class DetailsScreen(SettlingScreen):
    """Asks for the birth year, which figures to go by, and what one walks with.

    `answered` gives `Details` whose `person_id` is "", for the diary to fill in;
    what was known before is answered already.
    """

    answered = Signal(object)  # Details
    back_requested = Signal()

    def __init__(
        self, theme: Theme, details: Details | None = None, *, now: Callable[[], datetime] = local_now
    ) -> None:
        """`details` are what is known; `now` is the wall clock."""
        super().__init__(self.tr("About me"), theme)
        self._now = now
        self._at = 0
        self._sex = details.sex if details else None
        self._aid = details.aid if details else None
        self._title = label("", "title")
        self._pages = QStackedLayout()
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(lambda: self._go(-1))
        self.main_button = self._go_on = button(self.tr("Go on"), "main")
        self._go_on.clicked.connect(lambda: self._go(1))
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self.back_button, 1)
        row.addWidget(self._go_on, 2)
        column = self.column()
        column.addWidget(self._title)
        column.addLayout(self._pages, 1)
        column.addLayout(row)
        self._titles = (
            self.tr("In which year were you born?"),
            self.tr("Which figures should your tests stand beside?"),
            self.tr("What do you walk with most days?"),
        )
        self._ask_for_year(details.birth_year if details else None)
        self._ask_for_sex()
        self._ask_for_aid()
        self._show()

    @property
    def birth_year(self) -> int | None:
        """The year that stands in the field, None without one that can be."""
        text = self._field.text()
        year = int(text) if text.isdecimal() else 0
        return year if FIRST_YEAR <= year <= self._now().year else None

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what is asked on the page that is shown."""
        return (Phrase(self._titles[self._at], Talk.SOME),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the first digit; the field takes all others."""
        if self._at == 0 and event.text().isdecimal() and not self._field.hasFocus():
            self._field.setFocus()
            self._field.selectAll()  # a year that is written anew takes the place of the one before
            self._field.event(event)
            return
        super().keyPressEvent(event)

    def _page(self) -> QVBoxLayout:
        """Add a page, and return where the answers go, and then why it is asked."""
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, self.theme.mm(2), 0)
        lines.setSpacing(self.theme.mm(4))
        self._pages.addWidget(self.scrolled(content, self._titles[self._pages.count()]))
        return lines

    def _ask_for_year(self, year: int | None) -> None:
        lines = self._page()
        self._field = large_field(self.theme, "" if year is None else str(year))
        self._field.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}"), self))
        self._field.setPlaceholderText(self.tr("A year, such as 1948"))
        self._field.setAccessibleName(self._titles[0])
        self._field.textChanged.connect(self._show_whether_it_goes_on)
        self._field.returnPressed.connect(self._go_on.click)
        steps = QGridLayout()
        lay_out(steps, [self._step(years) for years in STEPS], self.theme, most=len(STEPS))
        leave_out = button(self.tr("Rather not say"))
        leave_out.clicked.connect(self._field.clear)
        lines.addWidget(self._field)
        lines.addLayout(steps)
        lines.addWidget(leave_out)
        why = self.tr("Figures for tests go by age. The year also stands on your month sheet.")
        lines.addWidget(label(why, "quiet"))
        lines.addStretch(1)

    def _ask_for_sex(self) -> None:
        lines = self._page()
        answers = (
            (self.tr("Those for women"), Sex.WOMAN),
            (self.tr("Those for men"), Sex.MAN),
            (self.tr("Rather not say"), None),
        )
        self._tiles(lines, answers, self._sex, self._take_sex)
        why = self.tr("For most tests there are figures for women and figures for men.")
        lines.addWidget(label(why, "quiet"))
        lines.addStretch(1)

    def _ask_for_aid(self) -> None:
        lines = self._page()
        answers = (
            (self.tr("Nothing"), WalkingAid.NONE),
            (self.tr("A stick"), WalkingAid.STICK),
            (self.tr("A frame"), WalkingAid.FRAME),
            (self.tr("Someone beside me"), WalkingAid.SOMEONE),
            (self.tr("Rather not say"), None),
        )
        self._tiles(lines, answers, self._aid, self._take_aid)
        lines.addWidget(label(self.tr("It stands on your month sheet."), "quiet"))
        lines.addStretch(1)

    def _tiles(
        self,
        lines: QVBoxLayout,
        answers: Sequence[tuple[str, object]],
        known: object,
        take: Callable[[object], None],
    ) -> None:
        """Put a tile for each answer on a page, with the one that is known ticked."""
        group, tiles = QButtonGroup(self), []
        for words, value in answers:
            tile = Tile(words, self.theme)
            tile.setCheckable(True)
            tile.setChecked(value is known)
            tile.clicked.connect(lambda _checked=False, value=value: take(value))
            group.addButton(tile)
            tiles.append(tile)
        lines.addLayout(in_grid(tiles, min(_MOST_COLUMNS, columns_at(self.theme.text_scale)), self.theme))

    def _take_sex(self, value: object) -> None:
        self._sex = value if isinstance(value, Sex) else None

    def _take_aid(self, value: object) -> None:
        self._aid = value if isinstance(value, WalkingAid) else None

    def _step(self, years: int) -> Button:
        """Return a button that moves the year by so many."""
        words = {
            -10: self.tr("10 years\nearlier"),
            -1: self.tr("1 year\nearlier"),
            1: self.tr("1 year\nlater"),
            10: self.tr("10 years\nlater"),
        }[years]
        made = button(words)
        made.setAccessibleName(words.replace("\n", " "))
        made.clicked.connect(lambda: self._move_by(years))
        return made

    def _move_by(self, years: int) -> None:
        year = self.birth_year
        moved = STARTS_AT if year is None else min(max(FIRST_YEAR, year + years), self._now().year)
        self._field.setText(str(moved))
        announce(self._field, str(moved))

    def _show_whether_it_goes_on(self) -> None:
        """Let a year that can't be not be gone on with; none at all may be."""
        is_year = self.birth_year is not None
        self._go_on.setEnabled(self._at > 0 or is_year or not self._field.text())

    def _go(self, pages: int) -> None:
        at = self._at + pages
        if at < 0:
            self.back_requested.emit()
        elif at == len(self._titles):
            self.answered.emit(Details(new_id(), "", self._now(), self.birth_year, self._sex, self._aid))
        else:
            self._at = at
            self._show()

    def _show(self) -> None:
        """Show the page that comes now."""
        is_last = self._at == len(self._titles) - 1
        words = self.tr("Done") if is_last else self.tr("Go on")
        self._go_on.setText(words)
        self._go_on.setAccessibleName(words)
        self._title.setText(self._titles[self._at])
        self._pages.setCurrentIndex(self._at)
        self._show_whether_it_goes_on()
        self.setFocus()
        announce(self, self._titles[self._at])
        self.words_changed.emit()
