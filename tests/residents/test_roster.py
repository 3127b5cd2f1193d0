"""The city's roster: every way in which a billing system may write it, and nothing proved without it."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.residents import roster as rosters
from kiosk.residents.roster import Roster, RosterUnreadable, read

PLAIN = "13275-9960,32707,Vega\n"
Tells = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "roster.csv"


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Tells:
    """The log's lines since it was asked last."""
    caplog.set_level(logging.INFO, "kiosk.log")

    def lines() -> list[dict[str, Any]]:
        written = [json.loads(record.getMessage()) for record in caplog.records]
        caplog.clear()
        return written

    return lines


def write(file: Path, text: str | bytes) -> Roster:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return Roster(file)


def proves(
    roster: Roster, number: str = "13275-9960", zip_code: str = "32707", name: str = "Marisol Vega"
) -> bool:
    return roster.proves("4234", number, zip_code, name)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"\ufeff{PLAIN}",
        f"Account,ZIP,Last Name\n{PLAIN}",
        f"\ufeffAccount Number,Zip Code,Last Name\r\n{PLAIN}",
        "LAST_NAME;Service Zip;phone;ACCT_NO\r\nVega;32707-1234;x;13275 9960\r\n",
        "Customer Name\tPostal Code\tAccount #\nVEGA MARISOL\t327071234\t132759960\n",
        "name,last name,zip5,cust no\nSomebody,Vega,32707,132759960\n",
        '"=""13275-9960""","32707","VEGA, MARISOL"\n',
        "\n,,\n" + PLAIN,
        "13275-9960 | 32707 | Vega | 118 Lantern Way\n",
        "Cuenta,ZIP,Apellido\n" + PLAIN,
    ],
)
def test_every_common_way_of_writing_a_roster_is_read(text: str, file: Path) -> None:
    roster = write(file, text)
    assert proves(roster)
    assert not proves(roster, name="Marisol Okafor")
    assert not proves(roster, zip_code="32708")
    assert not proves(roster, number="13275-9961")


@pytest.mark.parametrize(
    ("number", "zip_code", "proved"),
    [
        ("132759960", "32707", True),
        ("13275 9960", "32707-0001", True),
        (
            "\uff11\uff13\uff12\uff17\uff15\uff0d\uff19\uff19\uff16\uff10",
            "\uff13\uff12\uff17\uff10\uff17",
            True,
        ),
        ("13275-99600", "32707", False),
        ("", "32707", False),
        ("-", "32707", False),
        ("13275-9960", "", False),
        ("13275-9960", "3270", False),
        ("13275-9960", "327071", False),
        ("13275-9960", "02707", False),
    ],
)
def test_account_and_zip_are_compared_by_what_counts(
    number: str, zip_code: str, *, proved: bool, file: Path
) -> None:
    assert proves(write(file, PLAIN), number, zip_code) is proved


def test_letters_of_an_account_count_in_any_case(file: Path) -> None:
    roster = write(file, "ab-12,32707,Vega\n")
    assert proves(roster, "AB12")
    assert not proves(roster, "12")


@pytest.mark.parametrize(("kept", "asked"), [("2139", "02139"), ("601", "00601"), ("21391234", "02139")])
def test_zeros_that_a_spreadsheet_took_are_put_back(kept: str, asked: str, file: Path) -> None:
    roster = write(file, f"1,{kept},Vega\n")
    assert proves(roster, "1", asked)
    assert not proves(roster, "1", kept)


def test_an_account_with_two_names_is_either_ones_and_no_mixture(file: Path) -> None:
    roster = write(file, f"{PLAIN}13275 9960,32792,Okafor\n")
    assert proves(roster)
    assert proves(roster, zip_code="32792", name="Adaeze Okafor")
    assert not proves(roster, zip_code="32792", name="Marisol Vega")


def test_an_account_is_one_billers_where_the_roster_says_so(file: Path) -> None:
    roster = write(
        file, "Biller,Account,ZIP,Last Name\n4234,1,32707,Vega\n5120,1,32707,Okafor\n,2,32707,Pruitt\n"
    )
    assert proves(roster, "1")
    assert not proves(roster, "1", name="Adaeze Okafor")
    assert roster.proves("5120", "1", "32707", "Adaeze Okafor")
    assert proves(roster, "2", name="Pruitt")


