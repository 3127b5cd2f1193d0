"""What somebody typed, as every database can keep it."""

from __future__ import annotations


def storable(text: str) -> str:
    """`text` without NUL, which PostgreSQL refuses, and with "?" for halves of characters (lone surrogates)."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
