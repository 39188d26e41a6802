"""Where Tab leads: through a screen as it is read, and never to what can't be seen."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def next_stop(parts: Sequence[QWidget], now: QWidget | None, *, following: bool) -> QWidget | None:
    """Return where Tab leads from `now`: through all of one part of a window before the next, and round.

    Qt would have whatever is made later, or gets another place, behind everything else.
    """
    chain = list(_stops(parts[0].window()))
    stops = [each for part in parts for each in chain if part is each or part.isAncestorOf(each)]
    if not stops:
        return None
    if now not in stops:
        return stops[0 if following else -1]
    return stops[(stops.index(now) + (1 if following else -1)) % len(stops)]


def scroll_to(widget: QWidget) -> None:
    """Bring what Tab has come to into view: Qt does so only where it was within the same area before."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _stops(window: QWidget) -> Iterator[QWidget]:
    """Give all of a window at which Tab may stop now, in Qt's order."""
    each = window.nextInFocusChain()
    while each is not None and each is not window:
        may_stop = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if may_stop and each.isVisible() and each.isEnabled():
            yield each
        each = each.nextInFocusChain()
