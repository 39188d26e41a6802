"""The numbers of a month as JSON, as CSV and on the sheet: the same ones, and all of them."""

import csv
import io
import json
import math
import re
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from coach.history.records import Activity, ActivityDone, Details, Measure, MeasureDone, Sex, WalkingAid
from coach.history.store import HistoryStore
from coach.progress import words
from coach.progress.csv_cells import harmless
from coach.progress.measure_words import PUBLISHED
from coach.progress.month import month_from, month_of
from coach.progress.numbers import month_numbers, numbers_file, numbers_of
from coach.progress.numbers_table import COLUMNS, months_table
from coach.progress.sheet import sheet_of
from coach.progress.writing import plain
from tests.data.life import LIVED_BY, YEAR, write_diary, year_of_life
from tests.history.build import ROSA, at, done, session, start
from tests.progress.histories import months
from tests.progress.months import TODAY, empty_month, lived_month, rich_month

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "month.schema.json").read_text(encoding="utf-8"))
KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}
DETAILS = Details("details", ROSA.id, at("11-01"), 1948, Sex.WOMAN, WalkingAid.STICK)
WALK = ActivityDone("walk", ROSA.id, at("11-03"), date(2026, 11, 3), Activity.WALK, 20, weight_bearing=True,
                    effort=4, aid=WalkingAid.STICK, own_words="=to the post box")  # fmt: skip
STANDS = MeasureDone("stands", ROSA.id, at("10-05"), Measure.CHAIR_STAND_30, 8, chair_cm=43)
HANDS = replace(STANDS, id="hands", at=at("10-06"), value=12, with_hands=True)
AGAIN = replace(STANDS, id="again", at=at("11-09"), value=9)


def told_month():
    """Return a month with a session, and with what the person told beside it."""
    return month_from(
        ROSA, (session(at("11-05"), 8, 5, effort=5),), 2026, 11, today=TODAY, activities=(WALK,),
        measures=(STANDS, HANDS, AGAIN), details=DETAILS,
    )  # fmt: skip


def table_of(*shown):
    """Return the CSV's rows, by column."""
    text = months_table(shown).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def rows_of(month, section, field):
    """Return what the CSV says of a field: (number, item, side, value, unit, source)."""
    names = ("number", "item", "side", "value", "unit", "source")
    return [
        tuple(row[name] for name in names)
        for row in table_of(month)
        if (row["section"], row["field"]) == (section, field)
    ]


