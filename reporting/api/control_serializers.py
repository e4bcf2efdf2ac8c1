"""The catalogue of controls as it is shown: all that a form for an attestation is made of."""

from typing import Any, get_args

from rest_framework import serializers

from platforms.api.serializers import TextSerializer
from reporting.api.vocabularies import TermOut
from reporting.evidence.reasons import Weight
from reporting.vocabulary import requirements


class _DemandOut(TermOut):
    source = serializers.CharField(  # type: ignore[assignment]
        help_text="The rule that it follows from, and its threshold where there is one."
    )
    required = serializers.BooleanField(  # type: ignore[assignment]
        help_text="If not, it is judged only where it is given."
    )
    note = TextSerializer(allow_null=True)
    judged = serializers.ChoiceField(
        choices=get_args(requirements.Judged),
        help_text="`form`: no rule names a threshold, so form and plausibility alone are judged;"
        " `samples`: by what each file is read as; `presence`: that there is a file; `report`:"
        " against your own report for the month of `period`.",
    )
    # Of a measurement
    type = serializers.ChoiceField(choices=get_args(requirements.ValueType), required=False)
    unit = serializers.CharField(required=False)
    at_least = serializers.FloatField(
        required=False, allow_null=True, help_text="Of an inventory: rows."
    )
    at_most = serializers.FloatField(required=False, allow_null=True)
    must_be = serializers.BooleanField(required=False, allow_null=True)
    within_days = serializers.IntegerField(
        required=False,
        allow_null=True,
        help_text="So many before the date in `counted_from`, or before the examination.",
    )
    counted_from = serializers.CharField(required=False, allow_null=True)
    part_of = serializers.CharField(
        required=False, allow_null=True, help_text="The count that it cannot exceed."
    )
    filing = serializers.ChoiceField(
        choices=get_args(requirements.Filing),
        required=False,
        allow_null=True,
        help_text="Whose number. What is only inferred about its format raises a warning.",
    )
    choices = TermOut(many=True, required=False)
    # Of a share
    part = serializers.CharField(required=False)
    whole = serializers.CharField(required=False)


class FieldOut(_DemandOut):
    """A field of the objects in an inventory, or a share of two of them."""

    kind = serializers.ChoiceField(choices=["measurement", "share"])


class RequirementOut(_DemandOut):
    """By `kind`: a `measurement` to be given by its code; a `share` that is worked out from two of
    them; a `slot` for files; a `count` that must agree with the figure of your report."""

    kind = serializers.ChoiceField(choices=["measurement", "share", "slot", "count"])
    fields = FieldOut(  # type: ignore[assignment]
        many=True, required=False, help_text="Of the objects in an inventory."
    )
    # Of a slot
    takes = serializers.ListField(
        child=serializers.ChoiceField(choices=get_args(requirements.Family)), required=False
    )
    rule = serializers.ChoiceField(
        choices=get_args(requirements.SlotRule),
        required=False,
        help_text="What every file is examined for; `kept`: for nothing.",
    )
    share = serializers.FloatField(
        required=False, allow_null=True, help_text="The share of the samples that has to comply."
    )
    least_n = serializers.IntegerField(required=False, help_text="The fewest samples.")
    # Of a count
    measurement = serializers.CharField(required=False)
    measure = serializers.CharField(required=False, help_text="A code of the vocabulary.")


class DeniedByOut(serializers.Serializer[Any]):
    """Records of items, found with one of these labels, that deny the claim."""

    labels = serializers.ListField(child=serializers.CharField())
    modalities = serializers.ListField(child=serializers.CharField(), allow_null=True)


class ControlOut(TermOut):
    source = serializers.CharField(  # type: ignore[assignment]
        help_text="The rule it follows from."
    )
    description = TextSerializer()
    evidence = serializers.ListField(
        child=serializers.CharField(), help_text="Types of evidence that can show it."
    )
    requirements = RequirementOut(many=True)
    example = serializers.DictField(help_text="Measurements as they may be.")
    denied_by = DeniedByOut(allow_null=True)
    applies_where = serializers.ListField(
        child=serializers.CharField(),
        help_text="Measures: a report that counts any shows that the control does apply.",
    )


class ControlRuleOut(serializers.Serializer[Any]):
    """Why a verdict is what it is. In `message`, `{...}` stands for what was found."""

    id = serializers.CharField(help_text="Permanent: never given to another reason.")
    weight = serializers.ChoiceField(
        choices=[weight.value for weight in Weight],
        help_text="An `error`: not satisfied; else a `doubt`: inconclusive.",
    )
    title = TextSerializer()
    message = TextSerializer()
    remedy = TextSerializer()


class MeasurementLimits(serializers.Serializer[Any]):
    integer = serializers.IntegerField(help_text="The largest number.")
    characters = serializers.IntegerField(help_text="Of a text.")
    rows = serializers.IntegerField(help_text="Of an inventory.")


class ControlsOut(serializers.Serializer[Any]):
    version = serializers.CharField()
    rules = serializers.CharField(help_text="Version of the rules that examine attestations.")
    controls = ControlOut(many=True)
    attestation_statuses = TermOut(many=True)
    reasons = ControlRuleOut(many=True)
    limits = MeasurementLimits()
