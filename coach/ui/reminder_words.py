"""What home says when a test is due."""

from PySide6.QtCore import QCoreApplication

from coach.progress.reminders import MeasureDue


def measure_due_text(due: MeasureDue) -> str:
    """Return it in two short sentences, as something that may be left."""
    if due.is_first:
        return QCoreApplication.translate(
            "reminders",
            "You have kept your diary for two weeks. If you like, take a first test: see “My progress”.",
        )
    return QCoreApplication.translate(
        "reminders", "It is a while since your last test. If you like, take one again: see “My progress”."
    )
