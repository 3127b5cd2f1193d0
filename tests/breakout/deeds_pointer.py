"""Deeds with a pointer or a finger on a page: buttons, wheel, gestures, and what is dropped there."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.breakout.afterwards import standing, untouched
from tests.breakout.case import Case
from tests.breakout.ward import Ward, until

_LINK = """<a id="go" href="/page/next">go</a><script>
for (const kind of ["contextmenu", "auxclick", "click", "wheel", "dragstart", "drop", "paste"])
  addEventListener(kind, (event) => window.seen.push(kind), true);
</script><div style="height: 4000px">text</div>"""
_BUTTONS = {
    "right": Qt.MouseButton.RightButton,
    "middle": Qt.MouseButton.MiddleButton,
    "back": Qt.MouseButton.BackButton,
    "forward": Qt.MouseButton.ForwardButton,
    "extra": Qt.MouseButton.ExtraButton3,
}
_HELD = {
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
    "alt": Qt.KeyboardModifier.AltModifier,
    "meta": Qt.KeyboardModifier.MetaModifier,
}
_PLAIN = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


def press(ward: Ward, case: Case, how: str) -> list[str]:
    """A button of the mouse on a link."""
    ward.open(case.id, _LINK)
    held = _HELD.get(how, _PLAIN)
    QTest.mouseClick(ward.hands.handle, _BUTTONS.get(how, _LEFT), held, _middle(ward, "#go"))
    return untouched(ward)


def wheel(ward: Ward, case: Case, how: str) -> list[str]:
    """The wheel with a key held, which zooms or goes back in a browser."""
    ward.open(case.id, _LINK)
    place = QPointF(_middle(ward, "#go"))
    before = ward.ask("[devicePixelRatio, innerWidth]")
    for step in (120, 120, -120, -120, -120):
        turned = QWheelEvent(
            place, place, QPoint(), QPoint(0, step), Qt.MouseButton.NoButton, _HELD[how],
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(ward.hands.handle, turned)
    same = ward.ask("[devicePixelRatio, innerWidth]") == before
    return untouched(ward) + ([] if same else ["the page was zoomed"])


def touch(ward: Ward, case: Case, how: str) -> list[str]:
    """A finger that stays, or two that draw apart."""
    ward.open(case.id, _LINK)
    place, handle = _middle(ward, "#go"), ward.hands.handle
    device = QTest.createTouchDevice()
    before = ward.ask("[devicePixelRatio, innerWidth, visualViewport.scale]")
    if how == "long":
        QTest.touchEvent(handle, device).press(0, place, handle)
        until(lambda: "contextmenu" in str(ward.ask("window.seen")), 1.2)
        QTest.touchEvent(handle, device).release(0, place + QPoint(300, 300), handle)
    else:
        apart = 5 if how == "spread" else 200
        away = 40 if how == "spread" else -35
        QTest.touchEvent(handle, device).press(0, place, handle).press(
            1, place + QPoint(apart, apart), handle
        )
        for step in range(1, 5):
            moved = place + QPoint(apart + away * step, apart + away * step)
            QTest.touchEvent(handle, device).stationary(0).move(1, moved, handle)
        QTest.touchEvent(handle, device).release(0, place, handle).release(1, moved, handle)
    same = ward.ask("[devicePixelRatio, innerWidth, visualViewport.scale]") == before
    if how == "long":
        ward.ask(
            "(window.seen = window.seen.filter((kind) => kind !== 'contextmenu'))"
        )  # no menu comes of it
    return untouched(ward) + ([] if same else ["the page was zoomed"])


def drop(ward: Ward, case: Case, how: str) -> list[str]:
    """Something that is dragged onto the page."""
    ward.open(case.id, '<textarea id="go" style="width: 90%; height: 400px"></textarea>')
    carried = QMimeData()
    url = ward.filled("{evil}{hit}", case)
    if how in ("url", "file"):
        carried.setUrls([QUrl(url) if how == "url" else QUrl("file:///etc/passwd")])
    if how == "html":
        carried.setHtml(f'<a href="{url}">x</a>')
    carried.setText("dropped")
    place = _middle(ward, "#go")
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, carried, _LEFT, _PLAIN)
    QApplication.sendEvent(ward.hands.handle, enter)
    QApplication.sendEvent(ward.hands.handle, QDropEvent(QPointF(place), copy, carried, _LEFT, _PLAIN))
    ward.hands.click_in_page("#go")
    QTest.keyClick(ward.hands.handle, Qt.Key.Key_Z)
    held = until(lambda: ward.ask("document.querySelector('#go').value") == '"z"')
    return ([] if held else ["the page has what was dropped"]) + standing(ward)


def _middle(ward: Ward, selector: str) -> QPoint:
    """The middle of an element on the window."""
    box = ward.ask(
        "(box => [box.x + box.width / 2, box.y + box.height / 2])"
        f"(document.querySelector('{selector}').getBoundingClientRect())"
    )
    across, down = (float(each) for each in str(box).strip("[]").split(","))
    return ward.view.mapTo(ward.hands.window, QPoint(round(across), round(down)))
