"""PostBack: tells the partner how a payment ended, as an unsigned form (observed: these 18 fields)."""

from __future__ import annotations

import http.client
import ssl
from datetime import datetime
from urllib.parse import SplitResult, urlencode, urlsplit

from kiosk.sandbox.accounts import SeedBiller
from kiosk.sandbox.books import Payment, Postback

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SECONDS = 5
_TYPE_IDS = {"card": "1", "echeck": "2"}


def fields(payment: Payment, biller: SeedBiller, reference: str, remote_address: str) -> dict[str, str]:
    """The form's fields for `payment`. `reference` is the partner's own BillerReference, echoed."""
    numbers = [line.account for line in payment.lines]
    account = next(each for each in biller.account if each.number == numbers[0])
    return {
        "BillerGUID": f"00000000-0000-4000-8000-{int(biller.id):012d}",
        "PaymentDate": payment.at.strftime("%m/%d/%Y %H:%M:%S"),
        "InvoiceNumber": ",".join(line.invoice for line in payment.lines),
        "Approved": str(payment.approved),
        "CustomerName": account.name,
        "CustomerAddress": account.street,
        "CustomerCity": account.city,
        "CustomerState": account.state,
        "CustomerZip": account.zip,
        "PaymentGUID": payment.id,
        "PaymentAmount": f"{payment.amount:.2f}",
        "PaymentDescription": biller.name,
        "PaymentTypeID": _TYPE_IDS[payment.method],
        "CardType": payment.tender_name,
        "PaymentMessage": payment.message,
        "BillerReference": reference,
        "ConvenienceFee": f"{payment.fee:.2f}",
        "RemoteIP": remote_address,
    }


def send(url: str, form: dict[str, str], trust: ssl.SSLContext | None, at: datetime) -> Postback:
    """Post `form` to `url` and say what came of it; never follows a redirect, never leaves this machine.

    Status 0 stands for a target that is not on loopback, or that did not answer.
    """
    parts = urlsplit(url)
    status = _post(parts, urlencode(form), trust) if parts.hostname in _LOOPBACK else 0
    return Postback(url=url, fields=form, status=status, at=at)


def _post(parts: SplitResult, body: str, trust: ssl.SSLContext | None) -> int:
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(parts.netloc, timeout=_SECONDS, context=trust)
    else:
        connection = http.client.HTTPConnection(parts.netloc, timeout=_SECONDS)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
