"""What `kiosk check` says of a scanner."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk import config
from kiosk.ops import scanner
from kiosk.sandbox import configuration
from kiosk.settings import Scanner, Settings
from tests.ui.house import House


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The demonstration's configuration, which has no scanner."""
    with House(tls=None) as sandbox:
        return config.load(configuration.write(sandbox, tmp_path_factory.mktemp("settings")))


@pytest.fixture
def device() -> Iterator[str]:
    """A serial line."""
    ours, theirs = os.openpty()
    yield os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


def with_scanner(plain: Settings, *, port: str = "", prefix: str = "") -> Settings:
    return msgspec.structs.replace(plain, scanner=Scanner(port=port, prefix=prefix))


def test_a_terminal_without_a_scanner_is_fit(plain: Settings) -> None:
    assert scanner.examine(plain).ok


def test_a_device_that_can_be_read_is_let_go_of_again(plain: Settings, device: str) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    finding = scanner.examine(with_scanner(plain, port=device))

    assert finding.ok
    assert device in finding.says
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize("port", ["/dev/serial/by-id/none", "/dev/null"])
def test_a_device_that_is_not_there_or_is_none_is_a_fault_with_a_remedy(plain: Settings, port: str) -> None:
    finding = scanner.examine(with_scanner(plain, port=port))

    assert not finding.ok
    assert port in finding.says
    assert "Plug the scanner in" in (finding.remedy or "")


def test_a_device_that_the_user_may_not_open_names_the_groups(plain: Settings, device: str) -> None:
    finding = _as_nobody(with_scanner(plain, port=device), device)

    assert finding == "False dialout"


def _as_nobody(settings: Settings, device: str) -> str:
    """What a user without rights is told, in a process of its own: rights that are given up don't come back."""
    Path(device).chmod(0o600)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setuid(65534)
        else:
            Path(device).chmod(0)
        finding = scanner.examine(settings)
        named = "dialout" if "dialout" in (finding.remedy or "") else ""
        os.write(writing, f"{finding.ok} {named}".encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return told.read()


def test_a_wedge_is_taken_at_its_word(plain: Settings) -> None:
    assert scanner.examine(with_scanner(plain, prefix="\x02")).ok


def test_a_scanner_without_a_pattern_to_read_by_is_a_fault(plain: Settings) -> None:
    billers = tuple(msgspec.structs.replace(each, scan_pattern="") for each in plain.billers)
    blind = msgspec.structs.replace(with_scanner(plain, prefix="\x02"), billers=billers)

    finding = scanner.examine(blind)
    assert not finding.ok
    assert "scan_pattern" in finding.says
