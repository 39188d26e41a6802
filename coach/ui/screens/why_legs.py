"""Why legs? What studies show and don't show, in plain words, with their sources."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.evidence import FINDINGS, SOURCES
from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.screen import Screen


class WhyLegsScreen(Screen):
    """Read what studies show and don't show."""

    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Why legs?"), theme, parent)
        self.main_button = self.back_button = button(self.tr("Back"))
        self.back_button.clicked.connect(self.back_requested)
        column = self.column()
        column.addWidget(label(self.tr("Why legs?"), "title"))
        column.addWidget(self.scrolled(self._text(), self.tr("What studies show")), 1)
        column.addWidget(self.back_button)

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
