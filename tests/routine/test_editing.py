"""Tests of changing a text by a form: what isn't meant stays to the byte."""

import re
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

ODD = r"""
a.b.c = 1 # c
"figure".start."both".hip = 9
[[step]]
left . reps = 6 # l
----
step = [{exercise = "a", tempo = {lift = 2}}, { exercise="b" , sets=2 } , # two
  # between
  {left={reps = 3}} # last
  # end
] # after
name = "#]}"
----
[[step]] # first
# in
[step.left] # l
reps = 2
# tail
[[phase]]
x = 1
[[step]]
[[step.sub]]
[[step.sub]]
[step.sub.deep]
y = 1
# end
----
"naïve key" = 1
'q"k' = [1, [2, []], {b = 2}, ] # c
"esc\u00e9\"x" = {}
"" = [ # open
  # lead
  "a"
  , "b" # b
] # close
[figure.'o"o']
arms = \'''
[[step]] #no comment
\'''
[figure]
view = 'x'
----
a = { b.c = 1, e.f.g = [ 3 ] }
[x.y.z]
k = 2026-11-01 10:00:00
[x] # above it
	l = 0x1F

  [[ x . s ]]
t = 1e3""".replace("\\'", "'").split("----\n")
"""Valid TOML as no routine has it: dotted keys, steps in brackets, comments everywhere, headers mixed up."""


def ways(value, path=()):
    """Return everything that is there, and places for something new, each with the way to it."""
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    for key, one in inside:
        yield from ways(one, (*path, key))
    if isinstance(value, dict):
        yield (*path, "new key"), None


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


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_odd_toml_says_what_was_asked_for_after_an_edit_and_keeps_its_comments_or_is_refused(data):
    text = data.draw(st.sampled_from(ODD))
    text = text.replace("\n", "\r\n") if data.draw(st.booleans()) else text
    path, value = data.draw(st.sampled_from(list(ways(tomllib.loads(text)))[1:]))
    given = data.draw(
        st.sampled_from([7, 0.5, "it's", 'a\n"b"', True, ["x"] * 3, ["long" * 10] * 4, {"k": {"l": 1}}])
    )
    try:
        changed = with_value(text, path, given)
    except EditError:
        assert isinstance(value, dict | list) or path[-1] == "new key"
        return
    found = tomllib.loads(changed)
    for part in path:
        found = found[part]
    assert found == given
    if not isinstance(value, dict | list):
        assert re.findall("# .*", changed) == re.findall("# .*", text)
        assert changed.count("\n") == changed.count("\r\n") or "\r" not in changed
    assert value is None or with_value(changed, path, given) == changed


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


@pytest.mark.parametrize(
    ("text", "edit", "result"),
    [
        ("a = [ # none yet\n]\n", (with_value, ("a", 0), "x"), 'a = ["x" # none yet\n]\n'),
        ('a = [ "x" ]\n', (with_value, ("a", 0), None), "a = []\n"),
        ('a = ["x", # x\n "y"]\n', (with_value, ("a", 1), None), 'a = ["x" # x\n ]\n'),
        ('a = ["x" # x\r\n]\r\n', (with_value, ("a", 1), "y"), 'a = ["x", # x\r\n"y"\r\n]\r\n'),
        ("a = { b = { c = 1 }, d = 2 }\n", (with_value, ("a", "b", "c"), None), "a = { d = 2 }\n"),
        ("a = { b = 1, c = 2 }\n", (with_value, ("a",), {"c": 3}), "a = { c = 3 }\n"),
        ("a = true\n", (with_value, ("a",), 1), "a = 1\n"),
        ('a = """b"""\n', (with_value, ("a",), "\nc"), 'a = """\n\nc"""\n'),
        ("a = 'b'\n", (with_value, ("a",), "\x7f\x1b\t"), 'a = "\\u007f\\u001b\\t"\n'),
        ("# Mine\n\n[dose]\n", (with_value, ("a",), 1), "# Mine\na = 1\n\n[dose]\n"),
        ("# Mine\n# to be", (with_value, ("a",), 1), "# Mine\n# to be\na = 1"),
        ("[[a]]\n  b = 1\n", (with_item, ("a",), 1, {"b": 2}), "[[a]]\n  b = 1\n\n[[a]]\n  b = 2\n"),
        ("a = 1\n\n\n[[b]]\nc = 1\n\n[[b]]\nc = 2\n", (without_item, ("b",), 0), "a = 1\n\n\n[[b]]\nc = 2\n"),
        (
            "a = [{}]\n",
            (with_item, ("a",), 1, {"b": ["x" * 60] * 2}),
            f"a = [{{}}, {{ b = {['x' * 60] * 2} }}]\n",
        ),
    ],
)
def test_what_is_new_is_written_in_the_manner_of_what_is_around_it(text, edit, result):
    change, *rest = edit
    assert change(text, *rest) == result.replace("'", '"')


