"""T301 to T307: declared figures against the records behind them and against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reporting.checks.registry import Layer, Problem, Severity, check
from reporting.checks.report_check import (
    ALL,
    CLEAN,
    GUIDE,
    backed_figures,
    key_of,
    known_figures,
    named,
    place,
    pointer,
    saying,
)
from reporting.checks.snapshots import ReportSnapshot
from reporting.vocabulary import Text

ERROR = Severity.ERROR
REPORT = Layer.REPORT


@check(
    "T301",
    layer=REPORT,
    severity=ERROR,
    waivable=True,
    title=Text("Figure differs from the records", "申报数与记录数不一致"),
    message=Text(
        "{measure}, category {category}, kind {product_kind}: {declared} declared as exact, "
        "{recorded} recorded.",
        "{measure}（类别{category}，产品类型{product_kind}）：申报准确数 {declared}，"
        "记录 {recorded} 条。",
    ),
    remedy=Text(
        "Correct the figure, or add the missing records or withdraw those that are too many.",
        "请更正申报数，或补报缺少的记录、撤回多余的记录。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"report": {"figures": [{"measure": "items_removed", "value": 1210}]}},
)
def differs_from_records(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for figure, recorded in backed_figures(snapshot):
        if figure.qualifier == "exact" and recorded not in (0, figure.value):
            numbers = saying(declared=figure.value, recorded=recorded)
            yield place(figure), saying(**named(key_of(figure)), **numbers)


@check(
    "T302",
    layer=REPORT,
    severity=ERROR,
    waivable=True,
    title=Text("Lower bound lies above the records", "下限高于记录数"),
    message=Text(
        "{measure}, category {category}, kind {product_kind}: at least {declared} declared, "
        "only {recorded} recorded.",
        "{measure}（类别{category}，产品类型{product_kind}）：申报不少于 {declared}，"
        "记录仅 {recorded} 条。",
    ),
    remedy=Text("Lower the bound, or add the missing records.", "请降低下限，或补报缺少的记录。"),
    reference=GUIDE,
    passing={
        "report": {"figures": [{"measure": "items_removed", "value": 100, "qualifier": "at_least"}]}
    },
    failing={
        "report": {"figures": [{"measure": "items_removed", "value": 130, "qualifier": "at_least"}]}
    },
)
def bound_above_records(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for figure, recorded in backed_figures(snapshot):
        if figure.qualifier == "at_least" and 0 < recorded < figure.value:
            numbers = saying(declared=figure.value, recorded=recorded)
            yield place(figure), saying(**named(key_of(figure)), **numbers)


@check(
    "T303",
    layer=REPORT,
    severity=ERROR,
    waivable=True,
    title=Text("Figure without records", "申报数没有记录支撑"),
    message=Text(
        "{measure}, category {category}, kind {product_kind}: {declared} declared, "
        "no record filed.",
        "{measure}（类别{category}，产品类型{product_kind}）：申报 {declared}，未报送任何记录。",
    ),
    remedy=Text("File the records, or correct the figure to 0.", "请报送记录，或将申报数改为 0。"),
    reference=GUIDE,
    passing={"report": {"counts": [], "figures": [{"measure": "prompts_blocked", "value": 900}]}},
    failing={"report": {"counts": [], "figures": [{"measure": "items_removed", "value": 121}]}},
)
def without_records(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for figure, recorded in backed_figures(snapshot):
        if figure.value > 0 and recorded == 0:
            yield place(figure), saying(**named(key_of(figure)), declared=figure.value)


@check(
    "T304",
    layer=REPORT,
    severity=ERROR,
    waivable=True,
    title=Text("Records without a figure", "记录没有对应的申报数"),
    message=Text(
        "{recorded} records count towards {measure}, which isn't declared.",
        "有 {recorded} 条记录计入{measure}，但未申报该指标。",
    ),
    remedy=Text("Declare the measure.", "请申报该指标。"),
    reference=GUIDE,
    passing=CLEAN,
    failing={"report": {"figures": [{"measure": "prompts_blocked", "value": 900}]}},
)
def without_figure(snapshot: ReportSnapshot) -> Iterator[Problem]:
    declared = {figure.measure for figure in snapshot.figures}
    for measure in snapshot.vocabulary.measures.values():
        recorded = snapshot.recorded.get((measure.code, None, None), 0)
        if measure.required and recorded and measure.code not in declared:
            yield pointer(measure.code), saying(measure=measure.code, recorded=recorded)


@check(
    "T305",
    layer=REPORT,
    severity=ERROR,
    waivable=True,
    title=Text("Category left out", "遗漏类别"),
    message=Text(
        "{measure} is declared by category, yet {recorded} records of {category} have no figure.",
        "{measure}按类别申报，但类别{category}的 {recorded} 条记录没有申报数。",
    ),
    remedy=Text("Declare the category too.", "请补充申报该类别。"),
    reference=GUIDE,
    passing={
        "report": {
            "figures": [
                {"measure": "items_removed", "category": "P2-1", "value": 100},
                {"measure": "items_removed", "category": "P2-3", "value": 21},
            ]
        }
    },
    failing={
        "report": {"figures": [{"measure": "items_removed", "category": "P2-1", "value": 100}]}
    },
)
def category_left_out(snapshot: ReportSnapshot) -> Iterator[Problem]:
    by_category = {f.measure for f in snapshot.figures if f.category is not None}
    declared = {(f.measure, f.category) for f in snapshot.figures}
    for (measure, category, kind), recorded in sorted(snapshot.recorded.items(), key=str):
        missing = measure in by_category and (measure, category) not in declared
        if missing and kind is None and category is not None:
            said = saying(measure=measure, category=category, recorded=recorded)
            yield pointer(measure, category), said


@check(
    "T306",
    layer=REPORT,
    severity=ERROR,
    title=Text("Part larger than the whole", "分项大于总项"),
    message=Text(
        "{part} is {part_value}, more than {whole}, {whole_value}, which it is a part of "
        "(category {category}).",
        "{part}为 {part_value}，大于其所属的{whole}（{whole_value}），类别{category}。",
    ),
    remedy=Text("Correct one of the two figures.", "请更正其中一项申报数。"),
    reference="GET /api/v1/vocabularies/{period}",
    passing={
        "report": {
            "figures": [
                {"measure": "complaints_received", "value": 40},
                {"measure": "complaints_upheld", "value": 12},
            ]
        }
    },
    failing={
        "report": {
            "figures": [
                {"measure": "complaints_received", "value": 12},
                {"measure": "complaints_upheld", "value": 40},
            ]
        }
    },
)
def part_exceeds_whole(snapshot: ReportSnapshot) -> Iterator[Problem]:
    """A lower bound as the whole proves nothing: it may well be larger."""
    wholes = {key_of(f): f for f in snapshot.figures if f.qualifier == "exact"}
    for part in known_figures(snapshot):
        containing = snapshot.vocabulary.measures[part.measure].within
        whole = wholes.get((containing or "", part.category, part.product_kind))
        if whole and part.value > whole.value:
            said = saying(
                part=part.measure,
                part_value=part.value,
                whole=whole.measure,
                whole_value=whole.value,
                category=part.category or ALL,
            )
            yield place(part), said


@check(
    "T307",
    layer=REPORT,
    severity=ERROR,
    title=Text("Categories add up to more than the total", "各类别之和大于总数"),
    message=Text(
        "{measure}: the categories add up to {parts}, the total is {total}.",
        "{measure}：各类别之和为 {parts}，总数为 {total}。",
    ),
    remedy=Text("Correct the total or the categories.", "请更正总数或类别数。"),
    reference=GUIDE,
    passing={
        "report": {
            "figures": [
                {"measure": "complaints_received", "value": 40},
                {"measure": "complaints_received", "category": "P2-1", "value": 39},
            ]
        }
    },
    failing={
        "report": {
            "figures": [
                {"measure": "complaints_received", "value": 40},
                {"measure": "complaints_received", "category": "P2-1", "value": 30},
                {"measure": "complaints_received", "category": "P2-4", "value": 11},
            ]
        }
    },
)
def categories_exceed_total(snapshot: ReportSnapshot) -> Iterator[Problem]:
    parts: Counter[tuple[str, str | None]] = Counter()
    for figure in snapshot.figures:
        if figure.category is not None:
            parts[figure.measure, figure.product_kind] += figure.value
    for figure in snapshot.figures:
        total = parts[figure.measure, figure.product_kind]
        if figure.category is None and figure.qualifier == "exact" and total > figure.value:
            said = saying(measure=figure.measure, parts=total, total=figure.value)
            yield place(figure), said
