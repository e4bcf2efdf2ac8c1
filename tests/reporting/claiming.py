"""A platform that attests to a safeguard, service by service."""

import io
import zipfile
from datetime import timedelta

from django.utils import timezone
from PIL import Image, PngImagePlugin

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Attestation, AttestationRevision, EvidenceFile, Examination, Reading
from reporting.services import attesting, evidence, scanning
from reporting.services.evidence import Arriving
from tests.conftest import Party
from tests.reporting.evidence.labels import LABEL, label_of

TODAY = timezone.localdate()


def png(label: str = LABEL, width: int = 2) -> bytes:
    made, info = io.BytesIO(), PngImagePlugin.PngInfo()
    if label:
        info.add_itxt("AIGC", label)
    Image.new("RGB", (width, 2)).save(made, "png", pnginfo=info)
    return made.getvalue()


def packed(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.png", content)
    return made.getvalue()


def samples(party: Party, many: int, name: str = "good") -> dict[str, bytes]:
    """Pictures that the platform labelled itself, each with a number of its own."""
    assert party.platform is not None
    uscc = party.platform.uscc
    return {f"{name}{n}": png(label_of(uscc, f"{name}-{n}")) for n in range(many)}


class Claimant:
    """A platform that claims to label what it generates, service by service."""

    def __init__(self, party: Party, control: str = "LBL-01", *, begins: int = 0) -> None:
        assert party.signatory is not None
        self.party, self.principal = party, party.principal
        self.signatory_id = party.signatory.id
        with acting_as(self.principal):
            drafted = attesting.draft(
                self.principal,
                control=control,
                status="implemented",
                statement="Every generated file carries the implicit label.",
                valid_from=TODAY + timedelta(days=begins),
                valid_until=TODAY + timedelta(days=100),
            )
        self.attestation: Attestation = drafted.attestation

    def show(self, content: bytes, name: str = "samples.zip", *, scan: bool = True) -> EvidenceFile:
        arriving = Arriving("label_sample", name, io.BytesIO(content), len(content))
        file = evidence.receive(self.principal, self.attestation, arriving).file
        if scan:
            scanning.scan(file.id)
        return file

    def measure(self, values: dict[str, object]) -> None:
        with acting_as(self.principal):
            AttestationRevision.objects.filter(attestation=self.attestation, state="draft").update(
                measurements=values
            )

    def sign(self) -> AttestationRevision:
        with acting_as(self.principal):
            return attesting.submit(
                self.principal, self.attestation, signatory_id=self.signatory_id
            )

    def start(self) -> None:
        with acting_as(self.principal):
            attesting.start_revision(self.principal, self.attestation)

    def withdraw(self) -> None:
        with acting_as(self.principal):
            attesting.withdraw(self.principal, self.attestation, reason="a mistake")

    def states(self) -> list[str]:
        with acting_as(self.principal):
            rows = AttestationRevision.objects.filter(attestation=self.attestation)
            return list(rows.order_by("number").values_list("state", flat=True))

    def row(self, number: int = 1) -> AttestationRevision:
        with acting_as(self.principal):
            return AttestationRevision.objects.get(attestation=self.attestation, number=number)

    def examinations(self, number: int = 1) -> list[Examination]:
        with acting_as(self.principal):
            rows = Examination.objects.filter(
                revision__attestation=self.attestation, revision__number=number
            )
            return list(rows.order_by("id"))


def readings(examination: Examination) -> list[tuple[str, str, str]]:
    with acting_as(SYSTEM):
        rows = Reading.objects.filter(examination=examination).order_by("id")
        return list(rows.values_list("member", "modality", "verdict"))
