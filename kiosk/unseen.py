"""Asks for a new PIN or password twice: unseen on a terminal, or as two lines from a program."""

from __future__ import annotations

import getpass
import sys
import warnings
from collections.abc import Callable

from kiosk.secret import Secret


class NotTaken(Exception):
    """Nothing was chosen; the text says why, to follow the command's name."""


def ask_twice(what: str, objection: Callable[[Secret], str | None]) -> Secret:
    """A new `what` ("PIN"). `objection`: what is wrong with it, in words that follow "this". Raises NotTaken."""
    chosen = _ask(f"New {what}: ")
    if chosen is None:
        raise NotTaken(f"no {what} was given, or this is no terminal on which it could be typed unseen")
    if (problem := objection(chosen)) is not None:
        raise NotTaken(f"this {problem}")
    if _ask("The same again: ") != chosen:
        raise NotTaken("the two are not the same")
    return chosen


def _ask(prompt: str) -> Secret | None:
    """What is typed without an echo, or a program's next line; None where it would be seen, or nothing comes."""
    if not sys.stdin.isatty():
        return Secret(line.rstrip("\r\n")) if (line := sys.stdin.readline()) else None
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return Secret(getpass.getpass(prompt))
        except (getpass.GetPassWarning, EOFError, OSError):
            return None
