"""The lines of the sheet's sections: events, other activities, tests, own words, what may come next."""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median

from coach.history.records import Activity, ActivityDone, Details, MeasureDone
from coach.progress import words
from coach.progress.events import Event, EventKind
from coach.progress.measure_words import STOPS, condition_words, measure_name, published_words, result_words
from coach.progress.measures import published
from coach.progress.month import Month
from coach.progress.suggestions import DAYS, HARD_EFFORT, PAIN_RISE, Suggestion
from coach.progress.writing import Say, number, plain


def event_lines(events: Iterable[Event], say: Say) -> tuple[str, ...]:
    """Return a line for each event."""
    return tuple(_event_line(event, say) for event in events)


def activity_name(done: ActivityDone, say: Say) -> str:
    """Return what somebody did, with what they walk with; in their own words where it is of no known kind."""
    if done.kind is Activity.OTHER:
        return plain(done.own_words) or say(words.ACTIVITY_KINDS[done.kind])
    if done.kind is Activity.WALK and done.aid is not None:
        return say(words.WALKS[done.aid])
    return say(words.ACTIVITY_KINDS[done.kind])


def activity_lines(activities: Iterable[ActivityDone], say: Say) -> tuple[str, ...]:
    """Return a line for each activity: its minutes, how often, and its median effort."""
    of_name: dict[str, list[ActivityDone]] = {}
    for done in activities:
        of_name.setdefault(activity_name(done, say), []).append(done)
    return tuple(_activity_line(name, same, say) for name, same in of_name.items())


def measure_lines(month: Month, say: Say) -> tuple[str, ...]:
    """Return a line for each test of the month, with the one before it that was done the same way."""
    return tuple(_measure_line(done, month.previous(done), month.details, say) for done in month.measures)


def own_words(month: Month, say: Say) -> Sequence[tuple[date, str]]:
    """Return what the person wrote in this month, in order of the days: of sessions and of all else."""
    told = [(note.day, plain(note.text)) for note in month.notes]
    told += [
        (one.day, _about(activity_name(one, say), one.own_words, say))
        for one in month.activities
        if one.kind is not Activity.OTHER and plain(one.own_words)
    ]
    told += [
        (one.at.date(), _about(measure_name(one.measure, say), one.note, say))
        for one in month.measures
        if plain(one.note)
    ]
    return sorted(told, key=lambda pair: pair[0])


def suggested_line(told: Suggestion | None, say: Say) -> str:
    """Return the step that the program suggests, "" for none."""
    if told is None:
        return ""
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


def short_day(day: date, say: Say) -> str:
    """Return a day such as "6 Nov"."""
    return say(words.SHORT_DAY).format(day=day.day, month=say(words.SHORT_MONTHS[day.month - 1]))


def on_day(day: date, text: str, say: Say) -> str:
    """Return a text with its day before it."""
    return say(words.ON_DAY).format(day=day.day, month=say(words.SHORT_MONTHS[day.month - 1]), text=text)


def _event_line(event: Event, say: Say) -> str:
    what = say(words.EVENT_KINDS[event.kind])
    # A sign of a newer program is shown by its id.
    reasons = [say(words.SIGNS.get(sign, plain(sign))) for sign in event.signs]
    if event.pain is not None:
        reasons.append(say(words.PAIN_WAS).format(pain=event.pain))
    if event.kind is not EventKind.STOPPED:  # of that the program knows by itself
        what = say(words.TOLD).format(text=what)
    text = say(words.BECAUSE).format(event=what, reasons="; ".join(reasons)) if reasons else what
    return on_day(event.day, text, say)


def _about(what: str, text: str, say: Say) -> str:
    return say(words.ABOUT).format(what=what, text=plain(text))


def _activity_line(name: str, same: Sequence[ActivityDone], say: Say) -> str:
    efforts = [one.effort for one in same if one.effort is not None]
    text = words.ACTIVITY if len(same) > 1 else words.ACTIVITY_ONCE
    return say(text).format(
        what=name,
        minutes=sum(one.minutes for one in same),
        times=len(same),
        effort=number(median(efforts) if efforts else None, say),
    )


def _measure_line(done: MeasureDone, before: MeasureDone | None, details: Details | None, say: Say) -> str:
    conditions = condition_words(done, say)
    told = say(words.MEASURE_UNDER if conditions else words.MEASURE).format(
        name=measure_name(done.measure, say), result=result_words(done, say), conditions=conditions
    )
    said = [told]
    if done.parts:
        held = ", ".join(f"{seconds:.1f}".removesuffix(".0") for seconds in done.parts)
        said.append(say(words.MEASURE_PARTS).format(seconds=held))
    if done.stopped:
        wanted = done.stopped == STOPS[-1]  # as the person was asked: "You want to stop"
        why = say(words.WANTED_TO_STOP) if wanted else say(plain(done.stopped))
        said.append(say(words.MEASURE_STOPPED).format(why=why))
    else:  # what was stopped is put beside nothing
        figures = [published_words(one, say) for one in published(done, details)]
        said += [*(figures or [say(words.NO_PUBLISHED)]), _before(before, say)]
    return on_day(done.at.date(), " ".join(said), say)


def _before(before: MeasureDone | None, say: Say) -> str:
    if before is None:
        return say(words.MEASURE_FIRST)
    return say(words.MEASURE_BEFORE).format(
        result=result_words(before, say), day=short_day(before.at.date(), say)
    )
