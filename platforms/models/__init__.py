from platforms.models.access_reviews import AccessReview
from platforms.models.audit import AuditEvent
from platforms.models.console_sessions import ConsoleSession
from platforms.models.credentials import Credential
from platforms.models.idempotency import IdempotencyKey
from platforms.models.jurisdictions import Jurisdiction
from platforms.models.offices import Office
from platforms.models.people import Person
from platforms.models.platforms import Platform
from platforms.models.products import Product
from platforms.models.saved_filters import SavedFilter
from platforms.models.second_factors import SecondFactor
from platforms.models.viewings import Viewing

__all__ = [
    "AccessReview",
    "AuditEvent",
    "ConsoleSession",
    "Credential",
    "IdempotencyKey",
    "Jurisdiction",
    "Office",
    "Person",
    "Platform",
    "Product",
    "SavedFilter",
    "SecondFactor",
    "Viewing",
]
