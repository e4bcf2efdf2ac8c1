"""`manage.py open_data PERIOD`: publish the open data of a month."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Consolidation, OpenPackage
from reporting.models.periods import parse_period
from reporting.services.open_data.publishing import publish

HELP = """
Publish the open data of a month, YYYY-MM, from its latest consolidation or from the number that is
named. It comes out by itself once the nation's bulletin is published; asked for again, it is the
package that is there. Sums of few platforms are left out, and so is what would give them away.
"""


class Command(BaseCommand):
    help = HELP

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("period", metavar="PERIOD")
        parser.add_argument("--number", type=int, help="of the consolidation; the latest if not")
        parser.add_argument("--language", choices=["en", "zh"], default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("zh-hans" if options["language"] == "zh" else "en"):
            package = _publish(_found(options["period"], options["number"]))
            self.stdout.write(f"{package} {package.manifest_sha256}")
            for file in package.files:
                self.stdout.write(f"  {file['name']} {file['size']} {file['sha256']}")


def _found(period: str, number: int | None) -> Consolidation:
    try:
        month = parse_period(period)
    except ValueError:
        text = _("{period} is not a month; write it as YYYY-MM.").format(period=period)
        raise CommandError(text, returncode=2) from None
    with acting_as(SYSTEM):
        rows = Consolidation.objects.filter(period_id=month).order_by("-number")
        found = (rows if number is None else rows.filter(number=number)).first()
    if found is None:
        text = _("There is no such consolidation of {period}.").format(period=period)
        raise CommandError(text, returncode=2)
    return found


def _publish(consolidation: Consolidation) -> OpenPackage:
    try:
        return publish(consolidation)
    except Refused as refused:
        text = _(
            "Beside the package that is published, this one would tell what fewer than {limit}"
            " platforms changed. It can come out once more of them have changed something."
        )
        raise CommandError(text.format(**refused.params)) from None
