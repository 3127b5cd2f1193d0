"""Every case of the suite, and what is left to the layers below the process."""

from __future__ import annotations

from typing import Final

from tests.breakout import cases_deeds, cases_keys, cases_pages, cases_urls
from tests.breakout.case import Case

LINES: Final = {
    1: "Application keys",
    2: "System keys",
    3: "Touch and mouse",
    4: "Schemes",
    5: "Allow-list of origins",
    6: "Third-party links",
    7: "Windows",
    8: "Dialogs",
    9: "Downloads",
    10: "Printing",
    11: "PDF",
    12: "Drag and drop, clipboard",
    13: "Tools",
    14: "Permissions",
    15: "Crash and hang",
    16: "Input",
    17: "Admin",
    18: "Residue",
    19: "Walking away",
    20: "Physical and network",
}
CASES: Final[tuple[Case, ...]] = (
    *cases_keys.cases(),
    *cases_urls.cases(),
    *cases_pages.cases(),
    *cases_deeds.cases(),
)
LEFT_TO_THE_SYSTEM: Final = {
    2: "all of it: cage (no other window, no console), systemd (no Ctrl+Alt+Del), kernel (no SysRq)",
    5: "names that resolve into the house: nftables",
    10: "what CUPS itself writes while it prints: its `PreserveJobFiles No`, a spool in memory",
    13: "ports of other programs: nftables",
    15: "a process that ends at every start: systemd's limit of restarts",
    17: "guessing the PIN: tests/unit (kiosk.admin); the system's own logs: journald's rights",
    20: "power, cables, keyboards plugged in, firmware: the cabinet, udev, usbguard; names and proxies: nftables",
}
