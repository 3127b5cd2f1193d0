"""The statement behind "View Invoice": a one-page bill as PDF, drawn when it is asked for."""

from __future__ import annotations

from datetime import date, timedelta

from fpdf import FPDF

from kiosk.sandbox.accounts import Account, Invoice, SeedBiller
from kiosk.sandbox.money import dollars

_LEFT = 20
_WIDTH = 170
_BLUE = (0, 90, 156)
_PALE = (230, 239, 247)


def draw(biller: SeedBiller, account: Account, invoice: Invoice, today: date) -> bytes:
    """The bill `invoice` of `account` as a PDF, letter size."""
    due = invoice.due_date(today)
    sheet = FPDF(format="letter")
    sheet.set_margins(_LEFT, 18, 215.9 - _LEFT - _WIDTH)
    sheet.set_title(f"Invoice {invoice.number}")
    sheet.add_page()
    _banner(sheet, biller)
    _address(sheet, account)
    _facts(
        sheet,
        (
            ("Account number", account.number),
            ("Invoice number", invoice.number),
            ("Statement date", f"{due - timedelta(days=21):%m/%d/%Y}"),
            ("Due date", f"{due:%m/%d/%Y}"),
        ),
    )
    sheet.ln(8)
    _facts(sheet, ((f"{biller.invoice_type} charges", dollars(invoice.amount)),))
    sheet.set_font("helvetica", "B", 14)
    _facts(sheet, (("Amount due", dollars(invoice.amount)),), bold=True)
    sheet.ln(14)
    sheet.set_font("helvetica", "", 9)
    sheet.multi_cell(
        _WIDTH, 5, "This is a demonstration bill. The person, the account and the amount are invented."
    )
    return bytes(sheet.output())


def _banner(sheet: FPDF, biller: SeedBiller) -> None:
    sheet.set_fill_color(*_BLUE)
    sheet.set_text_color(255, 255, 255)
    sheet.set_font("helvetica", "B", 18)
    sheet.cell(_WIDTH, 14, f"  {biller.city}", fill=True, new_x="LMARGIN", new_y="NEXT")
    sheet.set_text_color(0, 0, 0)
    sheet.set_font("helvetica", "", 12)
    sheet.cell(_WIDTH, 12, biller.name, new_x="LMARGIN", new_y="NEXT")


def _address(sheet: FPDF, account: Account) -> None:
    sheet.ln(6)
    place = f"{account.city}, {account.state} {account.zip}"
    sheet.multi_cell(_WIDTH, 6, f"{account.name}\n{account.street}\n{place}", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(8)


def _facts(sheet: FPDF, facts: tuple[tuple[str, str], ...], *, bold: bool = False) -> None:
    sheet.set_fill_color(*_PALE)
    for name, value in facts:
        sheet.set_font("helvetica", "B" if bold else "", 14 if bold else 11)
        sheet.cell(_WIDTH / 2, 10, f"  {name}", border="B", fill=bold)
        sheet.cell(
            _WIDTH / 2, 10, f"{value}  ", border="B", align="R", fill=bold, new_x="LMARGIN", new_y="NEXT"
        )
