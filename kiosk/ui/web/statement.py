"""Fetches a PDF that a customer's page offers: through a file that is gone as soon as it was read.

The engine can download into files only. The folder is the customer's own, on a memory file system where there
is one.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest

from kiosk.log import get_logger
from kiosk.statements.arriving import ArrivingStatement
from kiosk.statements.protocol import MOST_BYTES, Reason

_log = get_logger("web.statement")

PATIENCE: Final = 30_000
"""Milliseconds in which a statement has to arrive whole."""
_LOOK: Final = 50  # milliseconds between two looks at how much has come
_NAME: Final = "statement"

_State = QWebEngineDownloadRequest.DownloadState


class _Download(ArrivingStatement):
    """One download from its request to its bytes."""

    def __init__(
        self, download: QWebEngineDownloadRequest, folder: Path, patience: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._download: QWebEngineDownloadRequest | None = download
        self._folder = folder
        self._deadline = QTimer(self, interval=patience, singleShot=True)
        self._deadline.timeout.connect(lambda: self._fail(Reason.TOO_SLOW))
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._measure)

    def start(self) -> None:
        """Accept the download; ends in `ready` or `failed`, never before this call has come back."""
        download = self._download
        if download is None:
            return
        if download.totalBytes() > MOST_BYTES:
            QTimer.singleShot(0, self, lambda: self._fail(Reason.TOO_LARGE))
        self._folder.mkdir(mode=0o700)
        download.setDownloadDirectory(str(self._folder))
        download.setDownloadFileName(_NAME)
        download.stateChanged.connect(self._changed)
        download.receivedBytesChanged.connect(self._measure)
        download.accept()
        self._deadline.start()
        self._look.start()

    def close(self) -> None:
        """See ArrivingStatement."""
        self._end()
        self.gone.emit()

    def _measure(self) -> None:
        if self._download is not None and self._download.receivedBytes() > MOST_BYTES:
            self._fail(Reason.TOO_LARGE)

    def _changed(self, state: QWebEngineDownloadRequest.DownloadState) -> None:
        if state is _State.DownloadCompleted:
            self._read()
        elif state in (_State.DownloadInterrupted, _State.DownloadCancelled):
            self._fail(Reason.FAILED)

    def _read(self) -> None:
        try:
            with (self._folder / _NAME).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as fault:
            _log.error("statement.unreadable", exc_info=fault)
            self._fail(Reason.FAILED)
            return
        if len(data) > MOST_BYTES:
            self._fail(Reason.TOO_LARGE)
            return
        self._end()
        self.ready.emit(data)

    def _fail(self, reason: Reason) -> None:
        if self._download is None:
            return
        _log.warning("statement.not_fetched", reason=reason)
        self._end()
        self.failed.emit(reason)

    def _end(self) -> None:
        """Let go of the download, and of what it has written."""
        self._deadline.stop()
        self._look.stop()
        download, self._download = self._download, None
        if download is None:
            return
        download.stateChanged.disconnect(self._changed)
        download.receivedBytesChanged.disconnect(self._measure)
        if not download.isFinished():
            download.cancel()
        try:
            shutil.rmtree(self._folder)
        except OSError as fault:
            # The customer's whole folder goes later, and that must not fail.
            _log.error("statement.not_removed", exc_info=fault)


class Statements(QObject):
    """The Downloads of a session: takes PDFs, one at a time. `opened` carries each as an ArrivingStatement."""

    opened = Signal(object)

    def __init__(self, folder: Path, patience: int = PATIENCE, parent: QObject | None = None) -> None:
        """`folder`: the customer's own. `patience`: milliseconds for a download."""
        super().__init__(parent)
        self._folder = folder
        self._patience = patience
        self._current: _Download | None = None
        self._is_closed = False

    def take(self, download: QWebEngineDownloadRequest) -> bool:
        """See kiosk.ui.web.session.Downloads. What is asked for while one is shown is dropped: a second press."""
        if self._is_closed or download.isSavePageDownload() or not _is_pdf(download):
            return False
        if self._current is not None:
            download.cancel()
            return True
        folder = self._folder / f"{_NAME}-{secrets.token_hex(8)}"
        self._current = current = _Download(download, folder, self._patience, self)
        current.gone.connect(lambda: self._forget(current))
        current.start()
        self.opened.emit(current)
        return True

    def finish(self) -> None:
        """End what is under way or shown, and take nothing more."""
        self._is_closed = True
        if self._current is not None:
            self._current.close()

    def _forget(self, current: _Download) -> None:
        if self._current is current:
            self._current = None
            current.deleteLater()


def _is_pdf(download: QWebEngineDownloadRequest) -> bool:
    """By its type, or by its name where the type says nothing. The content is looked at by its reader."""
    kind = download.mimeType().lower()
    named = download.suggestedFileName().lower().endswith(".pdf")
    return kind == "application/pdf" or (named and kind in ("", "application/octet-stream"))
