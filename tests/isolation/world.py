"""A platform with something of everything that can belong to one, as rows."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone
from oauth2_provider.models import get_access_token_model

from platforms import audit
from platforms.ids import uuid7
from platforms.models import Credential, IdempotencyKey, Person, Platform, Product
from platforms.principals import AUTHENTICATOR, SYSTEM, Principal
from platforms.roles import OFFICE_SCOPES, PLATFORM_SCOPES, Role
from platforms.tenancy import acting_as
from reporting.models import (
    Attestation,
    AttestationRevision,
    Batch,
    BatchCount,
    CheckRun,
    Consolidation,
    ConsolidationCoverage,
    ConsolidationEntry,
    ConsolidationTotal,
    Directive,
    DirectiveAnswer,
    Edition,
    EditionFile,
    EvidenceFile,
    EvidenceLink,
    Examination,
    Explanation,
    Export,
    Extension,
    Figure,
    Finding,
    OpenPackage,
    PeerQuality,
    PeriodArchive,
    PlatformKey,
    Quality,
    Question,
    Reading,
    Reminder,
    Reply,
    Report,
    Review,
    Revision,
    RevisionBatch,
    Sighting,
    Signal,
    State,
    Total,
    Upload,
    UploadPart,
    Waiver,
    Watch,
)
from reporting.selectors.edition_contents import MANDATORY
from reporting.services import receipts, sealing
from tests import conftest
from tests.conftest import Party, make_office, make_platform

MAY = date(2025, 5, 1)
JUNE = date(2025, 6, 1)
LINE = (
    b'{"record_id":"new","subject":"item","action":"REMOVE","category":"P2-1","acted_at":'
    b'"2025-05-12T10:00:00+08:00","detection":"automated","modality":"video","target":"t"}\n'
)
AccessToken = get_access_token_model()
INSERT_RECORD = """
INSERT INTO reporting_record (period, batch_id, line, platform_id, record_id, subject, action,
  category, detection, modality, acted_at, target)
