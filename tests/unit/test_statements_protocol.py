"""What the drawing process and the terminal say to each other, and what is refused of it."""

from __future__ import annotations

import pytest

from kiosk.statements import protocol
from kiosk.statements.child import fitting
from kiosk.statements.protocol import (
    LONGEST_SIDE,
    MOST_HEIGHT,
    MOST_PIXELS,
    MOST_WIDTH,
    BrokenFrame,
    Kind,
    Opened,
    PageImage,
    Ready,
    Reason,
    Refused,
    Wall,
)


def test_what_the_child_says_is_read_as_it_was_said() -> None:
    for said in (
        Ready(Wall.CALLS | Wall.FILES),
        Opened(3, 3),
        PageImage(2, 5, 4, bytes(80)),
        Refused(Reason.ENCRYPTED),
    ):
        frame = protocol.answer(said)
        kind, length = protocol.read_head(frame[: protocol.HEAD_SIZE])
        assert length == len(frame) - protocol.HEAD_SIZE
        assert protocol.read_answer(kind, frame[protocol.HEAD_SIZE :]) == said


@pytest.mark.parametrize(
    "head",
    [b"\0\0\0\0\1", b"\5\0\0\0\1", b"\1\0\0\0\2", b"\3\xff\xff\xff\xff"],
    ids=["0", "5", "long", "huge"],
)
def test_a_head_that_no_child_writes_is_refused(head: bytes) -> None:
    with pytest.raises(BrokenFrame):
        protocol.read_head(head)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        pytest.param(Kind.OPENED, bytes(8), id="no pages"),
        pytest.param(Kind.OPENED, b"\0\0\0\3\0\0\0\2", id="more pages than there are"),
        pytest.param(Kind.OPENED, b"\0\0\1\0\0\0\1\0", id="more than may be shown"),
        pytest.param(Kind.PAGE, b"\0\0\0\0\0\0\0\2\0\0\0\2" + bytes(15), id="too few pixels"),
        pytest.param(Kind.PAGE, b"\0\0\0\0\0\0\0\0\0\0\0\2", id="no width"),
        pytest.param(Kind.PAGE, b"\0\0\0", id="short"),
        pytest.param(Kind.REFUSED, b"\x20", id="no such reason"),
        pytest.param(Kind.READY, b"", id="empty"),
    ],
)
def test_numbers_that_do_not_fit_together_are_refused(kind: Kind, body: bytes) -> None:
    with pytest.raises(BrokenFrame):
        protocol.read_answer(kind, body)


def test_a_document_s_length_is_believed_up_to_the_limit() -> None:
    assert protocol.document_length(protocol.document(b"abc")[: protocol.LENGTH_SIZE]) == 3
    with pytest.raises(BrokenFrame):
        protocol.document_length(b"\xff\xff\xff\xff")


@pytest.mark.parametrize(
    ("wide", "high", "width"),
    [(612, 792, 1000), (612, 792, 10**6), (1, LONGEST_SIDE, 4000), (LONGEST_SIDE, 1, 4000), (1, 1, 0)],
)
def test_a_page_never_has_more_pixels_than_may_be(wide: float, high: float, width: int) -> None:
    size = fitting(wide, high, width)

    assert isinstance(size, tuple)
    across, down = size
    assert 1 <= across <= min(max(1, width), MOST_WIDTH)
    assert 1 <= down <= MOST_HEIGHT
    assert across * down <= MOST_PIXELS


@pytest.mark.parametrize("side", [0.0, -1.0, float("nan"), float("inf")])
def test_a_page_without_a_size_is_corrupt(side: float) -> None:
    assert fitting(side, 100, 100) == Refused(Reason.CORRUPT)
    assert fitting(100, side, 100) == Refused(Reason.CORRUPT)
