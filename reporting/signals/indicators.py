"""What a scorecard says of a platform, and when that is far from what its peers do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reporting.vocabulary import Language, Text

FAR = 3.0  # robust deviations; beyond it, a platform is an outlier


@dataclass(frozen=True)
class Indicator:
    """`low_is_bad`: less is worse. `share`: from 0 to 1. `least`: the smallest deviation between
    platforms that is believed, where nearly all of them are alike."""

    name: str
    title: Text
    definition: Text
    low_is_bad: bool
    share: bool
    least: float


def _all(*indicators: Indicator) -> Mapping[str, Indicator]:
    return MappingProxyType({one.name: one for one in indicators})


INDICATORS = _all(
    Indicator(
        "punctuality",
        Text("Filed on time", "按期报送率"),
        Text(
            "Of the reports that were due, the share that came by the date that held for it.",
            "应报送的报告中，在适用截止时间之前报送的比例。",
        ),
        low_is_bad=True,
        share=True,
        least=0.1,
    ),
    Indicator(
        "refused",
        Text("Rejected attempts", "被退回次数"),
        Text(
            "Revisions that were rejected by the checks or returned by an office, per report.",
            "每份报告中被检查退回或被监管部门退回的修订次数。",
        ),
        low_is_bad=False,
        share=False,
        least=0.5,
    ),
    Indicator(
        "findings",
        Text("Findings per 10,000 records", "每万条记录的问题数"),
        Text(
            "Errors and warnings, of everything that was uploaded or submitted.",
            "所有上传与提交内容中的错误和警告数，按每万条记录计。",
        ),
        low_is_bad=False,
        share=False,
        least=10,
    ),
    Indicator(
        "restatements",
        Text("Restatements", "重报次数"),
        Text(
            "Corrections that took the place of an accepted report, per report.",
            "已受理报告被更正替代的次数，按每份报告计。",
        ),
        low_is_bad=False,
        share=False,
        least=0.5,
    ),
    Indicator(
        "samples",
        Text("Label samples compliant", "标识样本合规率"),
        Text(
            "Of the label samples read in the latest examinations, the share that complies.",
            "最近一次检验所读标识样本中合规的比例。",
        ),
        low_is_bad=True,
        share=True,
        least=0.02,
    ),
    Indicator(
        "explanations",
        Text("Explanations open", "待处理说明"),
        Text(
            "Explanations that nobody has decided on yet.",
            "尚未作出处理决定的说明件数。",
        ),
        low_is_bad=False,
        share=False,
        least=1,
    ),
)
WORSE = Text(
    "{title}: {value} against a median of {median} at {n} platforms, {distance} deviations worse.",
    "{title}：本平台为 {value}，{n} 家平台的中位数为 {median}，差 {distance} 个稳健标准差。",
)


@dataclass(frozen=True)
class Peers:
    """The middle of a group of platforms; `size` empty: of all."""

    median: float
    spread: float
    n: int
    size: str


@dataclass(frozen=True)
class Judged:
    """A value beside its peers'. `worse`: by how many robust deviations; below 0 it is better."""

    indicator: Indicator
    value: float | None
    peers: Peers | None

    @property
    def worse(self) -> float | None:
        if self.value is None or self.peers is None:
            return None
        far = (self.value - self.peers.median) / max(self.peers.spread, self.indicator.least)
        return round(-far if self.indicator.low_is_bad else far, 1) + 0.0  # no minus zero

    @property
    def outlier(self) -> bool:
        return self.worse is not None and self.worse >= FAR

    def reason(self, language: Language) -> str:
        """Why it is an outlier; of any other, nothing."""
        if not self.outlier or self.peers is None:
            return ""
        return WORSE.within(language).format(
            title=self.indicator.title.within(language),
            value=self.shown(self.value),
            median=self.shown(self.peers.median),
            n=self.peers.n,
            distance=f"{self.worse:g}",
        )

    def shown(self, value: float | None) -> str:
        if value is None:
            return "–"
        return f"{value * 100:.0f}%" if self.indicator.share else f"{round(value, 1):,g}"
