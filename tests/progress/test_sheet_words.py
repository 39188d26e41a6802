"""The month in words, as the sheet and a screen reader have it."""

from dataclasses import replace

from coach.history.records import Outcome, Shortened, Side, Support
from coach.history.sessions import Session
from coach.progress import words
from coach.progress.days import DayMark
from coach.progress.month import month_from
from coach.progress.sheet import sheet_of
from coach.session.readiness import Sign
from tests.history.build import KNEE, ROSA, answers, at, done, end, session, start
from tests.progress.months import TODAY, empty_month, lived_month, rich_month, typical_month


def texts(row):
    """Return the texts of a row as one line, in plain signs."""
    line = " | ".join((row.exercise, row.how, *row.done))
    return line.replace("\N{MULTIPLICATION SIGN}", "x").replace("\N{EN DASH}", "-")


def test_a_row_says_what_was_set_and_what_was_done():
    rows = [texts(row) for row in sheet_of(rich_month()).rows]
    left = "Straighten your knee | 3-1-4, 0.5 kg, chair | left | 2 x 6"
    assert rows[1] == f"{left} | 10/10 | 18/20 | 6 | 102 | 5 | enough: 1; cut off: 1"
    held = "Stand heel to toe | 2-10-2, counter | both | 2 x 1 (10 s)"
    assert rows[-1] == f"{held} | 2/4 | 4/8 | 1 (10 s) | 4 (40 s) | 5.5 | "


def test_what_goes_to_a_beat_is_told_in_seconds_alone():
    walk = replace(KNEE, reps=48, seconds=60.0, tempo="96/min", side=Side.BOTH, load_kg=0, sets=1)
    begun = start(at("11-05"), walk)
    walked = Session(begun, (done(begun, 40, asked=walk, done_seconds=50.2),), end(begun))
    (row,) = sheet_of(month_from(ROSA, (walked,), 2026, 11, today=TODAY)).rows
    assert (row.asked, row.each, row.total) == ("1 \N{MULTIPLICATION SIGN} 60 s", "50 s", "50 s")


def test_what_was_used_instead_is_told():
    begun = start(at("11-05"))
    sets = (
        done(begun, 8, load_kg=0.25, support=Support.WALL),
        done(begun, 3, 1, shortened=Shortened.STOPPED),
    )
    sheet = sheet_of(month_from(ROSA, (Session(begun, sets, end(begun)),), 2026, 11, today=TODAY))
    assert sheet.rows[0].changes == "stopped: 1; load used: 0.25 / 0.5 kg; support used: chair / wall"


def test_what_a_person_chose_and_told_before_a_session_is_on_the_sheet():
    sheet = sheet_of(lived_month())
    assert dict(sheet.legend)[DayMark.NOT_TODAY] == "not today"
    assert DayMark.NOT_TODAY not in dict(sheet_of(rich_month()).legend)
    chosen = "Circle your ankle (instead of: March in your chair)"
    assert texts(sheet.rows[3]) == f"{chosen} | - | both | 10 | 1 | 1 | 10 | 10 | 5 | "
    assert sheet.rows[2].changes == "tempo 90\N{EN DASH}100%"  # on one day, and as it was set on another
    assert sheet.events.lines[2] == "12 Nov: no session* (fever or unwell; tired; pain 7)"
    assert sheet.suggested == (
        "Straighten your knee: 10 reps instead of 8. In full 6 times in 14 days. Nothing was changed."
    )


def test_who_it_is_and_who_set_the_week_stand_at_the_top():
    told = {field.label: field.text for field in sheet_of(typical_month()).person}
    assert told == {
        "Name": "Rosa", "Born": "1949", "Walks with": "a stick", "Week set by": "A. Physiotherapist"
    }  # fmt: skip
    unknown = [field.text for field in sheet_of(rich_month()).person]
    assert unknown == ["Rosa", *[words.MISSING] * 3]


def test_what_was_told_stands_apart_from_what_was_timed():
    sheet = sheet_of(typical_month())
    assert sheet.week_columns == ("Sessions", "Minutes", "on feet", "Other minutes*", "on feet*")
    assert sheet.month_totals == ("12", "131", "61", "205", "120")
    assert sheet.activities.lines[:2] == (
        "Walk with a stick: 60 min, 3 times, effort 3.5",
        "Water exercise: 85 min, 2 times, effort 5",
    )
    assert sheet.activities.lines[-1] == f"Danced in the kitchen: 10 min, effort {words.MISSING}"
    assert sheet.events.lines[1:3] == ("6 Nov: felt unsteady*", "9 Nov: the session was stopped")
    nothing_told = sheet_of(rich_month())
    assert nothing_told.month_totals[3:] == (words.MISSING, words.MISSING)
    assert nothing_told.activities.lines == ("None recorded.",)


