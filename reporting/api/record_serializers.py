"""Shapes of records read back: what may be asked and what is answered."""

import re
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.serializers import Query
from reporting.api.consolidated_serializers import MANY, CodesField
from reporting.checks.fields import RECORD_ID, SHA256
from reporting.checks.moments import has_offset, is_moment, moment
from reporting.models.periods import midnight
from reporting.selectors.records import ALL, CODES, NONE, OPTIONAL, STATES, Wanted
from reporting.selectors.versions import ABSENT
from reporting.selectors.words import terms

MOST_IDS = 100
LOST_PLUS = re.compile(r" (\d\d:\d\d)$")
DATE_OR_TIME = "A date, from midnight in Beijing, or a time with its offset."


class RecordCodesField(CodesField):
    def knows(self, code: str) -> bool:
        return code == NONE or code in terms(str(self.field_name))


class RecordIdsField(CodesField):
    def known(self) -> str:
        return _("an id has 1 to 64 of A-Z, a-z, 0-9 and . _ : -")

    def to_internal_value(self, data: Any) -> Any:
        ids = super().to_internal_value(data)
        if len(ids) > MOST_IDS:
            message = _("At most {most} at a time.").format(most=MOST_IDS)
            raise serializers.ValidationError(message, "too_many")
        return ids

    def knows(self, code: str) -> bool:
        return len(code) <= 64 and RECORD_ID.fullmatch(code) is not None


@extend_schema_field(str)
class MomentField(serializers.CharField):
    """A day in Beijing or a time with its offset, as a time."""

    def to_internal_value(self, data: Any) -> Any:
        # An address has a space where a plus sign was written as it is.
        text = LOST_PLUS.sub(r"+\1", super().to_internal_value(data))
        try:
            return _instant(text).astimezone(UTC)
        except (ValueError, OverflowError):
            message = _("Write a date as 2025-05-12, a time as 2025-05-12T08:30:00+08:00.")
            raise serializers.ValidationError(message, "not_a_time") from None


def _instant(text: str) -> datetime:
    if is_moment(text) and has_offset(text):
        return moment(text)
    return midnight(date.fromisoformat(text))


class RecordsQuery(Query):
    """Which records of a revision, in which state."""

    revision = serializers.IntegerField(
        required=False,
        min_value=1,
        help_text="A revision's number; the latest if left out.",
    )
    state = serializers.ChoiceField(
        [*STATES, ALL],
        default="current",
        help_text="`current`: what counts for the revision. `superseded`: what a correction took"
        " the place of. `withdrawn`: what a correction withdrew.",
    )
    record_id = RecordIdsField(
        required=False, help_text=f"Only these, up to {MOST_IDS}, found at once. {MANY}"
    )
    batch = serializers.UUIDField(required=False, help_text="Only what came in this batch.")
    acted_from = MomentField(required=False, help_text=f"Done then or later. {DATE_OR_TIME}")
    acted_before = MomentField(required=False, help_text=f"Done before then. {DATE_OR_TIME}")
    target = serializers.CharField(
        required=False, max_length=512, trim_whitespace=False, help_text="Exactly this target."
    )
    content_sha256 = serializers.RegexField(
        rf"^{SHA256.pattern}$", required=False, help_text="Exactly this content."
    )

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """`label` cannot be the name of an attribute."""
        return {**super().get_fields(), **{name: _codes(name) for name in CODES}}

    def wanted(self) -> Wanted:
        given = dict(self.validated_data)
        given.pop("revision", None)
        codes = {name: given.pop(name) for name in CODES if name in given}
        return Wanted(codes=codes, record_ids=given.pop("record_id", ()), **given)


def _codes(name: str) -> RecordCodesField:
    none = ", `none`: those without one" if name in OPTIONAL else ""
    return RecordCodesField(required=False, help_text=f"Only these codes{none}. {MANY}")


class StoredRecord(serializers.Serializer[Any]):
    """A record as it is stored, with the batch and line it came in."""

    record_id = serializers.CharField()
    batch = serializers.UUIDField(source="batch_id")
    line = serializers.IntegerField()
    version = serializers.IntegerField()
    withdrawn = serializers.BooleanField(help_text="Whether this version withdraws the record.")
    reason = serializers.CharField(allow_blank=True, help_text="Of a correction: why.")
    subject = serializers.CharField()
    action = serializers.CharField()
    category = serializers.CharField()
    product_kind = serializers.CharField(allow_null=True)
    product = serializers.CharField(allow_null=True)
    modality = serializers.CharField(allow_null=True)
    detection = serializers.CharField()
    acted_at = serializers.DateTimeField()
    content_at = serializers.DateTimeField(allow_null=True)
    province = serializers.CharField(allow_null=True)
    target = serializers.CharField(allow_null=True)
    content_sha256 = serializers.CharField(allow_null=True)
    label = serializers.CharField(allow_null=True)  # type: ignore[assignment]
    note = serializers.CharField(allow_null=True)


class RecordLinks(serializers.Serializer[Any]):
    batch = serializers.CharField()
    trace = serializers.CharField()


class RecordOut(StoredRecord):
    """A record of a revision, with the batch and line it came in."""

    state = serializers.ChoiceField(STATES, help_text="What it is to the revision.")
    links = serializers.SerializerMethodField(help_text="`trace`: where it counts.")

    @extend_schema_field(RecordLinks)
    def get_links(self, row: dict[str, Any]) -> dict[str, str]:
        report = f"/api/v1/reports/{self.context['report']}"
        asked = urlencode({"record_id": row["record_id"]})
        return {"batch": f"{report}/batches/{row['batch_id']}", "trace": f"{report}/trace?{asked}"}


class RecordPageOut(serializers.Serializer[Any]):
    revision = serializers.IntegerField()
    next = serializers.CharField(
        allow_null=True,
        help_text="Go on until it is null: a page may be short, or empty, before that.",
    )
    results = RecordOut(many=True)


class StandingOut(serializers.Serializer[Any]):
    """What a version is to a revision; null where there is no such revision."""

    in_force = serializers.ChoiceField([*STATES, ABSENT], allow_null=True)
    latest = serializers.ChoiceField([*STATES, ABSENT], allow_null=True)


class RecordVersionOut(StoredRecord):
    """One version of a record."""

    standing = StandingOut(
        help_text="`current`: it counts. `superseded`: a later version does. `withdrawn`: it takes"
        " the record back. `absent`: its batch is not part of the revision."
    )


class RecordRevisionsOut(serializers.Serializer[Any]):
    """The revisions that a standing is about."""

    in_force = serializers.IntegerField(allow_null=True)
    latest = serializers.IntegerField(allow_null=True)
    latest_state = serializers.CharField(allow_null=True)


class RecordVersionsOut(serializers.Serializer[Any]):
    """Every version that is held of a record, the latest first."""

    period = serializers.CharField()
    report = serializers.UUIDField()
    revisions = RecordRevisionsOut()
    versions = RecordVersionOut(many=True)
