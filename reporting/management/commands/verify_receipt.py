"""`manage.py verify-receipt FILE`: what a proof shows, on this machine alone."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reporting.management.languages import own_language
from reporting.proof import bundles, signing
from reporting.proof.canonical import NotCanonical, parse
from reporting.proof.points import CONCLUSIONS, OUTCOMES, words
from reporting.proof.verifying import Conclusion, Given, Outcome, verify
from reporting.vocabulary import Language

USAGE = 2
EXIT_CODES = {Outcome.HOLDS: 0, Outcome.FAILS: 1, Outcome.OPEN: 3}
HELP = """
Verify a proof (the answer of receipts/{id}/proof) or a receipt alone (a compact JWS), without a
database and without asking anybody. docs/receipts.md says what stands in it; docs/verify_receipt.py
does the same without Candor.
"""
EPILOG = (
    "Exit codes: 0 proved; 1 something does not hold; 2 wrong usage, or a file cannot be read; "
    "3 nothing is wrong, but no --jwks says whose key signed it, or the key leaked later and no "
    "--head shows that the receipt is older."
)


class Command(BaseCommand):
    help = HELP
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, "verify-receipt", epilog=EPILOG, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("proof", metavar="FILE", type=Path)
        parser.add_argument(
            "--jwks", type=Path, help="the register's keys, as /.well-known/jwks.json answers"
        )
        parser.add_argument(
            "--file", type=Path, action="append", default=[], help="a batch or evidence as filed"
        )
        parser.add_argument("--head", type=Path, help="a signed tree head that you have kept")
        parser.add_argument(
            "--consistency", type=Path, help="the answer of log/consistency between the two heads"
        )
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--language", choices=["en", "zh"], default=own_language())

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            bundle = bundles.read(_content(options["proof"], bundles.LARGEST))
            given = _given(options)
        except bundles.BadBundle as error:
            raise CommandError(f"{options['proof']}: {error}", returncode=USAGE) from error
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}", returncode=USAGE) from error
        conclusion = verify(bundle, given)
        said = _as_json if options["json"] else _as_text
        for line in said(conclusion, options["language"]):
            sys.stdout.buffer.write(f"{line}\n".encode())
        sys.stdout.buffer.flush()
        if code := EXIT_CODES[conclusion.outcome]:
            sys.exit(code)


def _given(options: dict[str, Any]) -> Given:
    kept, consistency = options["head"], options["consistency"]
    return Given(
        keys=_keys(options["jwks"]) if options["jwks"] else None,
        files={str(path): _digest(path) for path in options["file"]},
        kept=_content(kept).decode("utf-8", "replace") if kept else None,
        consistency=bundles.read_consistency(_content(consistency)) if consistency else None,
    )


def _keys(path: Path) -> signing.Keys:
    try:
        return signing.key_set(parse(_content(path)))
    except (signing.BadKey, NotCanonical) as error:
        raise CommandError(f"{path}: not a JWK set: {error}", returncode=USAGE) from error


def _content(path: Path, most: int = 4 * 1024**2) -> bytes:
    with path.open("rb") as file:
        return file.read(most + 1)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _as_json(conclusion: Conclusion, language: Language) -> Iterator[str]:
    statement = conclusion.statement
    answer = {
        "outcome": conclusion.outcome,
        "points": [
            {
                "id": point.id,
                "outcome": point.outcome,
                "about": point.about,
                "words": words(point, language),
            }
            for point in conclusion.points
        ],
        "receipt": None
        if statement is None
        else {
            "id": statement.id,
            "kind": statement.kind,
            "platform": statement.platform,
            "object": statement.object,
            "given_at": statement.given_at,
            "signatory": statement.signatory,
            "rule_set": statement.rule_set,
            "what": statement.what,
        },
    }
    yield json.dumps(answer, ensure_ascii=False)


def _as_text(conclusion: Conclusion, language: Language) -> Iterator[str]:
    statement = conclusion.statement
    if statement is not None:
        who = _printable(statement.platform.get("uscc", ""))
        yield _printable(f"{statement.kind} {who} {statement.given_at} {statement.id}")
    for point in conclusion.points:
        about = f" [{_printable(point.about)}]" if point.about else ""
        outcome = OUTCOMES[point.outcome].within(language)
        yield f"  {outcome}: {words(point, language)}{about}"
    yield CONCLUSIONS[conclusion.outcome].within(language)


def _printable(text: str) -> str:
    """Of a file that anybody may have written: no line breaks, no control of the terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
