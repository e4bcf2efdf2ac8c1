"""The rule set of a later day: a register of its own, sealed as the real one is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import pytest

from reporting.checks import examining, record_check, registry, running, screening
from reporting.checks.record_check import Rule
from reporting.checks.records import Record, RecordContext
from reporting.checks.registry import Check, Layer, Problem, Registry, Severity
from reporting.vocabulary import Text

Change = Callable[..., str]
OF_REPORTS = (Layer.REPORT, Layer.HISTORY, Layer.CROSS_PLATFORM)


def _no_more_images(record: object, _context: object) -> Iterator[Problem]:
    if getattr(record, "category", "") == "P2-3":
        yield "/category", {"category": "P2-3"}


# An error that today's rule set does not know.
NO_MORE_IMAGES = Check(
    id="R299",
    layer=Layer.RECORD,
    severity=Severity.ERROR,
    title=Text("Category is closed", "该类别已停用"),
    message=Text("{category} is closed.", "{category}已停用。"),
    remedy=Text("Use another.", "请使用其他类别。"),
    reference="",
    waivable=False,
    passing={"record": {}},
    failing={"record": {"category": "P2-3"}},
    run=_no_more_images,
)


def _always(_report: object) -> Iterator[Problem]:
    yield "", {}


# A warning over whole reports.
ALWAYS = replace(
    NO_MORE_IMAGES,
    id="T399",
    layer=Layer.REPORT,
    severity=Severity.WARNING,
    message=Text("It is so.", "确实如此。"),
    run=_always,
)


def _first(check: Check, record: Record, context: RecordContext) -> Problem | None:
    return next(iter(check.run(record, context)), None)


@pytest.fixture
def later_rules(monkeypatch: pytest.MonkeyPatch) -> Change:
    """Have another rule set from here on; its version."""

    def change(
        *,
        add: Iterable[Check] = (),
        without: Iterable[str] = (),
        severities: Mapping[str, Severity] = {},
    ) -> str:
        gone, new = set(without), Registry()
        kept = [check for check in registry.all_checks() if check.id not in gone]
        for check in (*kept, *add):
            new.add(replace(check, severity=severities.get(check.id, check.severity)))
        rules = [rule for rule in record_check.RULES if rule.check_id not in gone]
        of_records = [check for check in add if check.layer is Layer.RECORD]
        rules += [
            Rule(check.id, frozenset({"category"}), partial(_first, check)) for check in of_records
        ]
        monkeypatch.setattr(registry, "REGISTRY", new)
        monkeypatch.setattr(registry, "RULE_SET_VERSION", new.seal())
        of_reports = [check for check in new.all() if check.layer in OF_REPORTS]
        monkeypatch.setattr(running, "CHECKS", tuple(of_reports))
        monkeypatch.setattr(record_check, "RULES", rules)
        monkeypatch.setattr(screening, "RULES", rules)
        in_order = tuple(sorted(rules, key=lambda rule: rule.check_id))
        monkeypatch.setattr(examining, "RULES_IN_ORDER", in_order)
        return registry.RULE_SET_VERSION

    return change
