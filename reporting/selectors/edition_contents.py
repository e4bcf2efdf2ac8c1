"""What an edition says: its parts in both languages, made from frozen numbers and own text."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

import rfc8785
from django.conf import settings

from platforms.principals import Principal
from reporting.models import Consolidation, Edition, EditionState
from reporting.selectors import bulletins
from reporting.selectors.bulletin_texts import Section, head, sections, title
from reporting.selectors.bulletins import Bulletin, Subject
from reporting.selectors.edition_figures import EditionFigure, Figures, figures_of, filled_in
from reporting.selectors.provinces_together import grouped
from reporting.selectors.words import find_definition
from reporting.vocabulary import Language, Text

FORMAT = "candor-edition/1"
LANGUAGES: tuple[Language, ...] = ("en", "zh")
# Parts that say what the numbers are worth: each stands once in every edition.
MANDATORY = ("headline", "coverage", "restated", "sources")
OPTIONAL = ("category", "product_kind", "action", "province", "published")
OWN = ("heading", "text")

CHANGES = Text("What changed since number {number}", "与第{number}号相比的变更")
CHANGED = Text("Figure", "指标")
BEFORE = Text("Number {number}", "第{number}号")
NOW = Text("Now", "现数")
FURTHER = Text(
    "{count} of the breakdowns' numbers changed as well; the data of this edition lists each.",
    "分项数字另有{count}项变动，逐项见本期数据文件。",
)
UNCHANGED = Text("No number changed.", "各项数字未变。")


def standard_blocks(bulletin: Bulletin) -> list[dict[str, str]]:
    """The parts of a bulletin that nobody has arranged yet."""
    kinds = ["headline", "coverage", *bulletin.breakdowns]
    kinds += ["published"] if bulletin.published else []
    return [{"kind": kind} for kind in (*kinds, "restated", "sources")]


def bulletin_of(principal: Principal, edition: Edition) -> Bulletin:
    """By the consolidations that the edition names. Refused: `not_consolidated`."""
    ids = [source["id"] for source in edition.sources]
    rows = Consolidation.objects.filter(pk__in=ids).order_by("period_id")
    # The nation reads a province's draft as the province does, and not with its own numbers.
    reader = replace(
        principal,
        kind="office",
        office_id=edition.office_id,
        jurisdiction=edition.jurisdiction_id,
    )
    return public_bulletin(reader, subject_of(edition), list(rows))


def public_bulletin(
    principal: Principal, subject: Subject, consolidations: list[Consolidation]
) -> Bulletin:
    """As everybody may read it: no row by province of fewer platforms than open data tells of.

    Refused: `not_consolidated`.
    """
    made = bulletins.made_from(principal, subject, consolidations)
    return grouped(made, settings.OPEN_DATA_THRESHOLD)


def subject_of(edition: Edition) -> Subject:
    subject = bulletins.find_subject(edition.of)
    if subject is None:
        raise LookupError(f"{edition.of} is neither a period nor a campaign")
    return subject


def published_before(edition: Edition) -> Edition | None:
    """The edition that this one would take the place of."""
    rows = Edition.objects.filter(
        jurisdiction=edition.jurisdiction_id, of=edition.of, state=EditionState.PUBLISHED
    )
    return rows.exclude(pk=edition.pk).first()


def content_of(principal: Principal, edition: Edition) -> dict[str, Any]:
    """Everything that the edition would say now, as JSON; without number and day, which it gets
    when it is published."""
    return content_from(edition, bulletin_of(principal, edition), published_before(edition))


def content_from(edition: Edition, bulletin: Bulletin, before: Edition | None) -> dict[str, Any]:
    figures = figures_of(bulletin)
    changes = list(_changes(before, figures)) if before else []
    office = edition.office
    return {
        "format": FORMAT,
        "of": edition.of,
        "periods": [f"{month:%Y-%m}" for month in bulletin.months],
        "campaign": bulletin.campaign.code if bulletin.campaign else None,
        "office": {"en": office.name_en, "zh": office.name_zh},
        "scope": {
            "jurisdiction": bulletin.scope.code,
            "en": bulletin.scope.name_en,
            "zh": bulletin.scope.name_zh,
        },
        "title": {
            "en": edition.title_en or title(bulletin, "en"),
            "zh": edition.title_zh or title(bulletin, "zh"),
        },
        "head": {language: head(bulletin, language) for language in LANGUAGES},
        "sections": {
            language: [
                _plain(one)
                for one in _sections(edition, bulletin, figures, before, changes, language)
            ]
            for language in LANGUAGES
        },
        "figures": [_figure(one) for one in figures.values()],
        "not_consolidated": [f"{month:%Y-%m}" for month in bulletin.missing],
        "consolidations": [
            {name: source[name] for name in ("period", "number", "digest")}
            for source in edition.sources
        ],
        "supersedes": before.number if before else None,
        "note": {"en": edition.note_en, "zh": edition.note_zh} if before else None,
        "changes": changes,
    }


def digest_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()


def proposed_digest(edition: Edition) -> str:
    """Of what was proposed, and what the second person read: everything but number and day."""
    said = {name: part for name, part in (edition.content or {}).items() if name != "edition"}
    return digest_of(said) if said else ""


def canonical(content: dict[str, Any]) -> bytes:
    """The bytes that the digest is over, and that everybody may download."""
    return rfc8785.dumps(content)


def _plain(section: Section) -> dict[str, Any]:
    return {**asdict(section), "lines": list(section.lines), "columns": list(section.columns)}


def _figure(one: EditionFigure) -> dict[str, Any]:
    definition = find_definition(one.measure, one.measure_version)
    said = definition.definition if definition else None
    return {**asdict(one), "definition": {"en": said.en, "zh": said.zh} if said else None}


def _sections(
    edition: Edition,
    bulletin: Bulletin,
    figures: Figures,
    before: Edition | None,
    changes: list[dict[str, Any]],
    language: Language,
) -> Iterator[Section]:
    """In the order of the blocks; what changed since the edition before comes first."""
    made = {one.kind: one for one in sections(bulletin, language)}
    if before is not None:
        yield _change_section(edition, before, changes, language)
    for block in edition.blocks:
        kind = block["kind"]
        if kind in OWN:
            yield _own(kind, filled_in(block[language], figures, language))
        elif kind in made:
            yield made[kind]


def _own(kind: str, text: str) -> Section:
    if kind == "heading":
        return Section(kind, text.strip(), ())
    return Section(kind, "", tuple(line.strip() for line in text.splitlines() if line.strip()))


def _changes(before: Edition, figures: Figures) -> Iterator[dict[str, Any]]:
    """The numbers that are not what the edition before said. None: it said, or we say, nothing."""
    said = {one["name"]: one for one in (before.content or {}).get("figures", [])}
    for name in dict.fromkeys((*figures, *said)):
        now = asdict(figures[name]) if name in figures else None
        then = said.get(name)
        if _value(then) != _value(now):
            known = now or then or {}
            yield {
                **{key: known[key] for key in ("name", "measure", "measure_version", "by", "code")},
                "before": _value(then),
                "now": _value(now),
            }


def _value(figure: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A number with its definition and qualifier: another definition is another number."""
    names = ("value", "qualifier", "measure_version")
    return {name: figure[name] for name in names} if figure else None


