import pytest

from coach.voice.text import LONGEST_TEXT, estimated_length_ms, spoken_form


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Lift  your\nleg.", "Lift your leg."),
        ("Well done \U0001f44f\U0001f3fd!", "Well done !"),
        ("Stop\x00 here\x07", "Stop here"),
        ("Half \ud83d a pair", "Half a pair"),
        ("Beine strecken, Füße hoch", "Beine strecken, Füße hoch"),
        ("… \U0001f600", ""),
    ],
)
def test_an_engine_gets_only_what_can_be_said(text, spoken):
    assert spoken_form(text) == spoken


def test_a_long_text_ends_at_a_whole_word_within_the_limit():
    line = spoken_form("heel " * 200)
    assert LONGEST_TEXT - 5 <= len(line) <= LONGEST_TEXT
    assert line.endswith("heel")


@pytest.mark.parametrize(
    ("text", "measured_ms"),  # espeak-ng at a true 140 words a minute
    [
        ("Two more.", 838),
        ("Change legs.", 1038),
        ("Next comes: Seated marching.", 2973),
        ("Press the big button when you are ready.", 2494),
        ("Sit tall with both feet flat and knees over your ankles.", 4570),
    ],
)
def test_an_estimate_is_near_what_the_engine_takes(text, measured_ms):
    assert estimated_length_ms(text) == pytest.approx(measured_ms, rel=0.25)


def test_a_text_at_half_the_speed_takes_twice_as_long():
    assert estimated_length_ms("Lower it slowly.", 70) == pytest.approx(
        2 * estimated_length_ms("Lower it slowly.", 140)
    )
