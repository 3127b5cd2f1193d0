"""The file that the screen reader reads when it starts, read by the Python that the reader runs in."""

from __future__ import annotations

import subprocess

from kiosk import resources

_PYTHON = "/usr/bin/python3"  # Debian's own, for which Orca and its bindings are installed
_READ = """
import sys
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi
Atspi.set_timeout = lambda answer, start: print(answer)
exec(sys.stdin.read())
"""


def test_the_reader_waits_for_a_terminal_that_draws_a_page() -> None:
    """With AT-SPI's own 800 milliseconds a terminal that stood still for two seconds was silent 15 times of 16."""
    customizations = resources.text("speech/orca-customizations.py")
    command = [_PYTHON, "-c", _READ]
    read = subprocess.run(
        command, input=customizations, capture_output=True, text=True, timeout=60, check=False
    )

    assert (read.returncode, read.stderr) == (0, "")
    assert int(read.stdout) >= 5000
