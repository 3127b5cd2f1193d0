"""PDFs for the tests of statements: good ones by fpdf2, hostile ones written by hand."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from fpdf import FPDF
from fpdf.enums import AccessPermission

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_LETTER = b"0 0 612 792"


def good(pages: int = 3) -> bytes:
    """A document with "Page 1" and so on, a red square on each."""
    sheet = FPDF(format="letter")
    sheet.set_font("helvetica", "B", 24)
    for number in range(pages):
        sheet.add_page()
        sheet.cell(100, 20, f"Page {number + 1}")
        sheet.set_fill_color(200, 0, 0)
        sheet.rect(0, 0, 215.9, 10 + number % 100, style="F")
    return bytes(sheet.output())


def encrypted() -> bytes:
    """A document that opens with a password only."""
    sheet = FPDF()
    sheet.set_encryption(owner_password="owner", user_password="user", permissions=AccessPermission.none())  # noqa: S106
    sheet.add_page()
    return bytes(sheet.output())


def busy() -> bytes:
    """Less than a kilobyte that draws one square a hundred million times."""
    tile = _stream(
        b"1 0 0 rg 0 0 .001 .001 re f",
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]"
        b"/XStep .0001/YStep .0001/Resources<<>>",
    )
    return _one(_stream(b"/Pattern cs /P scn 0 0 612 792 re f"), b"/Pattern<</P 5 0 R>>", more=[tile])


def nested(depth: int = 8) -> bytes:
    """Forms in forms, each of which draws the next twenty times."""
    objects = []
    for place in range(depth):
        last = place == depth - 1
        inside = b"" if last else b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + place)
        content = b"0 0 300 300 re f" if last else b"/F Do " * 20
        objects.append(_stream(content, b"/Type/XObject/Subtype/Form/BBox[%s]%s" % (_LETTER, inside)))
    return _one(_stream(b"/F Do"), b"/XObject<</F 5 0 R>>", more=objects)


def swelling(size: int) -> bytes:
    """A small document whose picture needs `size` bytes of memory at once."""
    packed = zlib.compress(zlib.compress(bytes(size), 9), 9)
    content = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n%s\nendstream" % (
        len(packed),
        packed,
    )
    return _one(content)


def huge_page() -> bytes:
    """A page of 14 by 14 kilometres."""
    return _one(_stream(b"0 0 9 9 re f"), box=b"0 0 40000000 40000000")


def strip() -> bytes:
    """A page of one by 14400 points: allowed, and much higher than wide."""
    return _one(_stream(b"0 0 9 9 re f"), box=b"0 0 1 14400")


def scripted(url: bytes) -> bytes:
    """A document that asks for `url` when it is opened, by script, by action and by a form it would send."""
    actions = (
        b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('%s'\\); this.submitForm\\('%s'\\);)>>"
        b"/AA<</WC<</S/URI/URI(%s)>>>>/Names<</JavaScript<</Names[(a)5 0 R]>>>>" % (url, url, url)
    )
    script = b"<</S/JavaScript/JS(app.launchURL\\('%s'\\);)>>" % url
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/AA<</O<</S/URI/URI(%s)>>>>"
        b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/A<</S/Launch/F(/bin/sh)>>>>]>>"
        % (_LETTER, url)
    )
    catalog = b"<</Type/Catalog/Pages 2 0 R%s>>" % actions
    return _document([catalog, _PAGES, page, _stream(b"0 0 9 9 re f"), script])


def _one(
    content: bytes, resources: bytes = b"", *, box: bytes = _LETTER, more: Sequence[bytes] = ()
) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s>>>>" % (box, resources)
    return _document([_CATALOG, _PAGES, page, content, *more])


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def _document(objects: Sequence[bytes]) -> bytes:
    """The file of these objects, numbered from 1."""
    whole, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    whole += b"".join(b"%010d 00000 n \n" % place for place in places)
    whole += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(whole)
