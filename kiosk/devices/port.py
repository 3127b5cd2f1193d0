"""Opens a scanner's device file for this process alone: a serial line, or an input device that is grabbed."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import termios
import tty
from typing import Final

import msgspec

from kiosk.devices.codes import Decoder, KeyText, SerialText

_INPUT: Final = 13  # the major number of input devices (Linux, Documentation/admin-guide/devices.txt)
_EVIOCGRAB: Final = 0x40044590  # linux/input.h


class Port(msgspec.Struct, frozen=True):
    """An open device: its file descriptor, which its owner closes, and how its bytes are read."""

    descriptor: int
    decoder: Decoder


def open_port(path: str) -> Port:
    """Open the device at `path`; raises OSError, EBUSY where another process has it.

    An input device is never read without its grab: its keys would reach the screen as well.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        return Port(descriptor, _take(descriptor))
    except BaseException:
        os.close(descriptor)
        raise


def _take(descriptor: int) -> Decoder:
    device = os.fstat(descriptor)
    if not stat.S_ISCHR(device.st_mode):
        raise OSError(errno.ENODEV, "is no device")
    if os.major(device.st_rdev) == _INPUT:
        fcntl.ioctl(descriptor, _EVIOCGRAB, 1)
        return KeyText()
    try:
        _set_line(descriptor)
    except termios.error as fault:
        raise OSError(*fault.args) from fault
    return SerialText()


def _set_line(descriptor: int) -> None:
    """Raw, 9600 baud, 8N1: what scanners on a real serial line are delivered with. USB ones don't mind."""
    tty.setraw(descriptor)
    settings = termios.tcgetattr(descriptor)
    settings[2] = termios.CS8 | termios.CREAD | termios.CLOCAL
    settings[4] = settings[5] = termios.B9600
    termios.tcsetattr(descriptor, termios.TCSANOW, settings)
    termios.tcflush(descriptor, termios.TCIFLUSH)
    fcntl.ioctl(descriptor, termios.TIOCEXCL)
