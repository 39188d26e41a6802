"""What stands before the `=`: the name of a value, or what was meant as one."""

# ruff: noqa: RUF001 - signs that look like others are what people write

import re
import tomllib
from contextlib import suppress
from typing import Final

from coach.routine.syntax.mending import Mending, as_text, shortened

Name = tuple[str, ...]
"""The parts of a name, mostly one; `tempo.lift` has two."""

_BARE: Final = r"[A-Za-z0-9_-]+"
PART: Final = rf"(?:{_BARE}|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*')"
_PLAIN: Final = re.compile(rf"({_BARE})[ \t]*=(?![=>])[ \t]*")
_DOTTED: Final = re.compile(rf"({PART}(?:[ \t]*\.[ \t]*{PART})*)[ \t]*=(?![=>])[ \t]*")
_ONE_PART: Final = re.compile(PART)
_ANY: Final = re.compile(
    r"([\"“”„«»'][^\"“”„«»'\n=]*[\"“”„«»'][ \t]*|[^=:\"'#\n{}\[\],]*?)(:=|==+>?|=>|->|=|:)[ \t]*"
)
_NO_SIGN: Final = re.compile(rf"({_BARE})[ \t]+(?=[\"'\[{{“„‘«0-9.+½¼¾-])")
_SIGN_MEANT: Final = re.compile(rf"({_BARE})[ \t]*(,|;|\||≈|＝|\bis\b|\bist\b)[ \t]*(?=[\"'“„0-9.+-])")
_ALONE: Final = re.compile(rf"({_BARE})[ \t]*(?=$|#)", re.MULTILINE)
_ALONE_WITHIN: Final = re.compile(rf"({_BARE})[ \t]*(?=$|[,}}])", re.MULTILINE)
_VALUE_ALONE: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?=[ \t]*[,}])")
_NOTE: Final = re.compile(r"//|/\*|<!--|;|--[ \t]|%|REM[ \t]|'[^'\n]*$", re.MULTILINE)
_POINT: Final = re.compile(r"(?:[-*•–·>]|[0-9]{1,2}\))[ \t]+(?:\[[ xX]?\][ \t]+)?")
_AROUND: Final = "\"'“”„«»‘’ \t"


def read_name(mending: Mending, ends: str) -> Name | None:
    """Go over a name and its `=`; None where there is neither: then the rest of the line is passed over."""
    text, at = mending.text, mending.at
    if match := _PLAIN.match(text, at):
        mending.at = match.end()
        return (match[1],)
    if match := _DOTTED.match(text, at):
        mending.at = match.end()
        return parts_of(match[1])
    if not ends and (point := _POINT.match(text, at)):
        mending.fault(at, f"`{point[0].strip()}` stands before the name", "take it out", read=point[0])
        mending.replace(at, point.end(), "")
        mending.at = point.end()
        return read_name(mending, ends)
    if not ends and _NOTE.match(text, at):
        _no_name(mending, ends)
        return None
    if match := _ANY.match(text, at):
        return _odd_name(mending, match)
    return _without_sign(mending, ends)


def _without_sign(mending: Mending, ends: str) -> Name | None:
    """Go over a name that no `=` follows, or none at all."""
    text, at = mending.text, mending.at
    if match := _NO_SIGN.match(text, at):
        mending.path = (*mending.path, match[1])
        mending.fault(
            match.end(), "the `=` is missing", f"write `{match[1]} = `", read=mending.rest_of_line()
        )
        mending.replace(match.end(), match.end(), "= ")
        mending.at = match.end()
        return (match[1],)
    if not ends and (match := _SIGN_MEANT.match(text, at)):
        mending.path = (*mending.path, match[1])
        what = f"`{match[2]}` stands where `=` belongs"
        mending.fault(match.start(2), what, f"write `{match[1]} = `", read=match[2])
        mending.replace(match.start(2), match.end(), "= ")
        mending.at = match.end()
        return (match[1],)
    if ends and (match := _VALUE_ALONE.match(text, at)):
        what, remedy = f"there is no name before `{match[0]}`", f"write it like `reps = {match[0]}`"
        mending.fault(at, what, remedy, read=match[0])
        _lose(mending)
        return None
    if match := (_ALONE_WITHIN if ends else _ALONE).match(text, at):
        mending.path = (*mending.path, match[1])
        mending.fault(at, f"`{match[1]}` has no value", f"write `{match[1]} = ` and its value", read=match[1])
        mending.doubt()
        mending.replace(match.end(1), match.end(1), ' = ""')
        mending.at = match.end(1)
        return None
    _no_name(mending, ends)
    return None


