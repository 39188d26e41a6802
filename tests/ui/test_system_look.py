"""Looks: the person's own choice counts, and the computer's where they left it to that."""

import pytest
from PySide6.QtCore import Qt

from coach.settings import Motion, Settings
from coach.ui.system_look import LookWatch, SystemLook, colours_now, look_of, motion_is_reduced
from coach.ui.theme import PALETTES


@pytest.mark.parametrize(
    ("theme", "is_dark", "more_contrast", "expected"),
    [
        ("system", False, False, "light"),
        ("system", True, False, "dark"),
        ("system", False, True, "high-contrast"),
        ("system", True, True, "high-contrast-dark"),
        ("light", True, True, "light"),
        ("dark", False, False, "dark"),
        ("high-contrast", True, False, "high-contrast"),
        ("high-contrast-dark", False, False, "high-contrast-dark"),
    ],
)
def test_colours_are_the_person_s_or_else_the_computer_s(theme, is_dark, more_contrast, expected):
    palette, _ = look_of(Settings(theme=theme), SystemLook(is_dark, more_contrast))
    assert palette == expected
    assert palette in PALETTES


@pytest.mark.parametrize(
    ("motion", "system", "expected"),
    [
        (Motion.SYSTEM, True, True),
        (Motion.SYSTEM, False, False),
        (Motion.FULL, True, False),
        (Motion.REDUCED, False, True),
    ],
)
def test_motion_is_the_person_s_or_else_the_computer_s(motion, system, expected):
    assert look_of(Settings(motion=motion), SystemLook(reduced_motion=system))[1] is expected


def test_what_the_computer_says_of_motion_is_told_once_it_has_answered(qtbot):
    watch = LookWatch(is_reduced=lambda: True)
    qtbot.waitUntil(lambda: watch.look.reduced_motion)
    assert watch.look == SystemLook(colours_now().is_dark, reduced_motion=True)


def test_a_computer_that_turns_dark_is_told_of_once(qapp):
    watch = LookWatch(is_reduced=lambda: False)
    told = []
    watch.changed.connect(lambda: told.append(watch.look))
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())  # nothing is other than it was
    assert told == []
    usual = qapp.palette()
    dark = qapp.palette()
    dark.setColor(dark.ColorRole.Window, Qt.GlobalColor.black)
    dark.setColor(dark.ColorRole.WindowText, Qt.GlobalColor.white)
    qapp.setPalette(dark)
    try:
        for _again in range(2):
            qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    finally:
        qapp.setPalette(usual)
    assert told == [SystemLook(is_dark=True)]


@pytest.mark.parametrize(("answer", "expected"), [("false", True), ("true", False), ("no such key", False)])
def test_a_desktop_is_asked_whether_it_has_been_told_to_move_less(monkeypatch, tmp_path, answer, expected):
    asked = tmp_path / "gsettings"
    asked.write_text(f"#!/bin/sh\necho '{answer}'\n")
    asked.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("sys.platform", "linux")
    assert motion_is_reduced() is expected


def test_a_desktop_that_can_not_be_asked_moves_as_usual(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert motion_is_reduced() is False
