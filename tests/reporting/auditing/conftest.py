"""May as two platforms filed it, closed; and hands that change what nobody may change."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from platforms.tenancy import acting_as
from reporting.proof import signing
from reporting.proof.submissions import REGISTRATION, SUBMISSION, registration
from reporting.services import (
    answering,
    attesting,
    directives,
    examining,
    heads,
    keys,
    reexamining,
    sealing,
    signatures,
)
from reporting.services.auditing.differences import Audit, Difference, Scope
from reporting.services.auditing.walking import differences
from tests.conftest import Party, record
from tests.faults.processes import owner_connection
from tests.reporting.archives.archived import HOSTILE, close
from tests.reporting.claiming import Claimant, packed, png
from tests.reporting.filing import Filer, replace, withdraw


@pytest.fixture
def filed(live: str, photos: Party, rival: Party, national: Party) -> Filer:
    """Odd words, corrections, a withdrawal, a batch that was dropped and filed anew; a claim that
    was examined twice, and a directive that was answered."""
    filer = Filer(photos)
    filer.file(*(record(n, note=note) for n, note in enumerate(HOSTILE)))
    filer.file(
        record(90, content_sha256="ab" * 32, content_at="2025-05-01T00:00:00.1234567+09:30"),
        record(91, province="31", label="both", product_kind="agent"),
    )
    dropped = filer.file(record(80), record(81))
    filer.drop(dropped)
    filer.file(record(80, note="anew"), record(82))
    filer.correct(replace(0, record(0, category="P2-3")), withdraw(1), withdraw(80))
    filer.drop(filer.file(record(99, category="P9-9")))  # rejected
    filer.declare({("items_removed", ""): len(HOSTILE) + 2})
    assert filer.submit().state == "accepted"
    other = Filer(rival)
    other.file(*(record(n) for n in range(4)))
    other.declare({("items_removed", ""): 4, ("prompts_blocked", ""): 100})
    assert other.submit().state == "accepted"
    close()
    claimant = Claimant(rival)
    claimant.measure({"modalities": ["image"]})
    claimant.show(packed(good=png(), bare=png("")))
    revision_id = _signed(claimant)
    assert examining.examine(revision_id)
    with acting_as(national.principal):
        reexamining.ask(national.principal, claimant.attestation)
    assert examining.examine(revision_id)
    _answer(rival, national)
    return filer


def _signed(claimant: Claimant) -> UUID:
    """Submitted with the platform's own signature."""
    principal, platform = claimant.principal, claimant.party.platform
    assert platform is not None
    key = signing.private_key(signing.new_key())
    proof = signing.sign_detached(registration(platform.uscc, key.kid), key, REGISTRATION)
    with acting_as(principal):
        keys.register(principal, jwk=dict(key.public.jwk), name="device", proof=proof)
        signatory = claimant.signatory_id
        payload = signatures.input_of_attestation(claimant.row(), signatory_id=signatory)
        submitted = attesting.submit(
            principal,
            claimant.attestation,
            signatory_id=signatory,
            signature=signing.sign_detached(payload, key, SUBMISSION),
        )
    return submitted.id


def _answer(party: Party, office: Party) -> None:
    assert party.platform is not None
    assert party.signatory is not None
    wording = directives.Wording("RECTIFY", "Mend it.", timezone.now() + timedelta(days=3))
    with acting_as(office.principal):
        directive = directives.issue(office.principal, party.platform, wording)
    evidence = [answering.Evidence("https://example.test/e", "ab" * 32)]
    with acting_as(party.principal):
        answering.answer(
            party.principal,
            directive,
            text="Mended.",
            evidence=evidence,
            signatory_id=party.signatory.id,
        )


@pytest.fixture
def sealed(filed: Filer, settings: Any, tmp_path: Path) -> Filer:
    """The same with its receipts in the log, and a head kept elsewhere."""
    settings.TREE_HEADS_DIR = str(tmp_path / "heads")
    assert sealing.seal() == 8
    assert heads.keep() is not None
    return filed


@contextmanager
def by_the_owner(database: str, change: str, undo: str) -> Iterator[None]:
    """The tables' owner changes what triggers forbid, and puts it right again afterwards."""
    _forced(database, change)
    try:
        yield
    finally:
        _forced(database, undo)


def _forced(database: str, statement: str) -> None:
    with owner_connection(database) as owner, owner.transaction():
        owner.execute(b"SELECT set_config('candor.principal', 'operator||||', true)")
        tables = sorted(set(re.findall(r"(?:reporting|platforms)_[a-z]+", statement)))
        _triggers(owner, tables, "DISABLE")
        owner.execute(statement.encode())
        owner.execute(b"SET CONSTRAINTS ALL IMMEDIATE")
        _triggers(owner, tables, "ENABLE")


def _triggers(owner: Any, tables: list[str], state: str) -> None:
    for table in tables:
        owner.execute(f"ALTER TABLE {table} {state} TRIGGER USER".encode())


def audit(**scope: Any) -> list[Difference]:
    return list(differences(Audit(Scope(**scope))))
