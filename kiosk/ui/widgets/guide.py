"""A short guide to the provider's page, in the customer's language: the page itself speaks English."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kiosk.languages import SOURCE
from kiosk.ui.theme import Theme
from kiosk.ui.translation import spoken
from kiosk.ui.widgets.parts import button, label, part
from kiosk.ui.widgets.scrolled import Content, ScrolledPage
from kiosk.ui.widgets.turning import TurningLayout

_STEPS = 5
_ENDLESS = 10_000  # pixels
_MOST = 60  # millimetres of the guide in large letters


class Guide(QWidget):
    """What each of the page's five steps wants; it stands above the page and never over it.

    `opener` shows and hides it, and belongs to whoever lays the frame out. It begins closed: the page needs
    the room more.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        part(self, "where")
        self._is_wanted = False
        self.opener: QPushButton = button()
        self.opener.setCheckable(True)
        # A touch leaves the focus in the page: the next key belongs there.
        self.opener.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.opener.toggled.connect(self._show_or_hide)
        self._titles = [label("answer") for _ in range(_STEPS)]
        self._words = [label("quiet") for _ in range(_STEPS)]
        content = Content()
        row = self._row = TurningLayout(theme, content)
        row.setContentsMargins(theme.mm(6), theme.mm(1), theme.mm(6), theme.mm(3))
        row.setSpacing(theme.mm(4))
        for title, words in zip(self._titles, self._words, strict=True):
            step = QVBoxLayout()
            step.setSpacing(theme.mm(1))
            step.addWidget(title)
            step.addWidget(words)
            step.addStretch(1)
            row.addLayout(step, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(ScrolledPage(theme, content))
        self.adapt(theme)
        self.retranslate()
        self.close_guide()

    def adapt(self, theme: Theme) -> None:
        """Look as this theme wants it. Large words scroll, so that the page keeps most of the screen."""
        self._row.adapt(theme)
        self.setMaximumHeight(_ENDLESS if theme.scale == 1 else theme.mm(_MOST))

    def retranslate(self) -> None:
        """Set the words, which nobody needs who reads the page itself."""
        self.opener.setText(self.tr("Guide to this page"))
        for number, (title, words) in enumerate(self._steps(), start=1):
            self._titles[number - 1].setText(f"{number}. {title}")
            self._words[number - 1].setText(words)
        self._show_or_hide()

    def offer(self, *, wanted: bool) -> None:
        """Tell whether the page on the screen is one that pays."""
        self._is_wanted = wanted
        self._show_or_hide()

    def close_guide(self) -> None:
        """Begin closed for the next page."""
        self.opener.setChecked(False)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        helps = self._is_wanted and spoken() != SOURCE
        self.opener.setVisible(helps)
        self.setVisible(helps and self.opener.isChecked())

    def _steps(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Review your selection"),
                self.tr("Check the bills and the subtotal. Press “Proceed to Payment”."),
            ),
            (
                self.tr("Payment options"),
                self.tr("Choose card or bank account, and the amount. A service fee is shown here."),
            ),
            (
                self.tr("Payment information"),
                self.tr("Type the card's or account's details, the billing address and your e-mail address."),
            ),
            (
                self.tr("Review and terms"),
                self.tr("Check everything, tick the terms, and press “Process Payment” once."),
            ),
            (
                self.tr("Receipt"),
                self.tr(
                    "Wait for “Thank you for your payment!”. The receipt goes to your e-mail address, too."
                ),
            ),
        )
