"""What "Can you hear me?" looks into, in which order, and in which words."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from coach.settings import Settings
from coach.ui.prompt import Act, Choice, Prompt
from coach.ui.sample import sentence
from coach.voice.equipment import SystemVolume
from coach.voice.problem import Problem, remedy, what
from coach.voice.voice_choice import OfferedVoice

LOUD_ENOUGH: Final = 50
"""Of 100: a computer that is set lower is looked into before our own volume."""

LOUDER_BY: Final = 20
SOFTEST: Final = 60
HANDFUL: Final = 4


class Step(Enum):
    """One thing that may keep somebody from hearing the coach."""

    OWN_VOLUME = "own-volume"
    COMPUTER = "computer"
    LOUDSPEAKER = "loudspeaker"
    VOICE = "voice"
    END = "end"


@dataclass(frozen=True, slots=True)
class Found:
    """What the computer has; `volume` is None where it doesn't tell."""

    volume: SystemVolume | None = None
    devices: tuple[str, ...] = ()
    voices: tuple[OfferedVoice, ...] = ()


def steps_for(found: Found, settings: Settings) -> tuple[Step, ...]:
    """Return what to look into, the likeliest first; what can't be any better is left out."""
    volume = found.volume
    likely = [
        (Step.LOUDSPEAKER, not found.devices),
        (Step.VOICE, not found.voices),
        (Step.COMPUTER, volume is not None and (volume.is_muted or volume.percent < LOUD_ENOUGH)),
    ]
    possible = [
        (Step.OWN_VOLUME, louder_words(settings) is not None),
        (Step.COMPUTER, volume is None or volume.is_muted or volume.percent < 100),
        (Step.LOUDSPEAKER, True),
        (Step.VOICE, len(found.voices) != 1),
        (Step.END, True),
    ]
    return tuple(dict.fromkeys(step for step, is_so in (*likely, *possible) if is_so))


def volumes() -> tuple[float, float, float]:
    """Return how loud soft, usual and loud are, from 0 to 1."""
    return (0.3, Settings().volume, 1.0)


def louder_words(settings: Settings) -> float | None:
    """Return the volume of words that is a step louder, or None at the loudest."""
    return next((volume for volume in volumes() if volume > settings.volume), None)


def louder(volume: SystemVolume) -> int:
    """Return the next louder volume of the computer, of 100: not much at once, for who wears headphones."""
    if volume.is_muted:
        return max(SOFTEST, volume.percent)
    return min(100, max(SOFTEST, volume.percent + LOUDER_BY))


def first_prompt(*, is_quiet: bool = False, can_wait: bool = False) -> Prompt:
    """Ask whether the voice is heard; `is_quiet` when nothing is said by itself, as the person chose."""
    words = ""
    if is_quiet:
        words = QCoreApplication.translate("hearing", "You chose no sound. Press “Say it again” to try it.")
    return Prompt(
        QCoreApplication.translate("hearing", "Can you hear me?"),
        QCoreApplication.translate("hearing", "Yes, I can hear it"),
        skip=QCoreApplication.translate("hearing", "Later") if can_wait else "",
        words=words,
        caption=_spoken(),
        choices=(_again(), Choice(Act.NO, QCoreApplication.translate("hearing", "No"))),
    )


def prompt_for(step: Step, found: Found, settings: Settings) -> Prompt:
    """Return what is asked at a step; the voices have a screen of their own while there are any."""
    match step:
        case Step.OWN_VOLUME:
            return _asked(
                QCoreApplication.translate("hearing", "Is this loud enough?"),
                QCoreApplication.translate("hearing", "The voice is a little louder now."),
                _again(),
            )
        case Step.COMPUTER:
            return _computer(found.volume)
        case Step.LOUDSPEAKER:
            return _loudspeaker(found.devices, settings.sound_device)
        case Step.VOICE:
            return _asked(
                what(Problem.NO_ENGINE),
                remedy(Problem.NO_ENGINE),
                Choice(Act.LOOK, QCoreApplication.translate("hearing", "Look again")),
                _again(),
            )
        case Step.END:
            return _end()


def waiting_prompt() -> Prompt:
    """Return what is shown until the loudspeakers are known."""
    return Prompt(
        QCoreApplication.translate("hearing", "Which loudspeaker?"),
        QCoreApplication.translate("hearing", "Done"),
    )


def loudspeakers_prompt(devices: tuple[str, ...], chosen: str) -> Prompt:
    """Let one choose a loudspeaker without having been asked whether anything is heard."""
    done = QCoreApplication.translate("hearing", "Done")
    return replace(_loudspeaker(devices, chosen), main=done, skip="")


