"""Tells the desktop's accessibility service that somebody listens: only then do programs describe their screens."""

from __future__ import annotations


def listen(*, on: bool) -> None:
    """Set org.a11y.Status.IsEnabled on the session bus; nobody waits for an answer."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant  # noqa: PLC0415  for listeners only

    message = QDBusMessage.createMethodCall(
        "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set"
    )
    message.setArguments(["org.a11y.Status", "IsEnabled", QDBusVariant(on)])
    QDBusConnection.sessionBus().send(message)
