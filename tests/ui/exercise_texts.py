"""The texts of the shipped exercises, what they draw, and what differs between two of them."""

import difflib
import tomllib

from coach.ui.workshop.poses.pose_values import figure_of
from tests.ui.drafts import ROUTINES

FILES = {file.stem: file for file in (ROUTINES / "exercises").rglob("*.toml") if file.stem != "cautions"}


def text_of(name):
    return FILES[name].read_text(encoding="utf-8")


def written(text):
    return figure_of(tomllib.loads(text))


def changed_lines(before, after):
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]
