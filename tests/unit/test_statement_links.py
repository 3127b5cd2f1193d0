"""Links to statements, found in a page's source: by their words, as addresses, in time that grows with it alone."""

from __future__ import annotations

import pytest

from kiosk.statements.links import LONGEST_SOURCE, statements

BASE = "https://pay.example.org/portal/abc/review?x=1"
NAMES = ("View Invoice", "View Bill")


def found(source: str) -> tuple[str, ...]:
    return statements(source, BASE, NAMES)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/bill.pdf">View Invoice</a>',
        '<a class="x" href="/bill.pdf" target="_blank">View Invoice 4711</a>',
        '<a href="/bill.pdf"><span class="icon"></span>\n <b>view</b>  INVOICE </a>',
        '<a href="/bill.pdf" aria-label="View bill of March"><img src="pdf.png"></a>',
        "<A HREF='/bill.pdf'>View Bill</A>",
        "<a href=/bill.pdf>View Bill</a>",
        '<a href="https://pay.example.org/bill.pdf">View&nbsp;Bill</a>',
    ],
)
def test_a_link_is_known_by_its_first_words_or_its_name_for_screen_readers(link: str) -> None:
    assert found(f"<html><body><p>x</p>{link}</body></html>") == ("https://pay.example.org/bill.pdf",)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/pay">Pay Invoice</a>',
        '<a href="/related">View Invoices of others</a>',
        '<a href="/all">Please View Bill</a>',
        '<a href="#bill">View Bill</a>',
        '<a href="">View Bill</a>',
        "<a>View Bill</a>",
        '<a href="javascript:open()">View Bill</a>',
        '<a href="https://[">View Bill</a>',
        '<button data-href="/bill.pdf">View Bill</button>',
        '<a data-href="/bill.pdf">View Bill</a>',
        '<a href="/bill.pdf">View Bill',
        '<a href="/bill.pdf',
    ],
)
def test_what_leads_nowhere_or_is_called_otherwise_is_none(link: str) -> None:
    assert found(link) == ()


def test_addresses_come_as_they_are_meant_in_their_order_and_once() -> None:
    source = (
        '<a href="one?a=1&amp;b=2">View Invoice</a><a href="../two.pdf">View Invoice</a>'
        '<a href="one?a=1&amp;b=2">View Bill</a>'
    )

    assert found(source) == (
        "https://pay.example.org/portal/abc/one?a=1&b=2",
        "https://pay.example.org/portal/two.pdf",
    )


def test_no_more_are_taken_than_bills_can_be_paid_at_once() -> None:
    source = "".join(f'<a href="/{number}">View Bill</a>' for number in range(50))

    assert len(found(source)) == 10


def test_letters_whose_small_form_is_longer_move_nothing() -> None:
    assert found('İİİ<a href="/bill.pdf">View Bill</a>') == ("https://pay.example.org/bill.pdf",)


@pytest.mark.parametrize("piece", ["<a ", "<a href=", '<a href="x">', "<a x>View Bill<", "<a href  "])
def test_a_page_made_to_keep_us_busy_is_read_to_its_limit_and_no_further(piece: str) -> None:
    source = piece * (2 * LONGEST_SOURCE // len(piece))

    assert found(f'{source}<a href="/bill.pdf">View Bill</a>') == ()
