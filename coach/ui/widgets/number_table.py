"""A chart's numbers as a large table: a line for each week or day, read as one by a screen reader."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.progress.chart import Chart
from coach.ui.theme import Theme
from coach.ui.widgets.labels import label

ROOMY = 1.6
"""Above this text size there is no room for columns: each line says which number is what."""

NAME_SHARE = 3
NUMBER_SHARE = 2


class NumberTable(QWidget):
    """Shows the table of a `Chart`, what came last first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.mm(1))

    def set_chart(self, chart: Chart) -> None:
        """Show another chart's numbers."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setAccessibleName(chart.title)
        has_columns = self._theme.text_scale <= ROOMY
        if has_columns:
            self._lines.addWidget(self._line(chart.columns, "heading", ""))
        for row in chart.table:
            said = chart.row_words(row)
            self._lines.addWidget(self._line(row if has_columns else (said,), "", said))
        self._lines.addStretch(1)

    def _line(self, texts: tuple[str, ...], role: str, name: str) -> QFrame:
        line = QFrame()
        line.setAccessibleName(name)
        line.setObjectName("line")
        line.setStyleSheet(f"#line {{ border: 0; border-bottom: 2px solid {self._theme.palette.line}; }}")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, self._theme.mm(1))
        row.setSpacing(self._theme.gap)
        for column, text in enumerate(texts):
            cell = label(text, role)
            row.addWidget(cell, NUMBER_SHARE if column else NAME_SHARE)
        return line
