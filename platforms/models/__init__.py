from platforms.models.audit import AuditEvent
from platforms.models.credentials import Credential
from platforms.models.idempotency import IdempotencyKey
from platforms.models.jurisdictions import Jurisdiction
from platforms.models.offices import Office
from platforms.models.people import Person
from platforms.models.platforms import Platform
from platforms.models.products import Product

__all__ = [
    "AuditEvent",
    "Credential",
    "IdempotencyKey",
    "Jurisdiction",
    "Office",
    "Person",
    "Platform",
    "Product",
]
