"""What works of the voice on this computer, for `coach doctor`."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.voice.calibration import calibrated_rate, true_speed
from coach.voice.equipment import ComputerEquipment, Equipment, SystemVolume
from coach.voice.player import Player, player_command
from coach.voice.problem import Problem, remedy, what
from coach.voice.synthesis import BadSpeechError, Synthesiser, SynthesisError, speaking_command
from coach.voice.voice import REAL_CHILDREN, Children, Manner
from coach.voice.voice_catalogue import Catalogue
from coach.voice.voice_choice import Listing, OfferedVoice, to_try

TOO_SOFT_PERCENT = 40  # 24 dB below the loudest, as systems count
"""A computer that is set lower can hardly be heard from two metres."""

_PATIENCE_S = 4.0
_USUAL_MANNER = Manner()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `remedy` is "" when it works."""

    name: str
    works: bool
    text: str
    remedy: str = ""


def diagnose_voice(
    manner: Manner = _USUAL_MANNER,
    language: str = "en",
    children: Children = REAL_CHILDREN,
    equipment: Equipment | None = None,
) -> Iterator[Finding]:
    """Try what "Can you hear me?" asks for: engines, voices, true speed, loudspeakers, the computer's volume.

    Takes up to some seconds for each, changes nothing, makes no sound.
    """
    catalogue = Catalogue(children.synthesis, children.patience.to_list_s)
    equipment = equipment or ComputerEquipment(catalogue.voices, lambda: manner.device)
    listings = catalogue.listings()
    yield from _engines(listings)
    if any(listing.works for listing in listings):
        yield _voices(listings, language, equipment.voices(language))
    names = {listing.kind: listing.name for listing in listings}
    for voice in to_try(listings, language, manner.voice_id):
        speech = _speech(voice, names[voice.kind], manner, children)
        yield speech
        if speech.works:  # else the next one would be used
            break
    player = Player(children.player or player_command(manner.device))
    with contextlib.closing(player):
        used = player.wait_for_device(_PATIENCE_S)
    yield _loudspeakers(used, manner.device, equipment.devices())
    if used:
        yield _volume(equipment.volume())


def _engines(listings: Sequence[Listing]) -> Iterator[Finding]:
    working = [listing for listing in listings if listing.works]
    if working:
        text = "; ".join(f"{each.name} ({_count(len(each.voices), 'voice')})" for each in working)
        yield Finding("voice", works=True, text=text)
    hanging = [listing for listing in listings if listing.hangs]
    for listing in hanging:
        text = f"{listing.kind.value} does not answer."
        mend = "Start the computer again. If it stays so, install it again."
        yield Finding("voice", works=False, text=text, remedy=mend)
    if not working and not hanging:
        yield _found("voice", Problem.NO_ENGINE)


def _voices(listings: Sequence[Listing], language: str, offered: Sequence[OfferedVoice]) -> Finding:
    name = "languages"
    voices = [voice for listing in listings for voice in listing.voices]
    tags = {tag.replace("_", "-").split("-")[0].lower() for voice in voices for tag in voice.languages}
    languages = f"There are voices in {_count(len(tags), 'language')}."
    if not offered:
        return Finding(
            name,
            works=False,
            text=f"{what(Problem.NO_VOICE, language)} {languages}",
            remedy=remedy(Problem.NO_VOICE),
        )
    text = f"{_count(len(offered), 'voice')} for “{language}”. {languages}"
    return Finding(name, works=True, text=text)


def _speech(voice: OfferedVoice, engine: str, manner: Manner, children: Children) -> Finding:
    """Let a voice speak, as it would for the person, and measure how fast it truly is."""
    name, wanted = "speech", manner.words_per_minute

    def at_rate(rate: int) -> Synthesiser:
        command = speaking_command(voice, rate, children.synthesis)
        return Synthesiser(command, wanted, children.patience)

    try:
        rate = calibrated_rate(voice, engine, wanted, at_rate)
        with contextlib.closing(at_rate(rate)) as synthesiser:
            speed = true_speed(synthesiser)
    except (SynthesisError, BadSpeechError):
        mend = "Choose another voice in the settings, or start the computer again."
        return Finding(name, works=False, text=f"“{voice.name}” does not speak.", remedy=mend)
    text = f"“{voice.name}” says {speed:.0f} words a minute; {wanted} are wanted."
    return Finding(name, works=True, text=text)


def _loudspeakers(used: str | None, wanted: str, devices: Sequence[str]) -> Finding:
    name = "sound"
    if used is None:
        return _found(name, Problem.NO_SOUND)
    others = ", ".join(f"“{device}”" for device in devices if device != used)
    text = f"It goes to “{used}”." + (f" There is also {others}." if others else "")
    if wanted and used != wanted:
        mend = "Plug it in or turn it on, or choose another one in the settings."
        return Finding(name, works=False, text=f"“{wanted}” isn't there. {text}", remedy=mend)
    return Finding(name, works=True, text=text)


def _volume(volume: SystemVolume | None) -> Finding:
    name = "computer's volume"
    if volume is None:
        return Finding(name, works=True, text="The computer doesn't tell how loud it is set.")
    if volume.is_muted:
        return _found(name, Problem.MUTED)
    if volume.percent < TOO_SOFT_PERCENT:
        return Finding(
            name, works=False, text=f"It is set to {volume.percent} of 100.", remedy=remedy(Problem.TOO_SOFT)
        )
    return Finding(name, works=True, text=f"It is set to {volume.percent} of 100.")


def _found(name: str, problem: Problem) -> Finding:
    return Finding(name, works=False, text=what(problem), remedy=remedy(problem))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
