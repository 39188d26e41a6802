"""How a routine or an exercise will be: the figure moves, the voice speaks, and all of it lies on a bar."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coach.session.clock import Clock
from coach.session.moment import Moment, moment_at
from coach.settings import Settings
from coach.ui.moment_words import count_text, how_text, side_text
from coach.ui.theme import Theme
from coach.ui.widgets.figure_view import FigureView
from coach.ui.widgets.labels import label
from coach.ui.widgets.words import Words
from coach.ui.workshop.draft import Draft
from coach.ui.workshop.look import press, work_text_px
from coach.ui.workshop.rehearsing.rehearsal import Rehearsal
from coach.ui.workshop.rehearsing.timeline_bar import ZOOM_STEP, TimelineBar, clock_words
from coach.voice.voice import Voice

CAPTION_LINES: Final = 2
ROOMY: Final = 1.3
"""From this text size on, what is done takes as many lines as the caption: on one it would be tiny."""

WIDE: Final = 1.5
"""From this width on for its height, the words stand beside the figure."""


class PreviewPane(QWidget):
    """Shows any moment of what a draft says, and plays on from there; silent as soon as it is hidden."""

    def __init__(  # noqa: PLR0913, PLR0917  (what is joined here: each is one thing)
        self,
        draft: Draft,
        theme: Theme,
        make_voice: Callable[[Settings], Voice],
        clock: Clock,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        """Speak in the manner of `settings`, to which sessions are laid out, too."""
        super().__init__(parent)
        self._draft = draft
        self._theme = theme
        self.rehearsal = Rehearsal(draft, make_voice, clock, settings, self)
        text, colours = work_text_px(theme), theme.palette
        self.figure = FigureView(theme)
        self.title = Words(text, colours.ink)
        self.where = Words(text, colours.quiet, lines=1 if theme.text_scale < ROOMY else CAPTION_LINES)
        self.caption = Words(text, colours.accent, lines=CAPTION_LINES)
        self.bar = TimelineBar(theme)
        self.time = label("")
        self.time.setWordWrap(False)
        self.notice = label("", "quiet")
        self.play_button = press(self.tr("Play"), self._toggle, "main")
        self.closer = self._zoom_button("+", self.tr("Show a shorter part"), ZOOM_STEP)
        self.wider = self._zoom_button("−", self.tr("Show a longer part"), 1 / ZOOM_STEP)  # noqa: RUF001 - a minus sign
        self._lay_out()
        self.bar.sought.connect(self.rehearsal.seek)
        self.rehearsal.laid_out.connect(self._take)
        self.rehearsal.moved.connect(self._show)
        self.rehearsal.state_changed.connect(self._show_state)
        self.rehearsal.problem_met.connect(self._tell_problem)
        draft.was_checked.connect(self._tell_state)
        self._problem = ""
        self._take()

    def show_step(self, index: int) -> None:
        """Go to the beginning of step `index`, from 0; it goes on playing if it plays."""
        self.rehearsal.seek_step(index)

    def pause(self) -> None:
        """Stand still and be silent at once."""
        self.rehearsal.pause()

    def close_voice(self) -> None:
        """Be silent, and let the voice go."""
        self.rehearsal.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent at once where it isn't seen any more."""
        self.rehearsal.pause()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play and pause by Space and by the keys that are made for it."""
        plays = (
            Qt.Key.Key_Space,
            Qt.Key.Key_MediaPlay,
            Qt.Key.Key_MediaTogglePlayPause,
            Qt.Key.Key_MediaPause,
        )
        if event.key() in plays:
            self._toggle()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Be silent when it can't be used any more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self.rehearsal.pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the words beside the figure where there is more room than above each other."""
        super().resizeEvent(event)
        is_wide = self.width() > WIDE * self.height()
        sides = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(sides[0] if is_wide else sides[1])
        self._middle.setStretch(1, 2 if is_wide else 0)

    def _zoom_button(self, sign: str, name: str, factor: float) -> QPushButton:
        made = press(sign, lambda: self.bar.zoom_by(factor), tip=name)
        made.setAccessibleName(name)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.mm(2))
        row.addWidget(self.play_button)
        row.addWidget(self.time)
        row.addStretch(1)
        row.addWidget(self.wider)
        row.addWidget(self.closer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.mm(1))
        self.figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._words = QVBoxLayout()
        for each in (self.where, self.caption):
            self._words.addWidget(each)
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.addWidget(self.figure, 3)
        self._middle.addLayout(self._words, 2)
        column.addWidget(self.title)
        column.addLayout(self._middle, 1)
        column.addWidget(self.bar)
        column.addLayout(row)
        column.addWidget(self.notice)

    def _toggle(self) -> None:
        if self.rehearsal.is_playing:
            self.rehearsal.pause()
        else:
            self.rehearsal.play()

    def _take(self) -> None:
        timeline = self.rehearsal.timeline
        self.bar.set_timeline(timeline)
        for each in (self.play_button, self.closer, self.wider):
            each.setEnabled(timeline is not None)
        self._show()
        self._show_state()

    def _show(self) -> None:
        """Show the moment that we are at; called for every frame while it plays."""
        timeline = self.rehearsal.timeline
        if timeline is None:
            self._say("", "", "", "")
            return
        at_ms = min(self.rehearsal.at_ms, timeline.length_ms)
        moment = moment_at(timeline, at_ms)
        self.figure.show_moment(moment)
        self.bar.set_at(at_ms, tells=not self.rehearsal.is_playing)
        time = self.tr("{now} of {total}").format(
            now=clock_words(at_ms), total=clock_words(timeline.length_ms)
        )
        self._say(moment.prescription.exercise.name, _where_text(moment), moment.caption, time)

    def _say(self, title: str, where: str, caption: str, time: str) -> None:
        self.title.say(title)
        self.where.say(where)
        self.caption.say(f"“{caption}”" if caption else "")
        if time != self.time.text():
            self.time.setText(time)
            self.time.setAccessibleName(time)

    def _show_state(self) -> None:
        playing = self.rehearsal.is_playing
        text = self.tr("Pause") if playing else self.tr("Play")
        if text != self.play_button.text():
            self.play_button.setText(text)
            self.play_button.setAccessibleName(text)
        self._tell_state()

    def _tell_problem(self, problem: str) -> None:
        self._problem = problem
        self._tell_state()

    def _tell_state(self) -> None:
        """Say below what keeps it from being heard, or from being as the text is now."""
        if self.rehearsal.timeline is None and self._draft.is_empty:
            told = self.tr("Add an exercise, and it can be seen here.")
        elif self.rehearsal.timeline is None and self._draft.checked.errors:
            told = self.tr("It can be seen here once the mistakes are mended.")
        elif self._draft.is_current and self._draft.checked.errors:
            told = self.tr("As it was before the mistakes in the text.")
        elif self.rehearsal.is_preparing:
            told = self.tr("The voice is made ready.")
        else:
            told = self._problem
        if told != self.notice.text():
            self.notice.setText(told)
        self.notice.setVisible(bool(told))


def _where_text(moment: Moment) -> str:
    """Say which leg, which set, and how much of it."""
    number, counted = count_text(moment)
    return "  ·  ".join(
        each for each in (side_text(moment), how_text(moment), f"{number} {counted}".strip()) if each
    )
