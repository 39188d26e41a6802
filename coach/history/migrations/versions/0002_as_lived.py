"""A session as it is lived: sets while they go on, their speed, the readiness before it, the planned week."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and the speed of a set."""
    op.add_column("sets_done", sa.Column("speed_percent", sa.Integer, nullable=False, server_default="100"))
    _make_sets_so_far()
    _make_readiness()
    _make_plans_made()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _number(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Float, nullable=False)


def _points_at(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")


def _make_sets_so_far() -> None:
    op.create_table(
        "sets_so_far",
        _text("id"),
        _text("session_id"),
        _text("set_id"),
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
        _integer("speed_percent"),
        _integer("active_ms"),
        sa.PrimaryKeyConstraint("id", name="pk_sets_so_far"),
        _points_at("sets_so_far", "session_id", "session_starts"),
    )
    op.create_index(
        "ix_sets_so_far_session_id_set_id_active_ms", "sets_so_far", ["session_id", "set_id", "active_ms"]
    )


def _make_readiness() -> None:
    op.create_table(
        "readiness",
        _text("id"),
        _text("person_id"),
        _text("session_id"),
        _text("at"),
        _integer("utc_offset_minutes"),
        _text("local_day"),
        _text("signs"),
        sa.Column("pain", sa.Integer),
        _text("outcome"),
        sa.PrimaryKeyConstraint("id", name="pk_readiness"),
        _points_at("readiness", "person_id", "persons"),
    )
    op.create_index("ix_readiness_session_id", "readiness", ["session_id"])
    op.create_index("ix_readiness_person_id_local_day", "readiness", ["person_id", "local_day"])


def _make_plans_made() -> None:
    op.create_table(
        "plans_made",
        _text("id"),
        _text("person_id"),
        _text("at"),
        _integer("utc_offset_minutes"),
        _text("days"),
        sa.PrimaryKeyConstraint("id", name="pk_plans_made"),
        _points_at("plans_made", "person_id", "persons"),
    )
    op.create_index("ix_plans_made_person_id", "plans_made", ["person_id"])
