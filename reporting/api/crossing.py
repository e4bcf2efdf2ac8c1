"""`vocabulary`: which categories were put together, and which stay apart."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from rest_framework import serializers

from reporting import vocabulary
from reporting.selectors import crosswalks
from reporting.selectors.comparing import Compared
from reporting.selectors.consolidated import Query
from reporting.vocabulary import Language


class CrossingSerializer(serializers.Serializer[Any]):
    """What a category of another vocabulary is to one of the vocabulary asked for."""

    vocabulary = serializers.CharField(help_text="Where the category is from.")
    category = serializers.CharField()
    relation = serializers.ChoiceField(("exact", "broader", "narrower", "related"))
    target = serializers.CharField(help_text="A category of the vocabulary asked for.")
    joined = serializers.BooleanField(
        help_text="Whether it is told as the target. Only exact equals are; others stay apart."
    )
    note = serializers.CharField()


class MeasureRefSerializer(serializers.Serializer[Any]):
    measure = serializers.CharField()
    measure_version = serializers.IntegerField()


class CrosswalkSerializer(serializers.Serializer[Any]):
    """How the categories of the months asked for are told in another vocabulary."""

    vocabulary = serializers.CharField()
    sources = serializers.ListField(
        child=serializers.CharField(), help_text="Who compared the vocabularies."
    )
    crossings = CrossingSerializer(many=True)
    measures_apart = MeasureRefSerializer(
        many=True, help_text="Measures in the answer that the vocabulary defines otherwise."
    )


def represent_crosswalk(
    query: Query, months: Collection[date], rows: Iterable[Compared], language: Language
) -> dict[str, Any] | None:
    if query.vocabulary is None:
        return None
    version = query.vocabulary
    crossings = crosswalks.crossings_of(version, months)
    others = {one.vocabulary for one in crossings}
    return {
        "vocabulary": version,
        "sources": [
            walk.source
            for walk in vocabulary.load().crosswalk
            if version in (walk.origin, walk.target) and others & {walk.origin, walk.target}
        ],
        "crossings": [_crossing(one, language) for one in crossings],
        "measures_apart": _apart(version, rows),
    }


def _crossing(one: crosswalks.Crossing, language: Language) -> dict[str, Any]:
    return {
        "vocabulary": one.vocabulary,
        "category": one.category,
        "relation": one.relation,
        "target": one.target,
        "joined": one.joined,
        "note": one.note.within(language),
    }


def _apart(version: str, rows: Iterable[Compared]) -> list[dict[str, Any]]:
    known = vocabulary.load().version(version).measures
    used = sorted({(row.measure, row.measure_version) for row in rows})
    return [
        {"measure": code, "measure_version": number}
        for code, number in used
        if code not in known or known[code].version != number
    ]
