import time

import pytest

from coach.voice.text import LONGEST_TEXT, estimated_length_ms, spoken_form

# ruff: noqa: RUF001 - signs that look like others are what people write


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Lift  your\nleg.", "Lift your leg."),
        ("Plan\n- lift\n• lower\n\nRest", "Plan. lift. lower. Rest"),
        ("Sit tall\r\nLift", "Sit tall. Lift"),
        ("Well done \U0001f44f\U0001f3fd!", "Well done!"),
        ("3\ufe0f\u20e3 times", "3 times"),
        ("Stop\x00 here\x07", "Stop here"),
        ("Half \ud83d a pair", "Half a pair"),
        ("\u200fexer\u00adcise\u200e", "exercise"),
        ("“Don’t lean” — wait… now", "Don't lean, wait, now"),
        ("*Lift* <b>it</b> [[slnc 90]]", "Lift it ((slnc 90))"),
        ("Beine strecken, Füße hoch", "Beine strecken, Füße hoch"),
        ("DON'T lean (see note), heel-to-toe.", "DON'T lean (see note), heel-to-toe."),
        ("… \U0001f600", ""),
        (" - ", ""),
    ],
)
def test_an_engine_gets_only_what_can_be_said(text, spoken):
    assert spoken_form(text) == spoken


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Bend to 90°, not 100º.", "Bend to 90 degrees, not 100 degrees."),
        ("2 x 10, 3×8, 2x10s", "2 times 10, 3 times 8, 2 times 10 seconds"),
        ("x3, 3x/week", "times 3, 3 times per week"),
        ("10-15 or 10 – 15 reps, 3-2-1", "10 to 15 or 10 to 15 reps, 3, 2, 1"),
        ("½ way, 1/2 kg, 1½ kg, 1/4 turn", "half way, half a kilo, 1 and a half kilos, a quarter turn"),
        ("3.5 kg, 3,5 kg, 1 kg, 20cm, 1 min", "3.5 kilos, 3.5 kilos, 1 kilo, 20 centimetres, 1 minute"),
        ("e.g. a chair, i.e. low, etc.", "for example a chair, that is low, and so on."),
        ("L/R: R leg & L arm", "left and right: right leg and left arm"),
        ("10 reps/side, heel/toe, and/or rest", "10 reps per side, heel or toe, or rest"),
        ("Pain 3/10 or < 4, 50% effort", "Pain 3 out of 10 or less than 4, 50% effort"),
        ("Sit → stand -> sit w/ help", "Sit, stand, sit with help"),
        ("It's 5 L. J.L. said so: Call 1 1 2 now.", "It's 5 L. J.L. said so: Call 1 1 2 now."),
    ],
)
def test_what_is_written_short_is_said_as_a_person_would_read_it(text, spoken):
    assert spoken_form(text) == spoken


def test_other_languages_get_no_english_words():
    assert spoken_form("90°, 2 kg & 1/2", "de-AT") == "90°, 2 kg & 1/2"
    assert spoken_form("2 kg", "en-GB") == "2 kilos"


def test_a_long_text_ends_at_a_whole_word_within_the_limit():
    line = spoken_form("heel " * 200)
    assert LONGEST_TEXT - 5 <= len(line) <= LONGEST_TEXT
    assert line.endswith("heel")


@pytest.mark.parametrize("piece", ["a", "\U0001f600", "1/2 - ", "<a", "\n ", "1-", ". ", "x3 ", "&"])
def test_twenty_thousand_characters_of_anything_take_no_time(piece):
    began = time.process_time()
    assert len(spoken_form(piece * (20_000 // len(piece)))) <= LONGEST_TEXT
    assert time.process_time() - began < 0.2


@pytest.mark.parametrize(
    ("text", "espeak_ms", "flite_ms"),  # espeak-ng and flite's rms at a true 140 words a minute
    [
        ("Two more.", 873, 1128),
        ("Change legs.", 1057, 1290),
        ("Next comes: Seated marching.", 3010, 2828),
        ("Sit tall with both feet flat and knees over your ankles.", 4708, 5136),
        ("Hold the seat. Lift one foot a little off the floor.", 4835, 4633),
    ],
)
def test_an_estimate_is_near_what_the_engine_takes(text, espeak_ms, flite_ms):
    assert estimated_length_ms(text) == pytest.approx(espeak_ms, rel=0.25)
    assert estimated_length_ms(text) == pytest.approx(flite_ms, rel=0.25)


def test_a_text_at_half_the_speed_takes_twice_as_long():
    assert estimated_length_ms("Lower it slowly.", 70) == pytest.approx(
        2 * estimated_length_ms("Lower it slowly.", 140)
    )
