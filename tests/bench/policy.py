"""How much later the hosted page's first paint is for the policy: the same load with and without it.

`python -m tests.bench.policy PROVIDER TURNS` prints one JSON list of pairs of seconds. Both sides have the same
engine, profile, settings and view; only one has the interceptor and the page that judge every request.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
import shiboken6
from PySide6.QtCore import QEventLoop, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from kiosk import config
from kiosk.ui.web.engine import engine_settings, enter, prepare
from kiosk.ui.web.interceptor import Interceptor
from kiosk.ui.web.page import HostedPage
from kiosk.ui.web.profile import make_profile
from kiosk.urlpolicy import Policy
from tests.bench.request import Bare, Provider

_PAINTED: Final = (
    "(p => p ? performance.timeOrigin + p.startTime : 0)"
    "(performance.getEntriesByName('first-contentful-paint')[0])"
)
"""Milliseconds since 1970, 0 before; as the engine itself has noted it (W3C, "Paint Timing")."""

_Page = Callable[[QWebEngineProfile], QWebEnginePage]


class _Side:
    """One of the two: opens the page anew each time, in a fresh profile and on the screen."""

    def __init__(self, qt: QApplication, bare: Bare, folder: Path, make: _Page) -> None:
        self._qt = qt
        self._bare = bare
        self._folder = folder
        self._make = make

    def seconds(self) -> float:
        """From the load to the first paint, in a view that has stood there, empty, before."""
        url = QUrl(self._bare.payment_page())
        profile = make_profile(self._folder, "en-US")
        page = self._make(profile)
        view = QWebEngineView()
        view.setPage(page)
        view.showFullScreen()
        self._load(page, QUrl("about:blank"))
        began = time.time()
        self._load(page, url)
        painted = 0.0
        while not painted:
            painted = self._ask(page)
        for each in (view, page, profile):
            shiboken6.delete(each)
        return painted / 1000 - began

    def _load(self, page: QWebEnginePage, url: QUrl) -> None:
        ended: list[bool] = []
        page.loadFinished.connect(ended.append)
        page.load(url)
        self._wait_for(ended)
        page.loadFinished.disconnect()
        if ended != [True]:
            raise RuntimeError("the page did not load")

    def _ask(self, page: QWebEnginePage) -> float:
        answers: list[float] = []
        page.runJavaScript(_PAINTED, 0, answers.append)
        self._wait_for(answers)
        return answers[0]

    def _wait_for(self, answers: list[bool] | list[float]) -> None:
        while not answers:
            self._qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _judged(policy: Policy) -> _Page:
    def make(profile: QWebEngineProfile) -> QWebEnginePage:
        nothing: Callable[..., None] = lambda *_: None  # noqa: E731
        interceptor = Interceptor(
            policy, submitted=bool, posted=lambda _: True, refused=nothing, windows=bool, parent=profile
        )
        profile.setUrlRequestInterceptor(interceptor)
        return HostedPage(profile, policy, submitted=bool, refused=nothing, printing=nothing, windows=nothing)

    return make


def main(known: str, turns: int) -> int:
    """Measure, after one turn that is thrown away."""
    provider = msgspec.json.decode(known, type=Provider)
    cloud = config.load(Path(provider.config)).invoice_cloud
    with tempfile.TemporaryDirectory() as name:
        settings = engine_settings(cloud, Path(name), sandbox=os.geteuid() != 0)
        prepare(settings)
        enter(settings)
        qt, bare = QApplication(["policy"]), Bare(provider)
        ours = _Side(qt, bare, Path(name), _judged(Policy(cloud)))
        plain = _Side(qt, bare, Path(name), QWebEnginePage)
        pairs = [_in_turn(turn, ours, plain) for turn in range(turns + 1)][1:]
    sys.stdout.write(msgspec.json.encode(pairs).decode() + "\n")
    return 0


def _in_turn(turn: int, ours: _Side, plain: _Side) -> tuple[float, float]:
    """Which side goes first changes, so that neither always finds what the other has warmed."""
    if turn % 2:
        return ours.seconds(), plain.seconds()
    other = plain.seconds()
    return ours.seconds(), other


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
