"""Why legs? What studies show and don't show, in plain words, with their sources."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.evidence import FINDINGS, SOURCES
from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.screen import Screen


class WhyLegsScreen(Screen):
    """Read what studies show and don't show."""

    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Why legs?"), theme, parent)
        self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        self._up = button(self.tr("Up  ▲"))
        self._up.setAccessibleName(self.tr("Up"))
        self._read_on = button("", "main")
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self.back_button, 1)
        row.addWidget(self._up, 1)
        row.addWidget(self._read_on, 2)
        column = self.column()
        column.addWidget(label(self.tr("Why legs?"), "title"))
        area = self.scrolled(self._text(), self.tr("What studies show"))
        column.addWidget(area, 1)
        column.addLayout(row)
        self._bar = area.verticalScrollBar()
        self._bar.valueChanged.connect(self._show_where)
        self._bar.rangeChanged.connect(self._show_where)
        self._up.clicked.connect(lambda: self._scroll(-1))
        self._read_on.clicked.connect(self._go_on)
        self._show_where()

    def _text(self) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, self.theme.mm(2), 0)
        lines.setSpacing(self.theme.mm(2))
        told = self.tr("{text} [{sources}]")
        for finding in FINDINGS:
            text = self.tr(finding.text)
            if finding.sources:
                text = told.format(text=text, sources=", ".join(map(str, finding.sources)))
            lines.addSpacing(self.theme.mm(3) if lines.count() else 0)
            lines.addWidget(label(self.tr(finding.heading), "heading"))
            lines.addWidget(label(text))
        lines.addSpacing(self.theme.mm(3))
        lines.addWidget(label(self.tr("Sources"), "heading"))
        for number, source in enumerate(SOURCES, start=1):
            text = f"[{number}] {source.title}. {source.journal}."
            lines.addWidget(label(f"{text} doi:{source.doi}" if source.doi else text, "quiet"))
        lines.addStretch(1)
        return content

    def _scroll(self, screens: int) -> None:
        self._bar.setValue(self._bar.value() + screens * self._bar.pageStep() * 4 // 5)

    def _go_on(self) -> None:
        if self._is_at_end:
            self._bar.setValue(self._bar.minimum())
        else:
            self._scroll(1)

    @property
    def _is_at_end(self) -> bool:
        return self._bar.value() >= self._bar.maximum()

    def _show_where(self) -> None:
        """Lead from the end to the top again: a button that were disabled would lose the focus."""
        words = self.tr("From the top") if self._is_at_end else self.tr("Read on")
        arrow = self.tr("{words}  ▲") if self._is_at_end else self.tr("{words}  ▼")
        self._read_on.setText(arrow.format(words=words))
        self._read_on.setAccessibleName(words)
