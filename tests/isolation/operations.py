"""Every operation of the API and what it answers whom. A route that is not here fails the walk."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, cast

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from platforms.identifiers import make_uscc
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Consolidation, Edition, Export, Revision, UploadPart
from reporting.proof import signing
from reporting.proof.submissions import REGISTRATION, registration
from tests.conftest import make_office, serial
from tests.isolation.world import LINE, World
from tests.isolation.world import MAY as MONTH

Side = Literal["public", "platform", "office", "both"]
Body = Callable[[World], object]
API = "api/v1/"
REPORT = "reports/<uuid:report_id>"
UPLOAD = f"{REPORT}/uploads/<uuid:upload_id>"
ATTESTATION = "attestations/<uuid:attestation_id>"
EXAMINATION = f"{ATTESTATION}/examinations/<uuid:examination_id>"
DIRECTIVE = "directives/<uuid:directive_id>"
QUESTION = f"{REPORT}/questions/<int:number>"
EXPORT = "exports/<uuid:export_id>"
PLATFORM = "platforms/<uuid:platform_id>"
MAY = "?period=2025-05"
SIGNATORY = "?signatory={person_id}"
CORRECTION = b'{"record_id":"r-1","op":"withdraw","reason":"filed by mistake"}\n'


@dataclass(frozen=True)
class Operation:
    """`ok`: the status for those it is for, about what they may see. `any_token`: no scope asked.
    `quiet`: a list; strangers get an answer, too, with nothing of the owner's in it. `of_scope`:
    for the office of the scope; the one above it sees the object and is refused."""

    side: Side
    ok: int = 200
    body: Body | None = None
    raw: bytes = b""
    query: str = ""
    before: Callable[[World], None] | None = None
    any_token: bool = False
    quiet: bool = False
    # An office's own: the other offices are strangers, the national one as well.
    own: bool = False
    of_scope: bool = False


def withdrawn_draft(world: World) -> None:
    """Nothing is open any more, so that a correction may start."""
    with acting_as(world.party.principal):
        Revision.objects.filter(pk=world.ids["draft"]).update(state="withdrawn")


def part_is_stored(world: World) -> None:
    with acting_as(world.party.principal):
        part = UploadPart.objects.get(upload=world.ids["upload_id"])
    default_storage.save(part.stored_as, ContentFile(LINE))


def numbers_are_frozen(world: World) -> None:
    """What the draft of the office takes its numbers from."""
    with acting_as(make_office("31").principal):
        frozen = Consolidation.objects.get(period_id=MONTH)
        source = {"id": str(frozen.id), "period": "2025-05", "number": 1, "digest": frozen.digest}
        Edition.objects.filter(pk=world.ids["edition_id"]).update(sources=[source])


def export_is_stored(world: World) -> None:
    with acting_as(SYSTEM):
        export = Export.objects.get(pk=world.ids["export_id"])
    if not default_storage.exists(export.stored_as):
        default_storage.save(export.stored_as, ContentFile(LINE))


def _wish(world: World) -> object:
    return {"kind": "filings", "query": {"period": "2025-05"}, "format": "csv"}


def _signed(world: World) -> object:
    return {"signatory": str(world.ids["person_id"])}


def _waiver(world: World) -> object:
    return {
        "platform": str(world.ids["platform_id"]),
        "check": "R209",
        "reason": "agreed upon",
        "expires_at": "2027-01-01T00:00:00+08:00",
    }


def _extension(world: World) -> object:
    """Of July: for May, something has been filed, and June was put off."""
    return {
        "platform": str(world.ids["platform_id"]),
        "period": "2025-07",
        "due_at": in_days(1),
        "reason": "agreed upon",
    }


def _product(world: World) -> object:
    return {"code": "new", "kind": "agent", "name_zh": "新"}


def _claim(world: World) -> object:
    return {
        "control": "LBL-02",
        "status": "planned",
        "statement": "To come.",
        "valid_from": "2026-01-01",
        "valid_until": "2027-01-01",
    }


def _registration(world: World) -> object:
    return {
        "uscc": make_uscc("310000", 50_000 + next(serial)),
        "name_zh": "新平台",
        "jurisdiction": "31",
        "reports_from": "2025-05",
    }


def _figures(world: World) -> object:
    return {"figures": [{"measure": "items_removed", "value": 1}]}


def _reason(world: World) -> object:
    return {"reason": "a reason that is given"}


def _order(world: World) -> object:
    return {
        "platform": str(world.ids["platform_id"]),
        "code": "RECTIFY",
        "text": "Put it right.",
        "due_at": in_days(30),
        "about": {"report": str(world.ids["report_id"])},
    }


def in_days(days: int) -> str:
    return (timezone.now() + timedelta(days=days)).isoformat()


def _registered_key(world: World) -> object:
    key = signing.private_key(signing.new_key())
    payload = registration(world.platform.uscc, key.kid)
    proof = signing.sign_detached(payload, key, REGISTRATION)
    return {"jwk": dict(key.public.jwk), "name": "a key", "proof": proof}


def _answer(world: World) -> object:
    return {"text": "It is done.", **cast(dict[str, str], _signed(world))}


public = Operation("public")
OPERATIONS: dict[tuple[str, str], Operation] = {
    ("GET", "problems"): public,
    ("GET", "problems/<slug:code>"): public,
    ("GET", "jurisdictions"): public,
    ("GET", "periods"): public,
    ("GET", "periods/<str:period>"): public,
    ("GET", "vocabularies"): public,
    ("GET", "vocabularies/<str:period>"): public,
    ("GET", "record-templates/<str:period>.xlsx"): public,
    ("GET", "record-templates/<str:period>.csv"): public,
    ("GET", "campaigns"): public,
    ("GET", "crosswalks"): public,
    ("GET", "controls"): public,
    ("GET", "directive-codes"): public,
    ("GET", "checks"): public,
    ("GET", "checks/<str:check_id>"): public,
    ("GET", "me"): Operation("both", any_token=True, quiet=True),
    ("GET", "events"): Operation("both", quiet=True),
    ("GET", "search"): Operation("both", query="?q=2025-05&limit=50", any_token=True, quiet=True),
    # --- Who ----------------------------------------------------------------------------
    ("GET", "products"): Operation("both", quiet=True),
    ("POST", "products"): Operation("platform", 201, _product, quiet=True),
    ("GET", "products/<uuid:product_id>"): Operation("both"),
    ("PATCH", "products/<uuid:product_id>"): Operation(
        "platform", body=lambda world: {"status": "withdrawn"}
    ),
    ("GET", "people"): Operation("platform", quiet=True),
    ("POST", "people"): Operation(
        "platform", 201, lambda world: {"role": "filer", "name_zh": "李四"}, quiet=True
    ),
    ("GET", "people/<uuid:person_id>"): Operation("platform"),
    ("POST", "people/<uuid:person_id>/deactivate"): Operation("platform"),
    ("GET", "platforms"): Operation("office", quiet=True),
    ("POST", "platforms"): Operation("office", 201, _registration, quiet=True),
    ("GET", PLATFORM): Operation("office"),
    ("PATCH", PLATFORM): Operation(
        "office", body=lambda world: {"status": "suspended", "reason": "for a test"}
    ),
    ("PUT", f"{PLATFORM}/size"): Operation(
        "office", body=lambda world: {"size": "large", "reason": "for a test"}
    ),
    ("GET", f"{PLATFORM}/credentials"): Operation("office"),
    ("POST", f"{PLATFORM}/credentials"): Operation(
        "office", 201, lambda world: {"name": "the next one"}
    ),
    ("POST", f"{PLATFORM}/credentials/<uuid:credential_id>/revoke"): Operation("office"),
    # --- Filing -------------------------------------------------------------------------
    ("GET", "reports"): Operation("both", quiet=True),
    ("POST", "reports"): Operation(
        "platform", 201, lambda world: {"period": "2025-06"}, quiet=True
    ),
    ("GET", REPORT): Operation("both"),
    ("GET", f"{REPORT}/revisions"): Operation("both"),
    ("POST", f"{REPORT}/revisions"): Operation("platform", 201, _reason, before=withdrawn_draft),
    ("GET", f"{REPORT}/revisions/<int:number>"): Operation("both"),
    ("GET", f"{REPORT}/figures"): Operation("both"),
    ("PUT", f"{REPORT}/figures"): Operation("platform", body=_figures),
    ("GET", f"{REPORT}/records"): Operation("both"),
    ("GET", f"{REPORT}/trace"): Operation("both", query="?record_id=r-1"),
    ("POST", f"{REPORT}/records"): Operation("platform", 202, raw=LINE),
    ("POST", f"{REPORT}/corrections"): Operation("platform", 202, raw=CORRECTION),
    ("GET", f"{REPORT}/batches"): Operation("both"),
    ("POST", "label-checks"): Operation("both", raw=b"text", any_token=True, quiet=True),
    ("POST", "validate"): Operation("both", raw=LINE, query=MAY, quiet=True),
    ("GET", f"{REPORT}/batches/<uuid:batch_id>"): Operation("both"),
    ("DELETE", f"{REPORT}/batches/<uuid:batch_id>"): Operation("platform", 204),
    ("GET", f"{REPORT}/uploads"): Operation("platform"),
    ("POST", f"{REPORT}/uploads"): Operation("platform", 201, lambda world: {"size": 1}),
    ("GET", UPLOAD): Operation("platform"),
    ("DELETE", UPLOAD): Operation("platform", 204),
    ("GET", f"{UPLOAD}/parts"): Operation("platform"),
    ("PUT", f"{UPLOAD}/parts/<int:number>"): Operation("platform", raw=LINE),
    ("POST", f"{UPLOAD}/complete"): Operation("platform", 202, before=part_is_stored),
    ("POST", f"{REPORT}/submit"): Operation("platform", 202, _signed),
    ("POST", f"{REPORT}/withdraw"): Operation("platform", body=_reason),
    ("POST", f"{REPORT}/return"): Operation("office", body=_reason),
    ("GET", f"{REPORT}/findings"): Operation("both"),
    ("GET", f"{REPORT}/findings.csv"): Operation("both"),
    ("POST", f"{REPORT}/findings/<uuid:finding_id>/explanation"): Operation(
        "platform", 201, lambda world: {"text": "It is so."}
    ),
    ("GET", f"{REPORT}/explanations"): Operation("both"),
    ("POST", f"{REPORT}/explanations"): Operation(
        "platform", 201, lambda world: {"check": "R210", "text": "They are so."}
    ),
    ("POST", f"{REPORT}/explanations/<uuid:explanation_id>/decision"): Operation(
        "office", body=lambda world: {"noted": True}
    ),
    ("GET", "records/<str:record_id>"): Operation("platform", query=MAY, quiet=True),
    ("GET", "waivers"): Operation("both", quiet=True),
    ("POST", "waivers"): Operation("office", 201, _waiver),
    ("POST", "waivers/<uuid:waiver_id>/revoke"): Operation("office"),
    ("GET", "reminders"): Operation("both", quiet=True),
    ("GET", "extensions"): Operation("both", quiet=True),
    ("POST", "extensions"): Operation("office", 201, _extension),
    ("GET", "extensions/<uuid:extension_id>"): Operation("both"),
    ("POST", "extensions/<uuid:extension_id>/revoke"): Operation("office", body=_reason),
    # --- Safeguards ---------------------------------------------------------------------
    ("GET", "attestations"): Operation("both", quiet=True),
    ("POST", "attestations"): Operation("platform", 201, _claim, quiet=True),
    ("GET", ATTESTATION): Operation("both"),
    ("PATCH", ATTESTATION): Operation("platform", body=lambda world: {"status": "partial"}),
    ("GET", f"{ATTESTATION}/revisions"): Operation("both"),
    ("POST", f"{ATTESTATION}/revisions"): Operation("platform", 409, lambda world: {}),
    ("GET", f"{ATTESTATION}/revisions/<int:number>"): Operation("both"),
    ("GET", f"{ATTESTATION}/evidence"): Operation("both"),
    ("POST", f"{ATTESTATION}/evidence"): Operation(
        "platform", 201, raw=LINE, query="?slot=label_sample&name=a.txt"
    ),
    ("GET", f"{ATTESTATION}/evidence/<uuid:file_id>"): Operation("both"),
    ("DELETE", f"{ATTESTATION}/evidence/<uuid:file_id>"): Operation("platform", 204),
    ("POST", f"{ATTESTATION}/evidence/<uuid:file_id>/link"): Operation("both", 201),
    # For everybody who was given the link; what it shows whom: tests/reporting/test_scanning.py.
    ("GET", "evidence/<str:token>"): Operation("public", 404),
    ("PUT", f"{ATTESTATION}/measurements"): Operation(
        "platform", body=lambda world: {"modalities": ["image"]}
    ),
    ("POST", f"{ATTESTATION}/submit"): Operation("platform", body=_signed),
    ("POST", f"{ATTESTATION}/withdraw"): Operation("platform", body=_reason),
    ("GET", f"{ATTESTATION}/examinations"): Operation("both"),
    ("POST", f"{ATTESTATION}/examinations"): Operation("office", 202),
    ("GET", EXAMINATION): Operation("both"),
    ("GET", f"{EXAMINATION}/readings"): Operation("both"),
    ("GET", f"{EXAMINATION}/difference"): Operation("both"),
    ("GET", "oscal/catalog"): public,
    ("GET", "oscal/platforms/<uuid:platform_id>/component-definition"): Operation("both"),
    ("GET", "oscal/platforms/<uuid:platform_id>/assessment-results"): Operation("both"),
    ("GET", "coverage"): Operation("office", quiet=True),
    ("GET", "coverage/platforms"): Operation("office", quiet=True),
    # --- Directives ---------------------------------------------------------------------
    ("GET", "directives"): Operation("both", quiet=True),
    ("POST", "directives"): Operation("office", 201, _order),
    ("GET", DIRECTIVE): Operation("both"),
    ("POST", f"{DIRECTIVE}/acknowledge"): Operation("platform"),
    ("GET", f"{DIRECTIVE}/answers"): Operation("both"),
    ("POST", f"{DIRECTIVE}/answers"): Operation("platform", 201, _answer),
    ("GET", f"{DIRECTIVE}/answers/<int:number>"): Operation("both"),
    ("POST", f"{DIRECTIVE}/accept"): Operation("office", body=lambda world: {"answer": 1}),
    ("POST", f"{DIRECTIVE}/return"): Operation(
        "office",
        body=lambda world: {"answer": 1, "reason": "more is needed", "due_at": in_days(40)},
    ),
    ("POST", f"{DIRECTIVE}/extend"): Operation(
        "office", 409, lambda world: {"reason": "holidays", "due_at": in_days(40)}
    ),
    ("POST", f"{DIRECTIVE}/withdraw"): Operation("office", body=_reason),
    # --- Reviews and questions ----------------------------------------------------------
    ("GET", "reviews"): Operation("office", quiet=True),
    ("GET", "reviewers"): Operation("office", quiet=True),
    ("GET", f"{REPORT}/review"): Operation("office"),
    ("PATCH", f"{REPORT}/review"): Operation("office", body=lambda world: {"due_at": in_days(10)}),
    ("POST", f"{REPORT}/review/accept"): Operation("office", 409, lambda world: {"revision": 1}),
    ("GET", "questions"): Operation("both", quiet=True),
    ("GET", f"{REPORT}/questions"): Operation("both"),
    ("POST", f"{REPORT}/questions"): Operation(
        "office", 201, lambda world: {"text": "Why is this so?"}
    ),
    ("GET", QUESTION): Operation("both"),
    ("POST", f"{QUESTION}/answers"): Operation(
        "platform", 201, lambda world: {"text": "That is why."}
    ),
    ("POST", f"{QUESTION}/follow-up"): Operation(
        "office", 201, lambda world: {"text": "Say more."}
    ),
    ("POST", f"{QUESTION}/close"): Operation("office", body=lambda world: {}),
    ("GET", f"{REPORT}/history"): Operation("both"),
    # --- Signals ------------------------------------------------------------------------
    ("GET", "signals"): Operation("office", quiet=True),
    ("GET", "signals/<uuid:signal_id>"): Operation("office"),
    ("PATCH", "signals/<uuid:signal_id>"): Operation(
        "office", body=lambda world: {"state": "acknowledged"}
    ),
    ("GET", "signal-rules"): Operation("office", quiet=True),
    ("GET", "scorecards"): Operation("both", query="?period=2025-05", quiet=True),
    ("GET", "scorecards/<uuid:platform_id>"): Operation("both", query="?period=2025-05"),
    # --- The whole picture --------------------------------------------------------------
    ("GET", f"{REPORT}/receipt"): Operation("both"),
    ("GET", f"{REPORT}/revisions/<int:number>/receipts"): Operation("both"),
    ("GET", f"{ATTESTATION}/receipt"): Operation("both"),
    ("GET", "keys"): Operation("both", quiet=True),
    ("POST", "keys"): Operation("platform", 201, _registered_key, quiet=True),
    ("POST", "keys/<uuid:key_id>/revoke"): Operation("both"),
    ("GET", f"{REPORT}/signing-input"): Operation("platform", query=SIGNATORY),
    ("GET", f"{ATTESTATION}/signing-input"): Operation("platform", query=SIGNATORY),
    ("POST", f"{DIRECTIVE}/signing-input"): Operation("platform", body=_answer),
    ("GET", "receipts"): Operation("both", any_token=True, quiet=True),
    ("GET", "receipts/<uuid:receipt_id>"): Operation("both"),
    ("GET", "receipts/<uuid:receipt_id>.jws"): Operation("both"),
    ("GET", "receipts/<uuid:receipt_id>/proof"): Operation("both"),
    ("GET", "log/head"): Operation("both", any_token=True, quiet=True),
    ("GET", "log/heads"): Operation("both", any_token=True, quiet=True),
    ("GET", "log/entries"): Operation("both", any_token=True, quiet=True),
    ("GET", "log/consistency"): Operation(
        "both", query="?first=1&second=2", any_token=True, quiet=True
    ),
    ("GET", "consolidated"): Operation("office", query="?from=2025-05", quiet=True),
    ("GET", "consolidated/sources"): Operation(
        "office", query="?from=2025-05&measure=items_removed", quiet=True
    ),
    ("GET", "restatements"): Operation("office", query=MAY, quiet=True),
    ("GET", "consolidations"): Operation("office", quiet=True),
    ("GET", "consolidations/<str:period>/<int:number>"): Operation("office", quiet=True),
    ("GET", "open-data"): public,
    ("GET", "open-data/<str:period>/<int:number>"): public,
    ("GET", "open-data/<str:period>/<int:number>/<str:name>"): Operation("public", 404),
    ("GET", "exports"): Operation("office", quiet=True),
    ("POST", "exports"): Operation("office", 202, _wish, quiet=True),
    ("GET", EXPORT): Operation("office", own=True),
    ("DELETE", EXPORT): Operation("office", 204, own=True),
    ("GET", f"{EXPORT}/file"): Operation("office", before=export_is_stored, own=True),
    ("GET", "filings"): Operation("office", query=MAY, quiet=True),
    ("GET", "filings/calendar"): Operation("office", query="?to=2025-06", quiet=True),
    ("GET", "onboarding"): Operation("office", quiet=True),
    ("GET", "onboarding/summary"): Operation("office", quiet=True),
    ("GET", "filings/summary"): Operation("office", query=MAY, quiet=True),
    ("GET", "bulletins/<str:of>"): Operation("office", quiet=True),
    ("GET", "editions"): Operation("office", quiet=True),
    ("POST", "editions"): Operation("office", 201, lambda world: {"of": "2025-05"}, quiet=True),
    ("GET", "editions/<uuid:edition_id>"): Operation("office"),
    ("PATCH", "editions/<uuid:edition_id>"): Operation(
        "office", body=lambda world: {"title_zh": "通报"}, before=numbers_are_frozen, of_scope=True
    ),
}
# What names an object that belongs to a platform; the other parameters are the same for everybody.
OWNED = {
    "report_id",
    "batch_id",
    "upload_id",
    "finding_id",
    "explanation_id",
    "waiver_id",
    "extension_id",
    "platform_id",
    "product_id",
    "person_id",
    "credential_id",
    "attestation_id",
    "examination_id",
    "file_id",
    "receipt_id",
    "key_id",
    "directive_id",
    "edition_id",
    "signal_id",
    "export_id",
}


def path_of(route: str, values: dict[str, Any]) -> str:
    return "/" + API + re.sub(r"<\w+:(\w+)>", lambda found: str(values[found[1]]), route)


def parameters_of(route: str) -> list[str]:
    return re.findall(r"<\w+:(\w+)>", route)
