"""The monthly sheet as plain text: what the painter paints and a CSV would hold."""

from dataclasses import dataclass
from datetime import date

from coach.progress import words
from coach.progress.days import DayMark
from coach.progress.events import Event
from coach.progress.month import Month, Ratings, Totals, Week
from coach.progress.suggestions import DAYS, HARD_EFFORT, PAIN_RISE
from coach.progress.table import row_in_words
from coach.progress.writing import Say, number, plain, whole


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day in the calendar: its number and its mark."""

    number: str
    mark: DayMark


@dataclass(frozen=True, slots=True)
class SheetWeek:
    """A row of the calendar: seven days (None outside the month) and the texts of `week_columns`."""

    days: tuple[SheetDay | None, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines of text; without lines there is room to write."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that the monthly sheet says, from top to bottom.

    `is_blank`: a diary to be filled in by hand. `not_today` is the letter that marks such a day; the
    `legend` has the marks that there are. `suggested` is "" when nothing is. `summary` says the month in a
    few words, for a screen reader. `page_of` has the placeholders `name`, `month`, `page` and `pages`.
    """

    title: str
    month: str
    name_label: str
    name: str
    routine_label: str
    routines: tuple[str, ...]
    is_blank: bool
    weekdays: tuple[str, ...]
    week_columns: tuple[str, ...]
    weeks: tuple[SheetWeek, ...]
    month_label: str
    month_totals: tuple[str, ...]
    legend: tuple[tuple[DayMark, str], ...]
    not_today: str
    calendar_hint: str
    table_title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    meaning: str
    effort: Section
    pain: Section
    events: Section
    notes: Section
    suggested_label: str
    suggested: str
    lines: tuple[str, ...]
    signatures: tuple[str, ...]
    footer: str
    page_of: str
    summary: str


def sheet_of(month: Month, say: Say = str) -> Sheet:
    """Put a month into words; `say` translates."""
    name = say(words.MONTH).format(month=say(words.MONTHS[month.month - 1]), year=month.year)
    return Sheet(
        title=say(words.TITLE),
        month=name,
        name_label=say(words.NAME),
        name=plain(month.person_name),
        routine_label=say(words.ROUTINE),
        routines=_routines(month, say),
        is_blank=month.is_empty,
        weekdays=tuple(map(say, words.WEEKDAYS)),
        week_columns=tuple(map(say, words.WEEK_COLUMNS)),
        weeks=tuple(_week(week, month, say) for week in month.weeks),
        month_label=say(words.WHOLE_MONTH),
        month_totals=("",) * 3 if month.is_empty else _totals(month.totals, None, say),
        legend=_legend(month, say),
        not_today=say(words.NOT_TODAY_LETTER),
        calendar_hint=_calendar_hint(month, say),
        table_title=say(words.ASKED_AND_DONE),
        columns=tuple(map(say, words.EXERCISE_COLUMNS)),
        rows=tuple(row_in_words(row, say) for row in month.exercises),
        meaning=say(words.MEANING),
        effort=Section(say(words.EFFORT), _effort(month, say)),
        pain=Section(say(words.PAIN), _pain(month, say)),
        events=Section(say(words.EVENTS), _events(month, say)),
        notes=Section(say(words.NOTES), _notes(month, say)),
        suggested_label=say(words.SUGGESTED),
        suggested=_suggested(month, say),
        lines=tuple(map(say, words.BLANK_LINES)),
        signatures=tuple(map(say, words.SIGNATURES)),
        footer=say(words.FOOTER),
        page_of=say(words.PAGE if plain(month.person_name) else words.PAGE_WITHOUT_NAME),
        summary=_summary(month, name, say),
    )


def _routines(month: Month, say: Say) -> tuple[str, ...]:
    unknown = say(words.NOT_GIVEN)
    return tuple(
        say(words.ROUTINE_USE).format(
            routine=plain(used.name),
            version=plain(used.version) or unknown,
            author=plain(used.author) or unknown,
            target=used.times_per_week,
            sessions=used.sessions,
        )
        for used in month.routines
    )


def _week(week: Week, month: Month, say: Say) -> SheetWeek:
    days: list[SheetDay | None] = [None] * 7
    for day in week.days:
        days[day.date.weekday()] = SheetDay(str(day.date.day), day.mark)
    to_come = all(day.mark is DayMark.OUTSIDE for day in week.days)
    blank = month.is_empty or to_come
    return SheetWeek(tuple(days), ("",) * 3 if blank else _totals(week.totals, week.target, say))


