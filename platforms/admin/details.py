"""What the audit trail keeps of an event beside who, what and when, in the reader's words."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.moments import deadline
from platforms.models import Platform
from platforms.roles import Role

NAMES: dict[str, Any] = {
    "added": _("added"),
    "after": pgettext_lazy("detail", "after"),
    "algorithm_filings": _("algorithm filings"),
    "assignee": _("assignee"),
    "attestation": _("attestation"),
    "based_on": _("based on revision"),
    "batch": _("batch"),
    "before": pgettext_lazy("detail", "before"),
    "changed": _("changed"),
    "check": _("check"),
    "client_id": _("client ID"),
    "code": _("product code"),
    "compromised_at": _("leaked at"),
    "days": _("days"),
    "differences": _("differences"),
    "digest": _("digest"),
    "directive": _("directive"),
    "due_at": _("due by"),
    "errors": _("errors"),
    "examination": _("examination"),
    "expires_at": _("expires at"),
    "figures": _("figures"),
    "findings": _("findings"),
    "format": _("format"),
    "found": _("virus"),
    "genai_filing": _("generative AI filing or registration"),
    "icp_filing": _("ICP filing"),
    "in_trouble": _("not checked"),
    "jurisdiction": _("jurisdiction"),
    "kid": _("key"),
    "kind": _("kind"),
    "last": _("last period"),
    "location": _("location"),
    "manifest": _("SHA-256 of the manifest"),
    "name": _("name"),
    "name_en": _("English name"),
    "name_zh": _("Chinese name"),
    "names": _("names"),
    "nil": _("nothing to report"),
    "number": _("number"),
    "of": _("period or campaign"),
    "parts": pgettext_lazy("detail", "parts"),
    "period": _("period"),
    "person": _("person"),
    "platform": _("platform"),
    "readers": _("version of the readers"),
    "reason": _("reason"),
    "records": _("records"),
    "reference": _("reference"),
    "removed": _("removed"),
    "replaced": _("replaced"),
    "report": _("report"),
    "revision": _("revision"),
    "revisions": _("revisions"),
    "role": _("role"),
    "rule": _("rule"),
    "rule_set": _("rule set"),
    "rule_sets": _("rule sets"),
    "rules": _("rules"),
    "scanner": _("virus scanner"),
    "scopes": _("scopes"),
    "sessions": _("sessions"),
    "sha256": "SHA-256",
    "signatory": _("signatory"),
    "size": _("size in bytes"),
    "slot": _("kind of evidence"),
    "state": _("state"),
    "status": _("status"),
    "strength": _("strength"),
    "subject": pgettext_lazy("detail", "subject"),
    "trigger": _("occasion"),
    "uscc": _("unified social credit code"),
    "valid_until": _("valid until"),
    "verdict": _("verdict"),
    "verdicts_differ": _("verdicts that differ"),
    "version": _("version"),
    "warnings": _("warnings"),
    "was_due_at": _("was due by"),
}
# Before and after are statuses of a platform, roles of a person, or verdicts on an attestation.
CODES: dict[str, Any] = {
    **dict(Platform.Status.choices),
    **dict(Role.choices),
    "satisfied": _("satisfied"),
    "not_satisfied": _("not satisfied"),
    "inconclusive": _("inconclusive"),
    "submission": pgettext_lazy("occasion", "submission"),
    "reports": pgettext_lazy("occasion", "what reports say"),
}
CODED = frozenset({"before", "after", "status", "role", "state", "verdict", "trigger"})


# What reads codes that are none of this room's, by the name of the detail: their rooms add it.
READERS: dict[str, Callable[[str], str]] = {}


def in_short(data: Mapping[str, Any]) -> str:
    """The short values of an event, in one line."""
    return pgettext("between details", "; ").join(
        gettext("%(name)s: %(value)s")
        % {"name": NAMES.get(name, name), "value": _said(name, value)}
        for name, value in data.items()
        if isinstance(value, (str, int)) and value not in ("", False) and not _is_id(value)
    )


def in_full(data: Mapping[str, Any]) -> Iterator[tuple[object, object]]:
    for name, value in data.items():
        yield NAMES.get(name, name), _said(name, value)


def _said(name: str, value: Any) -> object:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, str) and name in CODED:
        return CODES.get(value, value)
    if isinstance(value, str) and name in READERS:
        return READERS[name](value)
    if isinstance(value, str) and name.endswith("_at"):
        return _local(name, value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {one}" for key, one in value.items())
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return value


def _local(name: str, text: str) -> str:
    """A time as it was written down, as the reader's clock shows it."""
    at = datetime.fromisoformat(text)
    return (
        deadline(at) if name.endswith("due_at") else str(formats.localize(timezone.localtime(at)))
    )


def _is_id(value: object) -> bool:
    """Digests and ids are on the event's own page; in a list, they are noise."""
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f-]{32,}", value) is not None
