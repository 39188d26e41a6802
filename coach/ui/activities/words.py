"""The words of "I did something else": its questions, its answers, and what was kept in one sentence."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from coach.history.records import Activity, ActivityDone, WalkingAid
from coach.ui.activities.answers import WEIGHT_BEARING, Draft, Step, asked
from coach.ui.dates import day_words, weekday_and_day
from coach.ui.question import Answer


def question_words(step: Step) -> str:
    """Return what is asked."""
    return {
        Step.OVERVIEW: QCoreApplication.translate("activity", "What is to be changed?"),
        Step.WHAT: QCoreApplication.translate("activity", "What did you do?"),
        Step.WORDS: QCoreApplication.translate("activity", "What was it?"),
        Step.AID: QCoreApplication.translate("activity", "How did you walk?"),
        Step.ON_FEET: QCoreApplication.translate("activity", "Were you on your feet?"),
        Step.MINUTES: QCoreApplication.translate("activity", "How long was it?"),
        Step.WHEN: QCoreApplication.translate("activity", "When was it?"),
        Step.EFFORT: QCoreApplication.translate("activity", "How hard was it?"),
    }[step]


def kind_words(kind: Activity) -> str:
    """Return what stands on the tile of a kind."""
    return {
        Activity.WALK: QCoreApplication.translate("activity", "A walk"),
        Activity.WATER: QCoreApplication.translate("activity", "Exercise in water"),
        Activity.TAI_CHI: QCoreApplication.translate("activity", "Tai chi"),
        Activity.YOGA: QCoreApplication.translate("activity", "Yoga"),
        Activity.STAIRS: QCoreApplication.translate("activity", "Stairs"),
        Activity.GARDENING: QCoreApplication.translate("activity", "Gardening"),
        Activity.CYCLING: QCoreApplication.translate("activity", "Cycling"),
        Activity.OTHER: QCoreApplication.translate("activity", "Something else"),
    }[kind]


def aid_words(aid: WalkingAid) -> str:
    """Return what stands on the tile of what, or who, one walks with."""
    return {
        WalkingAid.NONE: QCoreApplication.translate("activity", "With nothing"),
        WalkingAid.STICK: QCoreApplication.translate("activity", "With a stick"),
        WalkingAid.FRAME: QCoreApplication.translate("activity", "With a frame"),
        WalkingAid.SOMEONE: QCoreApplication.translate("activity", "With someone"),
    }[aid]


def feet_words(*, on_feet: bool, kind: Activity | None) -> str:
    """Return what stands on the tile of being on one's feet, or not."""
    if on_feet:
        return QCoreApplication.translate("activity", "Mostly on my feet")
    if kind in (Activity.YOGA, Activity.OTHER):
        return QCoreApplication.translate("activity", "Mostly sitting or lying")
    return QCoreApplication.translate("activity", "Mostly sitting")


def length_words(minutes: int) -> str:
    """Say a length."""
    if minutes == 1:
        return QCoreApplication.translate("activity", "1 minute")
    return QCoreApplication.translate("activity", "{minutes} minutes").format(minutes=minutes)


def activity_words(done: ActivityDone) -> str:
    """Say what was done and for how long: "20 minutes of walking with a stick"."""
    is_seated = done.kind not in WEIGHT_BEARING and not done.weight_bearing
    if done.kind is Activity.WALK:
        words = _walk_words(done.aid)
    elif done.kind is Activity.OTHER and done.own_words:
        words = (
            QCoreApplication.translate("activity", "{length} of “{own_words}”, sitting or lying")
            if is_seated
            else QCoreApplication.translate("activity", "{length} of “{own_words}”")
        )
    elif is_seated:
        words = {
            Activity.TAI_CHI: QCoreApplication.translate("activity", "{length} of tai chi, sitting"),
            Activity.YOGA: QCoreApplication.translate("activity", "{length} of yoga, sitting or lying"),
            Activity.GARDENING: QCoreApplication.translate("activity", "{length} of gardening, sitting"),
            Activity.OTHER: QCoreApplication.translate(
                "activity", "{length} of something else, sitting or lying"
            ),
        }[done.kind]
    else:
        words = {
            Activity.WATER: QCoreApplication.translate("activity", "{length} of exercise in water"),
            Activity.TAI_CHI: QCoreApplication.translate("activity", "{length} of tai chi"),
            Activity.YOGA: QCoreApplication.translate("activity", "{length} of yoga"),
            Activity.STAIRS: QCoreApplication.translate("activity", "{length} on the stairs"),
            Activity.GARDENING: QCoreApplication.translate("activity", "{length} of gardening"),
            Activity.CYCLING: QCoreApplication.translate("activity", "{length} of cycling"),
            Activity.OTHER: QCoreApplication.translate("activity", "{length} of something else"),
        }[done.kind]
    return words.format(length=length_words(done.minutes), own_words=done.own_words)