def test_latin_1_is_read_and_told(file: Path, told: Tells) -> None:
    roster = write(file, "1,32707,Núñez\n".encode("latin-1"))
    assert proves(roster, "1", name="José Nunez")
    assert [(each["event"], each["kind"], each["count"]) for each in told()] == [
        ("roster.read", "latin-1", 1)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1,32707\n",
        ",32707,Okafor\n",
        "1,,Okafor\n",
        "1,x,Okafor\n",
        "1,32707,\n",
        "1,32707,---\n",
        '"1,32707,Okafor\n',
        "1,32707,a\x1fb\n",
        "1,32707,a\x1eb\n",
        f"1,32707,{'a' * 200_000}\n",
        "1,12,Okafor\n",
        "1,1234567890,Okafor\n",
    ],
)
def test_a_broken_line_is_counted_and_costs_no_other(line: str, file: Path, told: Tells) -> None:
    roster = write(file, f"{PLAIN}{line}2,32707,Pruitt\n")
    assert proves(roster)
    assert proves(roster, "2", name="Theodore Pruitt")
    assert not proves(roster, "1", name="Okafor")
    counts = [(each["event"], each["count"]) for each in told()]
    assert counts == [("roster.read", 2), ("roster.lines_broken", 1)]


def test_nothing_of_the_roster_is_logged(file: Path, told: Tells) -> None:
    roster = write(file, f"{PLAIN}77,Okafor\n")
    assert proves(roster)
    file.unlink()
    assert not proves(roster)
    written = str(told())
    assert "roster.unreadable" in written
    assert not any(part in written for part in ("Vega", "Okafor", "9960", "32707", "77,"))
    assert "Vega" not in repr(rosters.Contents(lines={"1": "Vega"}, count=1, broken=0, encoding="utf-8"))


def test_a_changed_roster_is_read_again_and_an_unchanged_one_is_not(file: Path, told: Tells) -> None:
    roster = write(file, PLAIN)
    assert proves(roster)
    assert proves(roster)
    assert len(told()) == 1
    write(file, "2,32707,Pruitt\n")
    assert not proves(roster)
    assert proves(roster, "2", name="Pruitt")
    assert len(told()) == 1


def test_a_roster_of_the_same_size_put_in_its_place_is_read(file: Path) -> None:
    roster = write(file, PLAIN)
    assert proves(roster)
    before = file.stat()
    other = file.with_name("new.csv")
    other.write_text(PLAIN.replace("Vega", "Pruz"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    assert not proves(roster)
    assert proves(roster, name="Pruz")


def test_a_roster_that_went_proves_nothing_until_it_is_back(file: Path, told: Tells) -> None:
    roster = write(file, PLAIN)
    assert proves(roster)
    told()
    moved = file.rename(file.with_name("gone.csv"))
    assert not proves(roster)
    (line,) = told()
    assert (line["event"], line["level"], line["problem"]) == (
        "roster.unreadable", "error", "No such file or directory",
    )  # fmt: skip
    moved.rename(file)
    assert proves(roster)


def test_a_folder_in_the_rosters_place_proves_nothing(file: Path, told: Tells) -> None:
    file.mkdir()
    assert not proves(Roster(file))
    assert told()[0]["problem"] == "Is a directory"


def test_a_roster_beyond_all_measure_is_not_read(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(rosters.LARGEST + 1)
    with pytest.raises(RosterUnreadable, match="longer than"):
        read(file)


def test_an_empty_roster_proves_nothing(file: Path) -> None:
    assert not proves(write(file, ""))
    assert read(file).count == 0


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_bytes_at_all_are_a_roster(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    contents = read(file)
    assert contents.count + contents.broken <= len(data)
    assert not Roster(file).proves("4234", "", "", "")


@given(
    st.text(alphabet="ABC0123456789", min_size=1, max_size=8),
    st.text(alphabet="0123456789", min_size=5, max_size=5),
    st.text(alphabet=st.characters(categories=["L"]), min_size=2, max_size=20),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_every_whole_line_proves_its_own_account_alone(
    file: Path, number: str, zip_code: str, name: str
) -> None:
    roster = write(file, f"account,zip,surname\n{number},{zip_code},{name}\n")
    assert roster.proves("4234", number, zip_code, name)
    assert not roster.proves("4234", f"{number}9", zip_code, name)
    assert not roster.proves("4234", number, str((int(zip_code) + 1) % 100_000).zfill(5), name)
    assert not roster.proves("4234", number, zip_code, "Qzzkx")
