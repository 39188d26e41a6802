"""Whatever is done on however many laptops, and however their diaries meet: the person's month is one."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coach.history.exchange import export_json, merge
from coach.history.records import Outcome, Person, ReadinessOutcome
from coach.history.store import open_history
from coach.progress.month import month_of
from tests.history.build import (
    ROSA,
    activity,
    answers,
    at,
    details,
    diary_of,
    done,
    end,
    measure,
    plan,
    readiness,
    same_person,
    so_far,
    start,
    taken_back,
)

NOW = at("11-30")
TOM = Person("0191-tom", "Tom")
ROSA_ELSEWHERE = Person("0192-rosa", "Rosa")
EVERYONE = (ROSA, TOM, ROSA_ELSEWHERE)
LAPTOPS = 3
numbers = count()

moments = st.builds(
    lambda day, minute, east: at("10-15", "00:00", east) + timedelta(days=day, minutes=minute),
    st.integers(0, 40),
    st.integers(0, 1439),
    st.integers(-11, 13),
)


@st.composite
def sessions(draw):
    """A session that is told of to the end, or breaks off; with what was answered before and after it."""
    person_id = draw(st.sampled_from(EVERYONE)).id
    begun = start(draw(moments), person_id=person_id)
    reps = draw(st.integers(1, 8))
    whole = done(begun, reps)
    told = [so_far(whole, number) for number in range(1, reps)]
    before = replace(readiness(begun.started_at, begun, draw(st.integers(0, 5))), person_id=person_id)
    said = [answers(begun, effort=effort, note="A day.") for effort in draw(st.lists(st.integers(0, 10)))[:2]]
    cut_off = [begun, before, *told]
    ended = [*cut_off, whole, end(begun, draw(st.sampled_from(Outcome))), *said]
    return draw(
        st.sampled_from([cut_off, ended, ended, [*ended, replace(taken_back(begun), person_id=person_id)]])
    )


@st.composite
def corrected(draw):
    """An activity or a test, corrected and taken back some times, by several laptops perhaps."""
    make = draw(st.sampled_from([activity, measure]))
    told = [make(draw(moments), person_id=draw(st.sampled_from(EVERYONE)).id)]
    for value in draw(st.lists(st.integers(1, 90), max_size=3)):
        was = draw(st.sampled_from(told))
        told.append(make(was.at, value, person_id=was.person_id, replaces=was.id))
    taken = []
    for _ in range(draw(st.integers(0, 2))):
        taken.append(taken_back(draw(st.sampled_from([*told, *taken]))))
    return [*told, *taken]


@st.composite
def others(draw):
    """A plan, details, a day that wasn't for exercise, or that two are one person, and that they aren't."""
    moment, person_id = draw(moments), draw(st.sampled_from(EVERYONE)).id
    one = same_person(ROSA, ROSA_ELSEWHERE)
    return draw(
        st.sampled_from(
            [
                [plan(moment, monday="seated", sunday="")],
                [replace(plan(moment, friday="seated"), person_id=person_id, set_by="Me")],
                [details(moment, birth_year=1900 + moment.day)],
                [readiness(moment, None, 7, "fever", outcome=ReadinessOutcome.NOT_TODAY)],
                [one],
                [one, taken_back(one)],
            ]
        )
    )


happenings = st.lists(sessions() | corrected() | others(), max_size=6)


def told_of(path):
    """Return all that a month tells, of each month and everyone; and what home asks."""
    with closing(open_history(path)) as store:
        return [
            (
                [month_of(store, person.id, 2026, month, today=NOW.date()) for month in (10, 11)],
                store.open_session(person.id, date(2026, 10, 1)),
                store.details(person.id),
                store.person(person.id),
            )
            for person in EVERYONE
        ]


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],  # each try makes files: to shrink one takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_history_in_pieces_exported_and_merged_in_any_order_any_number_of_times_gives_the_same_month(
    tmp_path, data
):
    folder = tmp_path / str(next(numbers))
    folder.mkdir()
    history = data.draw(happenings)
    pieces = [list(EVERYONE) for _ in range(LAPTOPS)]
    for records in history:
        # What hangs on a session can only be where the session is; all else may be anywhere.
        homes = data.draw(st.sets(st.integers(0, LAPTOPS - 1), min_size=1))
        for number, record in enumerate(records):
            where = homes if number == 0 else data.draw(st.sets(st.sampled_from(sorted(homes)), min_size=1))
            for laptop in where:
                pieces[laptop].append(record)
    everything = diary_of(
        folder / "all.sqlite3", [*EVERYONE, *(one for records in history for one in records)]
    )
    files = []
    for number, records in enumerate(pieces):
        files.append(diary_of(folder / f"{number}.sqlite3", records))
        if data.draw(st.booleans()):  # else the diary itself is taken along
            export = files[-1].with_suffix(".json")
            export.write_text(export_json(files[-1], NOW), encoding="utf-8")
            files[-1] = export
    merged = folder / "merged.sqlite3"
    for number in data.draw(st.permutations([0, 1, 2, data.draw(st.integers(0, 2))])):
        merge(merged, files[number], NOW)
    assert told_of(merged) == told_of(everything)
    again = merge(merged, files[0], NOW)
    assert (again.added, again.differing) == (0, 0)