def _walk_words(aid: WalkingAid | None) -> str:
    return {
        None: QCoreApplication.translate("activity", "{length} of walking"),
        WalkingAid.NONE: QCoreApplication.translate("activity", "{length} of walking"),
        WalkingAid.STICK: QCoreApplication.translate("activity", "{length} of walking with a stick"),
        WalkingAid.FRAME: QCoreApplication.translate("activity", "{length} of walking with a frame"),
        WalkingAid.SOMEONE: QCoreApplication.translate("activity", "{length} of walking with someone"),
    }[aid]


def kept_words(done: ActivityDone, today: date) -> str:
    """Say what is in the diary now, in one sentence."""
    activity = activity_words(done)
    if done.day == today:
        words = QCoreApplication.translate("activity", "{activity}, today.")
    elif done.day == today - timedelta(days=1):
        words = QCoreApplication.translate("activity", "{activity}, yesterday.")
    else:
        words = QCoreApplication.translate("activity", "{activity}, on {day}.")
    return words.format(activity=activity, day=weekday_and_day(done.day, today))


def again_words(done: ActivityDone) -> str:
    """Return what stands on the tile that keeps the same thing once more."""
    return QCoreApplication.translate("activity", "Again: {activity}").format(activity=activity_words(done))


def day_tile_words(day: date, today: date) -> str:
    """Return what a day is called on a tile, in two lines at most."""
    return day_words(day, today).replace(", ", "\n", 1)


def so_far_words(draft: Draft, step: Step, today: date) -> str:
    """Say what is known before `step` is asked; "" when that is nothing."""
    order = asked(draft)
    answers = [day_words(draft.day, today)] if draft.is_day_given else []
    answers += [_answer_words(draft, each, today) for each in order[: order.index(step)]]
    return " · ".join(answers).replace("\n", ", ")


def answers_to_change(draft: Draft, today: date) -> tuple[Answer, ...]:
    """Return a tile for each answer that can be changed, which says how it is now; its value is the step."""
    return tuple(Answer(_answer_words(draft, step, today), step) for step in asked(draft))


def _answer_words(draft: Draft, step: Step, today: date) -> str:  # noqa: PLR0911 - one for each question
    match step:
        case Step.WHAT if draft.kind is not None:
            return kind_words(draft.kind)
        case Step.WORDS:
            nothing = QCoreApplication.translate("activity", "In no words")
            words = QCoreApplication.translate("activity", "“{own_words}”")
            return words.format(own_words=draft.own_words) if draft.own_words else nothing
        case Step.AID:
            unknown = QCoreApplication.translate("activity", "With what?")
            return aid_words(draft.aid) if draft.aid else unknown
        case Step.ON_FEET:
            return feet_words(on_feet=bool(draft.on_feet), kind=draft.kind)
        case Step.MINUTES:
            return length_words(draft.minutes or 0)
        case Step.WHEN:
            return day_tile_words(draft.day, today)
    if draft.effort is None:
        return QCoreApplication.translate("activity", "How hard: not told")
    return QCoreApplication.translate("activity", "How hard: {effort} of 10").format(effort=draft.effort)
