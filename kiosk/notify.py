"""Tells the supervisor (systemd) that the terminal is ready, alive or stopping: sd_notify(3).

Each call says whether the message went out. Without a supervisor nothing happens; an error is never raised,
since a terminal must not fail for want of someone to tell.
"""

from __future__ import annotations

import socket


class Notifier:
    """Sends to `address`, the value of NOTIFY_SOCKET: an absolute path, "@name" (abstract), or None."""

    def __init__(self, address: str | None) -> None:
        self._address = address or ""

    def ready(self) -> bool:
        """The first screen is painted and takes input."""
        return self._send("READY=1")

    def watchdog(self) -> bool:
        """The user interface still answers."""
        return self._send("WATCHDOG=1")

    def stopping(self) -> bool:
        """The terminal was asked to end."""
        return self._send("STOPPING=1")

    def status(self, text: str) -> bool:
        """A line for `systemctl status`; line breaks become spaces."""
        return self._send("STATUS=" + " ".join(text.splitlines()))

    def _send(self, message: str) -> bool:
        if not self._address.startswith(("/", "@")):
            return False
        # An abstract name begins with a zero byte: unix(7).
        address = self._address if self._address.startswith("/") else "\0" + self._address[1:]
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
                channel.setblocking(False)  # a full queue must not hold up the user interface
                channel.sendto(message.encode(), address)
        except (OSError, ValueError):
            return False
        return True
