"""What a month adds up to."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

from coach.history.records import (
    Activity,
    ActivityDone,
    Outcome,
    ReadinessOutcome,
    Shortened,
    Side,
    Support,
)
from coach.history.sessions import Session
from coach.history.store import open_history
from coach.progress.days import WEEKDAYS, DayMark
from coach.progress.events import EventKind
from coach.progress.month import Month, month_from, month_of
from tests.history.build import KNEE, ROSA, answers, at, done, end, plan, readiness, session, start
from tests.progress.months import TODAY, lived_month, rich_month, rich_sessions

SIGNS = {
    DayMark.FULL: "F",
    DayMark.PART: "P",
    DayMark.STOPPED: "S",
    DayMark.NOT_TODAY: "R",
    DayMark.PLANNED: "o",
    DayMark.REST: "r",
    DayMark.NOTHING: "-",
    DayMark.OUTSIDE: ".",
}


def november(*sessions: Session) -> Month:
    return month_from(ROSA, sessions, 2026, 11, today=TODAY)


def marks(month: Month) -> list[str]:
    return ["".join(SIGNS[day.mark] for day in week.days) for week in month.weeks]


def test_the_fullest_session_of_a_day_stands_for_it():
    assert marks(rich_month()) == [".", "F-F-P--", "FSF-F--", "FPF-F--", "F-P-F..", "."]


def test_weeks_add_up_what_was_done_in_them_against_the_target():
    table = [
        (
            week.totals.sessions,
            week.totals.full,
            week.target,
            week.totals.minutes,
            week.totals.minutes_missing,
        )
        for week in rich_month().weeks
    ]
    assert table == [
        (0, 0, None, None, False),  # a week that is only partly in the month has no target
        (3, 2, 3, 9.5 * 3, False),
        (4, 3, 3, 9.5 * 3 + 12.25, False),
        (4, 3, 3, 9.5 + 12.25 * 2, True),  # one was cut off
        (3, 2, 3, 9.5 * 2 + 12.25, False),
        (0, 0, None, None, False),
    ]
    assert (rich_month().totals.sessions, rich_month().totals.minutes) == (14, 134.5)


def test_where_a_plan_held_its_days_are_the_target_and_elsewhere_the_times_a_week():
    first = plan(at("11-10"), monday="seated", tuesday="seated", friday="seated", sunday="")
    rest = plan(at("11-23"), monday="", tuesday="")
    month = month_from(
        ROSA, (session(at("11-03"), 8),), 2026, 11, today=TODAY, begun=date(2026, 11, 2), plans=(first, rest)
    )
    # 1 November is before the diary began; the plan held from the second Tuesday on, so not all of that week.
    assert [week.target for week in month.weeks] == [None, 3, 3, 3, None, None]
    every_day = replace(first, at=at("11-01"), days=tuple((day, "seated") for day in WEEKDAYS))
    month = month_from(ROSA, (), 2026, 11, today=TODAY, begun=date(2026, 11, 5), plans=(every_day,))
    # Of a week that is only partly in the month, or in the diary, the planned days that are in it.
    assert [week.target for week in month.weeks] == [None, 4, 7, 7, 7, 1]


def test_what_was_told_is_added_up_apart_from_what_was_timed():
    walk = ActivityDone(
        "walk", ROSA.id, at("11-06"), date(2026, 11, 5), Activity.WALK, 20, weight_bearing=True
    )
    swim = replace(walk, id="swim", day=date(2026, 11, 12), kind=Activity.WATER, weight_bearing=False)
    in_october = replace(walk, id="before", day=date(2026, 10, 31))
    month = month_from(
        ROSA, (session(at("11-05"), 8),), 2026, 11, today=TODAY, activities=(in_october, walk, swim)
    )
    told = [(week.totals.told_minutes, week.totals.told_weight_bearing_minutes) for week in month.weeks[1:3]]
    assert told == [(20, 20), (20, 0)]
    assert (month.totals.minutes, month.totals.told_minutes) == (10, 40)
    assert not month_from(ROSA, (), 2026, 11, today=TODAY, activities=(walk,)).is_empty


def test_the_effort_of_an_exercise_is_that_of_the_sessions_in_which_it_was_done():
    other = replace(KNEE, step_index=1, exercise_id="march")
    said = ((3, 8), (6, 0), (8, 8))  # effort, and the reps of the other exercise
    sessions = []
    for number, (effort, reps) in enumerate(said):
        begun = start(at(f"11-0{5 + number}"), KNEE, other)
        sets = (done(begun, 8), done(begun, reps, asked=other, done_seconds=reps * 4.0))
        sessions.append(Session(begun, sets, end(begun), answers(begun, effort=effort)))
    assert [row.median_effort for row in november(*sessions).exercises] == [6, 5.5]


def test_every_exercise_and_side_has_what_was_asked_beside_what_was_done():
    table = [
        (
            row.asked.exercise_id, row.asked.side.value, row.asked.sets, row.asked.reps,
            row.sessions_done, row.sessions_asked, row.sets_done, row.sets_asked,
            row.median_reps, row.total_reps, dict(row.shortened),
        )
        for row in rich_month().exercises
    ]  # fmt: skip
    enough, stopped, cut_off = Shortened.ENOUGH, Shortened.STOPPED, Shortened.UNFINISHED
    assert table == [
        ("knee-extension", "right", 2, 8, 10, 10, 20, 20, 8, 160, {}),
        ("knee-extension", "left", 2, 6, 10, 10, 18, 20, 6, 102, {enough: 1, cut_off: 1}),
        ("seated-march", "both", 1, 20, 8, 10, 8, 10, 20, 160, {}),
        ("sit-to-stand", "both", 2, 5, 4, 4, 8, 8, 5, 40, {}),
        ("knee-curl", "right", 2, 8, 4, 4, 6, 8, 8, 40, {stopped: 1, enough: 1}),
        ("knee-curl", "left", 2, 8, 2, 4, 4, 8, 8, 32, {}),
        ("heel-to-toe-stand", "both", 2, 1, 2, 4, 4, 8, 1, 4, {}),
    ]


def test_the_best_go_at_a_set_counts_once():
    begun = start(at("11-05"))
    first = done(begun, 6, shortened=Shortened.REPEATED, weight_bearing=True, done_seconds=60)
    again = done(begun, 3, shortened=Shortened.SKIPPED, weight_bearing=True, done_seconds=30)
    again = replace(again, at=first.at + timedelta(minutes=2))
    month = november(Session(begun, (first, again), end(begun, Outcome.PART)))
    (row,) = month.exercises
    assert (row.total_reps, row.sets_done, row.shortened) == (6, 1, ((Shortened.SKIPPED, 1),))
    assert month.totals.weight_bearing_minutes == 1

    whole = replace(again, done_reps=8, shortened=Shortened.NO)
    (row,) = november(Session(begun, (first, whole))).exercises
    assert (row.total_reps, row.shortened) == (8, ())

    other_way_round = (replace(whole, at=first.at - timedelta(minutes=1)), again)
    (row,) = november(Session(begun, other_way_round)).exercises
    assert (row.total_reps, row.shortened) == (8, ())


def test_a_set_that_was_left_before_its_first_rep_ended_is_not_done():
    begun = start(at("11-05"))
    (row,) = november(Session(begun, (done(begun, 0, done_seconds=1.0),))).exercises
    assert (row.sets_done, row.total_reps) == (0, 0)


def test_the_sides_of_a_set_are_counted_apart():
    left = replace(KNEE, side=Side.LEFT)
    begun = start(at("11-05"), KNEE, left)
    month = november(Session(begun, (done(begun, 8), done(begun, 5, asked=left))))
    assert [(row.asked.side, row.total_reps) for row in month.exercises] == [(Side.RIGHT, 8), (Side.LEFT, 5)]


def test_a_session_belongs_to_the_month_of_its_local_day():
    in_november = session(at("11-01", "00:30", hours_east=2), 8)  # 31 October in UTC
    in_october = session(at("10-31", "23:30", hours_east=-5), 8)  # 1 November in UTC
    month = november(in_october, in_november)
    assert month.totals.sessions == 1
    assert month.days[0].mark is DayMark.FULL


def test_what_is_not_known_is_none():
    cut_off = session(at("11-05"), 8, outcome=None)
    month = november(cut_off)
    assert marks(month)[1] == "---P---"
    assert (month.totals.minutes, month.totals.minutes_missing) == (None, True)
    assert (month.effort.median, month.pain_before.median, month.pain_after.worst) == (None, None, None)
    assert november().totals.weight_bearing_minutes is None
    assert month.totals.weight_bearing_minutes == 0  # known: it was all seated


def test_a_session_in_which_nothing_was_done_is_no_session_but_a_stop_is_an_event():
    opened = session(at("11-05"), 0, outcome=None)
    stopped = session(at("11-06"), 0, outcome=Outcome.STOPPED)
    month = november(opened, stopped)
    assert month.totals.sessions == 0
    assert marks(month)[1] == "----S--"
    assert [(event.day.day, event.kind) for event in month.events] == [(6, EventKind.STOPPED)]


def test_effort_and_pain_have_their_median_and_their_worst_day():
    month = rich_month()
    assert [rating.value for rating in month.effort.given] == [6, 6, 7, 5, 8, 5, 5, 6, 4, 5, 4, 5, 3]
    assert month.effort.median == 5
    assert (month.pain_before.median, month.pain_before.worst.day) == (2, date(2026, 11, 6))
    assert (month.pain_after.worst.value, month.pain_after.worst.day) == (6, date(2026, 11, 10))
    assert [note.day.day for note in month.notes] == [6, 10, 23]


def test_a_changed_prescription_is_a_row_of_its_own():
    more = replace(KNEE, reps=10)
    weeks = [start(at("11-05"), KNEE), start(at("11-12"), more)]
    month = november(*(Session(begun, (done(begun, 8, asked=begun.prescriptions[0]),)) for begun in weeks))
    assert [(row.asked.reps, row.sessions_asked) for row in month.exercises] == [(8, 1), (10, 1)]


def test_two_steps_that_ask_for_the_same_add_up():
    later = replace(KNEE, step_index=3, sets=1)
    begun = start(at("11-05"), KNEE, later)
    (row,) = november(Session(begun, (done(begun, 8), done(begun, 8, asked=later)))).exercises
    assert (row.asked.sets, row.sets_asked, row.sets_done, row.sessions_asked) == (3, 3, 2, 1)


def test_load_and_support_that_were_really_used_are_kept():
    begun = start(at("11-05"))
    (row,) = november(Session(begun, (done(begun, 8, load_kg=0.0, support=Support.WALL),))).exercises
    assert (row.loads_kg, row.supports) == ((0.0,), (Support.WALL,))


def test_nothing_is_asked_of_the_days_before_the_diary_began():
    sessions = (session(at("11-18"), 8), session(at("11-24"), 8))
    month = month_from(ROSA, sessions, 2026, 11, today=date(2026, 11, 30), begun=date(2026, 11, 18))
    assert [day.mark is DayMark.OUTSIDE for day in month.days] == [True] * 17 + [False] * 13
    assert [(week.totals.sessions, week.target) for week in month.weeks] == [
        (0, None), (0, None), (0, None), (1, None), (1, 3), (0, None),
    ]  # fmt: skip


def test_a_day_that_was_not_for_exercise_is_marked_and_told_unless_something_was_done_after_all():
    fever = readiness(at("11-05"), None, 6, "fever", outcome=ReadinessOutcome.NOT_TODAY)
    tired = readiness(at("11-06"), None, 4, "tired", outcome=ReadinessOutcome.GENTLER)
    too_early = readiness(at("11-07", "08:00"), None, None, "fever", outcome=ReadinessOutcome.NOT_TODAY)
    month = month_from(
        ROSA, (session(at("11-07"), 8),), 2026, 11, today=TODAY, begun=date(2026, 11, 7),
        readiness=(fever, tired, too_early, replace(fever, at=at("10-31"))),
    )  # fmt: skip
    assert marks(month)[1] == "...R.F-"
    assert [(event.day.day, event.kind, event.signs, event.pain) for event in month.events] == [
        (5, EventKind.NOT_TODAY, ("fever",), 6),
        (7, EventKind.NOT_TODAY, ("fever",), None),
    ]
    assert not month_from(ROSA, (), 2026, 11, today=TODAY, readiness=(fever,)).is_empty


def test_a_planned_day_without_a_session_and_a_rest_day_are_told_apart_from_one_without_a_plan():
    first = plan(at("11-02"), monday="seated", tuesday="seated", sunday="")
    second = plan(at("11-10"), wednesday="seated")
    month = month_from(
        ROSA, (session(at("11-09"), 8),), 2026, 11, today=date(2026, 11, 18), begun=date(2026, 11, 1),
        plans=(second, first),
    )  # fmt: skip
    # From the 10th on the second plan holds, and the 18th, a Wednesday, isn't over yet.
    assert marks(month) == ["-", "oo----r", "F-o----", "---....", ".......", "."]


def test_pain_before_is_what_was_told_before_unless_the_answers_say_otherwise():
    one, other = session(at("11-05"), 8), session(at("11-06"), 8, pain_before=5)
    both = (replace(whole, readiness=readiness(at("11-05"), whole.start, 2)) for whole in (one, other))
    assert [rating.value for rating in november(*both).pain_before.given] == [2, 5]


def test_a_session_that_was_cut_off_counts_as_long_as_it_is_known_to_have_been():
    cut_off = session(at("11-05"), 8, outcome=None)
    known = november(replace(cut_off, so_far_ms=90_000), session(at("11-06"), 8, minutes=10))
    assert (known.totals.minutes, known.totals.minutes_missing) == (11.5, False)
    unknown = november(cut_off, session(at("11-06"), 8, minutes=10))
    assert (unknown.totals.minutes, unknown.totals.minutes_missing) == (10, True)


def test_what_was_chosen_in_place_of_an_exercise_is_a_row_below_it():
    later = replace(KNEE, step_index=1, exercise_id="march", exercise_name="March in your chair")
    begun = start(at("11-05"), KNEE, later)
    easier = done(begun, 6, 1, exercise_id="heel-slide", prescribed_reps=6, shortened=Shortened.NO)
    unnamed = replace(easier, id="x", set_index=0, step_index=1, exercise_id="ankle-circle")
    sets = (done(begun, 8, speed_percent=80), easier, unnamed)
    month = month_from(ROSA, (Session(begun, sets, end(begun)),), 2026, 11, today=TODAY,
                       names={"heel-slide": "Slide your heel"})  # fmt: skip
    assert [
        (row.name, row.instead_of, row.sets_asked, row.sets_done, row.total_reps, row.speeds_percent)
        for row in month.exercises
    ] == [
        ("Straighten your knee", "", 2, 1, 8, (80,)),
        ("Slide your heel", "Straighten your knee", 0, 1, 6, (100,)),
        ("March in your chair", "", 2, 0, 0, ()),
        ("Ankle circle", "March in your chair", 0, 1, 6, (100,)),
    ]


def test_the_suggestion_of_today_is_only_in_the_month_of_today(tmp_path):
    with closing(open_history(tmp_path / "diary.sqlite3")) as store:
        store.add(ROSA)
        step = lived_month().suggestion
        november, october = (
            month_of(store, ROSA.id, 2026, month, today=TODAY, suggestion=step) for month in (11, 10)
        )
    assert (november.suggestion, october.suggestion) == (step, None)


def test_the_month_of_a_diary_is_the_month_of_its_sessions(tmp_path):
    with closing(open_history(tmp_path / "diary.sqlite3")) as store:
        store.add(ROSA)
        for whole in rich_sessions():
            for record in (whole.start, *whole.sets, whole.end, whole.answers):
                if record:
                    store.add(record)
        corrected = rich_sessions()[0].start
        store.add(begun := replace(corrected, id="next-month", started_at=at("12-01")))
        store.add(answers(begun, effort=1))
        assert month_of(store, ROSA.id, 2026, 11, today=TODAY) == rich_month()
