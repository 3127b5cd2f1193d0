"""What a log line may hold, read from the stream it is written to."""

from __future__ import annotations

import enum
import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import log
from kiosk.account import AccountNumber
from kiosk.secrets import Secret

NUMBER = "13275-9960"


class Outcome(enum.Enum):
    """An enum as flow has them."""

    PAID = "paid"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Where the lines go; logging's own state is given back afterwards."""
    root, sink = logging.getLogger(), logging.getLogger("kiosk.log")
    before = root.handlers[:], root.level, sink.level
    written = io.StringIO()
    log.configure(written)
    yield written
    root.handlers[:], root.level, sink.level = before


def _lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_json_line_with_its_level_component_and_time_in_utc(stream: io.StringIO) -> None:
    log.get_logger("ic.client").info("payment.found", biller="4234", milliseconds=12)

    (line,) = _lines(stream)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "payment.found",
        "level": "info",
        "component": "ic.client",
        "biller": "4234",
        "milliseconds": 12,
    }


def test_each_level_is_named(stream: io.StringIO) -> None:
    logger = log.get_logger("app")
    logger.info("a.b")
    logger.warning("a.b")
    logger.error("a.b")

    assert [line["level"] for line in _lines(stream)] == ["info", "warning", "error"]


def test_a_field_that_is_not_allowed_leaves_its_name_only(stream: io.StringIO) -> None:
    log.get_logger("app").info("a.b", account=NUMBER, holder="Jane Roe", session="s1")

    assert NUMBER not in stream.getvalue()
    assert "Jane" not in stream.getvalue()
    assert _lines(stream)[0]["dropped"] == ["account", "holder"]
    assert _lines(stream)[0]["session"] == "s1"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (2.5, 2.5),
        (Outcome.PAID, "paid"),
        (["a", (1, Outcome.PAID)], ["a", [1, "paid"]]),
        ("x" * 500, "x" * 200),
        (Secret("k3y"), "kiosk.secret.Secret"),
        (AccountNumber(NUMBER), "kiosk.account.AccountNumber"),
        ({"a": NUMBER}, "dict"),
        (ValueError(NUMBER), "ValueError"),
        (b"bytes", "bytes"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        pytest.param(10**5000, "int", id="a number of 5001 digits"),
        ([[[["a"]]]], [[["list"]]]),
        ([1] * 500, [1] * 200),
        ("\ud800\u2028\x1b\n", "\ud800\u2028\x1b\n"),
    ],
)
def test_values_are_plain_and_short(stream: io.StringIO, value: object, written: object) -> None:
    log.get_logger("app").info("a.b", reason=value)

    assert _lines(stream)[0]["reason"] == written


@pytest.mark.parametrize(
    "event", ["", "payment", f"account {NUMBER}", "Payment.Found", "payment.found\n", "a..b"]
)
def test_a_text_that_is_no_event_name_is_not_written(stream: io.StringIO, event: str) -> None:
    log.get_logger("app").info(event)

    assert _lines(stream)[0]["event"] == "log.bad_event_name"


def _fail() -> None:
    numbers: dict[str, str] = {}
    try:
        numbers[NUMBER]
    except KeyError as error:
        raise ConnectionError(f"account {NUMBER} was not sent") from error


def test_an_exception_is_its_types_and_frames_and_never_its_words(stream: io.StringIO) -> None:
    try:
        _fail()
    except ConnectionError:
        log.get_logger("app").exception("call.failed")

    (line,) = _lines(stream)
    assert NUMBER not in stream.getvalue()
    assert (line["level"], line["error"], line["causes"]) == ("error", "ConnectionError", ["KeyError"])
    assert [frame.partition(":")[0] for frame in line["frames"]] == [__name__, __name__]


def test_an_exception_can_be_handed_over(stream: io.StringIO) -> None:
    log.get_logger("app").warning("call.failed", exc_info=ValueError(NUMBER))

    (line,) = _lines(stream)
    assert (line["error"], line["causes"], line["frames"]) == ("ValueError", [], [])


