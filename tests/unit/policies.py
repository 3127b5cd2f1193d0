"""Policies to judge URLs by, and what they may say."""

from __future__ import annotations

from kiosk.settings import InvoiceCloud
from kiosk.urlpolicy import Kind, Policy, Rule, Verdict

CLOUD = InvoiceCloud(
    base_url="https://www.invoicecloud.com",
    css_url="https://city.example/assets/page.css",
    css_url_high_contrast="https://contrast.example/page.css",
    page_origins=("https://pay.invoicecloud.com:8443",),
    resource_origins=("https://www.google.com", "https://www.gstatic.com"),
    receipt_urls=("*/thankyou*", "/done"),
)
POLICY = Policy(CLOUD)
CLOSED = Policy(
    InvoiceCloud(css_url="https://city.example/a.css", challenge_origins=("https://acs.bank.example",))
)
TRAINING = Policy(
    InvoiceCloud(
        base_url="http://127.0.0.1:8080",
        css_url="http://127.0.0.1:8080/css",
        challenge_origins=("http://localhost:9000",),
    )
)
FRAMES = (Kind.SUB_FRAME, Kind.POPUP)
PAGE = Verdict(allowed=True, rule=Rule.PAGE)
LISTED = Verdict(allowed=True, rule=Rule.LISTED_RESOURCE)
CHALLENGE = Verdict(allowed=True, rule=Rule.CHALLENGE)
UNLISTED = Verdict(allowed=False, rule=Rule.UNLISTED)
MALFORMED = Verdict(allowed=False, rule=Rule.MALFORMED)
WALLET = Verdict(allowed=False, rule=Rule.WALLET)
OTHER_PROGRAM = Verdict(allowed=False, rule=Rule.OTHER_PROGRAM)
