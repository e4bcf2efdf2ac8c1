"""Files in parts: any order, any number of times, completed once, and nothing lost on the way."""

import base64
import hashlib
import threading
import uuid
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from platforms.principals import SYSTEM, known
from platforms.tenancy import acting_as
from reporting.models import Batch, RevisionBatch, Upload, UploadPart
from reporting.models.uploads import Range, gaps_in, ranges_of
from reporting.services import batches, orphans, parts, sweeping, uploading
from tests.conftest import Api, Login, make_platform, ndjson, record
from tests.faults.processes import at_once, owner_connection, stored_files
from tests.isolation.world import own_database
from tests.reporting.filing import Filer

DATABASE = "candor_test_parts"
BODY = ndjson(*(record(n) for n in range(9)))
SHA256 = hashlib.sha256(BODY).hexdigest()
PART = 300
PARTS = -(-len(BODY) // PART)


class Sender:
    """A platform's client with one file to send."""

    def __init__(self, api: Api, filer: Filer) -> None:
        self.api, self.filer, self.path = api, filer, ""

    def open(self, **changes: object) -> Any:
        body = {"size": len(BODY), "part_size": PART, **changes}
        answer = self.api.post(f"{self.filer.path}/uploads", body)
        if answer.status_code in (200, 201):
            self.path = answer["Location"].removeprefix("/api/v1/")
        return answer

    def put(
        self, number: int, content: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Any:
        start = (number - 1) * PART
        return self.api.client.generic(
            "PUT",
            f"/api/v1/{self.path}/parts/{number}",
            BODY[start : start + PART] if content is None else content,
            content_type="application/octet-stream",
            headers={**self.api.headers, **(headers or {})},
        )

    def put_all(self) -> None:
        for number in range(1, PARTS + 1):
            assert self.put(number).status_code == 201

    def held(self) -> dict[str, Any]:
        found: dict[str, Any] = self.api.get(self.path).json()
        return found

    def complete(self) -> Any:
        return self.api.post(f"{self.path}/complete")

    def change(self, **changes: object) -> None:
        with acting_as(SYSTEM):
            Upload.objects.filter(pk=self.upload.id).update(**changes)

    @property
    def upload(self) -> Upload:
        with acting_as(SYSTEM):
            return Upload.objects.get(pk=self.path.rpartition("/")[2])


@pytest.fixture(autouse=True)
def small_parts(settings: Any) -> None:
    settings.LIMITS = {**settings.LIMITS, "part_bytes_least": 100, "part_bytes": 4000}


@pytest.fixture(scope="module")
def database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """One for all: each test has a platform of its own."""
    with own_database(django_db_blocker, DATABASE):
        yield DATABASE


@pytest.fixture
def sender(database: str, login: Login) -> Sender:
    party = make_platform("31", "Photos")
    return Sender(login(party), Filer(party))


def bytes_of(path: str) -> bytes:
    with default_storage.open(path) as stored:
        return bytes(stored.read())


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def content_digest(content: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(content).digest()).decode()}:"


def test_parts_in_any_order_become_one_batch(sender: Sender) -> None:
    before = stored_files()
    sender.open(sha256=SHA256)
    for number in (PARTS, *range(2, PARTS), 1):
        assert sender.put(number).status_code == 201
    answer = sender.complete()
    assert answer.status_code == 202
    receipt = answer.json()
    assert (receipt["sha256"], receipt["size"]) == (SHA256, len(BODY))
    assert answer["Location"] == receipt["links"]["self"]
    with acting_as(SYSTEM):
        batch = Batch.objects.get(pk=receipt["id"])
    assert bytes_of(batch.stored_as) == BODY
    assert stored_files() - before == {batch.stored_as}, "the parts are gone"
    assert sender.filer.checked(batch).state == "checked"
    assert len(sender.filer.held(1)) == 9
    said = sender.held()
    assert (said["state"], said["batch"], said["missing"]) == ("completed", receipt["id"], [])


def test_what_is_held_and_what_is_missing_is_told(sender: Sender) -> None:
    opened = sender.open().json()
    assert (opened["parts"], opened["held"]) == (PARTS, [])
    for number in (1, 2, 4, PARTS):
        sender.put(number)
    said = sender.held()
    assert said["held"] == [
        {"first": 1, "last": 2},
        {"first": 4, "last": 4},
        {"first": PARTS, "last": PARTS},
    ]
    assert said["missing"] == [{"first": 3, "last": 3}, {"first": 5, "last": PARTS - 1}]
    last = len(BODY) - (PARTS - 1) * PART
    assert (said["parts_held"], said["bytes_held"]) == (4, 3 * PART + last)
    listed = sender.api.get(f"{sender.filer.path}/uploads").json()["results"]
    assert listed == [said]
    digests = {
        one["number"]: one["sha256"]
        for one in sender.api.get(f"{sender.path}/parts").json()["results"]
    }
    assert digests[1] == hashlib.sha256(BODY[:PART]).hexdigest()
    answer = sender.complete()
    assert refused(answer) == (409, "parts_missing")
    assert f"{PARTS - 4} parts" in answer.json()["detail"]
    assert f"3, 5-{PARTS - 1}" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("numbers", "held", "missing"),
    [
        ([], [], [Range(1, 6)]),
        ([1, 2, 3, 4, 5, 6], [Range(1, 6)], []),
        ([2, 3, 5], [Range(2, 3), Range(5, 5)], [Range(1, 1), Range(4, 4), Range(6, 6)]),
    ],
)
def test_ranges(numbers: list[int], held: list[Range], missing: list[Range]) -> None:
    assert ranges_of(numbers) == held
    assert gaps_in(held, 6) == missing


