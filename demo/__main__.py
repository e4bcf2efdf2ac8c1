"""`./run demo`: file the 2025 campaign through the API, and print its bulletin."""

import argparse
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any

from candor_auth import connect
from candor_client.models import Bulletin
from django.core.exceptions import ImproperlyConfigured

from config import embedded, serving
from config.serving.stack import port_is_free
from demo import mistakes, office
from demo.answers import Surprise
from demo.asking import Asking
from demo.attesting import SHANGHAI
from demo.campaign import Campaign
from demo.cast import MOST
from demo.filing import Outcome
from demo.progress import Stages
from demo.volumes import MONTHS

QUICK = 0.01
LATER_MONTH, ITS_LAST_DAY = "2025-07", datetime(2025, 7, 31, 12, tzinfo=SHANGHAI)
# Where to look in the console.
PLACES = {
    "desk": "?period=2025-06",
    "questions": "reporting/consolidation/figures/",
    "calendar": "reporting/report/calendar/?to=2025-07",
    "review": "reporting/review/",
    "signals": "reporting/signal/",
    "scorecards": "reporting/quality/",
    "bulletins": "reporting/edition/",
}
MORE_TIME = (
    "Months of 2025 are filed afresh; until then there is time. 2025年各期系补报，准予延期报送。"
)
NEW_SYSTEM = "The reporting system is being replaced. 报送系统正在更换，准予延期报送。"
LEAST = 9  # with fewer, there is nobody left for one of the mistakes
SERVED_AT = "http://127.0.0.1:8000"


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run demo", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a hundredth of the volume")
    parser.add_argument("--seed", type=int, default=2025, help="another seed, other data (2025)")
    parser.add_argument("--platforms", type=int, default=MOST, help=f"how many file ({MOST})")
    parser.add_argument("--port", type=int, help="port of the web server (any free one)")
    given = parser.parse_args()
    if not embedded.wanted():
        return _refuse("the demo keeps to the embedded servers; unset DATABASE_URL.")
    if given.port and not port_is_free(given.port):
        return _refuse(f"port {given.port} is in use; choose another with --port.")
    if not LEAST <= given.platforms <= MOST:
        return _refuse(f"there are {LEAST} to {MOST} platforms.")
    _listen_for_the_end()
    try:
        scale = QUICK if given.quick else 1.0
        return _demonstrate(Campaign.of(given.seed, scale, given.platforms), given.port)
    except KeyboardInterrupt:
        print("\nStopped. Nothing is left running.", flush=True)
        return 130
    except (embedded.InUse, ImproperlyConfigured, serving.PrepareError, Surprise) as error:
        return _refuse(str(error))


def _refuse(why: str) -> int:
    print(f"run: {why}", file=sys.stderr)
    return 1


def _listen_for_the_end() -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def end(_signal: int, _frame: FrameType | None) -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)  # once is enough: what follows is tidying up
        raise KeyboardInterrupt

    for number in numbers:
        signal.signal(number, end)


def _demonstrate(campaign: Campaign, port: int | None) -> int:
    folder = embedded.folder_in_use()
    stages = Stages()
    with stages.stage("total", f"Candor's demo: {len(campaign.cast)} invented platforms"):
        outcomes, found, asked, logins = _run(campaign, port, folder, stages)
    told = _summary(campaign, outcomes, found, stages) | asked
    _write(folder / "demo.json", told, 0o644)
    print(_how_to_look(folder, logins))
    return _conclude(told, outcomes)


def _run(
    campaign: Campaign, port: int | None, folder: Path, stages: Stages
) -> tuple[list[Outcome], Bulletin, dict[str, Any], list[dict[str, str]]]:
    with ExitStack() as leaving:
        with stages.stage("starting", "Starting afresh: database, broker, web and worker"):
            _clear(folder)
            leaving.enter_context(embedded.running(folder))
            serving.prepare()
            # Not before: it reads the settings, and they ask where the servers are.
            from demo import operating

            leaving.callback(operating.leave)
            operating.empty_broker()
            running = leaving.enter_context(
                serving.stack(port, names=("web", "worker"), logs=folder / "logs")
            )
        with stages.stage("registering", "Registering offices, platforms and credentials"):
            operating.open_months()
            accesses = operating.register(campaign.cast)
            national = operating.found_offices()
            logins = [asdict(one) for one in operating.let_in()]
        clients = {"national_office": national, campaign.cast[0].name_en: accesses[0]}
        _write(
            folder / "demo-logins.json",
            {"people": logins, "clients": {name: asdict(one) for name, one in clients.items()}},
            0o600,
        )
        with stages.stage("putting_off", "The national office gives most of them more time"):
            punctual = [one for one in campaign.cast if mistakes.asks_for_time(one)]
            many = operating.put_off(punctual, MONTHS, MORE_TIME)
            print(f"  {many} dates put off: {MORE_TIME}", flush=True)
        with stages.stage("filing", f"Filing {', '.join(MONTHS)}, while a worker checks"):
            outcomes = campaign.file(running, accesses, operating.ring)
        client = connect(running.url, national.client_id, national.client_secret)
        campaign.stop.clear()
        with stages.stage("consolidating", "The monthly job closes the months"):
            operating.ring("tasks.consolidating.close_due_periods")
            operating.ring("tasks.watching.watch")  # while others go on
            office.wait_for_consolidations(client, campaign.stop)
            office.filings_told(client, MONTHS)
        with stages.stage("bulletin", "The national office reads the bulletin"):
            found = office.bulletin(client)
            office.show(client, found)
            digest = operating.publish_bulletin(office.CAMPAIGN)
            print(f"  Published under /bulletins/ by two people, SHA-256 {digest}\n")
            operating.ring("tasks.exporting.publish_open_data")
        asking = Asking(campaign, running.url, accesses, client, operating.ring)
        asked = _ask(asking, outcomes, folder, stages)
        print("Stopping ...", flush=True)
    return outcomes, found, asked, logins


