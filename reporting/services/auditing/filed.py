"""The bytes of a batch, against the digest that was taken when they came."""

import hashlib

from django.core.files.storage import default_storage

from reporting.models import Batch
from reporting.services.auditing.differences import Audit, Difference, Differences, Where, changed


def of_batch(audit: Audit, batch: Batch, where: Where) -> Differences:
    """Nothing, where the bytes are there and are those that were filed."""
    audit.compared["bytes"] += batch.size
    yield from of_file("bytes", where, batch.stored_as, batch.sha256, batch.size)


def of_file(what: str, where: Where, stored_as: str, sha256: str, size: int) -> Differences:
    """A file in storage, against its digest and its size."""
    place = {**where, "file": stored_as}
    try:
        with default_storage.open(stored_as, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            length = file.tell()
    except FileNotFoundError:
        yield Difference(what, "missing", place, sha256)
    except OSError as error:
        yield Difference(what, "unread", place, sha256, str(error))
    else:
        yield from changed(what, place, sha256, digest)
        if digest == sha256:
            yield from changed(what, {**place, "column": "size"}, size, length)
