"""The example of a unit: what it tells systemd is what the terminal does."""

from __future__ import annotations

from kiosk.ops import check
from tests.installed import CHECKOUT

UNIT = CHECKOUT / "packaging" / "systemd" / "kiosk.service"


def lines() -> dict[str, list[str]]:
    """The values of each setting, in their order."""
    found: dict[str, list[str]] = {}
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        name, is_set, value = line.partition("=")
        if is_set and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def test_a_wrong_configuration_is_not_started_again_and_a_fault_is() -> None:
    unit = lines()

    assert unit["Restart"] == ["on-failure"]
    assert unit["RestartPreventExitStatus"] == [str(check.MISCONFIGURED)]


def test_the_terminal_in_cage_may_tell_and_knows_that_it_is_looked_after() -> None:
    unit = lines()
    (command,) = unit["ExecStart"]

    assert (unit["Type"], unit["NotifyAccess"]) == (["notify"], ["all"])
    assert int(unit["WatchdogSec"][0]) > 0
    # What systemd starts is cage, and its number stands in WATCHDOG_PID.
    assert " -- /usr/bin/env -u WATCHDOG_PID /" in command
    assert " -s " not in command  # would let a customer change to another console
