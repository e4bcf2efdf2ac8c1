"""manage.py receipt-keys new | list | publish | retire: see docs/guide/operating.md."""

import json
import os
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import SigningKey
from reporting.proof.signing import new_key, private_key
from reporting.services import signing_keys


class Command(BaseCommand):
    help = "The keys that receipts are signed with."

    def add_arguments(self, parser: ArgumentParser) -> None:
        chosen = parser.add_subparsers(dest="action", required=True)
        new = chosen.add_parser("new", help="make a key, and publish its public half")
        new.add_argument("file", type=Path, help="where its private half is written, for you alone")
        chosen.add_parser("list", help="every key that is published")
        retire = chosen.add_parser("retire", help="let no process sign with a key from now on")
        retire.add_argument("kid")
        retire.add_argument(
            "--compromised-since",
            type=_moment,
            help="somebody else may have had it since then (RFC 3339)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, options["action"])(options)

    def new(self, options: dict[str, Any]) -> None:
        made = new_key()
        try:
            descriptor = os.open(options["file"], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        with os.fdopen(descriptor, "w") as file:
            json.dump(made, file)
        published = signing_keys.publish(dict(private_key(made).public.jwk))
        self.stdout.write(published.kid)

    def list(self, options: dict[str, Any]) -> None:
        own = signing_keys.own().kid
        with acting_as(SYSTEM):
            for key in SigningKey.objects.all():
                self.stdout.write(f"{key.kid}  {_described(key)}{'  (here)' * (key.kid == own)}")

    def retire(self, options: dict[str, Any]) -> None:
        with acting_as(SYSTEM):
            since = options["compromised_since"]
            found = signing_keys.retire(SYSTEM, options["kid"], compromised_at=since)
        if found is None:
            raise CommandError(f"No key {options['kid']} is published.")
        self.stdout.write(f"{found.kid}  {_described(found)}")


def _moment(text: str) -> datetime:
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None or timezone.is_naive(found):
        raise ValueError(text)
    return found


def _described(key: SigningKey) -> str:
    words = [f"published {key.made_at.isoformat(timespec='seconds')}"]
    if key.retired_at:
        words.append(f"retired {key.retired_at.isoformat(timespec='seconds')}")
    if key.compromised_at:
        words.append(f"compromised since {key.compromised_at.isoformat(timespec='seconds')}")
    return ", ".join(words)
