"""What studies show of exercise for the legs, and what they don't show, with the sources.

Every number is as `brief.md` section 7 gives it; titles, journals and DOIs were
looked up for each. What studies found is kept apart from what this program is
for: nothing here says what it does for anyone. The texts have the context of
the screen that shows them, `WhyLegsScreen`.
"""

from dataclasses import dataclass
from typing import Final

from coach.progress.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in plain words; `sources` are numbers in the list of sources, from 1."""

    heading: str
    text: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A paper as it was published: titles aren't translated, nor made easier to read."""

    title: str
    journal: str
    doi: str = ""


FINDINGS: Final = (
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "What this page is"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "Here you can read what studies found, and what they did not find. They looked at other "
            "programs. No study has tested Leg Coach. What holds for a group may not hold for you. Ask "
            "your physiotherapist.",
        ),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "A study in mice"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "In one lab study, mice kept off their back legs for two weeks had brain stem cells that "
            "multiplied less. It was in mice. It does not show that leg exercise protects or repairs a "
            "person's brain. Studies in rats did not all agree with it. In one, the drop was in a "
            "different part of the brain. In young rats, the count of new brain cells was back to usual "
            "after two weeks on their feet.",
        ),
        (1, 2, 3),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "How to read the numbers"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "The next parts are about people. You will see numbers like “0.77 (0.71 to 0.83)”. This one "
            "means: 77 falls with the program for each 100 falls without it. The true number is likely "
            "to lie from 71 to 83. With a range that has 1 in it, there may be no change at all.",
        ),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "Falls: all kinds of exercise"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "12,981 older people took part. With exercise there were 23% fewer falls: 0.77 (0.71 to "
            "0.83). With balance work and moves of daily life, there were 24% fewer. With a mix of kinds "
            "there were 34% fewer, but that is less sure. With tai chi there were 19% fewer, but that is "
            "not sure. Strength work alone, or walks alone: we can't tell. A later review looked at "
            "people who did three hours a week or more, with balance work in it. They had 42% fewer "
            "falls.",
        ),
        (4, 5),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "Falls: the Otago program at home"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "There were seven trials with 1,503 people. All were 65 or older. The Otago groups had fewer "
            "falls: 0.68 (0.56 to 0.79). Fewer people in them died within the year: 0.45 (0.25 to 0.80). "
            "There was no clear change in bad injuries from falls. At the end of the year, 37 in 100 "
            "still did it three times a week or more.",
        ),
        (6,),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "Falls: a balance app"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "503 people took part. All were 70 or older. Some used a balance app at home. It was not Leg "
            "Coach. After 12 months, there was no clear change in falls. After 24 months, there were 16% "
            "fewer falls: 0.84 (0.72 to 0.98). And 20% fewer people were hurt in a fall. People with a "
            "nerve illness that gets worse over time could not take part.",
        ),
        (7,),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "Falls: tai chi in a class"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "670 people took part. All were 70 or older. They had had a fall, or found it hard to move. "
            "The tai chi class had 58% fewer falls than a class that only stretched. It had 31% fewer "
            "than a class with a mix of exercise.",
        ),
        (8,),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "Getting up: exercise in a chair"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "There were 25 studies with 1,388 people. Some did exercise in a chair. In 30 seconds, they "
            "could stand up about two more times than those who did not. The number was 2.25 more. The "
            "true one is likely to lie from 0.64 to 3.86 more.",
        ),
        (9,),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "Being able to walk"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "1,635 people took part. They were 70 to 89 years old. They got about with some trouble, but "
            "could walk 400 metres. Half of them did a program with walks and strength work for about "
            "two and a half years. Fewer of them lost the power to walk 400 metres: 0.82 (0.69 to 0.98).",
        ),
        (10,),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "Tests of thinking"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "There were 36 studies of people over 50. Those who did exercise did a little better in "
            "tests of thinking. The gain was 0.29 (0.17 to 0.41). Here, 0 would mean no gain. It went "
            "with 45 to 60 minutes at a time, and with work that was not light.",
        ),
        (11,),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "Exercise with MS"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "There were 40 trials with 1,780 people who have MS. Relapses came about as often with "
            "exercise as without it: 0.95 (0.61 to 1.48). Other health problems were told of more often: "
            "1.40 (0.90 to 2.19). That may be chance.",
        ),
        (12,),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "What has not been shown"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "We know of no study which shows that leg routines lead to fewer falls or a slower decline "
            "for people with MND. The same is true of people who are in bed most of the time.",
        ),
    ),
    Finding(
        QT_TRANSLATE_NOOP("WhyLegsScreen", "Before you trust this page"),
        QT_TRANSLATE_NOOP(
            "WhyLegsScreen",
            "We read short summaries of these papers, not each page of them. No physiotherapist has "
            "checked this page yet.",
        ),
    ),
)

