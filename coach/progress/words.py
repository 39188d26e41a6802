"""Every text of the monthly sheet, in English, where Qt Linguist finds it.

Whole sentences with named placeholders. `QT_TRANSLATE_NOOP` is the name by
which lupdate finds texts outside Qt; it needs the context and the text as
literals.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from coach.history.records import Activity, Shortened, Side, Support, WalkingAid
from coach.progress.days import DayMark
from coach.progress.events import EventKind
from coach.progress.suggestions import SuggestionKind

CONTEXT: Final = "Sheet"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate looks for this name
    """Return the text as it is: it is translated where it is shown."""
    return text


TITLE: Final = QT_TRANSLATE_NOOP("Sheet", "Exercise diary")
MONTH: Final = QT_TRANSLATE_NOOP("Sheet", "{month} {year}")
LANGUAGE: Final = QT_TRANSLATE_NOOP("Sheet", "en")
"""The language of these texts, as a PDF names it; a translation has its own here."""

NAME: Final = QT_TRANSLATE_NOOP("Sheet", "Name")
BORN: Final = QT_TRANSLATE_NOOP("Sheet", "Born")
WALKS_WITH: Final = QT_TRANSLATE_NOOP("Sheet", "Walks with")
PLAN_SET_BY: Final = QT_TRANSLATE_NOOP("Sheet", "Week set by")
ROUTINE: Final = QT_TRANSLATE_NOOP("Sheet", "Routine")
ROUTINE_VERSION: Final = QT_TRANSLATE_NOOP("Sheet", "{routine}, version {version}.")
ROUTINE_NAME: Final = QT_TRANSLATE_NOOP("Sheet", "{routine}.")
ROUTINE_SET_BY: Final = QT_TRANSLATE_NOOP("Sheet", "Set by {author}.")
ROUTINE_USE: Final = QT_TRANSLATE_NOOP("Sheet", "Goal: {target} a week. Done: {sessions}.")
FOOTER: Final = QT_TRANSLATE_NOOP("Sheet", "Exercise diary. Not a medical assessment.")
PAGE: Final = QT_TRANSLATE_NOOP("Sheet", "{name}, {month}. Page {page} of {pages}")
PAGE_WITHOUT_NAME: Final = QT_TRANSLATE_NOOP("Sheet", "{month}. Page {page} of {pages}")
CONTINUES: Final = QT_TRANSLATE_NOOP("Sheet", "{page_of}, continues")
MISSING: Final = QT_TRANSLATE_NOOP("Sheet", "–")  # noqa: RUF001 - a dash
TOLD_SIGN: Final = "*"
TOLD: Final = QT_TRANSLATE_NOOP("Sheet", "{text}*")
"""What the person told, rather than what the program timed or counted: `MEANING` explains the sign."""

SUMMARY: Final = QT_TRANSLATE_NOOP(
    "Sheet",
    "{month}. Sessions: {sessions}, in full: {full}. Minutes: {minutes}. Effort: {effort}. Pain: {pain}.",
)
SUMMARY_BESIDE: Final = QT_TRANSLATE_NOOP("Sheet", "Other activities: {minutes} minutes. Tests: {tests}.")
SUMMARY_EMPTY: Final = QT_TRANSLATE_NOOP(
    "Sheet", "{month}. Nothing is in the diary yet. The sheet can be filled in by hand."
)

WEEK_COLUMNS: Final = (
    QT_TRANSLATE_NOOP("Sheet", "Sessions"),
    QT_TRANSLATE_NOOP("Sheet", "Minutes"),
    QT_TRANSLATE_NOOP("Sheet", "on feet"),
    QT_TRANSLATE_NOOP("Sheet", "Other minutes*"),
    QT_TRANSLATE_NOOP("Sheet", "on feet*"),
)
SHARE: Final = QT_TRANSLATE_NOOP("Sheet", "{done}/{asked}")
OF_TARGET: Final = QT_TRANSLATE_NOOP("Sheet", "{done} of {target}")
MORE_THAN: Final = QT_TRANSLATE_NOOP("Sheet", "{minutes} +")
MORE_THAN_MEANS: Final = QT_TRANSLATE_NOOP("Sheet", "+ a session was cut off, so its minutes are not known.")
NOT_TODAY_LETTER: Final = QT_TRANSLATE_NOOP("Sheet", "R")
WHOLE_MONTH: Final = QT_TRANSLATE_NOOP("Sheet", "Month")
TICK_THE_DAY: Final = QT_TRANSLATE_NOOP("Sheet", "Tick the box on each day that you exercise.")

ASKED_AND_DONE: Final = QT_TRANSLATE_NOOP("Sheet", "Exercises: what was set, and what was done")
EXERCISE_COLUMNS: Final = (
    QT_TRANSLATE_NOOP("Sheet", "Exercise"),
    QT_TRANSLATE_NOOP("Sheet", "Tempo, load, support"),
    QT_TRANSLATE_NOOP("Sheet", "Side"),
    QT_TRANSLATE_NOOP("Sheet", "Prescribed"),
    QT_TRANSLATE_NOOP("Sheet", "Sessions"),
    QT_TRANSLATE_NOOP("Sheet", "Sets done"),
    QT_TRANSLATE_NOOP("Sheet", "Median per set"),
    QT_TRANSLATE_NOOP("Sheet", "Total"),
    QT_TRANSLATE_NOOP("Sheet", "Effort*"),
    QT_TRANSLATE_NOOP("Sheet", "Cut short or changed"),
)
BLANK_EXERCISE_COLUMNS: Final = (
    *EXERCISE_COLUMNS[:4],
    QT_TRANSLATE_NOOP("Sheet", "Done: a mark for each time"),
)
"""Who fills the table in by hand counts by marks, and adds nothing up."""
SETS_OF_REPS: Final = QT_TRANSLATE_NOOP("Sheet", "{sets} × {reps}")  # noqa: RUF001 - a times sign
REPS_AND_SECONDS: Final = QT_TRANSLATE_NOOP("Sheet", "{reps} ({seconds} s)")
SECONDS: Final = QT_TRANSLATE_NOOP("Sheet", "{seconds} s")
KILOGRAMS: Final = QT_TRANSLATE_NOOP("Sheet", "{load} kg")
NO_SUPPORT: Final = QT_TRANSLATE_NOOP("Sheet", "no support")
INSTEAD_OF: Final = QT_TRANSLATE_NOOP("Sheet", "{exercise} (instead of: {prescribed})")
LOAD_USED: Final = QT_TRANSLATE_NOOP("Sheet", "load used: {load}")
SUPPORT_USED: Final = QT_TRANSLATE_NOOP("Sheet", "support used: {support}")
SPEED_USED: Final = QT_TRANSLATE_NOOP("Sheet", "tempo {speed}%")
SPEEDS_USED: Final = QT_TRANSLATE_NOOP("Sheet", "tempo {slowest}–{fastest}%")  # noqa: RUF001 - from, to
MEANING: Final = QT_TRANSLATE_NOOP(
    "Sheet",
    "* self-report (effort: of whole sessions). All else was timed or counted by the program. – not known.",  # noqa: RUF001 - the dash that it explains
)

EFFORT: Final = QT_TRANSLATE_NOOP("Sheet", "Effort*, 0 to 10")
EFFORT_MEDIAN: Final = QT_TRANSLATE_NOOP("Sheet", "Median: {median}, answers: {count}")
EFFORT_WORDS: Final = QT_TRANSLATE_NOOP("Sheet", "0 resting, 4 some work, 8 hard, 10 all I can do")
EFFORT_ON: Final = QT_TRANSLATE_NOOP("Sheet", "{day}: {effort}")
EFFORT_PLOT: Final = QT_TRANSLATE_NOOP("Sheet", "Effort of each day. {answers}.")
EFFORT_GRID: Final = QT_TRANSLATE_NOOP("Sheet", "An empty grid for the effort of each day.")
PAIN: Final = QT_TRANSLATE_NOOP("Sheet", "Pain*, 0 to 10: median")
PAIN_BLANK: Final = QT_TRANSLATE_NOOP("Sheet", "Pain, 0 to 10: before, after")
PAIN_BEFORE: Final = QT_TRANSLATE_NOOP("Sheet", "Before: {median}, worst {worst} ({day})")
PAIN_AFTER: Final = QT_TRANSLATE_NOOP("Sheet", "After: {median}, worst {worst} ({day})")
PAIN_BEFORE_MISSING: Final = QT_TRANSLATE_NOOP("Sheet", "Before: not answered")
PAIN_AFTER_MISSING: Final = QT_TRANSLATE_NOOP("Sheet", "After: not answered")
PAIN_SHORT: Final = QT_TRANSLATE_NOOP("Sheet", "before {before}, after {after}")
NOT_ANSWERED: Final = QT_TRANSLATE_NOOP("Sheet", "Not answered.")
EVENTS: Final = QT_TRANSLATE_NOOP("Sheet", "Events")
NOTES: Final = QT_TRANSLATE_NOOP("Sheet", "In the person's own words")
MORE_NOTES: Final = QT_TRANSLATE_NOOP("Sheet", "… and {count} more (in the CSV)")
REST_OF_NOTES: Final = QT_TRANSLATE_NOOP("Sheet", "… in full in the CSV")
BECAUSE: Final = QT_TRANSLATE_NOOP("Sheet", "{event} ({reasons})")
PAIN_WAS: Final = QT_TRANSLATE_NOOP("Sheet", "pain {pain}")
NONE_RECORDED: Final = QT_TRANSLATE_NOOP("Sheet", "None recorded.")
ON_DAY: Final = QT_TRANSLATE_NOOP("Sheet", "{day} {month}: {text}")
SHORT_DAY: Final = QT_TRANSLATE_NOOP("Sheet", "{day} {month}")

ACTIVITIES: Final = QT_TRANSLATE_NOOP("Sheet", "Other activities*")
ACTIVITY: Final = QT_TRANSLATE_NOOP("Sheet", "{what}: {minutes} min, {times} times, effort {effort}")
ACTIVITY_ONCE: Final = QT_TRANSLATE_NOOP("Sheet", "{what}: {minutes} min, effort {effort}")
ABOUT: Final = QT_TRANSLATE_NOOP("Sheet", "{what}: {text}")

MEASURES: Final = QT_TRANSLATE_NOOP("Sheet", "Tests (practice effects likely)")
MEASURE: Final = QT_TRANSLATE_NOOP("Sheet", "{name}: {result}.")
MEASURE_UNDER: Final = QT_TRANSLATE_NOOP("Sheet", "{name}: {result} ({conditions}).")
MEASURE_PARTS: Final = QT_TRANSLATE_NOOP("Sheet", "Held: {seconds} s.")
MEASURE_STOPPED: Final = QT_TRANSLATE_NOOP("Sheet", "Why: {why}.")
WANTED_TO_STOP: Final = QT_TRANSLATE_NOOP("Sheet", "wanted to stop")
MEASURE_BEFORE: Final = QT_TRANSLATE_NOOP("Sheet", "Before: {result} ({day}).")
MEASURE_FIRST: Final = QT_TRANSLATE_NOOP("Sheet", "Before: –.")  # noqa: RUF001 - the dash for what isn't known
NO_PUBLISHED: Final = QT_TRANSLATE_NOOP("Sheet", "No published figure fits.")

QUESTIONS: Final = QT_TRANSLATE_NOOP("Sheet", "Questions")
CHANGES: Final = QT_TRANSLATE_NOOP("Sheet", "Changes made")
ENDING: Final = (
    QT_TRANSLATE_NOOP("Sheet", "Next review"),
    QT_TRANSLATE_NOOP("Sheet", "Signed (person)"),
    QT_TRANSLATE_NOOP("Sheet", "Signed (physiotherapist)"),
)

MONTHS: Final = (
    QT_TRANSLATE_NOOP("Sheet", "January"),
    QT_TRANSLATE_NOOP("Sheet", "February"),
    QT_TRANSLATE_NOOP("Sheet", "March"),
    QT_TRANSLATE_NOOP("Sheet", "April"),
    QT_TRANSLATE_NOOP("Sheet", "May"),
    QT_TRANSLATE_NOOP("Sheet", "June"),
    QT_TRANSLATE_NOOP("Sheet", "July"),
    QT_TRANSLATE_NOOP("Sheet", "August"),
    QT_TRANSLATE_NOOP("Sheet", "September"),
    QT_TRANSLATE_NOOP("Sheet", "October"),
    QT_TRANSLATE_NOOP("Sheet", "November"),
    QT_TRANSLATE_NOOP("Sheet", "December"),
)
SHORT_MONTHS: Final = (
    QT_TRANSLATE_NOOP("Sheet", "Jan"),
    QT_TRANSLATE_NOOP("Sheet", "Feb"),
    QT_TRANSLATE_NOOP("Sheet", "Mar"),
    QT_TRANSLATE_NOOP("Sheet", "Apr"),
    QT_TRANSLATE_NOOP("Sheet", "May"),
    QT_TRANSLATE_NOOP("Sheet", "Jun"),
    QT_TRANSLATE_NOOP("Sheet", "Jul"),
    QT_TRANSLATE_NOOP("Sheet", "Aug"),
    QT_TRANSLATE_NOOP("Sheet", "Sep"),
    QT_TRANSLATE_NOOP("Sheet", "Oct"),
    QT_TRANSLATE_NOOP("Sheet", "Nov"),
    QT_TRANSLATE_NOOP("Sheet", "Dec"),
)
WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("Sheet", "Mon"),
    QT_TRANSLATE_NOOP("Sheet", "Tue"),
    QT_TRANSLATE_NOOP("Sheet", "Wed"),
    QT_TRANSLATE_NOOP("Sheet", "Thu"),
    QT_TRANSLATE_NOOP("Sheet", "Fri"),
    QT_TRANSLATE_NOOP("Sheet", "Sat"),
    QT_TRANSLATE_NOOP("Sheet", "Sun"),
)

MARKS: Final[Mapping[DayMark, str]] = MappingProxyType(
    {
        DayMark.FULL: QT_TRANSLATE_NOOP("Sheet", "full session"),
        DayMark.PART: QT_TRANSLATE_NOOP("Sheet", "part of a session"),
        DayMark.STOPPED: QT_TRANSLATE_NOOP("Sheet", "session stopped"),
        DayMark.NOT_TODAY: QT_TRANSLATE_NOOP("Sheet", "not today"),
        DayMark.PLANNED: QT_TRANSLATE_NOOP("Sheet", "planned, no session"),
        DayMark.REST: QT_TRANSLATE_NOOP("Sheet", "rest day"),
        DayMark.NOTHING: QT_TRANSLATE_NOOP("Sheet", "no session"),
    }
)
SIDES: Final[Mapping[Side, str]] = MappingProxyType(
    {
        Side.LEFT: QT_TRANSLATE_NOOP("Sheet", "left"),
        Side.RIGHT: QT_TRANSLATE_NOOP("Sheet", "right"),
        Side.BOTH: QT_TRANSLATE_NOOP("Sheet", "both"),
    }
)
SUPPORTS: Final[Mapping[Support, str]] = MappingProxyType(
    {
        Support.NONE: QT_TRANSLATE_NOOP("Sheet", "none"),
        Support.CHAIR: QT_TRANSLATE_NOOP("Sheet", "chair"),
        Support.COUNTER: QT_TRANSLATE_NOOP("Sheet", "counter"),
        Support.WALL: QT_TRANSLATE_NOOP("Sheet", "wall"),
        Support.WALKER: QT_TRANSLATE_NOOP("Sheet", "walking frame"),
        Support.CANE: QT_TRANSLATE_NOOP("Sheet", "stick"),
    }
)
WALKING_AIDS: Final[Mapping[WalkingAid, str]] = MappingProxyType(
    {
        WalkingAid.NONE: QT_TRANSLATE_NOOP("Sheet", "no aid"),
        WalkingAid.STICK: QT_TRANSLATE_NOOP("Sheet", "a stick"),
        WalkingAid.FRAME: QT_TRANSLATE_NOOP("Sheet", "a frame"),
        WalkingAid.SOMEONE: QT_TRANSLATE_NOOP("Sheet", "someone's arm"),
    }
)
WALKS: Final[Mapping[WalkingAid, str]] = MappingProxyType(
    {
        WalkingAid.NONE: QT_TRANSLATE_NOOP("Sheet", "Walk"),
        WalkingAid.STICK: QT_TRANSLATE_NOOP("Sheet", "Walk with a stick"),
        WalkingAid.FRAME: QT_TRANSLATE_NOOP("Sheet", "Walk with a frame"),
        WalkingAid.SOMEONE: QT_TRANSLATE_NOOP("Sheet", "Walk with someone"),
    }
)
ACTIVITY_KINDS: Final[Mapping[Activity, str]] = MappingProxyType(
    {
        Activity.WALK: QT_TRANSLATE_NOOP("Sheet", "Walk"),
        Activity.WATER: QT_TRANSLATE_NOOP("Sheet", "Water exercise"),
        Activity.TAI_CHI: QT_TRANSLATE_NOOP("Sheet", "Tai chi"),
        Activity.YOGA: QT_TRANSLATE_NOOP("Sheet", "Yoga"),
        Activity.STAIRS: QT_TRANSLATE_NOOP("Sheet", "Stairs"),
        Activity.GARDENING: QT_TRANSLATE_NOOP("Sheet", "Gardening"),
        Activity.CYCLING: QT_TRANSLATE_NOOP("Sheet", "Cycling"),
        Activity.OTHER: QT_TRANSLATE_NOOP("Sheet", "Something else"),
    }
)
REASONS: Final[Mapping[Shortened, str]] = MappingProxyType(
    {
        Shortened.SKIPPED: QT_TRANSLATE_NOOP("Sheet", "moved on: {count}"),
        Shortened.REPEATED: QT_TRANSLATE_NOOP("Sheet", "begun again: {count}"),
        Shortened.STOPPED: QT_TRANSLATE_NOOP("Sheet", "stopped: {count}"),
        Shortened.ENOUGH: QT_TRANSLATE_NOOP("Sheet", "enough: {count}"),
        Shortened.UNFINISHED: QT_TRANSLATE_NOOP("Sheet", "cut off: {count}"),
    }
)
EVENT_KINDS: Final[Mapping[EventKind, str]] = MappingProxyType(
    {
        EventKind.STOPPED: QT_TRANSLATE_NOOP("Sheet", "the session was stopped"),
        EventKind.UNSTEADY: QT_TRANSLATE_NOOP("Sheet", "felt unsteady"),
        EventKind.NOT_TODAY: QT_TRANSLATE_NOOP("Sheet", "no session"),
        EventKind.FELL: QT_TRANSLATE_NOOP("Sheet", "had fallen, not hurt"),
    }
)
SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "chest-pain": QT_TRANSLATE_NOOP("Sheet", "chest pain"),
        "breathless": QT_TRANSLATE_NOOP("Sheet", "sudden breathlessness"),
        "face-arm-speech": QT_TRANSLATE_NOOP("Sheet", "change in face, arm or speech"),
        "collapse": QT_TRANSLATE_NOOP("Sheet", "collapse"),
        "calf": QT_TRANSLATE_NOOP("Sheet", "one calf sore, warm, swollen or red"),
        "fever": QT_TRANSLATE_NOOP("Sheet", "fever or unwell"),
        "dizzy-palpitations": QT_TRANSLATE_NOOP("Sheet", "dizziness or palpitations"),
        "fall-hurt": QT_TRANSLATE_NOOP("Sheet", "a fall with pain or a head knock"),
        "new-swelling-weakness": QT_TRANSLATE_NOOP("Sheet", "new swelling or weakness"),
        "relapse": QT_TRANSLATE_NOOP("Sheet", "relapse"),
        "slept-badly": QT_TRANSLATE_NOOP("Sheet", "slept badly"),
        "tired": QT_TRANSLATE_NOOP("Sheet", "tired"),
        "hot-day": QT_TRANSLATE_NOOP("Sheet", "hot day"),
        "fall-unhurt": QT_TRANSLATE_NOOP("Sheet", "a fall, not hurt"),
        "fall-not-told": QT_TRANSLATE_NOOP("Sheet", "nobody told of a fall yet"),
        "fall-told": QT_TRANSLATE_NOOP("Sheet", "told someone of a fall"),
    }
)
"""What a person can tick before a session, by its id in the diary, as the person was asked: no diagnosis."""

SUGGESTED: Final = QT_TRANSLATE_NOOP("Sheet", "Suggested")
SUGGESTIONS: Final[Mapping[SuggestionKind, str]] = MappingProxyType(
    {
        SuggestionKind.REPS: QT_TRANSLATE_NOOP(
            "Sheet", "{exercise}: {now} reps instead of {was}. In full {sessions} times in {within} days."
        ),
        SuggestionKind.SETS: QT_TRANSLATE_NOOP(
            "Sheet", "{exercise}: {now} sets instead of {was}. In full {sessions} times in {within} days."
        ),
        SuggestionKind.SLOWER_LOWER: QT_TRANSLATE_NOOP(
            "Sheet", "{exercise}: back in {now} s, not {was} s. In full {sessions} times in {within} days."
        ),
        SuggestionKind.HARDER: QT_TRANSLATE_NOOP(
            "Sheet", "{other} instead of {exercise}. In full {sessions} times in {within} days."
        ),
        SuggestionKind.ASK: QT_TRANSLATE_NOOP(
            "Sheet", "To ask about: {other}, after {exercise}. In full {sessions} times in {within} days."
        ),
        SuggestionKind.AFTER_HARD: QT_TRANSLATE_NOOP(
            "Sheet", "A step back: the effort was {effort} or more the last time."
        ),
        SuggestionKind.AFTER_PAIN: QT_TRANSLATE_NOOP(
            "Sheet", "A step back: pain rose by {rise} or more, and was still there the next time."
        ),
        SuggestionKind.AFTER_UNSTEADY: QT_TRANSLATE_NOOP(
            "Sheet", "A step back: felt unsteady the last time."
        ),
        SuggestionKind.AFTER_TIME_OFF: QT_TRANSLATE_NOOP("Sheet", "A step back: {days} days off."),
    }
)
NOT_APPLIED: Final = QT_TRANSLATE_NOOP("Sheet", "{suggestion} Nothing was changed.")
