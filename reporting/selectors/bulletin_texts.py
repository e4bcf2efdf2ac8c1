"""A bulletin as text, in English or Simplified Chinese. Its words are part of what is published,
so they stand here and not among the translations of the interface."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reporting.models import Consolidation
from reporting.models.periods import SHANGHAI
from reporting.selectors.bulletins import BY_ACTION, HEADLINE, Bulletin, Restatement, Told
from reporting.selectors.numbers import in_full, in_headline, plain
from reporting.selectors.provinces_together import TOGETHER, term_of, untold
from reporting.selectors.words import find_definition
from reporting.vocabulary import Language, Text

# What stands behind a number of each measure, in a list and in the sentence on top.
UNITS: Mapping[str, Text] = {
    "products_handled": Text("{} products", "产品{}款"),
    "items_removed": Text("{} items", "信息{}条"),
    "items_handled": Text("{} items", "信息{}条"),
    "accounts_handled": Text("{} accounts", "账号{}个"),
}
SENTENCE = Text(
    "{products} AI products were handled, {items} items of content removed and {accounts}"
    " accounts handled.",
    "处置AI产品{products}款，清理违法违规信息{items}条，处置账号{accounts}个。",
)
TITLE = Text("Compliance reports of platforms", "平台合规报送")
HEAD = Text("Bulletin for {months}. Scope: {scope}.", "{months}通报。范围：{scope}。")
RANGE = Text("{} to {}", "{}至{}")
COVERAGE = Text(
    "Filings: {due} due, {filed} filed, {included} accepted and counted.",
    "应报{due}份，已报{filed}份，其中{included}份经审核计入。",
)
MISSING = Text(
    "Not consolidated yet, and so not counted: {}.", "以下月份尚未汇总，未计入以上数字：{}。"
)
BOUND = Text(
    "“Over” and “at least” mark lower bounds; all other numbers are exact.",
    "“余”“不少于”表示下限，其余为准确数。",
)
SECTIONS: Mapping[str, Text] = {
    "category": Text("By category", "按类别"),
    "product_kind": Text("By kind of product", "按产品类型"),
    "action": Text("By action", "按处置措施"),
    "province": Text("By province of registration of the platform", "按平台注册地"),
}
UNDIVIDED = Text("Not stated", "未注明")
PUBLISHED = Text("Beside the published figures", "与公开通报数字对照")
COMPARISON = Text(
    "{name}: published {published} ({phase}, {day}); consolidated {ours}",
    "{name}：公开通报{published}（{phase}，{day}），汇总{ours}",
)
NOTHING = Text("none filed", "未报送")
RESTATED = Text("Restated", "重述")
RESTATEMENT = Text(
    "{period} no. {number} takes the place of no. {before}",
    "{period}第{number}号取代第{before}号",
)
NO_SUM = Text("no sum by measure changed", "各指标总数未变")
FROZEN = Text("Made from these consolidations", "所依据的汇总")
CONSOLIDATION = Text(
    "{period} no. {number}, frozen {at}, SHA-256 {digest}",
    "{period}第{number}号，{at}固定，SHA-256 {digest}",
)


# What the first column of a breakdown is called; the others are measures.
COLUMNS: Mapping[str, Text] = {
    "category": Text("Category", "类别"),
    "product_kind": Text("Kind of product", "产品类型"),
    "action": Text("Action", "处置措施"),
    "province": Text("Province", "省份"),
}
OLDER = Text("{name} (definition {version})", "{name}（第{version}版定义）")


@dataclass(frozen=True)
class Section:
    """A part of a bulletin in one language; a breakdown is a table as well."""

    kind: str
    heading: str
    lines: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def as_text(bulletin: Bulletin, language: Language) -> str:
    """The whole bulletin, paragraphs apart, ending with a line break."""
    paragraphs = [[title(bulletin, language), head(bulletin, language)]]
    paragraphs += [_as_lines(one) for one in sections(bulletin, language)]
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


def _as_lines(section: Section) -> list[str]:
    if not section.heading:
        return list(section.lines)
    return [section.heading, *(f"  {line}" for line in section.lines)]


def sections(bulletin: Bulletin, language: Language) -> list[Section]:
    """The parts of a bulletin below its title, without those that have nothing to say."""
    found = [
        Section("headline", "", (_sentence(bulletin, language),)),
        Section("coverage", "", tuple(_notes(bulletin, language))),
        *(_section(name, rows, language) for name, rows in bulletin.breakdowns.items()),
        *([_untold(language)] if bulletin.untold else []),
        _listed("published", PUBLISHED, _published(bulletin, language), language),
        _listed(
            "restated", RESTATED, (_restated(r, language) for r in bulletin.restatements), language
        ),
        _listed(
            "sources", FROZEN, (_frozen(one, language) for one in bulletin.consolidations), language
        ),
    ]
    return [one for one in found if one.lines]


def title(bulletin: Bulletin, language: Language) -> str:
    name = bulletin.campaign.name if bulletin.campaign else TITLE
    return name.within(language)


def head(bulletin: Bulletin, language: Language) -> str:
    first, last = bulletin.months[0], bulletin.months[-1]
    months = _month(first, language)
    if first != last:
        months = RANGE.within(language).format(months, _month(last, language))
    scope = bulletin.scope.name_zh if language == "zh" else bulletin.scope.name_en
    return HEAD.within(language).format(months=months, scope=scope)


def _month(month: date, language: Language) -> str:
    return f"{month.year}年{month.month}月" if language == "zh" else f"{month:%Y-%m}"


def _sentence(bulletin: Bulletin, language: Language) -> str:
    numbers = {
        name: in_headline(told.value, told.qualifier, language)
        for name, told in bulletin.headline.items()
    }
    sentence = SENTENCE.within(language).format(**numbers)
    return sentence[0].upper() + sentence[1:]


def _notes(bulletin: Bulletin, language: Language) -> Iterator[str]:
    coverage = bulletin.coverage
    yield COVERAGE.within(language).format(
        due=plain(coverage.due, language),
        filed=plain(coverage.filed, language),
        included=plain(coverage.included, language),
    )
    if bulletin.missing:
        separator = "、" if language == "zh" else ", "
        months = separator.join(_month(month, language) for month in bulletin.missing)
        yield MISSING.within(language).format(months)
    if any(told.qualifier != "exact" for told in bulletin.measures):
        yield BOUND.within(language)


def _listed(kind: str, heading: Text, lines: Iterable[str], language: Language) -> Section:
    return Section(kind, heading.within(language), tuple(lines))


def _section(name: str, rows: list[Told], language: Language) -> Section:
    by_code: dict[str, list[Told]] = defaultdict(list)
    for told in rows:
        # A kind of product is stated for products; of items and accounts there is nothing to tell.
        if name != "product_kind" or told.measure == HEADLINE["products"]:
            by_code[told.code].append(told)
    # What is told together comes late, what no code was stated for last.
    ordered = sorted(by_code.items(), key=lambda item: (not item[0], item[0] == TOGETHER, item[0]))
    labelled = [(_named(name, code, language), _in_order(found)) for code, found in ordered]
    measures = _in_order([told for _label, found in labelled for told in found])
    columns = list(dict.fromkeys((one.measure, one.measure_version) for one in measures))
    return Section(
        name,
        SECTIONS[name].within(language),
        tuple(f"{label}{_colon(language)}{_numbers(found, language)}" for label, found in labelled),
        (COLUMNS[name].within(language), *_headings(columns, language)),
        tuple((label, *_cells(found, columns, language)) for label, found in labelled),
    )


def _untold(language: Language) -> Section:
    return Section("province", SECTIONS["province"].within(language), (untold(language),))


def _headings(columns: list[tuple[str, int]], language: Language) -> list[str]:
    """Names of measures; unequal definitions of one stand in columns of their own."""
    latest = dict(columns)
    return [
        _measure(code, version, language)
        if version == latest[code]
        else OLDER.within(language).format(name=_measure(code, version, language), version=version)
        for code, version in columns
    ]


def _cells(found: list[Told], columns: list[tuple[str, int]], language: Language) -> list[str]:
    values = {
        (told.measure, told.measure_version): in_full(told.value, told.qualifier, language)
        for told in found
    }
    return [values.get(column, "–") for column in columns]


def _colon(language: Language) -> str:
    return "：" if language == "zh" else ": "


def _named(name: str, code: str, language: Language) -> str:
    if not code:
        return UNDIVIDED.within(language)
    label = term_of(name, code, language)
    return f"{code} {label}" if name == "category" else label


def _in_order(found: list[Told]) -> list[Told]:
    order = [*HEADLINE.values(), *BY_ACTION]
    return sorted(found, key=lambda one: (order.index(one.measure), one.measure_version))


def _numbers(found: list[Told], language: Language) -> str:
    return ("，" if language == "zh" else ", ").join(
        UNITS[one.measure].within(language).format(in_full(one.value, one.qualifier, language))
        for one in found
    )


def _published(bulletin: Bulletin, language: Language) -> Iterator[str]:
    campaign = bulletin.campaign
    phases = (
        {phase.code: phase.name.within(language) for phase in campaign.phases} if campaign else {}
    )
    for one in bulletin.published:
        yield COMPARISON.within(language).format(
            name=_measure(one.published.measure, 1, language),
            published=in_headline(one.published.value, one.published.qualifier, language),
            phase=phases.get(one.published.phase, one.published.phase),
            day=f"{one.published.published_on:%Y-%m-%d}",
            ours=in_full(one.ours.value, one.ours.qualifier, language)
            if one.ours
            else NOTHING.within(language),
        )


def _measure(code: str, version: int, language: Language) -> str:
    measure = find_definition(code, version)
    return measure.name.within(language) if measure else code


def _restated(restatement: Restatement, language: Language) -> str:
    one = restatement.consolidation
    said = RESTATEMENT.within(language).format(
        period=_month(one.period_id, language), number=one.number, before=one.number - 1
    )
    changes = [
        f"{_measure(d.measure, d.measure_version, language)} "
        f"{plain(d.before or 0, language)} → {plain(d.now or 0, language)}"
        for d in restatement.measures
    ]
    separator = "；" if language == "zh" else "; "
    return said + _colon(language) + (separator.join(changes) or NO_SUM.within(language))


def _frozen(one: Consolidation, language: Language) -> str:
    return CONSOLIDATION.within(language).format(
        period=_month(one.period_id, language),
        number=one.number,
        at=f"{one.created_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        digest=one.digest,
    )
