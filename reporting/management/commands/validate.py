"""`manage.py validate FILE`: the checks of a batch, on this machine alone."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from platforms.refusals import Refused
from reporting import vocabulary
from reporting.checks.records import RecordContext
from reporting.checks.registry import NoRuleSet, rule_set_for
from reporting.management.languages import own_language
from reporting.management.validations import as_text
from reporting.models import Batch
from reporting.models.periods import SHANGHAI, parse_period
from reporting.selectors.validations import as_answer, as_csv
from reporting.services.reading import CSV, NDJSON, XLSX, Filed, media_type_of
from reporting.services.validating import Spooled, Validation, spool, validate
from reporting.vocabulary import Language

BLOCKED, USAGE = 1, 2
TYPES = {"ndjson": NDJSON, "csv": CSV, "xlsx": XLSX}
ENCODINGS = {"identity": "", "gzip": "gzip", "zstd": "zstd"}
ENDINGS = {".gz": "gzip", ".zst": "zstd"}
WORKBOOKS = ("xls", "xlsb", "et", "ods")
BEGINNINGS = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
HELP = """
Judge a file by the checks of a batch, with nothing stored: neither a database nor a broker is
needed, and what is found is what would be found if it were filed. What takes the report is not
known here: whether it holds the records already (S133, S134), and whether there is something to
correct (S135, S136).
"""
EPILOG = "Exit codes: 0 nothing blocks; 1 the file would be rejected; 2 it was not judged."


class Command(BaseCommand):
    help = HELP
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, epilog=EPILOG, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a path, or - for standard input")
        parser.add_argument(
            "--period", metavar="YYYY-MM", default=_last_month(), help="default: %(default)s"
        )
        parser.add_argument("--kind", choices=Batch.Kind.values, default=Batch.Kind.RECORDS.value)
        parser.add_argument("--type", choices=TYPES, help="default: by the ending of the name")
        parser.add_argument("--charset", default="", help="of a CSV: utf-8 or gb18030")
        parser.add_argument(
            "--encoding", choices=ENCODINGS, help="default: by ending (.gz, .zst) or content"
        )
        parser.add_argument(
            "--products", metavar="CODE,...", help="registered products; default: not asked about"
        )
        parser.add_argument("--format", choices=["text", "json", "csv"], default="text")
        parser.add_argument("--language", choices=["en", "zh"], default=own_language())

    def handle(self, *args: Any, **options: Any) -> None:
        language: Language = options["language"]
        with translation.override("zh-hans" if language == "zh" else "en"):
            context = _context(options)
            with closing(self._judge(options, context)) as validation:
                _write(validation, options["format"], language)
        if not validation.would_be_taken_in:
            sys.exit(BLOCKED)

    def _judge(self, options: dict[str, Any], context: RecordContext) -> Validation:
        with _opened(options["file"]) as spooled:
            filed = _filed(spooled, options)
            bar = Bar(spooled.file, spooled.size)
            try:
                return validate(filed, spooled.sha256, options["kind"], context, bar.show)
            finally:
                bar.clear()


def _last_month() -> str:
    """The month that reports are due for now."""
    first = timezone.now().astimezone(SHANGHAI).replace(day=1)
    return f"{first - timedelta(days=1):%Y-%m}"


def _context(options: dict[str, Any]) -> RecordContext:
    period, products = options["period"], options["products"]
    try:
        parse_period(period)
        rule_set_for(period)
        codes = vocabulary.for_period(period)
    except (ValueError, NoRuleSet, vocabulary.NoVocabulary):
        text = _("%(period)s is no month that reports are filed for; write it as YYYY-MM.")
        raise CommandError(text % {"period": period}, returncode=USAGE) from None
    known = None if products is None else frozenset(filter(None, products.split(",")))
    return RecordContext(period, codes, timezone.now(), known)


@contextmanager
def _opened(name: str) -> Iterator[Spooled]:
    """The file, or a copy where it cannot be read twice, as a pipe cannot."""
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            spooled = _measured(file) if file.seekable() and name != "-" else spool(file)
            with closing(spooled.file):
                yield spooled
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror or error}", returncode=USAGE) from error
    except Refused as refused:
        text = _("%(name)s is larger than a batch may be (%(limit)s bytes); split it.")
        told = {"name": name, "limit": f"{settings.LIMITS['batch_bytes']:,}"}
        raise CommandError(text % told, returncode=USAGE) from refused


def _measured(file: BinaryIO) -> Spooled:
    size = os.fstat(file.fileno()).st_size
    if size > settings.LIMITS["batch_bytes"]:
        raise Refused("batch_too_large", limit=settings.LIMITS["batch_bytes"])
    sha256 = hashlib.file_digest(cast("BufferedReader", file), "sha256").hexdigest()
    file.seek(0)
    return Spooled(file, size, sha256)


def _filed(spooled: Spooled, options: dict[str, Any]) -> Filed:
    endings = [ending.lower() for ending in Path(options["file"]).suffixes]
    encoding = options["encoding"]
    if encoding is not None:
        encoding = ENCODINGS[encoding]
    elif endings and endings[-1] in ENDINGS:
        encoding = ENDINGS[endings.pop()]
    else:
        encoding = _encoding_within(spooled.file)
    named = endings[-1].removeprefix(".") if endings else ""
    if options["type"] is None and named in WORKBOOKS:
        text = _("%(name)s is a workbook that is not taken; save it as .xlsx or as CSV UTF-8.")
        raise CommandError(text % {"name": options["file"]}, returncode=USAGE)
    content_type = TYPES[options["type"] or (named if named in TYPES else "ndjson")]
    media_type = media_type_of(f"{content_type}; charset={options['charset']}")
    if media_type is None:
        text = _("The charset %(charset)s is not taken; write utf-8 or gb18030.")
        raise CommandError(text % {"charset": options["charset"]}, returncode=USAGE)
    return Filed(spooled.file, spooled.size, encoding, media_type)


def _encoding_within(file: Any) -> str:
    start = file.read(4)
    file.seek(0)
    return next((code for mark, code in BEGINNINGS.items() if start.startswith(mark)), "")


def _write(validation: Validation, form: str, language: Language) -> None:
    out = sys.stdout.buffer
    try:
        if form == "csv":
            out.writelines(as_csv(validation, language))
        elif form == "json":
            answer = json.dumps(as_answer(validation, language), ensure_ascii=False, indent=2)
            out.write(f"{answer}\n".encode())
        else:
            out.writelines(f"{line}\n".encode() for line in as_text(validation, language))
        out.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


class Bar:
    """How far it is, on a terminal; elsewhere nothing."""

    def __init__(self, file: Any, size: int) -> None:
        self.file, self.size = file, size
        self.shown = sys.stderr.isatty()
        self.next = 0.0

    def show(self, validation: Validation) -> None:
        now = time.monotonic()
        if self.shown and now >= self.next:
            self.next = now + 0.2
            done = 100 * self.file.tell() // max(1, self.size)
            told = {
                "done": done,
                "lines": f"{validation.lines:,}",
                "found": f"{validation.sink.counts.total():,}",
            }
            text = _("%(done)d %%, %(lines)s lines, %(found)s findings")
            sys.stderr.write(f"\r\x1b[K{text % told}")
            sys.stderr.flush()

    def clear(self) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
