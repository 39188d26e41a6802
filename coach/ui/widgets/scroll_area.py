"""An area that scrolls by large buttons: no bar to drag, and no key that only scrolls."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from coach.ui.theme import Theme
from coach.ui.widgets.labels import Button, button

PAGE: Final = 0.8
"""How much of what is seen one press scrolls by: some lines are seen twice, so that nobody gets lost."""


class ScrollArea(QScrollArea):
    """Holds `content`; beside content that is higher than the area, it has a button up and one down."""

    def __init__(self, content: QWidget, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.content = content
        self.up = self._button("▲", self.tr("Scroll up"), -1)
        self.down = self._button("▼", self.tr("Scroll down"), 1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.setObjectName("scrolled")
        self.setWidget(content)
        content.installEventFilter(self)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._show_where)
        bar.rangeChanged.connect(self._show_where)

    def _button(self, text: str, name: str, pages: int) -> Button:
        made = button(text, "tile", self)
        made.setAccessibleName(name)
        made.setFixedWidth(self._theme.target)
        made.clicked.connect(lambda: self.scroll_pages(pages))
        return made

    def scroll_pages(self, pages: int) -> bool:
        """Scroll down by so many pages, up if negative; whether there was anything left to scroll."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + round(pages * bar.pageStep() * PAGE))
        return bar.value() != before

    def show_widget(self, widget: QWidget) -> None:
        """Scroll to a widget of the content, and to what is written above it."""
        self.ensureWidgetVisible(widget, 0, min(self._theme.target, self.viewport().height() // 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the window: a clicker's Page Down is forward here."""
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the content grows or shrinks."""
        taken = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._make_room()
        elif event.type() is QEvent.Type.Show and (layout := self.content.layout()) is not None:
            # QScrollArea resizes what it is just about to show; Qt then shows it as it was laid out before.
            layout.setGeometry(self.content.contentsRect())
        return taken

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the right edge, one at the top and one at the bottom."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Have the buttons there only if the content would be too high without them."""
        wanted = self._height_at(self.contentsRect().width()) > self.contentsRect().height()
        self.setViewportMargins(0, 0, self._theme.target + self._theme.gap if wanted else 0, 0)
        inside, side = self.contentsRect(), self._theme.target
        height = min(max(side, self.up.sizeHint().height()), (inside.height() - self._theme.gap) // 2)
        left = inside.right() + 1 - side
        self.up.setGeometry(left, inside.top(), side, height)
        self.down.setGeometry(left, inside.bottom() + 1 - height, side, height)
        for each in (self.up, self.down):
            each.setVisible(wanted)
            each.raise_()
        self._show_where()

    def _height_at(self, width: int) -> int:
        """Return how high the content is at a width, as QScrollArea itself finds it."""
        content, layout = self.content, self.content.layout()
        least = content.minimumSizeHint().height()
        follows = layout.hasHeightForWidth() if layout else content.sizePolicy().hasHeightForWidth()
        return max(least, content.heightForWidth(width)) if follows else least

    def _show_where(self) -> None:
        bar = self.verticalScrollBar()
        self.up.setEnabled(bar.value() > bar.minimum())
        self.down.setEnabled(bar.value() < bar.maximum())
