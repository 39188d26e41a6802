"""What a diary tells: questions to its tables, together with what is still to be written."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Engine, Select, Table, and_, select

from coach.history import rows, tables
from coach.history.corrections import gone, ids_of_one, superseded
from coach.history.problems import told_plainly
from coach.history.reading import read_sessions
from coach.history.records import (
    ActivityDone,
    Details,
    MeasureDone,
    Person,
    PlanMade,
    Readiness,
    Record,
    SamePerson,
    SessionStart,
    TakenBack,
)
from coach.history.sessions import Session

_OfPerson = TypeVar(
    "_OfPerson", Readiness, PlanMade, ActivityDone, MeasureDone, Details, TakenBack, SamePerson
)
_CORRECTABLE: Final[Mapping[type, Table]] = MappingProxyType(
    {ActivityDone: tables.ACTIVITIES, MeasureDone: tables.MEASURES_DONE}
)
"""What is corrected by a record that names it."""

_DONE: Final[Mapping[type, Table]] = MappingProxyType({SessionStart: tables.SESSION_STARTS, **_CORRECTABLE})
"""What a person did on a day."""

WEST: Final = timedelta(days=1)
"""By how much a day of the diary may be later than today though the clock was right: who flies far
enough west is on the day before."""


class DiaryReader:
    """Answers from the diary at `path`, and from the records that its disk doesn't have yet."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._engine = engine
        self._pending: list[Record] = []

    def persons(self) -> tuple[Person, ...]:
        """Return everyone with a diary here, by when they were added, under their newest names.

        Somebody with several ids has the oldest of them.
        """
        links = self._links()
        oldest: dict[str, str] = {}
        names: dict[str, str] = {}
        for person_id, name in self._names():
            if person_id not in oldest:
                oldest[person_id] = min(ids_of_one(person_id, links))
            if name or oldest[person_id] not in names:
                names[oldest[person_id]] = name
        return tuple(Person(person_id, name) for person_id, name in sorted(names.items()))

    def person(self, person_id: str) -> Person:
        """Return one person under the id that was asked for; raise KeyError when there is none with it."""
        ids = self.ids_of(person_id)
        names = {person.id: person.name for person in self.persons()}
        return Person(person_id, names[min(ids)])

    def ids_of(self, person_id: str) -> frozenset[str]:
        """Return every id of the person with this id: several after two laptops' diaries were merged."""
        return ids_of_one(person_id, self._links())

    def sessions_between(self, person_id: str, first: date, last: date) -> tuple[Session, ...]:
        """Return a person's sessions of the local days `first` to `last`, both included, in order."""
        days = tables.SESSION_STARTS.c.local_day.between(first.isoformat(), last.isoformat())
        more = [start for start in self._begun(person_id) if first <= start.started_at.date() <= last]
        return read_sessions(self._read, and_(self._own_starts(person_id), days), self._pending, more)

    def last_session(self, person_id: str, today: date | None = None) -> Session | None:
        """Return the session that a person began last, None without one.

        With `today`, one that is stamped later isn't told of: the clock was ahead when it was begun, and
        what has come since is what counts.
        """
        starts = tables.SESSION_STARTS.c
        until = today + WEST if today else date.max
        asked = select(starts.id).where(self._own_starts(person_id), starts.local_day <= until.isoformat())
        (newest,) = self._read(asked.order_by(starts.started_at.desc(), starts.id.desc()).limit(1)) or ({},)
        begun = [start for start in self._begun(person_id) if start.started_at.date() <= until]
        found = read_sessions(self._read, starts.id == newest.get("id"), self._pending, begun)
        return found[-1] if found else None

    def open_session(self, person_id: str, since: date, today: date | None = None) -> Session | None:
        """Return the session that a person began last, if it has no end and its day isn't before `since`.

        An older one without an end was given up when the next one was begun. With `today`, it is as for
        `last_session`.
        """
        last = self.last_session(person_id, today)
        return last if last and last.end is None and last.local_day >= since else None

    def readiness_between(self, person_id: str, first: date, last: date) -> tuple[Readiness, ...]:
        """Return what a person answered before sessions on the local days `first` to `last`, in order.

        Of what was answered before one session, the last counts: the rest was taken back.
        """
        days = tables.READINESS.c.local_day.between(first.isoformat(), last.isoformat())
        told = self._own(Readiness, person_id, days)
        in_order = [record for record in told if first <= record.at.date() <= last]
        counts = {record.session_id: record.id for record in in_order}
        return tuple(record for record in in_order if counts[record.session_id] == record.id)

    def plans(self, person_id: str) -> tuple[PlanMade, ...]:
        """Return every week that a person has planned, in the order in which they were made."""
        return self._own(PlanMade, person_id)

    def activities_between(self, person_id: str, first: date, last: date) -> tuple[ActivityDone, ...]:
        """Return what else a person did on the local days `first` to `last`, in order of the days.

        What was corrected or taken back is left out.
        """
        days = tables.ACTIVITIES.c.local_day.between(first.isoformat(), last.isoformat())
        found = self._own(ActivityDone, person_id, days)
        return tuple(
            sorted(
                (one for one in found if first <= one.day <= last), key=lambda one: (one.day, one.at, one.id)
            )
        )

    def measures(self, person_id: str) -> tuple[MeasureDone, ...]:
        """Return every outcome measure that a person took and didn't correct or take back, in order."""
        return self._own(MeasureDone, person_id)

    def details(self, person_id: str) -> Details | None:
        """Return the newest details of a person, None when nothing was told."""
        return next(reversed(self._own(Details, person_id)), None)

    def first_day(self, person_id: str) -> date | None:
        """Return the local day of the first session, activity or measure of a person, None without one."""
        ids = self.ids_of(person_id)
        found: list[date | None] = []
        for kind, table in _DONE.items():
            dropped = self._dropped(kind, ids)
            for own_id in ids:  # one at a time, so that the index is read no further than its first
                asked = select(table.c.local_day).where(
                    table.c.person_id == own_id, table.c.id.not_in(dropped)
                )
                first = self._read(asked.order_by(table.c.local_day).limit(1))
                found += [date.fromisoformat(row["local_day"]) for row in first]
            waiting = (one for one in self._pending if isinstance(one, kind) and one.id not in dropped)
            found += [_day_of(one, ids) for one in waiting]
        return min((day for day in found if day), default=None)

    def known(self, person_id: str) -> Person | None:
        """Return who has this id, "" for the first person; None when there is nobody."""
        everyone = self.persons()
        if not person_id:
            return next(iter(everyone), None)
        oldest = min(self.ids_of(person_id))
        return next((Person(person_id, one.name) for one in everyone if one.id == oldest), None)

    def links_between(self, ids: Collection[str]) -> tuple[SamePerson, ...]:
        """Return what makes one person of two of these ids, without what was taken back."""
        return tuple(link for link in self._links() if link.person_id in ids and link.same_as in ids)

    def _names(self) -> list[tuple[str, str]]:
        """Return every id with each name that it was given, in the order in which they were."""
        persons, names = tables.PERSONS.c, tables.PERSON_NAMES.c
        named = select(persons.id, names.name).outerjoin_from(tables.PERSONS, tables.PERSON_NAMES)
        found = [(row["id"], row["name"] or "") for row in self._read(named.order_by(names.id))]
        return found + [(one.id, one.name) for one in self._pending if isinstance(one, Person)]

    def _links(self) -> list[SamePerson]:
        """Return which ids are one person, without what was taken back."""
        links = self._all(SamePerson)
        return [link for link in links if link.id not in self._gone({link.person_id, link.same_as})]

    def _gone(self, ids: Collection[str]) -> frozenset[str]:
        """Return the ids of what the person with these ids took back, of what is their own."""
        of_them = tables.TAKEN_BACK.c.person_id.in_(ids)
        return gone(record for record in self._all(TakenBack, of_them) if record.person_id in ids)

    def _dropped(self, kind: type, ids: Collection[str]) -> frozenset[str]:
        """Return the ids of what doesn't count, or not as it is: of a kind, of the person with these ids."""
        taken, table = self._gone(ids), _CORRECTABLE.get(kind)
        if table is None:
            return taken
        asked = select(table.c.id, table.c.replaces).where(table.c.replaces != "", table.c.person_id.in_(ids))
        replaces = {row["id"]: row["replaces"] for row in self._read(asked)}
        for record in self._pending:
            if isinstance(record, ActivityDone | MeasureDone) and isinstance(record, kind):
                replaces |= (
                    {record.id: record.replaces} if record.replaces and record.person_id in ids else {}
                )
        return taken | superseded(replaces)

    def _begun(self, person_id: str) -> list[SessionStart]:
        """Return the starts of a person's sessions that are pending."""
        ids = self.ids_of(person_id)
        taken = self._gone(ids)
        return [
            record
            for record in self._pending
            if isinstance(record, SessionStart) and record.person_id in ids and record.id not in taken
        ]

    def _own_starts(self, person_id: str) -> ColumnElement[bool]:
        """Ask for the starts of a person's sessions, without those that were taken back."""
        starts, ids = tables.SESSION_STARTS.c, self.ids_of(person_id)
        return and_(starts.person_id.in_(ids), starts.id.not_in(self._gone(ids)))

    def _own(
        self, kind: type[_OfPerson], person_id: str, asked: ColumnElement[bool] | None = None
    ) -> tuple[_OfPerson, ...]:
        """Return a person's records of a kind, by their moments, without what was taken back or corrected.

        `asked` is for the table only.
        """
        ids = self.ids_of(person_id)
        dropped = self._dropped(kind, ids)
        own = rows.KINDS[kind].table.c.person_id.in_(ids)
        found = self._all(kind, own if asked is None else and_(own, asked))
        mine = [
            record for record in found if record.person_id in ids and dropped.isdisjoint(_hangs_on(record))
        ]
        return tuple(sorted(mine, key=lambda record: (record.at, record.id)))

    def _all(self, kind: type[_OfPerson], asked: ColumnElement[bool] | None = None) -> list[_OfPerson]:
        """Return all records of a kind, `asked` for in the table, and all that are pending."""
        table, value_of = rows.KINDS[kind].table, rows.KINDS[kind].value_of
        query = select(table) if asked is None else select(table).where(asked)
        found = [value_of(row) for row in self._read(query)]
        return found + [record for record in self._pending if isinstance(record, kind)]

    def _read(self, query: Select[Any]) -> list[rows.Row]:
        with told_plainly(self._path), self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


def _hangs_on(record: Record) -> tuple[str, ...]:
    """Return the ids of what a record goes with when that is taken back: itself, and its session."""
    return (record.id, record.session_id) if isinstance(record, Readiness) else (record.id,)


def _day_of(record: Record, ids: frozenset[str]) -> date | None:
    """Return the local day on which one of these people did something; None of all else."""
    match record:
        case SessionStart(person_id=own) if own in ids:
            return record.started_at.date()
        case ActivityDone(person_id=own) if own in ids:
            return record.day
        case MeasureDone(person_id=own) if own in ids:
            return record.at.date()
    return None
