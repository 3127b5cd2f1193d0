"""What the keyboard on the screen reads, and when: never while a thread and Python could wait for each other."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from kiosk import environment


def said_of_its_files(rules: str) -> dict[str, int]:
    """How often Qt spoke on the thread that reads the keyboard's files: while they are read, and after."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.ui.keyboard.reading"],
        env={**os.environ, "QT_LOGGING_RULES": rules},
        capture_output=True,
        check=True,
        timeout=60,
    )
    said: dict[str, int] = json.loads(ended.stdout)
    return said


def test_the_thread_that_reads_its_files_asks_nothing_of_python() -> None:
    assert said_of_its_files(environment.OWN["QT_LOGGING_RULES"]) == {"while_reading": 0, "after": 0}


def test_no_file_of_its_is_read_once_it_has_come_up() -> None:
    said = said_of_its_files("qt.qml.import=true")

    assert said["while_reading"] > 0
    assert said["after"] == 0