VALUES (%s, %s, 1, %s, 'r-1', 'item', 'REMOVE', 'P2-1', 'automated', 'video', %s, %s)
"""


@contextmanager
def own_database(blocker: Any, name: str) -> Iterator[None]:
    """As the fixture `live`, for the tests of a whole module."""
    with blocker.unblock():
        conftest._use(conftest.BASE)
        conftest.drop(name)
        conftest._owner(f"CREATE DATABASE {name} TEMPLATE {conftest.BASE}")
        conftest._use(name)
        conftest._purge()
        yield
        conftest._use(conftest.BASE)
        conftest._purge()
        conftest.drop(name)


@dataclass
class World:
    """What belongs to one platform, by the names of the URL parameters."""

    party: Party
    ids: dict[str, Any] = field(default_factory=dict)

    @property
    def platform(self) -> Platform:
        assert self.party.platform is not None
        return self.party.platform

    @property
    def marks(self) -> list[str]:
        """What nobody else may ever be shown: ids, the code, the name."""
        known = [str(one) for one in self.ids.values() if isinstance(one, UUID)]
        return [*known, self.platform.uscc, self.platform.name_zh, f"secret-{self.platform.uscc}"]


def make_world(jurisdiction: str, name: str) -> World:
    world = World(make_platform(jurisdiction, name))
    with acting_as(SYSTEM):
        _file(world)
        _upload(world)
        _answer(world)
        _attest(world)
        _order(world)
        _review(world)
        _prove(world)
        _listen(world)
        _look_around(world)
        _export(world)
    _draft(world)
    return world


def _draft(world: World) -> None:
    """A bulletin that the office of the province is writing."""
    with acting_as(SYSTEM):
        office = office_of(world.platform.jurisdiction_id)
    found = {"jurisdiction_id": office.jurisdiction_id, "of": "2025-04", "state": "draft"}
    now = timezone.now()
    with acting_as(people_of(office)[0]):
        edition, _ = Edition.objects.get_or_create(
            **found,
            defaults={
                "office": office,
                "drafted_at": now,
                "edited_at": now,
                "blocks": [{"kind": kind} for kind in MANDATORY],
                "sources": [{"id": str(uuid7()), "period": "2025-04", "number": 1, "digest": "0"}],
            },
        )
    world.ids["edition_id"] = edition.id


def _file(world: World) -> None:
    party, platform, now = world.party, world.platform, timezone.now()
    report = Report.objects.create(platform=platform, period_id=MAY)
    first = Revision.objects.create(platform=platform, report=report, number=1)
    batch = _batch(world, report)
    RevisionBatch.objects.create(platform=platform, revision=first, batch=batch)
    _figure(platform, first)
    first.signatory, first.submitted_by = party.signatory, party.credential
    first.submitted_at, first.state, first.rule_set = now, State.RECEIVED, "test"
    first.save()
    for state in (State.CHECKING, State.ACCEPTED):
        first.state = state
        first.in_force = state == State.ACCEPTED
        first.save()
    Total.objects.create(
        platform=platform,
        period_id=MAY,
        revision=first,
        in_force=True,
        measure="items_removed",
        measure_version=1,
        category="P2-1",
        action="REMOVE",
        value=1,
        qualifier="exact",
    )
    draft = Revision.objects.create(
        platform=platform, report=report, number=2, based_on=first, reason="a correction"
    )
    RevisionBatch.objects.create(platform=platform, revision=draft, batch=batch)
    _figure(platform, draft)
    world.ids |= {
        "report_id": report.id,
        "number": 1,
        "batch_id": batch.id,
        "record_id": "r-1",
        "revision": first.id,
        "draft": draft.id,
        "period": "2025-05",
        "of": "2025-05",
    }


def _batch(world: World, report: Report) -> Batch:
    platform, number = world.platform, uuid7()
    batch = Batch.objects.create(
        id=number,
        platform=platform,
        report=report,
        state=Batch.State.CHECKED,
        sha256=hashlib.sha256(number.bytes).hexdigest(),
        size=1,
        media_type="application/x-ndjson",
        stored_as=f"tests/{number}",
        received_at=timezone.now(),
        received_by=world.party.credential,
        records=1,
    )
    with connection.cursor() as cursor:
        acted_at = datetime(2025, 5, 12, tzinfo=UTC)
        secret = f"secret-{platform.uscc}"
        cursor.execute(INSERT_RECORD, [MAY, number, platform.id, acted_at, secret])
    BatchCount.objects.create(
        platform=platform,
        batch=batch,
        subject="item",
        action="REMOVE",
        category="P2-1",
        modality="video",
        detection="automated",
        n=1,
    )
    return batch


def _figure(platform: Platform, revision: Revision) -> None:
    Figure.objects.create(
        platform=platform,
        revision=revision,
        measure="items_removed",
        category="P2-1",
        value=1,
        qualifier="exact",
    )


def _upload(world: World) -> None:
    """A file of one part, which is held; it becomes the next batch of the draft."""
    platform, now = world.platform, timezone.now()
    upload = Upload.objects.create(
        platform=platform,
        report_id=world.ids["report_id"],
        kind=Batch.Kind.RECORDS,
        size=len(LINE),
        part_size=len(LINE),
        media_type="application/x-ndjson",
        created_at=now,
        created_by=world.party.credential,
        expires_at=now + timedelta(days=7),
    )
    UploadPart.objects.create(
        platform=platform,
        upload=upload,
        number=1,
        size=len(LINE),
        sha256=hashlib.sha256(upload.id.bytes).hexdigest(),
        stored_as=f"uploads/{platform.id}/{upload.id}/00001-{uuid7()}",
        received_at=now,
    )
    world.ids["upload_id"] = upload.id


def _answer(world: World) -> None:
    """Something was found in the batch, and answered; a check was waived, and June put off."""
    platform, now = world.platform, timezone.now()
    run = CheckRun.objects.create(
        platform=platform,
        batch_id=world.ids["batch_id"],
        rule_set="test",
        started_at=now,
        finished_at=now,
        counts={"R210": 1},
        digests={"R210": "f" * 64},
    )
    finding = Finding.objects.create(
        platform=platform,
        run=run,
        check_id="R210",
        severity="warning",
        pointer="/product",
        line=1,
        record_id="r-1",
        params={"product": "paint-9"},
        fingerprint=hashlib.sha256(run.id.bytes).hexdigest(),
    )
    explanation = Explanation.objects.create(
        platform=platform,
        report_id=world.ids["report_id"],
        check_id="R210",
        fingerprint="f" * 64,
        text=f"secret-{platform.uscc}",
        given_at=now,
        given_by=world.party.credential,
    )
    waiver = Waiver.objects.create(
        platform=platform,
        check_id="R210",
        reason=f"secret-{platform.uscc}",
        granted_at=now,
        expires_at=now + timedelta(days=30),
        granted_by_office=office_of("00"),
    )
    extension = Extension.objects.create(
        platform=platform,
        period_id=JUNE,
        due_at=now + timedelta(days=30),
        was_due_at=now + timedelta(days=10),
        reason=f"secret-{platform.uscc}",
        granted_at=now,
        granted_by_office=office_of("00"),
    )
    Reminder.objects.create(
        platform=platform,
        period_id=JUNE,
        kind=Reminder.Kind.OVERDUE,
        addressee=Reminder.Addressee.OFFICE,
        days=3,
        due_at=now,
        given_at=now,
    )
    world.ids |= {
        "extension_id": extension.id,
        "run": run.id,
        "finding_id": finding.id,
        "explanation_id": explanation.id,
        "waiver_id": waiver.id,
    }


def office_of(jurisdiction: str) -> Any:
    from platforms.models import Office

    office, _ = Office.objects.get_or_create(
        jurisdiction_id=jurisdiction,
        defaults={"name_en": f"Office {jurisdiction}", "name_zh": f"{jurisdiction}网信办"},
    )
    return office


def _attest(world: World) -> None:
    """One revision that stands, examined, and a draft after it; each with the same file."""
    platform, now = world.platform, timezone.now()
    attestation = Attestation.objects.create(platform=platform, control="LBL-01")
    file = EvidenceFile.objects.create(
        platform=platform,
        attestation=attestation,
        slot="samples",
        name=f"secret-{platform.uscc}.png",
        sha256="0" * 64,
        size=1,
        media_type="image/png",
        stored_as=f"nowhere/{platform.uscc}",
        state="clean",
        received_at=now,
        received_by=world.party.credential,
    )
    for number, state in ((1, "submitted"), (2, "draft")):
        revision = AttestationRevision.objects.create(
            platform=platform,
            attestation=attestation,
            number=number,
            state="draft",
            catalogue="2025.1",
            status="implemented",
            statement=f"secret-{platform.uscc}",
            valid_from=date(2026, 1, 1),
            valid_until=date(2027, 12, 1),
            signatory=world.party.signatory if number == 1 else None,
            submitted_at=now if number == 1 else None,
            submitted_by=world.party.credential if number == 1 else None,
        )
        EvidenceLink.objects.create(platform=platform, revision=revision, file=file)
        if state != "draft":
            revision.state = state
            revision.save(update_fields=["state"])
            world.ids["examination_id"] = _examine(revision, file).id
    world.ids |= {
        "attestation_id": attestation.id,
        "attestation_draft": revision.id,
        "file_id": file.id,
        "token": "nonsense",
    }


def _examine(revision: AttestationRevision, file: EvidenceFile) -> Examination:
    now, platform = timezone.now(), revision.platform
    examination = Examination.objects.create(
        platform=platform,
        revision=revision,
        trigger="submission",
        catalogue="2025.1",
        rules="1",
        readers="1",
        started_at=now,
        finished_at=now,
        verdict="satisfied",
    )
    Reading.objects.create(
        platform=platform,
        examination=examination,
        file=file,
        container="png",
        modality="image",
        verdict="compliant",
    )
    return examination


def _prove(world: World) -> None:
    """Receipts in the log. What they say of the rows is of no interest here."""
    things = [("report.submitted", world.ids["report_id"])]
    things += [("report.accepted", world.ids["report_id"])]
    things += [("attestation.submitted", world.ids["attestation_id"])]
    for kind, found in things:
        receipt = receipts.give(
            world.party.principal,
            kind,
            platform_id=world.platform.id,
            object_id=found,
            number=1,
            what={"secret": f"secret-{world.platform.uscc}"},
            signatory=world.party.signatory,
        )
        world.ids.setdefault("receipt_id", receipt.id)
    sealing.seal()
    key = PlatformKey.objects.create(
        platform=world.platform,
        kid=world.platform.uscc,
        public={},
        name=f"secret-{world.platform.uscc}",
        registered_by=world.party.credential,
    )
    world.ids["key_id"] = key.id


def _order(world: World) -> None:
    """The province's office ordered something, and was answered."""
    platform, now = world.platform, timezone.now()
    assert world.party.signatory is not None
    due_at = now + timedelta(days=30)
    directive = Directive.objects.create(
        platform=platform,
        office=office_of(platform.jurisdiction_id),
        code="RECTIFY",
        vocabulary="1",
        text=f"secret-{platform.uscc}",
        revision_id=world.ids["revision"],
        first_due_at=due_at,
        due_at=due_at,
        issued_at=now,
    )
    DirectiveAnswer.objects.create(
        platform=platform,
        directive=directive,
        number=1,
        text=f"secret-{platform.uscc}",
        signatory=world.party.signatory,
        due_at=due_at,
        given_at=now,
        given_by=world.party.credential,
    )
    directive.state, directive.answers = "answered", 1
    directive.acknowledged_at, directive.acknowledged_by = now, world.party.credential
    directive.save()
    world.ids["directive_id"] = directive.id


