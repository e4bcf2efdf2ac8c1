"""What the API tells of examinations, of readings, and of what two examinations say differently."""

from dataclasses import asdict
from typing import Any

import msgspec
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.serializers import Links, Query
from reporting.api.label_checks import LabelOut, LabelReasonOut, ProvenanceOut
from reporting.evidence import controls, verdict, wording
from reporting.evidence.controls import ControlReason
from reporting.evidence.controls.summaries import explain
from reporting.evidence.provenance import Provenance
from reporting.evidence.reasons import Weight
from reporting.evidence.sets import MODALITY
from reporting.models import AttestationRevision, Examination, Reading
from reporting.selectors.examinations import Difference, latest_examination
from reporting.vocabulary import Language

VERDICTS = [one.value for one in verdict.Verdict]


def language_now() -> Language:
    """The language of the answer."""
    return "zh" if (get_language() or "").startswith("zh") else "en"


class MeasuredOut(serializers.Serializer[Any]):
    """A share of what was looked at, with bounds of 95 % confidence (Wilson)."""

    name = serializers.CharField()
    modality = serializers.CharField(allow_null=True, help_text="Null: of all of them.")
    n = serializers.IntegerField(help_text="Samples that could be judged.")
    compliant = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    threshold = serializers.FloatField(allow_null=True, help_text="What is demanded, if anything.")
    undecided = serializers.IntegerField(help_text="Samples that could not be judged.")


class ControlReasonOut(serializers.Serializer[Any]):
    """Ids are permanent: docs/controls.md lists them all."""

    id = serializers.CharField()
    weight = serializers.ChoiceField([weight.value for weight in Weight])
    params = serializers.DictField(help_text="The values that the message speaks of.")
    title = serializers.CharField()
    message = serializers.CharField()
    remedy = serializers.CharField()


class ExaminationBrief(serializers.ModelSerializer[Examination]):
    summary = serializers.SerializerMethodField(
        help_text="What is claimed and what was found, in one sentence."
    )
    measured = MeasuredOut(many=True)
    links = serializers.SerializerMethodField()

    class Meta:
        model = Examination
        fields: tuple[str, ...] = (
            "id",
            "verdict",
            "finished_at",
            "summary",
            "measured",
            "links",
        )

    def get_summary(self, examination: Examination) -> str:
        found = controls.from_plain(examination.verdict, examination.reasons, examination.measured)
        return controls.summary(found, language_now(), examination.revision.status)

    @extend_schema_field(Links)
    def get_links(self, examination: Examination) -> dict[str, str]:
        path = f"/api/v1/attestations/{examination.revision.attestation_id}"
        base = f"{path}/examinations/{examination.id}"
        return {
            "self": base,
            "readings": f"{base}/readings",
            "difference": f"{base}/difference",
            "attestation": path,
        }


def brief_of(revision: AttestationRevision) -> dict[str, Any] | None:
    examination = latest_examination(revision)
    return None if examination is None else dict(ExaminationBrief(examination).data)


class ExaminationOut(ExaminationBrief):
    revision = serializers.IntegerField(source="revision.number")
    reasons = serializers.SerializerMethodField()

    class Meta(ExaminationBrief.Meta):
        fields = (
            *("id", "revision", "trigger", "verdict", "summary", "reasons", "measured"),
            *("catalogue", "rules", "readers", "started_at", "finished_at", "links"),
        )

    @extend_schema_field(ControlReasonOut(many=True))
    def get_reasons(self, examination: Examination) -> list[dict[str, Any]]:
        return reasons_told(examination, examination.reasons)


def reasons_told(examination: Examination, stored: list[dict[str, Any]]) -> list[dict[str, Any]]:
    control = examination.revision.attestation.control
    told = []
    for one in stored:
        reason = ControlReason(one["reason_id"], one["params"])
        told.append({**asdict(explain(control, reason, language_now())), "params": reason.params})
    return told


class ReadingQuery(Query):
    verdict = serializers.ChoiceField(choices=VERDICTS, required=False)
    modality = serializers.ChoiceField(choices=sorted(set(MODALITY.values())), required=False)
    slot = serializers.CharField(max_length=32, required=False)


class ReadingOut(serializers.ModelSerializer[Reading]):
    """One sample: a file, or one member of an archive."""

    file = serializers.UUIDField(source="file_id")
    slot = serializers.CharField(source="file.slot")
    name = serializers.CharField(source="file.name")
    member = serializers.CharField(help_text="Its name in the archive; empty for the file itself.")
    verdict = serializers.ChoiceField(choices=VERDICTS)
    reasons = LabelReasonOut(many=True)
    labels = LabelOut(many=True)
    explicit = LabelReasonOut(many=True, allow_null=True)
    provenance = ProvenanceOut(allow_null=True)

    class Meta:
        model = Reading
        fields = (
            *("file", "slot", "name", "member", "container", "modality", "verdict"),
            *("reasons", "labels", "explicit", "provenance"),
        )

    def to_representation(self, reading: Reading) -> dict[str, Any]:
        stored = {
            "container": reading.container or None,
            "verdict": reading.verdict,
            "reasons": reading.reasons,
            "labels": reading.labels,
            "explicit": reading.explicit,
        }
        signed = reading.provenance and msgspec.convert(reading.provenance, Provenance)
        examination = msgspec.convert(stored, verdict.Examination)
        return {
            "file": str(reading.file_id),
            "slot": reading.file.slot,
            "name": reading.file.name,
            "member": reading.member,
            "modality": reading.modality,
            **wording.told(examination, signed or None, language_now()),
            "container": reading.container,
        }


class DifferenceQuery(Query):
    against = serializers.UUIDField(
        required=False, help_text="An earlier examination; the one before it if left out."
    )


class SampleChangeOut(serializers.Serializer[Any]):
    slot = serializers.CharField()
    name = serializers.CharField()
    member = serializers.CharField()
    before = serializers.ChoiceField(choices=VERDICTS, allow_null=True, help_text="Null: not held.")
    now = serializers.ChoiceField(choices=VERDICTS, allow_null=True, help_text="Null: not held.")


class CountedChangeOut(serializers.Serializer[Any]):
    before = serializers.ChoiceField(choices=VERDICTS, allow_null=True)
    now = serializers.ChoiceField(choices=VERDICTS, allow_null=True)
    n = serializers.IntegerField()


class ExaminationDifferenceOut(serializers.Serializer[Any]):
    before = ExaminationOut(allow_null=True, help_text="Null: there was none before.")
    now = ExaminationOut()
    reasons_added = ControlReasonOut(many=True)
    reasons_gone = ControlReasonOut(many=True)
    samples = serializers.IntegerField(help_text="Samples that were read differently.")
    changes = CountedChangeOut(many=True)
    worst = SampleChangeOut(many=True, help_text="A hundred of them at most, the worst first.")


def difference_told(found: Difference) -> dict[str, Any]:
    return {
        "before": found.before and ExaminationOut(found.before).data,
        "now": ExaminationOut(found.now).data,
        "reasons_added": reasons_told(found.now, found.reasons_added),
        "reasons_gone": reasons_told(found.now, found.reasons_gone),
        "samples": found.samples,
        "changes": [
            {"before": before, "now": now, "n": n}
            for (before, now), n in found.changes.most_common()
        ],
        "worst": SampleChangeOut(found.named, many=True).data,
    }