def test_an_item_goes_with_its_own_comments_and_its_sub_tables():
    moved = with_item_moved(COMMENTED, ("step",), 1, 0)
    assert moved.index("[[ step ]]") < moved.index("[step.right]") < moved.index("# ---- the main part ----")
    assert moved.index("# ---- the main part ----") < moved.index("# Warm up\n[[step]]")
    assert "left.reps = 6\n# rest_seconds = 45\n\n[progression]" in moved
    gone = without_item(COMMENTED, ("step",), 0)
    assert "# Warm up" not in gone
    assert "# rest_seconds" not in gone
    assert ']\n\n# ---- the main part ----\n\n[[ step ]]\n"exercise"' in gone


def test_a_comment_at_the_end_of_an_item_stays_its_own_when_another_comes_and_goes():
    text = "[[step]]\nsets = 1\n[[step]]\nsets = 2\n# rest_seconds = 45\n"
    more = with_item(text, ("step",), 2, {"sets": 3})
    assert without_item(more, ("step",), 2) == text
    copied = with_item_copied(text, ("step",), 1)
    assert without_item(copied, ("step",), 1).count("# rest_seconds") == 1
    assert without_item(copied, ("step",), 2) == text


def test_quotes_in_a_text_of_several_lines_stay_as_they_are_where_they_can():
    text = 'note = """\nSay "slowly".\nThen rest."""\n'
    changed = with_value(text, ("note",), 'Say "slowly".\nThen "rest"')
    assert changed == 'note = """\nSay "slowly".\nThen "rest\\""""\n'
    for hard in ('"', '""', '""""', '\\"', 'a"""b', '"\\'):
        assert tomllib.loads(with_value(text, ("note",), hard)) == {"note": hard}


def test_what_is_missing_is_made_in_the_manner_of_the_format():
    text = 'format = 1\n\n[figure]\nview = "side"\n\n[figure.start]\narms = "lap"\n'
    text = with_item(text, ("phase",), 0, {"name": "lift", "seconds": 2.0})
    text = with_value(text, ("figure", "up", "working", "knee_flexion"), 8)
    text = with_item(text, ("phase", 0, "path"), 0, {"at": 1.0, "pose": "up"})
    text = with_value(text, ("dose", "reps"), 8)
    text = with_item(text, ("phase",), 1, {"name": "lower", "seconds": 4, "pose": "start"})
    assert text == (
        "format = 1\n\n[dose]\nreps = 8\n\n"
        '[[phase]]\nname = "lift"\nseconds = 2\npath = [{ at = 1.0, pose = "up" }]\n\n'
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
    for old, name in (("start", "first"), ("foot-up", "up"), ("foot-up", " "), ("nothing", "new")):
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
        lambda text: with_item_moved(f"{text}[step.left]\n", ("step",), 0, 1),
        lambda text: with_value(f"{text}a = {{ b.c = 1 }}", ("progression", "a", "b"), None),
    ],
)
def test_what_leads_nowhere_is_refused(edit):
    with pytest.raises(EditError):
        edit(COMMENTED)
