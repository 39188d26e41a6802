"""One plot of My progress: its sentence, its picture, and on a press the same numbers as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.phrases import Phrase
from coach.ui.progress.chart import Chart
from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button, announce, button, label
from coach.ui.widgets.number_table import NumberTable
from coach.ui.widgets.plot import Plot
from coach.ui.widgets.plot_marks import Key
from coach.ui.widgets.spoken_screen import SpokenScreen


class PlotScreen(SpokenScreen):
    """Shows one of several charts at a time; it stands before there are any.

    `door` is what else can be done from here, "" for nothing.
    """

    door_requested = Signal()
    back_requested = Signal()

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None, *, door: str = "") -> None:
        super().__init__(title, theme, parent)
        self._charts: Sequence[Chart] = ()
        self._shown = 0
        self._shows_table = False
        self._title = label(title, "title")
        self._place = label("", "quiet")
        self._sentence = label(self.tr("One moment…"))
        self._caption = label("", "quiet")
        self._keys = QWidget()
        self._keys_line = QHBoxLayout(self._keys)
        self._keys_line.setContentsMargins(0, 0, 0, 0)
        self._keys_line.setSpacing(theme.mm(8))
        self.plot = Plot(theme)
        self.table = NumberTable(theme)
        column = self.column()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        self._place.setWordWrap(False)
        top.addWidget(self._place)
        column.addLayout(top)
        column.addWidget(self.scrolled(self._content(), title), 1)
        column.addLayout(self._bottom(door))
        self._arrange()

    def set_charts(self, charts: Sequence[Chart]) -> None:
        """Show the first of `charts`, of which there is one at least; of empty ones only that."""
        self._charts = charts[:1] if all(chart.is_empty for chart in charts) else charts
        self._shown = 0
        self._show()

    def _content(self) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, self.theme.mm(2), 0)
        lines.setSpacing(self.theme.mm(2))
        lines.addWidget(self._sentence)
        lines.addWidget(self._keys)
        lines.addWidget(self.plot, 1)
        lines.addWidget(self.table, 1)
        lines.addWidget(self._caption)
        lines.addStretch(0)
        return content

    def _bottom(self, door: str) -> QHBoxLayout:
        self._back = self.back_button = button(self.tr("Back"))
        self._back.clicked.connect(self.back_requested)
        self._door = button(door)
        self._door.clicked.connect(self.door_requested)
        if not door:
            self._door.hide()
        self._turn = button("")
        self._turn.clicked.connect(self._turn_over)
        self._next = button(self.tr("Next  ▶"), "main")
        self._next.clicked.connect(self._go_on)
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        for widget, share in ((self._back, 2), (self._door, 3), (self._turn, 3), (self._next, 4)):
            row.addWidget(widget, share)
        return row

    def _show(self) -> None:
        chart = self._charts[self._shown]
        self._title.setText(chart.title)
        self._sentence.setText(chart.sentence)
        self._caption.setText(chart.caption)
        self.plot.set_chart(chart)
        self.table.set_chart(chart)
        many = len(self._charts) > 1
        place = self.tr("{number} of {count}").format(number=self._shown + 1, count=len(self._charts))
        self._place.setText(place if many else "")
        if many:
            title = self._charts[(self._shown + 1) % len(self._charts)].title
            self._next.setAccessibleName(self.tr("Next: {title}").format(title=title))
        self._show_keys(chart)
        self._arrange()
        announce(self, f"{chart.title}. {chart.sentence}")
        self.words_changed.emit()

    def spoken(self) -> tuple[Phrase, ...]:
        """Return what the chart is of, and its sentence."""
        if not self._charts:
            return ()
        chart = self._charts[self._shown]
        return Phrase(chart.title), Phrase(chart.sentence), Phrase(chart.caption)

    def _show_keys(self, chart: Chart) -> None:
        """Say which mark is which, where there is more than one kind."""
        while (item := self._keys_line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if len(chart.series) < 2:
            return
        for number, one in enumerate(chart.series):
            key = Key(self.theme)
            key.set_entry(chart.drawn, number, one.name)
            self._keys_line.addWidget(key)
        self._keys_line.addStretch(1)

    def _arrange(self) -> None:
        """Have what there is something to show in, and no button that leads nowhere."""
        chart = self._charts[self._shown] if self._charts else None
        is_empty = chart is None or chart.is_empty
        self.plot.setVisible(not is_empty and not self._shows_table)
        self.table.setVisible(not is_empty and self._shows_table)
        self._keys.setVisible(not is_empty and not self._shows_table)
        self._caption.setVisible(bool(self._caption.text()) and not is_empty)
        self._turn.setVisible(chart is not None and bool(chart.table))
        text = self.tr("As a picture") if self._shows_table else self.tr("As a table")
        self._turn.setText(text)
        self._turn.setAccessibleName(text)
        self._next.setVisible(len(self._charts) > 1)
        self.main_button = self._main()

    def _main(self) -> Button:
        """Return what forward means: the next chart, or what else can be done, or the way back."""
        return next((one for one in (self._next, self._door) if not one.isHidden()), self._back)

    def _turn_over(self) -> None:
        self._shows_table = not self._shows_table
        self._arrange()

    def _go_on(self) -> None:
        self._shown = (self._shown + 1) % len(self._charts)
        self._show()
