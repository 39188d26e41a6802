import pytest

from coach.voice.voice_choice import OfferedVoice, best_voice

ESPEAK = (
    OfferedVoice("gmw/de", "German", ("de",)),
    OfferedVoice("gmw/en-029", "English (Caribbean)", ("en-029",)),
    OfferedVoice("gmw/en", "English (Great Britain)", ("en-gb",)),
    OfferedVoice("gmw/en-us", "English (America)", ("en-us",)),
)
MACOS = (
    OfferedVoice("com.example.bells", "Bells", ("en_US",)),
    OfferedVoice("com.example.clear", "Clear", ("en_US",)),
    OfferedVoice("com.example.anna", "Anna", ("de_DE",)),
)


@pytest.mark.parametrize(
    ("offered", "language", "default", "chosen"),
    [
        (ESPEAK, "en", "", "gmw/en"),
        (ESPEAK, "en-US", "gmw/en", "gmw/en-us"),
        (ESPEAK, "en-AU", "", "gmw/en-029"),
        (ESPEAK, "de-AT", "gmw/en", "gmw/de"),
        (MACOS, "en", "com.example.clear", "com.example.clear"),
        (MACOS, "de", "com.example.clear", "com.example.anna"),
    ],
)
def test_the_voice_that_speaks_the_language_is_chosen_the_own_default_first(
    offered, language, default, chosen
):
    voice = best_voice(offered, language, default)
    assert voice
    assert voice.id == chosen


def test_a_text_is_never_spoken_in_a_voice_of_another_language():
    assert best_voice(MACOS, "fr", "com.example.clear") is None
