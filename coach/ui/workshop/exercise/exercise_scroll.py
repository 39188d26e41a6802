"""An area that scrolls down only: what is in it is always seen in its whole width."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class WholeWidth(QScrollArea):
    """Is never narrower than its content can be."""

    def __init__(self, content: QWidget | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab leads on to what is in it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if content is not None:
            self.hold(content)

    def hold(self, content: QWidget) -> None:
        """Show another content; the one before goes later, for it may be one of its fields that asked."""
        before = self.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()
        content.setObjectName("scrolled")
        # What scrolls is never pressed together: it is as high as it would like to be.
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWidget(content)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Ask for the content's own width, and room for a few of its lines."""
        content = self.widget()
        least = super().minimumSizeHint()
        if content is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(content.minimumSizeHint().width() + bar, least.height())

    def sizeHint(self) -> QSize:
        """Be as narrow as it can, where others want the room."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Notice when the content wants another width."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return taken
