"""Deeds of whoever stands there, or of somebody in the provider's place."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from kiosk.flow import states
from kiosk.sandbox.faults import Fault, FaultKind
from tests.breakout.case import Case
from tests.breakout.ward import Ward, until


def clipboard(ward: Ward, case: Case, how: str) -> list[str]:
    """What one customer copied is not for the next."""
    ward.open(case.id, "")
    board = QApplication.clipboard()
    mode = board.Mode.Clipboard if how == "copied" else board.Mode.Selection
    board.setText("4111111111111111", mode)
    ward.open_for_another(case.id, "")
    return ["the clipboard holds it still"] if board.text(mode) else []


ENTRIES = {
    "quotes": "'; DROP TABLE session;--\"",
    "wildcards": "*%_?",
    "long": "1" * 5000,
    "unicode": "\u0661\u0663\u0662\u0667\u0665\u0669\u0669\u0666\u0660",
    "right-to-left": "\u202e0699572 31",
    "controls": "1\x00\x07\x1b[2J3",
    "ctrl-codes": "\x10\x0f\x13\x1a",
    "url": "https://localhost/132759960",
    "file-url": "file:///etc/passwd",
    "newlines": "1\n2\r3\t4",
    "markup": "<img src=x onerror=alert(1)><b>13275</b>",
    "format": "%s%n{0}${x}",
    "path": "../../../../etc/passwd",
    "emoji": "\U0001f600" * 40,
    "zero-width": "1\u200b3\u200d2\ufeff",
}


def enter(ward: Ward, case: Case, how: str) -> list[str]:
    """Something odd in the field for an account number: the provider never hears of more than such a number."""
    ward.begin()
    hands = ward.hands
    before = len(ward.sandbox.books.calls)
    hands.paste(ENTRIES[how])
    typed = hands.state(states.Accounts).typed
    found = [] if len(typed) <= 64 and typed.isprintable() else [f"it took {len(typed)} characters"]
    hands.press("Find My Account")
    until(lambda: not isinstance(hands.session.state, states.Accounts | states.Finding), 0.2)
    sent = [each.body for each in ward.sandbox.books.calls[before:] if each.call == "cloud_payment"]
    found += [f"it was sent: {len(body)}" for body in sent if ENTRIES[how] in str(body)]
    if ENTRIES[how] in hands.text:
        found.append("it stands on the screen as it came")
    return found


def admin(ward: Ward, case: Case, how: str) -> list[str]:
    """Touches on the header, where no PIN is configured: there is none by default."""
    ward.open(case.id, "")
    width = ward.hands.window.width()
    for turn in range(6):
        left = turn % 2 == 0 if how == "corners" else True
        ward.hands.click_at(QPoint(8 if left else width - 8, 8))
    state = ward.hands.session.state
    return [] if isinstance(state, states.Hosted) else [f"it leads to {type(state).__name__}"]


def walk_away(ward: Ward, case: Case, how: str) -> list[str]:
    """Nobody is there any more: after the warning everything goes."""
    hands = ward.hands
    if how == "page":
        ward.open(case.id, '<input id="go">')
    elif how == "window":
        ward.open(case.id, '<a id="go" target="_blank" href="/page/x">go</a>')
        hands.click_in_page("#go")
        until(ward.shows_windows)
    elif how == "receipt":
        ward.open(case.id, "")
        ward.ask("history.pushState(null, '', '/thankyou')")
        hands.on(states.Receipt)
    else:
        ward.begin()
        hands.type("13275")
    limits = ward.settings.session
    state = type(hands.session.state)
    for _ in range(limits.idle_seconds + limits.warning_seconds + limits.receipt_seconds + 5):
        if type(hands.session.state) is state:
            hands.seconds(1)
    gone = until(
        lambda: isinstance(hands.session.state, states.Welcome | states.Goodbye | states.OutcomeUnknown), 20
    )
    return [] if gone else [f"it stands on {type(hands.session.state).__name__}"]


def network(ward: Ward, case: Case, how: str) -> list[str]:
    """Somebody else answers in the provider's place."""
    ward.leave()
    faults = ward.sandbox.faults
    evil = ward.filled("{evil}{hit}", case)
    faults.clear()
    if how == "redirect":
        fault = Fault(
            call="cloud_payment", kind=FaultKind.STATUS, status=302, headers={"Location": evil}, body=""
        )
    elif how == "redirect-307":
        fault = Fault(
            call="cloud_payment", kind=FaultKind.STATUS, status=307, headers={"Location": evil}, body=""
        )
    elif how == "portal":
        page = f'<meta http-equiv="refresh" content="0;url={evil}">'
        fault = Fault(call="cloud_payment", kind=FaultKind.STATUS, status=200, body=page)
    elif how == "511":
        fault = Fault(call="cloud_payment", kind=FaultKind.STATUS, status=511, body="")
    elif how == "reset":
        fault = Fault(call="cloud_payment", kind=FaultKind.RESET)
    else:
        fault = Fault(call="cloud_payment", kind=FaultKind.URL, url=evil)
    faults.order(fault)
    ward.find()
    told = until(lambda: isinstance(ward.hands.session.state, states.Trouble), 25)
    faults.clear()
    return [] if told else [f"it stands on {type(ward.hands.session.state).__name__}"]
