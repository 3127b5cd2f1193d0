"""A statement on its way, as the screens see it: they never learn how it comes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ArrivingStatement(QObject):
    """Ends in `ready`, which carries the document's bytes, or in `failed`, which carries a Reason.

    `gone` comes once, when it was closed or the customer's page goes: nothing of it may be shown any more.
    """

    ready = Signal(object)
    failed = Signal(object)
    gone = Signal()

    def close(self) -> None:
        """The customer has seen enough, or does not want to wait; ends in `gone`."""
        raise NotImplementedError
