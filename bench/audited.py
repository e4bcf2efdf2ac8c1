"""How long it takes to audit what was filed, against how long it took to file it: by hand, once.

python -m bench.audited RECORDS        in an empty database; see docs/guide/auditing.md
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from bench import filing, invented  # noqa: E402
from bench.filing import Filing  # noqa: E402
from reporting.services import checking, periods  # noqa: E402
from reporting.services.auditing.differences import Audit, Scope  # noqa: E402
from reporting.services.auditing.walking import differences  # noqa: E402


def main(records: int) -> None:
    periods.open_periods(datetime(2025, 9, 1, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as folder:
        filed = filing.file([invented.write(Path(folder) / "lines.ndjson", records)])
    _timed("filed", lambda: _check(filed))
    filing.require(filed, state="accepted", batch_state="checked", records=records)
    audit = Audit(Scope())
    _timed("audited", lambda: print(*differences(audit), sep="\n"))
    print(dict(audit.compared))


def _check(filed: Filing) -> None:
    for batch in filed.batches:
        for revision in checking.check_batch(batch).revisions:
            checking.check_revision(revision)


def _timed(what: str, work: Callable[[], object]) -> None:
    began, computed = time.monotonic(), time.process_time()
    work()
    seconds, cpu = time.monotonic() - began, time.process_time() - computed
    print(f"{what}: {seconds:.1f} s, {cpu:.1f} s of them computing in this process")


if __name__ == "__main__":
    main(int(sys.argv[1]))
