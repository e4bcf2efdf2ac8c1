"""Files of evidence: taken in whole or not at all, told by their content, and let go of safely."""

import base64
import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Attestation, EvidenceFile
from reporting.services import evidence, scanning, sweeping
from tests.conftest import Api, Login, Party, make_office, make_platform
from tests.faults.processes import at_once, stored_files
from tests.isolation.world import own_database
from tests.reporting.test_attestations import drafted, refusal, signed

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + bytes(17) + b"\0\0\0\0IEND\xaeB`\x82"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SLOT = "label_sample"
KEY = {"Idempotency-Key": "k"}


class Claimant:
    """A platform's client with a draft that wants to be shown."""

    def __init__(self, api: Api, party: Party) -> None:
        self.api, self.party = api, party
        self.path = drafted(api)

    def send(
        self,
        content: bytes = PNG,
        name: str = "a.png",
        slot: str = SLOT,
        headers: dict[str, str] | None = None,
    ) -> Any:
        return self.api.client.post(
            f"/api/v1/{self.path}/evidence",
            content,
            query_params={"slot": slot, "name": name},
            content_type="application/octet-stream",
            headers={**self.api.headers, **(headers or {})},
        )

    def sent(self, *args: Any, **options: Any) -> dict[str, Any]:
        answer = self.send(*args, **options)
        assert answer.status_code == 201, answer.content
        found: dict[str, Any] = answer.json()
        return found

    def scanned(self, *args: Any, **options: Any) -> dict[str, Any]:
        """Sent, and let out of quarantine."""
        sent = self.sent(*args, **options)
        scanning.scan(UUID(sent["id"]))
        return sent

    def listed(self, **query: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.api.get(f"{self.path}/evidence", **query).json()
        return found["results"]  # type: ignore[call-overload, no-any-return]

    def drop(self, file: dict[str, Any]) -> Any:
        return self.api.send("DELETE", f"{self.path}/evidence/{file['id']}")

    @property
    def attestation(self) -> Attestation:
        with acting_as(SYSTEM):
            return Attestation.objects.get(pk=self.path.rpartition("/")[2])

    def sign(self) -> Any:
        return signed(self.api, self.party, self.path)


def row_of(file: dict[str, Any]) -> EvidenceFile:
    with acting_as(SYSTEM):
        return EvidenceFile.objects.get(pk=file["id"])


def events_of(file: dict[str, Any]) -> list[str]:
    with acting_as(SYSTEM):
        found = AuditEvent.objects.filter(object_id=file["id"]).order_by("id")
        return list(found.values_list("action", flat=True))


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


SET = zipped(a=PNG)


@pytest.fixture(scope="module")
def database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """One for all: each test has a platform of its own."""
    with own_database(django_db_blocker, "candor_test_evidence"):
        yield "candor_test_evidence"


@pytest.fixture
def claimant(database: str, login: Login) -> Claimant:
    party = make_platform("31", "Photos")
    return Claimant(login(party), party)


def small(settings: Any, **limits: int) -> None:
    settings.LIMITS = {**settings.LIMITS, **limits}


def test_a_file_is_kept_as_sent_and_told_by_its_content(claimant: Claimant) -> None:
    digest = hashlib.sha256(PNG)
    given = f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    answer = claimant.send(PNG, "样本.exe", headers={"Content-Digest": given})
    said = answer.json()
    assert answer.status_code == 201
    assert answer["Location"] == said["links"]["self"]
    assert (said["name"], said["media_type"]) == ("样本.exe", "image/png")
    assert (said["sha256"], said["size"]) == (digest.hexdigest(), len(PNG))
    assert said["state"] == "quarantined"
    with default_storage.open(row_of(said).stored_as) as stored:
        assert stored.read() == PNG
    assert claimant.listed() == [said]
    assert events_of(said) == ["evidence.received"]


def test_the_same_bytes_are_one_file_and_a_key_gets_its_answer_again(claimant: Claimant) -> None:
    before = stored_files()
    first = claimant.send(headers=KEY)
    replayed = claimant.send(headers=KEY)
    assert replayed.status_code == first.status_code == 201
    assert replayed["Idempotent-Replayed"] == "true"
    assert claimant.send(name="other.png").status_code == 200
    assert len(stored_files() - before) == len(claimant.listed()) == 1
    other = claimant.send(SET, headers=KEY)
    assert refusal(other) == (422, "idempotency_key_reused")
    claimant.drop(first.json())
    assert refusal(claimant.send(headers=KEY)) == (409, "evidence_gone")
    assert stored_files() == before


@pytest.mark.parametrize(
    ("content", "given", "status", "code"),
    [
        (b"", {"headers": {"Content-Length": "0"}}, 400, "evidence_empty"),
        (PNG, {"slot": "nowhere"}, 400, "slot_unknown"),
        (SVG, {"name": "a.png"}, 415, "evidence_type"),
        (b"\x1f\x8b\x08\0\0\0\0\0", {}, 415, "evidence_type"),
        (b"MZ\x90\0\x03\0\0\0\xff\xff", {"name": "a.png"}, 415, "evidence_type"),
        (PNG, {"name": "../../etc/passwd"}, 400, "evidence_name"),
        (PNG, {"name": "..\\a.png"}, 400, "evidence_name"),
        (PNG, {"name": ".."}, 400, "evidence_name"),
        (PNG, {"name": "gnp.\u202eexe"}, 400, "evidence_name"),
        (PNG, {"name": "a\r\nSet-Cookie: b"}, 400, "evidence_name"),
        (PNG, {"name": "x" * 10_240}, 400, "evidence_name"),
        (PNG, {"name": "a\0.png"}, 400, "invalid"),
        (PNG, {"name": ""}, 400, "invalid"),
        (PNG, {"headers": {"Content-Digest": f"sha-256=:{'A' * 43}=:"}}, 400, "digest_differs"),
        (PNG, {"headers": {"Content-Digest": "sha-256=:AAAA:"}}, 400, "digest_invalid"),
        (PNG, {"headers": {"Content-Encoding": "gzip"}}, 415, "evidence_encoded"),
        (
            PNG,
            {"headers": {"Content-Type": "multipart/form-data; boundary=x"}},
            415,
            "evidence_form",
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_and_leaves_nothing(
    claimant: Claimant, content: bytes, given: dict[str, Any], status: int, code: str
) -> None:
    before = stored_files()
    answer = claimant.send(content, **given)
    assert refusal(answer) == (status, code)
    assert stored_files() == before
    assert claimant.listed() == []


def test_limits_are_told_and_held(claimant: Claimant, settings: Any) -> None:
    small(settings, evidence_bytes=100, evidence_files=2, evidence_bytes_in_all=140)
    limits = claimant.api.get("me").json()["limits"]
    assert (limits["evidence_bytes"], limits["evidence_files"]) == (100, 2)
    before = stored_files()
    too_large = claimant.send(PNG + bytes(100))
    assert refusal(too_large) == (413, "evidence_too_large")
    assert "100" in too_large.json()["detail"]
    claimant.sent(PNG)
    too_much = claimant.send(PNG + bytes(100 - len(PNG)))
    assert refusal(too_much) == (409, "evidence_too_much")
    claimant.sent(PNG + b"1")
    assert refusal(claimant.send(PNG + b"2")) == (409, "evidence_too_many")
    assert len(stored_files() - before) == 2


def test_a_new_key_has_no_bytes_read_for_which_there_is_no_room(
    claimant: Claimant, settings: Any
) -> None:
    small(settings, evidence_files=1)
    first = claimant.send(headers=KEY)

    class Unread:
        def read(self, size: int, /) -> bytes:
            raise AssertionError("read")

    arriving = evidence.Arriving(SLOT, "b.png", Unread(), 1 << 20)
    with pytest.raises(Refused) as refused:
        evidence.receive(claimant.party.principal, claimant.attestation, arriving, "another")
    assert refused.value.code == "evidence_too_many"
    assert claimant.send(headers=KEY).json()["id"] == first.json()["id"]  # it has its answer


def test_a_body_that_is_cut_off_leaves_nothing(claimant: Claimant) -> None:
    before = stored_files()
    cut = evidence.Arriving(SLOT, "a.png", io.BytesIO(PNG), expected=len(PNG) + 1)
    with pytest.raises(Refused) as refused:
        evidence.receive(claimant.party.principal, claimant.attestation, cut)
    assert refused.value.code == "body_truncated"
    assert stored_files() == before


def test_a_dropped_file_goes_unless_a_filed_revision_has_it(claimant: Claimant) -> None:
    before = stored_files()
    gone, kept = claimant.sent(PNG), claimant.scanned(SET, "set.zip")
    assert claimant.drop(gone).status_code == 204
    assert refusal(claimant.drop(gone))[0] == 404
    assert [one["id"] for one in claimant.listed()] == [kept["id"]]
    claimant.sign()
    assert refusal(claimant.drop(kept)) == (409, "attestation_no_draft")
    assert refusal(claimant.send()) == (409, "attestation_no_draft")

    claimant.api.post(f"{claimant.path}/revisions", {})
    assert [one["id"] for one in claimant.listed()] == [kept["id"]], "taken over by reference"
    assert claimant.drop(kept).status_code == 204
    assert claimant.listed() == []
    assert [one["id"] for one in claimant.listed(revision=1)] == [kept["id"]]
    assert len(stored_files() - before) == 1
    back = claimant.send(SET, "set.zip")
    assert (back.status_code, back.json()["id"]) == (200, kept["id"])
    assert events_of(kept)[-2:] == ["evidence.dropped", "evidence.taken_back"]
    claimant.sent(PNG)
    claimant.api.post(f"{claimant.path}/withdraw", {"reason": "A mistake."})
    assert len(stored_files() - before) == 1, "a withdrawn draft keeps no files"


def test_offices_see_the_files_of_what_was_submitted(claimant: Claimant, login: Login) -> None:
    office, stranger = login(make_office("31")), login(make_platform("44", "Rival"))
    kept = claimant.scanned()
    path = f"{claimant.path}/evidence"
    assert office.get(path).status_code == 404
    claimant.sign()
    claimant.api.post(f"{claimant.path}/revisions", {})
    drafted_only = claimant.sent(SET)
    assert [one["id"] for one in office.get(path).json()["results"]] == [kept["id"]]
    assert office.get(f"{path}/{drafted_only['id']}").status_code == 404
    for api in (office, stranger):
        assert api.post(f"{path}/{drafted_only['id']}/link").status_code == 404
    assert office.get(f"{path}?revision=2").status_code == 404


def test_what_nobody_knows_of_is_removed(claimant: Claimant) -> None:
    held = claimant.sent()
    folder = row_of(held).stored_as.rpartition("/")[0]
    old = int((timezone.now() - timedelta(days=2)).timestamp() * 1000)
    orphan = f"{folder}/{UUID(int=old << 80)}"
    default_storage.save(orphan, ContentFile(b"x"))
    sweeping.clear_uploads()
    assert not default_storage.exists(orphan)
    assert default_storage.exists(row_of(held).stored_as)


def test_when_the_trail_cannot_be_written_nothing_was_received(
    claimant: Claimant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **data: Any) -> None:
        raise RuntimeError("no trail")

    before = stored_files()
    monkeypatch.setattr("platforms.audit.record", fail)
    with pytest.raises(RuntimeError, match="no trail"):
        claimant.send()
    monkeypatch.undo()
    assert stored_files() == before
    assert claimant.listed() == []


# --- Measurements ----------------------------------------------------------------------------


def test_measurements_are_held_to_what_the_control_asks_for(claimant: Claimant) -> None:
    path = f"{claimant.path}/measurements"
    wrong = {"modalities": ["image", "smell"], "mood": 1}
    answer = claimant.api.put(path, wrong, **{"Accept-Language": "zh-Hans"})
    assert refusal(answer) == (400, "measurements_invalid")
    told = {one["pointer"]: one["detail"] for one in answer.json()["errors"]}
    assert told.keys() == {"/modalities", "/mood"}
    assert "image" in told["/modalities"]
    assert "该控制项" in told["/mood"]
    assert refusal(claimant.api.put(path, [1])) == (400, "measurements_invalid")
    (hint,) = claimant.api.put(path, {"measurements": {"modalities": ["image"]}}).json()["errors"]
    assert (hint["pointer"], hint["code"]) == ("/measurements", "measurements_wrapped")
    assert '{"modalities": ["image", "video"]}' in hint["detail"]

    before = claimant.api.get(claimant.path)
    right = {"modalities": ["image", "video"]}
    answer = claimant.api.put(path, right, **{"If-Match": before["ETag"]})
    assert answer.json()["latest"]["measurements"] == right
    stale = claimant.api.put(path, {}, **{"If-Match": before["ETag"]})
    assert refusal(stale) == (412, "precondition_failed")
    claimant.sign()
    assert refusal(claimant.api.put(path, {})) == (409, "attestation_no_draft")
    claimant.api.post(f"{claimant.path}/revisions", {})
    latest = claimant.api.get(claimant.path).json()["latest"]
    assert (latest["number"], latest["measurements"]) == (2, right)


# --- At once ---------------------------------------------------------------------------------


def test_of_uploads_at_once_only_as_many_go_in_as_may(claimant: Claimant, settings: Any) -> None:
    """At the limit; with a drop and a submission in between, nothing is lost or left over."""
    small(settings, evidence_files=3)
    before = stored_files()
    answers = at_once(5, lambda n: claimant.send(PNG + bytes([n])).status_code)
    assert sorted(map(str, answers)) == ["201", "201", "201", "409", "409"]
    files = claimant.listed()
    assert len(stored_files() - before) == len(files) == 3
    # Who comes while it is dropped is told so; who comes later finds nothing there.
    dropped, *others = sorted(map(str, at_once(3, lambda n: claimant.drop(files[0]).status_code)))
    assert dropped == "204"
    assert set(others) <= {"404", "409"}
    assert len(stored_files() - before) == 2

    # A submission while an upload runs: the bytes come too late, and go.
    arrived, submitted = threading.Event(), threading.Event()

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            arrived.set()
            submitted.wait(30)
            return super().read(size)

    def step(number: int) -> str:
        if number:
            arrived.wait(30)
            claimant.sign()
            submitted.set()
            return "signed"
        evidence.receive(
            claimant.party.principal,
            claimant.attestation,
            evidence.Arriving(SLOT, "b.png", Slow(SET)),
        )
        return "received"

    refused, done = at_once(2, step)
    assert (str(refused), done) == ("attestation_no_draft", "signed")
    assert len(stored_files() - before) == 2
