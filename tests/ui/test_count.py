"""The mark that beats beside the number: large, whole and calm."""

from math import hypot

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from coach.ui.theme import LIGHT, Theme
from coach.ui.widgets.count import Count


@pytest.fixture
def painted(qtbot):
    """Make a count of a size, and tell where its mark is and how many pixels of it are painted at a beat."""

    def made(size, theme):
        count = Count(theme, 120)
        qtbot.addWidget(count)
        count.resize(*size)
        middle, radius = count.mark()
        place = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius).toAlignedRect()

        def inked(beat):
            count.set_count("45", "seconds", "Walk", 0.6, beat)
            image = count.grab().toImage().copy(place)
            accent = QColor(theme.palette.accent).rgb()
            return sum(
                image.pixel(x, y) == accent
                for x in range(image.width())
                for y in range(image.height())
                if hypot(x + place.x() - middle.x(), y + place.y() - middle.y()) < radius
            )

        return count, place, inked

    return made


@pytest.mark.parametrize("size", [(640, 430), (640, 280), (560, 560), (940, 700)])
def test_the_mark_of_the_beat_is_whole_beside_the_ring_and_swells_with_the_beat(painted, size):
    count, place, inked = painted(size, Theme(LIGHT, 4.0))
    assert count.rect().contains(place)
    assert place.width() >= 4.0 * 8
    assert inked(None) == 0  # nothing else is painted there
    sizes = [inked(beat) for beat in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] > 5 * sizes[0] > 0


def test_with_reduced_motion_the_mark_is_either_small_or_full(painted):
    _count, _place, inked = painted((640, 430), Theme(LIGHT, 4.0, reduced_motion=True))
    assert len({inked(beat / 20) for beat in range(21)}) == 2