def _ask(asking: Asking, outcomes: list[Outcome], folder: Path, stages: Stages) -> dict[str, Any]:
    """All that comes after the bulletin; what is told of it."""
    from demo import operating

    with stages.stage("safeguards", "Safeguards: what was claimed is put to the test"):
        told: dict[str, Any] = {"safeguards": asking.safeguards(outcomes)}
    with stages.stage("files", "What leaves the register: bulletin, workbook, open data"):
        told |= asking.files(folder)
    with stages.stage("signals", "What is odd, and how well somebody files"):
        told |= asking.signals(outcomes, operating.all_looked_at)
    with stages.stage("proof", "One filing is proved, by files alone"):
        asking.proof(outcomes[0], folder, operating.heads_folder())
    with stages.stage("later", f"{LATER_MONTH} opens, and who was late asks for more time"):
        operating.open_months(ITS_LAST_DAY)
        late = [one for one in asking.campaign.cast if not mistakes.asks_for_time(one)]
        operating.put_off(late, [LATER_MONTH], NEW_SYSTEM)
        told["filings"] = office.filings_told(asking.office, (*MONTHS, LATER_MONTH))
    return told


def _clear(folder: Path) -> None:
    """Forget what an earlier run left in the folder, and let this one keep to it."""
    embedded.erase(folder)
    storage = folder / "storage"
    # The tree heads of a log that is gone would say that this one was rewritten.
    for left in (storage / "batches", storage / "evidence", folder / "logs"):
        shutil.rmtree(left, ignore_errors=True)
    for left in (folder / "proof", folder / "tree-heads", folder / "open-data"):
        shutil.rmtree(left, ignore_errors=True)
    os.environ["STORAGE_DIR"] = str(storage)
    os.environ["TREE_HEADS_DIR"] = str(folder / "tree-heads")
    # A worker that is killed is missed soon.
    os.environ.setdefault("SWEEP_AFTER_SECONDS", "10")


def _summary(
    campaign: Campaign, outcomes: list[Outcome], found: Bulletin, stages: Stages
) -> dict[str, Any]:
    return {
        "products": found.headline.products.value,
        "items": found.headline.items.value,
        "accounts": found.headline.accounts.value,
        "platforms": len(campaign.cast),
        "records": sum(one.records for one in outcomes),
        "revisions": sum(one.revisions for one in outcomes),
        "findings": sum(len(one.findings) for one in outcomes),
        "seed": campaign.seed,
        "seconds": stages.seconds,
    }


def _write(path: Path, content: dict[str, Any], mode: int) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
        json.dump(content, file, ensure_ascii=False, indent=2)
        file.write("\n")


def _how_to_look(folder: Path, logins: Iterable[dict[str, str]]) -> str:
    serve = "./run serve" if folder == embedded.FOLDER else f"EMBEDDED_DIR={folder} ./run serve"
    lines = [
        "",
        f"The data stays. To look at it: {serve}, then",
        f"  Console            {SERVED_AT}/console/",
        *(f"    {one['username']:<10} {one['password']}   {one['who']}" for one in logins),
        "  In it",
        *(f"    {name:<17}{SERVED_AT}/console/{path}" for name, path in PLACES.items()),
        f"  Bulletins          {SERVED_AT}/bulletins/",
        f"  API documentation  {SERVED_AT}/api/docs/",
        f"Logins, and clients for the API, are in {folder / 'demo-logins.json'}.",
        "",
    ]
    return "\n".join(lines)


def _conclude(told: dict[str, Any], outcomes: list[Outcome]) -> int:
    """The last line; and whether the whole picture is the sum of what the platforms know."""
    for name in ("products", "items", "accounts"):
        expected = sum(one.totals.get(name, 0) for one in outcomes)
        if told[name] != expected:
            return _refuse(f"{told[name]} {name} consolidated, {expected} filed.")
    print(
        f"{told['products']:,} AI products were handled, {told['items']:,} items of content removed"
        f" and {told['accounts']:,} accounts handled."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
