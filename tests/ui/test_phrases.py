"""The words that are read aloud: calm, easy, and naming all that is on the screen."""

from coach.routine.terms import Talk
from coach.session.readiness import Advice, Kind, Question, Sign
from coach.ui.care import CareNotes, care_phrases
from coach.ui.phrases import heard
from coach.ui.readiness_words import advice_phrases, page_phrases, sign_words
from tests.routine.reading_level import grade


def every_phrase():
    numbers = [advice_phrases(Advice(kind), "112") for kind in (Kind.EMERGENCY, Kind.HELP_TODAY, Kind.REST)]
    pages = [page_phrases(question) for question in (None, *Question)]
    return [phrase.text for phrases in (*numbers, *pages) for phrase in phrases]


def test_what_is_said_is_calm_and_a_ten_year_old_can_follow_it():
    assert [text for text in every_phrase() if "!" in text] == []
    assert grade(" ".join(every_phrase())) <= 6
    for question in (None, *Question):
        assert grade(" ".join(heard(page_phrases(question), Talk.FULL))) <= 6
    notes = CareNotes(("Knee pain",), ("A knee operation? Ask first.",), ("Go slowly.",))
    assert grade(" ".join(heard(care_phrases(notes), Talk.FULL))) <= 6


IN_SHORT = {
    Sign.CHEST_PAIN: "chest pain",
    Sign.BREATHLESS: "short of breath",
    Sign.FACE_ARM_SPEECH: "face, arm or speech",
    Sign.COLLAPSE: "passed out",
    Sign.CALF: "calf",
    Sign.FEVER: "fever",
    Sign.DIZZY_PALPITATIONS: "dizzy",
    Sign.NEW_SWELLING_WEAKNESS: "new swelling or weakness",
    Sign.RELAPSE: "relapse",
    Sign.SLEPT_BADLY: "bad night",
    Sign.TIRED: "tired",
    Sign.HOT_DAY: "hot day",
}


def test_every_tile_is_named_in_short_after_the_way_on_for_whom_all_is_fine():
    asked = list(heard(page_phrases(None), Talk.FULL))
    said = " ".join(asked).casefold()
    assert "big button" in asked[1]
    assert set(IN_SHORT) == set(sign_words())
    assert [words for words in (*IN_SHORT.values(), "a fall", "pain or fever") if words not in said] == []
