"""What is beside sessions: other activities, outcome measures, details; corrections; one person's two ids."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and who set a plan and from when."""
    op.add_column("plans_made", sa.Column("set_by", sa.Text, nullable=False, server_default=""))
    op.add_column("plans_made", sa.Column("from_day", sa.Text))
    _make_of_person_on_a_day(
        "activities",
        _text("kind"),
        _integer("minutes"),
        _integer("weight_bearing"),
        _text("effort_scale"),
        sa.Column("effort", sa.Integer),
        sa.Column("aid", sa.Text),
        _text("own_words"),
        _text("replaces"),
    )
    _make_of_person_on_a_day(
        "measures_done",
        _text("measure"),
        sa.Column("value", sa.Float),
        _text("parts"),
        _integer("with_hands"),
        _text("aid"),
        sa.Column("chair_cm", sa.Integer),
        _integer("helper"),
        _integer("practised"),
        _text("stopped"),
        _text("note"),
        _text("replaces"),
    )
    _make_of_person(
        "details",
        sa.Column("birth_year", sa.Integer),
        sa.Column("sex", sa.Text),
        sa.Column("aid", sa.Text),
    )
    op.create_index("ix_details_person_id", "details", ["person_id"])
    _make_of_person("taken_back", _text("record_id"))
    op.create_index("ix_taken_back_person_id", "taken_back", ["person_id"])
    _make_of_person("same_persons", _text("same_as"), _points_at("same_persons", "same_as", "persons"))
    op.create_index("ix_same_persons_person_id", "same_persons", ["person_id"])
    op.create_index("ix_same_persons_same_as", "same_persons", ["same_as"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _points_at(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}")


def _make_of_person(table: str, *more: SchemaItem) -> None:
    op.create_table(
        table,
        _text("id"),
        _text("person_id"),
        _text("at"),
        _integer("utc_offset_minutes"),
        *more,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _points_at(table, "person_id", "persons"),
    )


def _make_of_person_on_a_day(table: str, *more: SchemaItem) -> None:
    _make_of_person(table, _text("local_day"), *more)
    op.create_index(f"ix_{table}_person_id_local_day", table, ["person_id", "local_day"])