def _change_section(
    edition: Edition, before: Edition, changes: Iterable[dict[str, Any]], language: Language
) -> Section:
    sums = [one for one in changes if not one["by"]]
    parts = sum(bool(one["by"]) for one in changes)
    note = edition.note_zh if language == "zh" else edition.note_en
    lines = [line for line in note.splitlines() if line.strip()]
    if not sums and not parts:
        lines.append(UNCHANGED.within(language))
    if parts:
        lines.append(FURTHER.within(language).format(count=parts))
    columns = (CHANGED, BEFORE, NOW)
    return Section(
        "changes",
        CHANGES.within(language).format(number=before.number),
        tuple(lines),
        tuple(one.within(language).format(number=before.number) for one in columns) if sums else (),
        tuple(_row(one, language) for one in sums),
    )


def _row(change: dict[str, Any], language: Language) -> tuple[str, ...]:
    def said(found: dict[str, Any] | None) -> str:
        return _as_figure(change, found).said(language, full=True) if found else "–"

    known = change["now"] or change["before"]
    label = _as_figure(change, known).label(language)
    return (label, said(change["before"]), said(change["now"]))


def _as_figure(change: dict[str, Any], found: dict[str, Any]) -> EditionFigure:
    names = {name: change[name] for name in ("name", "measure", "by", "code")}
    return EditionFigure(**names, **found)
