"""What is asked before a session, and what the answers lead to.

The questions and what follows from them are those of `brief.md` section 4. The
program only reads a table aloud: it says what to do, and never what somebody has.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Sign(StrEnum):
    """Something that a person may tick before a session; the diary keeps these ids."""

    CHEST_PAIN = "chest-pain"
    BREATHLESS = "breathless"
    FACE_ARM_SPEECH = "face-arm-speech"
    COLLAPSE = "collapse"
    CALF = "calf"
    FEVER = "fever"
    DIZZY_PALPITATIONS = "dizzy-palpitations"
    FALL_HURT = "fall-hurt"
    NEW_SWELLING_WEAKNESS = "new-swelling-weakness"
    RELAPSE = "relapse"
    SLEPT_BADLY = "slept-badly"
    TIRED = "tired"
    HOT_DAY = "hot-day"
    FALL_UNHURT = "fall-unhurt"  # fell since last time, and wasn't hurt
    FALL_NOT_TOLD = "fall-not-told"  # fell before that, and nobody has been told yet
    FALL_TOLD = "fall-told"  # has told someone of the fall


class Reason(StrEnum):
    """A reason to ask a doctor or nurse before starting at all, asked once (`brief.md` section 4)."""

    HEART_ATTACK = "recent-heart-attack"  # or angina that isn't stable
    HEART_RHYTHM = "heart-rhythm"
    BLOOD_PRESSURE = "blood-pressure"
    HEART_VALVE = "heart-valve"
    CLOT = "blood-clot"
    HEART_LUNGS = "heart-lung-failure"
    POSTURAL_DROP = "faint-on-standing"
    DIABETES = "diabetes"
    FRACTURE = "recent-fracture"  # within a month


class Outcome(StrEnum):
    """What the answers lead to, in the words of the diary."""

    GO_ON = "go-on"
    GENTLER = "gentler"
    NOT_TODAY = "not-today"


class Kind(StrEnum):
    """What there is to say, the most urgent first."""

    EMERGENCY = "emergency"  # call the emergency number now
    HELP_TODAY = "help-today"  # get medical help today
    REST = "rest"  # rest, and contact a doctor or nurse
    SEATED_ONLY = "seated-only"  # until someone has been told of a fall
    GENTLER = "gentler"  # a seated or shorter routine is offered
    GO_ON = "go-on"

    @property
    def outcome(self) -> Outcome:
        """What it means for the session."""
        match self:
            case Kind.GO_ON:
                return Outcome.GO_ON
            case Kind.GENTLER | Kind.SEATED_ONLY:
                return Outcome.GENTLER
            case _:
                return Outcome.NOT_TODAY


SIGNS: Final = {
    Kind.EMERGENCY: frozenset({Sign.CHEST_PAIN, Sign.BREATHLESS, Sign.FACE_ARM_SPEECH, Sign.COLLAPSE}),
    Kind.HELP_TODAY: frozenset({Sign.CALF}),
    Kind.REST: frozenset(
        {Sign.FEVER, Sign.DIZZY_PALPITATIONS, Sign.FALL_HURT, Sign.NEW_SWELLING_WEAKNESS, Sign.RELAPSE}
    ),
    Kind.GENTLER: frozenset({Sign.SLEPT_BADLY, Sign.TIRED, Sign.HOT_DAY}),
}
"""Which signs lead where, one of each is enough: the table of `brief.md` section 4."""

GENTLER_PAIN: Final = 4
HIGHEST_PAIN: Final = 5
"""Pain from the one to the other (0 to 10) asks for less, and above it for a rest: the pain-monitoring
model, `brief.md` section 4."""

_FALLS: Final = frozenset({Sign.FALL_UNHURT, Sign.FALL_NOT_TOLD})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered; `pain` is 0 to 10, or None when there is none to tell of."""

    signs: tuple[Sign, ...] = ()
    pain: int | None = None


class Question(StrEnum):
    """What is asked on a page of its own, after the tiles."""

    HURT = "hurt"  # in the fall, or hit one's head
    TOLD = "told"  # someone, of the fall
    PAIN = "pain"  # 0 to 10


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been answered up to now; None is not answered yet.

    `fell` and `in_pain` were ticked among the signs of `ticked`. With
    `fall_untold` a fall from before is still to be told to someone.
    """

    ticked: frozenset[Sign] = frozenset()
    fell: bool = False
    in_pain: bool = False
    fall_untold: bool = False
    is_hurt: bool | None = None
    has_told: bool | None = None
    pain: int | None = None

    @property
    def question(self) -> Question | None:
        """What is to be asked next; in an emergency nothing more."""
        if self.ticked & SIGNS[Kind.EMERGENCY]:
            return None
        if self.fell and self.is_hurt is None:
            return Question.HURT
        if self._fall_to_tell and self.has_told is None:
            return Question.TOLD
        if self.in_pain and self.pain is None:
            return Question.PAIN
        return None

    @property
    def answer(self) -> Answer:
        """All of it, for the diary and for `outcome_of`."""
        signs = set(self.ticked)
        if self.fell and self.is_hurt is not None:
            signs.add(Sign.FALL_HURT if self.is_hurt else Sign.FALL_UNHURT)
        elif self.fall_untold and not self.has_told:
            signs.add(Sign.FALL_NOT_TOLD)
        if self._fall_to_tell and self.has_told:
            signs.add(Sign.FALL_TOLD)
        return Answer(tuple(sign for sign in Sign if sign in signs), self.pain if self.in_pain else None)

    @property
    def _fall_to_tell(self) -> bool:
        return self.is_hurt is False if self.fell else self.fall_untold


@dataclass(frozen=True, slots=True)
class Advice:
    """What follows from the answers; `for_pain` tells that no sign but the pain alone leads there."""

    kind: Kind
    for_pain: bool = False

    @property
    def outcome(self) -> Outcome:
        """What it means for the session."""
        return self.kind.outcome


def outcome_of(signs: Collection[Sign], pain: int | None = None) -> Advice:
    """Return what `signs` and pain now (0 to 10, or None) lead to: the most urgent of all that apply.

    A calf that is sore with breathlessness is an emergency, as breathlessness
    is by itself. Pain of 4 or 5 asks for less; above 5 there is no session
    (pain-monitoring model). After a fall without an injury one stays seated
    until someone has been told.
    """
    ticked = frozenset(signs)
    for kind in (Kind.EMERGENCY, Kind.HELP_TODAY, Kind.REST):
        if ticked & SIGNS[kind]:
            return Advice(kind)
    if pain is not None and pain > HIGHEST_PAIN:
        return Advice(Kind.REST, for_pain=True)
    if is_fall_untold(ticked):
        return Advice(Kind.SEATED_ONLY)
    if ticked & SIGNS[Kind.GENTLER]:
        return Advice(Kind.GENTLER)
    if pain is not None and pain >= GENTLER_PAIN:
        return Advice(Kind.GENTLER, for_pain=True)
    return Advice(Kind.GO_ON)


def is_fall_untold(signs: Collection[str]) -> bool:
    """Tell whether `signs`, or ids of signs, have a fall in them that nobody has been told of.

    Then the next time someone has to be asked again: until then it is seated only.
    """
    return bool(_FALLS.intersection(signs)) and Sign.FALL_TOLD not in signs
