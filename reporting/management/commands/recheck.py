"""`manage.py recheck PERIOD`: what would the rules of today say of what was filed?"""

import argparse
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from platforms import audit
from platforms.csv_lines import csv_line
from platforms.models import Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.management.differences import (
    HEADER_OF_FINDINGS,
    MARK,
    Differences,
    as_csv,
    as_json,
    as_text,
    finding_cells,
    summary_lines,
)
from reporting.models import Period, Report, Revision
from reporting.models.periods import parse_period
from reporting.selectors.changed_findings import Entry
from reporting.selectors.rechecks import RevisionDifference, difference
from reporting.services.rechecking import Scope, recheck, revisions_in
from tasks import rechecking

WOULD_DIFFER, TROUBLE = 3, 4
HELP = """
Check filings again with the rule set of today, and say what it finds otherwise. The bytes are read
as they were filed. New check runs stand beside the old ones, marked as re-checks; no state, total,
verdict or explanation changes. What was checked again before is kept, so the command can be
interrupted and repeated.
"""
EPILOG = """
Exit codes: 0 no verdict would differ; 3 some would; 4 bytes are missing or changed, or something
could not be checked; 1 and 2 the command itself failed.
"""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, epilog=EPILOG, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("period", help="YYYY-MM", type=_month)
        parser.add_argument("--to", help="the last period of several", type=_month)
        parser.add_argument("--platform", metavar="USCC", help="of this platform only")
        parser.add_argument("--report", metavar="ID", help="this report only", type=UUID)
        parser.add_argument(
            "--all-revisions",
            action="store_true",
            help="everything decided on, not only what is in force",
        )
        parser.add_argument("--again", action="store_true", help="keep no earlier re-check")
        parser.add_argument(
            "--queue",
            action="store_true",
            help="let the workers do it; the command without it then only compares",
        )
        parser.add_argument("--format", choices=["text", "json", "csv"], default="text")
        parser.add_argument("--output", type=Path, help="a file, instead of standard output")
        parser.add_argument(
            "--findings", type=Path, help="a CSV file for every finding that is new or gone"
        )
        parser.add_argument("--language", choices=["en", "zh"], default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("zh-hans" if options["language"] == "zh" else "en"):
            scope = _scope(options)
            wanted = revisions_in(scope)
            if options["queue"]:
                self._queue(wanted, again=options["again"])
                return
            with (
                _created(options["output"]) as out,
                _created(options["findings"]) as changes,
                closing(Differences(scope)) as found,
            ):
                self._compare(wanted, found, changes, options)
                self._write(found, out, options)
        if found.summary.in_trouble:
            sys.exit(TROUBLE)
        if found.summary.verdicts_differ:
            sys.exit(WOULD_DIFFER)

    def _queue(self, wanted: list[UUID], *, again: bool) -> None:
        if again:
            raise CommandError(_("--again does not go with --queue."), returncode=2)
        for number, revision_id in enumerate(wanted):
            try:
                rechecking.recheck.apply_async((str(revision_id),), retry=False)
            except OperationalError as error:
                told = {"n": number, "all": len(wanted), "error": error}
                text = _("The broker took %(n)d of %(all)d revisions: %(error)s")
                raise CommandError(text % told) from error
        told = {"n": len(wanted)}
        self.stderr.write(_("%(n)d revisions are with the workers.") % told)

    def _compare(
        self,
        wanted: list[UUID],
        found: Differences,
        changes: IO[bytes] | None,
        options: dict[str, Any],
    ) -> None:
        since = timezone.now() if options["again"] else None
        tell = partial(_tell, changes, options["language"]) if changes else None
        if changes:
            changes.write(MARK + csv_line(HEADER_OF_FINDINGS))
        for number, revision_id in enumerate(wanted, 1):
            done = recheck(revision_id, since)
            found.summary.parts.update(done.values())
            troubles = {part: what for part, what in done.items() if what not in ("made", "kept")}
            with acting_as(SYSTEM):
                one = difference(revision_id, troubles, tell)
            found.add(one)
            if options["verbosity"]:
                self._say(number, len(wanted), one)
        _record(found)

    def _say(self, number: int, of: int, one: RevisionDifference) -> None:
        what = "!" if one.in_trouble else "*" if one.verdict_differs else "~" if one.differs else ""
        place = f"{one.period} {one.uscc} {one.number}"
        self.stderr.write(f"[{number}/{of}] {place} {one.verdict_before} {what}".rstrip())

    def _write(self, found: Differences, out: IO[bytes] | None, options: dict[str, Any]) -> None:
        language = options["language"]
        blocks: dict[str, Iterable[bytes]] = {
            "text": (f"{line}\n".encode() for line in as_text(found, language)),
            "json": as_json(found),
            "csv": as_csv(found),
        }
        for block in blocks[options["format"]]:
            if out:
                out.write(block)
            else:
                self.stdout.write(block.decode(), ending="")
        if options["format"] == "csv" or options["output"]:
            for line in summary_lines(found.summary, language):
                self.stderr.write(line)


def _month(code: str) -> date:
    try:
        return parse_period(code)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{code!r} is no month: YYYY-MM") from None


def _scope(options: dict[str, Any]) -> Scope:
    """What is asked for, as far as it exists."""
    first, last = options["period"], options["to"] or options["period"]
    uscc, report = options["platform"] or "", options["report"]
    if last < first:
        raise CommandError(_("--to lies before the first period."), returncode=2)
    with acting_as(SYSTEM):
        if not Period.objects.filter(month__range=(first, last)).exists():
            asked = f"{first:%Y-%m}" + (f"..{last:%Y-%m}" if last > first else "")
            raise CommandError(_("There is no period {period}.").format(period=asked), returncode=2)
        if uscc and not Platform.objects.filter(uscc=uscc).exists():
            raise CommandError(
                _("No platform has the USCC %(uscc)s.") % {"uscc": uscc}, returncode=2
            )
        within = Report.objects.filter(period__month__range=(first, last))
        if report and not within.filter(pk=report).exists():
            text = _("No report of these periods has the id %(id)s.")
            raise CommandError(text % {"id": report}, returncode=2)
    return Scope(first, last, uscc, report, options["all_revisions"])


def _created(path: Path | None) -> AbstractContextManager[IO[bytes] | None]:
    """Before anything is checked: that takes long, and should not have been for nothing."""
    if path is None:
        return nullcontext()
    try:
        return path.open("wb")
    except OSError as error:
        raise CommandError(str(error), returncode=2) from error


def _tell(
    file: IO[bytes], language: Any, revision: Revision, batch_id: UUID | None, entry: Entry
) -> None:
    report = revision.report
    file.write(
        csv_line(
            (
                *(report.period.code, report.platform.uscc, report.platform, report.id),
                *(revision.number, batch_id or "", entry.side),
                *finding_cells(entry.found, language),
            )
        )
    )


def _record(found: Differences) -> None:
    """In the trail of those who see all; no platform is told of it."""
    summary = found.summary
    if summary.parts["made"]:
        with acting_as(SYSTEM):
            audit.record(
                SYSTEM,
                "period.rechecked",
                "period",
                f"{summary.scope.first:%Y-%m}",
                last=f"{summary.scope.last:%Y-%m}",
                platform=summary.scope.uscc,
                report=summary.scope.report_id and str(summary.scope.report_id),
                revisions=summary.revisions,
                verdicts_differ=summary.verdicts_differ,
                in_trouble=summary.in_trouble,
                rule_sets=sorted(summary.rule_sets_now),
            )
