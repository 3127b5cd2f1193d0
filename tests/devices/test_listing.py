"""A list on paper: every row once, headings and page numbers on every page, on sheets and on a roll."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.devices.listing import Block, Listing, make
from kiosk.devices.paper import Paper
from tests.devices.printserver import facts_of

LETTER = Paper(width=215.9, height=279.4)
A4 = Paper(width=210, height=297)
ROLL = Paper(width=80, height=200)
HOURS = 60


@pytest.fixture
def listing(qapp: QApplication) -> Listing:
    """One that needs more than a page everywhere."""
    hours = tuple((f"hour-{number:02}", (number, 0)) for number in range(HOURS))
    return Listing(
        title="The day",
        facts=("A city",),
        note="The book of record is another.",
        columns=("opened", "paid"),
        blocks=(Block("Clerks", (("ann", (7, 5)),)), Block("Hours", hours)),
        page="Page {0} of {1}",
    )


def pages_of(folder: Path, pdf: bytes) -> list[str]:
    """The words of each page."""
    file = folder / "list.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.split("\f")[:-1]


@pytest.mark.parametrize("paper", [LETTER, A4, ROLL], ids=["letter", "a4", "roll"])
def test_every_page_has_its_heading_and_number_and_every_row_stands_on_one(
    tmp_path: Path, listing: Listing, paper: Paper
) -> None:
    pages = pages_of(tmp_path, make(paper, listing))
    words = "\n".join(pages)

    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert "The day" in page
        assert "The book of record is another." in page
        assert "Hours" in page
        assert f"Page {number} of {len(pages)}" in page
    assert re.findall(r"hour-\d\d", words) == [f"hour-{number:02}" for number in range(HOURS)]


@pytest.mark.parametrize("paper", [LETTER, A4, ROLL], ids=["letter", "a4", "roll"])
def test_pages_are_of_the_printer_s_size_and_nothing_is_cut_off(
    tmp_path: Path, listing: Listing, paper: Paper
) -> None:
    (tmp_path / "list.pdf").write_bytes(make(paper, listing))
    _, (width, height) = facts_of(tmp_path / "list.pdf")
    done = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "list.pdf"), "-"], capture_output=True, text=True, check=True
    )
    ends = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', done.stdout)

    assert (width / 72 * 25.4, height / 72 * 25.4) == pytest.approx((paper.width, paper.height), abs=0.5)
    assert ends
    assert min(float(left) for left, _, _, _ in ends) >= 0
    assert max(float(right) for _, _, right, _ in ends) <= width
    assert max(float(bottom) for _, _, _, bottom in ends) <= height


def test_numbers_stand_in_their_columns_on_a_sheet_and_beside_their_words_on_a_roll(
    tmp_path: Path, listing: Listing
) -> None:
    sheet = " ".join(pages_of(tmp_path, make(LETTER, listing))[0].split())
    roll = " ".join(pages_of(tmp_path, make(ROLL, listing))[0].split())

    assert "Clerks opened paid ann 7 5" in sheet
    assert "ann opened 7 · paid 5" in roll


def test_a_name_that_is_too_long_for_its_column_wraps(tmp_path: Path, qapp: QApplication) -> None:
    name = "Water, sewer and solid waste of the whole county and of the city"
    long = Listing(
        title="The day",
        facts=(),
        note="",
        columns=("opened", "paid", "unknown", "refused", "abandoned", "open"),
        blocks=(Block("Bills", ((name, (1, 2, 3, 4, 5, 6)),)),),
        page="Page {0} of {1}",
    )
    (page,) = pages_of(tmp_path, make(LETTER, long))

    assert re.search(r"Water, sewer .* 1 +2 +3 +4 +5 +6\n", page)
    assert all(word in page for word in name.split())
