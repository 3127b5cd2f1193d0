"""The day's end: what became of this shift's customers, and the key that ends it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kiosk.devices.listing import Block, Listing
from kiosk.flow.desk import events as ev
from kiosk.flow.desk.day import Group, Row
from kiosk.flow.desk.state import Desk, Printed, Serving
from kiosk.flow.paper import PrintProblem
from kiosk.settings import Settings
from kiosk.ui.counter.words import CounterWords
from kiosk.ui.screens.words import biller_name
from kiosk.ui.theme import Theme
from kiosk.ui.translation import moment
from kiosk.ui.widgets.parts import NoticeLabel, label, part

_MOST = 18  # rows that a low screen holds


class DayPage(QWidget):
    """A table, a row for each group; drawn anew each time.

    Signals: `happened` carries a desk's event, `printed` a Listing that is to be printed and answered by
    `say_printed`; `changed`: something else can be done with it now.
    """

    happened = Signal(object)
    printed = Signal(object)
    changed = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        part(self, "desk-told")
        self._settings = settings
        self._title = label("desk-title")
        self._note = label("desk-lead")
        self._rows: tuple[Row, ...] = ()
        self._is_printing = False
        self._words = CounterWords(self)
        self._paper = NoticeLabel(theme.mm(2))
        self._paper.hide()
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setHorizontalSpacing(theme.mm(8))
        self._grid.setVerticalSpacing(theme.mm(1.5))
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.mm(15), theme.mm(10), theme.mm(15), theme.mm(10))
        page.setSpacing(theme.mm(4))
        for each in (self._title, self._note, self._paper, self._table):
            page.addWidget(each)
        page.addStretch(1)

    def show_rows(self, rows: tuple[Row, ...] | None) -> None:
        """Draw them; None while they are being counted, or can't be."""
        self._rows = rows or ()
        self._paper.setVisible(self._is_printing)
        self.changed.emit()
        self._title.setText(self.tr("This shift and this day"))
        keys = self.tr("F9 once more ends the shift, F6 leads back.")
        self._note.setText(
            f"{self._book_of_record()} {keys}"
            if rows is not None
            else self.tr("The record of this terminal is being read.")
        )
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if rows is None:
            return
        for column, head in enumerate(self._columns(), start=1):
            self._put(0, column, head, "desk-quiet")
        for line, row in enumerate(rows[:_MOST], start=1):
            part_name = "desk-label" if row.group in (Group.SHIFT, Group.CLERK) else "desk-cell"
            self._put(line, 0, self._name(row), part_name)
            for column, number in enumerate(_numbers(row), start=1):
                self._put(line, column, str(number), part_name)
        left = len(rows) - _MOST
        if left > 0:
            self._put(
                _MOST + 1,
                0,
                self.tr("… and %n more row(s), all of them on paper (F4).", "", left),
                "desk-quiet",
            )
        self._grid.setColumnStretch(0, 1)

    @property
    def can_print(self) -> bool:
        """Whether there is a list, and none on its way to the printer."""
        return self._settings.printing.offered and bool(self._rows) and not self._is_printing

    def print(self, desk: Desk) -> None:
        """Have it printed for the clerk who serves there."""
        if not self.can_print or not isinstance(desk.state, Serving):
            return
        self._is_printing = True
        self._paper.say(self.tr("Printing …"), "news")
        self._paper.show()
        self.happened.emit(ev.PrintPressed(Printed.DAY))
        self.printed.emit(self.listing(desk.state.clerk.name, datetime.now(UTC)))
        self.changed.emit()

    def listing(self, clerk: str, now: datetime) -> Listing:
        """The whole list as it is to be printed, by this clerk and at this moment."""
        terminal = self._settings.terminal
        titles = {
            Group.SHIFT: self.tr("Shift"),
            Group.CLERK: self.tr("By clerk"),
            Group.BILLER: self.tr("By bill"),
            Group.HOUR: self.tr("By hour"),
        }
        blocks = [
            Block(title, tuple((self._name(row), _numbers(row)) for row in self._rows if row.group is group))
            for group, title in titles.items()
        ]
        return Listing(
            title=self.tr("The day at the counter"),
            facts=(
                f"{terminal.city} · {terminal.id}",
                self.tr("Clerk {0}").format(clerk),
                moment(now.astimezone()),
            ),
            note=self._book_of_record(),
            columns=self._columns(),
            blocks=tuple(block for block in blocks if block.rows),
            page=self.tr("Page {0} of {1}"),
        )

    def say_printed(self, problem: PrintProblem | None) -> None:
        """It came out, or why not."""
        self._is_printing = False
        if problem is None:
            self._paper.say(self._words.printed(), "good")
        else:
            self._paper.say(self._words.not_printed(problem), "alarm")
        self.changed.emit()

    def _columns(self) -> tuple[str, ...]:
        return (
            self.tr("opened"),
            self.tr("paid"),
            self.tr("unknown"),
            self.tr("refused"),
            self.tr("abandoned"),
            self.tr("open"),
        )

    def _book_of_record(self) -> str:
        return self.tr(
            "Paid means that a receipt page came: the provider's own report is the book of record."
        )

    def _put(self, line: int, column: int, text: str, name: str) -> None:
        cell = QLabel(text)
        cell.setTextFormat(Qt.TextFormat.PlainText)
        cell.setProperty("part", name)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(cell, line, column, side)

    def _name(self, row: Row) -> str:
        match row.group:
            case Group.SHIFT:
                return self.tr("This shift")
            case Group.CLERK:
                return self.tr("Clerk {0}").format(row.name or "?")
            case Group.BILLER:
                known = any(each.id == row.name for each in self._settings.billers)
                return biller_name(self._settings, row.name) if known else self.tr("No bill was asked for")
            case Group.HOUR:
                return row.name


def _numbers(row: Row) -> tuple[int, ...]:
    return row.opened, row.paid, row.unknown, row.refused, row.abandoned, row.open
