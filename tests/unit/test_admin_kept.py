"""The file of what a technician has set: it outlives the process, and no state of it stops a terminal."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kiosk.admin.kept import NAME, Kept, KeptFile
from kiosk.calibration import Matrix
from kiosk.flow.preferences import Defaults

TURNED: Matrix = (0.0, -1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)
QUIET = Defaults(volume=30, withheld=("es",))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / NAME


def test_where_nothing_was_ever_set_the_configuration_holds(file: Path) -> None:
    assert KeptFile(file).read() == Kept()


def test_each_kind_is_kept_beside_the_other(file: Path) -> None:
    done = (KeptFile(file).keep_defaults(QUIET), KeptFile(file).keep_touch(TURNED))

    assert done == (True, True)
    assert KeptFile(file).read() == Kept(defaults=QUIET, touch=TURNED)


def test_nobody_else_may_read_it_and_nothing_lies_beside_it(file: Path) -> None:
    before = os.umask(0)
    try:
        KeptFile(file).keep_defaults(QUIET)
    finally:
        os.umask(before)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"defaults":{"volume":0}}',
        b'{"defaults":{"volume":101}}',
        b'{"defaults":{"withheld":"es"}}',
        b'{"touch":[1,0,0,0,1,0]}',
        b'{"touch":[1,0,0,0,1,0,0,0,1e400]}',
        b'{"more":1}',
    ],
)
def test_a_file_that_makes_no_sense_counts_for_nothing_and_is_told(
    file: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_bytes(content)

    assert KeptFile(file).read() == Kept()
    assert "admin.kept_unreadable" in caplog.text


def test_a_matrix_that_no_screen_needs_does_not_take_the_rest_with_it(file: Path) -> None:
    file.write_bytes(b'{"defaults":{"volume":30,"withheld":["es"]},"touch":[0,0,0,0,0,0,0,0,1]}')

    assert KeptFile(file).read() == Kept(defaults=QUIET)


def test_what_can_not_be_written_is_told_and_the_old_file_stays(file: Path) -> None:
    KeptFile(file).keep_defaults(QUIET)
    (file.parent / "terminal.new").mkdir()  # where the new one would be written

    assert not KeptFile(file).keep_touch(TURNED)
    assert KeptFile(file).read() == Kept(defaults=QUIET)
