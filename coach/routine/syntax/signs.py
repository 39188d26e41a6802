"""Signs that can't be seen, or not be told from plain ones: they come with text from elsewhere."""

import re
import unicodedata
from typing import Final

from coach.routine.syntax.edits import Changed
from coach.routine.syntax.mending import Mending

_NOTHING: Final = "\u200b-\u200f\u2060\ufeff\u00ad\u180e\u202a-\u202e\u2066-\u2069"
_ODD_SPACES: Final = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_LINE_ENDS: Final = "\u0085\u2028\u2029"
_CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f\ud800-\udfff"
_ANY: Final = re.compile(f"[{_NOTHING}{_ODD_SPACES}{_LINE_ENDS}{_CONTROLS}]")
_PIECES: Final = re.compile(
    r'(?P<kept>"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|[“”„«»‟][^“”„«»‟\"\n]*[“”«»‟\"]"
    r"|\#[^\n]*)"
    f"|(?P<nothing>[{_NOTHING}]+)|(?P<space>[{_ODD_SPACES}]+)|(?P<line>[{_LINE_ENDS}]+)|(?P<control>[{_CONTROLS}]+)",
    re.DOTALL,
)
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
_NAMES: Final = {
    "\u00a0": "a non-breaking space",
    "\x00": "a zero sign (NUL)",
    "\u200b": "a zero-width space",
}


def with_plain_signs(mending: Mending) -> Changed:
    """Return the text with plain signs in place of odd ones; the first of each line is told."""
    text = mending.text
    if not _ANY.search(text):
        return mending.edits.applied_to(text)
    told: set[int] = set()
    for match in _PIECES.finditer(text):
        if match.lastgroup == "kept":
            for control in _CONTROL.finditer(match[0]):
                at = match.start() + control.start()
                _tell(mending, at, told)
                mending.edits.add(at, at + 1, " ")
            continue
        _tell(mending, match.start(), told)
        new = {"nothing": "", "line": "\n"}.get(match.lastgroup or "", " " * len(match[0]))
        mending.edits.add(match.start(), match.end(), new)
    return mending.edits.applied_to(text)


def _tell(mending: Mending, at: int, told: set[int]) -> None:
    line = mending.text.rfind("\n", 0, at)
    if line in told:
        return
    told.add(line)
    sign = mending.text[at]
    name = "a " + (unicodedata.name(sign, "").lower() or f"control sign (U+{ord(sign):04X})")
    what = f"{_NAMES.get(sign, name)} stands here, which can't be seen"
    remedy = "delete it, and type a plain space where one is needed"
    if sign in _LINE_ENDS:
        remedy = "delete it, and press Enter there"
    mending.fault(at, what, remedy, read=repr(sign)[1:-1])