def _odd_name(mending: Mending, match: "re.Match[str]") -> Name | None:
    at, sign = match.start(), match[2]
    name = match[1].strip(_AROUND)
    if not name:
        mending.fault(at, f"there is no name before the `{sign}`", "write the name, or take the line out")
        _lose(mending)
        return None
    written = match[1].strip()
    is_quoted = written[:1] in "\"'“”„«»" and len(written) > len(name) + 1
    meant = name
    mended = name if re.fullmatch(_BARE, name) else as_text(name)
    if re.fullmatch(rf"{_BARE}(?:[ \t]+{_BARE})+", name) and not is_quoted:
        meant = mended = re.sub(r"[ \t]+", "_", name.lower())
    elif not re.fullmatch(r"[\w -]+", name) and not is_quoted and (bare := re.sub(r"[^\w-]+", "", name)):
        meant, mended = bare, bare if re.fullmatch(_BARE, bare) else as_text(bare)
    table = mending.path
    mending.path = (*table, meant)
    if meant != name and " " not in name:
        what = f"the name `{shortened(name)}` has a sign in it that doesn't belong"
        mending.fault(at, what, f"write `{mended}`", read=name)
    elif meant != name:
        what = f"the name `{shortened(name)}` has a space in it"
        mending.fault(at, what, f"write `{mended}`", read=name)
    elif mended != name and not is_quoted:
        what = f"the name `{shortened(name)}` needs quotes for its signs"
        mending.fault(at, what, f"write `{mended} =`", read=name, gives_way=True, is_of_name=True)
    elif written != name and (written[:1] not in "\"'" or not is_quoted):
        mending.fault(at, "quotes that don't belong stand at the name", f"write `{mended}`", read=written)
    if sign != "=":
        remedy = f"write `{mended} = `"
        mending.fault(match.start(2), f"`{sign}` stands where `=` belongs", remedy, read=sign)
    mending.replace(at, match.end(), f"{mended} = ")
    mending.at = match.end()
    mending.path = table
    return (meant,)


def _no_name(mending: Mending, ends: str) -> None:
    """Report a line that is no name with its value, and pass it over."""
    rest = mending.rest_of_line().strip()
    if ends:
        mending.fault(mending.at, "this is no name with its value", "write it like `lift = 3`", read=rest)
        _lose(mending)
        return
    if _NOTE.match(rest) or rest.startswith(("*", "•", "!")) or rest.endswith("*/"):
        what, remedy = "a note begins with #", "put # before it"
    elif rest.startswith("```"):
        what, remedy = "this line is no part of a routine", "take it out"
    elif rest[:1] in ("]", "}", ")"):
        what, remedy = f"there is a {rest[0]} too many", "take it out, or put what it closes before it"
    elif re.match(r"[^\W\d_]+[,;]?\s+\S", rest):
        what, remedy = "this is no name with its value, and no note", "put # before it, if it is a note"
    else:
        what, remedy = "this line can't be read", "write a name, `=` and a value; or take it out"
        mending.torn.add(mending.path)
    mending.fault(mending.at, what, remedy, read=rest)
    mending.replace(mending.at, mending.line_end(), "")
    mending.at = mending.line_end()


def _lose(mending: Mending) -> None:
    """Pass over the rest of the line, within whatever brackets: something of this table is lost."""
    mending.torn.add(mending.path)
    end = mending.line_end()
    rest = mending.text[mending.at : end]
    if mending.depth:
        stop = re.search(r"[,}\]]", rest)
        end = mending.at + stop.start() if stop else end
    mending.replace(mending.at, end, "")
    mending.at = max(end, mending.at)


def parts_of(dotted: str) -> Name:
    """Return the parts of a name such as `tempo."go up"`."""
    return tuple(_unquoted(part) for part in _ONE_PART.findall(dotted))


def _unquoted(part: str) -> str:
    if part[0] == '"' and "\\" in part:
        with suppress(ValueError):
            return next(iter(tomllib.loads(f"{part} = 0")))
    return part[1:-1] if part[0] in "\"'" else part
