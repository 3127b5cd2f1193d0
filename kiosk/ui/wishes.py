"""What a page may wish for that no URL tells."""

from __future__ import annotations

from enum import Enum, unique


@unique
class Wish(Enum):
    """Something that a page asks the terminal to do, and is not given. The journal keeps it under this name."""

    CERTIFICATE = "certificate"
    """To take a certificate that nobody vouches for."""
    CLIENT_CERTIFICATE = "client_certificate"
    COLOR = "color"
    """To choose a color in the desktop's own dialog, or to open any other dialog of it."""
    DIALOG = "dialog"
    """To say or ask something in a dialog of its own, or to be left only after a question."""
    FILE = "file"
    FULL_SCREEN = "full_screen"
    OTHER_PROGRAM = "other_program"
    """To open mail, telephone, or another program by the scheme of an address."""
    PASSWORD = "password"  # noqa: S105  the name of a wish
    """To ask for a password in the browser's own dialog, for itself or for a proxy."""
    PERMISSION = "permission"
    PRINT = "print"
    PROTOCOL_HANDLER = "protocol_handler"
    SCREEN = "screen"
    """To see what stands on the screen."""
    SECURITY_KEY = "security_key"
    STORAGE = "storage"
    THIRD_WINDOW = "third_window"
    """To open a window beside two that are open."""
    WALLET = "wallet"
    """To pay by the account of another company."""
    WINDOW_LOST = "window_lost"
    """To keep a window that showed nothing, or whose process ended."""
