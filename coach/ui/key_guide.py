"""What the printed card and the help on the screen say about keys, clickers and a single switch."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from coach.ui.keys import KEY_USES, Command

LARGE: tuple[Command, ...] = (
    Command.FORWARD,
    Command.BACK,
    Command.STOP,
    Command.PAUSE,
    Command.NEXT_CHOICE,
    Command.PREVIOUS_CHOICE,
)
"""What is enough to steer everything; the other commands are shorter ways."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on some keys or buttons, and what they do; `caps` is empty for a sentence of its own."""

    caps: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together."""

    heading: str
    lines: tuple[Line, ...]


def key_parts() -> tuple[Part, Part]:
    """Return the keys that are enough, and the shorter ways, from the one table of keys."""
    large = tuple(Line(use.caps, use.meaning) for use in KEY_USES if use.command in LARGE)
    short = tuple(Line(use.caps, use.meaning) for use in KEY_USES if use.command not in LARGE)
    translate = QCoreApplication.translate
    return (
        Part(translate("keys", "On the keyboard"), large),
        Part(translate("keys", "Shorter ways in a session"), short),
    )


def clicker_part() -> Part:
    """Return what the buttons of a presenter's clicker do; the four caps are the signs on them."""
    meaning = {use.command: use.meaning for use in KEY_USES}
    translate = QCoreApplication.translate
    return Part(
        translate("keys", "On a presenter's clicker"),
        (
            Line(("▶",), meaning[Command.FORWARD]),
            Line(("◀",), meaning[Command.BACK]),
            Line(("■",), meaning[Command.PAUSE]),
            Line(
                ("▷",),
                translate(
                    "keys", "Mark the next button. Some clickers send Esc each second time: stop, or go back."
                ),
            ),
        ),
    )


def switch_part() -> Part:
    """Return how one switch steers all."""
    translate = QCoreApplication.translate
    sentences = (
        translate("keys", "Turn it on in Settings. A thick frame goes from button to button."),
        translate("keys", "Press the switch to choose. Or: hold it, and let go to choose."),
        translate("keys", "While you move, one press pauses."),
        translate("keys", "The switch is Space, Enter, Page Down, a mouse button, or a touch anywhere."),
    )
    return Part(translate("keys", "With one switch"), tuple(Line((), sentence) for sentence in sentences))
