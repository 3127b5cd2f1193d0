"""What a wrong call ends with: a plain line and the status of its kind, never Python's own words."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.clock import SystemClock
from kiosk.journal import Journal
from kiosk.journalfile import NAME
from tests.unit.checking import Citizen

ROOT = Path(__file__).parents[2]


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("port", ["99999", "-1", "first", ""])
def test_what_is_no_port_is_a_wrong_call(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["sandbox", f"--port={port}"])

    assert ended.value.code == 2
    assert "0 to 65535" in capsys.readouterr().err


def test_a_port_that_is_taken_is_a_fault_told_in_a_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = call("sandbox", "--port", str(taken.getsockname()[1]))

    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("kiosk: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_question_that_nobody_answers_is_a_wrong_call(citizen: Citizen) -> None:
    done = call("residents", "show", "--config", str(citizen.file))

    assert (done.returncode, done.stderr) == (2, "kiosk: the answer to a question was missing\n")


@pytest.mark.usefixtures("process_restored")
def test_a_fault_that_nobody_foresaw_is_told_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path))
    Journal(tmp_path / NAME, SystemClock()).close()
    days = ["--from", "2026-03-01", "--to", "2026-03-02"]

    assert main(["report", *days, "--csv", f"{tmp_path}/13275-9960\0.csv"]) == 70
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["error"] == "ValueError"
    assert "13275" not in line
