import pytest

from coach.voice.voice_choice import (
    Clearness,
    EngineKind,
    Listing,
    OfferedVoice,
    clearest_first,
    offered,
    to_try,
)


def voice(voice_id, *languages, clearness=Clearness.PLAIN, is_low=False):
    return OfferedVoice(voice_id, voice_id.upper(), languages, clearness, is_low)


ESPEAK = Listing(
    EngineKind.PYTTSX3,
    "espeak, 1.51",
    (
        voice("pyttsx3:gmw/de", "de"),
        voice("pyttsx3:gmw/en-029", "en-029"),
        voice("pyttsx3:gmw/en", "en-gb"),
        voice("pyttsx3:gmw/en-us", "en-us"),
    ),
)
ESPEAK_NG = Listing(EngineKind.ESPEAK_NG, "espeak-ng 1.51", (voice("espeak-ng:gmw/en", "en-gb"),))
FLITE = Listing(
    EngineKind.FLITE,
    "flite-2.2",
    (
        voice("flite:kal16", "en-us", clearness=Clearness.ROUGH, is_low=True),
        voice("flite:slt", "en-us", clearness=Clearness.CLEAR),
        voice("flite:rms", "en-us", clearness=Clearness.CLEAR, is_low=True),
        voice("flite:awb", "en-gb", clearness=Clearness.CLEAR, is_low=True),
    ),
)
LINUX = (ESPEAK, ESPEAK_NG, FLITE)
MACOS = Listing(
    EngineKind.PYTTSX3,
    "nsss",
    (
        voice("pyttsx3:bells", "en_US", clearness=Clearness.TOY),
        voice("pyttsx3:clear", "en_US", clearness=Clearness.GOOD),
        voice("pyttsx3:premium", "en_US", clearness=Clearness.CLEAR),
        voice("pyttsx3:anna", "de_DE", clearness=Clearness.GOOD),
    ),
    "pyttsx3:clear",
)


@pytest.mark.parametrize(
    ("listings", "language", "chosen"),
    [
        ([ESPEAK], "en", "pyttsx3:gmw/en"),
        ([ESPEAK], "en-US", "pyttsx3:gmw/en-us"),
        ([ESPEAK], "en-AU", "pyttsx3:gmw/en"),
        ([ESPEAK], "de-AT", "pyttsx3:gmw/de"),
        (LINUX, "en", "flite:rms"),
        (LINUX, "en-US", "flite:rms"),
        (LINUX, "en-gb", "flite:awb"),
        ([MACOS], "en", "pyttsx3:clear"),
        ([MACOS], "de", "pyttsx3:anna"),
    ],
)
def test_the_clearest_voice_of_the_language_is_chosen_the_own_default_first(listings, language, chosen):
    assert to_try(listings, language)[0].id == chosen


def test_the_clearest_come_first_then_the_lower_and_toys_last():
    listed = [each.id for each in clearest_first([FLITE, ESPEAK], "en-US")]
    assert listed == [
        "flite:rms",
        "flite:slt",
        "pyttsx3:gmw/en-us",
        "flite:kal16",
        "flite:awb",
        "pyttsx3:gmw/en",
        "pyttsx3:gmw/en-029",
    ]
    assert [each.id for each in clearest_first([MACOS], "en")] == [
        "pyttsx3:clear",
        "pyttsx3:premium",
        "pyttsx3:bells",
    ]


def test_a_text_is_never_spoken_in_a_voice_of_another_language():
    assert clearest_first([*LINUX, MACOS], "fr") == ()
    assert to_try([MACOS], "de", "pyttsx3:clear")[0].id == "pyttsx3:anna"


def test_a_wanted_voice_is_first_and_one_that_is_gone_makes_no_difference():
    assert to_try(LINUX, "en", "pyttsx3:gmw/en-us")[0].id == "pyttsx3:gmw/en-us"
    assert to_try(LINUX, "en", "flite:uninstalled") == to_try(LINUX, "en")
    assert to_try(LINUX, "en", "no id at all") == to_try(LINUX, "en")


def test_behind_it_stands_the_best_voice_of_each_other_engine():
    assert [each.kind for each in to_try(LINUX, "en", "pyttsx3:gmw/en-us")] == [
        EngineKind.PYTTSX3,
        EngineKind.FLITE,
        EngineKind.ESPEAK_NG,
    ]


def test_voices_of_espeak_are_offered_once():
    assert not any(each.kind is EngineKind.ESPEAK_NG for each in offered(LINUX, "en"))
    assert any(each.kind is EngineKind.ESPEAK_NG for each in offered([ESPEAK_NG, FLITE], "en"))
    assert any(each.kind is EngineKind.ESPEAK_NG for each in offered([ESPEAK_NG, MACOS], "en"))
