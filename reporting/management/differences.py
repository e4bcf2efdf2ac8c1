"""What re-checks found otherwise, for people, programs and spreadsheets.

Differences are kept on disk until all are known: the summary stands on top, and nothing is held in
memory however much was filed.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

import msgspec
from django.utils.translation import gettext as _

from platforms.csv_lines import csv_line
from reporting.checks.findings import Finding as Found
from reporting.checks.findings import render
from reporting.checks.registry import UnknownCheck, get
from reporting.models import State
from reporting.selectors.rechecks import CheckDifference, PartDifference, RevisionDifference
from reporting.services.rechecking import Scope
from reporting.vocabulary import Language


@dataclass
class CheckSum:
    """What a check found over all revisions. `revisions`: those in which it differs."""

    before: int = 0
    now: int = 0
    new: int = 0
    gone: int = 0
    revisions: int = 0
    looks_at_others: bool = False


@dataclass
class Summary:
    """`parts`: batches and revisions by what became of them; see `rechecking.Done`."""

    scope: Scope
    rule_sets_before: Counter[str] = field(default_factory=Counter)
    rule_sets_now: Counter[str] = field(default_factory=Counter)
    revisions: int = 0
    revisions_differ: int = 0
    verdicts_differ: int = 0
    in_trouble: int = 0
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)
    checks: dict[str, CheckSum] = field(default_factory=dict)

    def add(self, one: RevisionDifference) -> None:
        self.revisions += 1
        self.revisions_differ += one.differs
        self.verdicts_differ += one.verdict_differs
        self.in_trouble += one.in_trouble
        self.verdicts[one.verdict_before, one.verdict_now or "unknown"] += 1
        self.rule_sets_before.update(p.rule_set_before for p in one.parts if p.rule_set_before)
        self.rule_sets_now.update(part.rule_set_now for part in one.parts if part.rule_set_now)
        differing = set()
        for check in (check for part in one.parts for check in part.checks):
            self._add_check(check)
            if check.differs:
                differing.add(check.check)
        for check_id in differing:
            self.checks[check_id].revisions += 1

    def _add_check(self, check: CheckDifference) -> None:
        total = self.checks.setdefault(check.check, CheckSum())
        total.before += check.before
        total.now += check.now
        total.new += check.new
        total.gone += check.gone
        total.looks_at_others = check.looks_at_others


class Differences:
    """Differences of any number of revisions, with their summary. Use with `closing`."""

    def __init__(self, scope: Scope) -> None:
        self.summary = Summary(scope)
        self._kept: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`

    def add(self, one: RevisionDifference) -> None:
        self.summary.add(one)
        self._kept.write(msgspec.json.encode(one) + b"\n")

    def __iter__(self) -> Iterator[RevisionDifference]:
        self._kept.seek(0)
        for line in self._kept:
            yield msgspec.json.decode(line, type=RevisionDifference)

    def close(self) -> None:
        self._kept.close()


# --- For people ------------------------------------------------------------------------------


def as_text(found: Differences, language: Language) -> Iterator[str]:
    """The summary, and each revision of which anything differs."""
    yield from summary_lines(found.summary, language)
    for one in found:
        if one.differs or one.in_trouble:
            yield ""
            yield f"{one.period}  {one.platform} {one.uscc}  {_number(one)}  {_verdicts(one)}"
            yield from _part_lines(one.parts)


def summary_lines(summary: Summary, language: Language) -> Iterator[str]:
    yield _in_words(summary.scope)
    yield _("Rule sets before: %(names)s") % {"names": _names(summary.rule_sets_before)}
    yield _("Rule sets now: %(names)s") % {"names": _names(summary.rule_sets_now)}
    yield (
        _("Revisions: %(all)d; other findings in %(differ)d; another verdict in %(verdicts)d")
        % {
            "all": summary.revisions,
            "differ": summary.revisions_differ,
            "verdicts": summary.verdicts_differ,
        }
    )
    for (before, now), n in sorted(summary.verdicts.items()):
        yield f"  {_verdict(before)} -> {_verdict(now)}: {n}"
    for what, n in sorted(summary.parts.items()):
        yield f"  {_became(what)}: {n}"
    yield from _check_lines(summary.checks, language)


def _in_words(scope: Scope) -> str:
    told = {"first": f"{scope.first:%Y-%m}", "last": f"{scope.last:%Y-%m}"}
    if scope.all_revisions:
        text = _("Checked again: every revision decided on, %(first)s to %(last)s") % told
    else:
        text = _("Checked again: every revision in force, %(first)s to %(last)s") % told
    only = [part for part in (scope.uscc, scope.report_id and str(scope.report_id)) if part]
    return f"{text} ({', '.join(only)})" if only else text


def _check_lines(checks: dict[str, CheckSum], language: Language) -> Iterator[str]:
    for check_id, total in sorted(checks.items()):
        if total.revisions:
            numbers = _numbers(total.before, total.now, total.new, total.gone)
            others = _("  (looks at other filings, as they stand today)")
            yield (
                f"{check_id}  {numbers}  {_title(check_id, language)}"
                f"{others if total.looks_at_others else ''}"
            )


def _part_lines(parts: Iterable[PartDifference]) -> Iterator[str]:
    for part in parts:
        name = f"{_('batch')} {part.batch}" if part.batch else _("the revision as a whole")
        if part.trouble:
            yield f"  {name}: {_became(part.trouble)}"
        for check in part.checks:
            if check.differs:
                graver = check.severity_before and check.severity_now
                moved = graver and check.severity_before != check.severity_now
                severity = f"{check.severity_before} -> {check.severity_now}  " if moved else ""
                numbers = _numbers(check.before, check.now, check.new, check.gone)
                yield f"  {name}: {check.check}  {severity}{numbers}"


def _numbers(before: int, now: int, new: int, gone: int) -> str:
    return f"{before:,} -> {now:,} (+{new:,} -{gone:,})"


def _number(one: RevisionDifference) -> str:
    return _("revision %(number)s") % {"number": one.number}


def _verdicts(one: RevisionDifference) -> str:
    before, now = _verdict(one.verdict_before), _verdict(one.verdict_now or "unknown")
    return before if before == now else f"{before} -> {now}"


def _verdict(state: str) -> str:
    return str(dict(State.choices).get(state) or _("unknown"))


def _became(what: str) -> str:
    return {
        "made": _("checked again"),
        "kept": _("checked again earlier"),
        "missing": _("BYTES MISSING from the storage"),
        "changed": _("BYTES CHANGED since they were filed"),
        "archived": _("not checked: the records of the period are archived, restore them first"),
        "failed": _("not checked, an error of ours: see the log"),
    }.get(what) or _("not checked")


def _names(rule_sets: Counter[str]) -> str:
    return ", ".join(sorted(rule_sets)) or "-"


def _title(check_id: str, language: Language) -> str:
    try:
        return get(check_id).title.within(language)
    except UnknownCheck:
        return _("a check of an earlier rule set")


# --- For programs ----------------------------------------------------------------------------


def as_json(found: Differences) -> Iterator[bytes]:
    """One object: `summary`, and `revisions` one a line."""
    yield b'{"summary":' + msgspec.json.encode(_summary(found.summary)) + b',"revisions":['
    comma = b"\n"
    for one in found:
        verdicts = {"verdict_differs": one.verdict_differs}
        yield comma + msgspec.json.encode({**msgspec.to_builtins(one), **verdicts})
        comma = b",\n"
    yield b"\n]}\n"


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "first": f"{summary.scope.first:%Y-%m}",
        "last": f"{summary.scope.last:%Y-%m}",
        "platform": summary.scope.uscc or None,
        "report": summary.scope.report_id,
        "all_revisions": summary.scope.all_revisions,
        "rule_sets_before": sorted(summary.rule_sets_before),
        "rule_sets_now": sorted(summary.rule_sets_now),
        "revisions": summary.revisions,
        "revisions_differ": summary.revisions_differ,
        "verdicts_differ": summary.verdicts_differ,
        "in_trouble": summary.in_trouble,
        "verdicts": [
            {"before": before, "now": now, "revisions": n}
            for (before, now), n in sorted(summary.verdicts.items())
        ],
        "parts": dict(summary.parts),
        "checks": summary.checks,
    }


# --- For spreadsheets ------------------------------------------------------------------------

OF_REVISION = ("period", "uscc", "platform", "report", "revision", "batch")
HEADER = (
    *OF_REVISION,
    *("verdict_before", "verdict_now", "rule_set_before", "rule_set_now", "trouble"),
    *("check", "severity_before", "severity_now", "before", "now", "new", "gone"),
    "looks_at_others",
)
HEADER_OF_FINDINGS = (
    *OF_REVISION,
    *("change", "line", "record_id", "check", "severity", "pointer", "title", "message"),
)
MARK = b"\xef\xbb\xbf"  # so that spreadsheets read UTF-8


def as_csv(found: Differences) -> Iterator[bytes]:
    """A line per check of each batch and revision; one without checks where nothing was found."""
    yield MARK + csv_line(HEADER)
    for one in found:
        for part in one.parts:
            place = _place(one, part)
            for check in part.checks:
                yield csv_line((*place, *_cells(check)))
            if not part.checks:
                yield csv_line((*place, *[""] * (len(HEADER) - len(place))))


def _place(one: RevisionDifference, part: PartDifference) -> tuple[object, ...]:
    return (
        *(one.period, one.uscc, one.platform, one.report, one.number, part.batch or ""),
        *(one.verdict_before, one.verdict_now or ""),
        *(part.rule_set_before or "", part.rule_set_now or "", part.trouble or ""),
    )


def _cells(check: CheckDifference) -> tuple[object, ...]:
    return (
        *(check.check, check.severity_before or "", check.severity_now or ""),
        *(check.before, check.now, check.new, check.gone),
        "yes" if check.looks_at_others else "",
    )


def finding_cells(found: Found, language: Language) -> tuple[object, ...]:
    """From `line` on, as in `HEADER_OF_FINDINGS`. What an earlier rule set said may have no words
    any more."""
    try:
        words = render(found, language)
        said = (words.title, words.message)
    except UnknownCheck:
        said = ("", "")
    return (
        *(found.line or "", found.record_id or "", found.check_id),
        *(found.severity.value, found.pointer, *said),
    )
