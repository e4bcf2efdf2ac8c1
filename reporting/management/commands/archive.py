"""manage.py archive 2025-05 --to /srv/candor/archive"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from reporting.management.archives import ArchiveCommand
from reporting.services.archives.archiving import Options, archive


class Command(ArchiveCommand):
    help = "Take the records of a closed period out of the database, into Parquet files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--to",
            type=Path,
            default=Path(settings.ARCHIVE_DIR),
            help="where archives lie; this one gets a folder of its own there (%(default)s)",
        )
        parser.add_argument(
            "--keep",
            action="store_true",
            help="leave the records in the database too, out of anybody's reach",
        )
        parser.add_argument(
            "--although-open",
            action="store_true",
            help="although platforms have drafts with records, or warnings to explain",
        )

    def work(self, options: dict[str, Any]) -> str:
        chosen = Options(options["to"], options["keep"], options["although_open"])
        entry = archive(options["period"], chosen, self.stderr.write)
        return _("{records} records of {period} are archived in {location}.").format(
            records=entry.records,
            period=f"{entry.period_id:%Y-%m}",
            location=entry.location,
        )