def test_a_part_sent_again(sender: Sender) -> None:
    """The same bytes change nothing; others take the place of the earlier ones, and of the file."""
    sender.open()
    wrong = b"x" * PART
    assert sender.put(1, wrong).status_code == 201
    first = stored_files()
    again = sender.put(1, wrong)
    assert again.status_code == 200
    assert stored_files() == first
    assert sender.put(1).status_code == 200
    assert len(stored_files()) == len(first)
    assert not stored_files() & {name for name in first if str(sender.upload.id) in name}
    for number in range(2, PARTS + 1):
        sender.put(number)
    assert sender.complete().json()["sha256"] == SHA256


def test_a_part_that_did_not_arrive_whole_leaves_the_earlier_one(sender: Sender) -> None:
    sender.open()
    good = BODY[:PART]
    sender.put(1)
    before = stored_files()
    assert refused(sender.put(1, good[:-1])) == (400, "part_length")
    assert refused(sender.put(1, good + b"x")) == (400, "part_length")
    assert refused(sender.put(PARTS, good)) == (400, "part_length")
    assert refused(
        sender.put(1, b"y" * PART, headers={"Content-Digest": content_digest(good)})
    ) == (*(400, "digest_differs"),)
    assert stored_files() == before
    with acting_as(SYSTEM):
        (part,) = sender.upload.held.all()
    assert part.sha256 == hashlib.sha256(good).hexdigest()


@pytest.mark.parametrize(
    ("digest", "status"),
    [
        (content_digest(BODY[:PART]), 201),
        (f"sha-512=:AAAA:, {content_digest(BODY[:PART])}", 201),
        ("sha-512=:AAAA:", 201),  # of another kind: not for us
        ("sha-256=nonsense", 400),
        ("sha-256=:AAAA:", 400),
        (f"sha-256={hashlib.sha256(BODY[:PART]).hexdigest()}", 400),
    ],
)
def test_content_digests(sender: Sender, digest: str, status: int) -> None:
    sender.open()
    answer = sender.put(1, headers={"Content-Digest": digest})
    assert answer.status_code == status
    if status == 400:
        assert refused(answer) == (400, "digest_invalid")


def test_what_is_no_part_is_refused(sender: Sender) -> None:
    sender.open()
    for number in (0, PARTS + 1, 10**30):
        assert refused(sender.put(number, b"x")) == (404, "part_unknown")
    assert refused(sender.put(1, headers={"Content-Encoding": "gzip"})) == (415, "part_encoded")


def test_the_whole_is_held_against_its_digest_and_can_be_mended(sender: Sender) -> None:
    sender.open(sha256=SHA256)
    sender.put_all()
    sender.put(2, b"x" * PART)
    before = stored_files()
    answer = sender.complete()
    assert refused(answer) == (409, "upload_digest_differs")
    assert SHA256 in answer.json()["detail"]
    assert stored_files() == before
    sender.put(2)
    assert sender.complete().status_code == 202


