"""The diary's tables, as the newest migration leaves them.

Moments are UTC, ISO 8601 with microseconds, so that they sort as text; beside
each stands the person's UTC offset in minutes. Ids are UUIDv7.
"""

from typing import Any, Final

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True, nullable=False)


def _moment(name: str) -> tuple[Column[str], Column[int]]:
    return (
        Column(name, Text, nullable=False),
        Column("utc_offset_minutes", Integer, nullable=False),
    )


def _of_session() -> Column[str]:
    return Column("session_id", Text, ForeignKey("session_starts.id"), nullable=False, index=True)


def _needed(name: str, kind: type[Any]) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _of_person() -> tuple[Column[Any], ...]:
    return (
        Column("person_id", Text, ForeignKey("persons.id"), nullable=False, index=True),
        *_moment("at"),
    )


def _of_person_on_a_day() -> tuple[Column[Any], ...]:
    """Return what belongs to a person and a day; the table has an index over both."""
    return (
        Column("person_id", Text, ForeignKey("persons.id"), nullable=False),
        *_moment("at"),
        _needed("local_day", Text),
    )


def _of_set() -> tuple[Column[Any], ...]:
    """Return what a set has, whether it ended or not."""
    return (
        *_moment("at"),
        _needed("step_index", Integer),
        _needed("set_index", Integer),
        _needed("side", Text),
        _needed("exercise_id", Text),
        _needed("prescribed_reps", Integer),
        _needed("done_reps", Integer),
        Column("prescribed_seconds", Float),
        _needed("done_seconds", Float),
        _needed("load_kg", Float),
        _needed("support", Text),
        _needed("weight_bearing", Integer),
        _needed("shortened", Text),
    )


PERSONS: Final = Table("persons", METADATA, _id())

PERSON_NAMES: Final = Table(
    "person_names",
    METADATA,
    _id(),
    Column("person_id", Text, ForeignKey("persons.id"), nullable=False, index=True),
    _needed("name", Text),
)

SESSION_STARTS: Final = Table(
    "session_starts",
    METADATA,
    _id(),
    Column("person_id", Text, ForeignKey("persons.id"), nullable=False),
    *_moment("started_at"),
    _needed("local_day", Text),
    _needed("routine_id", Text),
    _needed("routine_name", Text),
    _needed("routine_version", Text),
    _needed("routine_author", Text),
    _needed("content_hash", Text),
    _needed("times_per_week", Integer),
    _needed("planned_ms", Integer),
    Index("ix_session_starts_person_id_local_day", "person_id", "local_day"),
)

PRESCRIPTIONS: Final = Table(
    "prescriptions",
    METADATA,
    Column("session_id", Text, ForeignKey("session_starts.id"), primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    _needed("step_index", Integer),
    _needed("exercise_id", Text),
    _needed("exercise_name", Text),
    _needed("side", Text),
    _needed("sets", Integer),
    _needed("reps", Integer),
    Column("seconds", Float),
    _needed("tempo", Text),
    _needed("load_kg", Float),
    _needed("support", Text),
)

SETS_DONE: Final = Table(
    "sets_done",
    METADATA,
    _id(),
    _of_session(),
    *_of_set(),
    # The sets of the first schema went at the tempo that was set.
    Column("speed_percent", Integer, nullable=False, server_default="100"),
)

SETS_SO_FAR: Final = Table(
    "sets_so_far",
    METADATA,
    _id(),
    Column("session_id", Text, ForeignKey("session_starts.id"), nullable=False),
    _needed("set_id", Text),
    *_of_set(),
    _needed("speed_percent", Integer),
    _needed("active_ms", Integer),
    # There is a row for each second of exercise: what is asked of them is answered by the index alone.
    Index("ix_sets_so_far_session_id_set_id_active_ms", "session_id", "set_id", "active_ms"),
)
"""`set_id` is the id in `sets_done` of the set that goes on, once it has ended."""

SESSION_ENDS: Final = Table(
    "session_ends",
    METADATA,
    _id(),
    _of_session(),
    *_moment("at"),
    _needed("outcome", Text),
    _needed("active_ms", Integer),
)

ANSWERS: Final = Table(
    "answers",
    METADATA,
    _id(),
    _of_session(),
    *_moment("at"),
    _needed("effort_scale", Text),
    Column("effort", Integer),
    Column("pain_before", Integer),
    Column("pain_after", Integer),
    Column("unsteady", Integer),
    _needed("note", Text),
)

READINESS: Final = Table(
    "readiness",
    METADATA,
    _id(),
    Column("person_id", Text, ForeignKey("persons.id"), nullable=False),
    # Without a foreign key: after "not today" there is no such session.
    Column("session_id", Text, nullable=False, index=True),
    *_moment("at"),
    _needed("local_day", Text),
    _needed("signs", Text),
    Column("pain", Integer),
    _needed("outcome", Text),
    Index("ix_readiness_person_id_local_day", "person_id", "local_day"),
)
"""`signs` is a JSON list of ids."""

PLANS_MADE: Final = Table(
    "plans_made",
    METADATA,
    _id(),
    *_of_person(),
    _needed("days", Text),
    Column("set_by", Text, nullable=False, server_default=""),
    Column("from_day", Text),
)
"""`days` is a JSON list of pairs: a weekday and a routine's id."""

ACTIVITIES: Final = Table(
    "activities",
    METADATA,
    _id(),
    *_of_person_on_a_day(),
    _needed("kind", Text),
    _needed("minutes", Integer),
    _needed("weight_bearing", Integer),
    _needed("effort_scale", Text),
    Column("effort", Integer),
    Column("aid", Text),
    _needed("own_words", Text),
    _needed("replaces", Text),
    Index("ix_activities_person_id_local_day", "person_id", "local_day"),
)

MEASURES_DONE: Final = Table(
    "measures_done",
    METADATA,
    _id(),
    *_of_person_on_a_day(),
    _needed("measure", Text),
    Column("value", Float),
    _needed("parts", Text),
    _needed("with_hands", Integer),
    _needed("aid", Text),
    Column("chair_cm", Integer),
    _needed("helper", Integer),
    _needed("practised", Integer),
    _needed("stopped", Text),
    _needed("note", Text),
    _needed("replaces", Text),
    Index("ix_measures_done_person_id_local_day", "person_id", "local_day"),
)
"""`parts` is a JSON list of seconds."""

DETAILS: Final = Table(
    "details",
    METADATA,
    _id(),
    *_of_person(),
    Column("birth_year", Integer),
    Column("sex", Text),
    Column("aid", Text),
)

TAKEN_BACK: Final = Table("taken_back", METADATA, _id(), *_of_person(), _needed("record_id", Text))
"""Without a foreign key: the record may come with a later merge."""

SAME_PERSONS: Final = Table(
    "same_persons",
    METADATA,
    _id(),
    *_of_person(),
    Column("same_as", Text, ForeignKey("persons.id"), nullable=False, index=True),
)
