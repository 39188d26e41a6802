"""The workshop's first screen: every routine and exercise, and the ways to begin."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.ui.theme import Theme
from coach.ui.widgets.labels import announce, label
from coach.ui.widgets.screen import Screen
from coach.ui.workshop.ask_bar import AskBar
from coach.ui.workshop.focus import LaidOver
from coach.ui.workshop.keeping.files import Listed
from coach.ui.workshop.look import named, press, work_style
from coach.ui.workshop.search_field import SearchField


class StartScreen(Screen):
    """Choose what to work at. Signals name what is asked for; with those for one file comes its `Listed`."""

    open_requested = Signal(object)
    copy_requested = Signal(object)
    rename_requested = Signal(object)
    delete_requested = Signal(object)
    new_routine_requested = Signal()
    new_exercise_requested = Signal()
    file_requested = Signal()
    bring_requested = Signal()
    help_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Workshop"), theme, parent)
        self.is_desk = self.is_passing = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at what is in it only
        self._files: Sequence[Listed] = ()
        self.setStyleSheet(work_style(theme))
        self.ask = AskBar(theme)
        self.files = self._list()
        self._search = SearchField(self.tr("Search"), self.tr("Words of a name, in any order"), theme)
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.textChanged.connect(self._show)
        work = QWidget()
        self._pages = LaidOver(work)
        self._lay_out(work)
        for keys, signal in (
            (QKeySequence.StandardKey.New, self.new_routine_requested),
            (QKeySequence.StandardKey.Open, self.file_requested),
            (QKeySequence.StandardKey.HelpContents, self.help_requested),
        ):
            QShortcut(QKeySequence(keys), self, signal.emit)
        QShortcut(QKeySequence("Esc"), self, self._go_back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the list by the arrows up and down; a clicker, which has none, still leads back."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.files.setFocus()
        else:
            super().keyPressEvent(event)

    def _list(self) -> QListWidget:
        made = QListWidget()
        made.setWordWrap(True)
        made.setResizeMode(QListWidget.ResizeMode.Adjust)  # the scroll bar takes room, too
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemActivated.connect(lambda _item: self._tell(self.open_requested))
        made.currentItemChanged.connect(lambda _now, _before: self._allow())
        return made

    def _lay_out(self, work: QWidget) -> None:
        theme = self.theme
        outer = QVBoxLayout(self)
        margin = theme.mm(3)
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.setSpacing(theme.mm(2))
        outer.addWidget(self.ask)
        outer.addWidget(self._pages, 1)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.mm(2))
        self.back_button = press(self.tr("◀ Back"), self.back_requested.emit)
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addSpacing(theme.mm(3))
        head.addWidget(label(self.tr("Workshop"), "title"), 1)
        head.addWidget(
            press(self.tr("Help"), self.help_requested.emit, tip=self.tr("How to write routines (F1)"))
        )
        column.addLayout(head)
        ways = [
            press(self.tr("New routine…"), self.new_routine_requested.emit, "main", self.tr("Ctrl+N")),
            press(self.tr("New exercise…"), self.new_exercise_requested.emit),
            press(self.tr("Open a file…"), self.file_requested.emit, tip=self.tr("Ctrl+O")),
            press(
                self.tr("Bring…"),
                self.bring_requested.emit,
                tip=self.tr("Look at files from a stick, and take them in"),
            ),
        ]
        column.addLayout(self._row(ways))
        self._kinds = QButtonGroup(self)
        kinds = [press(self.tr("Routines"), self._show), press(self.tr("Exercises"), self._show)]
        for index, kind in enumerate(kinds):
            kind.setCheckable(True)
            kind.setChecked(index == 0)
            self._kinds.addButton(kind, index)
        choose = QHBoxLayout()
        choose.setSpacing(theme.mm(1))
        for kind in kinds:
            choose.addWidget(kind)
        choose.addWidget(self._search, 1)
        column.addLayout(choose)
        self._nothing = label(self.tr("Nothing is found. Use fewer words."), "quiet")
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.files, 1)
        self._open = press(self.tr("Open"), lambda: self._tell(self.open_requested), "main")
        self._copy = press(self.tr("Copy…"), lambda: self._tell(self.copy_requested))
        self._rename = press(self.tr("Rename…"), lambda: self._tell(self.rename_requested))
        self._delete = press(self.tr("Delete…"), lambda: self._tell(self.delete_requested))
        column.addLayout(self._row([self._open, self._copy, self._rename, self._delete]))

    def _row(self, buttons: Sequence[QPushButton]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.mm(1))
        for one in buttons:
            row.addWidget(one)
        row.addStretch(1)
        return row

    @property
    def shows_exercises(self) -> bool:
        """Whether exercises are listed, and not routines."""
        return self._kinds.checkedId() == 1

    @property
    def marked_file(self) -> Listed | None:
        """The file that is marked in the list."""
        item = self.files.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Listed) else None

    def set_files(self, files: Sequence[Listed]) -> None:
        """List these; what was marked stays so."""
        self._files = files
        self._show()

    def mark_file(self, file_id: str, *, is_exercise: bool) -> None:
        """Mark a file of this id, and list its kind."""
        self._kinds.button(int(is_exercise)).setChecked(True)
        self._search.clear()
        self._show()
        for index in range(self.files.count()):
            item = self.files.item(index)
            if item.data(Qt.ItemDataRole.UserRole).id == file_id:
                self.files.setCurrentItem(item)
        self.files.setFocus()

    def show_page(self, page: QWidget) -> None:
        """Show something in place of the list until `close_page`."""
        self._pages.show_page(page)

    def close_page(self) -> None:
        """Show the list again."""
        self._pages.close_page()

    def _go_back(self) -> None:
        if self._pages.page is not None:
            self.close_page()
        else:
            self.back_requested.emit()

    def _show(self) -> None:
        marked = self.marked_file
        words = self._search.text().casefold().split()
        self.files.clear()
        for each in self._files:
            told = f"{each.name} {each.id}".casefold()
            if each.is_exercise != self.shows_exercises or not all(word in told for word in words):
                continue
            item = QListWidgetItem(f"{each.name}\n{self._about(each)}", self.files)
            item.setData(Qt.ItemDataRole.UserRole, each)
            if marked is not None and marked.id == each.id:
                self.files.setCurrentItem(item)
        if self.files.currentRow() < 0:
            self.files.setCurrentRow(0)
        is_missed = bool(words) and not self.files.count()
        if is_missed and not self._nothing.isVisible():
            announce(self, self._nothing.text())
        self._nothing.setVisible(is_missed)
        self.files.setVisible(not is_missed)
        named(self.files, self.tr("Exercises") if self.shows_exercises else self.tr("Routines"))
        self._allow()

    def _about(self, each: Listed) -> str:
        where = self.tr("your own") if each.is_own else self.tr("comes with the program")
        if each.errors:
            told = self.tr("{where} · ✗ To mend before it can be played: {count}")
            return told.format(where=where, count=each.errors)
        if each.warnings:
            return self.tr("{where} · ! To look at: {count}").format(where=where, count=each.warnings)
        return where

    def _allow(self) -> None:
        marked = self.marked_file
        for one in (self._open, self._copy):
            one.setEnabled(marked is not None)
        for one in (self._rename, self._delete):
            one.setEnabled(marked is not None and marked.is_own)
            tip = "" if marked is None or marked.is_own else self.tr("This one comes with the program.")
            one.setToolTip(tip)

    def _tell(self, signal: SignalInstance) -> None:
        marked = self.marked_file
        if marked is not None:
            signal.emit(marked)
