"""manage.py give-receipts: once, after the upgrade that brought receipts."""

from typing import Any

from django.core.management.base import BaseCommand

from reporting.services.late_receipts import give_late


class Command(BaseCommand):
    help = (
        "Give receipts for what was filed before there were any. They say that they were given"
        " later. It can be interrupted and repeated; what has its receipt gets no other."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        given = 0
        for number in give_late():
            given += number
            if options["verbosity"]:
                self.stderr.write(f"{given} ...")
        if options["verbosity"]:
            self.stdout.write(f"{given} receipts were given.")
