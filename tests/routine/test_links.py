"""Easier and harder lead somewhere, never round in a circle, and never take away what a person holds."""

import pytest

from tests.routine.files import EXERCISE, changed, said, write

STRAIGHT = changed(EXERCISE, {"hip_flexion = 90, knee_flexion = 90": "hip_flexion = 0"})
PLACES = {
    "in bed": ("bed", "none", "none", "sides"),
    "on a chair": ("seated", "chair", "none", "lap"),
    "up by both hands": ("seated", "chair", "full", "chair-arms"),
    "up by one hand": ("seated", "chair", "full", "one-chair-arm"),
    "up by no hand": ("seated", "chair", "full", "crossed"),
    "up from anywhere": ("seated", "none", "full", "crossed"),
    "at the counter": ("standing", "counter", "full", "counter"),
    "one hand on it": ("standing", "counter", "full", "counter-beside"),
    "hands above it": ("standing", "counter", "full", "over-counter"),
    "with nothing": ("standing", "none", "full", "sides"),
    "with a stick": ("walking", "cane", "full", "stick"),
    "with a frame": ("walking", "walker", "partial", "frame"),
}


def put(folder, name, place, **top):
    position, support, weight_bearing, arms = PLACES[place]
    text = changed(STRAIGHT, {'arms = "lap"': f'arms = "{arms}"'})
    if position == "walking":
        text = changed(text, {'view = "side"': 'view = "side"\ntravel = "forward"'})
    write(folder, name, text, position=position, support=support, weight_bearing=weight_bearing, **top)


def test_links_that_lead_nowhere_suggest_the_nearest_name(tmp_path):
    put(tmp_path, "curl", "on a chair", harder="marhc", easier="gone")
    put(tmp_path, "march", "on a chair")
    (tmp_path / "cautions.toml").write_text('format = 1\n[cautions]\nfall-risk = "Hold on."\n')
    write(tmp_path, "bend", changed(STRAIGHT, {'"Sit tall."': '"Sit tall."\navoid_if = ["fall-risc"]'}))
    assert said(tmp_path) == [
        "bend:10: avoid_if 1: there is no `fall-risc`; did you mean `fall-risk`?",
        "curl:2: easier: there is no `gone`; known here: `bend`, `curl`, `march`",
        "curl:3: harder: there is no `marhc`; did you mean `march`?",
    ]


def test_a_link_to_a_file_with_mistakes_is_no_mistake_of_its_own(tmp_path):
    put(tmp_path, "curl", "on a chair", harder="march")
    put(tmp_path, "march", "on a chair", level=99)
    assert said(tmp_path) == ["march:2: level: is 99; choose a whole number from 1 to 6"]


def test_a_circle_is_told_once_in_every_file_that_it_goes_through(tmp_path):
    put(tmp_path, "a", "on a chair", harder="b")
    put(tmp_path, "b", "on a chair", harder="c")
    put(tmp_path, "c", "on a chair")
    put(tmp_path, "a2", "on a chair", easier="c", harder="a")  # harder than c, and a harder than it
    put(tmp_path, "e", "on a chair", easier="e", harder="e")
    put(tmp_path, "f", "on a chair", easier="a")  # leads into it, and is no part of it
    assert [line.split(";")[0] for line in said(tmp_path)] == [
        "a:2: harder: leads back here: `b`, `c`, `a2`, `a`",
        "a2:2: harder: leads back here: `a`, `b`, `c`, `a2`",
        "b:2: harder: leads back here: `c`, `a2`, `a`, `b`",
        "e:2: harder: leads back here: `e`",
    ]


def test_two_that_name_each_other_as_easier_and_harder_are_no_circle(tmp_path):
    put(tmp_path, "a", "on a chair", harder="b")
    put(tmp_path, "b", "on a chair", easier="a")
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("here", "there", "takes_away"),
    [
        ("in bed", "on a chair", False),
        ("on a chair", "up by both hands", False),
        ("on a chair", "with nothing", True),
        ("up by both hands", "up by one hand", False),
        ("up by one hand", "up by no hand", True),
        ("up by no hand", "with nothing", True),
        ("up by no hand", "up from anywhere", True),
        ("with nothing", "up by no hand", False),
        ("at the counter", "one hand on it", False),
        ("at the counter", "hands above it", True),
        ("at the counter", "with nothing", True),
        ("with a frame", "with a stick", True),
        ("with a stick", "with a frame", False),
        ("with a stick", "with nothing", True),
        ("with nothing", "at the counter", False),
    ],
)
@pytest.mark.parametrize("key", ["easier", "harder"])
def test_no_link_takes_away_what_a_person_holds_on_to(tmp_path, key, here, there, takes_away):
    put(tmp_path, "here", here, **{key: "there"})
    put(tmp_path, "there", there)
    found = [line for line in said(tmp_path) if "takes support away" in line]
    assert [line.split(": `there`")[0] for line in found] == [f"here:2: {key}"] * takes_away


def test_less_support_is_less_by_what_stands_there_or_by_a_hand(tmp_path):
    put(tmp_path, "counter", "at the counter", less_support="one-hand")
    put(tmp_path, "one-hand", "one hand on it", less_support="free")
    put(tmp_path, "free", "with nothing", less_support="counter")
    (found,) = said(tmp_path)
    assert found.startswith("free:2: less_support: `counter` asks for no less support than this one; name it")


def test_harder_has_no_lower_level_and_easier_no_higher_one(tmp_path):
    put(tmp_path, "low", "on a chair", level=2, easier="high")
    put(tmp_path, "high", "on a chair", level=3, harder="other")
    put(tmp_path, "other", "on a chair", level=1)
    assert [line.split(";")[0] for line in said(tmp_path)] == [
        "high:2: harder: `other` has level 1, and this one 3",
        "low:2: easier: `high` has level 3, and this one 2",
    ]
