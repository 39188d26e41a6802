"""The tables of keys in the guide, made from the keys themselves."""

from coach.routine.keys import (
    DOSE,
    EXERCISE,
    FIGURE,
    LEG,
    PHASE,
    POSE,
    PROGRESSION,
    REST_STEP,
    ROUTINE,
    SIDE_DOSE,
    STEP,
    TRUNK,
    WAYPOINT,
    Choice,
    Choices,
    Day,
    Many,
    Named,
    NameOf,
    Number,
    Text,
    Texts,
    Whole,
)

BEGIN = "<!-- keys: made by `python -m tests.guide`, from coach/routine/keys/__init__.py -->\n"
END = "<!-- end of keys -->"

_NAMES = {
    NameOf.EXERCISE: "short name of an exercise",
    NameOf.CAUTION: "short names of cautions",
    NameOf.PHASE: "name of a phase",
    NameOf.POSE: "name of a pose",
}
TABLES = (
    ("A routine", ROUTINE),
    ("A step with an exercise", STEP),
    ("A step that is a rest", REST_STEP),
    ("One side: `left`, `right`", SIDE_DOSE),
    ("Next steps: `[progression]`", PROGRESSION),
    ("An exercise", EXERCISE),
    ("The dose: `[dose]`", DOSE),
    ("A phase: `[[phase]]`", PHASE),
    ("On the way: `path`", WAYPOINT),
    ("The figure: `[figure]`", FIGURE),
    ("A pose: `[figure.start]`", POSE),
    ("A leg: `working`, `other`", LEG),
    ("The trunk: `trunk`", TRUNK),
)


def tables():
    """Return all tables as Markdown."""
    return "\n".join(_table(title, keys) for title, keys in TABLES)


def _table(title, keys):
    rows = [f"| {_name(key)} | **{key.label}.** {key.meaning} | {_allowed(key)} |" for key in keys]
    head = (f"### {title}", "", "| name | what it means | what may stand there |", "|---|---|---|")
    return "\n".join((*head, *rows, ""))


def _name(key):
    return "any name" if isinstance(key, Named) else f"`{key.name}`"


def _allowed(key):
    ends = "; required" if key.is_required else _left_out(key)
    return _what(key) + ends


def _what(key):  # noqa: PLR0911 - one answer for each kind of key
    match key:
        case Text(name_of=NameOf()):
            return _NAMES[key.name_of]
        case Texts(name_of=NameOf()):
            return f"list: {_NAMES[key.name_of]}"
        case Text():
            return f"text of up to {key.longest} characters"
        case Texts():
            return 'list of texts: `["…", "…"]`'
        case Number(healthy=(lowest, highest)):
            return f"number; healthy: {_number(lowest)} to {_number(highest)}{_unit(key)}"
        case Whole() | Number():
            kind = "whole number" if isinstance(key, Whole) else "number"
            return f"{kind}, {_number(key.lowest)} to {_number(key.highest)}{_unit(key)}"
        case Choice() | Choices():
            words = ", ".join(f'`"{word}"`' for word in key.kind)
            return words if isinstance(key, Choice) else f"list of {words}"
        case Day():
            return "day: `2026-11-01`"
        case _:
            return "tables, see below" if isinstance(key, Many) else "table, see below"


def _number(value):
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def _unit(key):
    return key.unit if key.unit == "°" else f" {key.unit}" if key.unit else ""


def _left_out(key):
    default = getattr(key, "default", None)
    if default in (None, ""):
        return ""
    return f'; else `"{default}"`' if isinstance(default, str) else f"; else {default:g}"


def with_tables(text):
    """Return the guide's text with its tables as they have to be."""
    before, rest = text.split(BEGIN)
    return before + BEGIN + "\n" + tables() + "\n" + END + rest.split(END)[1]
