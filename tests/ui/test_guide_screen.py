"""The guide in the window: found, searched and read by keyboard, and never a way out to a network."""

import pytest
from PySide6.QtCore import Qt, QUrl

from coach.paths import find_paths
from coach.ui.guide.flow import GuideFlow
from coach.ui.guide.screen import GuideScreen
from coach.ui.window import Window
from tests.ui.whole import themed

TEXT = (
    """# Title

First words. [There](#a-second-part)

## A first part

Lift your knee.

```toml
reps = 8
```

### Below it

## A second part

Your knee again, and a knee.
"""
    + "\n\nMore to read.\n" * 80
)


@pytest.fixture
def screen(qtbot):
    """Return a guide in a window."""
    window = Window(themed())
    qtbot.addWidget(window)
    made = GuideScreen(TEXT, themed())
    window.resize(1366, 768)
    window.show()
    window.show_screen(made)
    qtbot.wait(20)
    return made


def test_the_contents_have_every_heading_but_the_title_and_lead_there(screen):
    assert [item.text(0) for item in screen._listed] == ["A first part", "Below it", "A second part"]
    screen._go_to_item(screen._listed[2])
    assert screen.text.first_shown.text() == "A second part"
    assert screen.contents.currentItem().text(0) == "A second part"


def test_a_link_leads_within_the_guide_and_nowhere_else(screen):
    screen._follow(QUrl("https://example.org/"))
    screen._follow(QUrl.fromLocalFile("/"))
    assert screen.headings[0].words == "Title"
    assert screen.text.first_shown.text() == "Title"
    screen._follow(QUrl("#a-second-part"))
    assert screen.text.first_shown.text() == "A second part"


def test_a_search_goes_round_and_counts_and_esc_ends_it_first(qtbot, screen):
    told = []
    screen.back_requested.connect(lambda: told.append("back"))
    qtbot.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.search.hasFocus()
    qtbot.keyClicks(screen.search, "knee")
    assert screen.found.text() == "1 of 3"
    screen.find_previous()
    assert screen.found.text() == "3 of 3"
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.found.text() == "1 of 3"
    qtbot.keyClicks(screen.search, "s")
    assert screen.found.text() == "Not found"
    qtbot.keyClick(screen.search, Qt.Key.Key_Escape)
    assert (screen.search.text(), told) == ("", [])
    qtbot.keyClick(screen.text, Qt.Key.Key_Escape)
    assert told == ["back"]


def test_larger_text_keeps_the_place(qtbot, screen):
    screen.go_to("a-second-part")
    before = screen.text.document().defaultFont().pixelSize()
    qtbot.keyClick(screen.text, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert screen.text.document().defaultFont().pixelSize() > before
    assert screen.text.first_shown.text() == "A second part"


def test_every_link_of_the_guide_leads_to_a_heading_and_remarks_stay_out(qtbot):
    file = find_paths().guide
    screen = GuideScreen(file.read_text(encoding="utf-8"), themed())
    qtbot.addWidget(screen)
    anchors = [heading.anchor for heading in screen.headings]
    assert len(set(anchors)) == len(anchors)
    document = screen.text.document()
    links = {each.toCharFormat().anchorHref() for each in document.allFormats() if each.isCharFormat()}
    assert links - {""} <= {f"#{anchor}" for anchor in anchors}
    assert "python -m" not in document.toPlainText()


def test_a_guide_that_is_not_there_is_told(qtbot, tmp_path):
    window = Window(themed())
    qtbot.addWidget(window)
    flow = GuideFlow(window, themed(), tmp_path / "missing.md")
    flow.show()
    assert "The guide is missing" in flow.screen.text.toPlainText()
