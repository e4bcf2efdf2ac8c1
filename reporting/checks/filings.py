"""T308 to T318: the report as a whole, and figures that can't be meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reporting.checks.characters import shown
from reporting.checks.registry import Layer, Problem, Severity, check
from reporting.checks.report_check import CLEAN, GUIDE, backed_figures, key_of, named, place, saying
from reporting.checks.snapshots import ReportSnapshot
from reporting.vocabulary import Text

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
REPORT = Layer.REPORT
LARGEST = 10**12
CONCENTRATED = 1000  # records from which one single category is worth a note
POWERS = {10: "10", 100: "100", 1000: "1000", 10_000: "10000 (万)"}


@check(
    "T308",
    layer=REPORT,
    severity=ERROR,
    title=Text("Nil report with content", "零报告含有内容"),
    message=Text(
        "The report says there is nothing to report, yet has {figures} figures above zero and "
        "{records} records.",
        "零报告却含有 {figures} 项大于零的申报数和 {records} 条记录。",
    ),
    remedy=Text(
        "Remove the content, or file an ordinary report.", "请删除内容，或改为提交普通报告。"
    ),
    reference=GUIDE,
    passing={"report": {"nil": True, "figures": [], "counts": []}},
    failing={"report": {"nil": True}},
)
def nil_with_content(snapshot: ReportSnapshot) -> Iterator[Problem]:
    figures = sum(figure.value > 0 for figure in snapshot.figures)
    if snapshot.nil and (figures or snapshot.n_records):
        yield "/nil", saying(figures=figures, records=snapshot.n_records)


@check(
    "T309",
    layer=REPORT,
    severity=ERROR,
    title=Text("Empty report", "空报告"),
    message=Text("The report has neither figures nor records.", "报告既无申报数，也无记录。"),
    remedy=Text(
        "Fill it in, or declare that there is nothing to report.", "请填写内容，或提交零报告。"
    ),
    reference=GUIDE,
    passing={"report": {"nil": True, "figures": [], "counts": []}},
    failing={"report": {"figures": [], "counts": []}},
)
def empty_report(snapshot: ReportSnapshot) -> Iterator[Problem]:
    if not (snapshot.nil or snapshot.figures or snapshot.counts):
        yield "", {}


@check(
    "T310",
    layer=REPORT,
    severity=ERROR,
    waivable=True,
    title=Text("Submitted before the period ended", "报告期未结束即提交"),
    message=Text(
        "The report for {period} was submitted at {submitted_at}.",
        "{period} 期报告于 {submitted_at} 提交。",
    ),
    remedy=Text(
        "Submit it after the last day of the month (Beijing time).",
        "请在当月最后一日（北京时间）之后提交。",
    ),
    reference=GUIDE,
    passing={"report": {"submitted_at": "2025-06-01T00:00:00+08:00"}},
    failing={"report": {"submitted_at": "2025-05-31T23:59:59+08:00"}},
)
def too_early(snapshot: ReportSnapshot) -> Iterator[Problem]:
    if snapshot.submitted_at < snapshot.period_ends_at:
        said = saying(period=snapshot.period, submitted_at=snapshot.submitted_at.isoformat())
        yield "", said


@check(
    "T311",
    layer=REPORT,
    severity=ERROR,
    title=Text("Figure stands twice", "申报数重复"),
    message=Text(
        "{measure}, category {category}, kind {product_kind} is declared {times} times.",
        "{measure}（类别{category}，产品类型{product_kind}）申报了 {times} 次。",
    ),
    remedy=Text("Keep one of them.", "请只保留一项。"),
    reference=GUIDE,
    passing=CLEAN,
    failing={
        "report": {
            "figures": [
                {"measure": "items_removed", "value": 121},
                {"measure": "items_removed", "value": 121},
            ]
        }
    },
)
def repeated_figure(snapshot: ReportSnapshot) -> Iterator[Problem]:
    times = Counter(key_of(figure) for figure in snapshot.figures)
    for figure in {key_of(f): f for f in snapshot.figures}.values():
        if times[key_of(figure)] > 1:
            yield place(figure), saying(**named(key_of(figure)), times=times[key_of(figure)])


@check(
    "T312",
    layer=REPORT,
    severity=ERROR,
    title=Text("Figure can't be right", "申报数超出合理范围"),
    message=Text(
        "{measure} is {declared}; figures lie between 0 and {limit}.",
        "{measure}为 {declared}，应在 0 与 {limit} 之间。",
    ),
    remedy=Text("Correct the figure; count in ones.", "请更正申报数，以个、条为单位。"),
    reference=GUIDE,
    passing=CLEAN,
    failing={"report": {"figures": [{"measure": "prompts_blocked", "value": -1}]}},
)
def out_of_range(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for figure in snapshot.figures:
        if not 0 <= figure.value <= LARGEST:
            said = saying(measure=figure.measure, declared=figure.value, limit=LARGEST)
            yield place(figure), said


@check(
    "T313",
    layer=REPORT,
    severity=ERROR,
    title=Text("Unknown measure", "未知指标"),
    message=Text("“{measure}” is no measure of this period.", "“{measure}”不是本期的指标。"),
    remedy=Text("Use a measure of the vocabulary.", "请使用词表中的指标。"),
    reference="GET /api/v1/vocabularies/{period}",
    passing=CLEAN,
    failing={"report": {"figures": [{"measure": "items_deleted", "value": 5}]}},
)
def unknown_measure(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for figure in snapshot.figures:
        if figure.measure not in snapshot.vocabulary.measures:
            yield place(figure), saying(measure=shown(figure.measure))


@check(
    "T314",
    layer=REPORT,
    severity=ERROR,
    title=Text("Unknown category or kind of product", "未知类别或产品类型"),
    message=Text("“{value}” is no code of this period.", "“{value}”不是本期的有效代码。"),
    remedy=Text(
        "Use the codes of the vocabulary of the period; categories differ between campaigns.",
        "请使用本期词表中的代码；不同专项行动的类别代码不同。",
    ),
    reference="GET /api/v1/vocabularies/{period}",
    passing=CLEAN,
    failing={"report": {"figures": [{"measure": "items_removed", "category": "B2", "value": 121}]}},
)
def unknown_breakdown(snapshot: ReportSnapshot) -> Iterator[Problem]:
    vocabulary = snapshot.vocabulary
    for figure in snapshot.figures:
        if figure.category is not None and figure.category not in vocabulary.categories:
            yield place(figure), saying(value=shown(figure.category))
        if figure.product_kind is not None and figure.product_kind not in vocabulary.product_kinds:
            yield place(figure), saying(value=shown(figure.product_kind))


@check(
    "T315",
    layer=REPORT,
    severity=WARNING,
    title=Text("Same target recorded several times", "同一目标多次记录"),
    message=Text(
        "{n} records are about the {subject} “{target}”.",
        "有 {n} 条记录针对同一{subject}“{target}”。",
    ),
    remedy=Text(
        "Withdraw the duplicates, or explain: several actions on one target are possible.",
        "请撤回重复记录；如对同一目标采取了多项措施，请予说明。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={
        "report": {"repeated_targets": [{"subject": "account", "target": "uid-100027", "n": 3}]}
    },
)
def repeated_target(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for repeated in snapshot.repeated_targets:
        target = shown(repeated.target)
        yield "/records", saying(subject=repeated.subject, target=target, n=repeated.n)


@check(
    "T316",
    layer=REPORT,
    severity=NOTE,
    title=Text("All records in one category", "全部记录集中于一个类别"),
    message=Text(
        "All {n} records are of category {category}.", "全部 {n} 条记录均属类别{category}。"
    ),
    remedy=Text(
        "Make sure that the category isn't a default of the exporting program.",
        "请确认类别不是导出程序的默认值。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={
        "report": {
            "figures": [{"measure": "items_removed", "value": 4000}],
            "counts": [{"category": "P2-1", "n": 4000}],
        }
    },
)
def one_category(snapshot: ReportSnapshot) -> Iterator[Problem]:
    categories = {row.category for row in snapshot.counts if row.n}
    if len(categories) == 1 and snapshot.n_records >= CONCENTRATED:
        yield "/records", saying(n=snapshot.n_records, category=categories.pop())


@check(
    "T317",
    layer=REPORT,
    severity=NOTE,
    title=Text("Figure and records differ by a power of ten", "申报数与记录数相差整十倍"),
    message=Text(
        "{measure}, category {category}: {declared} declared, {recorded} recorded, "
        "a factor of {factor}.",
        "{measure}（类别{category}）：申报 {declared}，记录 {recorded}，相差 {factor} 倍。",
    ),
    remedy=Text(
        "Look for a slipped digit, or for a figure given in units of 10,000 (万).",
        "请检查是否多写或少写一位数字，或以“万”为单位填报。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"report": {"figures": [{"measure": "items_removed", "value": 1210}]}},
)
def power_of_ten(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for figure, recorded in backed_figures(snapshot):
        small, large = sorted((figure.value, recorded))
        if small > 0 and large % small == 0 and large // small in POWERS:
            numbers = saying(declared=figure.value, recorded=recorded)
            key = named(key_of(figure))
            yield place(figure), saying(**key, **numbers, factor=POWERS[large // small])


@check(
    "T318",
    layer=REPORT,
    severity=NOTE,
    title=Text("Exact figures look rounded", "准确数疑似取整"),
    message=Text(
        "All {n} exact figures without records behind them are multiples of 1,000.",
        "无记录支撑的 {n} 项准确数均为 1,000 的整数倍。",
    ),
    remedy=Text(
        "Give the exact counts, or declare the figures as “at least”.",
        "请填写准确数，或将其申报为“不少于”。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={
        "report": {
            "figures": [
                {"measure": "prompts_blocked", "value": 25_000},
                {"measure": "outputs_blocked", "value": 8000},
                {"measure": "complaints_received", "value": 3000},
            ]
        }
    },
)
def rounded(snapshot: ReportSnapshot) -> Iterator[Problem]:
    backed = {place(figure) for figure, _ in backed_figures(snapshot)}
    exact = [
        figure.value
        for figure in snapshot.figures
        if figure.qualifier == "exact" and figure.value > 0 and place(figure) not in backed
    ]
    if len(exact) >= 3 and all(value % 1000 == 0 for value in exact):
        yield "/figures", saying(n=len(exact))