def test_a_test_stands_with_its_conditions_its_published_figure_and_the_one_before_it():
    stand, up_and_go, balance = sheet_of(typical_month()).measures.lines
    assert stand.startswith(
        "10 Nov: 30-second chair stand: 9 stands (chair 43 cm). "
        "CDC's below-average mark for women 75-79 is under 10."
    )
    assert stand.endswith("Before: 8 stands (12 Oct).")
    assert "13.4 s (stick, helper)" in up_and_go
    assert "Held: 10, 10, 6.5 s." in balance
    assert balance.endswith(f"Before: {words.MISSING}.")


def test_a_test_that_was_stopped_says_why_and_is_put_beside_nothing():
    month = typical_month()
    (stand, *_) = month.measures
    sheet = sheet_of(replace(month, measures=(replace(stand, value=None, stopped="Dizzy or faint"),)))
    (line,) = sheet.measures.lines
    assert line == "10 Nov: 30-second chair stand: stopped early (chair 43 cm). Why: Dizzy or faint."


def test_words_about_an_activity_are_among_the_persons_own():
    month = typical_month()
    told = replace(month.activities[0], own_words="to the post box")
    sheet = sheet_of(replace(month, activities=(told,)))
    assert sheet.notes.lines[0] == "1 Nov: Walk with a stick: to the post box"


def test_the_sheet_has_words_for_every_sign_that_can_be_ticked():
    assert set(words.SIGNS) == set(Sign)


def test_missing_answers_are_shown_as_missing():
    sheet = sheet_of(month_from(ROSA, (session(at("11-05"), 8, outcome=None),), 2026, 11, today=TODAY))
    assert sheet.effort.lines == ("Not answered.",)
    assert sheet.pain.lines == ("Before: not answered", "After: not answered")
    assert sheet.weeks[1].totals == ("1 of 3", "– +", "0", "–", "–")  # noqa: RUF001 - the dash for what is missing
    assert "Effort: –." in sheet.summary  # noqa: RUF001 - the same dash


def test_an_empty_month_has_nothing_but_days():
    sheet = sheet_of(empty_month())
    assert sheet.is_blank
    assert [day.number for week in sheet.weeks for day in week.days if day] == [str(n) for n in range(1, 31)]
    assert {total for week in sheet.weeks for total in week.totals} == {""}
    told = (sheet.rows, sheet.routines, sheet.pain.lines, sheet.events.lines, sheet.notes.lines)
    assert told == ((), (), (), (), ())
    assert words.TOLD_SIGN not in "".join((*sheet.week_columns, *sheet.columns, sheet.effort.title))


def test_a_text_from_a_file_stays_on_its_line():
    begun = start(at("11-05"), routine_name="Legs\nand\x00more\u202e", routine_author="")
    sheet = sheet_of(
        month_from(
            ROSA, (Session(begun, (done(begun, 8),), None, answers(begun, note=" <b>Good</b>\n\nday ")),),
            2026, 11, today=TODAY,
        )
    )  # fmt: skip
    assert sheet.routines == ("Legs and more, version 2026-11. Goal: 3 a week. Done: 1.",)
    assert sheet.notes.lines == ("5 Nov: <b>Good</b> day",)


def test_the_summary_says_the_month_in_a_few_words():
    assert sheet_of(rich_month()).summary == (
        "November 2026. Sessions: 14, in full: 10. Minutes: 135 +. Effort: 5. Pain: before 2, after 2."
    )


def test_every_word_goes_through_the_translation():
    heard = []

    def say(text: str) -> str:
        heard.append(text)
        return (
            text.upper().replace("{MONTH}", "{month}").replace("{YEAR}", "{year}")
            if "{" not in text
            else text
        )

    sheet = sheet_of(rich_month(), say)
    assert (sheet.title, sheet.footer) == ("EXERCISE DIARY", "EXERCISE DIARY. NOT A MEDICAL ASSESSMENT.")
    assert dict(sheet.legend)[DayMark.PART] == "PART OF A SESSION"
    assert "{routine}, version {version}." in heard
    assert Outcome.STOPPED not in heard
    assert KNEE.exercise_name not in heard
