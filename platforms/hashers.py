"""How client secrets are stored. They are 96 random characters, so that a slow hash adds nothing:
nobody searches 570 bits. A fast one keeps the token endpoint at a few milliseconds of CPU."""

import hashlib
import secrets
from typing import Any

from django.contrib.auth.hashers import BasePasswordHasher
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _


class SecretHasher(BasePasswordHasher):
    """One salted SHA-512: for random secrets that we made, never for passwords."""

    algorithm = "secret"

    def encode(self, password: str, salt: str) -> str:
        digest = hashlib.sha512((salt + password).encode()).hexdigest()
        return f"{self.algorithm}${salt}${digest}"

    def salt(self) -> str:
        return secrets.token_hex(16)

    def decode(self, encoded: str) -> dict[str, Any]:
        algorithm, salt, digest = encoded.split("$", 2)
        return {"algorithm": algorithm, "salt": salt, "hash": digest}

    def verify(self, password: str, encoded: str) -> bool:
        again = self.encode(password, self.decode(encoded)["salt"])
        return constant_time_compare(encoded, again)

    def safe_summary(self, encoded: str) -> dict[Any, Any]:
        return {str(_("algorithm")): self.algorithm}

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Nothing to even out: every verification costs the same."""
