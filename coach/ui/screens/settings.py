"""Settings: name, how far away one sits, size, contrast, voice."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.settings import Settings
from coach.ui.theme import Theme
from coach.ui.widgets.labels import button, label
from coach.ui.widgets.screen import Screen

Choices = tuple[tuple[str, object], ...]


class SettingsScreen(Screen):
    """Change the settings; what was chosen is saved when the screen is left."""

    saved = Signal(object)  # Settings
    listen_requested = Signal(object)  # Settings to speak with
    figure_requested = Signal(object)  # Settings as they stand

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings"), theme, parent)
        self._settings = settings
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, theme.mm(2), 0)
        self._rows.setSpacing(theme.mm(2))
        self._name = QLineEdit(settings.name)
        self._name.setMaxLength(60)
        self._name.setAccessibleName(self.tr("What is your first name?"))
        self._rows.addWidget(label(self.tr("What is your first name?"), "heading"))
        self._rows.addWidget(self._name)
        self._choice(
            self.tr("How far do you sit from the screen?"),
            "sitting_distance_m",
            (
                (self.tr("1 m"), 1.0),
                (self.tr("1.5 m"), 1.5),
                (self.tr("2 m"), 2.0),
                (self.tr("2.5 m"), 2.5),
                (self.tr("3 m"), 3.0),
            ),
        )
        self._choice(
            self.tr("How large should the text be?"),
            "text_percent",
            (
                (self.tr("Usual"), 100),
                (self.tr("Larger"), 130),
                (self.tr("Large"), 160),
                (self.tr("Twice"), 200),
            ),
        )
        self._choice(
            self.tr("Which colours?"),
            "theme",
            (
                (self.tr("Light"), "light"),
                (self.tr("Dark"), "dark"),
                (self.tr("High contrast"), "high-contrast"),
            ),
        )
        figure = button(self.tr("Choose the figure"))
        figure.clicked.connect(lambda: self.figure_requested.emit(self.settings))
        self._rows.addWidget(label(self.tr("How should the figure look?"), "heading"))
        self._rows.addWidget(figure)
        self._choice(
            self.tr("How fast should the voice speak?"),
            "words_per_minute",
            ((self.tr("Slow"), 110), (self.tr("Calm"), 140), (self.tr("Brisk"), 165)),
        )
        self._choice(
            self.tr("How loud should the voice be?"),
            "volume",
            ((self.tr("Off"), 0.0), (self.tr("Soft"), 0.4), (self.tr("Usual"), 0.9), (self.tr("Loud"), 1.0)),
        )
        self._rows.addStretch(1)
        listen = button(self.tr("Listen"))
        listen.clicked.connect(lambda: self.listen_requested.emit(self.settings))
        self.main_button = self.back_button = button(self.tr("Done"), "main")
        self.main_button.clicked.connect(lambda: self.saved.emit(self.settings))
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(listen, 1)
        row.addWidget(self.main_button, 2)
        column = self.column()
        column.addWidget(label(self.tr("Settings"), "title"))
        column.addWidget(self.scrolled(content, self.tr("Settings")), 1)
        column.addLayout(row)

    @property
    def settings(self) -> Settings:
        """The settings as they stand on the screen."""
        return replace(self._settings, name=self._name.text().strip())

    def _choice(self, question: str, key: str, choices: Choices) -> None:
        """Ask `question` with a button for each of `choices`; the nearest to what is set is pressed."""
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        now = getattr(self._settings, key)
        for text, value in choices:
            option = button(text)
            option.setCheckable(True)
            option.setChecked(value == now)
            option.setAccessibleName(self.tr("{question} {answer}").format(question=question, answer=text))
            option.toggled.connect(lambda on, value=value: self._set(key, value) if on else None)
            group.addButton(option)
            row.addWidget(option, 1)
        self._rows.addWidget(label(question, "heading"))
        self._rows.addLayout(row)

    def _set(self, key: str, value: object) -> None:
        self._settings = replace(self._settings, **{key: value})  # type: ignore[arg-type]  # the key names its type
