"""The diary's schema, one step after another.

Importing this takes half a second (Alembic), so it is imported only when a
file isn't at `LATEST` yet.
"""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, NullPool, create_engine, event


def alembic_config(connection: object = None) -> Config:
    """Return Alembic's settings for this folder, to run on `connection`."""
    config = Config(attributes={"connection": connection})
    # A percent sign in a path would be read as a placeholder.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def upgrade(path: Path) -> None:
    """Bring the diary at `path` to the newest schema, in one transaction; make it when there is none.

    Raises sqlite3.Error when that fails; the file is then as it was.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _by_hand(connection: sqlite3.Connection, _record: object) -> None:
        # The driver begins no transaction before CREATE TABLE, so it is told to begin none at all.
        connection.isolation_level = None
        connection.execute("PRAGMA busy_timeout = 5000")

    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            command.upgrade(alembic_config(connection), "head")
            connection.commit()
    finally:
        engine.dispose()
