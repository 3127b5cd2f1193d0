"""The windows over a page, as a test opens, reads and closes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QPushButton

from kiosk.ui.web.view import HostedView
from kiosk.ui.widgets.pagewindow import PageWindow
from tests.ui.hands import PAINTED, Hands
from tests.ui.house import House

OPEN = '<button id="go" onclick="child = window.open({0!r})">go</button>'


def windows(hands: Hands) -> list[PageWindow]:
    """The windows over the page, the top one last."""
    return [each for each in hands.window.findChildren(PageWindow) if each.isVisible()]


def view_of(window: PageWindow) -> HostedView:
    (view,) = window.findChildren(HostedView)
    return view


def page_below(hands: Hands) -> QWebEnginePage:
    """The customer's page itself."""
    (view,) = (
        each
        for each in hands.window.findChildren(HostedView)
        if each.isVisible() and not any(window.isAncestorOf(each) for window in windows(hands))
    )
    return view.page()


def ask(hands: Hands, page: QWebEnginePage, script: str) -> object:
    """The value of an expression in this page."""
    answers: list[object] = []
    page.runJavaScript(f"JSON.stringify({script}) ?? 'null'", 0, answers.append)
    hands.until(lambda: bool(answers))
    return answers[0]


def opened(hands: Hands, number: int = 1) -> PageWindow:
    """Wait until so many windows stand over the page; the top one."""
    hands.until(lambda: len(windows(hands)) == number)
    return windows(hands)[-1]


def stands(hands: Hands, page: QWebEnginePage, heading: str) -> None:
    """Wait until a page with this heading has come."""
    hands.until(lambda: ask(hands, page, "document.querySelector('h1')?.innerText") == f'"{heading}"')


def open_other(hands: Hands, sandbox: House, body: str = "") -> PageWindow:
    """A page with a window over it, in which another page of the provider's stands."""
    sandbox.serve("/other", f"<!doctype html><h1>Other</h1>{body}")
    hands.show(sandbox, OPEN.format("/other"))
    hands.click_in_page("#go")
    window = opened(hands)
    stands(hands, view_of(window).page(), "Other")
    return window


def press_in(hands: Hands, window: PageWindow, selector: str) -> None:
    """Press Enter on an element of the page in this window."""
    page = view_of(window).page()
    on_it = f"(e => e && (e.focus(), document.activeElement === e))(document.querySelector({selector!r}))"
    focus = f"{PAINTED} && {on_it}"
    hands.until(lambda: ask(hands, page, focus) == "true")
    QTest.keyClick(hands.handle, Qt.Key.Key_Return)


def close(hands: Hands, window: PageWindow) -> None:
    (button,) = window.findChildren(QPushButton)
    hands.click(button)
