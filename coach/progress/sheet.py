"""The monthly sheet as plain text: what the painter paints, and a screen reader is told."""

from dataclasses import dataclass

from coach.progress import words
from coach.progress.days import DayMark
from coach.progress.month import Month, Ratings, Totals, Week
from coach.progress.sheet_lines import (
    activity_lines,
    event_lines,
    measure_lines,
    on_day,
    own_words,
    short_day,
    suggested_line,
)
from coach.progress.table import SheetRow, row_in_words
from coach.progress.writing import Say, number, plain, whole


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its text; without one there is a line to write on."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day in the calendar: its number, its mark, and the mark in words, "" where nothing is asked."""

    number: str
    mark: DayMark
    words: str


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
    `legend` has the marks that there are. `effort_plot` says the plot in words. `suggested` is "" when
    nothing is. `more_notes` has the placeholder `count`, `page_of` has `name`, `month`, `page` and
    `pages`, `continues` has `page_of`. `summary` says the month in a few words, for a screen reader.
    """

    title: str
    month: str
    person: tuple[Field, ...]
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
    rows: tuple[SheetRow, ...]
    meaning: str
    effort: Section
    effort_plot: str
    pain: Section
    events: Section
    activities: Section
    measures: Section
    notes: Section
    more_notes: str
    rest_of_notes: str
    suggested_label: str
    suggested: str
    questions: str
    changes: str
    ending: tuple[str, ...]
    footer: str
    page_of: str
    continues: str
    language: str
    summary: str


def sheet_of(month: Month, say: Say = str) -> Sheet:
    """Put a month into words; `say` translates."""
    name = say(words.MONTH).format(month=say(words.MONTHS[month.month - 1]), year=month.year)
    return Sheet(
        title=say(words.TITLE),
        month=name,
        person=_person(month, say),
        name=plain(month.person_name),
        routine_label=say(words.ROUTINE),
        routines=_routines(month, say),
        is_blank=month.is_empty,
        weekdays=tuple(map(say, words.WEEKDAYS)),
        week_columns=tuple(_title(text, month, say) for text in words.WEEK_COLUMNS),
        weeks=tuple(_week(week, month, say) for week in month.weeks),
        month_label=say(words.WHOLE_MONTH),
        month_totals=("",) * len(words.WEEK_COLUMNS) if month.is_empty else _totals(month.totals, None, say),
        legend=_legend(month, say),
        not_today=say(words.NOT_TODAY_LETTER),
        calendar_hint=_calendar_hint(month, say),
        table_title=say(words.ASKED_AND_DONE),
        columns=tuple(
            say(text) for text in (words.BLANK_EXERCISE_COLUMNS if month.is_empty else words.EXERCISE_COLUMNS)
        ),
        rows=tuple(row_in_words(row, say) for row in month.exercises),
        meaning=say(words.MEANING),
        effort=Section(_title(words.EFFORT, month, say), _effort(month, say)),
        effort_plot=_effort_plot(month, say),
        pain=Section(say(words.PAIN_BLANK if month.is_empty else words.PAIN), _pain(month, say)),
        events=_section(words.EVENTS, event_lines(month.events, say), month, say),
        activities=_section(words.ACTIVITIES, activity_lines(month.activities, say), month, say),
        measures=_section(words.MEASURES, measure_lines(month, say), month, say),
        notes=Section(say(words.NOTES), tuple(on_day(day, text, say) for day, text in own_words(month, say))),
        more_notes=say(words.MORE_NOTES),
        rest_of_notes=say(words.REST_OF_NOTES),
        suggested_label=say(words.SUGGESTED),
        suggested=suggested_line(month.suggestion, say),
        questions=say(words.QUESTIONS),
        changes=say(words.CHANGES),
        ending=tuple(map(say, words.ENDING)),
        footer=say(words.FOOTER),
        page_of=say(words.PAGE if plain(month.person_name) else words.PAGE_WITHOUT_NAME),
        continues=say(words.CONTINUES),
        language=say(words.LANGUAGE),
        summary=_summary(month, name, say),
    )


def _person(month: Month, say: Say) -> tuple[Field, ...]:
    """Say who it is; what nobody told can be written in a blank diary, and is a dash in any other."""
    told = month.details
    missing = "" if month.is_empty else say(words.MISSING)
    born = str(told.birth_year) if told and told.birth_year else missing
    aid = say(words.WALKING_AIDS[told.aid]) if told and told.aid else missing
    return (
        Field(say(words.NAME), plain(month.person_name)),
        Field(say(words.BORN), born),
        Field(say(words.WALKS_WITH), aid),
        Field(say(words.PLAN_SET_BY), plain(month.plan_set_by) or missing),
    )


def _routines(month: Month, say: Say) -> tuple[str, ...]:
    lines = []
    for used in month.routines:
        version, author = plain(used.version), plain(used.author)
        named = words.ROUTINE_VERSION if version else words.ROUTINE_NAME
        said = [say(named).format(routine=plain(used.name), version=version)]
        said += [say(words.ROUTINE_SET_BY).format(author=author)] if author else []
        said.append(say(words.ROUTINE_USE).format(target=used.times_per_week, sessions=used.sessions))
        lines.append(" ".join(said))
    return tuple(lines)


def _week(week: Week, month: Month, say: Say) -> SheetWeek:
    days: list[SheetDay | None] = [None] * 7
    for day in week.days:
        meaning = "" if month.is_empty or day.mark is DayMark.OUTSIDE else say(words.MARKS[day.mark])
        days[day.date.weekday()] = SheetDay(str(day.date.day), day.mark, meaning)
    to_come = all(day.mark is DayMark.OUTSIDE for day in week.days)
    is_bare = month.is_empty or (to_come and not (week.totals.sessions or week.totals.told_minutes))
    blank = ("",) * len(words.WEEK_COLUMNS)
    return SheetWeek(tuple(days), blank if is_bare else _totals(week.totals, week.target, say))


def _totals(totals: Totals, target: int | None, say: Say) -> tuple[str, ...]:
    """Return the texts of `week_columns`; no minutes told is not known to be none."""
    done, told = str(totals.sessions), totals.told_minutes
    return (
        say(words.OF_TARGET).format(done=done, target=target) if target else done,
        _minutes(totals, say),
        whole(totals.weight_bearing_minutes, say),
        whole(told or None, say),
        whole(totals.told_weight_bearing_minutes if told else None, say),
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
        return (say(words.EFFORT_WORDS),)
    if month.effort.median is None:
        return (say(words.NOT_ANSWERED),)
    median = number(month.effort.median, say)
    return (
        say(words.EFFORT_MEDIAN).format(median=median, count=len(month.effort.given)),
        say(words.EFFORT_WORDS),
    )


def _effort_plot(month: Month, say: Say) -> str:
    if not month.effort.given:
        return say(words.EFFORT_GRID)
    answers = [
        say(words.EFFORT_ON).format(day=short_day(one.day, say), effort=one.value)
        for one in month.effort.given
    ]
    return say(words.EFFORT_PLOT).format(answers="; ".join(answers))


def _pain(month: Month, say: Say) -> tuple[str, ...]:
    if month.is_empty:
        return ()

    def line(ratings: Ratings, given: str, missing: str) -> str:
        if ratings.worst is None:
            return say(missing)
        worst, day = ratings.worst.value, short_day(ratings.worst.day, say)
        return say(given).format(median=number(ratings.median, say), worst=worst, day=day)

    return (
        line(month.pain_before, words.PAIN_BEFORE, words.PAIN_BEFORE_MISSING),
        line(month.pain_after, words.PAIN_AFTER, words.PAIN_AFTER_MISSING),
    )


def _section(title: str, lines: tuple[str, ...], month: Month, say: Say) -> Section:
    """Return a section that says so when there is nothing; in a blank diary it has room to write."""
    none = () if month.is_empty else (say(words.NONE_RECORDED),)
    return Section(_title(title, month, say), lines or none)


def _title(text: str, month: Month, say: Say) -> str:
    """Return a title; in a blank diary the person tells everything, and nothing needs the sign for it."""
    return say(text).replace(words.TOLD_SIGN, "") if month.is_empty else say(text)


def _summary(month: Month, name: str, say: Say) -> str:
    if month.is_empty:
        return say(words.SUMMARY_EMPTY).format(month=name)
    pain = say(words.PAIN_SHORT).format(
        before=number(month.pain_before.median, say), after=number(month.pain_after.median, say)
    )
    said = say(words.SUMMARY).format(
        month=name,
        sessions=month.totals.sessions,
        full=month.totals.full,
        minutes=_minutes(month.totals, say),
        effort=number(month.effort.median, say),
        pain=pain,
    )
    if not (month.activities or month.measures):
        return said
    told = whole(month.totals.told_minutes or None, say)
    return f"{said} {say(words.SUMMARY_BESIDE).format(minutes=told, tests=len(month.measures))}"
