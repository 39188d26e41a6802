"""How the computer itself is set to look, and what that makes of settings that follow it.

What Qt knows (dark, high contrast) costs nothing to ask. Whether things should
move has to be asked of each system in its own way, which may take a moment:
that is done in a thread, after the first paint, and so is the importing of
what it takes.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from coach.settings import SYSTEM, Motion, Settings
from coach.ui.post import Post

PATIENCE_S: Final = 2.0
"""An answer that takes longer is none."""

_SPI_GETCLIENTAREAANIMATION: Final = 0x1042


@dataclass(frozen=True, slots=True)
class SystemLook:
    """What the person has chosen for the whole computer."""

    is_dark: bool = False
    more_contrast: bool = False
    reduced_motion: bool = False


def look_of(settings: Settings, system: SystemLook) -> tuple[str, bool]:
    """Return the name of the palette (`coach.ui.theme.PALETTES`), and whether motion is to be reduced."""
    theme = settings.theme
    if theme == SYSTEM:
        plain, contrasty = ("dark", "high-contrast-dark") if system.is_dark else ("light", "high-contrast")
        theme = contrasty if system.more_contrast else plain
    is_reduced = (
        system.reduced_motion if settings.motion is Motion.SYSTEM else settings.motion is Motion.REDUCED
    )
    return theme, is_reduced


def colours_now() -> SystemLook:
    """Return what Qt knows by itself; it knows nothing of motion."""
    hints = QGuiApplication.styleHints()
    scheme = hints.colorScheme()
    if scheme is Qt.ColorScheme.Unknown:  # as with a contrast theme of Windows: what it paints tells
        palette = QGuiApplication.palette()
        is_dark = palette.windowText().color().lightness() > palette.window().color().lightness()
    else:
        is_dark = scheme is Qt.ColorScheme.Dark
    if not hasattr(hints, "accessibility"):  # before Qt 6.10
        return SystemLook(is_dark)
    contrast = hints.accessibility().contrastPreference()
    return SystemLook(is_dark, contrast is Qt.ContrastPreference.HighContrast)


def motion_is_reduced() -> bool:
    """Ask the system whether it has been told to move less; False where it can't tell. May take a moment."""
    try:
        match sys.platform:
            case "win32":
                return _windows_is_still()
            case "darwin":
                return _mac_is_still()
            case _:
                return _gnome_is_still()
    except Exception:  # whatever a strange system answers: things move as they usually do
        import logging  # noqa: PLC0415  (see above)

        logging.getLogger(__name__).info("the system doesn't tell about motion", exc_info=True)
        return False


class LookWatch(QObject):
    """Knows how the computer looks, now and when that changes."""

    changed = Signal()

    def __init__(
        self, parent: QObject | None = None, *, is_reduced: Callable[[], bool] = motion_is_reduced
    ) -> None:
        """Begin to watch; `is_reduced` asks about motion, in a thread of its own."""
        super().__init__(parent)
        self.look = colours_now()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._look_again)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._look_again)
        self._post = Post(self)
        self._post.start("motion", lambda send: send(is_reduced()), self._use_motion)

    def _use_motion(self, is_reduced: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._use(replace(self.look, reduced_motion=is_reduced))

    def _look_again(self) -> None:
        self._use(replace(colours_now(), reduced_motion=self.look.reduced_motion))

    def _use(self, look: SystemLook) -> None:
        if look != self.look:
            self.look = look
            self.changed.emit()


def _windows_is_still() -> bool:
    import ctypes  # noqa: PLC0415  (see above)

    shown = ctypes.c_int(1)
    library = getattr(ctypes, "windll").user32  # noqa: B009 - only Windows has it, and mypy knows
    asked = library.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
    return bool(asked) and not shown.value


def _mac_is_still() -> bool:
    import ctypes.util  # noqa: PLC0415  (see above)

    library = ctypes.CDLL(ctypes.util.find_library("objc"))
    library.objc_getClass.restype = library.sel_registerName.restype = ctypes.c_void_p
    library.objc_getClass.argtypes = library.sel_registerName.argtypes = [ctypes.c_char_p]
    two_pointers = [ctypes.c_void_p, ctypes.c_void_p]
    pointer_of = ctypes.CFUNCTYPE(ctypes.c_void_p, *two_pointers)(("objc_msgSend", library))
    truth_of = ctypes.CFUNCTYPE(ctypes.c_bool, *two_pointers)(("objc_msgSend", library))
    workspace = pointer_of(
        library.objc_getClass(b"NSWorkspace"), library.sel_registerName(b"sharedWorkspace")
    )
    asked = library.sel_registerName(b"accessibilityDisplayShouldReduceMotion")
    return bool(truth_of(workspace, asked))


def _gnome_is_still() -> bool:
    import subprocess  # noqa: PLC0415  (see above)

    command = ["gsettings", "get", "org.gnome.desktop.interface", "enable-animations"]
    answer = subprocess.run(  # noqa: S603 - the command is ours, whole
        command, capture_output=True, text=True, check=False, timeout=PATIENCE_S
    )
    return answer.stdout.strip() == "false"