def voices_prompt(*, is_check: bool = False) -> Prompt:
    """Let one choose a voice; with `is_check` because none was heard or understood so far."""
    if is_check:
        title = QCoreApplication.translate("hearing", "Can you hear one of these?")
        return Prompt(title, _now_heard(), skip=_not_yet())
    return Prompt(
        QCoreApplication.translate("hearing", "Which voice do you like?"),
        QCoreApplication.translate("hearing", "Done"),
    )


def no_voice_words() -> str:
    """Say that there is no voice, and how to get one."""
    words = QCoreApplication.translate("hearing", "{problem} {remedy}")
    return words.format(problem=what(Problem.NO_ENGINE), remedy=remedy(Problem.NO_ENGINE))


def _not_yet() -> str:
    return QCoreApplication.translate("hearing", "Not yet")


def _now_heard() -> str:
    return QCoreApplication.translate("hearing", "Yes, now I hear it")


def _asked(title: str, words: str, *choices: Choice) -> Prompt:
    return Prompt(
        title, _now_heard(), skip=_not_yet(), caption=_spoken(), words=words, choices=tuple(choices)
    )


def _again() -> Choice:
    return Choice(Act.AGAIN, QCoreApplication.translate("hearing", "Say it again"))


def _spoken() -> str:
    return QCoreApplication.translate("hearing", "“{spoken}”").format(spoken=sentence())


def _computer(volume: SystemVolume | None) -> Prompt:
    title = QCoreApplication.translate("hearing", "Is the sound turned up?")
    if volume is None:
        return _asked(title, remedy(Problem.TOO_SOFT), _again())
    if volume.is_muted:
        words = QCoreApplication.translate("hearing", "The sound of the computer is off.")
        turn_up = QCoreApplication.translate("hearing", "Turn it on")
    else:
        words = QCoreApplication.translate("hearing", "The sound is set to {percent} of 100.")
        words = words.format(percent=volume.percent)
        turn_up = QCoreApplication.translate("hearing", "Make it louder")
    is_enabled = volume.is_muted or volume.percent < 100
    return _asked(title, words, Choice(Act.LOUDER, turn_up, is_enabled=is_enabled), _again())


def _loudspeaker(devices: tuple[str, ...], chosen: str) -> Prompt:
    title = QCoreApplication.translate("hearing", "Is this the right loudspeaker?")
    if not devices:
        return _asked(
            what(Problem.NO_SOUND),
            remedy(Problem.NO_SOUND),
            Choice(Act.LOOK, QCoreApplication.translate("hearing", "Look again")),
            _again(),
        )
    look = Choice(Act.LOOK, QCoreApplication.translate("hearing", "Look again"))
    usual = QCoreApplication.translate("hearing", "{device}\nAs the computer has it")
    is_usual = chosen not in devices[1:]
    tiles = [Choice(Act.DEVICE, usual.format(device=devices[0]), "", is_usual)]
    tiles += [Choice(Act.DEVICE, device, device, device == chosen) for device in devices[1:]]
    if len(tiles) == 1:
        words = QCoreApplication.translate(
            "hearing", "The sound goes there. Is it plugged in, and turned on? Turn up its own knob, too."
        )
    else:
        words = QCoreApplication.translate("hearing", "Press one to hear the voice there.")
    return _asked(title, words, *tiles, look, _again())


def _end() -> Prompt:
    quiet = QCoreApplication.translate("hearing", "No sound, only words to read")
    return Prompt(
        QCoreApplication.translate("hearing", "All that is said is on the screen, too."),
        QCoreApplication.translate("hearing", "Go on"),
        words=QCoreApplication.translate("hearing", "You can do all of it without sound."),
        note=QCoreApplication.translate(
            "hearing", "Is somebody with you who can help? “python3 start.py doctor” tells them more."
        ),
        choices=(_again(), Choice(Act.QUIET, quiet)),
    )


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice to choose: its id ("" for the clearest one there is), its name, and what else to say of it."""

    id: str
    name: str
    note: str
    is_chosen: bool


def voice_rows(voices: tuple[OfferedVoice, ...], chosen: str) -> tuple[tuple[VoiceRow, ...], int]:
    """Return all rows, the clearest first, and how many to show at first: a handful, and the chosen one."""
    known = {voice.id for voice in voices}
    used = chosen if chosen in known else ""
    rows = [
        VoiceRow(
            "",
            QCoreApplication.translate("hearing", "Choose for me"),
            QCoreApplication.translate("hearing", "The clearest voice"),
            not used,
        )
    ]
    clearest = QCoreApplication.translate("hearing", "Clearest")
    rows += [
        VoiceRow(voice.id, voice.name, clearest if index == 0 else "", voice.id == used)
        for index, voice in enumerate(voices)
    ]
    place = next(index for index, row in enumerate(rows) if row.is_chosen)
    return tuple(rows), max(min(HANDFUL, len(rows)), place + 1)
