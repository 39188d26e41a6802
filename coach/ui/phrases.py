"""What a screen has to say, phrase by phrase, and how much of it somebody wants to hear."""

from collections.abc import Iterable
from dataclasses import dataclass

from coach.routine.terms import Talk


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something to be said in one breath, with a pause after it.

    Who wants to hear less than `least` doesn't hear it: advice and what is
    urgent are `Talk.COUNTS`, a question is `Talk.SOME`, all else `Talk.FULL`.
    """

    text: str
    least: Talk = Talk.FULL


def heard(phrases: Iterable[Phrase], talk: Talk) -> tuple[str, ...]:
    """Return what is said of `phrases` with so much talk, in their order."""
    return tuple(phrase.text for phrase in phrases if phrase.text and talk.includes(phrase.least))
