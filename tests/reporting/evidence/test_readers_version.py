"""The readers' version is a number that somebody raises: here is who notices when nobody did."""

import hashlib
from pathlib import Path

from reporting import evidence
from reporting.evidence.verdict import VERSION

FOLDER = Path(evidence.__file__).parent
KEPT = FOLDER / "readers.sha256"
# How files are told apart when they are sent, and in which words readings are told: no reader.
NO_READERS = {"kinds.py", "wording.py"}


def digest_of_readers() -> str:
    """Of the code: comments and empty lines aside."""
    digest = hashlib.sha256()
    for path in sorted([*FOLDER.glob("*.py"), *(FOLDER / "containers").glob("*.py")]):
        if path.name not in NO_READERS:
            lines = [line.rstrip() for line in path.read_text("utf-8").splitlines()]
            code = [line for line in lines if line and not line.lstrip().startswith("#")]
            digest.update("\n".join((path.relative_to(FOLDER).as_posix(), *code)).encode())
    return digest.hexdigest()


def test_who_changes_the_readers_thinks_of_their_version() -> None:
    now = f"{VERSION} {digest_of_readers()}\n"
    assert KEPT.read_text() == now, (
        "The code of the readers changed. If any file may be read otherwise now, raise VERSION in"
        " reporting/evidence/verdict.py: all attestations are examined again then, by themselves."
        f" In either case keep this line in reporting/evidence/readers.sha256: {now}"
    )
