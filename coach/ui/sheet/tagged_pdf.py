"""A PDF's structure for screen readers: tags between the marks that a `TaggingPainter` left.

Headings, paragraphs, tables with their rows and cells, and pictures with their words (ISO 32000-1, 14.7 and
14.8); all other painting is an artifact, which isn't read. PDF/UA isn't claimed: nobody has checked for it.
"""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from coach.ui.sheet.tags import FAR_AWAY, Element, Mark, Role

SIGNS: Final = re.compile(rb"\[[^\]]*\]")
MEANT: Final = {b"<0009>": b"<0020>", b"<00A0>": b"<0020>", b"<00AD>": b"<002D>"}
"""Signs that are painted alike: Qt names the first or last of them, and a search would find no space."""

MARK: Final = re.compile(
    rb"q\n(?:[^\n]* (?:CS|SCN|gs|d)\n)*(\d+) -%d m\n\1 -%d l\nS\nQ\n" % (FAR_AWAY, FAR_AWAY + 1)
)
"""A mark as Qt writes it, with the pen before it; nothing else is between that "q" and "Q"."""


def tagged(pdf: bytes, document: Element, language: str) -> PdfWriter:
    """Return a PDF of Qt's with the structure of `document`, which was painted in it.

    `language` is such as "en". Where the marks aren't found again, it has no tags.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(language)
    root[NameObject("/ViewerPreferences")] = _dictionary(DisplayDocTitle=BooleanObject(True))
    for signs in {id(signs): signs for page in writer.pages for signs in _signs_of_fonts(page)}.values():
        _name_spaces(signs)
    roles = {mark: element.role for element in _all(document) for mark in _marks(element)}
    streams = [page["/Contents"].get_object() for page in writer.pages]
    texts = [_with_tags(_data(stream), page, roles) for page, stream in enumerate(streams)]
    if b"" in texts:
        logging.getLogger(__name__).warning("The PDF has no tags: what marks them was not found in it.")
        return writer
    for stream, text in zip(streams, texts, strict=True):
        if isinstance(stream, StreamObject):
            stream.set_data(text)
    _add_structure(writer, document)
    return writer


def _signs_of_fonts(page: PageObject) -> list[StreamObject]:
    """Return what the fonts of a page tell of the signs that they paint."""
    resources = page["/Resources"].get_object()
    fonts = resources["/Font"].get_object() if isinstance(resources, DictionaryObject) else None
    if not isinstance(fonts, DictionaryObject):
        return []
    every = [fonts[name].get_object() for name in fonts]
    told = [font["/ToUnicode"].get_object() for font in every if isinstance(font, DictionaryObject)]
    return [signs for signs in told if isinstance(signs, StreamObject)]


def _name_spaces(signs: StreamObject) -> None:
    """Have a font's spaces found as spaces."""

    def meant(block: re.Match[bytes]) -> bytes:
        text = block[0]
        for written, sign in MEANT.items():
            text = text.replace(written, sign)
        return text

    signs.set_data(SIGNS.sub(meant, signs.get_data()))


def _with_tags(page_content: bytes, page: int, roles: dict[Mark, Role]) -> bytes:
    """Return what paints a page with tags in place of marks, b"" when not all marks are there, in order."""
    count = sum(mark.page == page for mark in roles)
    pieces = MARK.split(page_content)
    if pieces[1::2] != [b"%d" % number for number in range(2 * count)]:
        return b""
    written = [b"/Artifact BMC\n", pieces[0]]
    for number, painted in enumerate(pieces[2::2]):
        role = roles.get(Mark(page, number // 2), Role.PARAGRAPH)
        begin = b"/%s <</MCID %d>> BDC\n" % (role.encode(), number // 2)
        written += [b"EMC\n", b"/Artifact BMC\n" if number % 2 else begin, painted]
    return b"".join((*written, b"EMC\n"))


def _add_structure(writer: PdfWriter, document: Element) -> None:
    """Put the tree of elements into a PDF, and the way from each stretch of a page to its element."""
    pages = [page.indirect_reference for page in writer.pages]
    owners: dict[Mark, IndirectObject] = {}

    def add(one: Element, parent: IndirectObject) -> IndirectObject:
        made = _dictionary(Type=NameObject("/StructElem"), S=NameObject(f"/{one.role}"), P=parent)
        for key, value in _attributes(one):
            made[NameObject(key)] = value
        reference = _added(writer, made)
        kids = ArrayObject()
        for child in one.children:
            if isinstance(child, Element):
                kids.append(add(child, reference))
            else:
                owners[child] = reference
                kids.append(_dictionary(
                    Type=NameObject("/MCR"), Pg=pages[child.page], MCID=NumberObject(child.number)
                ))  # fmt: skip
        made[NameObject("/K")] = kids
        return reference

    tree = _dictionary(Type=NameObject("/StructTreeRoot"))
    root = _added(writer, tree)
    tree[NameObject("/K")] = ArrayObject([add(document, root)])
    found = ArrayObject()
    for number, page in enumerate(writer.pages):
        page[NameObject("/StructParents")] = NumberObject(number)
        page[NameObject("/Tabs")] = NameObject("/S")
        of_page = sorted((mark.number, owner) for mark, owner in owners.items() if mark.page == number)
        found += [NumberObject(number), ArrayObject(owner for _number, owner in of_page)]
    tree[NameObject("/ParentTree")] = _added(writer, _dictionary(Nums=found))
    tree[NameObject("/ParentTreeNextKey")] = NumberObject(len(pages))
    writer.root_object[NameObject("/StructTreeRoot")] = root
    writer.root_object[NameObject("/MarkInfo")] = _dictionary(Marked=BooleanObject(True))


def _attributes(one: Element) -> Iterator[tuple[str, PdfObject]]:
    if one.alt:
        yield "/Alt", TextStringObject(one.alt)
    if one.role in (Role.HEADER, Role.CELL):
        told = _dictionary(O=NameObject("/Table"))
        if one.role is Role.HEADER:
            told[NameObject("/Scope")] = NameObject("/Row" if one.is_row_header else "/Column")
        for key, span in (("/RowSpan", one.row_span), ("/ColSpan", one.column_span)):
            if span > 1:
                told[NameObject(key)] = NumberObject(span)
        if len(told) > 1:
            yield "/A", told


def _all(one: Element) -> Iterator[Element]:
    yield one
    for child in one.children:
        if isinstance(child, Element):
            yield from _all(child)


def _marks(one: Element) -> Iterator[Mark]:
    return (child for child in one.children if isinstance(child, Mark))


def _data(stream: PdfObject | None) -> bytes:
    return stream.get_data() if isinstance(stream, StreamObject) else b""


def _added(writer: PdfWriter, made: DictionaryObject) -> IndirectObject:
    return writer._add_object(made)  # noqa: SLF001 - pypdf has no other way, and shows this one in its guide


def _dictionary(**values: PdfObject | None) -> DictionaryObject:
    return DictionaryObject(
        {NameObject(f"/{key}"): value for key, value in values.items() if value is not None}
    )
