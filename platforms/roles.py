"""What each kind of principal may do. Roles and scopes are code, so that a change is reviewed."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(StrEnum):
    """OAuth 2.0 scopes of machine credentials."""

    REPORTS_READ = "reports:read"
    REPORTS_WRITE = "reports:write"
    ATTESTATIONS_READ = "attestations:read"
    ATTESTATIONS_WRITE = "attestations:write"
    CONSOLIDATED_READ = "consolidated:read"
    RECORDS_READ = "records:read"
    REVIEWS_WRITE = "reviews:write"
    DIRECTIVES_READ = "directives:read"
    DIRECTIVES_WRITE = "directives:write"
    BULLETINS_WRITE = "bulletins:write"
    PLATFORMS_READ = "platforms:read"
    PLATFORMS_WRITE = "platforms:write"
    CREDENTIALS_WRITE = "credentials:write"
    EVENTS_READ = "events:read"


SCOPE_DESCRIPTIONS = {
    Scope.REPORTS_READ: "Read reports, their figures, batches and findings",
    Scope.REPORTS_WRITE: "File, submit, correct and withdraw reports",
    Scope.ATTESTATIONS_READ: "Read attestations of technical safeguards",
    Scope.ATTESTATIONS_WRITE: "Make, submit and withdraw attestations",
    Scope.CONSOLIDATED_READ: "Read consolidated views, consolidations and bulletins",
    Scope.RECORDS_READ: "Read single records",
    Scope.REVIEWS_WRITE: "Return reports, waive checks, decide on explanations",
    Scope.DIRECTIVES_READ: "Read directives of offices, and the answers to them",
    Scope.DIRECTIVES_WRITE: "Issue directives and decide on answers; acknowledge and answer them",
    Scope.BULLETINS_WRITE: "Draft bulletins; people propose, publish and withdraw them",
    Scope.PLATFORMS_READ: "Read platforms, products and who has filed",
    Scope.PLATFORMS_WRITE: "Register and change platforms and products",
    Scope.CREDENTIALS_WRITE: "Issue and revoke credentials of platforms",
    Scope.EVENTS_READ: "Read the feed of everything that changed",
}

PLATFORM_SCOPES = frozenset(
    {
        Scope.REPORTS_READ,
        Scope.REPORTS_WRITE,
        Scope.ATTESTATIONS_READ,
        Scope.ATTESTATIONS_WRITE,
        Scope.RECORDS_READ,
        Scope.DIRECTIVES_READ,
        Scope.DIRECTIVES_WRITE,
        Scope.PLATFORMS_READ,
        Scope.PLATFORMS_WRITE,
        Scope.EVENTS_READ,
    }
)
OFFICE_SCOPES = frozenset(
    {
        Scope.REPORTS_READ,
        Scope.ATTESTATIONS_READ,
        Scope.CONSOLIDATED_READ,
        Scope.RECORDS_READ,
        Scope.REVIEWS_WRITE,
        Scope.DIRECTIVES_READ,
        Scope.DIRECTIVES_WRITE,
        Scope.BULLETINS_WRITE,
        Scope.PLATFORMS_READ,
        Scope.PLATFORMS_WRITE,
        Scope.CREDENTIALS_WRITE,
        Scope.EVENTS_READ,
    }
)


class Role(models.TextChoices):
    """What a person is: the first three belong to a platform, the last three to an office."""

    FILER = "filer", _("filer")
    SIGNATORY = "signatory", _("signatory")
    VIEWER = "viewer", _("viewer")
    READER = "reader", _("reader")
    REVIEWER = "reviewer", _("reviewer")
    ADMINISTRATOR = "administrator", _("administrator")


PLATFORM_ROLES = frozenset({Role.FILER, Role.SIGNATORY, Role.VIEWER})
OFFICE_ROLES = frozenset({Role.READER, Role.REVIEWER, Role.ADMINISTRATOR})

READING = frozenset(
    {
        Scope.REPORTS_READ,
        Scope.ATTESTATIONS_READ,
        Scope.CONSOLIDATED_READ,
        Scope.RECORDS_READ,
        Scope.DIRECTIVES_READ,
        Scope.PLATFORMS_READ,
        Scope.EVENTS_READ,
    }
)
# What a person may do in the console, in the same words as a machine's scopes.
SCOPES_OF_ROLE: dict[str, frozenset[Scope]] = {
    Role.READER: READING,
    Role.REVIEWER: READING | {Scope.REVIEWS_WRITE, Scope.DIRECTIVES_WRITE, Scope.BULLETINS_WRITE},
    Role.ADMINISTRATOR: READING
    | {Scope.REVIEWS_WRITE, Scope.DIRECTIVES_WRITE, Scope.BULLETINS_WRITE}
    | {Scope.PLATFORMS_WRITE, Scope.CREDENTIALS_WRITE},
}
