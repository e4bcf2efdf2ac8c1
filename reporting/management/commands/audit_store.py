"""`manage.py audit_store`: is everything that is stored what was filed?"""

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from platforms.models import Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.management.audits import as_json, as_text, summary, summary_json
from reporting.models import Period
from reporting.models.periods import parse_period
from reporting.services.auditing.differences import Audit, Scope
from reporting.services.auditing.walking import differences

DIFFERS, UNREAD = 1, 3
HELP = """
Work out everything that is stored anew, from the bytes as they were filed and from the receipts,
and name each thing that is another, missing, or too many. Nothing is changed.
"""
EPILOG = """
Exit codes: 0 everything is as it was filed; 1 something differs; 3 nothing differs, but something
could not be compared; 2 the command itself failed.
"""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, epilog=EPILOG, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--period", help="this month only, YYYY-MM", type=_month)
        parser.add_argument("--platform", metavar="USCC", help="this platform only")
        parser.add_argument(
            "--archives", type=Path, help="the folder in which archives of months lie now"
        )
        parser.add_argument(
            "--heads", type=Path, help="the folder in which you keep tree heads (TREE_HEADS_DIR)"
        )
        parser.add_argument(
            "--jwks", type=Path, help="the signing keys that you trust, and no others"
        )
        parser.add_argument("--json", action="store_true", help="one object a line")
        parser.add_argument("--language", choices=["en", "zh"], default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("zh-hans" if options["language"] == "zh" else "en"):
            audit = Audit(_scope(options))
            found = self._tell(audit, as_words=not options["json"])
        if found.total() > found["unread"]:
            sys.exit(DIFFERS)
        if found:
            sys.exit(UNREAD)

    def _tell(self, audit: Audit, *, as_words: bool) -> Counter[str]:
        """What was found, by how it differs."""
        found: Counter[str] = Counter()
        for difference in differences(audit):
            found[difference.how] += 1
            self._say(as_text(difference) if as_words else as_json(difference))
        counts = found.total() - found["unread"], found["unread"]
        if as_words:
            self._say("\n".join(summary(audit.compared, *counts)))
        else:
            self._say(summary_json(audit.compared, *counts))
        return found

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _month(code: str) -> date:
    try:
        return parse_period(code)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{code!r} is no month: YYYY-MM") from None


def _scope(options: dict[str, Any]) -> Scope:
    """What is asked for, as far as it exists."""
    month, uscc = options["period"], options["platform"]
    with acting_as(SYSTEM):
        if month and not Period.objects.filter(month=month).exists():
            text = _("There is no period {period}.").format(period=f"{month:%Y-%m}")
            raise CommandError(text, returncode=2)
        platform = Platform.objects.filter(uscc=uscc).first() if uscc else None
    if uscc and platform is None:
        raise CommandError(_("No platform has the USCC %(uscc)s.") % {"uscc": uscc}, returncode=2)
    for path in filter(None, (options["archives"], options["heads"], options["jwks"])):
        if not path.exists():
            raise CommandError(_("There is no {path}.").format(path=path), returncode=2)
    return Scope(
        month,
        platform.id if platform else None,
        options["archives"],
        options["heads"],
        options["jwks"],
    )
