"""The card of keys and the screen that shows the same: all of the table, on one page, in easy words."""

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel

from coach.ui.key_card import key_card
from coach.ui.key_guide import clicker_part, key_parts, switch_part
from coach.ui.keys import KEY_USES
from coach.ui.screens.keys import KeysScreen
from coach.ui.sheet.output import Paper, write_document
from coach.ui.theme import LIGHT, Theme, stylesheet
from tests.routine.reading_level import grade

PARTS = (*key_parts(), clicker_part(), switch_part())
SENTENCES = [line.text for part in PARTS for line in part.lines]


@pytest.mark.parametrize("paper", list(Paper))
def test_the_card_is_one_page_with_every_sentence_and_every_cap(qapp, tmp_path, paper):
    assert qapp
    write_document(key_card(paper.size), tmp_path / "card.pdf", paper)
    (page,) = PdfReader(tmp_path / "card.pdf").pages
    words = " ".join(page.extract_text().split())
    assert [text for text in SENTENCES if text not in words] == []
    assert [cap for use in KEY_USES for cap in use.caps if cap not in words] == []


def test_nothing_on_the_card_is_smaller_than_13_points(qapp, tmp_path):
    assert qapp
    sizes = []
    write_document(key_card(Paper.LETTER.size), tmp_path / "card.pdf", Paper.LETTER)

    def note(text, matrix, place, _font, size):
        if text.strip():
            sizes.append(size * abs(matrix[3] * place[3]))

    PdfReader(tmp_path / "card.pdf").pages[0].extract_text(visitor_text=note)
    assert round(min(sizes), 1) >= 13


@pytest.mark.parametrize("text_scale", [1.0, 1.6, 2.5])
def test_the_screen_shows_the_same_and_no_word_is_cut_at_any_size(qtbot, text_scale):
    theme = Theme(LIGHT, px_per_mm=3.8, text_scale=text_scale)
    screen = KeysScreen(theme)
    qtbot.addWidget(screen)
    screen.setStyleSheet(stylesheet(theme))
    screen.resize(1366, 768)
    screen.show()
    (area,) = screen._areas
    labels = area.content.findChildren(QLabel)
    assert set(SENTENCES) <= {label.text() for label in labels}
    for label in labels:
        assert label.geometry().right() < area.viewport().width(), label.text()
        assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_the_sentences_read_as_easily_as_all_others():
    assert grade(" ".join(SENTENCES)) <= 6