def _listen(world: World) -> None:
    """What the rules heard in it, and how well it files."""
    platform, now, secret = world.platform, timezone.now(), f"secret-{world.platform.uscc}"
    Sighting.objects.create(
        platform=platform, period_id=MAY, kind="target", key=secret, records=1, first_at=now
    )
    Quality.objects.create(platform=platform, period_id=MAY, standing="on_time", measured_at=now)
    signal = Signal.objects.create(
        platform=platform,
        period_id=MAY,
        rule="S301",
        subject=secret,
        strength=1,
        numbers={"detection": secret, "before": 95, "now": 5},
        found_at=now,
    )
    world.ids["signal_id"] = signal.id


def _review(world: World) -> None:
    """The province's office has the report before it, asked something and was answered."""
    platform, now = world.platform, timezone.now()
    own = {"platform": platform, "report_id": world.ids["report_id"]}
    office = office_of(platform.jurisdiction_id)
    Review.objects.create(**own, office=office, due_at=now + timedelta(days=1))
    question = Question.objects.create(
        **own,
        number=1,
        revision_id=world.ids["revision"],
        office=office,
        text=f"secret-{platform.uscc}",
        asked_at=now,
    )
    Reply.objects.create(
        platform=platform,
        question=question,
        number=1,
        side="platform",
        text=f"secret-{platform.uscc}",
        at=now,
        credential=world.party.credential,
    )
    question.state, question.replies = "answered", 1
    question.save()


