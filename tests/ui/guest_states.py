"""Every state of a guest that has a screen, and the technician's and the closed ones."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kiosk.account import AccountNumber, Problem
from kiosk.calibration import CROSSES, Found, Objection, Touch
from kiosk.flow import states
from kiosk.flow.preferences import Defaults
from kiosk.flow.states import ClosedReason, Next, Notice, Phase, Purpose, TroubleKind
from kiosk.flow.technician import (
    LONGEST,
    Admin,
    AdminPin,
    Calibrating,
    Health,
    Panel,
    Stage,
    Tuning,
    Verdict,
    Way,
)
from kiosk.secret import Secret

NOON = datetime(2026, 12, 24, 23, 59, tzinfo=UTC)
UTILITY, RECREATION = "4234", "5120"
NUMBERS = tuple(AccountNumber(f"13275-99{place:02}") for place in range(60, 70))
HOSTED = states.Hosted(purpose=Purpose.GUEST_PAYMENT, biller=UTILITY, accounts=NUMBERS[:1], loading=None)


def accounts(**more: Any) -> states.Accounts:
    return states.Accounts(biller=UTILITY, **more)


HEALTH = Health(
    reachable=False, since=NOON, sessions=1234, receipts=1200, unknown=34, disk_free=10**12, disk_size=10**13,
    up=10**8,
)  # fmt: skip

TOUCHES = tuple(Touch(cross, cross) for cross in CROSSES)
FOUND = Found((0.98765, -0.12345, 0.05, 0.12345, 0.98765, -0.05, 0.0, 0.0, 1.0), 123.4, 1.2)


STATES: dict[str, states.AnyState] = {
    "welcome": states.Welcome(),
    "choose biller": states.ChooseBiller(),
    "choose biller, unknown code": states.ChooseBiller(notice=Notice.UNKNOWN_CODE),
    "finding": states.Finding(biller=UTILITY, accounts=NUMBERS[:1], left=20),
    "goodbye": states.Goodbye(8),
    "wiping": states.Wiping(then=Next.WELCOME, left=10),
    "unknown": states.OutcomeUnknown(at=NOON, left=180),
    "unknown, restarted": states.OutcomeUnknown(at=NOON, left=180, restarted=True),
    "hosted": HOSTED,
    "hosted, several": states.Hosted(
        purpose=Purpose.GUEST_PAYMENT, biller=UTILITY, accounts=NUMBERS[:3], loading=None
    ),
    "hosted, submitted": states.Hosted(
        purpose=Purpose.GUEST_PAYMENT,
        biller=UTILITY,
        accounts=NUMBERS[:1],
        phase=Phase.SUBMITTED,
        submitted_at=NOON,
    ),
    "receipt": states.Receipt(left=60),
    "letters": states.Accounts(biller=RECREATION, typed="RP-2044", problem=Problem.INCOMPLETE),
    **{f"typed, {each.value}": accounts(typed="13275-9960", problem=each) for each in Problem},
    **{
        f"notice, {each.value}": accounts(typed="13275-9960", problem=Problem.NONE, notice=each)
        for each in Notice
    },
    "three chosen": accounts(chosen=NUMBERS[:3], typed="13275-9970", problem=Problem.NONE),
    "ten chosen": accounts(chosen=NUMBERS, typed="13275-9970", problem=Problem.NONE, notice=Notice.TOO_MANY),
    **{
        f"trouble, {each.value}": states.Trouble(kind=each, biller=UTILITY, accounts=NUMBERS[:1])
        for each in TroubleKind
    },
    "pin": AdminPin(typed=Secret("2" * LONGEST)),
    "pin, checking": AdminPin(checking=True),
    "pin, for an hour": AdminPin(verdict=Verdict.WRONG, wait=3600),
    **{f"pin, {each.value}": AdminPin(verdict=each) for each in Verdict},
    "technician, at first": Admin(),
    "technician": Admin(health=HEALTH),
    "sound and languages": Tuning(languages=("en", "es")),
    "sound and languages, not kept": Tuning(
        languages=("en", "es"), defaults=Defaults(volume=100, withheld=("es",)), unkept=True
    ),
    "touch screen, at first": Calibrating(),
    **{f"touch screen, {each.value}": Calibrating(stage=Stage.ABSENT, panel=Panel(each)) for each in Way},
    **{f"touch screen, {each.value}": Calibrating(stage=Stage.REFUSED, objection=each) for each in Objection},
    **{
        f"touch screen, {each.value}": Calibrating(stage=each, found=FOUND, left=15)
        for each in Stage
        if each not in {Stage.ABSENT, Stage.REFUSED, Stage.TOUCHING}
    },
    **{f"cross {n + 1}": Calibrating(stage=Stage.TOUCHING, touches=TOUCHES[:n]) for n in range(5)},
    "touch screen, not kept": Calibrating(stage=Stage.KEPT, found=FOUND, unkept=True),
    **{
        f"technician, {each.value}": Admin(health=HEALTH, closed=each, checking=True) for each in ClosedReason
    },
    **{f"closed, {each.value}": states.Closed(reason=each, probe_in=15) for each in ClosedReason},
}
