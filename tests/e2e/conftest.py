"""Takes in what tests of the installed application share."""

from __future__ import annotations

from tests.e2e.fixtures import arrange, cloud, lobby, mailbox, visit

__all__ = ["arrange", "cloud", "lobby", "mailbox", "visit"]
