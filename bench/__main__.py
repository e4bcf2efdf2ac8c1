"""`./run bench`: Candor against yardsticks, side by side on this machine.

Exit code 0 says that it was measured, whatever the numbers are.
"""

import argparse
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured

from bench.plan import QUICK, STANDARD, Plan
from bench.ratios import Surprise
from config import embedded, serving

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / ".local" / "bench"
RESULT = PROJECT / ".local" / "bench.json"
MOST = 5_000_000


def main() -> int:
    given = _parser().parse_args()
    if not embedded.wanted():
        return _refuse("the bench keeps to the embedded servers; unset DATABASE_URL.")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # tidy up then, too
    try:
        with _servers():
            return _measure(given)
    except KeyboardInterrupt:
        return 130
    except (embedded.InUse, ImproperlyConfigured, serving.PrepareError, Surprise) as error:
        return _refuse(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small numbers, one pair of each")
    parser.add_argument(
        "--full", action="store_true", help=f"also {MOST:,} records in one report, for the memory"
    )
    parser.add_argument("--only", action="append", metavar="NAME", help="this comparison alone")
    parser.add_argument("--records", type=int, help="how many, where a million is usual")
    parser.add_argument("--pairs", type=int, help="measurements of each side")
    return parser


def _refuse(why: str) -> int:
    print(f"run: {why}", file=sys.stderr)
    return 1


@contextmanager
def _servers() -> Iterator[None]:
    """Servers as production runs them, with nothing in them before and nothing left after."""
    embedded.erase(FOLDER)
    _clear()
    # Whatever else the environment says, what is measured is this code with usual settings.
    os.environ.update(
        DJANGO_SETTINGS_MODULE="config.settings",
        STORAGE_DIR=str(FOLDER / "storage"),
        LOG_LEVEL="WARNING",
    )
    try:
        with embedded.running(FOLDER):
            serving.prepare()
            django.setup()
            yield
    finally:
        embedded.erase(FOLDER)
        _clear()


def _clear() -> None:
    for name in ("postgres", "storage", "scratch"):
        shutil.rmtree(FOLDER / name, ignore_errors=True)


def _plan(given: argparse.Namespace) -> Plan:
    plan = QUICK if given.quick else STANDARD
    if given.full:
        plan = replace(plan, most=MOST)
    if given.records:
        plan = replace(
            plan,
            records=given.records,
            few=max(1, given.records // 10),
            fewest=max(1, given.records // 100),
        )
    return replace(plan, pairs=given.pairs or plan.pairs)


def _measure(given: argparse.Namespace) -> int:
    from bench import ground, machine, showing
    from bench.comparisons import COMPARISONS

    if unknown := set(given.only or ()) - set(COMPARISONS):
        return _refuse(f"{', '.join(sorted(unknown))}: there is {', '.join(COMPARISONS)}.")
    plan = _plan(given)
    ground.open_months(ground.LATEST)
    about = machine.describe()
    began = time.monotonic()
    found: showing.Found = {}
    for name in given.only or COMPARISONS:
        if name not in found:
            print(f"{time.monotonic() - began:5.0f} s  {name} ...", flush=True)
            found |= COMPARISONS[name].run(plan)
    showing.write(
        RESULT,
        found,
        machine=about,
        quick=given.quick,
        commit=machine.commit(),
        took_seconds=round(time.monotonic() - began),
    )
    print(f"{time.monotonic() - began:5.0f} s\n\n{showing.table(found)}\n")
    print(f"{showing.told(about)}\n{RESULT.relative_to(PROJECT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