def faults(value, schema, where="$"):
    """Yield what of `value` the schema doesn't allow: as much of JSON Schema as ours is made of."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in schema:
        every = [list(faults(value, one, where)) for one in schema["anyOf"]]
        yield from () if [] in every else every[0]
        return
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    # To Python, but not to JSON, true is a number.
    fits = any(
        value is None if kind == "null" else isinstance(value, KINDS[kind]) and
        (kind == "boolean" or not isinstance(value, bool))
        for kind in kinds
    )  # fmt: skip
    if (kinds and not fits) or value not in schema.get("enum", [schema.get("const", value)]):
        yield f"{where} is {value!r}"
    elif isinstance(value, dict):
        known = schema["properties"]
        yield from (f"{where}.{key} isn't known" for key in value.keys() - known.keys())
        yield from (f"{where}.{key} isn't there" for key in set(schema["required"]) - value.keys())
        for key in value.keys() & known.keys():
            yield from faults(value[key], known[key], f"{where}.{key}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from faults(each, schema["items"], f"{where}[{number}]")


@pytest.mark.parametrize("month", [empty_month(), rich_month(), lived_month(), told_month()])
def test_the_published_schema_describes_all_that_is_written(month):
    document = json.loads(numbers_file([month]))
    assert document == numbers_of([month])
    assert list(faults(document, SCHEMA)) == []


def test_a_document_that_was_tampered_with_is_not_what_the_schema_describes():
    month = month_numbers(told_month())
    for key, wrong in (("month", 11), ("weeks", [{}]), ("suggestion", {"kind": "dance"}), ("more", 1)):
        assert list(
            faults({"format": "leg-coach-months", "version": 1, "months": [month | {key: wrong}]}, SCHEMA)
        )


def test_what_is_not_known_is_null_and_an_empty_cell():
    numbers = month_numbers(month_from(ROSA, (session(at("11-05"), 8, outcome=None),), 2026, 11, today=TODAY))
    assert numbers["totals"]["timed"]["minutes"] is None
    assert numbers["totals"]["told"]["minutes"] is None  # nobody told of anything: that isn't none
    assert numbers["effort"]["median"] is None
    begun = start(at("11-05"))
    endless = replace(session(at("11-05"), 8), sets=(done(begun, 8, done_seconds=math.inf),))
    month = month_from(ROSA, (endless,), 2026, 11, today=TODAY)
    assert month_numbers(month)["exercises"][0]["median_seconds"] is None
    assert rows_of(month, "exercises", "median_seconds") == [
        ("1", "Straighten your knee", "right", "", "s", "timed")
    ]


def test_the_table_says_of_each_value_whose_it_is_its_unit_and_its_source():
    month = told_month()
    assert [*table_of(month)[0]] == list(COLUMNS)
    assert {(row["month"], row["person"]) for row in table_of(month)} == {("2026-11", "Rosa")}
    assert rows_of(month, "weeks", "timed.minutes")[1] == ("2", "2026-11-02", "", "10.0", "min", "timed")
    assert rows_of(month, "activities", "minutes") == [("1", "walk", "", "20", "min", "self-report")]
    assert rows_of(month, "effort", "given.value") == [("1", "2026-11-05", "", "5", "0 to 10", "self-report")]
    assert rows_of(month, "exercises", "asked.load_kg") == [
        ("1", "Straighten your knee", "right", "0.5", "kg", "routine")
    ]
    stands = ("1", "chair_stand_30", "")
    assert rows_of(month, "measures", "value") == [(*stands, "9", "stands", "timed")]
    assert rows_of(month, "measures", "conditions.chair_cm") == [(*stands, "43", "cm", "self-report")]
    assert rows_of(month, "measures", "published.1.high") == [(*stands, "10", "stands", "published")]


def test_a_test_is_put_beside_the_last_one_that_was_done_the_same_way():
    for taken, previous in (
        ((HANDS, STANDS, AGAIN), {"date": "2026-10-05", "value": 8}),
        ((STANDS, HANDS, AGAIN), {"date": "2026-10-05", "value": 8}),
        ((HANDS, AGAIN), None),
    ):
        month = month_from(ROSA, (), 2026, 11, today=TODAY, measures=taken)
        assert month_numbers(month)["measures"][0]["previous"] == previous


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\uff1d1"])
def test_no_cell_is_run_by_a_spreadsheet(text):
    assert harmless(text) == f"'{text}"
    assert harmless(f"milk;{text}") == f"milk;'{text}"  # where a semicolon parts the cells
    assert (harmless("a-b"), harmless(-1)) == ("a-b", -1)
    assert (
        rows_of(told_month(), "exercises", "asked.tempo")[0][3] == "3\N{EN DASH}1\N{EN DASH}4"
    )  # no 3 January
    assert rows_of(told_month(), "activities", "own_words")[0][3] == "'=to the post box"


# The three that have to agree. JSON is exact. The CSV has each of its values as it is. The sheet has them as
# `written`: minutes and seconds as the nearest whole number, halves up; all else as it is.


def written(value, *, whole=False):
    """Return a number as the sheet writes it."""
    if value is None:
        return words.MISSING
    return str(math.floor(value + 0.5)) if whole else f"{value:g}"


def leaves(value, path=()):
    """Yield every value of a JSON document with the way to it; what is counted is counted from 1."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, (*path, key))
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for number, each in enumerate(value, 1):
            yield from leaves(each, (*path, number))
    else:
        yield path, value


