"""What no type can say about the data files: references lead somewhere, texts are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from reporting.vocabulary.terms import Campaign, Crosswalk, DirectiveKind, Measure, Term, Text
from reporting.vocabulary.verifying_controls import terms_of, verify_controls
from reporting.vocabulary.vocabularies import PERIOD, Vocabularies, Vocabulary


def verify(vocabularies: Vocabularies) -> Iterator[str]:
    """Yield one complaint for everything wrong."""
    yield from _editions(vocabularies.editions)
    for vocabulary in vocabularies.editions:
        yield from _measures(vocabulary)
    for campaign in vocabularies.campaigns.values():
        yield from _campaign(campaign, vocabularies)
    for crosswalk in vocabularies.crosswalk:
        yield from _crosswalk(crosswalk, vocabularies)
    yield from _controls(vocabularies)
    for kind in vocabularies.directives.values():
        yield from _directive(kind, vocabularies.editions)
    yield from verify_controls(vocabularies)
    for term in _every_term(vocabularies):
        yield from _texts(term)


def _editions(editions: tuple[Vocabulary, ...]) -> Iterator[str]:
    """In order, without a hole or an overlap, and open only at the end."""
    for edition in editions:
        for period in (edition.valid_from, edition.valid_to):
            if period is not None and not PERIOD.fullmatch(period):
                yield f"edition {edition.version}: {period} is no period"
    for earlier, later in pairwise(editions):
        if earlier.valid_to is None or _following(earlier.valid_to) != later.valid_from:
            yield f"edition {later.version} does not start where {earlier.version} ends"


def _following(period: str) -> str:
    year, month = int(period[:4]), int(period[5:])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def _measures(vocabulary: Vocabulary) -> Iterator[str]:
    for measure in vocabulary.measures.values():
        if (measure.backing == "records") != (measure.subject is not None):
            yield f"measure {measure.code}: records have a subject, declarations have none"
        for action in measure.actions or ():
            if action not in vocabulary.actions:
                yield f"measure {measure.code} counts an unknown action: {action}"
            elif measure.subject not in vocabulary.actions[action].subjects:
                yield f"measure {measure.code} counts {action}, which is never taken on its subject"
        yield from _within(measure, vocabulary)


def _within(measure: Measure, vocabulary: Vocabulary) -> Iterator[str]:
    if measure.within is None:
        return
    whole = vocabulary.measures.get(measure.within)
    if whole is None:
        yield f"measure {measure.code} is part of an unknown one: {measure.within}"
    elif (whole.unit, whole.subject) != (measure.unit, measure.subject):
        yield f"measure {measure.code} and its whole {whole.code} count different things"


def _campaign(campaign: Campaign, vocabularies: Vocabularies) -> Iterator[str]:
    phases = {phase.code for phase in campaign.phases}
    for category in campaign.categories:
        if category.phase not in phases:
            yield f"category {category.code} is of an unknown phase: {category.phase}"
    for period in campaign.periods:
        editions = [v for v in vocabularies.editions if v.covers(period)]
        if [v.campaign for v in editions] != [campaign.code]:
            yield f"campaign {campaign.code}: {period} has not its own categories"
    measures = vocabularies.editions[-1].measures
    for figure in campaign.published:
        if figure.measure not in measures or figure.phase not in phases:
            yield f"campaign {campaign.code}: a published figure of {figure.measure} points nowhere"
        if urlsplit(figure.url).scheme != "https":
            yield f"campaign {campaign.code}: a published figure has no source"


def _crosswalk(crosswalk: Crosswalk, vocabularies: Vocabularies) -> Iterator[str]:
    origins = vocabularies.version(crosswalk.origin).categories
    targets = vocabularies.version(crosswalk.target).categories
    for crossing in crosswalk.crossings:
        if crossing.origin not in origins or crossing.target not in targets:
            yield f"crosswalk leads from {crossing.origin} to {crossing.target}, one is unknown"
    pairs = [(crossing.origin, crossing.target) for crossing in crosswalk.crossings]
    if len(pairs) != len(set(pairs)):
        yield f"crosswalk {crosswalk.origin} to {crosswalk.target} says something twice"
    for code in sorted(origins.keys() - {origin for origin, _ in pairs}):
        yield f"crosswalk forgets {code}"


def _controls(vocabularies: Vocabularies) -> Iterator[str]:
    for control in vocabularies.controls.values():
        for kind in control.evidence:
            if kind not in vocabularies.evidence_types:
                yield f"control {control.code} asks for evidence of no known type: {kind}"


def _directive(kind: DirectiveKind, editions: tuple[Vocabulary, ...]) -> Iterator[str]:
    if kind.is_order != (kind.expects is not None):
        yield f"directive {kind.code}: an order says what its answer says, a notice takes none"
    for vocabulary in editions:
        action = vocabulary.actions.get(kind.code)
        if action is not None and action.name != kind.name:
            yield f"directive {kind.code} and the action of {vocabulary.version} differ in name"


def _every_term(vocabularies: Vocabularies) -> Iterator[Term]:
    lists: list[Iterable[Term]] = [
        vocabularies.campaigns.values(),
        vocabularies.controls.values(),
        *(terms_of(control) for control in vocabularies.controls.values()),
        vocabularies.attestation_statuses.values(),
        vocabularies.directives.values(),
        *(campaign.phases for campaign in vocabularies.campaigns.values()),
    ]
    for vocabulary in vocabularies.editions:
        lists += [terms.values() for terms in vocabulary.lists().values()]
    for terms in lists:
        yield from terms


def _texts(term: Term) -> Iterator[str]:
    for name in term.__struct_fields__:
        text = getattr(term, name)
        if isinstance(text, Text) and not (text.en.strip() and _is_chinese(text.zh)):
            yield f"{term.code}: {name} is not there in both languages"


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
