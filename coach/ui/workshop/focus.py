"""Who had the focus before something came over it, to give it back."""

from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid


class KeptFocus:
    """Remembers what had the focus before something else got it."""

    def __init__(self) -> None:
        self._before: QWidget | None = None

    def keep(self, window: QWidget) -> None:
        """Remember what has the focus in a window now."""
        self._before = window.focusWidget()

    def give_back(self) -> None:
        """Let it have the focus again, where it can still be seen."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()


def has_focus(widget: QWidget) -> bool:
    """Tell whether the focus of its window is within a widget."""
    focused = widget.window().focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))


class LaidOver(QStackedWidget):
    """Shows what is worked at, or one page in its place, which gets the focus until it is closed."""

    def __init__(self, work: QWidget) -> None:
        super().__init__()
        self._work = work
        self._focus = KeptFocus()
        self.addWidget(work)

    @property
    def page(self) -> QWidget | None:
        """What is shown over the work, if anything is."""
        page = self.currentWidget()
        return None if page is self._work else page

    def show_page(self, page: QWidget) -> None:
        """Show a page until `close_page`; one without a focus proxy finds its place by itself."""
        self.close_page()
        self._focus.keep(self.window())
        self.addWidget(page)
        self.setCurrentWidget(page)
        if page.focusProxy() is not None:
            page.setFocus()

    def close_page(self) -> None:
        """Show the work again."""
        page = self.page
        if page is None:
            return
        had_focus = has_focus(page)
        self.removeWidget(page)
        page.deleteLater()
        if had_focus:
            self._focus.give_back()
