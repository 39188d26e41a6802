"""The month in words, as the sheet and a screen reader have it."""

from coach.history.records import Outcome, Shortened, Support
from coach.history.sessions import Session
from coach.progress import words
from coach.progress.days import DayMark
from coach.progress.month import month_from
from coach.progress.sheet import sheet_of
from coach.session.readiness import Sign
from tests.history.build import KNEE, ROSA, answers, at, done, end, session, start
from tests.progress.months import TODAY, empty_month, lived_month, rich_month


def test_a_row_says_what_was_set_and_what_was_done():
    rows = [
        " | ".join(row).replace("\u00d7", "x").replace("\u2013", "-") for row in sheet_of(rich_month()).rows
    ]
    left = "Straighten your knee | left | 2 x 6 | 3-1-4 | 0.5 kg | chair"
    assert rows[1] == f"{left} | 10/10 | 18/20 | 6 | 102 | enough: 1; cut off: 1"
    held = "Stand heel to toe | both | 2 x 1 (10 s) | 2-10-2 | - | counter"
    assert rows[-1] == f"{held} | 2/4 | 4/8 | 1 (10 s) | 4 (40 s) | "


def test_what_was_used_instead_is_told():
    begun = start(at("11-05"))
    sets = (
        done(begun, 8, load_kg=0.25, support=Support.WALL),
        done(begun, 3, 1, shortened=Shortened.STOPPED),
    )
    sheet = sheet_of(month_from(ROSA, (Session(begun, sets, end(begun)),), 2026, 11, today=TODAY))
    assert sheet.rows[0][-1] == "stopped: 1; load used: 0.25 / 0.5 kg; support used: chair / wall"


def test_what_a_person_chose_and_told_before_a_session_is_on_the_sheet():
    sheet = sheet_of(lived_month())
    assert dict(sheet.legend)[DayMark.NOT_TODAY] == "not today"
    assert DayMark.NOT_TODAY not in dict(sheet_of(rich_month()).legend)
    chosen = "Circle your ankle (instead of: March in your chair)"
    missing = words.MISSING
    assert sheet.rows[3] == (chosen, "both", "10", missing, missing, "chair", "1", "1", "10", "10", "")
    assert sheet.rows[2][-1] == "speed: 90%"
    assert sheet.events.lines[2] == "12 November: no session (fever or unwell; tired; pain 7)"
    assert sheet.suggested == (
        "Straighten your knee: 10 reps instead of 8. In full 6 times in 14 days. Nothing was changed."
    )


def test_the_sheet_has_words_for_every_sign_that_can_be_ticked():
    assert set(words.SIGNS) == set(Sign)


def test_missing_answers_are_shown_as_missing():
    sheet = sheet_of(month_from(ROSA, (session(at("11-05"), 8, outcome=None),), 2026, 11, today=TODAY))
    assert sheet.effort.lines == ("Not answered.",)
    assert sheet.pain.lines == ("Before: not answered", "After: not answered")
    assert sheet.weeks[1].totals == ("1 of 3", "– +", "0")  # noqa: RUF001 - the dash for what is missing
    assert "Effort: –." in sheet.summary  # noqa: RUF001 - the same dash


def test_an_empty_month_has_nothing_but_days():
    sheet = sheet_of(empty_month())
    assert sheet.is_blank
    assert [day.number for week in sheet.weeks for day in week.days if day] == [str(n) for n in range(1, 31)]
    assert {total for week in sheet.weeks for total in week.totals} == {""}
    assert (sheet.rows, sheet.routines, sheet.effort.lines, sheet.notes.lines) == ((), (), (), ())


def test_a_text_from_a_file_stays_on_its_line():
    begun = start(at("11-05"), routine_name="Legs\nand\x00more\u202e", routine_author="")
    sheet = sheet_of(
        month_from(
            ROSA, (Session(begun, (done(begun, 8),), None, answers(begun, note=" <b>Good</b>\n\nday ")),),
            2026, 11, today=TODAY,
        )
    )  # fmt: skip
    assert sheet.routines == ("Legs and more, version 2026-11, set by not given. Goal: 3 a week. Done: 1.",)
    assert sheet.notes.lines == ("5 November: <b>Good</b> day",)


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
    assert "{routine}, version {version}, set by {author}. Goal: {target} a week. Done: {sessions}." in heard
    assert Outcome.STOPPED not in heard
    assert KNEE.exercise_name not in heard
