"""What the terminal is compared with: a line to type in, a warmed web view, one post and one load."""

from __future__ import annotations

import sys

import msgspec
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.bench.request import Bare, Provider


def main(known: str) -> int:
    """Show the line and the view; Return in the line fetches a payment page and loads it."""
    application = QApplication(["bare"])
    bare = Bare(msgspec.json.decode(known, type=Provider))
    window = QWidget()
    line, view = QLineEdit(), QWebEngineView()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(line)
    column.addWidget(view, 1)
    line.returnPressed.connect(lambda: view.load(QUrl(bare.payment_page())))
    view.loadFinished.connect(lambda _: sys.stdout.write("loaded\n") and sys.stdout.flush())
    view.load(QUrl("about:blank"))
    window.showFullScreen()
    line.setFocus()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