def _look_around(world: World) -> None:
    """What does not hang on the report, and what stays apart from it."""
    platform, credential = world.platform, world.party.credential
    product = Product.objects.create(
        platform=platform, code="paint-1", kind="web_app", name_zh=f"secret-{platform.uscc}"
    )
    assert world.party.signatory is not None
    audit.record(SYSTEM, "test.made", "platform", platform.id, platform_id=platform.id)
    with acting_as(world.party.principal):
        IdempotencyKey.objects.create(
            owner_id=platform.id, key=f"key-{platform.uscc}", request_sha256="0" * 64, status=200
        )
    world.ids |= {
        "platform_id": platform.id,
        "product_id": product.id,
        "person_id": world.party.signatory.id,
        "credential_id": credential.id,
        "check_id": "S101",
        "code": "not_found",
        "name": "nothing.csv",
    }


def _export(world: World) -> None:
    """The province's office has a file with what it saw of the platform."""
    now, number = timezone.now(), uuid7()
    office = office_of(world.platform.jurisdiction_id)
    export = Export.objects.create(
        id=number,
        office=office,
        kind="filings",
        query={"period": "2025-05"},
        format="csv",
        layout={"bom": True, "language": "en", "headings": "codes"},
        state="ready",
        size=len(LINE),
        sha256=hashlib.sha256(LINE).hexdigest(),
        stored_as=f"exports/{office.id}/{number}/{uuid7()}",
        made_at=now,
        expires_at=now + timedelta(days=7),
    )
    world.ids["export_id"] = export.id


