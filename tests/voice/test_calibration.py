import pytest

from coach.voice.calibration import OutOfTimeError, Rates, first_guess, found_rate, true_speed
from coach.voice.narrator import at_once
from coach.voice.synthesis import BadSpeechError
from coach.voice.voice import Children, Manner, SpokenVoice
from coach.voice.voice_catalogue import Catalogue
from coach.voice.voice_choice import OfferedVoice

from .fakes import patient_child, synthesis_child, tries_of

INSTRUCTIONS = (
    "Sit tall with both feet flat and knees over your ankles.",
    "Lie on your back with knees bent and feet flat, hip width apart.",
    "Stand side on to the counter with one hand on it. Check the floor behind is clear.",
    "Sit near the front of the chair. Put one leg out straight, heel on the floor.",
    "Hold the seat. Lift one foot a little off the floor. Go slow and even.",
    "Lower it slowly. Keep your knees still.",
)
"""Other words than those that a voice is measured by."""


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue()


@pytest.mark.parametrize(
    ("voice_id", "words_per_minute"),
    [
        ("flite:rms", 140),
        ("flite:kal16", 180),
        ("espeak-ng:gmw/en-US", 100),
        *(("pyttsx3:gmw/en", speed) for speed in (100, 140, 180)),
    ],
)
def test_each_engine_truly_speaks_as_fast_as_it_was_asked_to(tmp_path, catalogue, voice_id, words_per_minute):
    voice = SpokenVoice(
        tmp_path, Manner(voice_id, words_per_minute), Children(player=patient_child()), catalogue
    )
    try:
        clips = voice.prepare(INSTRUCTIONS)
        assert voice._narrators["en"].speaker.voice.id == voice_id
    finally:
        voice.close()
    words = sum(len(text.split()) for text in INSTRUCTIONS)
    minutes = sum(clips[text].length_ms for text in INSTRUCTIONS) / 60_000
    assert words / minutes == pytest.approx(words_per_minute, rel=0.1)


def test_a_rate_is_corrected_by_proportion_until_it_is_right():
    asked = []

    def speed_at(rate):
        asked.append(rate)
        return 1.5 * rate + 20  # no engine of ours, but one that isn't in proportion

    assert found_rate(140, 140, speed_at) == pytest.approx(80, abs=2)
    assert 2 <= len(asked) <= 4


def test_an_engine_with_few_speeds_gets_the_nearest():
    def speed_at(rate):
        return 110 if rate < 130 else 148 if rate < 175 else 200

    assert speed_at(found_rate(140, 140, speed_at)) == 148
    assert speed_at(found_rate(120, 120, speed_at)) == 110


def test_a_measure_that_takes_too_long_ends_with_the_best_that_is_known():
    def never(_rate):
        raise OutOfTimeError

    def once(rate):
        if rate != 100:
            raise OutOfTimeError
        return 200.0

    assert found_rate(100, 140, never) == 100
    assert found_rate(100, 140, once) == 70


def test_speeds_beyond_what_can_be_followed_are_kept_within_bounds():
    voice = OfferedVoice("flite:rms", "Deep", ("en-us",))
    assert first_guess(voice, "flite 2.2", 1) == first_guess(voice, "flite 2.2", 60)
    assert first_guess(voice, "flite 2.2", 10_000) == first_guess(voice, "flite 2.2", 300)


def test_a_rate_is_found_once_for_each_engine_voice_and_speed(tmp_path):
    engine, tries = synthesis_child(tmp_path)
    for speed in (140, 140, 120):
        voice = SpokenVoice(
            tmp_path / "clips", Manner(words_per_minute=speed), Children(engine, patient_child())
        )
        voice.prepare([f"Ready {len(tries_of(tries, SENTENCE))}."])
        voice.close()
    assert len(tries_of(tries, SENTENCE)) == 2, "once for each speed"


SENTENCE = "Straighten one knee. Keep the thigh still."


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"1|espeak|v|140": "fast"}', b"\xff\xfe", b"[" * 9_999]
)
def test_a_damaged_file_of_rates_is_no_error_and_is_written_again(tmp_path, damage):
    rates = Rates(tmp_path / "rates.json")
    rates.keep("espeak", "v", 140, 111)
    assert rates.find("espeak", "v", 140) == 111
    (tmp_path / "rates.json").write_bytes(damage)
    assert rates.find("espeak", "v", 140) is None
    rates.keep("espeak", "v", 140, 112)
    assert Rates(tmp_path / "rates.json").find("espeak", "v", 140) == 112


def test_where_rates_cannot_be_written_nothing_fails(tmp_path):
    (tmp_path / "file").touch()
    rates = Rates(tmp_path / "file" / "rates.json")
    rates.keep("espeak", "v", 140, 111)
    assert rates.find("espeak", "v", 140) is None
    (tmp_path / "folder.json").mkdir()
    Rates(tmp_path / "folder.json").keep("espeak", "v", 140, 111)
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_a_voice_that_says_nothing_has_no_speed():
    class Dumb:
        def speech(self, *_):
            raise BadSpeechError("silence")

    with pytest.raises(BadSpeechError):
        true_speed(Dumb())


def test_something_of_the_computer_is_left_to_the_window():
    assert [at_once(processors) for processors in (1, 2, 4, 32)] == [1, 2, 3, 3]
