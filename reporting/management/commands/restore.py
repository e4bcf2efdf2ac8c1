"""manage.py restore 2025-05 [--from /srv/candor/archive/2025-05.1]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from reporting.management.archives import ArchiveCommand
from reporting.services.archives.restoring import restore


class Command(ArchiveCommand):
    help = "Bring the records of an archived period back into the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--from",
            dest="folder",
            type=Path,
            help="the archive's own folder, if it is no longer where it was written",
        )

    def work(self, options: dict[str, Any]) -> str:
        entry = restore(options["period"], options["folder"], self.stderr.write)
        return _("{records} records of {period} are back.").format(
            records=entry.records, period=f"{entry.period_id:%Y-%m}"
        )
