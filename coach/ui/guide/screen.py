"""The guide for physiotherapists: contents, text, search, and the size of the text."""

from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from coach.ui.guide.document import Heading, fill
from coach.ui.guide.text import GuideText
from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, label
from coach.ui.widgets.screen import Screen
from coach.ui.workshop.look import named, press, work_style, work_text_px
from coach.ui.workshop.search_field import SearchField

SCALES: Final = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5)
"""Of the guide's text, beside the text of all else."""

CHAPTER: Final = 2
"""The level of the headings that have others below them."""

NARROW: Final = 1000
"""In pixels at the usual size of text: in a narrower window the contents stand above the text."""


class GuideScreen(Screen):
    """Read a guide written in Markdown. Links lead within it and nowhere else."""

    back_requested = Signal()

    def __init__(self, markdown: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How to write routines"), theme, parent)
        self.is_desk = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at what is in it only
        self.setStyleSheet(work_style(theme))
        self._markdown = markdown
        self._scale = 1.0
        self._listed: list[QTreeWidgetItem] = []
        self.headings: tuple[Heading, ...] = ()
        self.text = GuideText(theme)
        self.text.anchorClicked.connect(self._follow)
        named(self.text, self.tr("The guide"))
        self.text.verticalScrollBar().valueChanged.connect(self._mark_where)
        self.contents = QTreeWidget()
        named(self.contents, self.tr("Contents"), self.tr("Choose a heading to go there"))
        self.contents.setHeaderHidden(True)
        self.contents.setRootIsDecorated(False)
        self.contents.setItemsExpandable(False)
        self.contents.setStyleSheet("QTreeView { show-decoration-selected: 0; }")
        self.contents.setIndentation(theme.mm(4))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.itemClicked.connect(self._go_to_item)
        self.contents.itemActivated.connect(self._go_to_item)
        self.search = SearchField(self.tr("Search the guide"), self.tr("Enter goes to the next place"), theme)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.textChanged.connect(self._search_anew)
        self.search.returnPressed.connect(self.find_next)
        self.found = label("", "quiet")
        self.found.setWordWrap(False)
        back = press(self.tr("Back"), self.back_requested.emit, tip=self.tr("Esc"))
        self.back_button = back
        column = self.column()
        column.addLayout(self._bar(back))
        self._panes = QSplitter()
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.contents)
        self._panes.addWidget(self.text)
        self._panes.setStretchFactor(1, 1)
        column.addWidget(self._panes, 1)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._begin_search),
            (QKeySequence.StandardKey.FindNext, self.find_next),
            (QKeySequence.StandardKey.FindPrevious, self.find_previous),
            (QKeySequence.StandardKey.ZoomIn, self._enlarge),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Equal), self._enlarge),
            (QKeySequence.StandardKey.ZoomOut, self._shrink),
        ):
            QShortcut(keys, self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._fill()

    def go_to(self, anchor: str) -> bool:
        """Show the heading that a link calls `anchor` at the top; whether there is one."""
        heading = next((each for each in self.headings if each.anchor == anchor), None)
        if heading is not None:
            self._show(heading)
        return heading is not None

    def find_next(self) -> None:
        """Go to the next place where the searched words stand, from the end to the start again."""
        self._find(QTextDocument.FindFlag(0), QTextCursor.MoveOperation.Start)

    def find_previous(self) -> None:
        """Go to the place before, from the start to the end again."""
        self._find(QTextDocument.FindFlag.FindBackward, QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc; it first takes a search away."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
            self.text.setFocus()
        else:
            self.back_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the contents beside the text where there is room for both, else above it."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW * self.theme.text_scale
        way = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self._panes.orientation() != way or event.oldSize().width() < 0:
            self._panes.setOrientation(way)
            whole = self.height() if is_narrow else self.width()
            self._panes.setSizes([round(whole * 0.27), round(whole * 0.73)])

    def _bar(self, back: QPushButton) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(self.theme.mm(2))
        self._smaller = press("−", self._shrink, tip=self.tr("Smaller text"))  # noqa: RUF001 - a minus sign
        self._larger = press("+", self._enlarge, tip=self.tr("Larger text"))
        for made in (self._smaller, self._larger):
            made.setAccessibleName(made.toolTip())
        earlier = press("▲", self.find_previous, tip=self.tr("The place before"))
        later = press("▼", self.find_next, tip=self.tr("The next place"))
        for made in (earlier, later):
            made.setAccessibleName(made.toolTip())
        bar.addWidget(back)
        bar.addWidget(self.search, 1)
        for widget in (self.found, earlier, later, self._smaller, self._larger):
            bar.addWidget(widget)
        return bar

    def _fill(self) -> None:
        size = round(work_text_px(self.theme) * self._scale)
        filled = QTextDocument(self.text)  # one that isn't shown yet is filled fifty times faster
        self.headings = fill(filled, self._markdown, self.theme, size)
        self.text.show_document(filled, size)
        self._smaller.setEnabled(self._scale > SCALES[0])
        self._larger.setEnabled(self._scale < SCALES[-1])
        self._listed = self._listed or self._list_headings()

    def _list_headings(self) -> list[QTreeWidgetItem]:
        """List all headings but the title; those of the third level belong to the one before."""
        listed: list[QTreeWidgetItem] = []
        chapter: QTreeWidgetItem | None = None
        for heading in self.headings[1:]:
            item = QTreeWidgetItem([heading.words])
            item.setToolTip(0, heading.words)
            item.setData(0, Qt.ItemDataRole.UserRole, heading.anchor)
            if chapter is None or heading.level <= CHAPTER:
                chapter = item
                self.contents.addTopLevelItem(item)
            else:
                chapter.addChild(item)
            listed.append(item)
        self.contents.expandAll()
        return listed

    def _mark_where(self) -> None:
        """Mark the heading in the contents under which one reads now."""
        reading = self.text.verticalScrollBar().value() + self.theme.mm(1)
        passed = sum(self.text.top_of(heading.position) <= reading for heading in self.headings[1:])
        if self._listed:
            item = self._listed[max(0, passed - 1)]
            self.contents.setCurrentItem(item)
            self.contents.scrollToItem(item)

    def _enlarge(self) -> None:
        self._rescale(1)

    def _shrink(self) -> None:
        self._rescale(-1)

    def _rescale(self, steps: int) -> None:
        """Change the size of the text, and stay where one was reading."""
        index = SCALES.index(self._scale) + steps
        if not 0 <= index < len(SCALES):
            return
        self._scale = SCALES[index]
        reading = self.text.first_shown.position()
        self._fill()
        self.text.show_position(reading)
        self._mark_found()

    def _follow(self, link: QUrl) -> None:
        if not link.scheme() and link.hasFragment():
            self.go_to(link.fragment())

    def _go_to_item(self, item: QTreeWidgetItem) -> None:
        self.go_to(item.data(0, Qt.ItemDataRole.UserRole))

    def _show(self, heading: Heading) -> None:
        self.text.show_position(heading.position)
        announce(self, heading.words)

    def _begin_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search_anew(self) -> None:
        self._mark_found()
        if self.search.text():
            cursor = self.text.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self.text.setTextCursor(cursor)
            self.find_next()
        else:
            self.found.clear()

    def _find(self, way: QTextDocument.FindFlag, beyond: QTextCursor.MoveOperation) -> None:
        words = self.search.text()
        if not words:
            return
        if not self.text.find(words, way):
            cursor = self.text.textCursor()
            cursor.movePosition(beyond)
            self.text.setTextCursor(cursor)
            self.text.find(words, way)
        places = self._places()
        now = [place.selectionStart() for place in places]
        at = self.text.textCursor().selectionStart()
        if at in now:
            told = self.tr("{number} of {count}").format(number=now.index(at) + 1, count=len(now))
        else:
            told = self.tr("Not found")
        self.found.setText(told)
        announce(self, told)

    def _places(self) -> list[QTextCursor]:
        """Return every place where the searched words stand."""
        words, places = self.search.text(), []
        document = self.text.document()
        place = document.find(words) if words else QTextCursor()
        while not place.isNull():
            places.append(place)
            place = document.find(words, place)
        return places

    def _mark_found(self) -> None:
        marks = []
        for place in self._places():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            mark.format.setBackground(QColor(self.theme.palette.track))
            mark.format.setFontUnderline(True)
            marks.append(mark)
        self.text.setExtraSelections(marks)
