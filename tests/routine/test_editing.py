"""Tests of changing a text by a form: what isn't meant stays to the byte."""

import tomllib
from datetime import date
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.routine.text.editing import (
    EditError,
    with_item,
    with_item_copied,
    with_item_moved,
    with_pose_renamed,
    with_value,
    without_item,
)

SHIPPED = sorted(Path("routines").rglob("*.toml"))
ENOUGH = 2
"""So many files are enough for values that stand at the same place of the format."""

COMMENTED = """\
#:schema ./schema/routine.schema.json
# For the first weeks.

format  =  1      # of the file
name = 'Mrs "A"'
tips = [
    "Slowly.",    # first
    # "Not yet.",
    "Breathe."    # last
]

# Warm up
[[step]]   # the first one
exercise = "march"
tempo={lift=2,lower =  3.50}   # as agreed
left.reps = 6
# rest_seconds = 45

# ---- the main part ----

[[ step ]]
"exercise" = "knee"
note = \"\"\"
Two
lines\"\"\"
  [step.right]
  reps = 8

[progression]
max_effort = 4
"""


def leaves(value, path=()):
    """Return every plain value with the way to it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inside:
        if isinstance(one, dict | list):
            yield from leaves(one, (*path, key))
        else:
            yield (*path, key), one


def arrays(value, path=()):
    """Return every array of tables with the way to it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inside:
        if isinstance(one, list) and one and isinstance(one[0], dict):
            yield (*path, key), one
        if isinstance(one, dict | list):
            yield from arrays(one, (*path, key))


def another(value):
    """Return another value of the kind."""
    kinds = {bool: lambda: not value, date: lambda: date(2020, 2, 29), str: lambda: f'{value} é"\\ # ]'}
    return kinds.get(type(value), lambda: value + 1)()


def changes(before, after):
    """Return the lines that are gone, and those that are new."""
    lines = list(ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line[0] == "-"], [line[2:] for line in lines if line[0] == "+"]


def test_every_value_of_the_shipped_files_changed_and_changed_back_leaves_the_same_bytes():
    seen = {}
    for file in SHIPPED:
        text = file.read_bytes().decode()
        for path, value in leaves(tomllib.loads(text)):
            kind = tuple(part for part in path if isinstance(part, str))
            seen[kind] = seen.get(kind, 0) + 1
            if seen[kind] <= ENOUGH or path == ("name",):
                changed = with_value(text, path, another(value))
                gone, new = changes(text, changed)
                assert len(gone) == len(new) == 1, (file, path)
                assert with_value(changed, path, value) == text, (file, path)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_items_moved_copied_or_put_in_and_back_leave_the_same_bytes(data):
    text = data.draw(st.sampled_from([COMMENTED, *(file.read_text() for file in SHIPPED[::3])]))
    if data.draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    if data.draw(st.booleans()):
        text = text.rstrip()
    path, items = data.draw(st.sampled_from(list(arrays(tomllib.loads(text))) or [(None, None)]))
    if path is None:
        return
    places = st.integers(0, len(items) - 1)
    index, to = data.draw(places), data.draw(places)
    assert with_item_moved(with_item_moved(text, path, index, to), path, to, index) == text
    assert without_item(with_item_copied(text, path, index), path, index + 1) == text
    new = {"exercise": "new", "tempo": {"lift": 2.5}}
    assert without_item(with_item(text, path, to, new), path, to) == text
    assert without_item(with_item(text, path, len(items), new), path, len(items)) == text


