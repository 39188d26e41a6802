"""Reads a tagged PDF as a screen reader does: by its structure, never by what lies where on the page."""

import re
from collections import defaultdict

from pypdf import PdfReader

TEXT = re.compile(rb"/MCID (\d+)>> BDC|(EMC|/Artifact BMC)|/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj")


def structure_of(path):
    """Return (role, text, attributes) of every element that has a text or a picture's words, in order."""
    reader = PdfReader(path)
    spoken = [_spoken_on(page) for page in reader.pages]
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}

    def walk(one):
        one = one.get_object()
        kids = [kid.get_object() for kid in one.get("/K", ())]
        own = [kid for kid in kids if "/MCID" in kid]
        text = "".join(spoken[numbers[kid.raw_get("/Pg").idnum]][kid["/MCID"]] for kid in own)
        if text.strip() or "/Alt" in one:
            yield one["/S"][1:], one.get("/Alt", " ".join(text.split())), dict(one.get("/A", {}))
        for kid in kids:
            if "/S" in kid:
                yield from walk(kid)

    (document,) = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    return list(walk(document))


def unread_of(path):
    """Return the text of each page that belongs to nothing, such as its number."""
    return [_spoken_on(page)[None] for page in PdfReader(path).pages]


def font_sizes_of(path):
    """Return the size of each text that is painted, in points."""
    sizes = []
    for page in PdfReader(path).pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, _font, size: sizes.append(_scaled(text, cm, tm, size))
        )
    return [size for size in sizes if size is not None]


def _scaled(text, cm, tm, size):
    return abs(size * tm[3] * cm[3]) if text.strip() else None


def _spoken_on(page):
    """Return the text of each marked stretch by its number, and by None what is marked as an artifact."""
    maps = {name[1:]: _signs(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    spoken, place, signs = defaultdict(str), None, {}
    for number, end, font, codes in TEXT.findall(page.get_contents().get_data()):
        if number or end:
            place = int(number) if number else None
        elif font:
            signs = maps[font.decode()]
        else:
            digits = codes.decode()
            spoken[place] += "".join(signs[int(digits[at : at + 4], 16)] for at in range(0, len(digits), 4))
    return spoken


def _signs(font):
    """Return what each code of a font stands for, from its map to Unicode."""
    table = font["/ToUnicode"].get_object().get_data().decode("ascii")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        found |= {int(code, 16): chr(int(sign, 16)) for code, sign in re.findall(r"<(\w+)>\s*<(\w+)>", block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, sign in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(sign, 16) + step)
        for first, signs in re.findall(r"<(\w+)>\s*<\w+>\s*\[(.*?)\]", block, re.DOTALL):
            for step, sign in enumerate(re.findall(r"<(\w+)>", signs)):
                found[int(first, 16) + step] = chr(int(sign, 16))
    return found
