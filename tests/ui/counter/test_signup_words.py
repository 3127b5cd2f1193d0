"""What sign-up help says, without a counter around it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.flow.desk.waiting import Document, Need, Said
from kiosk.ui.counter.signupwords import SignUpWords


def test_every_outcome_every_need_and_every_document_has_words_of_its_own(qtbot: QtBot) -> None:
    owner = QObject()
    words = SignUpWords(owner)
    said = [
        *(words.document(each) for each in Document),
        *(words.need(each) for each in Need),
        *(words.said(each) for each in Said),
    ]

    assert all(said)
    assert len(set(said)) == len(said)


def test_what_was_not_done_is_never_said_to_be_done(qtbot: QtBot) -> None:
    owner = QObject()
    words = SignUpWords(owner)

    for said in Said:
        told = words.said(said)
        assert said.is_done == told.startswith(("Approved", "Confirmed", "Done here")), said
