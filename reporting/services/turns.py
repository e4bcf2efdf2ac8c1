"""Files judged while their sender waits: few at a time, and none too large.

This is work of the processor, in the threads that answer everybody else. What takes longer is for
the command line, or is filed and judged by the workers.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import BoundedSemaphore

from django.conf import settings

from platforms.refusals import Refused
from reporting.services import storing
from reporting.services.reading import Filed

PATIENCE = 2.0  # seconds: a small file is done by then

_turns = BoundedSemaphore(settings.LIMITS["validations_at_once"])


@contextmanager
def turn() -> Iterator[None]:
    """One of the few turns of this process. Refused: `validation_busy` after a moment."""
    if not _turns.acquire(timeout=PATIENCE):
        raise Refused("validation_busy")
    try:
        yield
    finally:
        _turns.release()


def too_large() -> Refused:
    limits = settings.LIMITS
    return Refused(
        "validation_too_large",
        limit=limits["validate_bytes"],
        decoded=limits["validate_decoded_bytes"],
    )


def refuse_long(filed: Filed) -> None:
    """Decompress once, which is quick, before anything is judged. What does not decompress is for
    the checks to say. Refused: `validation_too_large`."""
    limits, length = settings.LIMITS, 0
    whole = {"limit": limits["batch_decoded_bytes"], "ratio": limits["batch_ratio"]}
    with suppress(storing.Undecodable):
        for block in storing.decoded(filed.file, filed.size, filed.encoding, **whole):
            length += len(block)
            if length > limits["validate_decoded_bytes"]:
                raise too_large()
    filed.file.seek(0)
