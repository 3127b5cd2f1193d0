"""The type of every key, password and token in memory: no repr, log or pickle shows one."""

from __future__ import annotations

from typing import NoReturn


class Secret:
    """A key or password in memory. Only `reveal` gives it out; comparing takes the same time for any."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The secret itself: hand it on at once, keep it nowhere."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(hidden)"

    def __eq__(self, other: object) -> bool:
        import hmac  # noqa: PLC0415  loads OpenSSL, which start-up must not wait for

        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    __hash__ = None  # type: ignore[assignment]  # a hash would tell of the value

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse to be pickled or copied."""
        raise TypeError("a Secret is neither pickled nor copied")
