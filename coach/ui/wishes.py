"""What a person may wish for beside the four buttons, and what then happens to the session."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from coach.routine.model import Exercise
from coach.routine.terms import Talk
from coach.session.choices import Choices, Offer
from coach.session.compile import compile_routine, texts_by_language
from coach.session.offers import is_open, offers_at, variant, with_offer
from coach.session.phrases import ENGLISH
from coach.session.timeline import SegmentKind, Timeline
from coach.ui.care import care_notes
from coach.ui.clip_maker import ClipMaker
from coach.ui.conductor import Conductor
from coach.ui.errands import Errands
from coach.ui.moment_words import speed_text
from coach.ui.preparation import Preparation
from coach.ui.screens.player import PlayerScreen


class Wishes(QObject):
    """Shows what is offered at each moment, and does what is taken; only Stop and the end are elsewhere."""

    timeline_changed = Signal(object)  # Timeline
    speed_chosen = Signal(str, int)  # exercise id, percent of the tempo that was set

    def __init__(
        self,
        what: Preparation,
        conductor: Conductor,
        maker: ClipMaker,
        player: PlayerScreen,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._what = what
        self._exercises = what.library.exercises
        self._choices = what.options.choices
        self._conductor = conductor
        self._playback = conductor.playback
        self._maker = maker
        self._player = player
        self._seen: tuple[object, ...] = ()
        self._errands = Errands(self)

    def show(self) -> None:
        """Show what is offered now; asked for at every frame, it works only when something is another."""
        timeline, segment, state = self._playback.timeline, self._playback.segment, self._playback.state
        seen = (timeline, segment, state)
        if len(self._seen) != len(seen) or any(
            new is not old for new, old in zip(seen, self._seen, strict=True)
        ):
            self._seen = seen
            self._player.set_offers(offers_at(timeline, segment, state, self._exercises))

    def take(self, offer: Offer) -> None:
        """Do what was chosen; what can't be done here is passed over."""
        timeline, segment = self._playback.timeline, self._playback.segment
        if not is_open(offer, timeline, segment, self._exercises):
            return
        exercise = timeline.prescription_at(segment).exercise
        choices = with_offer(self._choices, offer, timeline, segment, self._exercises)
        match offer:
            case Offer.EASIER | Offer.HARDER:
                self._vary(offer, choices)
            case Offer.SLOWER | Offer.FASTER:
                self._change(choices)
                self._tell_speed(exercise.id)
            case Offer.LONGER_REST:
                self._change(choices)
            case Offer.REPEAT:
                self._conductor.repeat()
            case Offer.CARE:
                self._conductor.pause()
                self._player.show_care(care_notes(exercise, self._what.library.cautions))

    def toggle_quiet(self) -> None:
        """Let nothing be heard from here on, or everything again."""
        quiet = not self._conductor.is_quiet
        self._conductor.set_quiet(quiet=quiet)
        self._player.show_notice(self.tr("Sound off.") if quiet else self.tr("Sound on."))

    def _change(self, choices: Choices) -> None:
        """Lay the session out anew in a thread: for a long one that takes longer than a frame may."""
        self._choices = choices
        what, maker = self._what, self._maker
        self._errands.run(lambda _forgotten: timeline_of(what, maker, choices), self._use)

    def _use(self, timeline: Timeline) -> None:
        if self._conductor.is_running:
            self._conductor.change(timeline)
            self.timeline_changed.emit(timeline)

    def _tell_speed(self, exercise_id: str) -> None:
        percent = self._choices.speeds.get(exercise_id, 100)
        self.speed_chosen.emit(exercise_id, percent)
        self._player.show_notice(speed_text(percent) or self.tr("The speed that was set."))

    def _vary(self, offer: Offer, choices: Choices) -> None:
        """Have another exercise come in place of this one, as soon as its clips are there."""
        there = self._leads_to(offer)
        if there is None:
            return
        text = ENGLISH.next_exercise(there.name)
        self._player.show_notice(text)

        def then() -> None:
            if self._leads_to(offer) is there:  # else the exercise, or the end, has come meanwhile
                timeline, segment = self._playback.timeline, self._playback.segment
                # Another speed, or a longer rest, may have been chosen meanwhile as well.
                self._change(with_offer(self._choices, offer, timeline, segment, self._exercises))
                if self._playback.segment.kind is SegmentKind.REST:
                    self._conductor.say(text, Talk.SOME)

        options = replace(self._what.options, choices=choices)
        self._maker.make_in(
            texts_by_language(self._what.routine, self._exercises, options, also=(text,)), then
        )

    def _leads_to(self, offer: Offer) -> Exercise | None:
        if not self._conductor.is_running:
            return None
        return variant(offer, self._playback.timeline, self._playback.segment, self._exercises)


def timeline_of(what: Preparation, maker: ClipMaker, choices: Choices) -> Timeline:
    """Return the timeline of a session as `choices` have it, by the clips that there are."""
    options = replace(what.options, choices=choices)
    return compile_routine(what.routine, what.library.exercises, maker.length_of, options)