@pytest.mark.parametrize(
    ("path", "value", "gone", "new"),
    [
        (("format",), 2, "format  =  1      # of the file", "format  =  2      # of the file"),
        (("name",), 'Mr "B"', "name = 'Mrs \"A\"'", "name = 'Mr \"B\"'"),
        (("name",), "It's", "name = 'Mrs \"A\"'", 'name = "It\'s"'),
        (("tips", 1), "Out.", '    "Breathe."    # last', '    "Out."    # last'),
        (("tips", 0), None, '    "Slowly.",    # first', None),
        (("tips", 2), "Rest.", '    "Breathe."    # last', '    "Breathe.",    # last|    "Rest."'),
        (("tips",), ["Slowly.", "Up.", "Breathe."], None, '    "Up.",'),
        (("tips",), ["Breathe."], '    "Slowly.",    # first', None),
        (("step", 0, "tempo", "lower"), 4.0, "{lift=2,lower =  3.50}", "{lift=2,lower =  4}"),
        (("step", 0, "tempo", "hold"), 1, "{lift=2,lower =  3.50}", "{lift=2,lower =  3.50,hold = 1}"),
        (("step", 0, "tempo", "lift"), None, "{lift=2,lower =  3.50}", "{lower =  3.50}"),
        (("step", 0, "tempo"), {"lift": 2, "lower": 9}, "{lift=2,lower =  3.50}", "{lift=2,lower =  9}"),
        (("step", 0, "tempo"), None, "tempo={lift=2,lower =  3.50}   # as agreed", None),
        (("step", 0, "left", "load_kg"), 0.5, None, "left.load_kg = 0.5"),
        (("step", 0, "right", "reps"), 4, None, "right = { reps = 4 }"),
        (("step", 0, "left", "reps"), None, "left.reps = 6", None),
        (("step", 1, "note"), "One", 'Two|lines"""', 'One"""'),
        (("step", 1, "right", "sets"), 2, None, "  sets = 2"),
        (("progression", "max_pain"), 2, None, "max_pain = 2"),
        (("dose", "reps"), 8, None, "[dose]|reps = 8"),
        (("reviewed",), date(2026, 11, 1), None, "reviewed = 2026-11-01"),
        (("step", 5, "sets"), None, None, None),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_only_the_lines_of_a_value_change(path, value, gone, new, line_end):
    text = COMMENTED.replace("\n", line_end)
    changed = with_value(text, path, value)
    found = changes(text, changed)
    for lines, expected in zip(found, (gone, new), strict=True):
        whole = "|".join(line for line in lines if line)
        assert (expected in whole) if expected and expected.startswith("{") else whole == (expected or "")
    assert changed.count("\n") == changed.count(line_end)


def test_an_item_goes_with_its_own_comments_and_its_sub_tables():
    moved = with_item_moved(COMMENTED, ("step",), 1, 0)
    assert moved.index("[[ step ]]") < moved.index("[step.right]") < moved.index("# ---- the main part ----")
    assert moved.index("# ---- the main part ----") < moved.index("# Warm up\n[[step]]")
    assert "left.reps = 6\n# rest_seconds = 45\n\n[progression]" in moved
    gone = without_item(COMMENTED, ("step",), 0)
    assert "# Warm up" not in gone
    assert "# rest_seconds" not in gone
    assert ']\n\n# ---- the main part ----\n\n[[ step ]]\n"exercise"' in gone


def test_what_is_missing_is_made_in_the_manner_of_the_format():
    text = 'format = 1\n\n[figure]\nview = "side"\n\n[figure.start]\narms = "lap"\n'
    text = with_item(text, ("phase",), 0, {"name": "lift", "seconds": 2.0})
    text = with_value(text, ("figure", "up", "working", "knee_flexion"), 8)
    text = with_item(text, ("phase", 0, "path"), 0, {"at": 1, "pose": "up"})
    text = with_value(text, ("dose", "reps"), 8)
    text = with_item(text, ("phase",), 1, {"name": "lower", "seconds": 4, "pose": "start"})
    assert text == (
        "format = 1\n\n[dose]\nreps = 8\n\n"
        '[[phase]]\nname = "lift"\nseconds = 2\npath = [{ at = 1, pose = "up" }]\n\n'
        '[[phase]]\nname = "lower"\nseconds = 4\npose = "start"\n\n'
        '[figure]\nview = "side"\n\n[figure.start]\narms = "lap"\n\n'
        "[figure.up]\nworking = { knee_flexion = 8 }\n"
    )


def test_a_pose_gets_another_name_wherever_it_stands():
    text = Path("routines/exercises/standing/step-up.toml").read_text()
    renamed = with_pose_renamed(text, "foot-up", "on the step")
    gone, new = changes(text, renamed)
    assert [
        line.replace("on the step", "foot-up").replace('."foot-up"]', ".foot-up]") for line in new
    ] == gone
    assert renamed.count('"on the step"') == text.count("foot-up")
    assert with_pose_renamed(renamed, "on the step", "foot-up") == text
    for old, name in (("start", "first"), ("foot-up", "up"), ("nothing", "new")):
        with pytest.raises(EditError):
            with_pose_renamed(text, old, name)


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: with_value(f"{text}\n?", ("name",), "x"),
        lambda text: with_value(text, ("name", "deeper"), 1),
        lambda text: with_value(text, ("step", 7, "sets"), 1),
        lambda text: with_value(text, ("step",), 7),
        lambda text: with_item(text, ("step",), 3, {}),
        lambda text: without_item(text, ("step",), 2),
        lambda text: with_item_moved(text, ("name",), 0, 1),
        lambda text: with_item_moved(text.replace("[[ step ]]", "[step.left]\n[[step]]"), ("step",), 0, 1),
    ],
)
def test_what_leads_nowhere_is_refused(edit):
    with pytest.raises(EditError):
        edit(COMMENTED)