def test_completing_again_gives_the_same_batch(sender: Sender) -> None:
    """Whatever has become of the draft since."""
    sender.open()
    sender.put_all()
    first, files = sender.complete().json(), stored_files()
    again = sender.complete()
    assert (again.status_code, again.json()) == (202, first)
    assert again["Idempotent-Replayed"] == "true"
    sender.filer.checked(sender.filer.batch(uuid.UUID(first["id"])))
    sender.filer.sign()
    assert sender.complete().json() == first
    assert stored_files() == files
    assert refused(sender.put(1)) == (409, "upload_completed")
    assert refused(sender.api.send("DELETE", sender.path)) == (409, "upload_completed")


def test_completed_by_four_at_once(sender: Sender) -> None:
    sender.open()
    sender.put_all()
    before, headers, path = stored_files(), sender.api.headers, sender.path

    def complete(_: int) -> tuple[int, str]:
        answer = Api(Client(), headers).post(f"{path}/complete")
        return answer.status_code, answer.json()["id"]

    answers = at_once(4, complete)
    assert len(set(answers)) == 1, answers
    with acting_as(SYSTEM):
        assert RevisionBatch.objects.filter(revision__report=sender.filer.report).count() == 1
        assert Batch.objects.filter(report=sender.filer.report).count() == 1
    assert len(stored_files() - before) == 1


def test_the_same_part_is_sent_by_four_at_once(sender: Sender) -> None:
    sender.open()
    before, headers, path = stored_files(), sender.api.headers, sender.path

    def send(number: int) -> int:
        content = bytes([number % 2 + 65]) * PART
        status: int = Client().put(f"/api/v1/{path}/parts/1", content, headers=headers).status_code
        return status

    answers = at_once(4, send)
    assert sorted(map(str, answers)) == ["200", "200", "200", "201"]
    with acting_as(SYSTEM):
        (part,) = sender.upload.held.all()
    assert stored_files() - before == {part.stored_as}
    assert hashlib.sha256(bytes_of(part.stored_as)).hexdigest() == part.sha256


