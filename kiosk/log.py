"""Structured logs: JSON lines on standard error, made of a list of allowed fields and nothing else.

No message text of an exception or of a library is ever written, since it may hold what a customer typed:
an exception is its type names and the module:line of its frames, a library's record its logger's name.
"""

from __future__ import annotations

import enum
import json
import logging
import math
import re
import sys
from collections.abc import Iterator, MutableMapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Final, TextIO

ALLOWED: Final = frozenset(
    {
        "attempt",
        "biller",
        "call",
        "causes",
        "code",
        "component",
        "count",
        "dropped",
        "error",
        "event",
        "file",
        "frames",
        "from_state",
        "grade",
        "key",
        "kind",
        "level",
        "library",
        "line",
        "method",
        "milliseconds",
        "mode",
        "origin",
        "outcome",
        "phase",
        "pid",
        "port",
        "problem",
        "purpose",
        "reason",
        "remedy",
        "row",
        "rule",
        "screen",
        "seconds",
        "session",
        "signal",
        "size",
        "state",
        "status",
        "step",
        "terminal",
        "timestamp",
        "training",
        "version",
    }
)
LONGEST: Final = 200  # characters of a value, and values of a list
DEEPEST: Final = 3  # lists in lists
LARGEST: Final = 2**63  # beyond it Python may refuse to write a number, and readers to read it
MOST_FRAMES: Final = 20

_EVENT: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+\Z")
_SINK: Final = "kiosk.log"

Fields = MutableMapping[str, Any]


class Logger:
    """Writes events (dotted lower-case names, "payment.found") of one component of the application."""

    __slots__ = ("_component",)

    def __init__(self, component: str) -> None:
        self._component = component

    def info(self, event: str, **fields: object) -> None:
        """Something happened as it should."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """Something went wrong and was dealt with. `exc_info=error` adds an exception's types and frames."""
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, **fields: object) -> None:
        """Something went wrong that someone must look at. `exc_info` as for `warning`."""
        self._write(logging.ERROR, event, fields)

    def exception(self, event: str, **fields: object) -> None:
        """As `error`, with the exception that is being handled."""
        self._write(logging.ERROR, event, {"exc_info": True, **fields})

    def _write(self, level: int, event: str, fields: dict[str, object]) -> None:
        sink = logging.getLogger(_SINK)
        if sink.isEnabledFor(level):
            sink.log(level, "%s", _line(level, {**fields, "event": event, "component": self._component}))


def get_logger(component: str) -> Logger:
    """The logger of one component, say "ic.client". Before `configure` its lines go where Python's own go."""
    return Logger(component)


def configure(stream: TextIO) -> None:
    """Write our own events from INFO and every library's from WARNING to `stream`, a line each.

    A second call moves them to the new stream.
    """
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _Lines)]:
        root.removeHandler(handler)
    root.addHandler(_Lines(stream))
    root.setLevel(logging.WARNING)
    logging.getLogger(_SINK).setLevel(logging.INFO)


class _Lines(logging.StreamHandler[TextIO]):
    """Every record of the process, ours and the libraries', as one line each."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name == _SINK:
            return record.getMessage()
        fields = {"event": "library.record", "library": record.name, "exc_info": record.exc_info}
        return _line(record.levelno, fields)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  logging's own name
        """Drop what can't be written: a terminal must not fail with its log, nor print the record's text."""


def _line(level: int, fields: Fields) -> str:
    """One JSON line of the allowed fields, in the order of their names."""
    written = allowed_only(with_exception({**fields, "level": logging.getLevelName(level).lower()}))
    moment = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return json.dumps({**written, "timestamp": moment}, sort_keys=True)


def with_exception(fields: Fields) -> Fields:
    """`exc_info` (True, an exception or logging's triple) replaced by `error`, `causes` and `frames`."""
    given = fields.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        chain = list(_chain(error))
        fields["error"] = _type_name(chain[0])
        fields["causes"] = [_type_name(each) for each in chain[1:]]
        fields["frames"] = list(_frames(error.__traceback__))[-MOST_FRAMES:]
    return fields


def allowed_only(fields: Fields) -> Fields:
    """The allowed fields with plain, short values; the names of the others are listed in `dropped`."""
    kept: Fields = {name: _plain(value) for name, value in fields.items() if name in ALLOWED}
    if dropped := sorted(set(fields) - ALLOWED):
        kept["dropped"] = dropped
    if not _EVENT.match(str(fields.get("event"))):
        kept["event"] = "log.bad_event_name"
    return kept


def _plain(value: object, depth: int = 0) -> object:
    """What JSON can always hold: whoever logs must not fail by it."""
    if isinstance(value, enum.Enum):
        value = value.value
    if isinstance(value, str):
        return value[:LONGEST]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # JSON has no such number
    if value is None or isinstance(value, float) or (isinstance(value, int) and abs(value) < LARGEST):
        return value
    if isinstance(value, list | tuple) and depth < DEEPEST:
        return [_plain(each, depth + 1) for each in value[:LONGEST]]
    # Its repr could hold anything.
    return _type_name(value)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or following.__context__


def _frames(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        yield f"{traceback.tb_frame.f_globals.get('__name__', '?')}:{traceback.tb_lineno}"
        traceback = traceback.tb_next


def _type_name(value: object) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("builtins.")
