"""Who is asking. Made from a credential or a person's session, never from path, query or body."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

Kind = Literal["nobody", "authenticator", "platform", "office", "operator", "system"]
NATIONAL = "00"


@dataclass(frozen=True)
class Principal:
    """The one in whose name a transaction runs.

    `authenticator` may look up credentials and nothing else; `system` is the workers;
    `operator` runs the installation and sees everything.
    """

    kind: Kind
    platform_id: UUID | None = None
    office_id: UUID | None = None
    jurisdiction: str = ""
    person_id: UUID | None = None
    credential_id: UUID | None = None
    scopes: frozenset[str] = field(default_factory=frozenset)

    # Django and DRF ask these of whatever stands in `request.user`.
    is_authenticated = True
    is_active = True

    @property
    def pk(self) -> UUID | None:
        return self.credential_id or self.person_id

    @property
    def sees_all(self) -> bool:
        national = self.kind == "office" and self.jurisdiction == NATIONAL
        return national or self.kind in ("system", "operator")

    @property
    def owner_id(self) -> UUID | None:
        return self.platform_id or self.office_id

    def may(self, scope: str) -> bool:
        return self.kind in ("system", "operator") or scope in self.scopes

    def packed(self) -> str:
        """The form that PostgreSQL's policies read: see migration platforms.0002."""
        parts = (self.kind, self.platform_id, self.office_id, self.jurisdiction, self.person_id)
        return "|".join("" if part is None else str(part) for part in parts)


def known(found: UUID | None) -> UUID:
    """An id that the kind of a principal guarantees. Raises `TypeError` where a caller let in the
    wrong kind."""
    if found is None:
        raise TypeError("a principal of this kind has no such id")
    return found


NOBODY = Principal("nobody")
AUTHENTICATOR = Principal("authenticator")
SYSTEM = Principal("system")
