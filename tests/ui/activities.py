"""Things that were done beside the routines, seen from one day."""

from datetime import UTC, datetime, timedelta

from coach.history.records import Activity, ActivityDone
from coach.ui.activities.answers import WEIGHT_BEARING

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TODAY = NOW.date()


def done(kind=Activity.WALK, minutes=20, day=TODAY, **more):
    """Return something that was done, by default a walk today."""
    given = {"id": "a", "person_id": "rosa", "at": NOW, "weight_bearing": WEIGHT_BEARING.get(kind, True)}
    return ActivityDone(day=day, kind=kind, minutes=minutes, **{**given, **more})


def ago(days):
    """Return the day that was so many days ago."""
    return TODAY - timedelta(days=days)
