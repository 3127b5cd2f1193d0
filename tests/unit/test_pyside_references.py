"""PySide must not lose references to None: one release does, and ends in an abort after some thousands of calls.

This is what lets the ceiling on pyside6 in pyproject.toml be raised.
"""

from __future__ import annotations

import subprocess
import sys

CALLS = 100_000
CHILD = f"""
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

class Sender(QObject):
    happened = Signal(object)

    @Slot(object)
    def take(self, _):
        return None

application = QCoreApplication([])
sender = Sender()
sender.happened.connect(sender.take)
sender.happened.connect(lambda _: None)
before = sys.getrefcount(None)
for _ in range({CALLS}):
    sender.happened.emit(None)
    sender.setObjectName("name")
    sender.setProperty("name", None)
print(sys.getrefcount(None) - before)
"""


def test_calls_that_return_none_keep_its_references() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD], check=False, capture_output=True, text=True, timeout=100
    )

    # A process that lost them all ends by SIGABRT; where None never dies (Python 3.12) the count stands still.
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < CALLS // 100
