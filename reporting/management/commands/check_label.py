"""`manage.py check-label FILE...`: the labels of files, on this machine alone."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from reporting.checks.characters import shown
from reporting.evidence import wording
from reporting.evidence.apart import Apart
from reporting.evidence.provenance import Provenance
from reporting.evidence.reasons import Given
from reporting.evidence.sets import read_file
from reporting.evidence.verdict import WORDS, Examination, Verdict
from reporting.management.languages import own_language
from reporting.services.apart import examiner
from reporting.vocabulary import Language

NOT_COMPLIANT, USAGE = 1, 2
HELP = """
Look for the implicit label of GB 45438-2025 in files, and hold it against Annex E. Neither a
database nor a broker is needed; the files are read in a process with limits on memory and time.
"""
EPILOG = "Exit codes: 0 all compliant; 1 some are not; 2 wrong usage, or a file cannot be opened."


class Command(BaseCommand):
    help = HELP
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, "check-label", epilog=EPILOG, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one object a line")
        parser.add_argument("--language", choices=["en", "zh"], default=own_language())

    def handle(self, *args: Any, **options: Any) -> None:
        language: Language = options["language"]
        with translation.override("zh-hans" if language == "zh" else "en"), examiner() as apart:
            verdicts = {self._examined(apart, name, options) for name in options["files"]}
        if None in verdicts:
            sys.exit(USAGE)
        if verdicts != {Verdict.COMPLIANT}:
            sys.exit(NOT_COMPLIANT)

    def _examined(self, apart: Apart, name: str, options: dict[str, Any]) -> Verdict | None:
        """None where the file cannot be opened; the others are examined all the same."""
        printable = os.fsencode(name).decode("utf-8", "replace")
        try:
            found, signed = read_file(apart, Path(name))
        except ChildProcessError as error:
            raise CommandError(str(error), returncode=USAGE) from error
        except OSError as error:
            self.stderr.write(f"{printable}: {error.strerror or error}")
            return None
        write = _as_json if options["json"] else _as_text
        _write(write(printable, found, signed, options["language"]))
        return found.verdict


def _write(lines: Iterator[str]) -> None:
    """UTF-8 whatever the terminal is set to, as every other output of Candor."""
    try:
        sys.stdout.buffer.writelines(f"{line}\n".encode() for line in lines)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _as_json(
    name: str, found: Examination, signed: Provenance | None, language: Language
) -> Iterator[str]:
    answer = {"file": name, **wording.told(found, signed, language)}
    yield json.dumps(answer, ensure_ascii=False)


def _as_text(
    name: str, found: Examination, signed: Provenance | None, language: Language
) -> Iterator[str]:
    container = found.container or _("unknown kind")
    yield f"{name} ({container}): {WORDS[found.verdict].within(language)}"
    for label in found.labels:
        fields = " ".join(f"{key}={shown(value)}" for key, value in label.fields.items())
        yield f"    {label.location}: {fields}"
    for given in found.reasons:
        yield from _reason_as_text(given, language)
    if found.explicit is not None:
        yield "  " + (
            _("About the explicit label:") if found.explicit else _("Explicit label found")
        )
        for given in found.explicit:
            yield from _reason_as_text(given, language)
    if signed is not None and (signed.present or not signed.checked):
        yield from _provenance_as_text(signed, language)


def _provenance_as_text(signed: Provenance, language: Language) -> Iterator[str]:
    """Of the many files that have none, nothing is said."""
    said = (
        (_("unchanged since it was signed"), signed.valid),
        (_("signer trusted"), signed.trusted),
    )
    facts = [
        what if yes else _("not: {what}").format(what=what) for what, yes in said if yes is not None
    ]
    yield (
        "  "
        + _("Content Credentials:")
        + " "
        + ", ".join(filter(None, (*facts, signed.source_type, signed.issuer)))
    )
    for given in signed.reasons:
        yield from _reason_as_text(given, language)


def _reason_as_text(given: Given, language: Language) -> Iterator[str]:
    reason = wording.reason(given, language)
    detail = ": ".join(filter(None, (reason["title"], reason["detail"])))
    yield " ".join(
        filter(None, (f"  {reason['id']} {_(reason['weight'])}", given.location, detail))
    )
    yield f"       {reason['remedy']}"
