"""`manage.py reexamine`: put attestations to the test again."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from platforms.models import Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting import vocabulary
from reporting.models import AttestationRevision
from reporting.services import reexamining
from reporting.services.reexamining import Scope
from tasks.examining import ring_for

HELP = """
Have attestations that stand examined again by the workers, each at its turn. Without --control,
--platform or --all: those that were examined with other rules or readers than today's, or before
the report that they are held against, as beat does by itself. A state changes if the verdict does.
"""


class Command(BaseCommand):
    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--control", metavar="CODE", default="", help="of this control only")
        parser.add_argument("--platform", metavar="USCC", default="", help="of this platform only")
        parser.add_argument("--all", action="store_true", help="whatever it was examined with")
        parser.add_argument("--dry-run", action="store_true", help="only say which")
        parser.add_argument("--language", choices=["en", "zh"], default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("zh-hans" if options["language"] == "zh" else "en"):
            wanted = _wanted(options)
            if options["dry_run"]:
                self._list(wanted)
                return
            ring_for(reexamining.ask_for(wanted))
            text = ngettext(
                "{n} attestation is with the workers.",
                "{n} attestations are with the workers.",
                len(wanted),
            )
            self.stderr.write(text.format(n=len(wanted)))

    def _list(self, wanted: list[UUID]) -> None:
        with acting_as(SYSTEM):
            rows = AttestationRevision.objects.filter(pk__in=wanted)
            rows = rows.select_related("attestation__platform").order_by(
                "platform__uscc", "attestation__control", "attestation__scope"
            )
            for row in rows.iterator():
                held = row.attestation
                place = f"{held.platform.uscc} {held.control} {held.scope or '-'}"
                self.stdout.write(f"{place} r{row.number} {row.state}")


def _wanted(options: dict[str, Any]) -> list[UUID]:
    """Raises `CommandError` for a control or a platform that there is not."""
    scope = Scope(options["control"], options["platform"])
    if scope.control and scope.control not in vocabulary.load().controls:
        text = _("There is no control {code}.").format(code=scope.control)
        raise CommandError(text, returncode=2)
    with acting_as(SYSTEM):
        known = Platform.objects.filter(uscc=scope.uscc)
        if scope.uscc and not known.exists():
            text = _("No platform has the USCC %(uscc)s.") % {"uscc": scope.uscc}
            raise CommandError(text, returncode=2)
        if scope == Scope() and not options["all"]:
            return list(reexamining.outdated())
    return reexamining.revisions_in(scope)
