"""A diary of each earlier schema, with something in each table, comes up to date and tells what it did."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from coach.history.diary_file import KNOWN, LATEST
from coach.history.exchange import export_rows, merge
from coach.history.migrations import alembic_config
from coach.history.records import Outcome, Person, PlanMade, Readiness, ReadinessOutcome, Shortened
from coach.history.sqlite_files import backups_of
from coach.history.store import open_history
from coach.history.tables import METADATA
from tests.history.build import ROSA, activity, answers, at, details, done, measure, start, taken_back

OF_SCHEMA = {
    "0001": """
INSERT INTO persons VALUES ('0190-rosa');
INSERT INTO person_names VALUES ('n', '0190-rosa', 'Rosa');
INSERT INTO session_starts VALUES ('s', '0190-rosa', '2026-11-05T09:00:00.000000+00:00', 60, '2026-11-05',
    'seated', 'Gentle seated legs', '2026-11', 'Your physiotherapy team', 'c0ffee', 3, 600000);
INSERT INTO prescriptions VALUES ('s', 0, 0, 'knee-extension', 'Straighten your knee', 'right', 2, 8, NULL,
    '3-1-4', 0.5, 'chair');
INSERT INTO sets_done (id, session_id, at, utc_offset_minutes, step_index, set_index, side, exercise_id,
    prescribed_reps, done_reps, prescribed_seconds, done_seconds, load_kg, support, weight_bearing, shortened)
    VALUES ('d', 's', '2026-11-05T09:01:00.000000+00:00', 60, 0, 0, 'right', 'knee-extension', 8, 6, NULL,
    24.0, 0.5, 'chair', 0, 'skipped');
INSERT INTO session_ends VALUES ('e', 's', '2026-11-05T09:09:00.000000+00:00', 60, 'part', 540000);
INSERT INTO answers VALUES ('a', 's', '2026-11-05T09:15:00.000000+00:00', 60, 'effort_v1', 5, 2, 3, 1,
    'Good.');
""",
    "0002": """
INSERT INTO sets_so_far VALUES ('f', 's', 'd2', '2026-11-05T09:03:00.000000+00:00', 60, 0, 1, 'right',
    'knee-extension', 8, 3, NULL, 12.0, 0.5, 'chair', 0, 'no', 90, 180000);
INSERT INTO readiness VALUES ('r', '0190-rosa', 's', '2026-11-05T08:58:00.000000+00:00', 60, '2026-11-05',
    '["tired"]', 4, 'gentler');
INSERT INTO plans_made VALUES ('p', '0190-rosa', '2026-11-05T08:00:00.000000+00:00', 60,
    '[["monday", "seated"], ["sunday", ""]]');
""",
}
"""What each schema had beside the one before it."""


@pytest.fixture(params=list(OF_SCHEMA))
def old(request, tmp_path):
    """A diary as the program of that time left it, and its schema."""
    path = tmp_path / "diary.sqlite3"
    schemas = [schema for schema in OF_SCHEMA if schema <= request.param]
    engine = create_engine(f"sqlite:///{path}")
    for schema in schemas:
        with engine.begin() as connection:
            command.upgrade(alembic_config(connection), schema)
        with closing(sqlite3.connect(path)) as file:
            file.executescript(OF_SCHEMA[schema])
    engine.dispose()
    return path, request.param


def test_there_is_a_diary_of_each_schema_and_each_of_its_tables_has_something_in_it(old):
    path, schema = old
    assert [*OF_SCHEMA, LATEST] == list(KNOWN)
    with closing(sqlite3.connect(path)) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert len(names) == {"0001": 8, "0002": 11}[schema]
        counts = [file.execute(f"SELECT count(*) FROM {name}").fetchone() for name in names]  # noqa: S608 - of ours
    assert (0,) not in counts


def test_what_an_earlier_schema_holds_is_told_as_it_was(old):
    path, schema = old
    has_more = schema >= "0002"
    begun = start(at("11-05"), id="s")
    with closing(open_history(path)) as store:
        assert store.notice is None
        assert store.persons() == (ROSA,)
        (found,) = store.sessions_between(ROSA.id, date(2026, 1, 1), date(2026, 12, 31))
        assert (found.start, found.outcome, found.end.active_ms) == (begun, Outcome.PART, 540_000)
        ended = done(begun, 6, id="d", done_seconds=24.0)
        cut = done(begun, 3, 1, id="d2", at=at("11-05", "10:03"), speed_percent=90,
                   shortened=Shortened.UNFINISHED)  # fmt: skip
        assert found.sets == ((ended, cut) if has_more else (ended,))
        said = answers(begun, effort=5, pain_before=2, pain_after=3, unsteady=True, note="Good.")
        assert found.answers == replace(said, id="a")
        before = Readiness("r", ROSA.id, "s", at("11-05", "09:58"), ("tired",), 4, ReadinessOutcome.GENTLER)
        assert found.readiness == (before if has_more else None)
        week = PlanMade("p", ROSA.id, at("11-05", "09:00"), (("monday", "seated"), ("sunday", "")))
        assert store.plans(ROSA.id) == ((week,) if has_more else ())
        assert (store.measures(ROSA.id), store.details(ROSA.id)) == ((), None)
        assert store.first_day(ROSA.id) == date(2026, 11, 5)


def test_an_earlier_diary_takes_in_what_is_new_and_is_kept_as_it_was(old):
    path, schema = old
    walk, test, known = activity(at("11-06")), measure(at("11-06")), details(at("11-06"), birth_year=1950)
    with closing(open_history(path)) as store:
        for record in (walk, test, known, taken_back(walk), Person("0191-tom", "Tom")):
            store.add(record)
        assert store.activities_between(ROSA.id, date(2026, 11, 1), date(2026, 11, 30)) == ()
        assert (store.measures(ROSA.id), store.details(ROSA.id)) == ((test,), known)
    (copy,) = backups_of(path).glob(f"*-before-{LATEST}-*")
    with closing(sqlite3.connect(copy)) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchone() == (schema,)
    assert export_rows(path)["session_starts"][0]["id"] == "s"


def test_an_export_of_an_earlier_schema_is_taken_in_as_if_it_were_of_now(old, tmp_path):
    path, schema = old
    exported = {}
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        for name in METADATA.tables:
            if file.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone():
                exported[name] = [dict(row) for row in file.execute(f"SELECT * FROM {name}")]  # noqa: S608 - of ours
    document = {"format": "leg-coach-diary", "version": 1, "schema": schema, "tables": exported}
    (tmp_path / "export.json").write_text(json.dumps(document))
    for number, source in enumerate((tmp_path / "export.json", path)):
        merge(tmp_path / f"{number}.sqlite3", source, at("11-30"))
    assert export_rows(tmp_path / "0.sqlite3") == export_rows(tmp_path / "1.sqlite3")
    assert len(export_rows(tmp_path / "0.sqlite3")["sets_done"]) == 1


def test_each_earlier_schema_becomes_the_tables_that_the_store_uses(old):
    path, _schema = old
    open_history(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    engine.dispose()
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [LATEST]
