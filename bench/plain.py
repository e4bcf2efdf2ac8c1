"""ingest_vs_drf: the road that an experienced developer would take with DRF alone.

JSON arrays of a thousand records, parsed by DRF, validated by a serializer with `many=True` and the
same rules, record ids looked up a thousand at a time, stored by `bulk_create`, all in one
transaction, and counted in the end by one GROUP BY.
"""

import time
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Count
from rest_framework import serializers
from rest_framework.parsers import JSONParser

from bench import checking, ground
from bench.invented import Invented
from bench.plain_models import PlainRecord
from bench.plan import Plan
from bench.ratios import Measured, Surprise, in_pairs
from reporting import vocabulary
from reporting.checks.setting import OLDEST_CONTENT
from reporting.models.periods import SHANGHAI, next_month

AT_ONCE = 1000
COUNTED = (
    *("subject", "action", "category", "product_kind"),
    *("modality", "detection", "province", "label"),
)
PERIOD = f"{ground.MONTH:%Y-%m}"
WORDS = vocabulary.for_period(PERIOD)


def measure(plan: Plan) -> dict[str, Measured]:
    measured = in_pairs(
        plan.pairs,
        ("drf", lambda: take_in(checking.lines(plan.plain))),
        ("candor", lambda: checking.accepted(plan.plain).seconds),
    )
    measured.remarks = {"records": plan.plain}
    return {"ingest_vs_drf": measured}


class PlainSerializer(serializers.Serializer[Any]):
    record_id = serializers.RegexField(r"^[A-Za-z0-9][A-Za-z0-9._:-]*$", max_length=64)
    subject = serializers.ChoiceField(choices=sorted(WORDS.subjects))
    action = serializers.ChoiceField(choices=sorted(WORDS.actions))
    category = serializers.ChoiceField(choices=sorted(WORDS.categories))
    acted_at = serializers.DateTimeField()
    detection = serializers.ChoiceField(choices=sorted(WORDS.detections))
    target = serializers.CharField(max_length=512)
    modality = serializers.ChoiceField(choices=sorted(WORDS.modalities), required=False)
    product_kind = serializers.ChoiceField(choices=sorted(WORDS.product_kinds), required=False)
    product = serializers.CharField(max_length=64, required=False)
    content_at = serializers.DateTimeField(required=False)
    province = serializers.ChoiceField(choices=sorted(WORDS.provinces), required=False)
    content_sha256 = serializers.RegexField(r"^[0-9a-f]{64}$", required=False)
    # A field, though a field's own attribute is called so.
    label = serializers.ChoiceField(  # type: ignore[assignment]
        choices=sorted(WORDS.labels), required=False
    )
    note = serializers.CharField(max_length=500, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        _refuse_times(attrs)
        if attrs["subject"] not in WORDS.actions[attrs["action"]].subjects:
            raise serializers.ValidationError({"action": "not on this subject"})
        if attrs["subject"] == "product" and "product_kind" not in attrs:
            raise serializers.ValidationError({"product_kind": "required"})
        if attrs["subject"] == "item" and "modality" not in attrs:
            raise serializers.ValidationError({"modality": "required"})
        return attrs


STARTS_AT, ENDS_AT = ground.MONTH, next_month(ground.MONTH)


def _refuse_times(attrs: Mapping[str, Any]) -> None:
    acted, appeared = attrs["acted_at"], attrs.get("content_at")
    if not STARTS_AT <= acted.astimezone(SHANGHAI).date() < ENDS_AT:
        raise serializers.ValidationError({"acted_at": "outside the period"})
    if appeared is not None and not OLDEST_CONTENT <= appeared <= acted:
        raise serializers.ValidationError({"content_at": "after the action, or too old"})


def take_in(invented: Invented) -> float:
    """The yardstick's side: seconds from the arrays to the counts."""
    ground.lay()
    arrays = list(_arrays(invented))
    began = time.perf_counter()
    counted = _take_in(arrays)
    seconds = time.perf_counter() - began
    if counted != invented.records:
        raise Surprise(f"DRF took in {counted} records, not {invented.records}")
    return seconds


def _arrays(invented: Invented) -> Iterator[bytes]:
    with invented.path.open("rb") as lines:
        while some := list(islice(lines, AT_ONCE)):
            yield b"[" + b",".join(some) + b"]"


def _take_in(arrays: list[bytes]) -> int:
    """Everything, as one would; how many records the counts add up to."""
    platform, batch, line = uuid4(), uuid4(), 0
    with transaction.atomic():
        for array in arrays:
            line += _store(array, platform, batch, line)
        counts = (
            PlainRecord.objects.filter(period=ground.MONTH, batch_id=batch)
            .order_by()
            .values(*COUNTED)
            .annotate(n=Count("*"))
        )
        return sum(row["n"] for row in counts)


def _store(array: bytes, platform: UUID, batch: UUID, before: int) -> int:
    parsed = JSONParser().parse(BytesIO(array))
    serializer = PlainSerializer(data=parsed, many=True)
    serializer.is_valid(raise_exception=True)
    _refuse_duplicates(platform, [one["record_id"] for one in serializer.validated_data])
    rows = [
        _row(platform, batch, line, one)
        for line, one in enumerate(serializer.validated_data, start=before + 1)
    ]
    return len(PlainRecord.objects.bulk_create(rows, batch_size=AT_ONCE))


def _refuse_duplicates(platform: UUID, ids: list[str]) -> None:
    held = PlainRecord.objects.filter(
        period=ground.MONTH, platform_id=platform, record_id__in=ids
    ).exists()
    if held or len(set(ids)) < len(ids):
        raise serializers.ValidationError({"record_id": "already there"})


def _row(platform: UUID, batch: UUID, line: int, valid: Mapping[str, Any]) -> PlainRecord:
    digest = valid.get("content_sha256")
    return PlainRecord(
        period=ground.MONTH,
        batch_id=batch,
        line=line,
        platform_id=platform,
        **{**valid, "content_sha256": bytes.fromhex(digest) if digest else None},
    )
