"""What a diary is made of: plain values that are only ever added.

A correction is a new record, so two diaries merge as the union of two sets.
Moments are aware datetimes in the person's own UTC offset (`local_now`): the
diary keeps the moment and the offset, and a session belongs to the local day
on which it began, wherever the person was.
"""

from coach.history.records.beside import ActivityDone, Details, MeasureDone, SamePerson, TakenBack
from coach.history.records.checks import local_now, new_id
from coach.history.records.session import (
    Answers,
    Person,
    PlanMade,
    Prescription,
    Readiness,
    SessionEnd,
    SessionStart,
    SetDone,
    SetSoFar,
)
from coach.history.records.terms import (
    EFFORT_SCALE,
    Activity,
    Measure,
    Outcome,
    ReadinessOutcome,
    Sex,
    Shortened,
    WalkingAid,
)
from coach.routine.terms import Side, Support

__all__ = [
    "EFFORT_SCALE",
    "Activity",
    "ActivityDone",
    "Answers",
    "Details",
    "Measure",
    "MeasureDone",
    "Outcome",
    "Person",
    "PlanMade",
    "Prescription",
    "Readiness",
    "ReadinessOutcome",
    "Record",
    "SamePerson",
    "SessionEnd",
    "SessionStart",
    "SetDone",
    "SetSoFar",
    "Sex",
    "Shortened",
    "Side",
    "Support",
    "TakenBack",
    "WalkingAid",
    "local_now",
    "new_id",
]

Record = (
    Person
    | SessionStart
    | SetDone
    | SetSoFar
    | SessionEnd
    | Answers
    | Readiness
    | PlanMade
    | ActivityDone
    | MeasureDone
    | Details
    | TakenBack
    | SamePerson
)
