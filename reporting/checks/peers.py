"""X5xx: the report beside those of other platforms. No finding says which platforms these are."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.checks.registry import Layer, Problem, Severity, check
from reporting.checks.report_check import CLEAN, pointer, saying
from reporting.checks.snapshots import PeerStats, ReportSnapshot, SharedContent
from reporting.vocabulary import Text

WARNING, NOTE = Severity.WARNING, Severity.NOTE
CROSS_PLATFORM = Layer.CROSS_PLATFORM
REFERENCE = "docs/checks.md"

ENOUGH = 5  # peers below which a median says nothing, and might say too much about one of them
FAR = 50
BEYOND_BELIEF = 1000
MOST = 0.8
MANY = 100


@check(
    "X501",
    layer=CROSS_PLATFORM,
    severity=NOTE,
    title=Text("Content also filed by other platforms", "内容与其他平台报送重合"),
    message=Text(
        "Of {looked} records looked up, {records} carry the digest of content that {platforms} "
        "other platforms filed, among them {sample}.",
        "在比对的 {looked} 条记录中，有 {records} 条的内容摘要与其他 {platforms} 家平台"
        "报送的内容相同，如 {sample}。",
    ),
    remedy=Text(
        "Nothing to do: the same content may well stand on several platforms.",
        "无需处理：同一内容可能出现在多个平台。",
    ),
    reference=REFERENCE,
    passing=CLEAN,
    failing={
        "report": {"shared_content": {"n_records": 4, "n_platforms": 2, "sample": ["a3f1" * 16]}}
    },
)
def shared_content(snapshot: ReportSnapshot) -> Iterator[Problem]:
    shared = snapshot.shared_content
    if shared and shared.n_records:
        sample = shared.sample[0][:12] if shared.sample else "–"
        yield "/records", saying(**_numbers(shared), sample=sample)


@check(
    "X502",
    layer=CROSS_PLATFORM,
    severity=NOTE,
    title=Text("Target also filed by other platforms", "处置目标与其他平台重合"),
    message=Text(
        "Of {looked} records looked up, {records} name a target that {platforms} other platforms "
        "filed too.",
        "在比对的 {looked} 条记录中，有 {records} 条的处置目标"
        "与其他 {platforms} 家平台报送的相同。",
    ),
    remedy=Text(
        "Make sure that the target is on your own platform; shared links are possible.",
        "请确认处置目标属于本平台；共用链接属正常情况。",
    ),
    reference=REFERENCE,
    passing=CLEAN,
    failing={"report": {"shared_targets": {"n_records": 3, "n_platforms": 1}}},
)
def shared_targets(snapshot: ReportSnapshot) -> Iterator[Problem]:
    shared = snapshot.shared_targets
    if shared and shared.n_records:
        yield "/records", saying(**_numbers(shared))


def _numbers(shared: SharedContent) -> dict[str, int]:
    return {
        "looked": shared.n_looked,
        "records": shared.n_records,
        "platforms": shared.n_platforms,
    }


@check(
    "X503",
    layer=CROSS_PLATFORM,
    severity=NOTE,
    title=Text("Far from other platforms", "与其他平台差异较大"),
    message=Text(
        "{measure} is {value}; the median of {n} other platforms is {usual}.",
        "{measure}为 {value}，其他 {n} 家平台的中位数为 {usual}。",
    ),
    remedy=Text(
        "Compare how you count with the definition of the measure.", "请对照指标定义核对统计口径。"
    ),
    reference=REFERENCE,
    passing={"report": {"peers": {"items_removed": {"median": 300, "n": 12}}}},
    failing={"report": {"peers": {"items_removed": {"median": 9000, "n": 12}}}},
)
def far_from_peers(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for measure, value, peer in _compared(snapshot):
        ratio = max(value / peer.median, peer.median / value)
        if ratio > FAR and value < _limit(peer):
            said = saying(measure=measure, value=value, n=peer.n, usual=round(peer.median))
            yield pointer(measure), said


@check(
    "X504",
    layer=CROSS_PLATFORM,
    severity=WARNING,
    waivable=True,
    title=Text("Beyond anything other platforms report", "远超其他平台水平"),
    message=Text(
        "{measure} is {value}, over 1,000 times the median of other platforms.",
        "{measure}为 {value}，超过其他平台中位数的 1,000 倍。",
    ),
    remedy=Text(
        "Check the unit (ones, not 万) and what is being counted, or explain.",
        "请核对单位（非“万”）与统计口径，或予以说明。",
    ),
    reference=REFERENCE,
    passing={"report": {"peers": {"items_removed": {"median": 300, "n": 12}}}},
    failing={
        "report": {
            "figures": [{"measure": "prompts_blocked", "value": 25_500_000}],
            "counts": [],
            "peers": {"prompts_blocked": {"median": 1200, "n": 12}},
        }
    },
)
def beyond_belief(snapshot: ReportSnapshot) -> Iterator[Problem]:
    """Speaks of no peer's number: these change daily, and an explanation must outlive them."""
    for measure, value, peer in _compared(snapshot):
        if value >= _limit(peer):
            yield pointer(measure), saying(measure=measure, value=value)


@check(
    "X505",
    layer=CROSS_PLATFORM,
    severity=NOTE,
    title=Text("Nearly everything found by partners", "绝大部分由合作方通报发现"),
    message=Text(
        "{share} % of {n} records were found by a partner's notice.",
        "{n} 条记录中有 {share}% 由合作方通报发现。",
    ),
    remedy=Text(
        "Make sure that actions of other platforms weren't filed as your own.",
        "请确认未将其他平台的处置作为本平台处置报送。",
    ),
    reference=REFERENCE,
    passing=CLEAN,
    failing={
        "report": {
            "counts": [{"category": "P2-1", "detection": "partner_notice", "n": 121}],
        }
    },
)
def found_by_partners(snapshot: ReportSnapshot) -> Iterator[Problem]:
    n, found = snapshot.n_records, snapshot.detection.get("partner_notice", 0)
    if n >= MANY and found > MOST * n:
        yield "/records", saying(share=found * 100 // n, n=n)


@check(
    "X506",
    layer=CROSS_PLATFORM,
    severity=NOTE,
    title=Text("Nothing to report while others are busy", "其他平台普遍有数据时零报告"),
    message=Text(
        "A nil report, while {n} other platforms have a median of {usual} for {measure}.",
        "本期为零报告，而其他 {n} 家平台{measure}的中位数为 {usual}。",
    ),
    remedy=Text("Make sure that detection was running all month.", "请确认当月发现机制持续运行。"),
    reference=REFERENCE,
    passing={"report": {"nil": True, "figures": [], "counts": []}},
    failing={
        "report": {
            "nil": True,
            "figures": [],
            "counts": [],
            "peers": {"items_removed": {"median": 300, "n": 12}},
        }
    },
)
def nil_among_busy(snapshot: ReportSnapshot) -> Iterator[Problem]:
    if not snapshot.nil:
        return
    for measure, peer in sorted(snapshot.peers.items()):
        if peer.n >= ENOUGH and peer.median >= MANY:
            said = saying(measure=measure, n=peer.n, usual=round(peer.median))
            yield "/nil", said


def _compared(snapshot: ReportSnapshot) -> Iterator[tuple[str, int, PeerStats]]:
    for measure, peer in sorted(snapshot.peers.items()):
        value = snapshot.declared.get((measure, None), 0)
        if value > 0 and peer.median > 0 and peer.n >= ENOUGH and max(value, peer.median) >= MANY:
            yield measure, value, peer


def _limit(peer: PeerStats) -> float:
    return peer.median * BEYOND_BELIEF
