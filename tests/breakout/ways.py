"""Carries cases out on the ward's terminal, each by its way, and says what went wrong."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from kiosk.flow import states
from kiosk.urlpolicy import Kind
from tests.breakout.case import Case, Note, Way
from tests.breakout.deeds import DEEDS
from tests.breakout.ward import Ward, until

_SCRIPT = (Path(__file__).parent / "attempts.js").read_text(encoding="utf-8")
_FIELD = """<input id="field"><script>
const modifiers = new Set(["Control", "Shift", "Alt", "AltGraph", "Meta"]);
for (const kind of ["keydown", "contextmenu"])
  addEventListener(kind, (event) => window.seen.push(event.key || kind), true);
</script>"""
_BROKEN = "broken"


def carry_out(ward: Ward, cases: list[Case], report: Callable[[Case, str], None]) -> None:
    """Do all of them, those of one way after the other, and report on each with "" where all is well."""
    for way, run in _WAYS.items():
        standing = ""
        for case in (each for each in cases if each.way is way):
            ward.refusals.clear()
            try:
                objections, standing = run(ward, case, standing)
            except (AssertionError, TimeoutError, LookupError, subprocess.SubprocessError) as fault:
                objections, standing = [f"{type(fault).__name__}: {fault}"], ""
            report(case, "; ".join(objections))


def _judge(ward: Ward, case: Case, standing: str) -> tuple[list[str], str]:
    kind, url = case.what
    verdict = ward.policy.judge(ward.filled(url, case), Kind(kind))
    return ["the policy allows it"] if verdict.allowed else [], standing


def _attempt(ward: Ward, case: Case, standing: str) -> tuple[list[str], str]:
    """Many attempts on one page, as long as it stands."""
    how, url = case.what
    if standing != Way.ATTEMPT.value:
        ward.open("attempts", f"<script>{_SCRIPT}</script>")
    ward.stir()
    ward.ask(f"attempt({case.id!r}, {how!r}, {ward.filled(url, case)!r})")
    if case.note is Note.BROKEN:
        done = until(lambda: isinstance(ward.hands.session.state, states.Trouble))
        return (
            [] if done else ["the page neither stands nor is it told to be broken"]
        ) + ward.objections(), ""
    if case.note is Note.EMPTY:
        done = until(lambda: ward.ask("[location.protocol, document.body.innerText]") == '["about:",""]')
        return ([] if done else ["there is no empty page"]) + ward.objections(), ""
    settled = until(lambda: ward.ask("window.settled") == f'"{case.id}"')
    objections = _noted(ward, case)
    if not settled or not ward.stands():
        return [*objections, f"the page does not stand where it was: {ward.ask('location.href')}"], ""
    objections += ward.objections()
    return objections, "" if objections else Way.ATTEMPT.value


def _page(ward: Ward, case: Case, standing: str) -> tuple[list[str], str]:
    body, done = (ward.filled(text, case) for text in case.what)
    ward.open(case.id, body)
    if case.way is Way.CLICK:
        ward.refusals.clear()
        ward.hands.click_in_page("#go")
    objections = _noted(ward, case)
    if done and not until(lambda: ward.ask(done) == "true"):
        objections.append(f"{done} did not come true: {ward.ask('window.said')}")
    if not ward.stands():
        objections.append("the page does not stand where it was")
    return [*objections, *ward.objections()], standing


def _key(ward: Ward, case: Case, standing: str) -> tuple[list[str], str]:
    """Press keys while a field of the page has the keyboard."""
    if standing != Way.KEY.value:
        ward.open("keys", _FIELD)
        ward.hands.click_in_page("#field")
    state = "[history.length, devicePixelRatio, innerWidth, location.pathname, document.visibilityState]"
    before = ward.ask(state)
    (keys,) = case.what
    subprocess.run(["xdotool", "key", "--delay", "0", *keys.split(), "x"], check=True, timeout=20)
    arrived = until(lambda: '"x"' in str(ward.ask("window.seen.slice(-1)")))
    objections = ward.objections()
    if case.note is Note.NOTED and ward.ask("window.seen.filter((key) => !modifiers.has(key))") != '["x"]':
        objections.append(f"the page has seen {ward.ask('window.seen')}")
    if not ward.stands() or ward.ask(state) != before:
        objections.append("the page is not as it was")
    elif not arrived:
        objections.append("the field has lost the keyboard")
    ward.ask("(window.seen = [], document.querySelector('#field').value = '')")
    return objections, "" if objections else Way.KEY.value


def _deed(ward: Ward, case: Case, standing: str) -> tuple[list[str], str]:
    name, how = case.what
    return [*DEEDS[name](ward, case, how), *ward.objections()], standing


def _noted(ward: Ward, case: Case) -> list[str]:
    """Wait for the refusal that is to come."""
    if case.note is Note.NOTED and not until(lambda: bool(ward.refusals)):
        return ["no refusal was noted"]
    return []


_WAYS: dict[Way, Callable[[Ward, Case, str], tuple[list[str], str]]] = {
    Way.POLICY: _judge,
    Way.ATTEMPT: _attempt,
    Way.PAGE: _page,
    Way.CLICK: _page,
    Way.KEY: _key,
    Way.DEED: _deed,
}
