"""The touch screen under X11, by the real xinput on a real server, and under Wayland, by udev's database."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from kiosk.calibration import IDENTITY, Matrix
from kiosk.devices.touch import TouchScreen, direct_devices
from kiosk.flow.technician import Panel, Way

TURNED: Matrix = (0.0, -1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)
# As xinput writes it (its source, list.c): two touch screens would each have such a block.
LISTING = """\
⎡ Virtual core pointer                    \tid=2\t[master pointer  (3)]
\tReporting 5 classes:
\t\tClass originated from: 10. Type: XITouchClass
\t\tTouch mode: direct
\t\tMax number of touches: 10
⎜   ↳ SynPS/2 Touchpad                    \tid=12\t[slave  pointer  (2)]
\tReporting 5 classes:
\t\tClass originated from: 12. Type: XITouchClass
\t\tTouch mode: dependent
\t\tMax number of touches: 5
⎜   ↳ ELAN Touchscreen                    \tid=10\t[slave  pointer  (2)]
\tReporting 3 classes:
\t\tClass originated from: 10. Type: XIButtonClass
\t\tButtons supported: 5
\t\tClass originated from: 10. Type: XITouchClass
\t\tTouch mode: direct
\t\tMax number of touches: 10
⎣ Virtual core keyboard                   \tid=3\t[master keyboard (2)]
    ↳ Power Button                        \tid=6\t[slave  keyboard (3)]
"""


def program(folder: Path, body: str) -> str:
    """A program in xinput's place that does this; its arguments are left beside it."""
    file = folder / "xinput"
    file.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> {folder}/called\n{body}\n', encoding="utf-8")
    file.chmod(0o700)
    return str(file)


def test_a_touch_screen_is_told_from_a_touch_pad_and_from_its_master() -> None:
    assert direct_devices(LISTING) == [10]


def test_the_real_program_lists_a_screen_without_touch_as_such() -> None:
    assert TouchScreen(wayland=False, limit=30).look() == Panel(Way.NONE)


def test_a_matrix_is_set_and_read_back_on_a_real_server() -> None:
    listed = subprocess.run(["xinput", "list"], capture_output=True, check=True).stdout.decode()
    found = re.search(r"Xvfb mouse\s+id=(\d+)", listed)
    assert found
    device = int(found.group(1))
    screen = TouchScreen(wayland=False, limit=30)
    before = screen.matrix(device)
    done = screen.set(device, TURNED)
    after = screen.matrix(device)
    again = screen.set(device, IDENTITY)

    assert before == IDENTITY
    assert (done, again) == (True, True)
    assert after == TURNED


def test_a_device_that_is_gone_is_told() -> None:
    assert not TouchScreen(wayland=False).set(999, TURNED)


def test_what_is_there_and_in_force_is_found_and_set_again_at_start(tmp_path: Path) -> None:
    (tmp_path / "listing").write_text(LISTING, encoding="utf-8")
    cells = ", ".join(f"{each:.6f}" for each in TURNED)
    stand_in = program(
        tmp_path,
        f'case $1 in list) cat {tmp_path}/listing;; list-props) echo "\tCoordinate Transformation Matrix (153):'
        f'\t{cells}";; esac',
    )
    screen = TouchScreen(wayland=False, program=stand_in)
    panel = screen.look()
    screen.set_at_start(IDENTITY)
    called = (tmp_path / "called").read_text(encoding="utf-8").splitlines()

    assert panel == Panel(Way.X11, 10, TURNED)
    assert called[-1] == (
        "set-prop 10 Coordinate Transformation Matrix 1.000000 0.000000 0.000000"
        " 0.000000 1.000000 0.000000 0.000000 0.000000 1.000000"
    )


def test_of_several_none_is_guessed(tmp_path: Path) -> None:
    (tmp_path / "listing").write_text(LISTING + LISTING.replace("id=10\t", "id=11\t"), encoding="utf-8")

    screen = TouchScreen(wayland=False, program=program(tmp_path, f"cat {tmp_path}/listing"))
    screen.set_at_start(TURNED)

    assert screen.look() == Panel(Way.SEVERAL)
    assert "set-prop" not in (tmp_path / "called").read_text(encoding="utf-8")


@pytest.mark.parametrize("body", ["exit 1", "kill -9 $$"])
def test_a_program_that_fails_is_told(tmp_path: Path, body: str) -> None:
    assert TouchScreen(wayland=False, program=program(tmp_path, body)).look() == Panel(Way.NO_PROGRAM)


def test_a_program_that_is_not_installed_is_told() -> None:
    assert TouchScreen(wayland=False, program="/nonexistent/xinput").look() == Panel(Way.NO_PROGRAM)


def test_a_program_that_never_ends_is_given_up(tmp_path: Path) -> None:
    screen = TouchScreen(wayland=False, program=program(tmp_path, "exec sleep 600"), limit=0.2)

    assert screen.look() == Panel(Way.NO_PROGRAM)


def test_under_wayland_udev_tells_what_is_in_force(tmp_path: Path) -> None:
    (tmp_path / "c13:64").write_text("E:ID_INPUT=1\nE:ID_INPUT_KEYBOARD=1\n", encoding="utf-8")
    (tmp_path / "c13:66").write_text(
        "E:ID_INPUT_TOUCHSCREEN=1\nE:LIBINPUT_CALIBRATION_MATRIX=0 -1 1 1 0 0\n", encoding="utf-8"
    )

    assert TouchScreen(wayland=True, udev=tmp_path).look() == Panel(Way.WAYLAND, 0, TURNED)


@pytest.mark.parametrize("line", ["", "E:LIBINPUT_CALIBRATION_MATRIX=1 2 3\n"])
def test_without_a_rule_that_makes_sense_nothing_is_taken_for_granted(tmp_path: Path, line: str) -> None:
    (tmp_path / "c13:66").write_text(f"E:ID_INPUT_TOUCHSCREEN=1\n{line}", encoding="utf-8")

    assert TouchScreen(wayland=True, udev=tmp_path).look() == Panel(Way.WAYLAND)


def test_without_a_database_nothing_is_taken_for_granted(tmp_path: Path) -> None:
    assert TouchScreen(wayland=True, udev=tmp_path / "none").look() == Panel(Way.WAYLAND)
