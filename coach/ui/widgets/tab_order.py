"""Tab goes over a screen as it is read, whatever was made first."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reach_last(content: QWidget, below: Iterable[QWidget]) -> None:
    """Have Tab come to what is `below` after all that `content` holds now."""
    tab = Qt.FocusPolicy.TabFocus.value
    within = [each for each in content.findChildren(QWidget) if each.focusPolicy().value & tab]
    for before, each in pairwise([*within[-1:], *below]):
        QWidget.setTabOrder(before, each)
