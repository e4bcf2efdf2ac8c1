"""A platform's people attest to safeguards: what they claim, what they measured, what they show."""

import io
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from candor_client import AuthenticatedClient
from candor_client.api.attestations import (
    attestation_measurements_put,
    attestations_draft,
    attestations_submit,
    evidence_upload,
)
from candor_client.models import (
    AttestationMeasurementsPutBody,
    DraftAttestationRequest,
    SubmitAttestationRequest,
)
from candor_client.types import File

from demo.answers import must
from demo.cast import Invented
from demo.claims import Claim, claims_of

SHANGHAI = ZoneInfo("Asia/Shanghai")  # whose days count
STATEMENT = "Invented for the demonstration. 演示用虚构内容。"


def attest(client: AuthenticatedClient, platform: Invented, signatory: UUID, seed: int) -> int:
    """Submit every claim of the platform; how many."""
    claims = claims_of(platform, seed)
    for claim in claims:
        _submit(client, claim, signatory)
    return len(claims)


def _submit(client: AuthenticatedClient, claim: Claim, signatory: UUID) -> None:
    valid_from, valid_until = claim.validity(datetime.now(SHANGHAI).date())
    body = DraftAttestationRequest(
        control=claim.control,
        status=claim.status,  # type: ignore[arg-type]
        statement=STATEMENT,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    drafted = must(attestations_draft.sync(client=client, body=body)).id
    if claim.measured:
        values = AttestationMeasurementsPutBody.from_dict(claim.measured)
        must(attestation_measurements_put.sync(drafted, client=client, body=values))
    for slot, (name, content) in claim.shown.items():
        file = File(io.BytesIO(content))
        must(evidence_upload.sync(drafted, client=client, body=file, slot=slot, name=name))
    signed = SubmitAttestationRequest(signatory=signatory)
    must(attestations_submit.sync(drafted, client=client, body=signed))
