"""What a person wrote, on a label: a key that was held down makes no word that pushes all else away."""

import re
from typing import Final

from PySide6.QtWidgets import QLabel

from coach.ui.widgets.labels import label

MAY_BREAK: Final = "\N{ZERO WIDTH SPACE}"
LONG_WORD: Final = re.compile(r"\S{25,}")
"""So long is hardly any word, and no longer one may be to fit a line at the largest text."""


def label_of_words(text: str, role: str = "") -> QLabel:
    """Make a label whose long words break where a line ends; a screen reader gets them whole."""
    made = label(LONG_WORD.sub(lambda word: MAY_BREAK.join(word.group()), text), role)
    made.setAccessibleName(text)
    return made
