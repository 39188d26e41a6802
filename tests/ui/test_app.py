"""What the window has from the computer before anything is shown."""

from PySide6.QtCore import QDate, QLocale, QTime

from coach.ui.app import in_our_language


def test_days_are_named_in_the_language_of_the_window_and_the_clock_is_that_of_the_country():
    here = in_our_language(QLocale("de_DE"))
    assert here.toString(QDate(2026, 10, 20), "dddd, d MMMM") == "Tuesday, 20 October"
    assert here.toString(QTime(14, 5), QLocale.FormatType.ShortFormat) == "14:05"