SOURCES: Final = (
    Source(
        "Reduction of Movement in Neurological Diseases: Effects on Neural Stem Cells Characteristics",
        "Frontiers in Neuroscience, 2018",
        "10.3389/fnins.2018.00336",
    ),
    Source(
        "Physical exercise restores adult neurogenesis deficits induced by simulated microgravity",
        "npj Microgravity, 2024",
        "10.1038/s41526-024-00411-6",
    ),
    Source(
        "Effects of hindlimb unloading on neurogenesis in the hippocampus of newly weaned rats",
        "Neuroscience Letters, 2012; 509: 76-81",
    ),
    Source(
        "Exercise for preventing falls in older people living in the community",
        "Cochrane Database of Systematic Reviews, 2019; 1: CD012424",
        "10.1002/14651858.CD012424.pub2",
    ),
    Source(
        "Evidence on physical activity and falls prevention for people aged 65+ years: systematic review "
        "to inform the WHO guidelines on physical activity and sedentary behaviour",
        "International Journal of Behavioral Nutrition and Physical Activity, 2020; 17(1): 144",
        "10.1186/s12966-020-01041-3",
    ),
    Source(
        "Does the 'Otago exercise programme' reduce mortality and falls in older adults?: a systematic "
        "review and meta-analysis",
        "Age and Ageing, 2010; 39(6): 681-687",
        "10.1093/ageing/afq102",
    ),
    Source(
        "E-health StandingTall balance exercise for fall prevention in older people: results of a two "
        "year randomised controlled trial",
        "BMJ, 2021; 373: n740",
        "10.1136/bmj.n740",
    ),
    Source(
        "Effectiveness of a Therapeutic Tai Ji Quan Intervention vs a Multimodal Exercise Intervention to "
        "Prevent Falls Among Older Adults at High Risk of Falling: A Randomized Clinical Trial",
        "JAMA Internal Medicine, 2018; 178(10): 1301-1310",
        "10.1001/jamainternmed.2018.3915",
    ),
    Source(
        "The Effect of Chair-Based Exercise on Physical Function in Older Adults: A Systematic Review and "
        "Meta-Analysis",
        "International Journal of Environmental Research and Public Health, 2021; 18(4): 1902",
        "10.3390/ijerph18041902",
    ),
    Source(
        "Effect of structured physical activity on prevention of major mobility disability in older "
        "adults: the LIFE study randomized clinical trial",
        "JAMA, 2014",
        "10.1001/jama.2014.5616",
    ),
    Source(
        "Exercise interventions for cognitive function in adults older than 50: a systematic review with "
        "meta-analysis",
        "British Journal of Sports Medicine, 2018; 52(3): 154-160",
        "10.1136/bjsports-2016-096587",
    ),
    Source(
        "Safety of exercise training in multiple sclerosis: An updated systematic review and meta-analysis",
        "Multiple Sclerosis Journal, 2023; 29(13): 1604-1631",
        "10.1177/13524585231204459",
    ),
)