def as_cell(value, key=""):
    """Return what a JSON value is in the CSV, where only days look like days."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(map(as_cell, value))
        case str():
            if re.fullmatch(r"[\d.]+(-[\d.]+)+", value) and not key.endswith(("date", "day")):
                return value.replace("-", "\N{EN DASH}")
            return harmless(plain(value))
        case _:
            return str(value)


def in_table(numbers):
    """Return what the CSV has to say of a month: the way to each value, and the cell."""
    naming = {"days": "date", "weeks": "first_day", "routines": "name", "exercises": "name", "events": "kind",
              "activities": "kind", "measures": "measure", "measures_before": "measure", "notes": "date",
              "effort": "date", "pain_before": "date", "pain_after": "date"}  # fmt: skip
    for path, value in leaves(numbers):
        section, key = path[0], path[-1]
        is_name = key == naming.get(section) and "previous" not in path
        if key in {"source", "unit", "side"} or is_name or len(path) == 1:
            continue
        if path[1] == "given" and len(path) > 2:
            yield section, str(path[2]), f"given.{key}", as_cell(value, key)
        elif isinstance(path[1], int):
            yield section, str(path[1]), ".".join(map(str, path[2:])), as_cell(value, key)
        else:
            yield section, "", ".".join(path[1:]), as_cell(value, key)


def read(template, text):
    """Return what a text of the sheet has for the placeholders of its template; None for another text."""
    parts = re.split(r"\{(\w+)\}", template)
    names = "".join(
        f"(?P<{part}>.*?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    )
    match = re.fullmatch(names, text, re.DOTALL)
    return match and match.groupdict()


def totals_on_sheet(totals, target):
    """Return the texts that the sheet has to have for a week, or for the month."""
    timed, told = totals["timed"], totals["told"]
    minutes = written(timed["minutes"], whole=True)
    return (
        f"{timed['sessions']} of {target}" if target else str(timed["sessions"]),
        f"{minutes} +" if timed["more_minutes_unknown"] else minutes,
        written(timed["weight_bearing_minutes"], whole=True),
        written(told["minutes"]),
        written(told["weight_bearing_minutes"]),
    )


def check_weeks(sheet, numbers):
    for shown, week in zip(sheet.weeks, numbers["weeks"], strict=True):
        if not any(shown.totals):  # still to come
            assert (week["timed"]["sessions"], week["told"]["minutes"]) == (0, None)
        else:
            assert shown.totals == totals_on_sheet(week, week["target"])
    marks = [(int(day.number), day.mark) for week in sheet.weeks for day in week.days if day]
    assert marks == [(int(day["date"][-2:]), day["mark"]) for day in numbers["days"]]
    if not sheet.is_blank:
        assert sheet.month_totals == totals_on_sheet(numbers["totals"], None)


def amount(asked, reps, seconds):
    """Return the text for reps, for reps that take seconds, or for seconds to a beat."""
    if asked["seconds"] is None or seconds is None:
        return written(reps)
    told = f"{written(seconds, whole=True)} s"
    return told if (asked["tempo"] or "").endswith("/min") else f"{written(reps)} ({told})"


def check_exercises(sheet, numbers):
    for row, one in zip(sheet.rows, numbers["exercises"], strict=True):
        asked = one["asked"]
        share = "{}/{}" if asked["sets"] else "{}"
        assert row.side == words.SIDES[one["side"]]
        assert row.sessions == share.format(one["sessions_done"], one["sessions_asked"])
        assert row.sets == share.format(one["sets_done"], one["sets_asked"])
        assert row.each == amount(asked, one["median_reps"], one["median_seconds"])
        assert row.total == amount(asked, one["total_reps"], one["total_seconds"])
        times = f"{asked['sets']} \N{MULTIPLICATION SIGN} " if asked["sets"] else ""
        assert row.asked == times + amount(asked, asked["reps"], asked["seconds"])
        assert row.effort == written(one["effort"]["median"])
        cut = [int(count) for count in re.findall(r": (\d+)(?=;|$)", row.changes)]
        assert cut[: len(one["shortened"])] == list(one["shortened"].values())


def check_ratings(sheet, numbers):
    effort = numbers["effort"]
    if effort["answers"]:
        shown = read(words.EFFORT_MEDIAN, sheet.effort.lines[0])
        assert shown == {"median": written(effort["median"]), "count": str(effort["answers"])}
        given_there = re.findall(r": (\d+)(?=[;.])", sheet.effort_plot)
        assert given_there == [str(one["value"]) for one in effort["given"]]
    if sheet.is_blank:
        return
    asked = ((words.PAIN_BEFORE, numbers["pain_before"]), (words.PAIN_AFTER, numbers["pain_after"]))
    for line, (template, pain) in zip(sheet.pain.lines, asked, strict=True):
        shown = read(template, line)
        if not pain["answers"]:
            assert shown is None
            continue
        assert (shown["median"], shown["worst"]) == (written(pain["median"]), str(pain["worst"]))
        assert int(shown["day"].split()[0]) == int(pain["worst_day"][-2:])


def check_beside(sheet, numbers):
    minutes = [int(each) for line in sheet.activities.lines for each in re.findall(r": (\d+) min", line)]
    assert sum(minutes) == (numbers["totals"]["told"]["minutes"] or 0)
    pain = [one["pain"] for one in numbers["events"] if one["pain"] is not None]
    assert [int(each) for line in sheet.events.lines for each in re.findall(r"pain (\d+)", line)] == pain
    shown = [line for line in sheet.measures.lines if line != words.NONE_RECORDED]
    for line, one in zip(shown, numbers["measures"], strict=True):
        assert line.startswith(f"{int(one['date'][-2:])} ")
        decimals = ".1f" if one["unit"] == "s" else "g"
        if one["value"] is not None:
            assert f": {format(one['value'], decimals)} " in line
        for mark in one["published"]:
            text = PUBLISHED[mark["mark"], mark["sex"]]
            bounds = {bound: f"{mark[bound]:g}" for bound in ("low", "high") if f"{{{bound}}}" in text}
            assert text.format(**bounds, ages=mark["ages"], source=mark["published_by"]) in line
        before = one["previous"]
        if before:
            assert line.split("Before: ")[1].startswith(f"{format(before['value'], decimals)} ")
        else:
            assert "Before: " not in line.replace(f"Before: {words.MISSING}.", "")


def check_summary(sheet, numbers):
    if not sheet.is_blank:
        sessions, minutes, _on_feet, told, _told_on_feet = totals_on_sheet(numbers["totals"], None)
        pain = (written(numbers[when]["median"]) for when in ("pain_before", "pain_after"))
        text = words.SUMMARY.format(
            month=sheet.month, sessions=sessions, full=numbers["totals"]["timed"]["full"], minutes=minutes,
            effort=written(numbers["effort"]["median"]),
            pain=words.PAIN_SHORT.format(**dict(zip(("before", "after"), pain, strict=True))),
        )  # fmt: skip
        assert sheet.summary.startswith(text)
        if numbers["activities"] or numbers["measures"]:
            assert sheet.summary.endswith(
                words.SUMMARY_BESIDE.format(minutes=told, tests=len(numbers["measures"]))
            )


def check_routines(sheet, numbers):
    for line, one in zip(sheet.routines, numbers["routines"], strict=True):
        goal = words.ROUTINE_USE.format(target=one["times_per_week"], sessions=one["done"]["sessions"])
        assert line.endswith(goal)


def check(month):
    """Compare the three."""
    numbers = json.loads(numbers_file([month]))["months"][0]
    names = ("section", "number", "field", "value")
    assert [tuple(row[name] for name in names) for row in table_of(month)] == list(in_table(numbers))
    assert list(faults(numbers, SCHEMA["$defs"]["month"])) == []
    sheet = sheet_of(month)
    for part in (check_weeks, check_exercises, check_ratings, check_beside, check_summary, check_routines):
        part(sheet, numbers)


@given(months())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_sheet_csv_and_json_have_the_same_numbers(month):
    check(month)


def test_they_have_the_same_numbers_in_each_month_of_a_year_of_life(tmp_path):
    diary = write_diary(tmp_path / "diary.sqlite3", year_of_life())
    with closing(HistoryStore(diary)) as store:
        for number in range(1, 13):
            month = month_of(store, LIVED_BY.id, YEAR, number, today=date(YEAR, 12, 31))
            assert month.totals.sessions > 10
            check(month)
