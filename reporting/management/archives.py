"""What the commands about archives have in common: a period, a language, and plain refusals."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from reporting.models.periods import parse_period
from reporting.services.archives.parquet import Broken
from reporting.services.archives.refusing import CannotArchive

LANGUAGES = {"en": "en", "zh": "zh-hans"}


def _period(code: str) -> date:
    try:
        return parse_period(code)
    except ValueError:
        raise ArgumentTypeError(f"{code} is not a month; write it as YYYY-MM") from None


class ArchiveCommand(BaseCommand):
    # Words in two languages are asked for with --language, whatever Django would activate.
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("period", type=_period, help="the month, YYYY-MM")
        parser.add_argument("--language", choices=LANGUAGES, default="en")

    def handle(self, *args: Any, **options: Any) -> str:
        with override(LANGUAGES[options["language"]]):
            try:
                return self.work(options)
            except CannotArchive as refusal:
                raise CommandError(str(refusal)) from refusal
            except Broken as broken:
                raise CommandError(_said(broken)) from broken
            except OSError as error:
                raise CommandError(str(error)) from error

    def work(self, options: dict[str, Any]) -> str:
        """Do it; what to say when it is done."""
        raise NotImplementedError


def _said(broken: Broken) -> str:
    reasons = {
        "missing": _("it is missing"),
        "truncated": _("it is cut off there"),
        "longer": _("it goes on after its end"),
        "changed": _("its bytes are not those that were written"),
        "schema": _("its columns are not those of an archive"),
    }
    group = broken.row_group
    place = _("row group {n}").format(n=group) if group else _("the footer")
    return _("{file}, {place}: {reason}. Nothing was changed in the database.").format(
        file=broken.file, place=place, reason=reasons[broken.reason]
    )