def consolidate(worlds: list[World]) -> None:
    """The first consolidation of May, made from the worlds' revisions in force."""
    with acting_as(SYSTEM):
        frozen = Consolidation.objects.create(
            period_id=MAY,
            number=1,
            created_at=timezone.now(),
            vocabulary="2025.1",
            platforms_due=len(worlds),
            platforms_filed=len(worlds),
            digest="0" * 64,
        )
        now = timezone.now()
        Watch.objects.create(period_id=MAY, consolidation=frozen, rules="test", looked_at=now)
        PeerQuality.objects.create(
            period_id=MAY, months=6, indicator="punctuality", n=5, median=1, spread=0
        )
        for world in worlds:
            ConsolidationEntry.objects.create(
                platform=world.platform,
                consolidation=frozen,
                revision_id=world.ids["revision"],
                totals_sha256="0" * 64,
            )
        for code in ("00", *(world.platform.jurisdiction_id for world in worlds)):
            ConsolidationTotal.objects.create(
                consolidation=frozen,
                jurisdiction_id=code,
                measure="items_removed",
                measure_version=1,
                category="P2-1",
                action="REMOVE",
                value=len(worlds) if code == "00" else 1,
                qualifier="exact",
            )
            ConsolidationCoverage.objects.create(
                consolidation=frozen, jurisdiction_id=code, due=1, filed=1, included=1
            )
        OpenPackage.objects.create(
            period_id=MAY,
            number=1,
            consolidation=frozen,
            made_at=timezone.now(),
            threshold=5,
            consolidation_number=1,
            folder="open-data/2025-05.1",
            manifest_sha256="0" * 64,
        )


def people_of(office: Any) -> list[Principal]:
    """Two reviewers of an office."""
    with acting_as(SYSTEM):
        people = [
            Person.objects.create_person(
                office=office, role=Role.REVIEWER, username=f"{uuid7()}", name_zh="李四"
            )
            for _ in range(2)
        ]
    return [person.principal() for person in people]


def publish(office: Any) -> Edition:
    """A bulletin of May that two people of an office published, and the draft of another."""
    first, second = people_of(office)
    now = timezone.now()
    drafted = {"drafted_at": now, "edited_at": now}
    with acting_as(first):
        edition = Edition.objects.create(
            office=office, jurisdiction_id=office.jurisdiction_id, of="2025-05", **drafted
        )
        edition.content, edition.digest = {}, "0" * 64
        edition.state, edition.proposed_at, edition.proposed_by_id = (
            "proposed",
            now,
            first.person_id,
        )
        edition.save()
    with acting_as(second):
        edition.content = {"edition": {"number": 1}}
        edition.state, edition.number = "published", 1
        edition.published_at, edition.published_by_id = now, second.person_id
        edition.save()
        EditionFile.objects.create(edition=edition, language="en", sha256="0" * 64, content=b"%PDF")
        Edition.objects.create(
            office=office, jurisdiction_id=office.jurisdiction_id, of="2025-06", **drafted
        )
    return edition


def token(credential: Credential, *, scope: str | None = None, expired: bool = False) -> str:
    """A bearer token without the way to the token endpoint."""
    secret = f"token-{uuid7().hex}"
    owner = PLATFORM_SCOPES if credential.platform_id else OFFICE_SCOPES
    with acting_as(AUTHENTICATOR):
        AccessToken.objects.create(
            application=credential,
            token=secret,
            scope=" ".join(sorted(owner)) if scope is None else scope,
            expires=timezone.now() + timedelta(hours=-1 if expired else 1),
        )
    return secret


def other_credential(party: Party, **fields: Any) -> Credential:
    """Another credential of the same owner, in whatever state."""
    with acting_as(SYSTEM):
        return Credential.objects.create(
            platform=party.platform,
            office=party.office,
            name="another",
            client_type="confidential",
            authorization_grant_type="client-credentials",
            scopes=party.credential.scopes,
            **fields,
        )


def suspended_platform() -> Party:
    party = make_platform("31", "Suspended")
    with acting_as(SYSTEM):
        Platform.objects.filter(pk=party.platform.pk).update(status="suspended")  # type: ignore[union-attr]
    return party


def principals(owner: World, rival: World) -> dict[str, Principal]:
    """Those who look at the owner's rows, for tests in SQL."""
    return {
        "owner": owner.party.principal,
        "rival": rival.party.principal,
        "own office": make_office("31").principal,
        "other office": make_office("44").principal,
        "national": make_office("00").principal,
    }


def archive_and_restore() -> None:
    """April's records went and came back, as the owner of the tables writes it."""
    now = timezone.now()
    PeriodArchive.objects.using("owner").create(
        period_id=date(2025, 4, 1),
        number=1,
        location="/nowhere",
        manifest_sha256="0" * 64,
        started_at=now,
        archived_at=now,
        restored_at=now,
    )
