"""A judgement in words, for whoever reads "implemented"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reporting.evidence import verdict
from reporting.evidence.controls import demands
from reporting.evidence.controls.judgements import ControlReason, Judgement, Measured, Outcome
from reporting.evidence.controls.reasons import RULES
from reporting.evidence.controls.validating import MESSAGES
from reporting.evidence.reasons import REASONS, Weight
from reporting.vocabulary.terms import Language, Text

CLAIMS: Mapping[str, Text] = MappingProxyType(
    {
        "implemented": Text("claimed", "已声明"),
        "partial": Text("claimed in part", "已声明部分落实"),
        "planned": Text("planned only", "仅计划"),
        "not_applicable": Text("said not to apply", "声明不适用"),
    }
)
OUTCOMES: Mapping[Outcome, Text] = MappingProxyType(
    {
        Outcome.SATISFIED: Text("satisfied", "满足"),
        Outcome.NOT_SATISFIED: Text("not satisfied", "不满足"),
        Outcome.INCONCLUSIVE: Text("inconclusive", "无法判定"),
    }
)
SAMPLES = Text(
    "{compliant} of {n} samples compliant, {interval}",
    "{n} 个样本中 {compliant} 个合规，{interval}",
)
SHARE = Text("{compliant} of {n}, {interval}", "{n} 中的 {compliant}，{interval}")
INTERVAL = Text("{share} % (95 % CI {low}-{high})", "{share}%（95% 置信区间 {low}–{high}）")
UNDECIDED = Text("{undecided} could not be judged", "{undecided} 个无法判定")


@dataclass(frozen=True)
class Explained:
    """A reason in one language."""

    id: str
    weight: Weight
    title: str
    message: str
    remedy: str


def summary(judgement: Judgement, language: Language, status: str = "implemented") -> str:
    """As "claimed; 412 of 420 samples compliant, 98.1 % (95 % CI 96.3-99.0)"; without shares, the
    claim and the verdict."""
    said = [CLAIMS[status].within(language)]
    shares = [one for one in judgement.measured if one.modality is None and "/" not in one.name]
    # Files that were read here count before numbers that were declared.
    read = [one for one in shares if _is_of_samples(judgement, one)]
    found = [_share(one, language, one in read) for one in read or shares[:1] if one.n]
    said += found or [OUTCOMES[judgement.verdict].within(language)]
    undecided = sum(one.undecided for one in shares)
    if undecided:
        said.append(UNDECIDED.within(language).format(undecided=undecided))
    return ("；" if language == "zh" else "; ").join(said)


def _is_of_samples(judgement: Judgement, found: Measured) -> bool:
    """Shares of files come with those by modality."""
    return any(one.modality is not None and one.name == found.name for one in judgement.measured)


def _share(found: Measured, language: Language, of_samples: bool) -> str:
    words = SAMPLES if of_samples else SHARE
    return words.within(language).format(
        compliant=found.compliant, n=found.n, interval=interval(found, language)
    )


def interval(found: Measured, language: Language) -> str:
    """As "98.1 % (95 % CI 96.3-99.0)", and "-" of nothing."""
    if found.share is None or found.low is None or found.high is None:
        return "-"
    numbers = {"share": found.share, "low": found.low, "high": found.high}
    percent = {name: f"{value * 100:.1f}" for name, value in numbers.items()}
    return INTERVAL.within(language).format(**percent)


def explain(control: str, reason: ControlReason, language: Language) -> Explained:
    """What a stored reason says. Raises KeyError for an id that never was."""
    rule = RULES[reason.reason_id]
    params = {**reason.params, **_words(control, reason, language)}
    return Explained(
        rule.id,
        rule.weight,
        rule.title.within(language),
        rule.message.within(language).format(**params),
        rule.remedy.within(language),
    )


def _words(control: str, reason: ControlReason, language: Language) -> dict[str, str]:
    """Codes among the params by what they are called."""
    found, words = demands.control_of(control), dict[str, str]()
    for name, value in reason.params.items():
        if name in ("name", "whole"):
            words[name] = demands.title(found, str(value), language)
        elif name == "verdict":
            words[name] = verdict.WORDS[verdict.Verdict(str(value))].within(language)
        elif name == "label_reason":
            words[name] = REASONS[str(value)].title.within(language)
        elif name == "problem":
            words[name] = MESSAGES[str(value)].within(language).format(**reason.params)
    return words
