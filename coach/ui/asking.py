"""A question with large answers, as a value: what is asked where, words modules say and flows decide."""

from dataclasses import dataclass

from coach.ui.question import Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what is to be known first, and a large tile for each answer.

    `main` is the obvious button, None where an answer has to be chosen; where
    its value is None, it is the way back, and there is no other. `grave` is what
    can't be taken back lightly: it stands apart, is never marked by itself, and
    never where a tile was. `note` is said quietly, below all else.
    """

    title: str
    lines: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    main: Answer | None = None
    grave: Answer | None = None
    note: str = ""