def test_without_an_exception_there_is_nothing_to_add(stream: io.StringIO) -> None:
    log.get_logger("app").error("call.failed", exc_info=True)

    assert "error" not in _lines(stream)[0]


def test_a_value_that_holds_itself_ends(stream: io.StringIO) -> None:
    circle: list[object] = []
    circle.append(circle)

    log.get_logger("app").info("a.b", reason=circle)

    assert _lines(stream)[0]["reason"] == [[["list"]]]


def test_every_line_is_json_that_any_reader_takes(stream: io.StringIO) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    log.get_logger("app").info("a.b", seconds=float("inf"), count=[float("nan")], reason="\n\u2028\x85")

    (line,) = stream.getvalue().splitlines()
    assert json.loads(line, parse_constant=refuse)["reason"] == "\n\u2028\x85"


def test_a_circle_of_causes_ends(stream: io.StringIO) -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first

    log.get_logger("app").warning("call.failed", exc_info=first)

    assert _lines(stream)[0]["causes"] == ["KeyError"]


def test_only_the_innermost_frames_of_a_deep_traceback_are_written(stream: io.StringIO) -> None:
    def deep(left: int) -> None:
        if left == 0:
            raise ValueError
        deep(left - 1)

    try:
        deep(50)
    except ValueError:
        log.get_logger("app").exception("call.failed")

    assert len(_lines(stream)[0]["frames"]) == log.MOST_FRAMES


def test_a_librarys_warning_is_its_name_and_level_alone(stream: io.StringIO) -> None:
    library = logging.getLogger("urllib3.connectionpool")
    library.warning("Retrying %s", f"https://host/?account={NUMBER}")
    try:
        _fail()
    except ConnectionError:
        library.exception("failed for %s", NUMBER)

    assert NUMBER not in stream.getvalue()
    warning, failure = _lines(stream)
    assert (warning["event"], warning["library"], warning["level"]) == (
        "library.record",
        library.name,
        "warning",
    )
    assert (failure["level"], failure["error"]) == ("error", "ConnectionError")


def test_a_level_that_is_turned_off_is_not_written(stream: io.StringIO) -> None:
    logging.getLogger("kiosk.log").setLevel(logging.ERROR)

    log.get_logger("app").warning("a.b")

    assert stream.getvalue() == ""


def test_a_librarys_chatter_is_not_written(stream: io.StringIO) -> None:
    logging.getLogger("urllib3.connectionpool").info("Starting new HTTPS connection")

    assert stream.getvalue() == ""


def test_configuring_again_moves_the_lines(stream: io.StringIO) -> None:
    second = io.StringIO()
    log.configure(second)

    log.get_logger("app").info("a.b")

    assert stream.getvalue() == ""
    assert len(second.getvalue().splitlines()) == 1


def test_a_stream_that_fails_neither_raises_nor_prints(capsys: pytest.CaptureFixture[str]) -> None:
    root, sink = logging.getLogger(), logging.getLogger("kiosk.log")
    before = root.handlers[:], root.level, sink.level
    closed = io.StringIO()
    log.configure(closed)
    closed.close()
    try:
        log.get_logger("app").info("a.b")
        logging.getLogger("urllib3").warning("account %s", NUMBER)
    finally:
        root.handlers[:], root.level, sink.level = before

    assert capsys.readouterr() == ("", "")


def test_before_configure_a_line_is_as_clean() -> None:
    code = (
        "from kiosk import log; logger = log.get_logger('app');"
        "logger.error('a.b', account='13275'); logger.info('c.d')"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(log.__file__).parent.parent,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )

    (line,) = [json.loads(line) for line in ended.stderr.splitlines()]
    assert (line["event"], line["dropped"]) == ("a.b", ["account"])
    assert ended.stdout == ""


@given(st.dictionaries(st.text(max_size=10), st.text("89", min_size=1, max_size=10)))
def test_no_value_of_an_unlisted_field_is_ever_kept(fields: dict[str, str]) -> None:
    kept = log.allowed_only({**fields, "event": "a.b"})

    assert set(kept) <= log.ALLOWED
    assert {
        name: value for name, value in kept.items() if name not in ("event", "dropped")
    }.items() <= fields.items()
