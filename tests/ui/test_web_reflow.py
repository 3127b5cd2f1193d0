"""The city's style sheets on the provider's five steps: twice as large, nothing is ever pushed sideways."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfileBuilder
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from tests.sandbox.browser import Customer
from tests.ui.house import House

EVERYTHING = {
    "AllowRegisterAccount": True,
    "InvoiceOptions": {
        "AllowViewStatement": True,
        "AllowRemove": True,
        "AllowViewRelated": True,
        "AllowRemindMe": True,
    },
}
WIDE = """(() => {
  const wide = [...document.querySelectorAll('body *')].filter(
    each => each.getBoundingClientRect().right > innerWidth + 1);
  return [innerWidth, document.documentElement.scrollWidth,
          wide.map(each => each.tagName + ' ' + each.innerText.slice(0, 30))];
})()"""
PLACES = {"landscape": (1280, 860), "portrait": (1080, 1700)}  # pixels of the page in our frame
PATIENCE = 30_000  # milliseconds; only a test that fails waits so long


@pytest.fixture
def view(_engine: None, qtbot: QtBot) -> Iterator[QWebEngineView]:
    """A bare view: it is the style sheet that is looked at, not the terminal."""
    profile = QWebEngineProfileBuilder.createOffTheRecordProfile()
    made = QWebEngineView()
    page = QWebEnginePage(profile)
    made.setPage(page)
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.show()
    yield made
    shiboken6.delete(page)
    shiboken6.delete(made)
    shiboken6.delete(profile)


def ask(view: QWebEngineView, qtbot: QtBot, script: str) -> Any:
    answers: list[str] = []
    view.page().runJavaScript(f"JSON.stringify({script})", 0, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    return json.loads(answers[0] or "null")


def lay_out(view: QWebEngineView, qtbot: QtBot, across: int, down: int) -> None:
    """Twice as large, in a place of so many pixels."""
    view.resize(across, down)
    view.setZoomFactor(2)
    qtbot.waitUntil(lambda: bool(ask(view, qtbot, "innerWidth") == across // 2), timeout=PATIENCE)


def steps(customer: Customer) -> dict[str, Callable[[], object]]:
    """The five steps, and what brings the customer to each."""
    return {
        "review": lambda: None,
        "options": lambda: None,
        "information": customer.choose,
        "confirm": customer.fill,
        "thankyou": customer.process,
    }


@pytest.mark.parametrize("sheet", ["invoice-cloud", "invoice-cloud-high-contrast"])
def test_no_step_is_wider_than_its_place_at_200_percent(
    view: QWebEngineView, qtbot: QtBot, sandbox: House, sheet: str
) -> None:
    customer = Customer(sandbox)
    css = f"{sandbox.base_url}/assets/panel/css/{sheet}.css"
    customer.open("13275-9960", "13275-9963", CssUrl=css, PageResultOptions=EVERYTHING)
    found = {}
    for step, arrive in steps(customer).items():
        arrive()
        with qtbot.waitSignal(view.loadFinished, timeout=PATIENCE):
            view.load(QUrl(f"{customer.base}/{step}"))
        for name, (across, down) in PLACES.items():
            lay_out(view, qtbot, across, down)
            found[step, name] = ask(view, qtbot, WIDE)
        assert ask(view, qtbot, "document.styleSheets[1].cssRules.length") > 0
    customer.close()

    assert len(found) == 10
    assert {at: said for at, said in found.items() if said[1] > said[0] or said[2]} == {}


def test_a_bill_s_figures_stand_below_their_names_at_200_percent(
    view: QWebEngineView, qtbot: QtBot, sandbox: House
) -> None:
    customer = Customer(sandbox)
    css = f"{sandbox.base_url}/assets/panel/css/invoice-cloud.css"
    customer.open("13275-9960", CssUrl=css, PageResultOptions=EVERYTHING)
    with qtbot.waitSignal(view.loadFinished, timeout=PATIENCE):
        view.load(QUrl(f"{customer.base}/review"))
    lay_out(view, qtbot, *PLACES["portrait"])
    left = "e => Math.round(e.getBoundingClientRect().left)"
    heads = ask(view, qtbot, f"[...document.querySelectorAll('thead th')].map({left})")
    cells = ask(view, qtbot, f"[...document.querySelectorAll('tbody tr:first-child td')].map({left})")
    customer.close()

    assert heads[:5] == cells[:5]
    assert len(set(heads)) == 3
