"""Draws the pages of one PDF: `python -m kiosk.statements.child`, document and wishes in by stdin, pixels out.

Started by kiosk.statements.reader with an empty environment. Whatever the document does to it, it can only
answer wrongly, be slow or die, and its parent takes each for an end.
"""

from __future__ import annotations

import math
import os
import sys
from typing import BinaryIO, NoReturn

from kiosk.statements import walls
from kiosk.statements.protocol import (
    LENGTH_SIZE,
    LONGEST_SIDE,
    MOST_HEIGHT,
    MOST_PAGES,
    MOST_PIXELS,
    MOST_WIDTH,
    WANTED_SIZE,
    Answer,
    Opened,
    PageImage,
    Ready,
    Reason,
    Refused,
    answer,
    document_length,
    read_wanted,
)


def main() -> NoReturn:
    """Shut this process in, then read and draw until stdin ends."""
    standing = walls.limit()
    # Nothing that a library prints may get between our frames.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize  # noqa: PLC0415  after the limits
    from PySide6.QtGui import QImage  # noqa: PLC0415
    from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions  # noqa: PLC0415

    standing |= walls.shut()
    _say(out, Ready(standing))
    source = sys.stdin.buffer

    held = QByteArray(source.read(document_length(source.read(LENGTH_SIZE))))
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(buffer)

    error = pdf.error()
    if error in (QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme):
        _say(out, Refused(Reason.ENCRYPTED))
    elif pdf.status() is not QPdfDocument.Status.Ready or pdf.pageCount() < 1:
        _say(out, Refused(Reason.CORRUPT))
    else:
        _say(out, Opened(min(pdf.pageCount(), MOST_PAGES), pdf.pageCount()))

    options = QPdfDocumentRenderOptions()
    options.setRenderFlags(QPdfDocumentRenderOptions.RenderFlag.Annotations)

    def draw(number: int, width: int) -> Answer:
        points = pdf.pagePointSize(number)
        size = fitting(points.width(), points.height(), width)
        if isinstance(size, Refused):
            return size
        drawn = pdf.render(number, QSize(*size), options)
        if drawn.isNull() or drawn.format() is not QImage.Format.Format_ARGB32:
            return Refused(Reason.CORRUPT)
        # Given as drawn: Qt would turn it into another format on threads, which can't be started here.
        return PageImage(number, drawn.width(), drawn.height(), bytes(drawn.constBits()))

    while len(asked := source.read(WANTED_SIZE)) == WANTED_SIZE:
        _say(out, draw(*read_wanted(asked)))
    # No tidying up in a process that has touched a stranger's document.
    os._exit(0)


def fitting(wide: float, high: float, width: int) -> tuple[int, int] | Refused:
    """Width and height in pixels of a page of so many points, `width` across or less if it were too large."""
    if not all(math.isfinite(side) and side > 0 for side in (wide, high)):
        return Refused(Reason.CORRUPT)
    if max(wide, high) > LONGEST_SIDE:
        return Refused(Reason.TOO_LARGE)
    most = min(width, MOST_WIDTH, math.isqrt(int(MOST_PIXELS * wide / high)), int(MOST_HEIGHT * wide / high))
    width = max(1, most)
    return width, max(1, min(round(width * high / wide), MOST_HEIGHT, MOST_PIXELS // width))


def _say(out: BinaryIO, said: Answer) -> None:
    out.write(answer(said))
    out.flush()


if __name__ == "__main__":
    main()
