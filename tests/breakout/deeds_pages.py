"""Deeds of a page of its own: what it opens, breaks, keeps, asks for, or is small for on its way."""

from __future__ import annotations

import gzip
import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QUrl

from kiosk.flow import states
from tests.breakout.afterwards import standing
from tests.breakout.case import Case
from tests.breakout.ward import Ward, until
from tests.unit import statementfiles

STATEMENTS: dict[str, Callable[[str], bytes]] = {
    "good": lambda _: statementfiles.good(),
    "long": lambda _: statementfiles.good(60),
    "corrupt": lambda _: statementfiles.good()[:400],
    "empty": lambda _: b"",
    "no-pdf": lambda _: b"<script>alert(1)</script>",
    "encrypted": lambda _: statementfiles.encrypted(),
    "busy": lambda _: statementfiles.busy(),
    "nested": lambda _: statementfiles.nested(),
    "swelling": lambda _: statementfiles.swelling(1_000_000_000),
    "huge": lambda _: statementfiles.huge_page(),
    "scripted": lambda url: statementfiles.scripted(url.encode()),
}


def statement(ward: Ward, case: Case, how: str) -> list[str]:
    """A PDF of the page's origin, opened by a touch: shown in our own viewer, or refused in words."""
    ward.page.serve(
        f"/statement/{how}.pdf",
        STATEMENTS[how](ward.filled("{evil}{hit}", case)),
        Content_Type="application/pdf",
    )
    ward.open(case.id, f'<a id="go" href="/statement/{how}.pdf">go</a>')
    words = ward.hands.text
    ward.hands.click_in_page("#go")
    answered = until(lambda: bool(ward.refusals) or ward.hands.text != words, 15)
    found = [] if answered else ["nothing was said"]
    found += ward.objections()
    ward.close_windows()
    return found + standing(ward)


_BREAKING = {
    "close": "<script>window.close()</script>",
    "reload": "<script>setTimeout(() => location.reload(), 0)</script>",
    "reload-post": '<form id="f" method="post" action="?x"></form><script>setTimeout(() => f.submit(), 0)</script>',
    "popups": "<script>for (let i = 0; i < 500; i++) window.open('/x' + i)</script>",
    "elements": "<script>document.body.innerHTML += '<p>x'.repeat(200000)</script>",
    "nesting": "<script>document.write('<div>'.repeat(50000))</script>",
    "frames": (
        "<script>for (let i = 0; i < 300; i++) "
        "document.body.append(document.createElement('iframe'))</script>"
    ),
    "stack": "<script>const f = () => f(); try { f() } catch (e) {}</script>",
    "regex": "<script>setTimeout(() => /(a+)+$/.test('a'.repeat(26) + 'b'), 0)</script>",
    "history": (
        "<script>for (let i = 0; i < 2000; i++) "
        "try { history.pushState(i, '', '#' + i) } catch (e) {}</script>"
    ),
    "title": (
        "<script>setInterval(() => { document.title = 'x'.repeat(100000) + Math.random() }, 1)</script>"
    ),
    "focus": (
        "<input id=a><input id=b>"
        "<script>a.onfocus = () => b.focus(); b.onfocus = () => a.focus(); a.focus()</script>"
    ),
    "beforeunload": "<script>onbeforeunload = (e) => { e.preventDefault(); return 'x' }</script>",
    "storage": "<script>try { localStorage.x = 'x'.repeat(2 ** 24) } catch (e) {}</script>",
    "workers": (
        "<script>for (let i = 0; i < 50; i++) "
        "new Worker(URL.createObjectURL(new Blob(['for(;;){}'])))</script>"
    ),
}


def take_all(ward: Ward, case: Case, how: str) -> list[str]:
    """A page that takes all it can; whoever stands there can start over all the same."""
    ward.open(case.id, "")
    url = ward.page.serve(f"/breaking/{how}", f"<!doctype html><h1>Page</h1>{_BREAKING[how]}")
    ward.view.page().load(QUrl(url))
    until(lambda: ward.ask("document.readyState") == '"complete"', 2)
    found = ward.objections()
    ward.open_for_another(case.id, "")
    return found


def kill(ward: Ward, case: Case, how: str) -> list[str]:
    """The renderer ends, once or again and again; a screen of ours stands there."""
    for _ in range(3 if how == "again" else 1):
        ward.open(case.id, "")
        process = ward.view.page().renderProcessPid()
        os.kill(process, signal.SIGSEGV if how == "fault" else signal.SIGKILL)
        if not until(lambda: isinstance(ward.hands.session.state, states.Trouble), 20):
            return ["nothing was said"]
    return []


def bomb(ward: Ward, case: Case, how: str) -> list[str]:
    """A page that is small on its way and large when it comes."""
    content = gzip.compress(b"<!doctype html><h1>Page</h1>" + b" " * 60_000_000)
    ward.open(case.id, "")
    ward.view.page().load(QUrl(ward.page.serve("/bomb", content, Content_Encoding="gzip")))
    until(lambda: not isinstance(ward.hands.session.state, states.Hosted), 2)
    found = ward.objections()
    ward.open_for_another(case.id, "")
    return found


KEPT = {
    "cookie": ("document.cookie = 'k=4111111111111111; max-age=9999'", "document.cookie"),
    "local-storage": ("localStorage.k = '4111111111111111'", "Object.keys(localStorage).join()"),
    "session-storage": ("sessionStorage.k = '4111111111111111'", "Object.keys(sessionStorage).join()"),
    "indexed-db": ("indexedDB.open('k')", "await indexedDB.databases().then((it) => it.map((x) => x.name).join())"),
    "cache": ("caches.open('k')", "await caches.keys().then((it) => it.join())"),
    "service-worker": (
        "navigator.serviceWorker.register('/worker.js')",
        "await navigator.serviceWorker.getRegistrations().then((it) => it.map(String).join())",
    ),
    "name": ("window.name = 'k'", "window.name"),
    "history": ("history.pushState(1, '', '?k')", "history.length > 3 ? 'k' : ''"),
    "zoom": ("document.body.style.zoom = 3", "devicePixelRatio === 1 ? '' : 'k'"),
    "shared-worker": ("new SharedWorker('/worker.js', 'k')", "''"),
    "permission": ("Notification.requestPermission()", "Notification.permission === 'granted' ? 'k' : ''"),
}  # fmt: skip


def keep(ward: Ward, case: Case, how: str) -> list[str]:
    """What one customer's page keeps, the next one's of the same origin does not find."""
    ward.page.serve("/worker.js", "onfetch = () => 0", Content_Type="text/javascript")
    write, read = KEPT[how]
    ward.open(case.id, f"<script>Promise.resolve({write}).finally(() => {{ window.said = 1 }})</script>")
    until(lambda: ward.ask("window.said") == "1")
    ward.open_for_another(
        case.id,
        f"<script>const keep = (it) => {{ window.said = String(it) }};"
        f"(async () => {read})().then(keep, keep)</script>",
    )
    until(lambda: bool(ward.ask("window.said")))
    found = ward.ask("window.said")
    return [] if found == '""' else [f"it finds {found}"]


def login(ward: Ward, case: Case, how: str) -> list[str]:
    """A password that is asked for is not asked for again when nobody gives it."""
    ward.open(
        case.id,
        f"<script>fetch('/login/{how}').then(() => 0, () => 0).then(() => {{ window.said = 1 }})</script>",
    )
    until(lambda: ward.ask("window.said") == "1")
    times = len(ward.page.reached(f"/login/{how}"))
    return [] if times <= 2 else [f"it was asked {times} times"]
