"""What every record is made with, and what it must be."""

from datetime import UTC, datetime


def new_id() -> str:
    """Return a new UUIDv7: ids sort by the time at which they were made."""
    from uuid6 import uuid7  # noqa: PLC0415 - takes 40 ms, which the first painted window shouldn't wait for

    return str(uuid7())


def local_now() -> datetime:
    """Return this moment, with the UTC offset of where the computer is."""
    return datetime.now(UTC).astimezone()


def require_offset(moment: datetime) -> None:
    """Raise ValueError for a moment that doesn't tell where it was."""
    if moment.utcoffset() is None:
        raise ValueError("a moment in the diary needs its UTC offset: use local_now()")


def require_rating(name: str, value: int | None) -> None:
    """Raise ValueError unless the value is on a scale from 0 to 10, or None: not answered."""
    if value is not None and not 0 <= value <= 10:
        raise ValueError(f"{name} is 0 to 10, not {value}")
