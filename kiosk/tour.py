"""Drives the demonstration by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject


class Tour(QObject):
    def __init__(self, folder: Path, application: object) -> None:
        super().__init__()
