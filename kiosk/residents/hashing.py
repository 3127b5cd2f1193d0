"""How passwords are kept: Argon2id, with what it costs in the hash, so that the cost can be raised."""

from __future__ import annotations

import base64
import hmac
import unicodedata
from collections.abc import Sequence

import msgspec
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import hash_secret

from kiosk.residents.texts import storable
from kiosk.secrets import Secret


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What one Argon2id hash costs (RFC 9106; OWASP, "Password Storage Cheat Sheet": at least this)."""

    memory_kib: int = 19456
    passes: int = 2
    lanes: int = 1


class Hasher:
    """Hashes passwords at one cost and checks those of any."""

    def __init__(self, cost: Cost) -> None:
        self._argon2 = PasswordHasher(
            time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes
        )
        # What is checked where there is nothing to check, so that it takes as long.
        self._nobody = self._argon2.hash("nobody's")

    def hash(self, password: Secret, salt: bytes | None = None) -> str:
        """The hash to keep; `salt` is random unless given (16 bytes)."""
        return self._argon2.hash(stable(password), salt=salt)

    def matches(self, kept: str | None, password: Secret) -> bool:
        """Whether `kept` is a hash of this password. None takes as long, and is false."""
        try:
            right = self._argon2.verify(kept or self._nobody, stable(password))
        except (VerificationError, InvalidHashError):
            return False
        return right and kept is not None

    def match_among(self, kept: Sequence[str], password: Secret) -> int | None:
        """The place of the first of `kept` that is a hash of this password.

        Hashes of one salt and cost take one check together; none at all takes one as well.
        """
        if not kept:
            self.matches(None, password)
        computed = {text.rpartition("$")[0]: text for text in kept}
        hashes = [_again(text, password) for text in computed.values()]
        return next(
            (
                place
                for place, text in enumerate(kept)
                if any(hmac.compare_digest(text, each) for each in hashes)
            ),
            None,
        )

    def is_outdated(self, kept: str) -> bool:
        """Whether a kept hash cost something else than a new one would."""
        return self._argon2.check_needs_rehash(kept)


def stable(password: Secret) -> str:
    """The password as it is hashed: the same for every keyboard's way of writing it (NIST SP 800-63B, 5.1.1.2)."""
    return storable(unicodedata.normalize("NFKC", password.reveal()))


def _again(kept: str, password: Secret) -> str:
    """The hash of `password` with the salt and the cost of a kept one."""
    cost = extract_parameters(kept)
    salt = kept.split("$")[4]
    return hash_secret(
        stable(password).encode(),
        base64.b64decode(salt + "=" * (-len(salt) % 4)),
        time_cost=cost.time_cost,
        memory_cost=cost.memory_cost,
        parallelism=cost.parallelism,
        hash_len=cost.hash_len,
        type=cost.type,
        version=cost.version,
    ).decode()