def _totals(totals: Totals, target: int | None, say: Say) -> tuple[str, str, str]:
    done = str(totals.sessions)
    return (
        say(words.OF_TARGET).format(done=done, target=target) if target else done,
        _minutes(totals, say),
        whole(totals.weight_bearing_minutes, say),
    )


def _minutes(totals: Totals, say: Say) -> str:
    known = whole(totals.minutes, say)
    return say(words.MORE_THAN).format(minutes=known) if totals.minutes_missing else known


def _legend(month: Month, say: Say) -> tuple[tuple[DayMark, str], ...]:
    """Explain the marks that the month has, full and part always."""
    if month.is_empty:
        return ()
    shown = {DayMark.FULL, DayMark.PART, *(day.mark for day in month.days)}
    return tuple((mark, say(text)) for mark, text in words.MARKS.items() if mark in shown)


def _calendar_hint(month: Month, say: Say) -> str:
    if month.is_empty:
        return say(words.TICK_THE_DAY)
    return say(words.MORE_THAN_MEANS) if month.totals.minutes_missing else ""


def _effort(month: Month, say: Say) -> tuple[str, ...]:
    if month.is_empty:
        return ()
    if month.effort.median is None:
        return (say(words.NOT_ANSWERED),)
    median = number(month.effort.median, say)
    return (
        say(words.EFFORT_MEDIAN).format(median=median, count=len(month.effort.given)),
        say(words.EFFORT_WORDS),
    )


def _pain(month: Month, say: Say) -> tuple[str, ...]:
    if month.is_empty:
        return ()

    def line(ratings: Ratings, given: str, missing: str) -> str:
        if ratings.worst is None:
            return say(missing)
        worst, day = ratings.worst.value, _short(ratings.worst.day, say)
        return say(given).format(median=number(ratings.median, say), worst=worst, day=day)

    return (
        line(month.pain_before, words.PAIN_BEFORE, words.PAIN_BEFORE_MISSING),
        line(month.pain_after, words.PAIN_AFTER, words.PAIN_AFTER_MISSING),
    )


def _events(month: Month, say: Say) -> tuple[str, ...]:
    if month.is_empty:
        return ()
    lines = tuple(_on_day(event.day, _event(event, say), say) for event in month.events)
    return lines or (say(words.NONE_RECORDED),)


def _event(event: Event, say: Say) -> str:
    what = say(words.EVENT_KINDS[event.kind])
    # A sign of a newer program is shown by its id.
    reasons = [say(words.SIGNS.get(sign, plain(sign))) for sign in event.signs]
    if event.pain is not None:
        reasons.append(say(words.PAIN_WAS).format(pain=event.pain))
    return say(words.BECAUSE).format(event=what, reasons="; ".join(reasons)) if reasons else what


def _suggested(month: Month, say: Say) -> str:
    if month.suggestion is None:
        return ""
    told = month.suggestion
    text = say(words.SUGGESTIONS[told.kind]).format(
        exercise=plain(told.exercise_name),
        other=plain(told.other_name),
        was=f"{told.was:g}",
        now=f"{told.now:g}",
        sessions=told.sessions,
        within=DAYS,
        days=told.days,
        effort=HARD_EFFORT,
        rise=PAIN_RISE,
    )
    return say(words.NOT_APPLIED).format(suggestion=text)


def _notes(month: Month, say: Say) -> tuple[str, ...]:
    return tuple(_on_day(note.day, plain(note.text), say) for note in month.notes)


def _short(day: date, say: Say) -> str:
    return say(words.SHORT_DAY).format(day=day.day, month=say(words.MONTHS[day.month - 1]))


def _on_day(day: date, text: str, say: Say) -> str:
    return say(words.ON_DAY).format(day=day.day, month=say(words.MONTHS[day.month - 1]), text=text)


def _summary(month: Month, name: str, say: Say) -> str:
    if month.is_empty:
        return say(words.SUMMARY_EMPTY).format(month=name)
    pain = say(words.PAIN_SHORT).format(
        before=number(month.pain_before.median, say), after=number(month.pain_after.median, say)
    )
    return say(words.SUMMARY).format(
        month=name,
        sessions=month.totals.sessions,
        full=month.totals.full,
        minutes=_minutes(month.totals, say),
        effort=number(month.effort.median, say),
        pain=pain,
    )
