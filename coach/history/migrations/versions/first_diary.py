"""The first diary: persons, sessions, sets and answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _make_persons()
    _make_session_starts()
    _make_prescriptions()
    _make_sets_done()
    _make_session_ends()
    _make_answers()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _number(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Float, nullable=False)


def _points_at(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")


def _make_persons() -> None:
    op.create_table("persons", _text("id"), sa.PrimaryKeyConstraint("id", name="pk_persons"))
    op.create_table(
        "person_names",
        _text("id"),
        _text("person_id"),
        _text("name"),
        sa.PrimaryKeyConstraint("id", name="pk_person_names"),
        _points_at("person_names", "person_id", "persons"),
    )
    op.create_index("ix_person_names_person_id", "person_names", ["person_id"])


def _make_session_starts() -> None:
    op.create_table(
        "session_starts",
        _text("id"),
        _text("person_id"),
        _text("started_at"),
        _integer("utc_offset_minutes"),
        _text("local_day"),
        _text("routine_id"),
        _text("routine_name"),
        _text("routine_version"),
        _text("routine_author"),
        _text("content_hash"),
        _integer("times_per_week"),
        _integer("planned_ms"),
        sa.PrimaryKeyConstraint("id", name="pk_session_starts"),
        _points_at("session_starts", "person_id", "persons"),
    )
    op.create_index("ix_session_starts_person_id_local_day", "session_starts", ["person_id", "local_day"])


def _make_prescriptions() -> None:
    op.create_table(
        "prescriptions",
        _text("session_id"),
        _integer("position"),
        _integer("step_index"),
        _text("exercise_id"),
        _text("exercise_name"),
        _text("side"),
        _integer("sets"),
        _integer("reps"),
        sa.Column("seconds", sa.Float),
        _text("tempo"),
        _number("load_kg"),
        _text("support"),
        sa.PrimaryKeyConstraint("session_id", "position", name="pk_prescriptions"),
        _points_at("prescriptions", "session_id", "session_starts"),
    )


def _make_sets_done() -> None:
    op.create_table(
        "sets_done",
        _text("id"),
        _text("session_id"),
        _text("at"),
        _integer("utc_offset_minutes"),
        _integer("step_index"),
        _integer("set_index"),
        _text("side"),
        _text("exercise_id"),
        _integer("prescribed_reps"),
        _integer("done_reps"),
        sa.Column("prescribed_seconds", sa.Float),
        _number("done_seconds"),
        _number("load_kg"),
        _text("support"),
        _integer("weight_bearing"),
        _text("shortened"),
        sa.PrimaryKeyConstraint("id", name="pk_sets_done"),
        _points_at("sets_done", "session_id", "session_starts"),
    )
    op.create_index("ix_sets_done_session_id", "sets_done", ["session_id"])


def _make_session_ends() -> None:
    op.create_table(
        "session_ends",
        _text("id"),
        _text("session_id"),
        _text("at"),
        _integer("utc_offset_minutes"),
        _text("outcome"),
        _integer("active_ms"),
        sa.PrimaryKeyConstraint("id", name="pk_session_ends"),
        _points_at("session_ends", "session_id", "session_starts"),
    )
    op.create_index("ix_session_ends_session_id", "session_ends", ["session_id"])


def _make_answers() -> None:
    op.create_table(
        "answers",
        _text("id"),
        _text("session_id"),
        _text("at"),
        _integer("utc_offset_minutes"),
        _text("effort_scale"),
        sa.Column("effort", sa.Integer),
        sa.Column("pain_before", sa.Integer),
        sa.Column("pain_after", sa.Integer),
        sa.Column("unsteady", sa.Integer),
        _text("note"),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        _points_at("answers", "session_id", "session_starts"),
    )
    op.create_index("ix_answers_session_id", "answers", ["session_id"])