def test_while_it_is_put_together_others_wait_and_are_told(
    database: str, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.open()
    monkeypatch.setattr(parts, "PATIENCE", "50ms")
    before = stored_files()
    with owner_connection(database) as other:
        key = sender.upload.id.int & 0x7FFF_FFFF_FFFF_FFFF
        other.execute(b"SELECT pg_advisory_lock(%s)", [key])
        assert refused(sender.put(1)) == (503, "upload_busy")
        assert refused(sender.complete()) == (503, "upload_busy")
        assert refused(sender.api.send("DELETE", sender.path)) == (503, "upload_busy")
    assert stored_files() == before
    assert sender.put(1).status_code == 201


def test_the_same_bytes_are_one_batch_however_they_came(sender: Sender) -> None:
    whole = sender.filer.send(body=BODY)
    sender.open()
    sender.put_all()
    files = {name for name in stored_files() if not name.startswith("uploads/")}
    assert sender.complete().json()["id"] == str(whole.id)
    assert {name for name in stored_files() if not name.startswith("uploads/")} == files


def test_what_died_while_putting_together_is_in_nobodys_way(sender: Sender) -> None:
    sender.open(sha256=SHA256)
    sender.put_all()
    number, before = uuid.uuid4(), stored_files()
    sender.change(becomes=number)
    folder = batches.path_of(sender.filer.report, number)
    default_storage.save(f"{folder}/{uuid.uuid4()}", ContentFile(BODY[:500]))
    receipt = sender.complete().json()
    assert receipt["id"] == str(number)
    batch = sender.filer.checked(sender.filer.batch(number))
    assert batch.records == 9
    assert stored_files() - before == {batch.stored_as}


def test_who_loses_the_connection_while_putting_together_takes_nothing_from_the_next(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its connection the first attempt loses its lock. It finds out, and clears up, when the
    second has put its own file together and has not yet committed."""
    sender.open(sha256=SHA256)
    sender.put_all()
    before, upload, first = stored_files(), sender.upload, threading.current_thread()
    together, cleared = threading.Event(), threading.Event()
    keep, close = batches.keep, uploading._close

    def complete() -> Any:
        return uploading.complete(sender.filer.principal, sender.filer.report, upload)

    def cut_off(*args: Any) -> batches.Kept:
        kept = keep(*args)
        if threading.current_thread() is first:
            with suppress(OperationalError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
            second.start()
            assert together.wait(60)
        return kept

    def wait(*args: Any) -> None:
        together.set()
        assert cleared.wait(60)
        close(*args)

    monkeypatch.setattr(batches, "keep", cut_off)
    monkeypatch.setattr(uploading, "_close", wait)
    answers: list[Any] = []
    second = threading.Thread(target=lambda: answers.extend(at_once(1, lambda _: complete())))
    with pytest.raises(OperationalError):
        complete()
    cleared.set()
    second.join(60)
    [received] = answers
    assert received.created
    assert bytes_of(received.batch.stored_as) == BODY
    assert stored_files() - before == {received.batch.stored_as}


def test_nothing_is_filed_whose_bytes_are_gone(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender.open()
    sender.put_all()
    close = uploading._close

    def lose(principal: Any, upload: Upload, batch: Batch) -> None:
        default_storage.delete(batch.stored_as)
        close(principal, upload, batch)

    with monkeypatch.context() as patch:
        patch.setattr(uploading, "_close", lose)
        with pytest.raises(FileNotFoundError):
            sender.complete()
    batch = sender.filer.batch(uuid.UUID(sender.complete().json()["id"]))
    assert bytes_of(batch.stored_as) == BODY


def test_a_part_that_storage_has_lost_is_named_and_can_be_sent_again(sender: Sender) -> None:
    sender.open(sha256=SHA256)
    sender.put_all()
    with acting_as(SYSTEM):
        lost = sender.upload.held.get(number=3)
    default_storage.delete(lost.stored_as)
    answer = sender.complete()
    assert refused(answer) == (409, "parts_missing")
    assert "3" in answer.json()["detail"]
    assert sender.put(3).status_code == 200
    assert sender.complete().json()["sha256"] == SHA256


def test_the_same_file_finds_its_upload_again(sender: Sender) -> None:
    first = sender.open(sha256=SHA256)
    sender.put(1)
    again = sender.open(sha256=SHA256)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]
    assert again.json()["parts_held"] == 1
    for changes in ({"encoding": "gzip"}, {"size": len(BODY) - 1}, {"kind": "corrections"}):
        assert sender.open(sha256=SHA256, **changes).status_code == 201
    assert [sender.open().status_code for _ in range(2)] == [201, 201], "nobody knows whether"


def test_a_file_that_was_completed_is_found_again_as_long_as_it_is_filed(sender: Sender) -> None:
    sender.open(sha256=SHA256)
    sender.put_all()
    batch = sender.complete().json()["id"]
    again = sender.open(sha256=SHA256)
    assert (again.status_code, again.json()["batch"], again.json()["missing"]) == (200, batch, [])
    assert sender.complete().json()["id"] == batch
    sender.filer.checked(sender.filer.batch(uuid.UUID(batch)))
    assert sender.api.send("DELETE", f"{sender.filer.path}/batches/{batch}").status_code == 204
    assert sender.open(sha256=SHA256).status_code == 201


def test_an_upload_is_abandoned_with_its_parts(sender: Sender) -> None:
    before = stored_files()
    sender.open()
    sender.put_all()
    with_parts = sender.path
    assert sender.api.send("DELETE", with_parts).status_code == 204
    assert stored_files() == before
    assert sender.put(1).status_code == 404
    assert sender.complete().status_code == 404


def test_what_is_not_completed_in_time_is_swept(sender: Sender) -> None:
    before = stored_files()
    sender.open()
    early = sender.upload.expires_at
    sender.put(1)
    assert sender.upload.expires_at > early, "each part puts it off"
    assert sweeping.clear_uploads() == 0
    assert sender.held()["parts_held"] == 1
    sender.change(expires_at=timezone.now() - timedelta(seconds=1), becomes=uuid.uuid4())
    folder = batches.path_of(sender.filer.report, known(sender.upload.becomes))
    default_storage.save(f"{folder}/{uuid.uuid4()}", ContentFile(b"half of it"))
    assert sweeping.clear_uploads() == 1
    assert not stored_files() - before
    assert not default_storage.exists(folder)
    assert sender.api.get(sender.path).status_code == 404


def test_completed_uploads_are_swept_and_their_batches_stay(sender: Sender) -> None:
    sender.open()
    sender.put_all()
    batch = sender.filer.batch(uuid.UUID(sender.complete().json()["id"]))
    sender.change(expires_at=timezone.now() - timedelta(seconds=1))
    left = default_storage.save(f"{batch.stored_as}-of-another", ContentFile(b"half of it"))
    assert sweeping.clear_uploads() == 1
    assert left not in stored_files()
    assert sender.filer.checked(batch).state == "checked"


def _name(number: int, age: timedelta) -> str:
    milliseconds = int((timezone.now() - age).timestamp() * 1000)
    return f"{number:05}-{uuid.UUID(int=milliseconds << 80 | uuid.uuid4().int >> 48)}"


def test_bytes_without_a_row_are_swept_once_they_are_old(sender: Sender) -> None:
    sender.open()
    folder = f"uploads/{sender.filer.report.platform_id}/{sender.upload.id}"
    day = timedelta(days=1)
    old, held, arriving = (
        default_storage.save(f"{folder}/{_name(n, age)}", ContentFile(b"x"))
        for n, age in ((1, 2 * day), (2, 2 * day), (3, day / 2))
    )
    gone = default_storage.save(f"uploads/x/y/{_name(1, 2 * day)}", ContentFile(b"x"))
    with acting_as(SYSTEM):
        UploadPart.objects.create(
            platform_id=sender.filer.report.platform_id,
            upload=sender.upload,
            number=2,
            size=1,
            sha256="0" * 64,
            stored_as=held,
            received_at=timezone.now(),
        )
    assert orphans.remove(parts.FOLDER, UploadPart.objects.all()) == 2
    assert not {old, gone} & stored_files()
    assert {held, arriving} <= stored_files()
    orphans.remove(parts.FOLDER, UploadPart.objects.all())
    assert not default_storage.exists("uploads/x/y")


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"size": 0}, 400, "invalid"),
        ({"size": 10**30}, 413, "batch_too_large"),
        ({"size": 4 * 1024**3 + 1}, 413, "batch_too_large"),
        ({"part_size": 99}, 400, "part_size_outside"),
        ({"part_size": 4001}, 400, "part_size_outside"),
        ({"part_size": 100, "size": 1_000_001}, 400, "too_many_parts"),
        ({"sha256": "nonsense"}, 400, "invalid"),
        ({"encoding": "br"}, 400, "invalid"),
        ({"media_type": "image/png"}, 400, "invalid"),
        ({"kind": "figures"}, 400, "invalid"),
    ],
)
def test_what_cannot_be_opened(
    sender: Sender, changes: dict[str, object], status: int, code: str
) -> None:
    answer = sender.open(**changes)
    assert refused(answer) == (status, code)
    if code not in ("batch_too_large", "part_size_outside", "too_many_parts"):
        assert answer.json()["errors"][0]["pointer"] == f"/{next(iter(changes))}"


def test_a_fitting_part_size_is_chosen(sender: Sender, settings: Any) -> None:
    body = {"size": 3 * 1024**3}
    settings.LIMITS = {**settings.LIMITS, "part_bytes": 256 * 1024**2}
    assert sender.api.post(f"{sender.filer.path}/uploads", body).json()["part_size"] == 8 * 1024**2
    settings.LIMITS = {**settings.LIMITS, "upload_parts": 10}
    chosen = sender.api.post(f"{sender.filer.path}/uploads", body).json()
    assert chosen["parts"] == 10


def test_so_many_are_open_at_a_time(sender: Sender, settings: Any) -> None:
    settings.LIMITS = {**settings.LIMITS, "open_uploads": 2}
    assert [sender.open().status_code for _ in range(2)] == [201, 201]
    assert refused(sender.open()) == (409, "too_many_uploads")
    sender.api.send("DELETE", sender.path)
    assert sender.open().status_code == 201


def test_without_a_draft_nothing_becomes_part_of_it(sender: Sender) -> None:
    """What is uploaded meanwhile is not lost: a correction takes it in."""
    sender.filer.file(record(100))
    sender.filer.declare({("items_removed", ""): 1})
    sender.open()
    sender.put_all()
    sender.filer.submit()
    assert refused(sender.complete()) == (409, "no_draft")
    assert refused(sender.open()) == (409, "no_draft")
    sender.filer.start()
    assert sender.complete().status_code == 202
