"""The words of the questions before a session, and of the advice that follows.

All of it stays within what `brief.md` section 4 lets the program say: it never
says what somebody has, nor that it has called anyone.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from coach.routine.terms import Talk
from coach.session.readiness import Advice, Kind, Question, Reason, Sign
from coach.ui.phrases import Phrase, heard
from coach.ui.stop_words import spoken


@dataclass(frozen=True, slots=True)
class AdviceWords:
    """What to do, in a few large words, and what there is to say to it."""

    order: str
    sentences: tuple[str, ...]


def sign_words() -> dict[Sign, str]:
    """Return what stands on the tile of each sign that is ticked; falls have a tile of their own."""
    return {
        Sign.CHEST_PAIN: QCoreApplication.translate("readiness", "Chest pain"),
        Sign.BREATHLESS: QCoreApplication.translate("readiness", "Suddenly short of breath"),
        Sign.FACE_ARM_SPEECH: QCoreApplication.translate("readiness", "Face, arm or speech changed"),
        Sign.COLLAPSE: QCoreApplication.translate("readiness", "I passed out"),
        Sign.CALF: QCoreApplication.translate("readiness", "One calf newly sore, warm, swollen or red"),
        Sign.FEVER: QCoreApplication.translate("readiness", "Fever, or I feel ill"),
        Sign.DIZZY_PALPITATIONS: QCoreApplication.translate("readiness", "Newly dizzy, or my heart races"),
        Sign.NEW_SWELLING_WEAKNESS: QCoreApplication.translate("readiness", "New swelling or new weakness"),
        Sign.RELAPSE: QCoreApplication.translate("readiness", "An MS relapse"),
        Sign.SLEPT_BADLY: QCoreApplication.translate("readiness", "I slept badly"),
        Sign.TIRED: QCoreApplication.translate("readiness", "I am tired"),
        Sign.HOT_DAY: QCoreApplication.translate("readiness", "It is a hot day"),
    }


def question_words(question: Question) -> str:
    """Return a question that has a page of its own."""
    return {
        Question.HURT: QCoreApplication.translate("readiness", "Were you hurt, or did you hit your head?"),
        Question.TOLD: QCoreApplication.translate(
            "readiness", "You said that you fell. Have you told someone?"
        ),
        Question.PAIN: QCoreApplication.translate("readiness", "How much pain is it now?"),
    }[question]


def reason_words() -> dict[Reason, str]:
    """Return each reason to ask a doctor or nurse first, as it is ticked once at set-up."""
    return {
        Reason.HEART_ATTACK: QCoreApplication.translate(
            "readiness", "A heart attack not long ago, or chest pain that comes at rest"
        ),
        Reason.HEART_RHYTHM: QCoreApplication.translate("readiness", "A heartbeat that is not under control"),
        Reason.BLOOD_PRESSURE: QCoreApplication.translate(
            "readiness", "Blood pressure that is not under control"
        ),
        Reason.HEART_VALVE: QCoreApplication.translate("readiness", "A bad heart valve"),
        Reason.CLOT: QCoreApplication.translate(
            "readiness", "A blood clot in a leg or lung, now or just lately"
        ),
        Reason.HEART_LUNGS: QCoreApplication.translate(
            "readiness", "A weak heart or bad lungs that got worse just now"
        ),
        Reason.POSTURAL_DROP: QCoreApplication.translate(
            "readiness", "I faint or go dizzy each time I stand up"
        ),
        Reason.DIABETES: QCoreApplication.translate("readiness", "Blood sugar that is not under control"),
        Reason.FRACTURE: QCoreApplication.translate("readiness", "I broke a bone in the last month"),
    }


def advice_words(advice: Advice, emergency_number: str) -> AdviceWords:
    """Return what to do today; `emergency_number` is "" where none was set up."""
    match advice.kind:
        case Kind.EMERGENCY:
            return AdviceWords(
                call_words(emergency_number),
                (
                    QCoreApplication.translate(
                        "readiness", "Sit or lie down. If someone is near, ask for help."
                    ),
                    QCoreApplication.translate("readiness", "This program can't call for you."),
                ),
            )
        case Kind.HELP_TODAY:
            return AdviceWords(
                QCoreApplication.translate("readiness", "Get medical help today."),
                (
                    QCoreApplication.translate(
                        "readiness", "Please don't exercise until someone has looked at your leg."
                    ),
                    QCoreApplication.translate("readiness", "Chest pain, or short of breath? {call}").format(
                        call=call_words(emergency_number)
                    ),
                ),
            )
        case _:
            return AdviceWords(QCoreApplication.translate("readiness", "Rest today."), _rest(advice))


def _rest(advice: Advice) -> tuple[str, ...]:
    wait = QCoreApplication.translate("readiness", "Your exercises will wait for you.")
    if advice.for_pain:
        return (
            QCoreApplication.translate(
                "readiness",
                "Pain above 5 is too much to exercise with. If it stays, ask your doctor or nurse.",
            ),
            wait,
        )
    return (QCoreApplication.translate("readiness", "Contact your doctor or nurse."), wait)


def call_words(emergency_number: str) -> str:
    """Return whom to call now."""
    if not emergency_number:
        return QCoreApplication.translate("readiness", "Call your emergency number now.")
    return QCoreApplication.translate("readiness", "Call {number} now.").format(number=emergency_number)


def page_phrases(question: Question | None) -> tuple[Phrase, ...]:
    """Return what is said of a page of questions; None is the one with the tiles.

    There the way on comes first, for whom all is fine, and what stands on the
    tiles in short: nobody has to listen to all of it every day.
    """
    match question:
        case None:
            return (
                Phrase(QCoreApplication.translate("readiness", "How are you today?"), Talk.SOME),
                Phrase(QCoreApplication.translate("readiness", "All fine? Press the big button.")),
                Phrase(QCoreApplication.translate("readiness", "Or press what is true for you now.")),
                Phrase(
                    QCoreApplication.translate("readiness", "Chest pain, short of breath, or passed out?")
                ),
                Phrase(QCoreApplication.translate("readiness", "A change in your face, arm or speech?")),
                Phrase(QCoreApplication.translate("readiness", "A sore calf, a fall, pain or fever?")),
                Phrase(
                    QCoreApplication.translate("readiness", "Dizzy, a relapse, new swelling or weakness?")
                ),
                Phrase(QCoreApplication.translate("readiness", "A bad night, tired, or a hot day?")),
            )
        case Question.PAIN:
            return (
                Phrase(question_words(question), Talk.SOME),
                Phrase(QCoreApplication.translate("readiness", "0 is no pain. 10 is the worst pain.")),
            )
        case _:
            return (
                Phrase(question_words(question), Talk.SOME),
                Phrase(QCoreApplication.translate("readiness", "Yes is on the left. No is on the right.")),
            )


def advice_phrases(advice: Advice, emergency_number: str) -> tuple[Phrase, ...]:
    """Return what is said of an advice, however little else is; whom to call now is said twice."""
    words = advice_words(advice, emergency_number)
    again = (words.order,) if advice.kind is Kind.EMERGENCY else ()
    return tuple(Phrase(spoken(text), Talk.COUNTS) for text in (words.order, *words.sentences, *again))


def spoken_before(emergency_number: str, talk: Talk = Talk.FULL) -> tuple[str, ...]:
    """Return all that may have to be said before a session, with so much talk; what comes first, first."""
    kinds = (
        Advice(Kind.EMERGENCY),
        Advice(Kind.HELP_TODAY),
        Advice(Kind.REST),
        Advice(Kind.REST, for_pain=True),
    )
    phrases = [
        *page_phrases(None),
        *(phrase for kind in kinds for phrase in advice_phrases(kind, emergency_number)),
        *(phrase for question in Question for phrase in page_phrases(question)),
    ]
    return tuple(dict.fromkeys(heard(phrases, talk)))
