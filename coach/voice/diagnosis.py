"""What works of the voice on this computer, for `coach doctor`."""

from dataclasses import dataclass

from coach.voice.player import Player, player_command
from coach.voice.problem import Problem, remedy
from coach.voice.synthesis import Engine, Synthesiser, SynthesisError, synthesis_command
from coach.voice.voice import REAL_CHILDREN, WORDS_PER_MINUTE, Children
from coach.voice.voice_choice import OfferedVoice

_PATIENCE_S = 4.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `remedy` is "" when it works."""

    name: str
    works: bool
    text: str
    remedy: str = ""


def diagnose_voice(language: str = "en", children: Children = REAL_CHILDREN) -> tuple[Finding, ...]:
    """Try the speech engine, its voices and the loudspeaker; takes up to some seconds, changes nothing."""
    command = children.synthesis or synthesis_command(language, WORDS_PER_MINUTE)
    synthesiser = Synthesiser(WORDS_PER_MINUTE, command, children.patience)
    player = Player(children.player or player_command())
    try:
        return (*_speech(synthesiser, language), _sound(player))
    finally:
        synthesiser.close()
        player.close()


def _speech(synthesiser: Synthesiser, language: str) -> tuple[Finding, ...]:
    try:
        engine = synthesiser.engine()
        voices = synthesiser.voices()
    except SynthesisError as error:
        name = "languages" if error.problem is Problem.NO_VOICE else "voice"
        return (Finding(name, works=False, text=_failure(error, language), remedy=remedy(error.problem)),)
    return (
        Finding("voice", works=True, text=f"{engine.name} speaks."),
        Finding("languages", works=True, text=_spoken(engine, voices, language)),
    )


def _spoken(engine: Engine, voices: tuple[OfferedVoice, ...], language: str) -> str:
    name = next((voice.name for voice in voices if voice.id == engine.voice), engine.voice)
    tags = {tag.replace("_", "-").split("-")[0].lower() for voice in voices for tag in voice.languages}
    return f"{name} speaks “{language}”. The engine has {len(voices)} voices in {len(tags)} languages."


def _failure(error: SynthesisError, language: str) -> str:
    if error.problem is Problem.NO_VOICE:
        return f"No voice speaks “{language}”."
    return f"No voice: {error.problem.value} ({error})."


def _sound(player: Player) -> Finding:
    device = player.wait_for_device(_PATIENCE_S)
    if device is None:
        return Finding(
            "sound", works=False, text="No loudspeaker was found.", remedy=remedy(Problem.NO_SOUND)
        )
    return Finding("sound", works=True, text=f"Sound goes to {device}.")
